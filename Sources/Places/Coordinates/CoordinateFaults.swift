import Diagnostics

/// What can be wrong with coordinates, and how to mend it.
extension WrittenCoordinates.Fault {
  typealias Fault = WrittenCoordinates.Fault

  static func outOfRange(_ axis: Axis, _ angle: WrittenAngle) -> Fault {
    Fault(
      id: "coordinates.\(axis.name)",
      sentence:
        "The \(axis.name) \(angle.plain) is beyond \(axis == .latitude ? 90 : 180) degrees.",
      fix: "write latitude and longitude in degrees, such as 35.1,40.57")
  }

  static func swapped(_ first: WrittenAngle, _ second: WrittenAngle) -> Fault {
    Fault(
      id: "coordinates.swapped",
      sentence: "The latitude \(first.plain) is beyond 90 degrees.",
      fix: "latitude comes first: write \(second.plain),\(first.plain)")
  }

  static func sameAxis(_ axis: Axis, _ first: WrittenAngle, _ second: WrittenAngle) -> Fault {
    Fault(
      id: "coordinates.axis",
      sentence: "Both \(first.plain) and \(second.plain) are given as \(axis.name).",
      fix: "give one of them as \(axis.other.name), with "
        + (axis.other == .latitude ? "N or S" : "E or W"))
  }

  static func sixty(_ what: String, _ number: WrittenNumber) -> Fault {
    Fault(
      id: "coordinates.\(what)",
      sentence: "A coordinate has \(number.plain) \(what), where there are 60 to the next unit.",
      fix: "write \(what) below 60, or decimals of a degree")
  }

  static let fraction = Fault(
    id: "coordinates.fraction",
    sentence: "A coordinate has decimals before its last part.",
    fix: "write decimals in the last part only, such as 33°30.5′")

  static let sign = Fault(
    id: "coordinates.sign",
    sentence: "A coordinate has a minus as well as a letter or word for its side.",
    fix: "leave the minus out, or the letter")

  static let side = Fault(
    id: "coordinates.axis",
    sentence: "A coordinate has the name of one axis and the side of the other.",
    fix: "write N or S beside a latitude, E or W beside a longitude")

  static func grid(_ fault: GridWords, _ words: String) -> Fault {
    Fault(
      id: "coordinates.\(fault.id)", sentence: "\(words.isolated) \(fault.sentence)",
      fix: fault.fix)
  }
}

/// What is said of a grid reference that cannot be read.
struct GridWords {
  let id: String
  let sentence: String
  let fix: String

  static let polar = GridWords(
    id: "polar", sentence: "is a grid reference of the polar regions, which are not read.",
    fix: "write latitude and longitude")
  static let cell = GridWords(
    id: "zone", sentence: "begins with no zone of the grid.",
    fix: "write a zone from 1 to 60 and a letter from C to X, such as 37S")
  static let square = GridWords(
    id: "square", sentence: "names a square of 100 km that its zone does not have.",
    fix: "look the two letters up again, or write latitude and longitude")
  static let digits = GridWords(
    id: "digits", sentence: "has not as many digits for the easting as for the northing.",
    fix: "write one to five digits for each, such as 37S DT 123 678")
  static let position = GridWords(
    id: "position", sentence: "lies outside of its UTM zone.",
    fix: "write zone, easting and northing in metres, such as 37N 412345 3712345")
}

extension Axis {
  var name: String { self == .latitude ? "latitude" : "longitude" }
}

extension WrittenAngle {
  /// The degrees as they should be written.
  var plain: String {
    let sign = isMinus == true ? "-" : ""
    let units = ["°", "′", "″"]
    if parts.count == 1 { return sign + parts[0].plain }
    return sign + zip(parts, units).map { $0.plain + $1 }.joined()
  }

  /// What is wrong with the parts, whatever the axis.
  var fault: WrittenCoordinates.Fault? {
    if parts.dropLast().contains(where: { !$0.isWhole }) { return .fraction }
    for (part, what) in zip(parts.dropFirst(), ["minutes", "seconds"]) where part.value >= 60 {
      return .sixty(what, part)
    }
    if isMinus == true, direction != nil { return .sign }
    if let label, let side = direction?.axis, label != side { return .side }
    return nil
  }
}
