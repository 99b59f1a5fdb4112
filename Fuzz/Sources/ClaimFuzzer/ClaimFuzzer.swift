import CLibFuzzer
import Diagnostics
import EventMapper
import Events
import Foundation
import Places
import Reading

/// Tries the reading of claims and the finding of places: bytes as UTF-8, as far as they are.
///
/// The dictionary that `run` hands to libFuzzer has the words of the lexicon, names of places, and
/// the signs that disturb a text.
@main struct ClaimFuzzer {
  static let mapper: Mapper = {
    do {
      let folders = try DataFolders(program: CommandLine.arguments[0], environment: [:])
      return Mapper(
        gazetteer: try Gazetteer.load(folder: folders.gazetteer),
        lexicon: try folders.readLexicon())
    } catch {
      preconditionFailure("the data cannot be read: \(error)")
    }
  }()

  static func main() {
    var count = CommandLine.argc
    var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let code = LLVMFuzzerRunDriver(&count, &words) { start, count in
      ClaimFuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
    exit(code)
  }

  static func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let report = Report(
      id: "fuzz", title: nil, text: text, published: Day(iso: "2024-03-14"),
      origin: Position(source: "fuzz.txt"))
    let located = mapper.locate(report)
    let scalars = Array(text.unicodeScalars)
    func check<T>(_ evidence: Evidence<T>?) {
      guard let evidence else { return }
      let span = evidence.span
      precondition(
        0 <= span.start && span.start <= span.end && span.end <= scalars.count, "a span outside")
      precondition(
        evidence.words.unicodeScalars.elementsEqual(scalars[span.start..<span.end]),
        "words that do not stand where they are said to")
    }
    for claim in located.claims {
      check(claim.sentence)
      check(claim.kind)
      check(claim.target)
      check(claim.launch)
      check(claim.weapon)
      check(claim.weaponCount)
      check(claim.actor)
      check(claim.killed)
      check(claim.dateEvidence)
    }
  }
}
