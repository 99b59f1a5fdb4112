/// Text as a printed page gives it, made text as a writer types it.
///
/// Pages hold shapes and places, not words: Arabic comes in presentation forms, at times with the
/// letters of a line from left to right, and every line ends where the paper does. The result is
/// what a report's spans count in.
enum PrintedText {
  /// Letters for shapes, reading order, and one line for each paragraph.
  static func plain(_ text: String) -> String {
    var blocks: [[String]] = [[]]
    for line in text.unicodeScalars.split(omittingEmptySubsequences: false, whereSeparator: isEnd) {
      let words = readable(line).withSingleBlanks
      if words.isEmpty { blocks.append([]) } else { blocks[blocks.count - 1].append(words) }
    }
    return blocks.flatMap(paragraphs).joined(separator: "\n")
  }

  /// A page ends where a line does: its form feed stands in front of the next page's first line.
  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{C}"
  }

  /// One line in letters and in the order in which it is read.
  private static func readable(_ line: Substring.UnicodeScalarView) -> String {
    let scalars = Array(line.filter { !isControl($0) })
    let forwards = letters(scalars)
    // Turned before ligatures are dissolved: the letters in them are in reading order.
    return isVisual(forwards) ? letters(turned(scalars)) : forwards
  }

  /// Bidi marks that the converter puts round runs, soft hyphens and byte order marks.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func letters(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      if let letters = PresentationForms.letters(of: scalar) {
        text.append(contentsOf: letters.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

// Order of letters.
extension PrintedText {
  /// Whether the letters of an Arabic line stand from left to right.
  ///
  /// No word begins with ة or ى, and many begin with the article; turned round, words begin with
  /// the first and end with the article's letters.
  private static func isVisual(_ line: String) -> Bool {
    var turned = 0
    for word in line.split(separator: " ") where word.count > 2 {
      if word.hasPrefix("ة") || word.hasPrefix("ى") { turned += 2 }
      if word.hasSuffix("ة") || word.hasSuffix("ى") { turned -= 2 }
      if word.hasSuffix("لا") { turned += 1 }
      if word.hasPrefix("ال") { turned -= 1 }
    }
    return turned >= 2
  }

  /// The line from its other end; numbers and Latin words in it keep their order.
  private static func turned(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var line = Array(scalars.reversed()).map { mirrored[$0] ?? $0 }
    var start = 0
    while start < line.count {
      guard isLeftToRight(line[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      var next = end
      while next < line.count, isLeftToRight(line[next]) || isJoining(line[next]) {
        next += 1
        if isLeftToRight(line[next - 1]) { end = next }
      }
      line[start..<end].reverse()
      start = end
    }
    return line
  }

  private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x660...0x669, 0x6F0...0x6F9: true
    default: false
    }
  }

  /// What may stand inside a number or between two Latin words.
  private static func isJoining(_ scalar: Unicode.Scalar) -> Bool {
    " .,:/-'".unicodeScalars.contains(scalar)
  }

  private static let mirrored: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "<": ">", ">": "<",
  ]
}

// Lines of paper and paragraphs.
extension PrintedText {
  /// The paragraphs in lines that stand together: a line that ends a sentence, or ends early, ends
  /// its paragraph too.
  private static func paragraphs(_ lines: [String]) -> [String] {
    let width = lines.map(\.unicodeScalars.count).max() ?? 0
    var paragraphs: [String] = []
    var isOpen = false
    for line in lines {
      if isOpen, let last = paragraphs.indices.last {
        paragraphs[last] += " " + line
      } else {
        paragraphs.append(line)
      }
      let endsSentence = line.unicodeScalars.last.map { ".!?؟:؛…".unicodeScalars.contains($0) }
      isOpen = endsSentence == false && line.unicodeScalars.count * 10 > width * 6
    }
    return paragraphs
  }
}
