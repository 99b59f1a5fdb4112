import Diagnostics
import Events
import Foundation
import Places

@testable import Reading

/// The words and places that ship, for the tests of what is read from sentences.
enum Words {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let lexicon: Lexicon = {
    do throws(Diagnostic) {
      return try Lexicon { (name: String) throws(Diagnostic) -> String in
        guard
          let text = try? String(
            contentsOf: root.appending(path: "Lexicon/\(name)"), encoding: .utf8)
        else { throw Diagnostic("test.lexicon", .error, "\(name) is missing.", fix: "restore it") }
        return text
      }
    } catch {
      preconditionFailure(error.face)
    }
  }()

  private static let reader: ClaimReader = {
    do throws(GazetteerFault) {
      let gazetteer = try Gazetteer.load(folder: root.appending(path: "Gazetteer").path())
      return ClaimReader(lexicon: lexicon, search: PlaceSearch(gazetteer))
    } catch {
      preconditionFailure(error.diagnostics.map(\.face).joined(separator: "\n"))
    }
  }()

  /// What a report of one line says; 14 March 2024 is a Thursday.
  static func read(_ text: String, published: String? = "2024-03-14") -> ReportReading {
    reader.read(report(text, published: published))
  }

  /// The dates that words give.
  static func dates(_ text: String, published: String? = "2024-03-14") -> [DateMention] {
    let report = report(text, published: published)
    let tokens = ReportText(report, in: lexicon.vocabulary).tokens
    return MentionReader(lexicon: lexicon, reportDate: report.published).dates
      .mentions(in: tokens, range: 0..<tokens.count)
  }

  private static func report(_ text: String, published: String?) -> Report {
    Report(
      id: "r", title: nil, text: text, published: published.flatMap { Day(iso: $0) },
      origin: Position(source: "r.txt"))
  }
}

extension EventDate {
  /// `2024-03-09..2024-03-10 night`; `?` where no day is known.
  var face: String {
    var face = "?"
    if let start, let end { face = start == end ? "\(start)" : "\(start)..\(end)" }
    return face + (timeOfDay.map { " \($0)" } ?? "")
  }
}

extension NumberRange {
  /// `3`, `3+` where it is open upwards, `3..5`.
  var face: String {
    guard let high else { return "\(low)+" }
    return low == high ? "\(low)" : "\(low)..\(high)"
  }
}

extension ReportReading {
  /// The words that say what was struck and where, one for each claim, in order.
  var struck: [String] { claims.map { $0.target?.words ?? "?" } }

  /// Whether just these names were struck, each in a claim of its own.
  func struck(_ names: [String]) -> Bool {
    struck.count == names.count && zip(struck, names).allSatisfy { $0.contains($1) }
  }
}
