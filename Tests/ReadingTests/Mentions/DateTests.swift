import Events
import Testing

@testable import Reading

/// Dates as reports write them; unless a row says otherwise the report is of Thursday 14 March 2024.
@Suite struct DateTests {
  @Test(arguments: [
    ("مساء الثلاثاء 12 آذار/ مارس", "2024-03-12 evening"),
    ("في 3 كانون الثاني (يناير) 2024", "2024-01-03"),
    ("في 15 تشرين الثاني", "2023-11-15"),
    ("يوم 7 أكتوبر/تشرين الأول 2023", "2023-10-07"),
    ("يوم 23 من يوليو", "2023-07-23"),
    ("في العشرين من شباط الماضي", "2024-02-20"),
    ("في الحادي والعشرين من كانون الأول", "2023-12-21"),
    ("في السابع من الشهر الجاري", "2024-03-07"),
    ("في الثالث من الشهر الماضي", "2024-02-03"),
    ("بتاريخ 29/02/2024", "2024-02-29"),
    ("بتاريخ 2024-02-29", "2024-02-29"),
    ("بتاريخ ٥ آذار ٢٠٢٤", "2024-03-05"),
    ("on Tuesday, March 12", "2024-03-12"),
    ("on 12 March 2024", "2024-03-12"),
    ("on Oct. 23, 2023", "2023-10-23"),
    ("on the 23rd of October", "2023-10-23"),
    ("on Saturday, January 20", "2024-01-20"),
    ("on November 15", "2023-11-15"),
  ])
  func `A day of a month in either calendar is read`(words: String, day: String) {
    #expect(faces(words) == [day])
  }

  @Test(arguments: [
    ("يوم الأحد الماضي", "2024-03-10"), ("يوم الأربعاء", "2024-03-13"),
    ("أمس", "2024-03-13"), ("مساء أمس الأربعاء", "2024-03-13 evening"),
    ("أول أمس", "2024-03-12"), ("أول من أمس", "2024-03-12"),
    ("فجر اليوم", "2024-03-14 morning"), ("خلال الساعات الماضية", "2024-03-14"),
    ("قبل ثلاثة أيام", "2024-03-11"), ("قبل 5 أيام", "2024-03-09"),
    ("قبل أيام", "2024-03-07..2024-03-12"), ("منذ أيام", "2024-03-07..2024-03-12"),
    ("الأسبوع الماضي", "2024-03-01..2024-03-07"), ("الشهر الماضي", "2024-02-01..2024-02-29"),
    ("العام الماضي", "2023-01-01..2023-12-31"),
    ("on Tuesday", "2024-03-12"), ("last Sunday", "2024-03-10"), ("yesterday", "2024-03-13"),
    ("two days ago", "2024-03-12"), ("four days ago", "2024-03-10"),
    ("three weeks ago", "2024-02-19..2024-02-25"), ("last month", "2024-02-01..2024-02-29"),
    ("in the past 24 hours", "2024-03-13..2024-03-14"),
  ])
  func `A day told from the day of the report is read`(words: String, day: String) {
    #expect(faces(words) == [day])
  }

  @Test(arguments: [
    ("في 15 ربيع الآخر 1445 هـ", "2023-10-30"),
    ("بتاريخ ١٥/٤/١٤٤٥ هـ", "2023-10-30"),
    ("الخامس عشر من رمضان", "2023-04-06"),
    ("في 3 رمضان 1445", "2024-03-13"),
    ("مساء الاثنين 15 ربيع الثاني 1445 هـ الموافق 30 تشرين الأول 2023", "2023-10-30 evening"),
    ("on 3 Ramadan 1445 AH", "2024-03-13"),
    ("خلال شهر رمضان 1444", "2023-03-23..2023-04-20"),
  ])
  func `A day of the Hijri calendar is read`(words: String, day: String) {
    #expect(faces(words) == [day])
  }

  @Test func `The names of Hijri months are names of men too`() {
    #expect(faces("قال رجب إن القوات انسحبت") == [])
    #expect(faces("said Ramadan of the council") == [])
  }

  @Test func `Last Thursday, told on a Thursday, is a week ago`() {
    #expect(faces("on Thursday") == ["2024-03-14"])
    #expect(faces("يوم الخميس الماضي") == ["2024-03-07"])
    #expect(faces("last Thursday") == ["2024-03-07"])
  }

