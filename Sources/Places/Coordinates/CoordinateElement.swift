/// One of the two numbers of a coordinate.
enum Axis: Hashable, Sendable {
  case latitude, longitude

  var other: Axis { self == .latitude ? .longitude : .latitude }
}

/// A number of a text by its digits.
struct WrittenNumber: Hashable, Sendable {
  /// The digits as a whole number, the first eighteen of them.
  var mantissa: Double
  /// How many digits stand before the decimal sign, leading zeros included.
  var digits: Int
  /// How many stand behind it.
  var decimals: Int

  var value: Double { mantissa / Self.power(decimals) }

  /// The size of its last digit.
  var unit: Double { 1 / Self.power(decimals) }

  var isWhole: Bool { decimals == 0 }

  /// The number as it should be written: a full stop, and the decimals that were given.
  var plain: String {
    let digits = String(Int(mantissa))
    guard decimals > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}

/// A piece of text that coordinates may be made of.
struct CoordinateElement: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(WrittenNumber)
    /// A minus (true) or plus sign.
    case sign(isMinus: Bool)
    /// `°`, `′` and `″`, and the words for them.
    case degree, minute, second
    /// North, south, east or west as a word; single letters are ``letters``.
    case direction(Compass)
    /// "latitude", "خط طول".
    case axis(Axis)
    /// One to five Latin capitals.
    case letters(Int)
    /// "zone".
    case zone
    /// "geo", which a colon makes a URI.
    case scheme
    case comma, semicolon, slash, colon, join, open, close, newline
    /// Anything that no coordinates go on behind.
    case other
  }

  let kind: Kind
  /// Where it stands: Unicode scalars of the text.
  let scalars: Range<Int>
  /// The token that it is, or begins in.
  let token: Int
}
