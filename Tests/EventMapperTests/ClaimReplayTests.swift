import EventMapper
import Events
import Foundation
import Testing

/// The texts that fuzzing starts from and those that it once broke the program with.
@Suite struct ClaimReplayTests {
  static let folder = RealMapper.root.appending(path: "Fuzz/corpus/claims")

  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  @Test func `there is a corpus`() { #expect(Self.names.count > 10) }

  @Test(arguments: names) func `a text of the corpus is read`(name: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: name))
    let text = String(decoding: bytes, as: UTF8.self)
    let start = ContinuousClock.now
    let located = RealMapper.mapper.locate(RealMapper.report(text))
    #expect(ContinuousClock.now - start < .seconds(20))
    let scalars = Array(text.unicodeScalars)
    for claim in located.claims {
      let span = claim.sentence.span
      #expect(
        claim.sentence.words.unicodeScalars.elementsEqual(scalars[span.start..<span.end]))
    }
  }
}
