import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Reading

/// Bytes at random through every reader: whatever comes of them, nothing traps, no fault is without
/// a place, and what is a report has words.
@Suite struct ReaderFuzzTests {
  static let samples: [(name: String, text: String)] = [
    ("a.txt", "عنوان\nنص قصير عن قصف.\n"),
    (
      "a.html",
      "<html><meta charset=windows-1256><title>T</title><article><h1>T</h1><p>One<br>two &amp; "
        + "three</p><pre>a\nb</pre><ul><li><a href=x>l</a></ul><time datetime=2024-01-02></article>"
        + "<script type=\"application/ld+json\">{\"datePublished\":\"2024-01-02\"}</script>"
    ),
    (
      "a.jsonl", "{\"id\":\"a\",\"text\":\"\\u0642 words\",\"published\":\"2024-01-02\"}\n{}\n[1]\n"
    ),
    ("a.json", "[{\"id\":1,\"title\":\"t\",\"text\":\"words\"},{\"text\":null}]"),
    ("a.xml", WebReportTests.rss),
    ("reports.csv", "file,published,source,url,title\na.txt,2024-01-02,\"S, T\",,\n"),
    ("a.txt.gz", ""), ("-", "{\"text\":\"words\"}"),
  ]

  @Test(arguments: samples.indices)
  func `bytes at random trap no reader`(index: Int) throws {
    let scratch = try Scratch()
    let (name, text) = Self.samples[index]
    try scratch.write("a.txt", BadInputTests.good)
    let whole =
      text.isEmpty ? BadInputTests.gzip(Array(BadInputTests.good.utf8)) : Array(text.utf8)
    let signs = Array("<>&;\"'{}[],:\n\\/=- ".utf8) + [0, 0xC7, 0xE1, 0xFF, 0xEF, 0x1F]
    var reports = 0
    var faults = 0
    for seed in seeds(250) {
      var random = Seeded(seed)
      var bytes = whole
      if seed % 10 == 0 {
        bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      for _ in 0..<Int.random(in: 0...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
        default: bytes += bytes[place...].prefix(40)
        }
      }
      let inputs: Inputs
      if name == "-" {
        inputs = Inputs.read(["-"], standardInput: bytes)
      } else {
        try scratch.write(name, bytes)
        inputs = Inputs.read([scratch.path])
      }
      reports += inputs.reports.count
      faults += inputs.diagnostics.count
      #expect(inputs.reports.allSatisfy { !$0.text.isBlank && !$0.id.isEmpty })
      #expect(inputs.diagnostics.allSatisfy { $0.position != nil })
      #expect(Set(inputs.reports.map(\.id)).count == inputs.reports.count)
    }
    #expect(reports > 0)
    #expect(faults > 0)
  }
}
