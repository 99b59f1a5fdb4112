/// All names of a volume by their folded form: which places a spelling means, exactly, and whether
/// longer names begin with it.
///
/// An open table: 8 bytes for each name and for each run of first words of a name, of which 32 bits
/// are part of the hash; 12 bytes for each form. A word that begins no name is nearly always turned
/// away by ``FirstWords``, which is small enough to stay near the processor.
struct NameTable: Sendable {
  /// A place of the table; all zeros when it is free.
  struct Slot: BitwiseCopyable, Sendable {
    /// The low half of the mixed hash.
    var tag: UInt32 = 0
    /// The number of the first form plus one, 0 when it is no name; above it ``goesOn`` and
    /// ``isWord``.
    var value: UInt32 = 0

    /// Longer names begin so.
    static let goesOn: UInt32 = 0x8000_0000
    /// It is a name of one word that needs no generic noun.
    static let isWord: UInt32 = 0x4000_0000
    /// The number of the first form.
    static let number: UInt32 = 0x3FFF_FFFF
  }

  private let slots: Mapped<Slot>
  private let forms: Mapped<NameForm>
  /// Tells which words may begin a name.
  let firstWords: FirstWords
  /// Tells which spellings may have a slot; empty in files that have no such set.
  let known: FirstWords

  /// No name is further from its place than this; a crafted table ends no later.
  static let longestProbe = 4_096

  init(
    slots: Mapped<Slot>, forms: Mapped<NameForm>, firstWords: FirstWords, known: FirstWords
  ) {
    self.known = known
    self.slots = slots
    self.forms = forms
    self.firstWords = firstWords
  }

  /// What the table knows of a spelling.
  struct Answer {
    fileprivate let value: UInt32
    /// The number of the first form; nil when the spelling is no name.
    var first: Int? { value & Slot.number == 0 ? nil : Int(value & Slot.number) - 1 }
    /// Whether longer names begin so.
    var goesOn: Bool { value & Slot.goesOn != 0 }
    /// Whether it is known to be a name of one word, without a look at its forms.
    var isWord: Bool { value & Slot.isWord != 0 }
  }

  /// Looks a spelling up by the hash of its words joined; nil when nothing begins so.
  @inline(__always)
  func look(_ hash: NameHash) -> Answer? { Self.look(hash, slots.count) { slots[$0] } }

  @inline(__always)
  fileprivate static func look(
    _ hash: NameHash, _ count: Int, _ slot: (Int) -> Slot
  ) -> Answer? {
    let mixed = hash.mixed
    guard count > 0 else { return nil }
    var position = Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(count)).high)
    let tag = UInt32(truncatingIfNeeded: mixed)
    for _ in 0..<longestProbe {
      let slot = slot(position)
      if slot.value == 0 { return nil }
      if slot.tag == tag { return Answer(value: slot.value) }
      position += 1
      if position == count { position = 0 }
    }
    return nil
  }

  /// Gives the forms from a number on that share a hash to `body`, until it returns false.
  @inline(__always)
  func forEachForm(from first: Int, _ body: (NameForm) -> Bool) {
    var position = first
    while position < forms.count {
      let form = forms[position]
      guard body(form), !form.isLast else { return }
      position += 1
    }
  }

  /// How many bytes it takes.
  var byteCount: Int {
    slots.count * MemoryLayout<Slot>.stride + forms.count * MemoryLayout<NameForm>.stride
      + firstWords.byteCount + known.byteCount
  }
}

extension NameTable {
  /// The table as a loop over a text wants it: checked as a whole, and without counting owners.
  ///
  /// It holds inside ``withView(_:)`` only.
  struct View {
    let slots: UnsafeBufferPointer<Slot>
    let forms: UnsafeBufferPointer<NameForm>
    let firstWords: FirstWords.View
    let known: FirstWords.View

    /// Whether a spelling may have a slot.
    @inline(__always)
    func mayKnow(_ hash: NameHash) -> Bool { known.bits.isEmpty || known.contains(hash) }

    /// Looks a spelling up by the hash of its words joined; nil when nothing begins so.
    @inline(__always)
    func look(_ hash: NameHash) -> Answer? {
      NameTable.look(hash, slots.count) { slots[$0] }
    }

    /// Gives the forms from a number on that share a hash to `body`, until it returns false.
    @inline(__always)
    func forEachForm(from first: Int, _ body: (NameForm) -> Bool) {
      var position = first
      while position < forms.count {
        let form = forms[position]
        guard body(form), !form.isLast else { return }
        position += 1
      }
    }
  }

  /// Lends the table to a loop over a text.
  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try slots.withUnsafeElements { slots in
      try forms.withUnsafeElements { forms in
        try firstWords.bits.withUnsafeElements { bits in
          try known.bits.withUnsafeElements { known in
            try body(
              View(
                slots: slots, forms: forms, firstWords: FirstWords.View(bits: bits),
                known: FirstWords.View(bits: known)))
          }
        }
      }
    }
  }
}

extension NameTable: ImagePart {
  init(building volume: Volume, tables: GazetteerTables) {
    let generics = GenericWords(tables.words.generics)
    var builder = NameTableBuilder(generics: generics, capacity: volume.nameCount)
    for name in 0..<volume.nameCount {
      let place = volume.nameRecords[name].place
      volume.withName(name) { builder.add($0, name: name, place: place) }
    }
    for adjective in volume.adjectiveRecords {
      var text = volume.text(adjective.text)
      text.withUTF8 { builder.add($0, name: -1, place: adjective.name.place, isAdjective: true) }
    }
    self = builder.finish()
  }

  init?(reading image: Image) {
    guard let slots = image.elements(.nameSlots, of: Slot.self), slots.count <= Int32.max,
      let forms = image.elements(.nameForms, of: NameForm.self),
      let words = image.elements(.nameFirstWords, of: UInt64.self)
    else { return nil }
    let known = image.elements(.nameKnown, of: UInt64.self) ?? Mapped([])
    self.init(
      slots: slots, forms: forms, firstWords: FirstWords(words), known: FirstWords(known))
  }

  func write(to writer: inout ImageWriter) {
    writer.add(.nameSlots, slots)
    writer.add(.nameForms, forms)
    writer.add(.nameFirstWords, firstWords.bits)
    writer.add(.nameKnown, known.bits)
  }
}
