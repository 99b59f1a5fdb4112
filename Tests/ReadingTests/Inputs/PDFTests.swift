import Diagnostics
import Foundation
import Testing

@testable import Reading

@Suite struct PDFTests {
  static let isInstalled = Tool(named: "pdftotext") != nil

  /// A document of one page with these drawing commands; its xref is left for the reader to mend.
  static func pdf(_ commands: String, toUnicode: String = "") -> [UInt8] {
    Array(
      """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
      3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
      /Resources<</Font<</L 5 0 R/A 6 0 R>>>>>> endobj
      4 0 obj <</Length \(commands.utf8.count)>> stream
      \(commands)
      endstream endobj
      5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
      6 0 obj <</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[7 0 R]
      /ToUnicode 8 0 R>> endobj
      7 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500
      /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>> endobj
      8 0 obj <</Length \(toUnicode.utf8.count)>> stream
      \(toUnicode)
      endstream endobj
      trailer <</Root 1 0 R/Size 9>>
      %%EOF
      """.utf8)
  }

  static func read(_ bytes: [UInt8], limits: InputLimits = InputLimits()) throws -> Inputs {
    let scratch = try Scratch()
    try scratch.write("-note.pdf", bytes)
    return Inputs.read([scratch.path], limits: limits)
  }

  static let page = pdf(
    """
    BT /L 14 Tf 50 800 Td (Rockets near the dam) Tj ET
    BT /L 10 Tf 50 760 Td 12 TL (Six rockets fell near the dam on Monday and three more fell) Tj
    T* (near the bridge of the old town at about the same hour, the) Tj T* (army said.) Tj
    T* (Nobody was hurt.) Tj ET
    """)

  @Test(.enabled(if: isInstalled)) func `the lines of a page become paragraphs`() throws {
    let inputs = try Self.read(Self.page)
    let report = try #require(inputs.reports.first)
    #expect(report.id == "-note")
    #expect(report.title == "Rockets near the dam")
    #expect(
      report.text == """
        Rockets near the dam
        Six rockets fell near the dam on Monday and three more fell near the bridge of the old town \
        at about the same hour, the army said.
        Nobody was hurt.
        """)
    #expect(inputs.diagnostics.isEmpty)
    let zipped = Inputs.read(["-"], standardInput: BadInputTests.gzip(Self.page))
    #expect(zipped.reports.map(\.text) == [report.text])
  }

  @Test(.enabled(if: isInstalled)) func `Arabic shapes become letters in reading order`() throws {
    // "على الحقل" as a page draws it: from the left, each letter in its shape.
    let shapes = "ﻞﻘﺤﻟﺍ ﻰﻠﻋ"
    let codes = shapes.unicodeScalars.map { String($0.value + 0x1_0000, radix: 16).dropFirst() }
    let map = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
      1 begincodespacerange <0000> <FFFF> endcodespacerange
      1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end
      """
    let commands = "BT /A 14 Tf 300 800 Td <\(codes.joined())> Tj ET"
    let inputs = try Self.read(Self.pdf(commands, toUnicode: map))
    #expect(inputs.reports.map(\.text) == ["على الحقل"])
  }

  @Test(.enabled(if: isInstalled)) func `what gives no text is told`() throws {
    #expect(try Self.read(Array("no PDF".utf8)).diagnostics.map(\.id) == ["pdf.damaged"])
    #expect(try Self.read(Self.pdf("")).diagnostics.map(\.id) == ["pdf.no-text"])
    var limits = InputLimits()
    limits.reportBytes = 50
    #expect(try Self.read(Self.page, limits: limits).diagnostics.map(\.id) == ["input.too-large"])
    limits = InputLimits()
    limits.toolTime = .zero
    #expect(try Self.read(Self.page, limits: limits).diagnostics.map(\.id) == ["pdf.too-slow"])
  }
}

@Suite struct ToolTests {
  @Test func `a tool reads bytes, writes bytes, and is held to its limits`() throws {
    let cat = try #require(Tool(named: "cat"))
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try cat.output(of: [], input: bytes, limit: 300_000, within: .seconds(20)) == bytes)
    #expect(throws: Tool.Fault.tooMuch) {
      try cat.output(of: [], input: bytes, limit: 299_999, within: .seconds(20))
    }
    let sleep = try #require(Tool(named: "sleep"))
    #expect(throws: Tool.Fault.tooSlow) {
      try sleep.output(of: ["20"], input: [], limit: 1, within: .milliseconds(100))
    }
    let no = try #require(Tool(named: "false"))
    #expect(throws: Tool.Fault.failed(1)) {
      try no.output(of: [], input: [], limit: 1, within: .seconds(20))
    }
    #expect(Tool(named: "no-such-tool-as-this") == nil)
  }
}

@Suite struct PrintedTextTests {
  @Test(arguments: [
    // Shapes, ligatures and vowel signs in reading order, between marks of direction.
    ("\u{202B}ﻗﺼﻒ ﻋﻠﻰ ﺍﻷﺣﻴﺎﺀ\u{202C}", "قصف على الأحياء"), ("ﷲ ﻻ ﹷ", "الله لا \u{64E}"),
    ("oﬃce", "office"),
    // The letters of a line from left to right; numbers keep their order.
    ("ةقطنملا يف (2024/01/14) ةيوج ةراغ", "غارة جوية (2024/01/14) في المنطقة"),
    ("ﺔﻗﺮﻟﺍ ﺔﻨﻳﺪﻣ", "مدينة الرقة"),
    // What is in order stays so.
    ("مثلا قال إن الحي خال", "مثلا قال إن الحي خال"), ("لا", "لا"),
  ])
  func `a line is read as it was written`(printed: String, plain: String) {
    #expect(PrintedText.plain(printed) == plain)
  }

  @Test func `pages and blocks part paragraphs, and the end of a line does not`() {
    #expect(
      PrintedText.plain("Title\n\nOne two three\nfour five six\nseven\neight nine ten\n\u{C}Next\n")
        == "Title\nOne two three four five six seven\neight nine ten\nNext")
  }
}
