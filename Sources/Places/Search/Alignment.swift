/// What it costs to hear one string of phones as another, in hundredths of a phone.
///
/// Three tables, because scripts leave out different things: Latin against Latin, Arabic against
/// Arabic, and across scripts, where short vowels are missing on one side.
struct Alignment: Sendable {
  /// Which tables apply.
  enum Scripts: Int { case latin, arabic, across }

  private let substitution: [[Int32]]
  private let omission: [[Int32]]
  private let count = Phones.alphabet.count

  /// The tables, made once.
  static let standard = Alignment()

  private init() {
    var substitution: [[Int32]] = []
    var omission: [[Int32]] = []
    for scripts in [Scripts.latin, .arabic, .across] {
      substitution.append(Self.substitutions())
      omission.append(Self.omissions(scripts))
    }
    self.substitution = substitution
    self.omission = omission
  }

  /// Pairs of phones that writers exchange, and the cost.
  private static let confusions = """
    kq20 kx35 qx60 gq25 gG15 gk35 gj30 Gq50 Gx60 jZ10 jC40 CS15 Cc10 cj10 cs35 ck15 cq20 zD15 zs45 \
    dD15 dt45 tT15 sT15 zZ30 sS40 DT40 bp25 fv30 pf50 wv05 bv50 yj35 Tz50 hx35 hH05 rl70 mn60 ZS60 \
    dz40 hk70 bn70 tn80 ae10 ie10 uo08 ai20 au25 ao18 ei10 eu25 eo25 iu25 io25 iy10 ey15 uw10 ow10 \
    uv40 Aa00 Ae12 Ai30 Au30 Ao15 Ww00 Wv02 Wu00 Wo03 Wa30 We35 Yy00 Yi00 Ye06 Ya20 YA25 Ha02 He02 \
    Ht12 Hi25 HA10 'a10 'A10 'i20 'e15 'Y20 'u25 WA60
    """

  private static func substitutions() -> [Int32] {
    let count = Phones.alphabet.count
    var table = [Int32](repeating: 100, count: count * count)
    for number in 0..<count { table[number * count + number] = 0 }
    for entry in confusions.split(separator: " ") {
      let bytes = Array(entry.utf8)
      let one = Int(Phones.number[Int(bytes[0])])
      let two = Int(Phones.number[Int(bytes[1])])
      let cost = Int32(bytes[2] - 48) * 10 + Int32(bytes[3] - 48)
      table[one * count + two] = cost
      table[two * count + one] = cost
    }
    return table
  }

  private static func omissions(_ scripts: Scripts) -> [Int32] {
    var table = [Int32](repeating: 100, count: Phones.alphabet.count)
    func set(_ phones: String, _ cost: Int32) {
      for byte in phones.utf8 { table[Int(Phones.number[Int(byte)])] = cost }
    }
    set("aeiou", scripts == .across ? 13 : 28)
    if scripts == .across { set("ou", 15) }
    set("A", scripts == .arabic ? 35 : 25)
    set("W", 40)
    set("Y", 35)
    set("w", 30)
    set("y", 25)
    set("H", 8)
    set("'", scripts == .arabic ? 25 : 6)
    set("_", 4)
    set("h", 50)
    return table
  }

  /// The cost per phone of the cheapest alignment; nil when it is above `limit`.
  func cost(
    _ one: ArraySlice<UInt8>, _ two: ArraySlice<UInt8>, _ scripts: Scripts, limit: Double
  ) -> Double? {
    let length = Double(one.count + two.count) / 2 + 1
    let most = Int32(limit * length * 100)
    let substitution = substitution[scripts.rawValue]
    let omission = omission[scripts.rawValue]
    var row = [Int32](repeating: 0, count: two.count + 1)
    for (column, phone) in two.enumerated() { row[column + 1] = row[column] + omission[Int(phone)] }
    for phone in one {
      let start = Int(phone) * count
      let drop = omission[Int(phone)]
      var diagonal = row[0]
      row[0] += drop
      var least = row[0]
      var column = 1
      for other in two {
        let best = min(
          diagonal + substitution[start + Int(other)], row[column] + drop,
          row[column - 1] + omission[Int(other)])
        diagonal = row[column]
        row[column] = best
        least = min(least, best)
        column += 1
      }
      if least > most { return nil }
    }
    let total = row[two.count]
    return total > most ? nil : Double(total) / 100 / length
  }
}