  @Test(arguments: [
    ("ليل السبت الأحد", "2024-03-09..2024-03-10 night"),
    ("ليل الثلاثاء", "2024-03-12..2024-03-13 night"),
    ("ليلة السبت - الأحد", "2024-03-09..2024-03-10 night"),
    ("بعد منتصف ليل الأحد", "2024-03-11 night"),
    ("ليل أمس", "2024-03-13..2024-03-14 night"),
    ("on Sunday night", "2024-03-10..2024-03-11 night"),
    ("on the night of February 5", "2024-02-05..2024-02-06 night"),
  ])
  func `A night runs into the next day`(words: String, day: String) {
    #expect(faces(words) == [day])
  }

  @Test(arguments: [
    ("الساعة 13:49 من ظهر الأربعاء", "2024-03-13 13:49"),
    ("at 10:30 pm on Monday", "2024-03-11 22:30"), ("at 6:05 am on Monday", "2024-03-11 06:05"),
    ("صباح الاثنين", "2024-03-11 morning"), ("on Monday afternoon", "2024-03-11 afternoon"),
    ("ظهر الاثنين", "2024-03-11 afternoon"),
  ])
  func `The time of day is kept as it is told`(words: String, day: String) {
    #expect(faces(words) == [day])
  }

  @Test(arguments: [
    ("منذ منتصف شباط", "2024-02-15"), ("منذ 17 أكتوبر", "2023-10-17"),
    ("منذ السابع من تشرين الأول", "2023-10-07"), ("بين 17 و24 شباط", "2024-02-17..2024-02-24"),
    ("since 17 October", "2023-10-17"), ("since mid-October", "2023-10-15"),
    ("between 17 and 24 February", "2024-02-17..2024-02-24"),
  ])
  func `A period is told from a day`(words: String, day: String) {
    let dates = Words.dates(words)
    #expect(dates.map(\.date.face) == [day])
    #expect(dates.first { $0.isSince } != nil)
  }

  @Test(arguments: [
    ("أواخر كانون الثاني", "2024-01-22..2024-01-31"), ("مطلع شباط", "2024-02-01..2024-02-10"),
    ("in late January", "2024-01-22..2024-01-31"), ("in early February", "2024-02-01..2024-02-10"),
    ("في شهر آب 2022", "2022-08-01..2022-08-31"),
  ])
  func `A part of a month is as wide as the words leave it`(words: String, day: String) {
    #expect(faces(words) == [day])
  }

  @Test(arguments: [
    ("الجمعة 29 كانون الأول", "2024-01-03", "2023-12-29"),
    ("on December 29", "2024-01-03", "2023-12-29"),
    ("في 2 يناير", "2024-01-03", "2024-01-02"),
    ("الشهر الماضي", "2024-01-03", "2023-12-01..2023-12-31"),
    ("في 29 شباط", "2023-05-01", "2020-02-29"),
    // A weekday settles between two years: 12 March was a Sunday in 2023.
    ("الأحد 12 آذار", "2024-03-14", "2023-03-12"),
    ("في 16 آذار", "2024-03-14", "2024-03-16"), ("في 17 آذار", "2024-03-14", "2023-03-17"),
  ])
  func `The year is the latest that publication allows`(
    words: String, published: String, day: String
  ) {
    #expect(Words.dates(words, published: published).map(\.date.face) == [day])
  }

  @Test(arguments: [
    ("في 15 تشرين الثاني", "?"), ("أمس", "?"), ("مساء الأحد", "? evening"), ("yesterday", "?"),
    ("قبل أيام", "?"), ("الشهر الماضي", "?"), ("on November 15", "?"),
    ("في السابع من الشهر الجاري", "?"),
    ("في 15 تشرين الثاني 2022", "2022-11-15"), ("on 15 November 2022", "2022-11-15"),
  ])
  func `Without a day of publication only a whole date is one`(words: String, day: String) {
    #expect(Words.dates(words, published: nil).map(\.date.face) == [day])
  }

  @Test(arguments: [
    "عاد الأب إلى البيت", "The dam may fail", "قصف بـ 3 قذائف", "وصل 20 جنديا",
    "in a second attack",
    "عبر 30 شاحنة", "the march of protesters",
  ])
  func `Common words and counts are no dates`(words: String) {
    #expect(faces(words).isEmpty)
  }

  private func faces(_ words: String) -> [String] { Words.dates(words).map(\.date.face) }
}
