/// Collects the sections of an image, keeps them in memory or writes them to a file.
struct ImageWriter {
  private var sections: [Image.Section] = []

  /// Adds a section; a second one of the same name is left out.
  mutating func add<Element: BitwiseCopyable & Sendable>(
    _ section: ImageSection, _ elements: [Element]
  ) {
    add(section, Mapped(elements))
  }

  /// Adds a section that lies in memory or in another file already, without copying it.
  mutating func add<Element: BitwiseCopyable & Sendable>(
    _ section: ImageSection, _ elements: Mapped<Element>
  ) {
    guard !sections.contains(where: { $0.number == section.rawValue }) else { return }
    sections.append(
      Image.Section(
        number: section.rawValue, elementSize: MemoryLayout<Element>.stride,
        count: elements.count, storage: elements.storage, offset: elements.offset))
  }

  /// The image in memory; nothing is copied.
  func image(content: UInt64) -> Image {
    Image(sections: sections.sorted { $0.number < $1.number }, content: content)
  }
}
