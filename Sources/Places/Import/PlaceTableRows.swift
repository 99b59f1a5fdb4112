/// Writes drafts as rows of the project's table of places.
struct PlaceTableRows {
  /// The table's columns; lists are parted by `|`.
  static let header =
    "id\tclass\tname\tname_ar\tnames\tnames_ar\tlatitude\tlongitude\tradius_m\tcountry\tadmin1"
    + "\tadmin2\tadmin3\tpopulation\n"

  /// Rows that were not handed on yet.
  var bytes: [UInt8] = Array(header.utf8)

  /// Appends a row; its shown names are those marked so.
  ///
  /// - Returns: How many names it has.
  mutating func append(_ draft: PlaceDraft, prefix: [UInt8]) -> Int {
    var count = 0
    bytes += prefix
    cell(draft, draft.id)
    bytes += draft.featureClass.rawValue.utf8
    bytes.append(0x09)
    for isArabic in [false, true] {
      let name = draft.names.first {
        $0.marks.contains(.shown) && $0.marks.contains(.arabic) == isArabic
      }
      cell(draft, name?.stretch ?? PlaceDraft.Stretch())
      if name != nil { count += 1 }
    }
    for isArabic in [false, true] {
      var isFirst = true
      for name in draft.names
      where !name.marks.contains(.shown) && name.marks.contains(.arabic) == isArabic {
        if !isFirst { bytes.append(0x7C) }
        isFirst = false
        bytes += draft.text[name.stretch.range]
        count += 1
      }
      bytes.append(0x09)
    }
    append(millionths: draft.latitude)
    append(millionths: draft.longitude)
    if draft.radius > 0 { bytes += String(draft.radius).utf8 }
    bytes.append(0x09)
    cell(draft, draft.country)
    cell(draft, draft.admin1)
    cell(draft, draft.admin2)
    bytes.append(0x09)
    if draft.population > 0 { bytes += String(draft.population).utf8 } else { bytes.append(0x30) }
    bytes.append(0x0A)
    return count
  }

  private mutating func cell(_ draft: PlaceDraft, _ stretch: PlaceDraft.Stretch) {
    bytes += draft.text[stretch.range]
    bytes.append(0x09)
  }

  /// Appends degrees with as many decimals as there are, at most six.
  private mutating func append(millionths: Int32) {
    let magnitude = millionths.magnitude
    if millionths < 0 { bytes.append(0x2D) }
    bytes += String(magnitude / 1_000_000).utf8
    var rest = magnitude % 1_000_000
    var divisor: UInt32 = 100_000
    if rest > 0 { bytes.append(0x2E) }
    while rest > 0 {
      bytes.append(0x30 + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
    bytes.append(0x09)
  }
}
