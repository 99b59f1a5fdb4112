/// A store's tables as sets of items: what a file and a database each do in their own way.
///
/// All of it tells of one version of the store.
protocol ItemTables: Sendable {
  /// Words that no other content of the store has.
  var version: String { get }
  /// Whether the store still has the content that it was opened with.
  var isCurrent: Bool { get }
  /// What there is.
  var collections: [ItemCollection] { get }

  /// Ends what is being asked, where that can be done from here.
  func interrupt()
  /// The rows of a selection.
  func rows(of collection: ItemCollection, _ selection: ItemSelection) throws -> RowSet
  /// Hands rows on, in the order in which they are named.
  func forEach(
    _ rows: [Int64], of collection: ItemCollection, _ body: (ItemRow) throws -> Void) throws
  /// The row of an item; nil where there is none such.
  func row(of id: String, in collection: ItemCollection) throws -> Int64?
}
