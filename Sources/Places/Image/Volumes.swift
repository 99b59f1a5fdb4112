/// The volumes of a gazetteer, whose places and names are numbered through.
struct Volumes: Sendable {
  /// The volumes; the first brings countries, units, words and measures.
  let all: [Volume]
  /// The first place of each volume; one more number ends the last.
  let placeStarts: [Int]
  /// The first name of each volume; one more number ends the last.
  let nameStarts: [Int]
  /// The places that an earlier volume has too, of each volume, by local number; sorted.
  private let hidden: [Set<Int>]

  init(_ all: [Volume]) {
    self.all = all
    var places = [0]
    var names = [0]
    var hidden: [Set<Int>] = []
    for (number, volume) in all.enumerated() {
      places.append(places[number] + volume.placeCount)
      names.append(names[number] + volume.nameCount)
      hidden.append(volume.places(alsoIn: all[..<number]))
    }
    placeStarts = places
    nameStarts = names
    self.hidden = hidden
  }

  var placeCount: Int { placeStarts.last ?? 0 }
  var nameCount: Int { nameStarts.last ?? 0 }

  /// The volume of a place, and its number there.
  @inline(__always)
  func place(_ index: Int) -> (volume: Volume, local: Int) {
    let number = Self.find(index, placeStarts)
    return (all[number], index &- placeStarts[number])
  }

  /// The volume of a name, its number there, and the volume's first place.
  @inline(__always)
  func name(_ index: Int) -> (volume: Volume, local: Int, firstPlace: Int) {
    let number = Self.find(index, nameStarts)
    return (all[number], index &- nameStarts[number], placeStarts[number])
  }

  /// The first name of the volume that a place belongs to.
  @inline(__always)
  func nameStart(of index: Int) -> Int { nameStarts[Self.find(index, placeStarts)] }

  /// Whether an earlier volume has the same place.
  @inline(__always)
  func isHidden(_ index: Int) -> Bool {
    if all.count == 1 { return false }
    let number = Self.find(index, placeStarts)
    return hidden[number].contains(index &- placeStarts[number])
  }

  /// The place with an identifier.
  func index(id: String) -> Int? {
    for (number, volume) in all.enumerated() {
      if let local = volume.index(id: id) { return placeStarts[number] + local }
    }
    return nil
  }

  @inline(__always)
  private static func find(_ index: Int, _ starts: [Int]) -> Int {
    var number = 0
    while number + 2 < starts.count, index >= starts[number + 1] { number += 1 }
    return number
  }
}

extension Volume {
  /// The places whose identifiers other volumes have too.
  fileprivate func places(alsoIn others: ArraySlice<Volume>) -> Set<Int> {
    var found: Set<Int> = []
    for other in others {
      // Both orders are sorted by hash: one walk through the two.
      var position = 0
      for entry in idOrder {
        while position < other.idOrder.count, other.idOrder[position].hash < entry.hash {
          position += 1
        }
        guard position < other.idOrder.count else { break }
        guard other.idOrder[position].hash == entry.hash else { continue }
        let place = Int(entry.place)
        if other.index(id: id(of: place)) != nil { found.insert(place) }
      }
    }
    return found
  }
}
