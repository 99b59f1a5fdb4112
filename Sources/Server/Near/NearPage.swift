import EventMapper
import EventStore
import Events
import Hummingbird
import Layers
import Places

/// `/near` for a person: a form, and the answers as a table, in both scripts beside each other.
struct NearPage {
  let parameters: [QueryParameter]
  let address: PublicAddress

  /// The form alone.
  func empty() -> Response {
    var page = start()
    page.both(
      "An event is certain when its whole 90 % area lies within the radius, possible when some of it does.",
      "الحدث مؤكد حين تقع منطقته (90 %) كلها ضمن نصف القطر، ومحتمل حين يقع بعضها ضمنه.")
    return Response(page)
  }

  /// The form and the answers.
  func answers(_ document: NearDocument) throws -> Response {
    let question = document.question
    var rows = ""
    let count = try document.page.forEach { rows += Self.row($0, document.links) }
    var page = start()
    page.heading(question.title.capitalizedFirst)
    for note in question.notes { page.paragraph("\(note.capitalizedFirst).") }
    page.markup(rivals(question, document))
    let all = count.certain + count.possible
    page.both(
      "\(all) \(all == 1 ? "event" : "events"): \(count.certain) certain, \(count.possible) possible; "
        + "\(count.expected.fixed(1)) expected, which is the sum of the shares."
        + Self.aside(count),
      "الأحداث: \(all)، منها \(count.certain) مؤكدة و\(count.possible) محتملة.")
    page.markup(forms(document.links))
    guard all > 0 else { return Response(page) }
    page.markup(Self.head + rows + "</tbody>\n</table></div>\n")
    page.markup(pages(document.links, of: all))
    return Response(page)
  }

  private func start() -> HTMLPage {
    var page = HTMLPage(
      title: "What happened around a place · ماذا حدث حول مكان", base: address.base,
      path: [("EventMapper", "/?f=html"), ("near", "/near/form")])
    page.markup(form)
    return page
  }

  // MARK: The form

  private var form: String {
    func value(_ name: String) -> String {
      (parameters.first { $0.name == name }?.value ?? "").escapedForXML
    }
    func field(_ name: String, _ english: String, _ arabic: String, _ more: String) -> String {
      "<label>\(Self.both(english, arabic))<input name=\"\(name)\" \(more)></label>\n"
    }
    let within = value("within").isEmpty ? "50km" : value("within")
    let asked = AttackKind.typed(value("kind"))
    // The days of an interval stand in the fields for days.
    let days = parameters.first { $0.name == "datetime" }.flatMap { try? ItemDays(asked: $0.value) }
    func day(_ name: String, _ other: Day?) -> String {
      value(name).isEmpty ? other.map { "\($0)" } ?? "" : value(name)
    }
    let kinds = LegendEntry.all.map { entry in
      let kind = entry.kind.rawValue
      let isChosen = asked?.rawValue == kind ? " selected" : ""
      return "<option value=\"\(kind)\"\(isChosen)>\(entry.label.escapedForXML)</option>"
    }
    let several =
      asked == nil && !value("kind").isEmpty
      ? "<option value=\"\(value("kind"))\" selected>\(value("kind"))</option>" : ""
    let fields = [
      field(
        "place", "Place", "المكان",
        "required maxlength=\"200\" dir=\"auto\" value=\"\(value("place"))\""),
      field("within", "Radius", "نصف القطر", "required dir=\"ltr\" size=\"8\" value=\"\(within)\""),
      field("since", "From", "من", "type=\"date\" value=\"\(day("since", days?.first))\""),
      field("until", "Until", "إلى", "type=\"date\" value=\"\(day("until", days?.last))\""),
      field(
        "actor", "Attacker", "المهاجم", "maxlength=\"200\" dir=\"auto\" value=\"\(value("actor"))\""
      ),
      field(
        "weapon", "Weapon", "السلاح", "maxlength=\"200\" dir=\"auto\" value=\"\(value("weapon"))\""),
    ].joined()
    // What was asked and has no field stays asked.
    let kept = ["at-least", "limit"].filter { !value($0).isEmpty }.map {
      "<input type=\"hidden\" name=\"\($0)\" value=\"\(value($0))\">"
    }.joined()
    let checked = value("certain") == "true" ? " checked" : ""
    return """
      <form class="ask" method="get" action="\(address.base.escapedForXML)/near">
      \(fields)<label>\(Self.both("Kind of attack", "نوع الهجوم"))<select name="kind">\
      <option value="">all · الكل</option>\(several)\(kinds.joined())</select></label>
      <label class="check"><input type="checkbox" name="certain" value="true"\(checked)> \
      \(Self.both("Certain only", "المؤكد فقط"))</label>
      <input type="hidden" name="f" value="html">\(kept)
      <button type="submit">Ask · اسأل</button>
      </form>

      """
  }

