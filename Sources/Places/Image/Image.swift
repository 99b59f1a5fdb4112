/// The sections of a gazetteer, made in memory or opened from a file.
struct Image: Sendable {
  /// Where the elements of one section lie.
  struct Section: Sendable {
    let number: UInt32
    let elementSize: Int
    let count: Int
    let storage: ImageStorage
    let offset: Int
  }

  /// The sections, by number.
  let sections: [Section]
  /// What the image was made from, as a hash: the gazetteer's version.
  let content: UInt64

  /// The elements of a section; nil when the image has no such section, or one of other elements.
  func elements<Element: BitwiseCopyable & Sendable>(
    _ section: ImageSection, of: Element.Type = Element.self
  ) -> Mapped<Element>? {
    guard let found = sections.first(where: { $0.number == section.rawValue }),
      found.elementSize == MemoryLayout<Element>.stride
    else { return nil }
    return Mapped(storage: found.storage, offset: found.offset, count: found.count)
  }

  /// The offset of the first block of its file that was found damaged; nil so far.
  var damage: Int? { sections.lazy.compactMap(\.storage.damage).first }
}
