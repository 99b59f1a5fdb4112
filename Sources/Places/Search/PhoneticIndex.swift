/// Finds names that sound like a query, in either script.
///
/// Candidates come from the consonants (edit distance, 64 letters at a time in one machine word),
/// then the phones are aligned. This first form looks at every name; the names are few.
struct PhoneticIndex: Sendable {
  private struct Form: Sendable {
    let name: Int32
    let place: Int32
    let isArabic: Bool
    let isBare: Bool
    let phones: Range<Int32>
    let skeleton: Range<Int32>
  }

  private let forms: [Form]
  private let phones: [UInt8]
  private let skeletons: [UInt8]
  private let generics: GenericWords

  init(_ gazetteer: Gazetteer, keys: [NameKey], generics: GenericWords) {
    self.generics = generics
    var forms: [Form] = []
    var phones: [UInt8] = []
    var skeletons: [UInt8] = []
    func add(_ words: ArraySlice<String>, _ number: Int, _ name: PlaceName, isBare: Bool) {
      let sound = Phones.of(words)
      let skeleton = Phones.skeleton(sound).prefix(64)
      guard !sound.isEmpty else { return }
      let start = (Int32(phones.count), Int32(skeletons.count))
      phones += sound.map { Phones.number[Int($0)] }
      skeletons += skeleton
      forms.append(
        Form(
          name: Int32(number), place: Int32(name.place), isArabic: name.isArabic, isBare: isBare,
          phones: start.0..<Int32(phones.count), skeleton: start.1..<Int32(skeletons.count)))
    }
    for (number, name) in gazetteer.names.enumerated() {
      let key = keys[number]
      add(key.words[...], number, name, isBare: false)
      if let (range, _) = key.withoutGenerics(generics.words) {
        add(key.words[range], number, name, isBare: true)
      }
    }
    self.forms = forms
    self.phones = phones
    self.skeletons = skeletons
  }

  /// The best hit of each place among the names that sound most alike.
  func hits(_ folded: [String], limit: Int) -> [PlaceSearch.Hit] {
    guard let first = folded.first else { return [] }
    var best: [Int32: PlaceSearch.Hit] = [:]
    for reading in Clitics.readings(of: first) {
      let base = reading.prefix.isEmpty ? 0 : 0.04
      let key = NameKey([reading.stem] + folded.dropFirst())
      look(key.words[...], base, limit, &best)
      if let (range, _) = key.withoutGenerics(generics.words) {
        look(key.words[range], base + 0.005, limit, &best)
      }
      if let joined = joinedArticle(key.words) { look(joined[...], base + 0.01, limit, &best) }
    }
    return best.values.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }
  }

  /// "Alhasakah" and "Essukhneh" without the article that is written together with them.
  private func joinedArticle(_ words: [String]) -> [String]? {
    guard let first = words.first, first.utf8.count > 5 else { return nil }
    let bytes = Array(first.utf8)
    let vowel = bytes[0] == UInt8(ascii: "a") || bytes[0] == UInt8(ascii: "e")
    guard vowel, bytes[1] == UInt8(ascii: "l") || bytes[1] == bytes[2] else { return nil }
    return [String(first.dropFirst(2))] + words.dropFirst()
  }

  private func look(
    _ words: ArraySlice<String>, _ base: Double, _ limit: Int,
    _ best: inout [Int32: PlaceSearch.Hit]
  ) {
    let sound = Phones.of(words)
    guard !sound.isEmpty, sound.count <= 100 else { return }
    let isArabic = (words.first?.utf8.first ?? 0) >= 0xD8
    let skeleton = Array(Phones.skeleton(sound).prefix(64))
    let query = sound.map { Phones.number[Int($0)] }[...]
    for (_, position) in near(skeleton, limit) {
      let form = forms[position]
      let scripts: Alignment.Scripts =
        form.isArabic != isArabic ? .across : isArabic ? .arabic : .latin
      let old = best[form.place]?.cost ?? 0.25
      let phones = phones[Int(form.phones.lowerBound)..<Int(form.phones.upperBound)]
      guard let cost = Alignment.standard.cost(query, phones, scripts, limit: max(0, old - base)),
        cost + base < old
      else { continue }
      // Same sound, other spelling: never quite as good as the same spelling.
      best[form.place] = PlaceSearch.Hit(
        place: Int(form.place), name: Int(form.name), cost: max(0.001, cost + base),
        isBare: form.isBare)
    }
  }

  /// The forms whose consonants are nearest, the nearest first.
  private func near(_ skeleton: [UInt8], _ limit: Int) -> [(distance: Int, position: Int)] {
    var found: [(distance: Int, position: Int)] = []
    let most = skeleton.count <= 2 ? 1 : skeleton.count <= 6 ? 2 : 3
    var masks = [UInt64](repeating: 0, count: 16)
    for (bit, letter) in skeleton.enumerated() { masks[Int(letter)] |= 1 << UInt64(bit) }
    skeletons.withUnsafeBufferPointer { pool in
      for (position, form) in forms.enumerated() {
        let range = Int(form.skeleton.lowerBound)..<Int(form.skeleton.upperBound)
        guard abs(range.count - skeleton.count) <= most else { continue }
        let distance = Self.distance(skeleton.count, masks, pool[range])
        if distance <= most { found.append((distance, position)) }
      }
    }
    found.sort { ($0.distance, $0.position) < ($1.distance, $1.position) }
    // All that are as near as the last one that fits.
    guard found.count > limit * 4 else { return found }
    return Array(found.prefix(limit * 4))
  }

  /// Edit distance by bits, one column of the table in one machine word.
  private static func distance(
    _ length: Int, _ masks: [UInt64], _ text: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    guard length > 0 else { return text.count }
    var positive = ~UInt64(0)
    var negative: UInt64 = 0
    var distance = length
    let last = UInt64(1) << UInt64(length - 1)
    for letter in text {
      let match = masks[Int(letter)]
      let diagonal = (((match & positive) &+ positive) ^ positive) | match | negative
      var up = negative | ~(diagonal | positive)
      var down = positive & diagonal
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      up = (up << 1) | 1
      down <<= 1
      positive = down | ~(diagonal | up)
      negative = up & diagonal
    }
    return distance
  }
}
