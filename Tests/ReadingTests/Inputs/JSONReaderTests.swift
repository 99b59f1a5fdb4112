import Foundation
import TestSupport
import Testing

@testable import Reading

@Suite struct JSONReaderTests {
  /// A JSON value as plain text with sorted keys, to compare two readers by.
  static func face(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): "\(Double(text) ?? .nan)"
    case .string(let text): text.debugDescription
    case .array(let elements): "[" + elements.map(face).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { $0.key.debugDescription + ":" + face($0.node) }.sorted()
        .joined(separator: ",") + "}"
    }
  }

  @Test func `values know where they stand`() throws {
    let bytes = Array("{\"a\": [1, \"\\u0628\\ud83d\\ude00\\n\"],\n \"b\": null}".utf8)
    let node = try JSONReader.single(bytes)
    #expect(Self.face(node) == "{\"a\":[1.0,\"ب\u{1F600}\\n\"],\"b\":null}")
    #expect(node["a"]?.offset == 6)
    #expect(TextPlace(offset: try #require(node["b"]).offset, in: bytes) == place(2, 7))
  }

  @Test func `faults are told with their place`() {
    for (text, offset) in [
      ("", 0), ("{\"a\":1", 6), ("[1,]", 3), ("{\"a\" 1}", 5), ("[01]", 2), ("\"a", 0),
      ("\"\\ud800\"", 1), ("\"\\x\"", 1), ("nul", 0), ("1 2", 2), ("[-]", 1), ("{1:2}", 1),
      ("\"a\tb\"", 2),
    ] {
      do throws(JSONFault) {
        _ = try JSONReader.single(Array(text.utf8))
        Issue.record("\(text) was read")
      } catch {
        #expect(error.offset == offset, "\(text): \(error.sentence)")
      }
    }
  }

  @Test func `nesting is bounded`() throws {
    let deepest = JSONReader.deepest
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONReader.single(nested(deepest))
    #expect(throws: JSONFault.self) { try JSONReader.single(nested(deepest + 1)) }
    let endless = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONFault.self) { try JSONReader.single(endless) }
  }

  @Test func `it takes and refuses what Foundation takes and refuses`() {
    let samples = [
      "{\"id\":\"a\",\"n\":[1,-2.5e+3,true,false,null],\"t\":\"\\\"ق\\u0641\\\\/\"}",
      "[{},[],\"\",0,{\"a\":{\"b\":[[]]}}]",
    ]
    let signs = Array("{}[]\",:\\0123456789.-+eEtrufalsn \n\t".utf8)
    var taken = 0
    for seed in seeds(3_000) {
      var random = Seeded(seed)
      var bytes = Array(samples[Int(seed % 2)].utf8)
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: index)
        default: bytes[index] = signs.randomElement(using: &random) ?? 0
        }
      }
      guard let text = String(validating: bytes, as: UTF8.self) else { continue }
      // Foundation takes a comma before the end of an array or object; RFC 8259 does not.
      if text.contains(#/,\s*[\]}]/#) { continue }
      let ours = try? JSONReader.single(bytes)
      let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      #expect((ours == nil) == (theirs == nil), "\(text)")
      if ours != nil { taken += 1 }
    }
    #expect(taken > 500)
  }

  private func place(_ line: Int, _ column: Int) -> TextPlace {
    var place = TextPlace()
    place.line = line
    place.column = column
    return place
  }
}
