import Diagnostics
import EventMapper
import Geodesy
import Places

/// An answer as a person reads it: one candidate a line, its reason below.
struct PlaceTable {
  let question: String
  let answer: PlaceAnswer
  let gazetteer: Gazetteer

  var lines: [String] {
    let name = question.isolated
    guard !answer.candidates.isEmpty else {
      return ["\(name): no place of this name, or one like it, is known."]
    }
    let title =
      answer.abstained
      ? "\(name): no place of this name is known. The nearest misses:"
      : "\(name): \(answer.candidates.count == 1 ? "one candidate" : "the likeliest first")"
    let rows = answer.candidates.enumerated().map { index, candidate in
      (
        cells: [
          "\(index + 1)", candidate.score.fixed(2), candidate.place.coordinate.latitude.fixed(4),
          candidate.place.coordinate.longitude.fixed(4), candidate.place.uncertainty.plain,
        ], candidate: candidate
      )
    }
    let head = ["#", "score", "latitude", "longitude", "radius"]
    let widths = head.indices.map { column in
      ([head] + rows.map(\.cells)).map { $0[column].count }.max() ?? 0
    }
    func aligned(_ cells: [String]) -> String {
      zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ")
    }
    var lines = [title, "\(aligned(head))  place"]
    for row in rows {
      let place = row.candidate.place
      lines.append(
        "\(aligned(row.cells))  \(place.plainName) (\(gazetteer.setting(of: place))) [\(place.id)]")
      let indent = String(repeating: " ", count: widths[0] + 2)
      lines.append(indent + row.candidate.reason)
    }
    return lines
  }
}