  private static func both(_ english: String, _ arabic: String) -> String {
    "<span>\(english)</span> <span lang=\"ar\" dir=\"rtl\">\(arabic)</span>"
  }

  // MARK: Answers

  private func rivals(_ question: RadiusQuestion, _ document: NearDocument) -> String {
    guard !question.spot.rivals.isEmpty else { return "" }
    let others = question.spot.rivals.prefix(5).map { rival in
      let asked =
        parameters.filter { $0.name != "place" && $0.name != "offset" }
        + [QueryParameter(name: "place", value: rival.place.id)]
      let setting = document.mapper.geocoder.gazetteer.setting(of: rival.place)
      return "<li dir=\"auto\"><a href=\"\(address.base.escapedForXML)/near"
        + "\(QueryParameter.query(asked).escapedForXML)\">\(rival.place.plainName.escapedForXML)</a>"
        + " \(setting.escapedForXML)</li>"
    }
    return "<p>\(Self.both("It may also mean", "وقد يعني أيضاً"))</p>\n<ul>\(others.joined())</ul>\n"
  }

  private func forms(_ links: NearLinks) -> String {
    func link(_ href: String, _ english: String, _ arabic: String) -> String {
      "<a href=\"\(href.escapedForXML)\">\(Self.both(english, arabic))</a>"
    }
    return "<p class=\"forms\">"
      + [
        link(links.map, "Show them on the map", "اعرضها على الخريطة"),
        link(links.form(.json), "GeoJSON", ""), link(links.form(.csv), "CSV", ""),
      ].joined(separator: " ").replacing(" <span lang=\"ar\" dir=\"rtl\"></span>", with: "")
      + "</p>\n"
  }

  private func pages(_ links: NearLinks, of all: Int) -> String {
    let ways = [
      links.before(.html).map { ($0, "Before", "السابق") },
      links.behind(of: all, .html).map { ($0, "Next", "التالي") },
    ].compactMap(\.self)
    guard !ways.isEmpty else { return "" }
    return "<p class=\"forms\">"
      + ways.map { "<a href=\"\($0.0.escapedForXML)\">\(Self.both($0.1, $0.2))</a>" }
      .joined(separator: " ") + "</p>\n"
  }

  private static func aside(_ count: AnswerCount) -> String {
    let parts = [
      count.withoutPlace > 0 ? "\(count.withoutPlace) without a known place" : nil,
      count.undated > 0 ? "\(count.undated) without a known day" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "" : " Left aside: \(parts.joined(separator: ", "))."
  }

  private static let head: String = {
    let names = [
      ("Event", "الحدث"), ("Within", "ضمنه"), ("Share", "الحصة"), ("Distance", "المسافة"),
      ("90 % radius", "نصف القطر"), ("Day", "اليوم"),
    ]
    return "<div class=\"table\"><table>\n<thead><tr>"
      + names.map { "<th scope=\"col\">\(both($0.0, $0.1))</th>" }.joined()
      + "</tr></thead>\n<tbody>\n"
  }()

  private static func row(_ answer: EventAnswer, _ links: NearLinks) -> String {
    let event = answer.event
    let days = [event.firstDay, event.lastDay].compactMap { $0.map { "\($0)" } }
    let day = days.first == days.last ? days.first ?? "" : days.joined(separator: " – ")
    let arabic = event.text("title_ar").map {
      "<br><span lang=\"ar\" dir=\"rtl\">\($0.escapedForXML)</span>"
    }
    let certainty =
      answer.certainty == .certain ? both("certain", "مؤكد") : both("possible", "محتمل")
    let cells = [
      "<a dir=\"auto\" href=\"\(links.item(event.id).escapedForXML)\">\(event.face.escapedForXML)</a>"
        + (arabic ?? ""),
      certainty, "\((answer.share * 100).fixed(0)) %", answer.distance?.plain ?? "",
      event.place.map { "± \($0.uncertainty.plain)" } ?? "", day,
    ]
    return "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
  }
}

extension String {
  /// With a capital in front.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
