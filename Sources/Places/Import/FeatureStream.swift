import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The features of a GeoJSON file, one at a time, however large the file is.
///
/// A feature collection, one feature, and features one after another (GeoJSON text sequences, a
/// feature a line) are read alike: the objects of an array called `features`, or those that stand
/// outside of any.
final class FeatureStream {
  /// The line where the feature starts.
  private(set) var line = 1
  private let input: InputBlocks
  private var buffer: [UInt8] = []
  private var position = 0
  private var currentLine = 1
  private var isAtEnd = false
  private var isInFeatures = false
  /// How long a feature may be.
  private static let longest = 256 << 20

  /// Starts to read.
  init(_ input: InputBlocks) { self.input = input }

  /// Gives the bytes of the next feature to `body`.
  ///
  /// - Returns: What `body` returns; nil at the end of the file.
  /// - Throws: ``Diagnostic`` where the file is no JSON or ends too early.
  func next<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) throws -> Result? {
    while true {
      guard let byte = try peek() else {
        guard !isInFeatures else { throw fault("The file ends inside of the features.") }
        return nil
      }
      if byte == 0x7B {
        line = currentLine
        if !isInFeatures, try enterFeatures() { continue }
        let length = try objectLength()
        let start = position
        try advance(length)
        return try buffer.withUnsafeBufferPointer {
          try body(UnsafeBufferPointer(rebasing: $0[start..<(start + length)]))
        }
      }
      guard byte == 0x2C || byte == 0x1E || (isInFeatures && byte == 0x5D) else {
        throw fault("Here no feature starts.")
      }
      position += 1
      if byte == 0x5D {
        isInFeatures = false
        // What follows the features of a collection tells of none.
        while try fill() { position = buffer.count }
        position = buffer.count
      }
    }
  }

  /// Looks whether an object has an array of features; if so, goes to its first element.
  private func enterFeatures() throws -> Bool {
    var index = position + 1
    var depth = 1
    var key: Range<Int>?
    while depth > 0 {
      guard let byte = try byte(at: index) else { return false }
      switch byte {
      case 0x22:
        let end = try stringEnd(index)
        key = depth == 1 ? index..<end : nil
        index = end
        continue
      case 0x7B, 0x5B:
        if depth == 1, byte == 0x5B, let key, buffer[key].elementsEqual("\"features\"".utf8) {
          try advance(index + 1 - position)
          isInFeatures = true
          return true
        }
        // A feature has its type or geometry first; its geometry need not be looked through here.
        if depth == 1, let key, buffer[key].elementsEqual("\"geometry\"".utf8) { return false }
        depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
      index += 1
    }
    return false
  }

  private func objectLength() throws -> Int {
    var index = position
    var depth = 0
    while true {
      guard let byte = try byte(at: index) else {
        throw fault("The file ends inside of a feature.")
      }
      switch byte {
      case 0x22:
        index = try stringEnd(index)
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth == 0 { return index + 1 - position }
      default: break
      }
      index += 1
    }
  }

  /// The index behind a string that starts at `start`.
  private func stringEnd(_ start: Int) throws -> Int {
    var index = start + 1
    while let byte = try byte(at: index) {
      if byte == 0x22 { return index + 1 }
      index += byte == 0x5C ? 2 : 1
    }
    throw fault("The file ends inside of a string.")
  }

  private func byte(at index: Int) throws -> UInt8? {
    while index >= buffer.count {
      guard buffer.count - position < Self.longest else {
        throw fault("A feature is longer than \(Self.longest >> 20) MB.")
      }
      guard try fill() else { return nil }
    }
    return buffer[index]
  }

  private func peek() throws -> UInt8? {
    while true {
      if position > 1 << 20 {
        buffer.removeFirst(position)
        position = 0
      }
      guard let byte = try byte(at: position) else { return nil }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      if byte == 0x0A { currentLine += 1 }
      position += 1
    }
  }

  private func advance(_ count: Int) throws {
    currentLine += buffer[position..<(position + count)].count { $0 == 0x0A }
    position += count
  }

  private func fill() throws -> Bool {
    guard !isAtEnd else { return false }
    let block = 1 << 18
    var count = 0
    let old = buffer.count
    buffer += [UInt8](repeating: 0, count: block)
    try buffer.withUnsafeMutableBytes { bytes in
      count = try input.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[old...]))
    }
    buffer.removeLast(block - count)
    isAtEnd = count == 0
    return count > 0
  }

  private func fault(_ sentence: String) -> Diagnostic {
    Diagnostic(
      "import.geojson", .error, at: Position(source: input.source, line: currentLine),
      "\(sentence) This is no whole GeoJSON file.",
      fix: "name a FeatureCollection, or a file with one feature a line")
  }
}
