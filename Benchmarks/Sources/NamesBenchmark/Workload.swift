import FoundationEssentials

/// The files that `workload.py` makes.
enum Workload {
  /// A name, the place that it means, and why it is asked.
  struct Query {
    let place: String
    let name: String
    /// Empty, `held_out` or `edit`.
    let kind: String
  }

  static func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
  }

  static func queries(_ path: String) throws -> [Query] {
    try String(decoding: bytes(path), as: UTF8.self).split(separator: "\n").map { line in
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count >= 2 else { throw Fault("\(path): a line without a name: \(line)") }
      return Query(place: cells[0], name: cells[1], kind: cells.count > 2 ? cells[2] : "")
    }
  }
}
