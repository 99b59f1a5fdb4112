import EventMapper
import Events
import Foundation
import Places
import Reading
import Testing

/// Every field that is read from a report points at the words that say so.
@Suite struct EvidenceTests {
  @Test(arguments: ["Reports", "Tests/Corpus", "Tests/Corpus/study", "Tests/Corpus/unseen"])
  func `The words at each span are the words quoted`(folder: String) throws {
    let reports = try RealMapper.samples(folder)
    #expect(reports.count >= 8)
    var checked = 0
    for report in reports { checked += try check(report) }
    #expect(checked > 100)
  }

  @Test(arguments: ["Reports", "Tests/Corpus", "Tests/Corpus/study", "Tests/Corpus/unseen"])
  func `Every attack word is told why it became an event, a count or nothing`(folder: String) throws
  {
    for report in try RealMapper.samples(folder) {
      let reading = RealMapper.mapper.locate(report).reading
      let told = Set(reading.verdicts.map(\.word.span))
      for span in RealMapper.mapper.reader.attackWords(of: report) {
        #expect(told.contains(span), "\(report.id): \(span)")
      }
      #expect(reading.verdicts.allSatisfy { !$0.reason.isEmpty })
    }
  }

  @Test func `Letters of any width before and between the lines move the spans with them`() throws {
    for report in try RealMapper.samples("Reports") {
      let plain = RealMapper.mapper.locate(report)
      let text =
        "🛰️ e\u{301} 𐤀\r\n" + report.text.replacingOccurrences(of: "\n", with: "\r\n")
      let moved = RealMapper.report(
        text, id: report.id, published: report.published?.description)
      let checked = try check(moved)
      #expect(checked >= plain.claims.count)
    }
  }

  /// Holds the spans of a report's claims and counts to its text; returns how many there were.
  private func check(_ report: Report) throws -> Int {
    let scalars = Array(report.text.unicodeScalars)
    let bytes = Array(report.text.utf8)
    let located = RealMapper.mapper.locate(report)
    let quotes =
      located.claims.flatMap(quotes)
      + located.aggregates.map { Quote("count", $0.quote.words, $0.quote.span) }
      + located.reading.verdicts.map { Quote("verdict", $0.word.words, $0.word.span) }
    for quote in quotes {
      let span = quote.span
      guard span.start < span.end, span.end <= scalars.count, span.utf8Start < span.utf8End,
        span.utf8End <= bytes.count
      else {
        Issue.record("\(report.id) \(quote.field): \(span) is outside of the text")
        continue
      }
      #expect(
        scalars[span.start..<span.end].elementsEqual(quote.words.unicodeScalars),
        "\(report.id) \(quote.field): \(quote.words)")
      #expect(
        bytes[span.utf8Start..<span.utf8End].elementsEqual(quote.words.utf8),
        "\(report.id) \(quote.field): \(quote.words)")
    }
    for claim in located.claims {
      // A day that is held to be known has words that say so.
      if claim.date.start != nil { #expect(claim.dateEvidence != nil, "\(report.id)") }
      #expect(claim.target == nil || claim.target?.value.text == claim.target?.words)
    }
    return quotes.count
  }

  private struct Quote {
    let field: String
    let words: String
    let span: Span
    init(_ field: String, _ words: String, _ span: Span) {
      (self.field, self.words, self.span) = (field, words, span)
    }
  }

  private func quotes(of claim: Claim) -> [Quote] {
    func quote<Value>(_ field: String, _ evidence: Evidence<Value>?) -> [Quote] {
      evidence.map { [Quote(field, $0.words, $0.span)] } ?? []
    }
    return quote("kind", claim.kind) + quote("date", claim.dateEvidence)
      + quote("target", claim.target) + quote("launch", claim.launch)
      + quote("weapon", claim.weapon) + quote("weapon count", claim.weaponCount)
      + quote("actor", claim.actor) + quote("target kind", claim.targetKind)
      + quote("outcome", claim.outcome) + quote("killed", claim.killed)
      + quote("injured", claim.injured) + quote("speaker", claim.speaker)
      + quote("sentence", claim.sentence)
  }
}
