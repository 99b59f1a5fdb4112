public import Diagnostics
import Geodesy
import Shapes

/// What a gazetteer's rows say of each other: checks beyond what reading needs.
public enum GazetteerCheck {
  /// Outlines are off by this much (Natural Earth against a precise national outline), so that a
  /// place may lie so far outside its country without being wrong.
  private static let outlineDoubt = Distance.kilometers(8)

  /// Everything that is wrong or doubtful in the files of a gazetteer, in the order of the files.
  public static func diagnostics(for inputs: [GazetteerInput]) -> [Diagnostic] {
    do throws(GazetteerFault) {
      let gazetteer = try Gazetteer(inputs)
      return gazetteer.diagnostics + diagnostics(of: gazetteer)
    } catch {
      return error.diagnostics
    }
  }

  /// What is doubtful in a gazetteer that could be read.
  public static func diagnostics(of gazetteer: Gazetteer) -> [Diagnostic] {
    sites(gazetteer) + outlines(gazetteer) + scripts(gazetteer)
  }

  private static func sites(_ gazetteer: Gazetteer) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for index in gazetteer.sites.keys.sorted() {
      guard let site = gazetteer.sites[index] else { continue }
      let place = gazetteer.places[index]
      func report(_ id: String, _ position: Position, _ sentence: String, fix: String) {
        found.append(Diagnostic("gazetteer.\(id)", .error, at: position, sentence, fix: fix))
      }
      if site.basis == .described, place.uncertainty.kilometers < 10 {
        report(
          "described-radius", site.position,
          "\(place.id) is known from words alone, but its radius is \(place.uncertainty.words).",
          fix: "give it 10 km or more, or cite a source with a coordinate")
      }
      let cited = site.sources.filter { $0.isCited && $0.coordinate != nil }
      if site.basis == .sourced, cited.isEmpty {
        report(
          "unsourced", site.position,
          "\(place.id) is called sourced, but no cited source gives a coordinate.",
          fix: "add a row to site_sources.tsv, or write described and a radius of 10 km or more")
      }
      for source in cited {
        guard let point = source.coordinate else { continue }
        let away = place.coordinate.distance(to: point)
        if away > place.uncertainty {
          report(
            "source-distance", source.position,
            "\(source.name) puts \(place.id) \(away.words) away, its radius is "
              + "\(place.uncertainty.words).",
            fix: "widen the radius, move the site, or reject the source with a reason")
        }
      }
    }
    return found
  }

  private static func outlines(_ gazetteer: Gazetteer) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let prepared = gazetteer.outlines.mapValues { PreparedArea($0.area) }
    for (index, place) in gazetteer.places.enumerated() {
      for key in [place.country, place.admin1].compactMap({ $0 }) where key != place.id {
        guard let quick = prepared[key], !quick.contains(place.coordinate),
          let outline = gazetteer.outlines[key]?.area
        else { continue }
        let away = outline.nearestDistance(to: place.coordinate)
        guard away > max(place.uncertainty, outlineDoubt) else { continue }
        let unit = gazetteer.place(id: key)?.name ?? key
        found.append(
          Diagnostic(
            "gazetteer.outside", .warning, at: gazetteer.sites[index]?.position,
            "\(place.id) (\(place.name)) lies \(away.words) outside \(unit), which its row names.",
            fix: "see whether the coordinate or the column country or admin1 is wrong"))
      }
    }
    return found
  }

  private static func scripts(_ gazetteer: Gazetteer) -> [Diagnostic] {
    gazetteer.names.compactMap { name in
      let kinds = Tokenizer.tokens(of: name.text).map(\.kind)
      let wrong: Token.Kind = name.isArabic ? .latin : .arabic
      guard kinds.contains(wrong), !kinds.contains(name.isArabic ? .arabic : .latin) else {
        return nil
      }
      let place = gazetteer.places[name.place]
      return Diagnostic(
        "gazetteer.script", .warning, at: gazetteer.sites[name.place]?.position,
        "The name \(name.text.isolated) of \(place.id) stands in the column of the other script.",
        fix: name.isArabic ? "move it to names" : "move it to names_ar")
    }
  }
}
