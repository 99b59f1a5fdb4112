import Diagnostics
import Geodesy
import Spooling

/// Finds places that stand in a table twice: alike by a shown name, of one kind, and near.
///
/// Alike are two Latin names that fold to one, and two Arabic ones if the Latin names beside them
/// have the same consonants: "Upper" and "Lower" neighbours often have one Arabic name.
///
/// Places are swept from south to north. The few thousand of a narrow band are held by the hashes of
/// their shown names; memory does not grow with the table but for five bytes a place.
final class DuplicateSweep {
  /// Two places nearer than this with one name are one.
  static let reach = Distance.kilometers(1.5)
  /// More millionths of a degree of latitude than ``reach`` ever spans.
  private static let band: Int64 = 13_700

  private let sorter: RecordSorter
  private var richness: [UInt8] = []
  private var parents: [UInt32] = []
  private var body: [UInt8] = []
  /// How many places were merged into others.
  private(set) var merged = 0

  /// Makes an empty sweep that keeps what does not fit into memory in a folder.
  init(folder: String, memory: Int) { sorter = RecordSorter(folder: folder, memory: memory) }

  /// Adds the next place.
  ///
  /// - Parameters:
  ///   - draft: The place, for its position and class.
  ///   - names: The keys of its shown names (``NameFingerprint/key``), and of the Latin one the
  ///     ``NameFingerprint/skeleton``; 0 where there is none.
  ///   - richness: How much is known of it; of two, the richer stays.
  /// - Throws: ``Diagnostic`` when the disk cannot take it.
  func add(
    _ draft: PlaceDraft, names: (latin: UInt64, arabic: UInt64, skeleton: UInt64), richness: UInt8
  ) throws(Diagnostic) {
    let ordinal = UInt32(truncatingIfNeeded: self.richness.count)
    self.richness.append(richness)
    parents.append(ordinal)
    body.removeAll(keepingCapacity: true)
    append(UInt64(ordinal))
    append(UInt64(truncatingIfNeeded: Int64(draft.longitude)))
    append(names.latin)
    append(names.arabic)
    append(names.skeleton)
    body.append(Self.family(draft.featureClass))
    try sorter.add(
      key: UInt64(Int64(draft.latitude) + 90_000_000), tie: .init(start: nil, count: 0), body: body)
  }

  private func append(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      body.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  /// Classes that sources exchange for one place.
  private static func family(_ featureClass: FeatureClass) -> UInt8 {
    switch featureClass {
    case .city, .town, .village, .quarter, .camp: FeatureClass.town.code
    default: featureClass.code
    }
  }

  private struct Swept {
    var latitude: Int64 = 0
    var longitude: Int64 = 0
    var name: UInt64 = 0
    /// The consonants of the Latin name, for an Arabic one; otherwise 0.
    var skeleton: UInt64 = 0
    var ordinal: UInt32 = 0
    var family: UInt8 = 0
    /// The slot of the place before it in its bucket; -1 for none.
    var before = -1
  }

  /// Looks for all duplicates.
  ///
  /// - Parameter step: Hears of each thousand places.
  /// - Throws: ``Diagnostic`` when what lies on disk cannot be read.
  func run(step: (Int) -> Void) throws(Diagnostic) {
    let ring = 1 << 18
    let mask = UInt64(1 << 18 - 1)
    var window = [Swept](repeating: Swept(), count: ring)
    var buckets = [Int](repeating: -1, count: 1 << 18)
    var next = 0
    let records = try sorter.sorted()
    var done = 0
    while let record = try records.next() {
      func value(_ index: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(record.body[index * 8 + $1]) << UInt64($1 * 8) }
      }
      guard record.body.count == 41 else { continue }
      var place = Swept()
      place.latitude = Int64(record.key) - 90_000_000
      place.ordinal = UInt32(truncatingIfNeeded: value(0))
      place.longitude = Int64(bitPattern: value(1))
      place.family = record.body[40]
      for (name, skeleton) in [(value(2), 0), (value(3), value(4))] where name != 0 {
        place.name = name
        place.skeleton = skeleton
        let bucket = Int(name & mask)
        var slot = buckets[bucket]
        while slot >= 0, slot > next - ring {
          let other = window[slot & (ring - 1)]
          if place.latitude - other.latitude > Self.band { break }
          if other.name == name, other.family == place.family,
            skeleton == other.skeleton || skeleton == 0 || other.skeleton == 0,
            isNear(place, other)
          {
            join(place.ordinal, other.ordinal)
          }
          slot = other.before
        }
        place.before = buckets[bucket]
        window[next & (ring - 1)] = place
        buckets[bucket] = next
        next += 1
      }
      done += 1
      if done % 1000 == 0 { step(1000) }
    }
  }

  private func isNear(_ one: Swept, _ other: Swept) -> Bool {
    guard one.ordinal != other.ordinal,
      let a = Coordinate(
        latitude: Double(one.latitude) / 1e6, longitude: Double(one.longitude) / 1e6),
      let b = Coordinate(
        latitude: Double(other.latitude) / 1e6, longitude: Double(other.longitude) / 1e6)
    else { return false }
    return a.distance(to: b) <= Self.reach
  }

  private func join(_ one: UInt32, _ other: UInt32) {
    let (a, b) = (root(one), root(other))
    guard a != b else { return }
    let (x, y) = (richness[Int(a)], richness[Int(b)])
    let isFirst = x != y ? x > y : a < b
    parents[Int(isFirst ? b : a)] = isFirst ? a : b
    merged += 1
  }

  /// The place that a place is merged into; itself where it stays.
  func root(_ ordinal: UInt32) -> UInt32 {
    var current = ordinal
    while Int(current) < parents.count, parents[Int(current)] != current {
      let parent = parents[Int(current)]
      parents[Int(current)] = parents[Int(parent)]
      current = parents[Int(current)]
    }
    return current
  }
}
