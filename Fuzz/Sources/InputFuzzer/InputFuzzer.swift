import CLibFuzzer
import Diagnostics
import Foundation
import Reading

/// Tries the readers of files: bytes as a file of some ending, which the first line names.
///
/// Whatever the bytes are, nothing may trap, hang or eat memory, and what comes of them keeps the
/// promises that the rest of the program builds on.
@main struct InputFuzzer {
  /// The endings whose readers are tried; any other first line stands for standard input.
  ///
  /// PDF is not among them: it is another program that reads it.
  static let endings: Set<String> = [
    "txt", "html", "json", "jsonl", "xml", "docx", "csv", "txt.gz", "html.gz", "json.gz",
    "jsonl.gz", "xml.gz",
  ]

  static let folder: String = {
    let path = NSTemporaryDirectory() + "eventmap-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }()

  static func main() {
    var count = CommandLine.argc
    var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let code = LLVMFuzzerRunDriver(&count, &words) { start, count in
      InputFuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
      return 0
    }
    try? FileManager.default.removeItem(atPath: folder)
    exit(code)
  }

  static func run(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let ending = String(decoding: line, as: UTF8.self)
    let rest = Array(bytes.dropFirst(line.count + 1))
    guard endings.contains(ending) else {
      let isPDF = rest.starts(with: "%PDF-".utf8)
      if !isPDF { check(Inputs.read(["-"], standardInput: rest)) }
      return
    }
    // A table is read for the file beside it.
    let name = ending == "csv" ? "reports.csv" : "a.\(ending)"
    guard write(rest, name), ending != "csv" || write(Array("Shots.\n".utf8), "a.txt") else {
      return
    }
    check(Inputs.read([folder]))
    for name in [name, "a.txt"] { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
  }

  static func write(_ bytes: [UInt8], _ name: String) -> Bool {
    FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: Data(bytes))
  }

  /// What holds of every reading.
  static func check(_ inputs: Inputs) {
    for report in inputs.reports {
      precondition(!report.text.allSatisfy(\.isWhitespace), "a report without words")
      precondition(!report.id.isEmpty && !report.id.contains(";"), "an id that lists cannot hold")
    }
    precondition(Set(inputs.reports.map(\.id)).count == inputs.reports.count, "an id given twice")
    for diagnostic in inputs.diagnostics {
      precondition(diagnostic.position != nil, "\(diagnostic.id) without a place")
    }
    precondition(!inputs.reports.isEmpty || !inputs.diagnostics.isEmpty || !inputs.tables.isEmpty)
  }
}
