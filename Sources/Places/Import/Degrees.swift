import Diagnostics

/// Reads degrees out of bytes.
enum Degrees {
  /// Millionths of a degree, rounded half away from zero; nil for what is no number.
  static func millionths(_ bytes: some BidirectionalCollection<UInt8>) -> Int64? {
    var slice = bytes[...]
    while let first = slice.first, first == 0x20 { slice.removeFirst() }
    while let last = slice.last, last == 0x20 { slice.removeLast() }
    var isNegative = false
    if let first = slice.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      slice.removeFirst()
    }
    var value: Int64 = 0
    var digits = 0
    var decimals = -1
    for byte in slice {
      if byte == 0x2E, decimals < 0 {
        decimals = 0
        continue
      }
      guard (0x30...0x39).contains(byte) else {
        return Double(String(decoding: Array(bytes), as: UTF8.self)).flatMap(millionths)
      }
      digits += 1
      if decimals >= 0 {
        decimals += 1
        if decimals == 7, byte >= 0x35 { value += 1 }
        if decimals > 6 { continue }
      } else if digits > 9 {
        return nil
      }
      value = value * 10 + Int64(byte - 0x30)
    }
    guard digits > 0 else { return nil }
    for _ in max(0, decimals)..<6 where decimals < 6 { value *= 10 }
    return isNegative ? -value : value
  }

  /// Millionths of a number of degrees.
  static func millionths(_ value: Double) -> Int64? {
    guard value.isFinite, value.magnitude < 1e6 else { return nil }
    return Int64((value * 1e6).rounded())
  }
}

extension ImportRun {
  /// Puts a coordinate into the draft, or reports why it is none.
  func setCoordinate(
    _ reader: RowReader, latitude: Int, longitude: Int
  ) -> Bool {
    let (north, east) = (reader.cell(latitude), reader.cell(longitude))
    guard !north.isEmpty, !east.isEmpty else {
      report.drop(
        .noCoordinate, at: reader.position(north.isEmpty ? latitude : longitude),
        "The row has no coordinate.", fix: "fill in latitude and longitude in degrees")
      return false
    }
    for (cell, column, limit, name) in [
      (north, latitude, Int64(90), "latitude"), (east, longitude, Int64(180), "longitude"),
    ] {
      guard let value = Degrees.millionths(cell) else {
        report.drop(
          .badCoordinate, at: reader.position(column),
          "The \(name) \(reader.text(column).start.isolated) is no number.",
          fix: "write degrees with a decimal point, such as 35.3359")
        return false
      }
      guard abs(value) <= limit * 1_000_000 else {
        report.drop(
          .badCoordinate, at: reader.position(column),
          "The \(name) \(reader.text(column).start) is beyond \(limit) degrees.",
          fix: "see that latitude and longitude are not exchanged and are in degrees")
        return false
      }
      if column == latitude {
        draft.latitude = Int32(truncatingIfNeeded: value)
      } else {
        draft.longitude = Int32(truncatingIfNeeded: value)
      }
    }
    return true
  }

  /// A whole number that is not negative; 0 for anything else.
  static func count(_ bytes: some Sequence<UInt8>) -> Int {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte), value < 1 << 40 else { break }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension String {
  /// Its first letters, for a sentence that quotes it.
  var start: String { count <= 40 ? self : "\(prefix(40))…" }
}
