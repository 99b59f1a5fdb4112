import Diagnostics

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
  /// The file that it lies in, as the user named it; nil in memory.
  var name: String?

  /// The elements of a section; nil when the image has no such section, or one of other elements.
  func elements<Element: BitwiseCopyable & Sendable>(
    _ section: ImageSection, of: Element.Type = Element.self
  ) -> Mapped<Element>? {
    guard let found = sections.first(where: { $0.number == section.rawValue }),
      found.elementSize == MemoryLayout<Element>.stride
    else { return nil }
    return Mapped(storage: found.storage, offset: found.offset, count: found.count)
  }

  /// What was found damaged so far in its file.
  var damage: Diagnostic? {
    guard let name, let offset = sections.lazy.compactMap(\.storage.damage).first else {
      return nil
    }
    let hurt = sections.last { $0.offset <= offset + 65_535 }.map(\.number)
    return ImageFile.fault(
      "damaged", name,
      "The file is damaged: the 64 KiB from byte \(offset) on, near section \(hurt ?? 0), are not "
        + "what was written.", fix: ImageFile.again)
  }

  /// Compares all of its file with the checksums.
  func touchAll() { for section in sections.prefix(1) { section.storage.touchAll() } }
}
