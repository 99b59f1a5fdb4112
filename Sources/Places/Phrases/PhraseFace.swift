import Geodesy

extension PlacePhrase {
  /// The phrase as the grammar took it, for people who doubt: relation, anchors with the class that
  /// their noun makes one expect, and behind each `<` a wider place: "bank-east الفرات:river < near
  /// al-Mayadin".
  public var face: String {
    var face = relation.face
    if anchors.isEmpty, let cue { face += ":\(cue.rawValue)" }
    let names = anchors.map { anchor in
      anchor.placeID.map { "=\($0)" } ?? anchor.name + (anchor.cue.map { ":\($0.rawValue)" } ?? "")
    }
    if !names.isEmpty { face += " " + names.joined(separator: "+") }
    return ([face] + containers.map(\.face)).joined(separator: " < ")
  }
}

extension PlaceRelation {
  fileprivate var face: String {
    func sided(_ word: String, _ side: Compass?) -> String {
      side.map { "\(word)-\($0.rawValue)" } ?? word
    }
    return switch self {
    case .at: "at"
    case .centre: "centre"
    case .near: "near"
    case .around: "around"
    case .outskirts(let side): sided("outskirts", side)
    case .opposite: "opposite"
    case .towards: "towards"
    case .distant(let distance): "distant-\(distance.face)"
    case .within(let distance): "within-\(distance.face)"
    case .between: "between"
    case .midway: "midway"
    case .along: "along"
    case .front: "front"
    case .inside: "inside"
    case .countryside(let side): sided("countryside", side)
    case .desert(let side): sided("desert", side)
    case .part(let side): sided("part", side)
    case .farPart(let side): sided("far-part", side)
    case .offset(let distance, let side):
      distance.map { "offset-\($0.face)-\(side.rawValue)" } ?? "offset-\(side.rawValue)"
    case .riverside(.toward(let side)?): "bank-\(side.rawValue)"
    case .riverside(.left?): "bank-left"
    case .riverside(.right?): "bank-right"
    case .riverside(nil): "river"
    case .border: "border"
    case .coordinates: "coordinates"
    case .unnamed: "unnamed"
    }
  }
}

extension StatedDistance {
  fileprivate var face: String {
    let ends = [least, greatest].map { Int($0.kilometers.rounded()) }
    return ends[0] == ends[1] ? "\(ends[0])km" : "\(ends[0])-\(ends[1])km"
  }
}
