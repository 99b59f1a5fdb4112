import Events
import Geodesy
import Layers
import Places
import Shapes

extension SampleMap {
  static let events = [merged, launched, wide, undated, nowhere, faraway, month, recalled]

  private static let deirEzZor = AdministrativeUnit(
    code: "SY09", name: "Deir-ez-Zor", nameArabic: "دير الزور")
  private static let mayadin = AdministrativeUnit(
    code: "SY0902", name: "Al Mayadin", nameArabic: "الميادين")

  static let omar = Location(
    coordinate: point(35.0812345678, 40.6398765432), uncertainty: .meters(7_999.6),
    area: .disc(center: point(35.0812345678, 40.6398765432), radius: .meters(7_999.6)),
    method: .named, text: "حقل العمر النفطي", placeID: "site:al-omar",
    placeName: "al-Omar oil field", placeNameArabic: "حقل العمر النفطي", country: "SY",
    admin1: deirEzZor, admin2: mayadin, shares: [DistrictShare(district: "SY0902", share: 1)],
    boundaries: "sample boundaries", placeClass: .field)

  /// One attack in two reports that differ on the outcome.
  private static let merged: Event = {
    let date = EventDate(
      start: day(2023, 11, 15), end: day(2023, 11, 15), precision: .day, method: .stated,
      timeOfDay: "evening")
    var first = claim(
      "c1", "r1", .rocket, "سقطت ثماني قذائف مساء الأربعاء على \"حقل العمر\".", date: date)
    first.target = said(omar, "حقل العمر", at: 50)
    first.dateEvidence = words("مساء الأربعاء", at: 31)
    first.weapon = said("rocket", "قذائف", at: 25)
    first.weaponCount = said(NumberRange(8), "ثماني", at: 19)
    first.outcome = said(.missed, "سقطت", at: 12)
    let second = claim("c2", "r2", .shelling, "ضُرب الحقل بست قذائف وأصابته 🚀.", date: date)
    return event(
      "e-1", .rocket, date, target: omar, weapon: "rocket",
      weaponCount: NumberRange(low: 6, best: 8, high: 8), outcome: .hit,
      outcomeClaims: "hit: r2; missed: r1", killed: NumberRange(0), claims: [first, second])
  }()

  /// From a stretch between two towns: an area that is no circle.
  private static let launched: Event = {
    let launch = Location(
      coordinate: point(34.74, 40.68), uncertainty: .kilometers(41),
      area: Area(
        .polygons([
          Area.Polygon(
            exterior: [point(34.4, 40.8), point(34.5, 40.95), point(35, 40.5), point(34.9, 40.35)])
        ])), method: .between, text: "البادية بين الميادين والبوكمال", placeID: "gn:1",
      placeName: "al-Mayadin – Abu Kamal", placeNameArabic: "الميادين – البوكمال", country: "SY",
      admin1: deirEzZor)
    let date = EventDate(
      start: day(2023, 10, 28), end: day(2023, 10, 29), precision: .day, method: .relative)
    return event(
      "e-2", .rocket, date, target: omar, launch: launch,
      distance: DistanceBounds(
        least: .kilometers(2.44), best: .kilometers(38.05), greatest: .kilometers(81.96)),
      bearing: 359.97, weapon: "rocket", actor: "armed group <north> & co.",
      injured: NumberRange(low: 2, best: 3, high: nil),
      claims: [claim("c3", "r2", .rocket, "أُطلقت صواريخ من البادية على الحقل.", date: date)])
  }()

  /// A circle over three districts, one of which is not among the outlines.
  private static let wide = event(
    "e-3", .drone,
    EventDate(start: day(2023, 11, 12), end: day(2023, 11, 18), precision: .week, method: .report),
    target: Location(
      coordinate: point(34.6, 40.9), uncertainty: .kilometers(30),
      area: .disc(center: point(34.6, 40.9), radius: .kilometers(30)), method: .near,
      text: "محيط البوكمال", placeID: "gn:2", placeName: "Abu Kamal", placeNameArabic: "البوكمال",
      country: "SY", admin1: deirEzZor,
      shares: [
        DistrictShare(district: "SY0903", share: 0.5),
        DistrictShare(district: "SY0902", share: 0.3),
        DistrictShare(district: "IQG01:al-kaim", share: 0.2),
      ], placeClass: .town),
    claims: [claim("c4", "r3", .drone, "حلّقت مسيّرة ثم انفجرت في محيط البوكمال.")])

  /// The name was not resolved: its governorate stands in, and no day is known.
  private static let undated = event(
    "e-4", .ied, .unknown,
    target: Location(
      coordinate: point(35.3, 40.1), uncertainty: .kilometers(95),
      area: .disc(center: point(35.3, 40.1), radius: .kilometers(95)), method: .container,
      text: "تل الغراب", placeID: "SY09", placeName: "Deir-ez-Zor", placeNameArabic: "دير الزور",
      country: "SY", admin1: deirEzZor, placeClass: .governorate),
    claims: [claim("c5", "r3", .ied, "انفجرت عبوة قرب تل الغراب.")])

  /// No place, and every character that a format may choke on.
  private static let nowhere = event(
    "e-5", .other,
    EventDate(start: day(2023, 11, 17), end: day(2023, 11, 17), precision: .day, method: .stated),
    target: nil, actor: "=HYPERLINK(\"http://example.org\";\"a,b\")",
    claims: [
      claim(
        "c6", "r 4", .other,
        "A \"bang\",\r\nheard\tby many\u{1}\u{0}\u{FFFE} ]]> </script> & <b>\\ \u{2028}👩‍🚒 said it.",
        language: "en")
    ])

  /// Across the 180th meridian, both the line and the circle.
  private static let faraway = event(
    "e-6", .missile,
    EventDate(start: day(2023, 1, 1), end: day(2023, 12, 31), precision: .year, method: .stated),
    target: Location(
      coordinate: point(-17, 179.95), uncertainty: .kilometers(20),
      area: .disc(center: point(-17, 179.95), radius: .kilometers(20)), method: .coordinates,
      text: "17°S 179.95°E"),
    launch: Location(
      coordinate: point(-16, -179.5), uncertainty: .meters(500),
      area: .disc(center: point(-16, -179.5), radius: .meters(500)), method: .given, text: ""),
    distance: DistanceBounds(
      least: .kilometers(105), best: .kilometers(125.4), greatest: .kilometers(146)),
    bearing: 207.8,
    claims: [claim("c7", "r5", .missile, "-7 missiles\nacross the line", language: "en")])

  private static let month = event(
    "e-7", .groundRaid,
    EventDate(start: day(2023, 11, 1), end: day(2023, 11, 30), precision: .month, method: .stated),
    target: Location(
      coordinate: point(0, -0.00000004), uncertainty: .meters(1_500),
      area: .disc(center: point(0, 0), radius: .meters(1_500)), method: .given, text: "0,0",
      placeName: "Null, Island", country: "XX"), killed: NumberRange(low: 1, best: 2, high: 4),
    claims: [claim("c8", "table.csv", .groundRaid, "row 7", language: "en")])

  private static let recalled = event(
    "e-0", .airStrike,
    EventDate(
      start: day(2023, 10, 28), end: day(2023, 10, 29), precision: .day, method: .stated,
      timeOfDay: "21:40"), target: omar, background: true,
    correction: "place, date: <b>seen</b> & ]]> \"there\"",
    claims: [claim("c9", "r1", .airStrike, "وكانت غارة قد استهدفت الحقل الشهر الماضي.")])
}
