/// Scans texts one after another; see ``NameScanner/withPass(length:_:)``.
public struct NamePass {
  let reader: NameReader
  let memo: WordMemo<NameReader>
  let absent: AbsentPairs

  /// Finds the names in UTF-8 bytes; see ``NameScanner/scan(_:_:)``.
  public func scan(_ utf8: UnsafeBufferPointer<UInt8>, _ body: (NameSpan) -> Void) {
    var start = 0
    while start < utf8.count {
      let end = Self.pieceEnd(utf8, from: start)
      scan(UnsafeBufferPointer(rebasing: utf8[start..<end]), from: start, body)
      start = end
    }
  }

  /// Where a piece of a text ends whose offsets fit into 32 bits: behind the end of a line.
  private static func pieceEnd(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let most = 1 << 30
    if utf8.count - start <= most { return utf8.count }
    let end = utf8[start..<(start + most)].lastIndex(of: 0x0A)
    return end.map { $0 + 1 } ?? start + most
  }

  /// Tells of the names in a piece of a text that begins so many bytes behind the text's start.
  private func scan(
    _ piece: UnsafeBufferPointer<UInt8>, from offset: Int, _ body: (NameSpan) -> Void
  ) {
    // Few enough to stay near the processor.
    let capacity = 256
    withUnsafeTemporaryAllocation(of: ByteToken.self, capacity: capacity) { buffer in
      FoldingBytes.low.withUnsafeBufferPointer { low in
        var tokenizer = ByteTokenizer(piece, low: low)
        var kept = 0
        while true {
          let room = UnsafeMutableBufferPointer(rebasing: buffer[kept...])
          let count = kept + tokenizer.fill(room, memo: memo)
          let isLast = tokenizer.isAtEnd
          let position = match(
            UnsafeBufferPointer(rebasing: buffer[..<count]), isLast, offset, body)
          if isLast { return }
          kept = max(0, count - position)
          for index in 0..<kept { buffer[index] = buffer[position + index] }
        }
      }
    }
  }

  /// Tells of the names that begin at tokens behind which enough is read; where to go on.
  private func match(
    _ tokens: UnsafeBufferPointer<ByteToken>, _ isLast: Bool, _ offset: Int,
    _ body: (NameSpan) -> Void
  ) -> Int {
    var position = 0
    let end = isLast ? tokens.count : tokens.count - NameReader.mostTokens
    while position < end {
      guard let match = reader.longest(tokens, from: position, absent) else {
        position += 1
        continue
      }
      let (first, last) = (tokens[position], tokens[match.end - 1])
      body(
        NameSpan(
          match: match, start: offset + Int(first.start), end: offset + Int(last.end)))
      position = match.end
    }
    return position
  }
}
