import Places
import Shapes
import Spooling
import Synchronization

/// The locations that come again and again in a run, each with a number by which records name it.
///
/// It takes locations until it holds as much as it may; those that come later are written in full.
/// Which number a location has depends on the order in which threads come; no output shows it.
final class LocationTable: SharedByRecords {
  private struct Known {
    var numbers: [Key: Int] = [:]
    var locations: [Key] = []
    var bytes = 0
  }

  /// A location as a key: areas have hundreds of corners, which are compared, but not hashed.
  private final class Key: Hashable, Sendable {
    let location: Location

    init(_ location: Location) { self.location = location }

    static func == (one: Key, other: Key) -> Bool { one.location == other.location }

    func hash(into hasher: inout Hasher) {
      hasher.combine(location.coordinate)
      hasher.combine(location.uncertainty)
      hasher.combine(location.text)
    }
  }

  private let known = Mutex(Known())
  /// About how many bytes it may hold.
  private let most: Int

  /// Makes an empty table.
  ///
  /// - Parameter most: About how many bytes its locations may take.
  init(most: Int) { self.most = most }

  /// The number of a location, which may be new; nil where it is new and the table is full.
  func number(of location: Location) -> Int? {
    let key = Key(location)
    return known.withLock { known in
      if let number = known.numbers[key] { return number }
      let size = location.roughSize
      guard known.bytes + size <= most else { return nil }
      known.bytes += size
      known.numbers[key] = known.locations.count
      known.locations.append(key)
      return known.locations.count - 1
    }
  }

  /// The location of a number; nil where there is none.
  func location(_ number: Int) -> Location? {
    known.withLock { $0.locations.indices.contains(number) ? $0.locations[number].location : nil }
  }
}

extension Location {
  /// About how many bytes it takes in memory.
  var roughSize: Int {
    var corners = 0
    if case .polygons(let polygons) = area.form {
      for polygon in polygons {
        corners += polygon.exterior.count
        for hole in polygon.holes { corners += hole.count }
      }
    }
    return 800 + corners * 16 + shares.count * 40
  }
}
