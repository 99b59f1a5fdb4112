import Diagnostics
import Events
import Geodesy
import Places

// The card that Google Earth opens: what is said, where, how sure, and who says it, in both
// languages. Readers without ExtendedData have nothing else, so the key facts are all here.

extension ByteWriter {
  /// Appends an event's card as HTML, escaped for a CDATA section: titles, facts, and what each of the
  /// first reports says.
  mutating func append(card event: Event, _ attribution: Attribution) {
    append("<div style=\"font-family:sans-serif;max-width:30em;line-height:1.4\"><b>")
    append(xml: event.title)
    append("</b>")
    if let title = event.titleArabic {
      append("<div dir=\"rtl\" lang=\"ar\"><b>")
      append(xml: title)
      append("</b></div>")
    }
    if event.background {
      append("<div><i>Only recalled by the report · ورد في التقرير استذكاراً</i></div>")
    }
    append("<table cellpadding=\"2\">")
    facts(of: event)
    append("</table>")
    voices(of: event)
    append("<p><small>")
    append(xml: "\(attribution.text) \(attribution.licence)")
    append("</small></p></div>")
  }

  /// The sentences of the first reports, each with the report that says it.
  private mutating func voices(of event: Event) {
    let shown = 3
    for report in event.sources.prefix(shown) {
      guard let claim = event.claims.first(where: { $0.report == report }) else { continue }
      append(claim.language == "ar" ? "<blockquote dir=\"rtl\" lang=\"ar\">" : "<blockquote>")
      append(xml: claim.sentence.words)
      append("<br/><small dir=\"ltr\">— ")
      append(xml: report)
      append("</small></blockquote>")
    }
    if event.sources.count > shown {
      append("<p>Also · وأيضاً: ")
      append(xml: event.sources.dropFirst(shown).prefix(20).joined(separator: "; "))
      append(event.sources.count > shown + 20 ? " …</p>" : "</p>")
    }
  }

  private mutating func facts(of event: Event) {
    let days = [event.date.english, event.date.arabic.isolated].joined(separator: " · ")
    row("When · متى", days + (event.date.timeOfDay.map { ", \($0)" } ?? ""))
    if let place = event.place {
      row("Where · أين", place.described)
      row("Circle · الدائرة") { out in
        out.append("± ")
        out.append(place.uncertainty.kilometers, decimals: 1)
        out.append(" km (90 %), ")
        out.append(verbatim: place.method.rawValue)
      }
    }
    if let launch = event.launchPlace {
      row("Launched from · مكان الإطلاق") { out in
        out.append(xml: launch.described)
        out.append(", ± ")
        out.append(launch.uncertainty.kilometers, decimals: 1)
        out.append(" km (90 %)")
      }
    }
    if let distance = event.distance {
      row("Distance · المسافة") { out in
        out.append(distance.best.kilometers, decimals: 1)
        out.append(" km (")
        out.append(distance.least.kilometers, decimals: 1)
        out.append("–")
        out.append(distance.greatest.kilometers, decimals: 1)
        out.append(" km)")
      }
    }
    if let weapon = event.weapon {
      row("Weapon · السلاح", weapon + (event.weaponCount.map { " × \($0.described)" } ?? ""))
    }
    if let actor = event.actor { row("Attacker · المهاجم", actor) }
    if let struck = event.targetKind { row("Struck · الهدف", struck) }
    if event.outcome != .unknown || event.outcomeClaims != nil {
      row("Outcome · النتيجة", event.outcomeClaims ?? event.outcome.rawValue)
    }
    if let killed = event.killed { row("Killed · القتلى", killed.described) }
    if let injured = event.injured { row("Injured · الجرحى", injured.described) }
    if let correction = event.correction { row("Corrected · تصحيح", correction) }
    row("Reports · التقارير", "\(event.sources.count)")
  }

  private mutating func row(_ name: StaticString, _ text: String) {
    row(name) { $0.append(xml: text) }
  }

  private mutating func row(_ name: StaticString, _ value: (inout ByteWriter) -> Void) {
    append("<tr valign=\"top\"><td style=\"color:#666;white-space:nowrap\">")
    append(name)
    append("</td><td dir=\"auto\">")
    value(&self)
    append("</td></tr>")
  }
}

extension Location {
  /// "al-Omar oil field · حقل العمر («حقل العمر النفطي»), Al Mayadin, Deir-ez-Zor".
  fileprivate var described: String {
    let names = [placeName, placeNameArabic?.isolated].compactMap(\.self).joined(separator: " · ")
    let words = "«\(text)»".isolated
    let place = text.isEmpty ? names : names.isEmpty ? words : "\(names) (\(words))"
    return [place, admin2?.name, admin1?.name, country].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}

extension NumberRange {
  /// "8", "6–8", "5 or more".
  fileprivate var described: String {
    guard let high else { return "\(low) or more" }
    return low == high ? "\(best)" : "\(low)–\(high)"
  }
}
