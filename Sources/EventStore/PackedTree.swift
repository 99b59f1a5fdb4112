import GRDB
import GRDBSQLite

/// Writes the nodes of an R-tree from the leaves up, of boxes that come in a good order.
///
/// How many nodes each level has follows from the number of boxes, so that numbers and parents of
/// all nodes are known before they are written.
final class PackedTree {
  // A node: its level (the root's only, 0 elsewhere), its number of cells (2 bytes each), then cells
  // of an identifier (8 bytes) and four coordinates (4 bytes each). SQLite takes as many cells as a
  // page has room for, 51 at most.
  static let cells = 51
  static let nodeSize = 4 + cells * 24

  /// A level under construction, 0 for the leaves.
  private struct Level {
    /// How many boxes it holds in all, in how many nodes, and the number of its first node.
    let boxes, nodes, first: Int
    var node = 0
    var done = 0
    var bytes: [UInt8] = []
    var box: NodeBox?

    /// How many boxes the nodes before a node hold: all nodes are about as full.
    func boxes(before node: Int) -> Int { boxes * node / nodes }
  }

  private var levels: [Level] = []
  private let insertNode, insertParent, replaceRoot: Statement

  /// Makes an empty tree.
  ///
  /// - Parameters:
  ///   - name: the R-tree, a virtual table without rows.
  ///   - count: how many boxes there will be, at least one.
  ///   - database: where the tree is.
  /// - Throws: what SQLite says.
  init(_ name: String, count: Int, in database: Database) throws {
    var (boxes, first) = (count, 2)
    repeat {
      let nodes = (boxes + Self.cells - 1) / Self.cells
      levels.append(Level(boxes: boxes, nodes: nodes, first: nodes == 1 ? 1 : first))
      first += nodes
      boxes = nodes
    } while boxes > 1
    let (nodes, parents) = ("\(name)_node", "\(name)_parent")
    insertNode = try database.makeStatement(
      sql: "INSERT INTO \(nodes.quotedDatabaseIdentifier) (data, nodeno) VALUES (?, ?)")
    replaceRoot = try database.makeStatement(
      sql: "UPDATE \(nodes.quotedDatabaseIdentifier) SET data = ? WHERE nodeno = ?")
    insertParent = try database.makeStatement(
      sql: "INSERT INTO \(parents.quotedDatabaseIdentifier) (nodeno, parentnode) VALUES (?, ?)")
  }

  /// The node that the next box goes to.
  var leaf: Int { levels[0].first + levels[0].node }

  /// Adds a box.
  func add(row: Int64, _ box: NodeBox) throws { try add(row, box, to: 0) }

  /// Ends the adding: every box that was announced must be there.
  func finish() throws {
    guard levels.allSatisfy({ $0.node == $0.nodes }) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "boxes are missing in an index")
    }
  }

  private func add(_ identifier: Int64, _ box: NodeBox, to level: Int) throws {
    withUnsafeBytes(of: identifier.bigEndian) { levels[level].bytes.append(contentsOf: $0) }
    box.append(to: &levels[level].bytes)
    levels[level].box?.formUnion(box)
    if levels[level].box == nil { levels[level].box = box }
    levels[level].done += 1
    if levels[level].done == levels[level].boxes(before: levels[level].node + 1) {
      try closeNode(of: level)
    }
  }

  private func closeNode(of level: Int) throws {
    let number = levels[level].first + levels[level].node
    let isRoot = level == levels.count - 1
    var node: [UInt8] = []
    node.reserveCapacity(Self.nodeSize)
    let cells = UInt16(levels[level].bytes.count / 24)
    for part in [UInt16(isRoot ? level : 0), cells] {
      withUnsafeBytes(of: part.bigEndian) { node.append(contentsOf: $0) }
    }
    node += levels[level].bytes
    node += [UInt8](repeating: 0, count: Self.nodeSize - node.count)
    let box = levels[level].box
    levels[level].bytes.removeAll(keepingCapacity: true)
    levels[level].box = nil
    levels[level].node += 1
    try (isRoot ? replaceRoot : insertNode).insert(node, Int64(number))
    guard !isRoot, let box else { return }
    let parent = levels[level + 1].first + levels[level + 1].node
    try insertParent.insert(Int64(number), Int64(parent))
    try add(Int64(number), box, to: level + 1)
  }
}

extension Statement {
  /// Runs a statement of two parameters.
  func insert(_ one: Int64, _ other: Int64) throws {
    sqlite3_bind_int64(sqliteStatement, 1, one)
    sqlite3_bind_int64(sqliteStatement, 2, other)
    try step()
  }

  /// Runs a statement of two parameters.
  fileprivate func insert(_ one: [UInt8], _ other: Int64) throws {
    sqlite3_bind_int64(sqliteStatement, 2, other)
    try one.withUnsafeBytes { bytes in
      sqlite3_bind_blob(sqliteStatement, 1, bytes.baseAddress, Int32(bytes.count), nil)
      try step()
    }
  }

  private func step() throws {
    let code = sqlite3_step(sqliteStatement)
    sqlite3_reset(sqliteStatement)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
