import Events

/// Days as tables write them.
struct TableDate {
  /// How the numbers of `04/05/2023` are ordered; nil where the table does not tell.
  let order: ColumnChoice.DateOrder?

  /// Why a cell gives no day.
  enum Fault: Error {
    /// It is no date.
    case none
    /// Day and month could be exchanged.
    case ambiguous
  }

  /// The first and the last day that a cell means, a month or a year where it says no more.
  func days(_ cell: String) throws(Fault) -> (start: Day, end: Day, precision: EventDate.Precision)
  {
    if let numbers = Numbers(cell) { return try days(numbers) }
    if let day = Day(published: cell) { return (day, day, .day) }
    throw .none
  }

  private func days(
    _ numbers: Numbers
  ) throws(Fault) -> (start: Day, end: Day, precision: EventDate.Precision) {
    func day(_ year: Int, _ month: Int, _ day: Int) throws(Fault) -> (Day, Day, EventDate.Precision)
    {
      guard let day = Day(year: year, month: month, day: day) else { throw .none }
      return (day, day, .day)
    }
    let parts = numbers.parts
    switch (parts.count, numbers.digits.first) {
    case (1, 4):
      guard let start = Day(year: parts[0], month: 1, day: 1),
        let end = Day(year: parts[0], month: 12, day: 31), parts[0] >= 1900
      else { throw .none }
      return (start, end, .year)
    case (1, 5) where (20_000...60_000).contains(parts[0]):
      // A spreadsheet's number of days: 25,569 is 1970-01-01.
      let day = Day(number: parts[0] - 25_569)
      return (day, day, .day)
    case (1, 8): return try day(parts[0] / 10_000, parts[0] / 100 % 100, parts[0] % 100)
    case (2, 4):
      guard let start = Day(year: parts[0], month: parts[1], day: 1) else { throw .none }
      let last = Day.length(ofMonth: parts[1], year: parts[0])
      return (start, start.adding(last - 1), .month)
    case (3, 4): return try day(parts[0], parts[1], parts[2])
    case (3, 1), (3, 2):
      let year = numbers.digits[2] == 2 ? parts[2] + (parts[2] < 70 ? 2_000 : 1_900) : parts[2]
      let (one, other) = (parts[0], parts[1])
      if one > 12 { return try day(year, other, one) }
      if other > 12 { return try day(year, one, other) }
      if one == other { return try day(year, one, other) }
      switch numbers.separator == UInt8(ascii: ".") ? .dayFirst : order {
      case .dayFirst?: return try day(year, other, one)
      case .monthFirst?: return try day(year, one, other)
      case nil: throw .ambiguous
      }
    default: throw .none
    }
  }

  /// Tells the order from cells of which one has a number above 12; nil where they do not agree.
  static func order(of cells: some Sequence<String>) -> ColumnChoice.DateOrder? {
    var seen: Set<ColumnChoice.DateOrder> = []
    for cell in cells {
      guard let numbers = Numbers(cell), numbers.parts.count == 3, numbers.digits[0] <= 2 else {
        continue
      }
      if numbers.parts[0] > 12 { seen.insert(.dayFirst) }
      if numbers.parts[1] > 12 { seen.insert(.monthFirst) }
    }
    return seen.count == 1 ? seen.first : nil
  }

  /// The numbers of a date that is made of numbers alone, a time behind it passed over.
  private struct Numbers {
    private(set) var parts: [Int] = []
    /// How many digits each has.
    private(set) var digits: [Int] = []
    private(set) var separator: UInt8 = 0

    init?(_ cell: String) {
      var (number, count) = (0, 0)
      for byte in TableNumber.latin(cell).utf8 {
        switch byte {
        case 0x30...0x39:
          guard count < 9 else { return nil }
          number = number * 10 + Int(byte - 0x30)
          count += 1
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
          guard count > 0, parts.count < 3, separator == 0 || separator == byte else { return nil }
          separator = byte
          parts.append(number)
          digits.append(count)
          (number, count) = (0, 0)
        case 0x20, UInt8(ascii: "T"):
          // What stands behind the day is a time.
          guard parts.count == 2, count > 0 else { return nil }
          parts.append(number)
          digits.append(count)
          return
        default: return nil
        }
      }
      guard count > 0 else { return nil }
      parts.append(number)
      digits.append(count)
      if separator == UInt8(ascii: "."), parts.count == 2 { self.drop() }
      guard parts.count <= 3 else { return nil }
    }

    /// Of "43831.5" the days count.
    private mutating func drop() {
      parts.removeLast()
      digits.removeLast()
    }
  }
}
