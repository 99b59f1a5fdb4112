extension String {
  /// The text of some Unicode scalars.
  ///
  /// A report is quoted many times over: to append the scalars to a view of a string costs ten times
  /// as much.
  public init(scalars: ArraySlice<Unicode.Scalar>) {
    let count = scalars.reduce(0) { $0 + UTF8.width($1) }
    self.init(unsafeUninitializedCapacity: count) { buffer in
      var end = 0
      for scalar in scalars { end = buffer.append(scalar, at: end) }
      return end
    }
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes a scalar in UTF-8 and tells where the next one goes.
  @inline(__always)
  fileprivate func append(_ scalar: Unicode.Scalar, at start: Int) -> Int {
    let value = scalar.value
    func tail(_ shift: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: 0x80 | (value >> shift & 0x3F))
    }
    switch value {
    case ..<0x80:
      self[start] = UInt8(truncatingIfNeeded: value)
      return start + 1
    case ..<0x800:
      self[start] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
      self[start + 1] = tail(0)
      return start + 2
    case ..<0x10000:
      self[start] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
      self[start + 1] = tail(6)
      self[start + 2] = tail(0)
      return start + 3
    default:
      self[start] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
      self[start + 1] = tail(12)
      self[start + 2] = tail(6)
      self[start + 3] = tail(0)
      return start + 4
    }
  }
}
