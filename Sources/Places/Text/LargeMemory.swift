#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory for tables that are read here and there, in large pages where the system has them: with
/// small ones each look pays for finding its page too.
enum LargeMemory {
  /// What the larger pages of memory hold.
  private static let page = 1 << 21

  /// Lends memory for so many elements, each of which is the same at first.
  ///
  /// It begins with a line of the processor's memory.
  static func lend<Element, Result>(
    _ count: Int, of element: Element,
    _ body: (UnsafeMutablePointer<Element>) throws -> Result
  ) rethrows -> Result {
    let size = MemoryLayout<Element>.stride * count
    let isLarge = size >= page
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: isLarge ? page : 128)
    defer { memory.deallocate() }
    #if os(Linux)
      if isLarge { _ = madvise(memory, size, MADV_HUGEPAGE) }
    #endif
    return try body(memory.initializeMemory(as: Element.self, repeating: element, count: count))
  }
}
