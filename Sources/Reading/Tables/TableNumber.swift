/// Numbers as tables write them: with Latin, Arabic-Indic or Persian digits, a decimal point or comma.
enum TableNumber {
  /// The number that a cell says; nil where it says none.
  ///
  /// One comma without a point is a decimal comma; a comma and a point, or several commas, part thousands.
  static func number(_ cell: String) -> Double? {
    var text = latin(cell)
    let commas = text.utf8.count { $0 == UInt8(ascii: ",") }
    if commas == 1, !text.utf8.contains(UInt8(ascii: ".")) {
      text = text.replacing(",", with: ".")
    } else if commas > 0 {
      text = text.replacing(",", with: "")
    }
    guard let first = text.utf8.first,
      (0x30...0x39).contains(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        || first == UInt8(ascii: "."),
      !text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }),
      let number = Double(text), number.isFinite
    else { return nil }
    return number
  }

  /// A count of people or weapons, up to a million; `4.0` is 4.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - partsByPoints: Whether points part thousands, as where commas stand before decimals: `1.000`.
  /// - Returns: The count; nil where it says none.
  static func count(_ cell: String, partsByPoints: Bool = false) -> Int? {
    let groups = cell.split(separator: ".", omittingEmptySubsequences: false)
    if partsByPoints, groups.count > 1, (1...3).contains(groups[0].utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    {
      return count(groups.joined())
    }
    return number(cell).flatMap { Int(exactly: $0) }.flatMap {
      (0...1_000_000).contains($0) ? $0 : nil
    }
  }

  /// A text with its digits, decimal signs and minus as ASCII has them, without blanks around it and
  /// hidden marks in it.
  static func latin(_ cell: String) -> String {
    if cell.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return cell }
    var scalars = String.UnicodeScalarView()
    for scalar in (cell.nonBlank ?? "").unicodeScalars {
      switch scalar.value {
      case 0x660...0x669: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0x660 + 0x30)))
      case 0x6F0...0x6F9: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 0x30)))
      case 0x66B: scalars.append(".")
      case 0x66C, 0xA0, 0x202F, 0x2009, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
      case 0x2212: scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
