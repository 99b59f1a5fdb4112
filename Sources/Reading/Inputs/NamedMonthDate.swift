package import Events
import Places

extension Day {
  /// Reads a day that a person reads: with its month as a word, in Arabic or English, and its year,
  /// such as `السبت 18 تشرين الثاني/نوفمبر 2023` or `Nov 18, 2023, 06:30`.
  ///
  /// Days of numbers alone are read only when the year comes first, since `04/05/2023` may be two.
  package init?(named text: String) {
    // Most short texts hold none, and folding costs.
    guard text.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }) else {
      return nil
    }
    let words = Folding.fold(String(text.prefix(200))).unicodeScalars
      .split { !$0.properties.isAlphabetic && !("0"..."9").contains($0) }.map { String($0) }
    for index in words.indices {
      guard let (month, end) = Self.month(in: words, at: index) else { continue }
      let year = words[end...].lazy.filter { $0.utf8.count == 4 }.compactMap { Int($0) }
        .first { (1900...2199).contains($0) }
      let before = index > 0 ? Self.dayNumber(words[index - 1]) : nil
      let after = end < words.count ? Self.dayNumber(words[end]) : nil
      guard let year, let number = before ?? after,
        let day = Day(year: year, month: month, day: number)
      else { continue }
      self = day
      return
    }
    guard let day = Self.yearFirst(words) else { return nil }
    self = day
  }

  /// The month that a word or two name, and where the next word stands; one said twice is one.
  private static func month(in words: [String], at start: Int) -> (month: Int, end: Int)? {
    var found: Int?
    var index = start
    while index < words.count {
      let pair = index + 1 < words.count ? words[index] + " " + words[index + 1] : ""
      let (month, width) = months[pair].map { ($0, 2) } ?? (months[words[index]] ?? 0, 1)
      guard month > 0, found ?? month == month else { break }
      found = month
      index += width
    }
    return found.map { ($0, index) }
  }

  private static func dayNumber(_ word: String) -> Int? {
    guard let number = Int(word), word.utf8.count <= 2, (1...31).contains(number) else {
      return nil
    }
    return number
  }

  private static func yearFirst(_ words: [String]) -> Day? {
    for index in words.indices.dropLast(2) where words[index].utf8.count == 4 {
      let numbers = words[index...].prefix(3).compactMap { Int($0) }
      // In "04/05/2023 10:30" the year is behind its day and in front of a time.
      let isFirst = index == 0 || Int(words[index - 1]) == nil
      guard isFirst, numbers.count == 3, (1900...2199).contains(numbers[0]) else { continue }
      return Day(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    return nil
  }

  /// The names of the months, folded, from January; a report is dated before any lexicon is read.
  private static let months: [String: Int] = {
    let names = [
      "january|jan|كانون الثاني|يناير|جانفي", "february|feb|شباط|فبراير|فيفري",
      "march|mar|آذار|مارس",
      "april|apr|نيسان|أبريل|أفريل", "may|أيار|مايو", "june|jun|حزيران|يونيو|يونيه|جوان",
      "july|jul|تموز|يوليو|يوليه|جويلية", "august|aug|آب|أغسطس|أوت",
      "september|sept|sep|أيلول|سبتمبر",
      "october|oct|تشرين الأول|أكتوبر", "november|nov|تشرين الثاني|نوفمبر",
      "december|dec|كانون الأول|ديسمبر",
    ]
    var months: [String: Int] = [:]
    for (index, list) in names.enumerated() {
      for name in list.split(separator: "|") { months[Folding.fold(String(name))] = index + 1 }
    }
    return months
  }()
}
