import ArgumentParser
import Diagnostics
import EventMapper
import Places

/// `eventmap gazetteer check`: everything that is wrong or doubtful in the files of a gazetteer.
struct GazetteerCheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what is wrong or doubtful in a gazetteer's files.",
    discussion: """
      Without a folder it checks the gazetteer that the program uses. It ends with exit code 65 when \
      there are errors.

      Example: eventmap gazetteer check Gazetteer
      """)

  @Argument(help: "The folder of the gazetteer.")
  var folder: String?

  @Flag(help: "Ends with exit code 1 when there are warnings, too.")
  var strict = false

  func run() throws {
    let folder = try folder ?? GazetteerOptions.folders().gazetteer
    let inputs = try GazetteerInput.read(folder: folder)
    let found = GazetteerCheck.diagnostics(for: inputs)
    for diagnostic in found { Console.warn(diagnostic.face) }
    let width = inputs.map(\.rowCount).max().map { String($0).count } ?? 1
    for input in inputs {
      let count = String(input.rowCount)
      try Console.say(
        "\(String(repeating: " ", count: width - count.count))\(count) rows  \(input.name)")
    }
    let counts = Diagnostic.Severity.allCases.reversed().map { severity in
      let count = found.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    try Console.say(counts.joined(separator: ", "))
    if found.contains(where: { $0.severity == .error }) { throw Ending(status: .badInput) }
    if strict, found.contains(where: { $0.severity == .warning }) {
      throw Ending(status: .findings)
    }
  }
}

extension GazetteerInput {
  /// Its lines that are neither a comment nor the header.
  fileprivate var rowCount: Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).count { $0.first != 0x23 }
    return name.hasSuffix(".tsv") ? max(0, lines - 1) : lines
  }
}
