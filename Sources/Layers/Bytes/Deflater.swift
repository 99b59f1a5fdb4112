import CZLIB

/// Compresses the bytes of one file as they come, as a bare deflate stream (RFC 1951) or as gzip.
final class Deflater {
  /// What stands about the stream, and how hard it is packed.
  enum Wrapper {
    /// Nothing: an archive has its own checksum, and is written once.
    case none
    /// The header and the checksum of gzip; for connections, where time counts more than the last tenth.
    case gzip

    fileprivate var window: Int32 { self == .none ? -15 : 31 }
    fileprivate var level: Int32 { self == .none ? Z_DEFAULT_COMPRESSION : 2 }
  }

  /// On the heap, because zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)

  init(_ wrapper: Wrapper = .none) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // A negative window means no wrapper, one of more than 15 that of gzip.
    let made = deflateInit2_(
      stream, wrapper.level, Z_DEFLATED, wrapper.window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(made == Z_OK, "zlib cannot start: there is no memory for 256 kB")
  }

  deinit {
    deflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
    piece.deallocate()
  }

  /// Compresses bytes and appends what comes out so far; behind the last ones all of it does.
  func deflate(_ bytes: Span<UInt8>, isLast: Bool, onto out: inout [UInt8]) {
    var done = 0
    repeat {
      // zlib counts in 32 bits.
      let count = min(bytes.count - done, 1 << 30)
      bytes.withUnsafeBytes { input in
        // zlib reads only, but its field is not const.
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.bindMemory(to: UInt8.self).baseAddress?.advanced(by: done))
        stream.pointee.avail_in = UInt32(count)
        done += count
        let mode = isLast && done == input.count ? Z_FINISH : Z_NO_FLUSH
        repeat {
          stream.pointee.next_out = piece.baseAddress
          stream.pointee.avail_out = UInt32(piece.count)
          // The only failures are those of a wrong call.
          _ = CZLIB.deflate(stream, mode)
          out.append(contentsOf: piece.prefix(piece.count - Int(stream.pointee.avail_out)))
        } while stream.pointee.avail_out == 0
      }
    } while done < bytes.count
  }
}

/// The CRC-32 of the bytes before, which starts at 0, and these.
func checksum(_ before: UInt32, _ bytes: Span<UInt8>) -> UInt32 {
  bytes.withUnsafeBytes { buffer in
    UInt32(
      truncatingIfNeeded: crc32_z(
        UInt(before), buffer.bindMemory(to: UInt8.self).baseAddress, buffer.count))
  }
}
