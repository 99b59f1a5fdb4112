import Diagnostics
import Geodesy

/// The files of metres and of words.
extension GazetteerReader {
  mutating func readRadii(_ input: GazetteerInput) {
    forEachRow(input, ["class", "radius_m"]) { row, c, reader in
      guard let featureClass = reader.featureClass(row, c[0]),
        let radius = reader.meters(row, c[1], fallback: .kilometers(5))
      else { return }
      reader.measures.radii[featureClass] = radius
    }
  }

  mutating func readReach(_ input: GazetteerInput) {
    forEachRow(input, ["weapon", "median_km", "p90_km", "samples"]) { row, c, reader in
      // A kind of weapon without reported distances stays without a prior.
      if row.text(c[1]).isEmpty, row.text(c[2]).isEmpty { return }
      guard let median = Double(row.text(c[1])), let p90 = Double(row.text(c[2])), median > 0,
        p90 >= median
      else {
        reader.report(
          "reach", row.position(c[1]), "Median and 90 % reach are no lengths in this order.",
          fix: "write kilometres, the median not above the 90 % reach")
        return
      }
      reader.measures.reach[row.text(c[0])] = Measures.Reach(
        median: .kilometers(median), p90: .kilometers(p90), samples: Int(row.text(c[3])) ?? 1)
    }
  }

  mutating func readRelations(_ input: GazetteerInput) {
    forEachRow(input, ["relation", "value", "unit"]) { row, c, reader in
      let key = row.text(c[0])
      let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
      guard let measure = parts.first.flatMap(RelationMeasure.init(rawValue:)),
        parts.count == 1 || FeatureClass(rawValue: parts[1]) != nil
      else {
        let known = RelationMeasure.allCases.map(\.rawValue).joined(separator: ", ")
        reader.report(
          "relation", row.position(c[0]), "No relation is called \(key.isolated).",
          fix: "write one of \(known), perhaps with :city or another class behind it")
        return
      }
      guard let value = Double(row.text(c[1])), value > 0, value < 10_010_000,
        row.text(c[2]) == measure.unit.rawValue
      else {
        reader.report(
          "relation-value", row.position(c[1]),
          "\(row.text(c[1]).isolated) \(row.text(c[2]).isolated) is no measure of \(key).",
          fix: "write a number above 0 in the unit \(measure.unit.rawValue)")
        return
      }
      reader.measures.relations[key] = value
    }
  }

  mutating func readGenerics(_ input: GazetteerInput) {
    forEachRow(input, ["word", "class", "position"]) { row, c, reader in
      var featureClass: FeatureClass?
      if !row.text(c[1]).isEmpty {
        guard let known = reader.featureClass(row, c[1]) else { return }
        featureClass = known
      }
      let position = row.text(c[2])
      reader.words.generics[Folding.fold(row.text(c[0]))] = NameWords.Generic(
        featureClass: featureClass, before: position != "after", after: position != "before")
    }
  }

  mutating func readStopNames(_ input: GazetteerInput) {
    forEachRow(input, ["name"]) { row, c, reader in
      reader.words.stopNames.insert(Folding.fold(row.text(c[0])))
    }
  }

  mutating func readNotPlaces(_ input: GazetteerInput) {
    forEachRow(input, ["word", "kind", "position", "quoted"]) { row, c, reader in
      let position = row.text(c[2])
      reader.words.notPlaces[Folding.fold(row.text(c[0]))] = NameWords.NotPlace(
        kind: row.text(c[1]), before: position != "after", after: position != "before",
        quoted: row.text(c[3]) == "yes")
    }
  }
}
