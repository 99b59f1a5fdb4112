import Diagnostics
import Events
import Geodesy
import Reading

/// Reads a label from its JSON.
///
/// A label with a fault is refused as a whole: without one of its attacks, the event that answers to
/// it would count as false.
struct LabelReader {
  let path: String

  /// The label that a file holds; nil where the file is no label.
  func label(in item: JSONItem) throws(Diagnostic) -> ReportLabel? {
    guard let attacks = item["events"] else { return nil }
    let id = try item.text("id")
    return ReportLabel(
      id: id, path: path, published: try item.day("published"),
      language: item["language"]?.string, basis: item["text_basis"]?.string,
      phenomena: try item.texts("phenomena"),
      attacks: try attacks.list { (attack, number) throws(Diagnostic) in
        try self.attack(attack, id: "\(id)#\(number)")
      },
      counts: try item["aggregates"]?.list { (count, _) throws(Diagnostic) in
        LabelledCount(
          count: try count.whole("count"), summary: count["summary"]?.string ?? "",
          sentence: count["sentence"]?.string ?? "")
      },
      distractors: Set(try item.texts("distractor_places")))
  }

  private func attack(_ item: JSONItem, id: String) throws(Diagnostic) -> LabelledAttack {
    guard let kindItem = item["kind"] else { throw item.lacks("kind") }
    let kind = try kindItem.attackKind()
    let also = try item["kind_also"]?.list { (kind, _) throws(Diagnostic) in
      try kind.attackKind()
    }
    let day = try item.day("date")
    return LabelledAttack(
      id: item["eid"]?.string ?? id, summary: item["summary"]?.string ?? "", kind: kind,
      kinds: Set([kind] + (also ?? [])), day: day,
      precision: try item["date_precision"]?.precision() ?? (day == nil ? .unknown : .day),
      accepted: try item["date_accept"]?.span(),
      targets: try item["targets"]?.list { (spot, _) throws(Diagnostic) in try spot.spot() } ?? [],
      launch: try item["launch"]?.spot(), killed: try item.whole("killed"),
      injured: try item.whole("injured"), background: try item.flag("background"),
      optional: try item.flag("optional"), sentence: item["sentence"]?.string ?? "")
  }
}

extension JSONItem {
  /// What is wrong here.
  fileprivate func fault(_ sentence: String, fix: String) -> Diagnostic {
    Diagnostic("label.value", .error, at: position, sentence, fix: fix)
  }

  fileprivate func lacks(_ name: String) -> Diagnostic {
    fault("\"\(name)\" is missing here.", fix: "add it; docs/evaluation.md shows a label")
  }

  fileprivate func text(_ name: String) throws(Diagnostic) -> String {
    guard let item = self[name] else { throw lacks(name) }
    guard let text = item.string else {
      throw item.fault("\"\(name)\" is \(item.kind).", fix: "write it as a text")
    }
    return text
  }

  fileprivate func texts(_ name: String) throws(Diagnostic) -> [String] {
    try self[name]?.list { (item, _) throws(Diagnostic) in
      guard let text = item.string else {
        throw item.fault("In \"\(name)\" stands \(item.kind).", fix: "write it as a text")
      }
      return text
    } ?? []
  }

  /// The elements of an array, each read; the number of an element counts from 1.
  fileprivate func list<Element>(
    _ read: (JSONItem, Int) throws(Diagnostic) -> Element
  ) throws(Diagnostic) -> [Element] {
    guard let elements else {
      throw fault("An array was expected, and here stands \(kind).", fix: "write [ … ]")
    }
    var list: [Element] = []
    for (index, element) in elements.enumerated() { list.append(try read(element, index + 1)) }
    return list
  }

  fileprivate func flag(_ name: String) throws(Diagnostic) -> Bool {
    guard let item = self[name] else { return false }
    guard let flag = item.bool else {
      throw item.fault("\"\(name)\" is \(item.kind).", fix: "write true or false")
    }
    return flag
  }

  fileprivate func whole(_ name: String) throws(Diagnostic) -> Int? {
    guard let item = self[name] else { return nil }
    guard let number = item.number.flatMap({ Int(exactly: $0) }), number >= 0 else {
      throw item.fault(
        "\"\(name)\" is no whole number from 0 on.",
        fix: "write a number, or null where none is said"
      )
    }
    return number
  }

  fileprivate func day(_ name: String) throws(Diagnostic) -> Day? { try self[name]?.asDay() }

  private func asDay() throws(Diagnostic) -> Day {
    guard let text = string, text.utf8.count == 10, let day = Day(iso: text) else {
      throw fault("This is no day of the calendar.", fix: "write YYYY-MM-DD, or null")
    }
    return day
  }

  fileprivate func span() throws(Diagnostic) -> ClosedRange<Day> {
    let days = try list { (item, _) throws(Diagnostic) in try item.asDay() }
    guard days.count == 2, days[0] <= days[1] else {
      throw fault(
        "\"date_accept\" is no span of days.", fix: "write [first, last], the first not later")
    }
    return days[0]...days[1]
  }

  fileprivate func precision() throws(Diagnostic) -> EventDate.Precision {
    guard let precision = string.flatMap(EventDate.Precision.init) else {
      let known = EventDate.Precision.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("This is no precision of a date.", fix: "choose among \(known)")
    }
    return precision
  }

  /// A kind; `unknown`, as labels say, is what the program calls `other`.
  fileprivate func attackKind() throws(Diagnostic) -> AttackKind {
    if string == "unknown" { return .other }
    guard let kind = string.flatMap(AttackKind.init) else {
      let known = AttackKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("This is no kind of attack.", fix: "choose among \(known), unknown")
    }
    return kind
  }

  fileprivate func spot() throws(Diagnostic) -> LabelledSpot {
    guard let latitude = self["lat"]?.number, let longitude = self["lon"]?.number,
      let coordinate = Coordinate(latitude: latitude, longitude: longitude)
    else {
      throw fault(
        "This place has no coordinates on earth.", fix: "write lat and lon in degrees, such as 35.1"
      )
    }
    guard let error = self["error_km"]?.number, error > 0 else {
      throw fault(
        "This place does not say within which distance an answer is right.",
        fix: "write error_km, greater than 0")
    }
    return LabelledSpot(
      coordinate: coordinate, error: .kilometers(error), isSamePlace: try flag("same_place"),
      text: self["text"]?.string ?? "")
  }
}
