package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a range of records of a scratch file in order.
package final class RunReader {
  private let file: ScratchFile
  private var range: Range<Int>
  private var buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// The record's first byte.
  package private(set) var current: UnsafeRawPointer?

  package init(file: ScratchFile, range: Range<Int>, block: Int) {
    self.file = file
    self.range = range
    buffer = .allocate(byteCount: block, alignment: 8)
  }

  deinit { buffer.deallocate() }

  /// Goes to the next record; false at the end.
  package func next() throws(Diagnostic) -> Bool {
    if end - start < RecordSorter.head { try fill(atLeast: RecordSorter.head) }
    guard end - start >= RecordSorter.head, let base = buffer.baseAddress else {
      current = nil
      return false
    }
    let size = RecordSorter.size(base + start)
    if end - start < size { try fill(atLeast: size) }
    guard end - start >= size, let base = buffer.baseAddress else {
      current = nil
      return false
    }
    current = UnsafeRawPointer(base + start)
    start += size
    return true
  }

  private func fill(atLeast size: Int) throws(Diagnostic) {
    let left = end - start
    if size > buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: size * 2, alignment: 8)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      buffer.deallocate()
      buffer = larger
    } else if let base = buffer.baseAddress {
      memmove(base, base + start, left)
    }
    start = 0
    end = left
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[left..<min(buffer.count, left + range.count)])
    let count = try file.read(at: range.lowerBound, into: room)
    range = (range.lowerBound + count)..<range.upperBound
    end += count
  }
}
