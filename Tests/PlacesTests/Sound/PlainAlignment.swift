@testable import Places

/// What it costs to hear a name as a query, worked out the plain way: one table, all of it.
enum PlainAlignment {
  static func cost(_ name: [UInt8], as query: [UInt8], _ rules: SoundRules) -> Int32 {
    let costs = rules.costs
    let scripts = SoundCosts.scripts(
      nameIsArabic: name.first.map { rules.phones.isArabic[Int($0)] } ?? false,
      queryIsArabic: query.first.map { rules.phones.isArabic[Int($0)] } ?? false)
    var table = [[Int32]](
      repeating: [Int32](repeating: 0, count: query.count + 1), count: name.count + 1)
    for row in 0...name.count {
      for column in 0...query.count where row + column > 0 {
        var ways: [Int32] = []
        if row > 0, column > 0 {
          let exchange = costs.exchange[Int(query[column - 1]) * 128 + Int(name[row - 1])]
          ways.append(table[row - 1][column - 1] + Int32(exchange))
        }
        if row > 0 {
          ways.append(
            table[row - 1][column] + Int32(costs.omit[scripts * 128 + Int(name[row - 1])]))
        }
        if column > 0 {
          ways.append(
            table[row][column - 1] + Int32(costs.add[scripts * 128 + Int(query[column - 1])]))
        }
        table[row][column] = ways.min() ?? 0
      }
    }
    return table[name.count][query.count] - Int32(costs.usual[scripts]) * Int32(query.count)
  }
}
