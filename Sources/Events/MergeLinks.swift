import Places
import Shapes

/// What an attack shares with all that a ``MergeSweep`` may join with it: so a run can be cut into parts that
/// are merged apart, with the same events.
///
/// Two attacks are linked when both have a key among ``own``, or one has among ``own`` what the other has among
/// ``passed``. Attacks that no chain of links joins are never joined by a sweep, nor does one change what
/// becomes of the other:
///
/// - A sweep joins an attack to a group when their days meet and their places fit. The days of a group are
///   common to all its members, and its place is that of one of them: with that one the attack has a
///   day and, by the rules of ``PlaceIndex``, a square, a place or the words in common.
/// - The kind is no part of a key, though it must fit too: the kind of a group is that of most of its claims, and may
///   turn to one that the member with the place never had.
package struct MergeLinks: Equatable, Sendable {
  /// Keys that join all that have them.
  package private(set) var own: [String] = []
  /// Keys that join it only with those that have them among their own: squares that a wider place touches.
  package private(set) var passed: [String] = []

  /// The squares by which wider places are found, each size with its name, the sides in degrees; beyond
  /// them a place may be anywhere.
  private static let sizes = [("s", PlaceIndex.Keys.side), ("m", 8.0)]

  /// Finds what an attack is linked by: nothing, where it has no day or no place, and stays alone.
  package init(_ group: ClaimGroup) {
    guard let start = group.date.start, let end = group.date.end, let place = group.target else {
      return
    }
    // A long date is the same only as itself.
    let isLong = end.number - start.number > Compatibility.mostDaysApart
    let days =
      isLong
      ? ["\(start)..\(end)"] : (start.number...end.number).map { Day(number: $0).description }
    var names: [String] = []
    var wider: [String] = []
    let box = PlaceIndex.Keys.box(of: place)
    for (size, side) in Self.sizes {
      let squares = box.squares(of: side, atMost: PlaceIndex.Keys.mostSquares)
      let keys = (squares ?? []).map { "\(size) \($0.row) \($0.column)" }
      if names.isEmpty { names = keys } else { wider += keys }
    }
    if names.isEmpty { names = ["everywhere"] } else { wider.append("everywhere") }
    if let id = place.placeID { names.append("p \(id)") }
    names.append("w \(Folding.fold(place.text))")
    own = days.flatMap { day in names.map { "\(day) \($0)" } }
    passed = days.flatMap { day in wider.map { "\(day) \($0)" } }
  }
}
