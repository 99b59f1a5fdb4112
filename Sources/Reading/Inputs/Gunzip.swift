import CZLIB
import Diagnostics

/// Expands gzip in pieces, and stops where it expands beyond reason.
final class Gunzip {
  private let name: String
  private let limits: InputLimits
  /// On the heap, because zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8]
  private var position = 0
  private var consumed = 0
  private var produced = 0
  /// Whether a member of the file has ended and no other has begun.
  private var isBetweenMembers = false
  private var isDone = false

  private static let pieceBytes = 65_536
  /// Below this the ratio says nothing: a short text may be very regular.
  private static let ratioFloor = 1_000_000

  /// Begins with the compressed bytes that were read already.
  init(_ start: [UInt8], name: String, limits: InputLimits) throws(Diagnostic) {
    self.name = name
    self.limits = limits
    input = start
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the gzip wrapper.
    let made = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard made == Z_OK else { throw fault("zlib cannot start (code \(made))") }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// The next expanded piece; nil at the end.
  func next(
    refill: () throws(Diagnostic) -> [UInt8]?
  ) throws(Diagnostic) -> [UInt8]? {
    while !isDone {
      if position == input.count {
        guard let more = try refill() else {
          isDone = true
          if isBetweenMembers { return nil }
          throw fault("it ends in the middle: the file is not complete")
        }
        input = more
        position = 0
        continue
      }
      if isBetweenMembers {
        // Another member may follow; anything else behind the last one is padding.
        guard input[position] == 0x1F else {
          isDone = true
          return nil
        }
        inflateReset(stream)
        isBetweenMembers = false
      }
      let piece = try inflatePiece()
      if !piece.isEmpty { return piece }
    }
    return nil
  }

  private func inflatePiece() throws(Diagnostic) -> [UInt8] {
    var code = Z_OK
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { output, count in
      input.withUnsafeMutableBufferPointer { bytes in
        stream.pointee.next_in = bytes.baseAddress?.advanced(by: position)
        stream.pointee.avail_in = UInt32(bytes.count - position)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        code = inflate(stream, Z_NO_FLUSH)
        let rest = Int(stream.pointee.avail_in)
        consumed += bytes.count - position - rest
        position = bytes.count - rest
      }
      count = output.count - Int(stream.pointee.avail_out)
    }
    produced += piece.count
    switch code {
    case Z_STREAM_END: isBetweenMembers = true
    case Z_OK, Z_BUF_ERROR: break
    default:
      isDone = true
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "code \(code)"
      throw fault("it is damaged or no gzip at all (\(reason))")
    }
    try checkExpansion()
    return piece
  }

  private func checkExpansion() throws(Diagnostic) {
    let isTooDense =
      produced > Self.ratioFloor && produced > limits.expansionRatio * max(1, consumed)
    guard isTooDense || produced > limits.expandedBytes else { return }
    isDone = true
    throw Diagnostic(
      "input.expands", .error, at: Position(source: name),
      "It expands to more than "
        + (isTooDense
          ? "\(limits.expansionRatio) times its size, as no text of reports does."
          : "\(InputLimits.face(limits.expandedBytes))."),
      fix: "If it is what it should be, decompress it with gunzip and name the result.")
  }

  private func fault(_ reason: String) -> Diagnostic {
    Diagnostic(
      "input.gzip", .error, at: Position(source: name), "It cannot be decompressed: \(reason).",
      fix: "Fetch or compress it again; test it with gzip -t.")
  }
}
