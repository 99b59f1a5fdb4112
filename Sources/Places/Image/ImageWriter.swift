/// Collects the sections of an image, keeps them in memory or writes them to a file.
struct ImageWriter {
  private var sections: [Image.Section] = []

  /// Starts with nothing.
  init() {}

  /// Starts with the sections of an image in memory.
  init(_ image: Image) { sections = image.sections }

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

// Writing to a file; ImageLayout.swift says how it lies there.
extension ImageWriter {
  /// Writes the image.
  ///
  /// - Parameters:
  ///   - content: The hash of what the image was made from.
  ///   - sink: Takes the bytes in order, in blocks; what it throws ends the writing.
  func write(content: UInt64, to sink: (borrowing [UInt8]) throws -> Void) rethrows {
    let sections = sections.sorted { $0.number < $1.number }
    let length = sections.reduce(0) {
      $0 + ImageLayout.aligned($1.elementSize * $1.count + ImageStorage.padding)
    }
    let blockSize = 1 << ImageStorage.blockShift
    let blockCount = (length + blockSize - 1) / blockSize
    let start = ImageLayout.aligned(
      ImageLayout.headerSize + ImageLayout.entrySize * sections.count + 8 * blockCount)
    var head = ImageLayout.magic
    head.add(ImageLayout.version)
    head.add(UInt32(sections.count))
    for number in [start + length, start, blockCount] { head.add(UInt64(number)) }
    for number in [content, 0, 0] { head.add(number) }
    var offset = start
    for section in sections {
      head.add(section.number)
      head.add(UInt32(section.elementSize))
      for number in [offset, section.count, 0] { head.add(UInt64(number)) }
      offset += ImageLayout.aligned(section.elementSize * section.count + ImageStorage.padding)
    }
    Self.forEachBlock(of: sections) { block in
      head.add(block.withUnsafeBytes(BlockChecksum.of))
    }
    head += [UInt8](repeating: 0, count: start - head.count)
    var checksum: [UInt8] = []
    checksum.add(head.withUnsafeBytes(ImageLayout.checksum(ofHead:)))
    head.replaceSubrange(ImageLayout.checksumOffset..<ImageLayout.headerSize, with: checksum)
    try sink(head)
    try Self.forEachBlock(of: sections, sink)
  }

  /// Goes through the sections, each with its zeros, in blocks.
  private static func forEachBlock(
    of sections: [Image.Section], _ body: (borrowing [UInt8]) throws -> Void
  ) rethrows {
    let size = 1 << ImageStorage.blockShift
    var block: [UInt8] = []
    block.reserveCapacity(size)
    for section in sections {
      let length = section.elementSize * section.count
      section.storage.touch(section.offset, length)
      let bytes = UnsafeRawBufferPointer(
        start: section.storage.base + section.offset, count: length)
      var position = 0
      while position < length {
        let part = min(length - position, size - block.count)
        block += bytes[position..<(position + part)]
        position += part
        if block.count == size {
          try body(block)
          block.removeAll(keepingCapacity: true)
        }
      }
      for _ in length..<ImageLayout.aligned(length + ImageStorage.padding) {
        block.append(0)
        if block.count == size {
          try body(block)
          block.removeAll(keepingCapacity: true)
        }
      }
    }
    if !block.isEmpty { try body(block) }
  }
}

extension [UInt8] {
  /// Appends a number, the lowest byte first.
  fileprivate mutating func add(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { self += $0 }
  }
}
