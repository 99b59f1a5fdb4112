import Diagnostics
import EventMapper
import Events
import Geodesy
import Places

/// What a dry run says of a table, line by line.
struct TablePreviewLines {
  let lines: [String]

  init(_ preview: TablePreview) {
    var lines = ["\(preview.source): \(Self.name(of: preview.shape))"]
    for column in preview.columns {
      lines.append("  \(column.role.padded(22)) from \(column.name.isolated)")
    }
    if !preview.unread.isEmpty {
      let names = preview.unread.prefix(12).map(\.isolated).joined(separator: ", ")
      lines.append(
        "  not read: \(names)"
          + (preview.unread.count > 12 ? " and \(preview.unread.count - 12) more" : ""))
    }
    lines.append("  The first rows would be read so:")
    for claim in preview.claims { lines += Self.lines(of: claim).map { "  " + $0 } }
    if preview.withoutAttack > 0 {
      lines.append("  and \(preview.withoutAttack) that are no attacks, by the codes of the table")
    }
    self.lines = lines
  }

  private static func name(of shape: String) -> String {
    switch shape {
    case "acled": "a table of ACLED"
    case "ucdp": "a table of UCDP GED"
    case "gdelt": "events of GDELT"
    case "eventmapper": "a table that eventmap wrote"
    default: "a table of its own shape; columns are told by their names and by --columns"
    }
  }

  private static func lines(of claim: Claim) -> [String] {
    let days = [claim.date.start, claim.date.end].compactMap { $0?.description }
    let day =
      days.isEmpty ? "no date" : days[0] == days.last ? days[0] : days.joined(separator: " to ")
    var first = "\(claim.record ?? ""): \(claim.kind.value.rawValue), \(day)"
    if let killed = claim.killed?.value { first += ", killed \(killed.best)" }
    var lines = [first]
    if let place = claim.target { lines.append("    at " + face(place)) }
    if let place = claim.launch { lines.append("    launched from " + face(place)) }
    return lines
  }

  private static func face(_ place: Evidence<Location>) -> String {
    let location = place.value
    let name = location.placeName.map { " = \($0)" } ?? ""
    let point = location.coordinate
    return "\(place.words.isolated)\(name) (\(location.method.rawValue)): "
      + "\(point.latitude.fixed(4)), \(point.longitude.fixed(4)) ± \(location.uncertainty.plain)"
  }
}
