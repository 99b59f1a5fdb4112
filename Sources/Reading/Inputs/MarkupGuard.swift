/// Finds tags with so many attributes that libxml2, which compares each with all others, would take
/// minutes over them.
struct MarkupGuard {
  /// More than any page has; a thousand take a millisecond.
  static let mostAttributes = 1_000

  private let bytes: [UInt8]
  private var index = 0

  /// The byte at which the first such tag begins; nil when there is none.
  static func crowdedTag(in bytes: [UInt8]) -> Int? {
    var guarding = MarkupGuard(bytes: bytes)
    return guarding.find()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func find() -> Int? {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let start = index
      if follows("<!--") {
        skip(past: "-->")
      } else if follows("<![CDATA[") {
        skip(past: "]]>")
      } else if start + 1 < bytes.count, Self.isLetter(bytes[start + 1]) {
        let isProgram = follows("<script") || follows("<style")
        if countWords() > Self.mostAttributes { return start }
        if isProgram { skip(past: "</") }
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Goes to the end of a tag, and counts the words in it; what is quoted behind `=` is none.
  private mutating func countWords() -> Int {
    var words = 0
    var isInWord = false
    while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
      let byte = bytes[index]
      index += 1
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        isInWord = false
      } else if !isInWord {
        isInWord = true
        words += 1
      }
      guard byte == UInt8(ascii: "=") else { continue }
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[index])
      else { continue }
      let rest = bytes[(index + 1)...]
      index = rest.firstIndex(of: bytes[index]).map { $0 + 1 } ?? bytes.count
      isInWord = false
    }
    return words
  }

  private func follows(_ mark: String) -> Bool {
    zip(bytes[index...].prefix(mark.utf8.count), mark.utf8).allSatisfy { byte, sign in
      byte == sign || (Self.isLetter(byte) && byte | 0x20 == sign)
    } && bytes.count - index >= mark.utf8.count
  }

  private mutating func skip(past mark: String) {
    while index < bytes.count, !follows(mark) { index += 1 }
    index = min(bytes.count, index + mark.utf8.count)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & 0xDF)
  }
}
