import ArgumentParser
import Diagnostics
import EventMapper
import FoundationEssentials
import Places

/// `eventmap gazetteer check`: everything that is wrong or doubtful in the files of a gazetteer.
struct GazetteerCheckVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Says what is wrong or doubtful in a gazetteer's files.",
    discussion: """
      Takes a folder, a table of places, or a compiled file, which is compared with its checksums. \
      Without one it checks the gazetteer that the program uses. It ends with exit code 65 when there \
      are errors.

      Example: eventmap gazetteer check Gazetteer
      """)

  @Argument(help: "The folder of the gazetteer, a table, or a compiled file.")
  var gazetteer: String?

  @Flag(help: "Ends with exit code 1 when there are warnings, too.")
  var strict = false

  func run() throws {
    let path = try gazetteer ?? GazetteerOptions.folders().gazetteer
    if CompiledGazetteer.isCompiled(path) {
      try checkCompiled(path)
      return
    }
    var isFolder = false
    let isTable = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
    let inputs =
      isTable ? try GazetteerChoice.inputs(at: path) : try GazetteerInput.read(folder: path)
    // A table leans on the countries and districts of the built-in files.
    let base =
      isTable ? try GazetteerInput.read(folder: GazetteerOptions.folders().gazetteer) : []
    let found = GazetteerCheck.diagnostics(for: base + inputs)
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

  private func checkCompiled(_ path: String) throws {
    let compiled = try CompiledGazetteer(path: path)
    try compiled.check()
    try Console.say(
      "\(compiled.placeCount) places, \(compiled.nameCount) names, all checksums right: \(path)")
  }
}

extension GazetteerInput {
  /// Its lines that are neither a comment nor the header.
  fileprivate var rowCount: Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).count { $0.first != 0x23 }
    return name.hasSuffix(".tsv") ? max(0, lines - 1) : lines
  }
}
