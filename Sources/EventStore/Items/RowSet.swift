/// The numbers of the rows that a selection holds, in ascending order: any page of them is found at once,
/// however far it lies behind.
///
/// Many are kept as a bit for each number, few as numbers: of a million rows, a set takes 125 kB at most.
struct RowSet: Sendable {
  private enum Kept: Sendable {
    case numbers([Int64])
    case bits([UInt64])
  }

  private let kept: Kept
  /// How many rows there are.
  let count: Int

  /// Keeps numbers in any order, each once or more often.
  ///
  /// - Parameter rows: numbers of rows; those below 0 are kept too.
  init(_ rows: [Int64]) {
    guard let least = rows.min(), let most = rows.max() else {
      kept = .numbers([])
      count = 0
      return
    }
    // A number takes as much as 64 bits do.
    guard least >= 0, most / 64 < Int64(rows.count) else {
      var sorted = rows.sorted()
      var length = 0
      for row in sorted where length == 0 || sorted[length - 1] != row {
        sorted[length] = row
        length += 1
      }
      sorted.removeLast(sorted.count - length)
      kept = .numbers(sorted)
      count = length
      return
    }
    var bits = [UInt64](repeating: 0, count: Int(most / 64) + 1)
    for row in rows { bits[Int(row / 64)] |= 1 << UInt64(row % 64) }
    kept = .bits(bits)
    count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// How many bytes it takes.
  var size: Int {
    switch kept {
    case .numbers(let rows): 8 * rows.count
    case .bits(let bits): 8 * bits.count
    }
  }

  /// Whether it holds a row.
  func contains(_ row: Int64) -> Bool {
    switch kept {
    case .numbers(let rows):
      let place = rank(of: row)
      return place < rows.count && rows[place] == row
    case .bits(let bits):
      return row >= 0 && row / 64 < Int64(bits.count)
        && bits[Int(row / 64)] >> UInt64(row % 64) & 1 == 1
    }
  }

  /// How many rows come before one.
  func rank(of row: Int64) -> Int {
    switch kept {
    case .numbers(let rows):
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low
    case .bits(let bits):
      guard row >= 0 else { return 0 }
      let word = Int(min(row / 64, Int64(bits.count)))
      let before = bits[..<word].reduce(0) { $0 + $1.nonzeroBitCount }
      guard word < bits.count else { return before }
      return before + (bits[word] & ((1 << UInt64(row % 64)) - 1)).nonzeroBitCount
    }
  }

  /// The rows from a place on, at most so many.
  func rows(from start: Int, limit: Int) -> [Int64] {
    guard start < count, limit > 0 else { return [] }
    switch kept {
    case .numbers(let rows): return Array(rows[start...].prefix(limit))
    case .bits(let bits):
      var (word, left) = (0, start)
      while left >= bits[word].nonzeroBitCount {
        left -= bits[word].nonzeroBitCount
        word += 1
      }
      var found: [Int64] = []
      found.reserveCapacity(min(limit, count - start))
      while word < bits.count, found.count < limit {
        var rest = bits[word]
        while rest != 0, found.count < limit {
          if left > 0 {
            left -= 1
          } else {
            found.append(Int64(word) * 64 + Int64(rest.trailingZeroBitCount))
          }
          rest &= rest - 1
        }
        word += 1
      }
      return found
    }
  }

  /// All rows.
  var all: [Int64] { rows(from: 0, limit: count) }
}
