/// How names are heard: phones, what their exchange costs, and the words that names share.
///
/// All of it is data: `phones.tsv`, `sound_costs.tsv`, `name_words.tsv` and `ranking.tsv`.
struct SoundRules: Sendable {
  var phones = PhoneTable()
  var costs = SoundCosts()
  var words = SharedWords()
  /// What each piece of evidence weighs; see `ranking.tsv`.
  var weights = EvidenceWeights()
  /// The hash of the files: an index that was made by other rules is of no use.
  var fingerprint: UInt64 = 0
}

extension SoundRules {
  /// Notes a file that the rules were read from.
  mutating func note(_ input: GazetteerInput) {
    var hash = Fingerprint()
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      hash.add(UInt8(truncatingIfNeeded: fingerprint >> shift))
    }
    for byte in input.bytes { hash.add(byte) }
    fingerprint = hash.value
  }
}
