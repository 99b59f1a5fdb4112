import Testing

@Suite struct DocumentTests {
  @Test(arguments: [
    "Sources/Reading/Report.swift", "Sources/Reading/Claims/ClaimReader.swift",
    "Sources/Places/Geocoding/Geocoder.swift", "Sources/Events/Event.swift",
    "Sources/Layers/Formats/GeoJSON.swift",
  ])
  func `a report can be followed through five files`(_ path: String) throws {
    #expect(House.exists(path))
    #expect(try House.read("README.md").text.contains(path), "README does not name \(path)")
  }

  @Test func `every verb is in README and has an example in its help`() throws {
    let readme = try House.read("README.md").text
    let verbs = try verbs()
    #expect(verbs.count >= 5, "found only \(verbs.map(\.name))")
    for verb in verbs {
      #expect(readme.contains(verb.call), "README does not tell of \(verb.call)")
      #expect(
        verb.file.text.contains(verb.call + " ") || verb.file.text.contains(verb.call + "\n"),
        "\(verb.file.path): the help has no example that starts with '\(verb.call)'")
    }
  }

  @Test func `the architecture is told in under 200 lines`() throws {
    #expect(try House.read("ARCHITECTURE.md").lines.count < 200)
  }

  @Test(arguments: ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
  func `every file that a document names is there`(_ document: String) throws {
    let named = files(namedIn: try House.read(document).text)
    #expect(!named.isEmpty)
    for path in named { #expect(House.exists(path), "\(document) names \(path)") }
  }

  @Test func `file names are found in links and in code`() {
    let text = """
      See [the plan](ARCHITECTURE.md#words), `Sources/Events/Event.swift`, `make test`,
      `Gazetteer/`, [there](https://example.org/x) and `Outputs/*.kml`.
      """
    #expect(
      files(namedIn: text) == ["ARCHITECTURE.md", "Sources/Events/Event.swift", "Gazetteer/"])
  }

  @Test func `the words of make that README names are there`() throws {
    let makefile = try House.read("Makefile").text
    let words = try House.read("README.md").text.matches(of: /(?:`|\$ )make ([a-z]+)\b/)
      .map(\.output.1)
    #expect(words.contains("demo") && words.contains("test"))
    for word in Set(words).sorted() {
      #expect(makefile.contains("\n\(word):"), "README says make \(word)")
    }
  }
}

private struct Verb {
  let name: String
  /// How it is called: `eventmap gazetteer check`.
  let call: String
  let file: House.File
}

/// The verbs of the command line, found by their `commandName:`; a verb in a file of a folder
/// `Gazetteer` under `Sources/eventmap`, or in `Gazetteer….swift`, belongs to `gazetteer`.
private func verbs() throws -> [Verb] {
  try House.files(in: "Sources/eventmap", ending: ".swift").flatMap { file in
    file.text.matches(of: /commandName: "([a-z-]+)"/).map { String($0.output.1) }
      .filter { $0 != "eventmap" }
      .map { name in
        let ofGazetteer = file.path.contains("/Gazetteer") && name != "gazetteer"
        let call = ofGazetteer ? "eventmap gazetteer \(name)" : "eventmap \(name)"
        return Verb(name: name, call: call, file: file)
      }
  }
}

/// The files and folders of the house that a document names, in links and in code.
private func files(namedIn text: String) -> [String] {
  let folders = "Sources|Tests|Gazetteer|Lexicon|Reports|Outputs|\\.ci"
  guard
    let pattern = try? Regex(
      "\\]\\((?!https?:|#)([^)#]+)[^)]*\\)|`((?:\(folders))/[^`*… ]*)`",
      as: (Substring, Substring?, Substring?).self)
  else { return [] }
  return text.matches(of: pattern).compactMap { ($0.output.1 ?? $0.output.2).map(String.init) }
}
