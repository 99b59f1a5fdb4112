/// The places that the anchors of a phrase mean.
struct Anchors {
  /// One for each anchor that is known.
  let chosen: [PlaceCandidate]
  /// The same, where they were chosen anew to lie together.
  let joint: JointChoice?
}

extension Geocoder {
  /// Looks up what the anchors of a phrase mean, and tells the trace of it.
  func anchors(
    of phrase: PlacePhrase, within containers: [Container], _ context: GeocodingContext,
    _ trace: inout GeocodingTrace
  ) -> Anchors {
    switch phrase.relation {
    case .coordinates: return Anchors(chosen: [], joint: nil)
    case .riverside:
      let river = phrase.anchors.first.flatMap {
        resolve($0, .anchor, within: [], prefersRegions: true, cue: .river, context, &trace)
      }
      return Anchors(chosen: river.map { [$0] } ?? [], joint: nil)
    default: break
    }
    // "بادية القورية" may be a place of its own beside the town.
    let cue: FeatureClass? = phrase.relation.isDesert ? .desert : nil
    let chosen = phrase.anchors.compactMap {
      resolve(
        $0, .anchor, within: containers,
        prefersRegions: phrase.relation.prefersRegions && !$0.isSettlement, cue: cue,
        context, &trace)
    }
    return Anchors(chosen: chosen, joint: nearest(chosen, phrase, trace))
  }

  /// The river of a bank that says where something else lies; nil where a phrase is no bank.
  func river(of phrase: PlacePhrase, _ context: GeocodingContext) -> Anchors? {
    guard case .riverside = phrase.relation else { return nil }
    // The trace has the name already, as that of a container.
    var trace = GeocodingTrace()
    return anchors(of: phrase, within: [], context, &trace)
  }
}
