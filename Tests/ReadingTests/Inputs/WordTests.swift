import CZLIB
import Diagnostics
import Foundation
import Testing

@testable import Reading

@Suite struct WordTests {
  /// An archive of one kind of compression, as Word writes it.
  static func zip(_ files: [(name: String, text: String)], isDeflated: Bool = true) -> [UInt8] {
    func number(_ value: Int, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
      let plain = Array(text.utf8)
      // Gzip is ten bytes, deflated bytes, and eight.
      let packed = isDeflated ? Array(BadInputTests.gzip(plain).dropFirst(10).dropLast(8)) : plain
      let sum = Int(crc32(0, plain, UInt32(plain.count)))
      let common =
        number(20, 2) + number(0, 2) + number(isDeflated ? 8 : 0, 2) + number(0, 4) + number(sum, 4)
        + number(packed.count, 4) + number(plain.count, 4) + number(name.utf8.count, 2)
        + number(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(body.count, 4)
        + Array(name.utf8)
      body += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + packed
    }
    return body + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(files.count, 2)
      + number(files.count, 2) + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  static func document(_ body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>\
    \(body)</w:body></w:document>
    """
  }

  static func read(_ bytes: [UInt8], limits: InputLimits = InputLimits()) throws -> Inputs {
    let scratch = try Scratch()
    try scratch.write("note.docx", bytes)
    return Inputs.read([scratch.path], limits: limits)
  }

  static let body = """
    <w:p><w:r><w:t>قصف على </w:t></w:r><w:r><w:t>الحقل</w:t></w:r></w:p><w:p/>
    <w:p><w:r><w:t xml:space="preserve">Six rockets </w:t><w:tab/><w:t>fell</w:t></w:r>
    <w:del><w:r><w:delText>twice</w:delText></w:r></w:del><w:r><w:br/><w:t>at dawn &amp; dusk.</w:t></w:r></w:p>
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Monday</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>al-Omar</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    """

  @Test(arguments: [true, false])
  func `the paragraphs and rows of a document are its lines`(isDeflated: Bool) throws {
    let archive = Self.zip(
      [
        ("[Content_Types].xml", "<Types/>"),
        (
          "_rels/.rels",
          #"<Relationships><Relationship Type="http://x/officeDocument" Target="word/doc.xml"/></Relationships>"#
        ), ("word/doc.xml", Self.document(Self.body)),
      ], isDeflated: isDeflated)
    let inputs = try Self.read(archive)
    let report = try #require(inputs.reports.first)
    #expect(report.id == "note")
    #expect(report.title == "قصف على الحقل")
    #expect(report.text == "قصف على الحقل\nSix rockets fell\nat dawn & dusk.\nMonday al-Omar")
    #expect(inputs.diagnostics.isEmpty)
    #expect(Inputs.read(["-"], standardInput: archive).reports.map(\.id) == ["stdin"])
  }

  @Test func `damaged, foreign, locked and exploding documents are told`() throws {
    let whole = Self.zip([("word/document.xml", Self.document(Self.body))])
    var encrypted = whole
    let flags = try #require(
      encrypted.indices.last { encrypted[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    encrypted[flags + 8] = 1
    var flipped = whole
    flipped[60] ^= 0xFF
    let bomb = Self.zip([("word/document.xml", String(repeating: " ", count: 30_000_000))])
    let samples = [
      Array("no archive".utf8), Array(whole.prefix(whole.count / 2)), encrypted, flipped, bomb,
      Self.zip([("xl/workbook.xml", "<x/>")]), Array("PK\u{3}\u{4}".utf8),
    ]
    for sample in samples {
      let inputs = try Self.read(sample)
      #expect(inputs.reports.isEmpty)
      #expect(inputs.diagnostics.map(\.id) == ["docx.damaged"])
    }
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaa\">]>" + Self.document("<w:p><w:t>&a;</w:t></w:p>")
    for markup in [entities, "<w:document><w:p>", String(repeating: "<a>", count: 2_000)] {
      let inputs = try Self.read(Self.zip([("word/document.xml", markup)]))
      #expect(inputs.diagnostics.map(\.id) == ["docx.malformed"])
    }
    #expect(
      try Self.read(Self.zip([("word/document.xml", Self.document(""))])).diagnostics.map(\.id)
        == ["input.empty"])
  }
}
