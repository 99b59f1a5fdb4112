import CQL2
import EventStore
import Events

/// Which items of a collection a request asks for.
struct ItemsQuery: Sendable {
  private(set) var selection = ItemSelection()
  private(set) var limit = defaultLimit
  private(set) var offset = 0

  /// How many items come where nothing is said, and how many at most.
  static let (defaultLimit, greatestLimit) = (100, 10_000)

  /// The parameters beside those that are named as columns.
  static let reserved = [
    "bbox", "datetime", "filter", "filter-lang", "filter-crs", "limit", "offset", "f",
  ]

  /// Reads the parameters of a request.
  ///
  /// - Throws: ``Refusal`` for a parameter that the collection does not have, or a value that cannot be
  ///   understood.
  init(_ parameters: [QueryParameter], _ collection: ItemCollection) throws {
    let columns = collection.askedColumns
    try QueryParameter.check(parameters, known: Self.reserved + columns.map(\.name))
    var conditions: [String] = []
    for parameter in parameters {
      let value = parameter.value
      switch parameter.name {
      case "f": break
      case "limit":
        // More than the most is no fault (OGC 17-069r4, 7.15.2): as many come as may.
        limit = min(Self.greatestLimit, try Self.whole(parameter, least: 1))
      case "offset": offset = try Self.whole(parameter, least: 0)
      case "bbox": selection.box = try ItemBox(asked: value)
      case "datetime": selection.days = try ItemDays(asked: value)
      case "filter":
        // Read alone first, so that what is told of a fault is about the user's own words.
        selection.filter = try Self.filter(value)
        conditions.append("(\(value))")
      case "filter-lang":
        guard value == "cql2-text" else {
          throw Refusal.invalid(
            "filter-lang", "Filters of this language are not read.", fix: "Write cql2-text.")
        }
      case "filter-crs":
        guard value == ItemCollection.referenceSystem else {
          throw Refusal.invalid(
            "filter-crs", "Geometries of this reference system are not read.",
            fix: "Write longitude and latitude, and \(ItemCollection.referenceSystem).")
        }
      default:
        guard let column = columns.first(where: { $0.name == parameter.name }) else { continue }
        if column.name == Self.kindColumn {
          conditions += try Self.condition(ofKinds: value)
          continue
        }
        selection.equal.append(
          ItemEquality(column, try FeatureValue(asked: value, column)))
      }
    }
    if conditions.count > (selection.filter == nil ? 0 : 1) {
      selection.filter = try Self.filter(conditions.sorted().joined(separator: " AND "))
    }
    // The order in which conditions are written is no other question.
    selection.equal.sort { $0.column.name < $1.column.name }
  }

  /// The column of which several values can be asked for at once, and none that nobody has.
  static let kindColumn = "kind"

  /// The kinds as a filter; none where no kind is named.
  private static func condition(ofKinds words: String) throws -> [String] {
    let kinds = try AskedKinds.read(words).map { "'\($0.rawValue)'" }.sorted()
    return kinds.isEmpty ? [] : ["\(kindColumn) IN (\(kinds.joined(separator: ",")))"]
  }

  private static func filter(_ words: String) throws -> FilterExpression {
    do { return try CQL2.parse(words) } catch { throw Refusal(error) }
  }

  private static func whole(_ parameter: QueryParameter, least: Int) throws -> Int {
    let digits = parameter.value
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Refusal.invalid(
        parameter.name, "It is no whole number.", fix: "Write a whole number from \(least) on.")
    }
    // A number beyond all is beyond the last item too.
    let number = Int(digits) ?? 1 << 53
    guard number >= least else {
      throw Refusal.invalid(
        parameter.name, "It is less than \(least).", fix: "Write a whole number from \(least) on.")
    }
    return min(number, 1 << 53)
  }
}

extension ItemCollection {
  /// The columns whose values can be asked for.
  var askedColumns: [FeatureColumn] {
    columns.filter { !ItemsQuery.reserved.contains($0.name) }
  }
}

extension ItemBox {
  /// Reads `west,south,east,north`, or six numbers, of which the heights say nothing here.
  init(asked value: String) throws {
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      Double(part.drop { $0 == " " }).flatMap { $0.isFinite ? $0 : nil }
    }
    let fix = "Write west,south,east,north in degrees, as in 34,29,49,38."
    guard numbers.count == parts.count, numbers.count == 4 || numbers.count == 6 else {
      throw Refusal.invalid("bbox", "It is not of four or six numbers.", fix: fix)
    }
    let flat = numbers.count == 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]]
    guard flat[1] <= flat[3] else {
      throw Refusal.invalid("bbox", "Its south lies north of its north.", fix: fix)
    }
    self.init(west: flat[0], south: flat[1], east: flat[2], north: flat[3])
  }
}

extension FeatureValue {
  /// Reads what a column must say.
  init(asked value: String, _ column: FeatureColumn) throws {
    func refused(_ sentence: String, _ fix: String) -> Refusal {
      .invalid(column.name, sentence, fix: fix)
    }
    switch column.kind {
    case .text: self = .text(value)
    case .integer:
      let digits = value.utf8.drop { $0 == UInt8(ascii: "-") }
      guard digits.count + 1 >= value.utf8.count, !digits.isEmpty,
        digits.allSatisfy({ (0x30...0x39).contains($0) })
      else { throw refused("It is no whole number.", "Write a whole number, as in 3.") }
      // No column says what is beyond all numbers.
      self = .integer(Int(value) ?? .max)
    case .real:
      guard let number = Double(value), number.isFinite else {
        throw refused("It is no number.", "Write a number, as in 12.5.")
      }
      self = .real(number)
    case .boolean:
      guard value == "true" || value == "false" else {
        throw refused("It is neither true nor false.", "Write true or false.")
      }
      self = .boolean(value == "true")
    case .date:
      guard value.utf8.count == 10, let day = Day(iso: value) else {
        throw refused("It is no day.", "Write YYYY-MM-DD, as in 2023-11-15.")
      }
      self = .date(day)
    case .moment:
      guard let instant = Instant(value), !instant.isDay else {
        throw refused("It is no moment.", "Write it as in 2023-11-15T00:00:00Z.")
      }
      self = .text(instant.stored)
    }
  }
}
