/// The elements of one section of an image: an array that lies in memory or in a mapped file.
///
/// Reading past the end gives zeros instead of a trap, because a crafted file may hold any index;
/// a block of the file is checked before its first element is given out.
struct Mapped<Element: BitwiseCopyable & Sendable>: Sendable, RandomAccessCollection {
  let storage: ImageStorage
  /// Where the first element lies in the storage.
  let offset: Int
  /// How many elements there are.
  let count: Int

  /// An array in memory.
  init(_ elements: [Element]) {
    storage = elements.withUnsafeBytes { ImageStorage(copying: $0) }
    offset = 0
    count = elements.count
  }

  /// Part of an image; the image has checked that it lies inside the file, aligned.
  init(storage: ImageStorage, offset: Int, count: Int) {
    self.storage = storage
    self.offset = offset
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(position: Int) -> Element {
    @inline(__always) get {
      let stride = MemoryLayout<Element>.stride
      // Behind every section lie zeros enough for one element.
      let inside = UInt(bitPattern: position) < UInt(bitPattern: count)
      let start = offset &+ (inside ? position : count) &* stride
      storage.touch(start, stride)
      return storage.base.load(fromByteOffset: start, as: Element.self)
    }
  }

  /// Gives all elements at once, checked, to a loop that counts nanoseconds.
  func withUnsafeElements<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    storage.touch(offset, count &* MemoryLayout<Element>.stride)
    let start = (storage.base + offset).assumingMemoryBound(to: Element.self)
    return try body(UnsafeBufferPointer(start: start, count: count))
  }

  /// Gives some elements at once, checked; of a range that does not lie inside, the part that does.
  func withUnsafeElements<Result>(
    in range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    let range = range.clamped(to: 0..<count)
    let stride = MemoryLayout<Element>.stride
    storage.touch(offset &+ range.lowerBound &* stride, range.count &* stride)
    let start = (storage.base + offset).assumingMemoryBound(to: Element.self) + range.lowerBound
    return try body(UnsafeBufferPointer(start: start, count: range.count))
  }
}
