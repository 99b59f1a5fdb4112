/// Which bytes of a text must not stand in a format as they are, and what stands there for them.
///
/// Text is looked at in words of eight bytes: most have nothing to escape, and are copied as they are.
protocol TextEscape {
  /// Marks the bytes of a word, the text's next byte lowest, at which copying has to stop: the top bit
  /// of each. Marks above the lowest may be wrong; the lowest is right, and none means none.
  static func stops(in word: UInt64) -> UInt64

  /// Appends what stands for the byte at which copying stopped.
  ///
  /// - Parameters:
  ///   - rest: The text from that byte on.
  ///   - out: Takes the bytes.
  /// - Returns: How many bytes of the text that was; at least 1.
  static func escape(_ rest: UnsafeBufferPointer<UInt8>, to out: inout ByteWriter) -> Int
}

extension ByteWriter {
  /// Appends text with the escapes of a format.
  @inline(__always)
  mutating func append<Escape: TextEscape>(_ text: String, _: Escape.Type) {
    withUTF8(of: text) { out, bytes in out.append(bytes, Escape.self) }
  }

  /// The same with the text's UTF-8.
  mutating func append<Escape: TextEscape>(
    _ text: UnsafeBufferPointer<UInt8>, _: Escape.Type
  ) {
    var rest = text
    while true {
      let run = append(run: rest, Escape.self)
      guard run < rest.count else { return }
      rest = UnsafeBufferPointer(rebasing: rest[run...])
      rest = UnsafeBufferPointer(rebasing: rest[Escape.escape(rest, to: &self)...])
    }
  }

  /// Appends text up to the first byte that has to be escaped.
  ///
  /// - Returns: How many bytes were appended: all where nothing has to be escaped.
  @inline(__always)
  mutating func append<Escape: TextEscape>(
    run text: UnsafeBufferPointer<UInt8>, _: Escape.Type
  ) -> Int {
    guard let start = text.baseAddress else { return 0 }
    let source = UnsafeRawPointer(start)
    var done = 0
    // Whole words are stored, and those bytes that are not to be there are written over later.
    appending(atMost: text.count &+ 8) { here in
      let here = UnsafeMutableRawPointer(here)
      while done &+ 8 <= text.count {
        let word = (source + done).loadUnaligned(as: UInt64.self)
        (here + done).storeBytes(of: word, as: UInt64.self)
        let stops = Escape.stops(in: UInt64(littleEndian: word))
        if stops != 0 {
          done &+= stops.trailingZeroBitCount &>> 3
          return done
        }
        done &+= 8
      }
      guard done < text.count else { return done }
      if text.count >= 8 {
        // The last whole word: what it has of the one before has nothing to escape.
        let last = text.count &- 8
        let word = (source + last).loadUnaligned(as: UInt64.self)
        (here + last).storeBytes(of: word, as: UInt64.self)
        done = last &+ Escape.stops(in: UInt64(littleEndian: word)).trailingZeroBitCount &>> 3
        return done
      }
      let word = shortText(source, text.count)
      here.storeBytes(of: word.littleEndian, as: UInt64.self)
      // The zeros that fill the word up are marked too where NUL is a byte to escape.
      done = min(text.count, Escape.stops(in: word).trailingZeroBitCount &>> 3)
      return done
    }
    return done
  }
}

/// The bytes of a text of 1 to 7 bytes, the first one lowest; above them stand zeros.
///
/// No byte beside the text is read.
@inline(__always)
private func shortText(_ text: UnsafeRawPointer, _ count: Int) -> UInt64 {
  if count >= 4 {
    let low = UInt32(littleEndian: text.loadUnaligned(as: UInt32.self))
    let high = UInt32(littleEndian: (text + count - 4).loadUnaligned(as: UInt32.self))
    return UInt64(low) | UInt64(high) &<< UInt64(8 &* (count &- 4))
  }
  // The first, the middle and the last of one to three bytes; two of them may be the same.
  let (first, middle, last) = (
    text.load(as: UInt8.self), (text + count / 2).load(as: UInt8.self),
    (text + count - 1).load(as: UInt8.self)
  )
  return UInt64(first) | UInt64(middle) &<< UInt64(8 &* (count / 2))
    | UInt64(last) &<< UInt64(8 &* (count &- 1))
}

extension UInt64 {
  /// A word of eight times the same byte.
  @inline(__always)
  static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Marks the bytes that are zero by their top bit; a mark above the lowest one may be wrong.
  @inline(__always)
  var zeroBytes: UInt64 { (self &- .all(1)) & ~self & .all(0x80) }

  /// Marks the bytes that are this one, in the same way.
  @inline(__always)
  func bytes(_ byte: UInt8) -> UInt64 { (self ^ .all(byte)).zeroBytes }

  /// Marks control characters, which are below the space, in the same way.
  @inline(__always)
  var controls: UInt64 { (self & .all(0xE0)).zeroBytes }
}
