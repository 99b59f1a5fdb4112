import Events
import Geodesy
import Places

// The card that Google Earth opens: what is said, where, how sure, and who says it, in both
// languages. Readers without ExtendedData have nothing else, so the key facts are all here.

extension ByteWriter {
  /// Appends an event's card as HTML, escaped for a CDATA section.
  mutating func append(card event: Event, _ attribution: Attribution) {
    append("<div style=\"max-width:28em\"><b>")
    append(xml: event.title)
    append("</b>")
    if let title = event.titleArabic {
      append("<div dir=\"rtl\" lang=\"ar\"><b>")
      append(xml: title)
      append("</b></div>")
    }
    if let claim = event.firstClaim {
      append(claim.language == "ar" ? "<blockquote dir=\"rtl\" lang=\"ar\">" : "<blockquote>")
      append(xml: claim.sentence.words)
      append("</blockquote>")
    }
    append("<table>")
    facts(of: event)
    append("</table><p><small>")
    append(xml: "\(attribution.text) \(attribution.licence)")
    append("</small></p></div>")
  }

  private mutating func facts(of event: Event) {
    row("When · متى", event.date.english + (event.date.timeOfDay.map { ", \($0)" } ?? ""))
    if let place = event.place {
      row("Where · أين", place.described)
      row("Circle · الدائرة") { out in
        out.append("90 % within ")
        out.append(place.uncertainty.kilometers, decimals: 1)
        out.append(" km · ")
        out.append(verbatim: place.method.rawValue)
      }
    }
    if let launch = event.launchPlace {
      row("Launched from · مكان الإطلاق") { out in
        out.append(xml: launch.described)
        out.append(" (90 % within ")
        out.append(launch.uncertainty.kilometers, decimals: 1)
        out.append(" km)")
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
    row("Reports · التقارير", event.sources.joined(separator: "; "))
  }

  private mutating func row(_ name: StaticString, _ text: String) {
    row(name) { $0.append(xml: text) }
  }

  private mutating func row(_ name: StaticString, _ value: (inout ByteWriter) -> Void) {
    append("<tr><td><b>")
    append(name)
    append("</b></td><td>")
    value(&self)
    append("</td></tr>")
  }
}

extension Location {
  /// "al-Omar oil field · حقل العمر («حقل العمر النفطي»), Al Mayadin, Deir-ez-Zor".
  fileprivate var described: String {
    let names = [placeName, placeNameArabic].compactMap(\.self).joined(separator: " · ")
    let place = text.isEmpty ? names : names.isEmpty ? "«\(text)»" : "\(names) («\(text)»)"
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
