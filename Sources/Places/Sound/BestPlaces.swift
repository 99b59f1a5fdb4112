/// What a name may cost to be among those of the best places heard so far.
///
/// In a gazetteer of the world hundreds of places sound a little like a short name, but only the best
/// of them can be meant. Each place counts once, by the best of its names.
struct BestPlaces {
  /// So many places are kept at least.
  static let kept = 100
  /// More places than this are not told apart: the bar is low enough by then.
  private static let most = 3_072
  private static let size = 4_096
  /// Costs are told apart by this many hundredths of nats.
  private static let width: Int32 = 10
  /// No name costs less than the negative of this: see ``SoundCosts/usual``.
  private static let below: Int32 = 10_000
  private static let buckets = 2_500

  /// An open table: the place and one in the lower half, the bucket of its best cost above.
  private var places = [UInt64](repeating: 0, count: size)
  private var placeCount = 0
  private var counts = [UInt16](repeating: 0, count: buckets)
  /// The bucket of the bar, and how many places stand in it and below.
  private var bar = buckets - 1
  private var within = 0

  /// What a name may cost at most, in hundredths of nats.
  var limit: Int32 {
    bar == Self.buckets - 1 ? .max : Int32(bar + 1) * Self.width - Self.below - 1
  }

  /// Takes a name of a place.
  mutating func add(_ place: Int, cost: Int32) {
    let bucket = Int(min(max(0, (cost + Self.below) / Self.width), Int32(Self.buckets - 1)))
    let key = UInt64(truncatingIfNeeded: place + 1) & 0xFFFF_FFFF
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    while places[slot] != 0, places[slot] & 0xFFFF_FFFF != key {
      slot = (slot + 1) & (Self.size - 1)
    }
    if places[slot] != 0 {
      let before = Int(places[slot] >> 32)
      guard bucket < before else { return }
      counts[before] -= 1
      if before <= bar { within -= 1 }
    } else {
      guard placeCount < Self.most else { return }
      placeCount += 1
    }
    places[slot] = UInt64(bucket) << 32 | key
    counts[bucket] += 1
    if bucket <= bar { within += 1 }
    while bar > 0, within - Int(counts[bar]) >= Self.kept {
      within -= Int(counts[bar])
      bar -= 1
    }
  }
}
