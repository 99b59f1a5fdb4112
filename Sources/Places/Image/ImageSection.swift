/// What the sections of an image hold; the numbers stand in files and are never given out twice.
///
/// 1–99 belong to the gazetteer itself, 100–149 to exact look-up and scanning, 150–199 to look-up by
/// sound.
enum ImageSection: UInt32, CaseIterable, Sendable {
  // The gazetteer: see PlaceRecord.swift.
  case places = 1
  case idTexts = 2
  case idOrder = 3
  case keys = 4
  case units = 5
  case texts = 6
  case names = 7
  case nameTexts = 8
  case adjectives = 9
  case unitCodes = 10
  case administrative = 11
  // The small tables and the outlines.
  case files = 20
  case fileBytes = 21
  case outlines = 22
  case outlineRings = 23
  case outlinePoints = 24
  // Exact look-up and scanning: see NameTable.swift.
  case nameSlots = 100
  case nameForms = 101
  case nameFirstWords = 102
  case nameKnown = 103
  // Look-up by sound: see SoundIndex.swift.
  case soundGroups = 150
  case sounds = 151
  case soundOwners = 152
  case soundRules = 153
  case soundKnown = 154
}
