import Events
import Places

// One line that says what happened: "Rocket attack on al-Omar oil field, 15 Nov 2023".

extension Event {
  /// One English line.
  var title: String { "\(kind.title) \(englishPlace), \(date.english)" }

  /// One Arabic line where a report is Arabic, else nil.
  var titleArabic: String? {
    guard claims.contains(where: { $0.language == "ar" }) else { return nil }
    return [kind.titleArabic, arabicPlace].joined(separator: " ") + "، " + date.arabic
  }

  private var englishPlace: String {
    guard let place else { return "at a place not known" }
    guard let name = place.placeName else {
      if place.method == .coordinates || place.method == .given {
        // Words of any form may stand beside a given point.
        if place.method == .given, !place.text.isEmpty { return "(\(place.text))" }
        return kind.isGround ? "at a given point" : "on a given point"
      }
      return place.admin2.map { "in \($0.name)" } ?? place.admin1.map { "in \($0.name)" }
        ?? place.country.map { "in \($0)" } ?? "at a place not named"
    }
    return switch place.method {
    case .near, .offset, .between, .along: "near \(name)"
    case .sector where !place.isInUnit: "near \(name)"
    case .inside, .sector, .container: "in \(name)"
    case .named, .coordinates, .given, .none: kind.isGround ? "at \(name)" : "on \(name)"
    }
  }

  private var arabicPlace: String {
    guard let place else { return "في مكان غير معروف" }
    // The report's own words stand in where the gazetteer has no Arabic name.
    guard let name = place.placeNameArabic else {
      return place.text.isEmpty ? "في مكان غير مسمّى" : "(\(place.text))"
    }
    return switch place.method {
    case .near, .between, .along, .offset: "قرب \(name)"
    case .sector where !place.isInUnit: "قرب \(name)"
    case .inside, .sector, .container: "في \(name)"
    case .named, .coordinates, .given, .none: kind.isGround ? "في \(name)" : "على \(name)"
    }
  }
}

extension AttackKind {
  /// The kind as a legend and a title name it.
  var title: String {
    switch self {
    case .rocket: "Rocket attack"
    case .drone: "Drone attack"
    case .airStrike: "Air strike"
    case .shelling: "Shelling"
    case .missile: "Missile attack"
    case .ied: "Bomb attack"
    case .armedClash: "Armed clash"
    case .groundRaid: "Ground raid"
    case .other: "Attack"
    }
  }

  /// The same in Arabic.
  var titleArabic: String {
    switch self {
    case .rocket: "هجوم صاروخي"
    case .drone: "هجوم بطائرة مسيّرة"
    case .airStrike: "غارة جوية"
    case .shelling: "قصف مدفعي"
    case .missile: "هجوم بصاروخ موجّه"
    case .ied: "تفجير"
    case .armedClash: "اشتباك مسلح"
    case .groundRaid: "مداهمة برية"
    case .other: "هجوم"
    }
  }

  /// Fought on the spot rather than struck from afar.
  var isGround: Bool { self == .armedClash || self == .groundRaid }
}

extension EventDate {
  /// "15 Nov 2023", "14–16 Nov 2023", "Nov 2023", "2023", "date not known".
  var english: String { text(months: englishMonths, unknown: "date not known") }

  /// The same in Arabic, with the month names of the Levant and Iraq.
  var arabic: String { text(months: arabicMonths, unknown: "تاريخ غير معروف") }

  private func text(months: [String], unknown: String) -> String {
    guard let start = start?.civil, let end = end?.civil else { return unknown }
    let first = "\(months[start.month - 1]) \(start.year)"
    let last = "\(months[end.month - 1]) \(end.year)"
    switch precision {
    case .year where start.year == end.year: return "\(start.year)"
    case .year: return "\(start.year)–\(end.year)"
    case .month where first == last: return first
    case .month: return "\(first) – \(last)"
    case .day, .week, .unknown:
      if start == end { return "\(start.day) \(first)" }
      if first == last { return "\(start.day)–\(end.day) \(first)" }
      return "\(start.day) \(first) – \(end.day) \(last)"
    }
  }
}

private let englishMonths = [
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

private let arabicMonths = [
  "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
  "تشرين الثاني", "كانون الأول",
]

extension Location {
  /// Whether the place is land that something lies in, not a spot that it lies beside.
  fileprivate var isInUnit: Bool {
    switch placeClass {
    case .country?, .region?, .governorate?, .district?, .subdistrict?, .desert?: true
    default: false
    }
  }
}
