import Diagnostics

/// Which names of a place are kept, which are shown, and in which order the others follow.
struct NameChoice {
  private let judge: NameJudge?
  private let files: [String]
  private var folded = FoldedName()

  /// Makes a choice.
  ///
  /// - Parameters:
  ///   - rules: What is no name; nil to trust all names.
  ///   - files: The names of the input files, for diagnostics.
  init(rules: NameRules?, files: [String]) {
    judge = rules.map(NameJudge.init)
    self.files = files
  }

  /// Cleans and orders the names of a place.
  mutating func settle(_ draft: inout PlaceDraft, _ report: inout ImportReport) {
    var kept: [PlaceDraft.Name] = []
    kept.reserveCapacity(draft.names.count)
    var area: [PlaceDraft.Name] = []
    draft.text.withUnsafeBufferPointer { text in
      for name in draft.names {
        let bytes = text[name.stretch.range]
        if kept.contains(where: { Self.same($0.stretch, name.stretch, text) })
          || area.contains(where: { Self.same($0.stretch, name.stretch, text) })
        {
          continue
        }
        let look = NameJudge.look(at: bytes)
        var judged = name
        if look.arabic > look.latin, look.arabic > look.other { judged.marks.insert(.arabic) }
        if let fault = fault(look, bytes) {
          drop(fault, judged, bytes, &report)
          continue
        }
        if let judge, !draft.featureClass.isArea {
          folded.fold(bytes)
          if judge.isOfArea(folded) {
            area.append(judged)
            continue
          }
        }
        kept.append(judged)
      }
      if let judge { dropCopies(&kept, judge, text, &report) }
      // A place that has nothing but the name of its area is called by that.
      if kept.isEmpty {
        kept = area
      } else {
        for name in area { drop(.areaName, name, text[name.stretch.range], &report) }
      }
      order(&kept, text)
    }
    draft.names = kept
  }

  private func fault(_ look: NameJudge.Look, _ bytes: Slice<UnsafeBufferPointer<UInt8>>)
    -> ImportReason?
  {
    if look.scalars > NameJudge.mostScalars || bytes.count > NameJudge.mostBytes { return .tooLong }
    return judge?.fault(look, bytes)
  }

  private func dropCopies(
    _ kept: inout [PlaceDraft.Name], _ judge: NameJudge, _ text: UnsafeBufferPointer<UInt8>,
    _ report: inout ImportReport
  ) {
    guard kept.contains(where: { $0.marks.contains(.arabic) }) else { return }
    let arabic = kept.filter { $0.marks.contains(.arabic) }.map(\.stretch.range)
    kept.removeAll { name in
      guard !name.marks.contains(.arabic) else { return false }
      let bytes = text[name.stretch.range]
      guard bytes.count < 40, arabic.contains(where: { judge.isCopy(bytes, of: text[$0]) }) else {
        return false
      }
      drop(.machineMade, name, bytes, &report)
      return true
    }
  }

  private static func same(
    _ one: PlaceDraft.Stretch, _ other: PlaceDraft.Stretch, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    one.count == other.count && text[one.range].elementsEqual(text[other.range])
  }

  /// Marks the shown names and puts the lesser ones last.
  private func order(_ names: inout [PlaceDraft.Name], _ text: UnsafeBufferPointer<UInt8>) {
    for isArabic in [false, true] {
      let candidates = names.indices.filter {
        names[$0].marks.contains(.arabic) == isArabic
      }
      let best = candidates.min { one, other in
        let a = rank(names[one], isArabic, text)
        let b = rank(names[other], isArabic, text)
        return a == b ? one < other : a < b
      }
      if let best { names[best].marks.insert(.shown) }
    }
    let lesser = names.filter { !$0.marks.isDisjoint(with: [.lesser, .inherited]) }
    names.removeAll { !$0.marks.isDisjoint(with: [.lesser, .inherited]) }
    names += lesser
  }

  /// How little a name is fit to be the one that is shown.
  private func rank(
    _ name: PlaceDraft.Name, _ isArabic: Bool, _ text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let marks = name.marks
    if !marks.isDisjoint(with: [.lesser, .inherited]) { return 9 }
    let isOfTongue = marks.contains(isArabic ? .arabicTongue : .english)
    if isOfTongue, marks.contains(.preferred) { return 0 }
    if marks.contains(.main) { return 1 }
    guard isArabic else { return isOfTongue ? 2 : 3 }
    let isProper = Self.isProperArabic(text[name.stretch.range])
    return isProper ? (isOfTongue ? 2 : 3) : (isOfTongue ? 4 : 5)
  }

  /// Whether a name has the letters of Arabic only, none of Persian or Kurdish.
  private static func isProperArabic(_ bytes: some Sequence<UInt8>) -> Bool {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar.value > 0x652, scalar.value != 0x670 { return false }
    }
    return true
  }

  private func drop(
    _ reason: ImportReason, _ name: PlaceDraft.Name, _ bytes: some Sequence<UInt8>,
    _ report: inout ImportReport
  ) {
    let file = files.indices.contains(Int(name.origin.file)) ? files[Int(name.origin.file)] : ""
    report.drop(
      reason, at: Position(source: file, line: name.origin.line),
      Self.sentence(reason, bytes),
      fix: reason == .tooLong
        ? "shorten it, or see that no separator or quotation mark is missing"
        : "nothing, unless it is a name: then add it to a table of your own")
  }

  private static func sentence(_ reason: ImportReason, _ bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    if reason == .tooLong {
      let count = text.unicodeScalars.count
      return "A name of \(count) characters is left out: \(String(text.prefix(30)).isolated)…"
    }
    return "\(text.isolated) is left out as one of the \(reason.rawValue)."
  }
}

extension FeatureClass {
  /// Whether places of it are areas with seats, whose names may say so.
  var isArea: Bool {
    switch self {
    case .country, .region, .governorate, .district, .subdistrict: true
    default: false
    }
  }
}
