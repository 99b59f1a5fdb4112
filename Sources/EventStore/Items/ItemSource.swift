/// The items of a store, page by page, as they were when it was opened.
///
/// Items come in the order of the table, which is by day and then by id, but for a few at the front: rows
/// that together say something in as many columns as possible. Programs such as QGIS take the types of
/// columns from the first ten items.
public final class ItemSource: Sendable {
  private let tables: any ItemTables
  private let sets: RowSets
  /// The rows at the front, by collection.
  private let front: [String: [Int64]]

  /// Opens a store, for reading alone.
  ///
  /// - Throws: ``StoreFailure`` or ``StoreRefusal`` when it cannot be opened, or keeps no events.
  ///   `timeLimit` is the most time that a database takes for one statement; what is asked of a file is
  ///   ended by ``interrupt()``.
  public convenience init(_ address: StoreAddress, timeLimit: Duration = .seconds(60)) throws {
    switch address {
    case .file(let path): try self.init(GeoPackageItems(path: path))
    case .database(let address): try self.init(PostGISItems(address, timeLimit: timeLimit))
    }
  }

  /// Ends all that is being asked of a file: it throws ``StoreFailure``, see ``StoreFailure/isInterruption``.
  public func interrupt() { tables.interrupt() }

  private init(_ tables: any ItemTables) throws {
    self.tables = tables
    let sets = RowSets()
    self.sets = sets
    var front: [String: [Int64]] = [:]
    for collection in tables.collections {
      let all = try sets.rows(of: collection, ItemSelection(), tables)
      let first = all.rows(from: 0, limit: Self.looked)
      front[collection.id] = try Self.fullest(of: first, collection, tables)
    }
    self.front = front
  }

  /// Words that name the store's content: another content has others.
  public var version: String { tables.version }

  /// Whether the store still is what it was when it was opened.
  public var isCurrent: Bool { tables.isCurrent }

  /// What there is.
  public var collections: [ItemCollection] { tables.collections }

  /// What there is by this name.
  public func collection(_ id: String) -> ItemCollection? {
    tables.collections.first { $0.id == id }
  }

  /// Hands on a page of items.
  ///
  /// - Parameters:
  ///   - collection: One of ``collections``.
  ///   - selection: Which of its items.
  ///   - offset: How many of them are passed over.
  ///   - limit: How many are handed on at most.
  ///   - body: Takes an item.
  /// - Returns: How many there are.
  /// - Throws: ``StoreFailure``, `CQL2Error` for a filter that asks for what is not known, or what the body throws.
  public func page(
    of collection: ItemCollection, _ selection: ItemSelection, offset: Int, limit: Int,
    _ body: (ItemRow) throws -> Void
  ) throws -> ItemPage {
    let set = try sets.rows(of: collection, selection, tables)
    let rows = page(of: set, front: front[collection.id] ?? [], offset: offset, limit: limit)
    var returned = 0
    try tables.forEach(rows, of: collection) { row in
      try body(row)
      returned += 1
    }
    return ItemPage(
      matched: set.count, returned: returned,
      hasMore: !rows.isEmpty && offset + rows.count < set.count)
  }

  /// Hands on one item.
  ///
  /// - Returns: Whether there is one.
  /// - Throws: ``StoreFailure``, or what the body throws.
  public func item(
    _ id: String, of collection: ItemCollection, _ body: (ItemRow) throws -> Void
  ) throws -> Bool {
    guard let row = try tables.row(of: id, in: collection) else { return false }
    try tables.forEach([row], of: collection, body)
    return true
  }

  /// The rows of a page: those at the front that are in the set, then the others.
  private func page(of set: RowSet, front: [Int64], offset: Int, limit: Int) -> [Int64] {
    let front = front.filter(set.contains)
    var rows = Array(front.dropFirst(offset).prefix(limit))
    // Those at the front stand in the set too, where the others pass over them.
    var place = max(0, offset - front.count)
    for rank in front.map(set.rank).sorted() where rank <= place { place += 1 }
    while rows.count < limit, place < set.count {
      let some = set.rows(from: place, limit: limit - rows.count + front.count)
      place += some.count
      rows += some.filter { !front.contains($0) }.prefix(limit - rows.count)
    }
    return rows
  }

  /// How many rows are looked at, and how many of them may stand at the front.
  private static let (looked, fronted) = (5_000, 10)

  /// Rows that together say something in as many columns as possible, of those that come first.
  private static func fullest(
    of rows: [Int64], _ collection: ItemCollection, _ tables: any ItemTables
  ) throws -> [Int64] {
    var said: [Set<Int>] = []
    said.reserveCapacity(rows.count)
    try tables.forEach(rows, of: collection) { row in
      said.append(
        Set(
          (0..<collection.columns.count).filter { if case .null = row[$0] { false } else { true } }
            + (row.geometry == nil ? [] : [-1])))
    }
    guard said.count == rows.count else { return [] }
    var missing = said.reduce(into: Set()) { $0.formUnion($1) }
    var front: [Int64] = []
    while !missing.isEmpty, front.count < fronted {
      var best = (place: 0, gain: 0)
      for (place, columns) in said.enumerated() {
        let gain = columns.count { missing.contains($0) }
        if gain > best.gain { best = (place, gain) }
      }
      guard best.gain > 0 else { break }
      front.append(rows[best.place])
      missing.subtract(said[best.place])
    }
    return front
  }
}
