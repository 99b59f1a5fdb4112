import Glibc
enum Knobs {
  static func get(_ name: String, _ other: Int) -> Int {
    guard let value = getenv(name) else { return other }
    return Int(String(cString: value)) ?? other
  }
  static let kept = get("KEPT", 100)
  static let margin = Int32(get("MARGIN", 800))
  static let perPhone = Int32(get("PERPHONE", 210))
  static let pairMax = Int32(get("PAIRMAX", 100000))
  static let twoOff = Int32(get("TWOOFF", 900))
}
