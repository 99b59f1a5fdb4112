/// The cheapest way to give each row of a table a column of its own.
///
/// - Source: H. W. Kuhn's Hungarian method, by shortest augmenting paths with potentials; time grows
///   with rows² · columns.
enum Assignment {
  /// Gives each row a column, so that the sum of their costs is the least.
  ///
  /// - Parameter costs: Rows of finite costs, all of one length, which is not less than their number.
  /// - Returns: The column of each row.
  static func cheapest(_ costs: [[Double]]) -> [Int] {
    let columnCount = costs.first?.count ?? 0
    precondition(costs.count <= columnCount || costs.isEmpty, "more rows than columns")
    // Column 0 stands for none: a path sets out from it with a row that has no column yet.
    var rowPotential = [Double](repeating: 0, count: costs.count)
    var columnPotential = [Double](repeating: 0, count: columnCount + 1)
    var owner = [Int?](repeating: nil, count: columnCount + 1)
    for row in costs.indices {
      owner[0] = row
      var column = 0
      var slack = [Double](repeating: .infinity, count: columnCount + 1)
      var before = [Int](repeating: 0, count: columnCount + 1)
      var isReached = [Bool](repeating: false, count: columnCount + 1)
      while let here = owner[column] {
        isReached[column] = true
        var (step, next) = (Double.infinity, 0)
        for other in 1...columnCount where !isReached[other] {
          let rest = costs[here][other - 1] - rowPotential[here] - columnPotential[other]
          if rest < slack[other] { (slack[other], before[other]) = (rest, column) }
          if slack[other] < step { (step, next) = (slack[other], other) }
        }
        for other in 0...columnCount {
          if isReached[other] {
            if let reached = owner[other] { rowPotential[reached] += step }
            columnPotential[other] -= step
          } else {
            slack[other] -= step
          }
        }
        column = next
      }
      while column != 0 {
        owner[column] = owner[before[column]]
        column = before[column]
      }
    }
    var columns = [Int](repeating: 0, count: costs.count)
    for column in owner.indices.dropFirst() {
      if let row = owner[column] { columns[row] = column - 1 }
    }
    return columns
  }
}
