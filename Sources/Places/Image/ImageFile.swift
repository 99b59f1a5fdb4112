import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Opens the files of images.
enum ImageFile {
  /// Whether a file begins as an image does; false where it cannot be read.
  static func isImage(_ path: String) -> Bool {
    let descriptor = systemOpen(path)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: ImageLayout.magic.count)
    return read(descriptor, &start, start.count) == start.count && start == ImageLayout.magic
  }

  /// Maps a file and checks everything before its blocks; of a small file the blocks, too.
  ///
  /// - Throws: A ``Diagnostic`` when it cannot be read, is no image, or is not whole.
  static func open(_ path: String) throws(Diagnostic) -> Image {
    let descriptor = systemOpen(path)
    guard descriptor >= 0 else {
      throw fault(
        "unreadable", path, "The file cannot be opened.",
        fix: "check its name and that you may read it")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw fault(
        "not-a-file", path, "This is no file but a folder or a device.",
        fix: "name a file that eventmap gazetteer build has written")
    }
    let length = Int(status.st_size)
    guard length >= ImageLayout.headerSize else {
      throw fault(
        "truncated", path,
        length == 0 ? "The file is empty." : "The file ends after \(length) bytes.", fix: again)
    }
    guard let memory = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0),
      memory != MAP_FAILED
    else {
      throw fault(
        "unreadable", path, "The file cannot be mapped into memory.",
        fix: "copy it to a disk of this machine")
    }
    return try image(ImageMapping(memory, count: length), path)
  }

  static let again = "build it again with eventmap gazetteer build"

  /// Reads header, directory and checksums; every number in them is doubted.
  private static func image(
    _ mapping: ImageMapping, _ path: String
  ) throws(Diagnostic) -> Image {
    let bytes = mapping.bytes
    guard bytes.prefix(8).elementsEqual(ImageLayout.magic) else {
      throw fault(
        "not-compiled", path, "This is no compiled gazetteer.",
        fix: "name a file that eventmap gazetteer build has written")
    }
    let version: UInt32 = number(bytes, 8)
    guard version == ImageLayout.version else {
      throw fault(
        "version", path,
        "The file has version \(version) of the format; this program reads version "
          + "\(ImageLayout.version).", fix: again)
    }
    let sectionCount = Int(number(bytes, 12) as UInt32)
    let named: UInt64 = number(bytes, 16)
    guard named <= UInt64(bytes.count) else {
      throw fault(
        "truncated", path, "The file ends after \(bytes.count) of \(named) bytes.", fix: again)
    }
    guard named == UInt64(bytes.count),
      let start = Int(exactly: number(bytes, 24) as UInt64),
      let blockCount = Int(exactly: number(bytes, 32) as UInt64),
      start % 64 == 0, start <= bytes.count, blockCount <= bytes.count / 8,
      sectionCount <= 1_000,
      ImageLayout.headerSize + ImageLayout.entrySize * sectionCount + 8 * blockCount <= start,
      blockCount == (bytes.count - start + (1 << ImageStorage.blockShift) - 1)
        >> ImageStorage.blockShift,
      ImageLayout.checksum(ofHead: UnsafeRawBufferPointer(rebasing: bytes[..<start]))
        == number(bytes, ImageLayout.checksumOffset)
    else { throw fault("damaged", path, "The file's directory is damaged.", fix: again) }
    let directoryEnd = ImageLayout.headerSize + ImageLayout.entrySize * sectionCount
    let storage = ImageStorage(
      mapping, checksumsStart: directoryEnd, blocksStart: start, blockCount: blockCount)
    var sections: [Image.Section] = []
    for entry in 0..<sectionCount {
      let at = ImageLayout.headerSize + ImageLayout.entrySize * entry
      let elementSize = Int(number(bytes, at + 4) as UInt32)
      guard let offset = Int(exactly: number(bytes, at + 8) as UInt64),
        let count = Int(exactly: number(bytes, at + 16) as UInt64),
        (1...ImageStorage.padding).contains(elementSize), offset % 64 == 0, offset >= start,
        offset <= bytes.count - ImageStorage.padding,
        count <= (bytes.count - ImageStorage.padding - offset) / elementSize
      else { throw fault("damaged", path, "The file's directory is damaged.", fix: again) }
      sections.append(
        Image.Section(
          number: number(bytes, at), elementSize: elementSize, count: count, storage: storage,
          offset: offset))
    }
    if bytes.count <= ImageLayout.wholeLimit { storage.touchAll() }
    let image = Image(sections: sections, content: number(bytes, 40), name: path)
    if let damage = image.damage { throw damage }
    return image
  }

  private static func number<Number: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: UnsafeRawBufferPointer, _ offset: Int
  ) -> Number {
    Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
  }

  static func fault(
    _ id: String, _ path: String, _ sentence: String, fix: String
  ) -> Diagnostic {
    Diagnostic("gazetteer.\(id)", .error, at: Position(source: path), sentence, fix: fix)
  }

  private static func systemOpen(_ path: String) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #elseif canImport(Musl)
      Musl.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #else
      Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #endif
  }
}
