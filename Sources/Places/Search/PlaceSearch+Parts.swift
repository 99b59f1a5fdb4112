extension PlaceSearch {
  /// Answers a query that names a place by another; nil where it does not, or where the other place is
  /// not known.
  func searchParts(_ query: PlaceQuery) -> PlaceAnswer? {
    guard let parts = QueryParts(query.name, rules.words) else { return nil }
    var wider = query
    wider.name = parts.tail
    wider.cue = nil
    wider.isForContainer = true
    let holder = answer(wider)
    guard let holder = holder.best else { return nil }
    var narrower = query
    if let cue = genericsOnly(parts.head) {
      // "القاعدة الأمريكية في التنف" is the base of that name.
      guard cue != nil else { return nil }
      narrower.name = parts.tail
      narrower.cue = cue
    } else {
      narrower.name = parts.head
      if parts.isNear {
        narrower.near.append(holder.place.coordinate)
      } else {
        narrower.containers.append(holder.index)
      }
    }
    return answer(narrower)
  }

  /// The class that words make one expect which are nothing but generic nouns; nil where one is not.
  private func genericsOnly(_ words: String) -> FeatureClass?? {
    var words = words
    return words.withUTF8 { utf8 -> FeatureClass?? in
      FoldedName.withWords(of: utf8) { tokens in
        FoldedName.with(tokens) { folded -> FeatureClass?? in
          var cue: FeatureClass?
          for position in 0..<folded.count {
            guard let generic = generics[folded[position].hash] else { return nil }
            cue = cue ?? generic.featureClass
          }
          return .some(cue)
        }
      } ?? nil
    }
  }

  /// The names of a query that gives several: "Kobane/Ayn al Arab", "Yani Yaban (al-Judaydah)"; empty
  /// where it gives one.
  static func alternatives(_ name: String) -> [String] {
    let parts = name.split(whereSeparator: { "/()".contains($0) })
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    return parts.count > 1 ? parts : []
  }
}
