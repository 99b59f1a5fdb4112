/// One file that was read, as the manifest lists it.
public struct InputFile: Hashable, Sendable {
  /// The name relative to the folder that the user named, never absolute.
  ///
  /// It is `-` for standard input.
  public let name: String
  /// The path that opens it: what the user named, with the relative name behind it.
  ///
  /// For messages on a terminal only: it depends on where the program runs, so no output file
  /// may hold it.
  public let path: String
  /// SHA-256 of its bytes as they lie there (compressed, if it is), in 64 hexadecimal digits.
  public let sha256: String
  /// Its length in bytes.
  public let byteCount: Int

  /// Makes the entry of one file.
  public init(name: String, path: String, sha256: String, byteCount: Int) {
    self.name = name
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
  }
}

/// What a file holds, told from its ending.
enum InputFormat: Hashable {
  case text
  case html
  case jsonLines
  /// Claims that others have read out of reports, a line each.
  case claims
  case json
  case feed
  /// A Word document.
  case word
  case pdf
  /// An event table.
  case table
  /// A `reports.csv`.
  case reportsTable
  /// What persons know better than a run.
  case corrections

  /// The endings that are read, as a message lists them.
  static let endings =
    ".txt, .html, .jsonl, .json, .xml, .docx, .pdf, .csv and .tsv (or one of them with .gz)"

  /// Tells the format from a file's name; nil when the ending is none that is read.
  init?(fileName: String) {
    let name = InputName(fileName)
    switch name.ending {
    case "txt": self = .text
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = name.isOfClaims ? .claims : .jsonLines
    case "json": self = .json
    case "xml", "rss", "atom": self = .feed
    case "docx": self = .word
    case "pdf": self = .pdf
    case "tsv", "tab": self = .table
    case "csv":
      switch fileName {
      case ReportsTable.fileName: self = .reportsTable
      case CorrectionTable.fileName, CorrectionTable.fileName + ".gz": self = .corrections
      default: self = .table
      }
    default: return nil
    }
  }

  /// Tells the format of bytes without a name, by how they begin.
  init(sniffing bytes: [UInt8]) {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .word
      return
    }
    if bytes.starts(with: "%PDF-".utf8) {
      self = .pdf
      return
    }
    let start = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    switch start.first {
    case UInt8(ascii: "{"):
      // An object that is whole on the first line is one of many; one that is not goes on.
      let end = start.firstIndex(of: UInt8(ascii: "\n")) ?? start.endIndex
      let last = start[..<end].last { $0 > 0x20 }
      self = end == start.endIndex || last == UInt8(ascii: "}") ? .jsonLines : .json
    case UInt8(ascii: "["): self = .json
    case UInt8(ascii: "<"):
      let text = String(decoding: start.prefix(4_096), as: UTF8.self).lowercased()
      let isFeed = ["<rss", "<feed", "<rdf:rdf"].contains { text.contains($0) }
      self = isFeed ? .feed : .html
    default: self = .text
    }
  }
}

/// A file's name in its parts.
struct InputName {
  /// The name without folder and endings.
  let stem: String
  /// The ending in lower case, without its dot and without `.gz`.
  let ending: String
  /// Whether it ends in `.gz`.
  let isCompressed: Bool

  init(_ path: String) {
    var name = path.split(separator: "/").last ?? ""
    isCompressed = name.lowercased().hasSuffix(".gz")
    if isCompressed { name = name.dropLast(3) }
    if let dot = name.lastIndex(of: "."), dot != name.startIndex {
      stem = String(name[..<dot])
      ending = name[name.index(after: dot)...].lowercased()
    } else {
      stem = String(name)
      ending = ""
    }
  }

  /// Whether a file of lines holds claims rather than reports: it is called `claims.jsonl`, as the
  /// program's own, or `….claims.jsonl`.
  ///
  /// The name alone decides, so that a report that speaks of claims is never taken for one.
  var isOfClaims: Bool {
    stem.lowercased() == "claims" || stem.lowercased().hasSuffix(".claims")
  }
}
