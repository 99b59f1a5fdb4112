public import Geodesy

/// How a phrase places something with respect to the places that it names.
public enum PlaceRelation: Hashable, Sendable {
  /// At the place itself.
  case at
  /// In the middle of it: وسط، مركز، central, downtown.
  case centre
  /// Near it: قرب، بالقرب من، near.
  case near
  /// Around it, in its environs: محيط، around.
  case around
  /// At its edge, perhaps on one side: أطراف، مشارف، مدخل، outskirts, entrance.
  case outskirts(Compass?)
  /// On the other side of a river or road from it: قبالة، opposite.
  case opposite
  /// On the way to it: في الطريق إلى، en route to.
  case towards
  /// At a distance from it on no side that is said: 3 km from.
  case distant(StatedDistance)
  /// No farther from it than that: within 5 km of.
  case within(StatedDistance)
  /// At a distance (or not said how far) in a direction from it: 20 km south of, شرق.
  case offset(StatedDistance?, Compass)
  /// In a direction within it: غرب العراق, western Iraq.
  case part(Compass)
  /// In the outermost of that part: أقصى شمال شرق سوريا, the far north-east.
  case farPart(Compass)
  /// In its countryside, perhaps on one side of it: ريف دير الزور الشرقي.
  case countryside(Compass?)
  /// In the desert or steppe of it, perhaps on one side: بادية تدمر.
  case desert(Compass?)
  /// Somewhere inside an area: داخل الأراضي العراقية, inside Iraq.
  case inside
  /// Between two anchors: بين … و….
  case between
  /// In the middle between two anchors: halfway between.
  case midway
  /// On the road or line through the anchors: طريق … – ….
  case along
  /// At the line where two sides face each other near the anchors: خط التماس, the front line.
  case front
  /// Along a river, perhaps on one of its banks: ضفة الفرات الشرقية. The anchor is the river; without
  /// one the nearest river is meant.
  case riverside(RiverBank?)
  /// On the border of the anchors (countries): على الحدود السورية العراقية.
  case border
  /// Coordinates in the text, and how far off their digits leave the point.
  case coordinates(Coordinate, precision: Distance)
  /// A place without a name ("a military base"); only the containers say where.
  case unnamed
}

/// A side of a river.
public enum RiverBank: Hashable, Sendable {
  /// The bank that lies in a direction: the east bank.
  case toward(Compass)
  /// The bank on the left hand of one who looks downstream.
  case left
  /// The bank on the right hand of one who looks downstream.
  case right
}

/// A distance as words state it: one length, or from one to another.
public struct StatedDistance: Hashable, Sendable {
  /// The least that the words allow.
  public let least: Distance
  /// The most that the words allow.
  public let greatest: Distance

  /// Makes a distance; the two ends in either order.
  public init(_ one: Distance, _ other: Distance) {
    (least, greatest) = one <= other ? (one, other) : (other, one)
  }

  /// Makes a distance that is stated as one length.
  public init(_ length: Distance) { self.init(length, length) }

  /// The middle of it.
  public var best: Distance { .meters((least.meters + greatest.meters) / 2) }
}
