import Testing

@Suite struct FileLawTests {
  @Test func `no source file is longer than 400 lines`() throws {
    for file in try sources() {
      #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines: two ideas")
    }
  }

  @Test func `no source file stops the program on bad input`() throws {
    for file in try sources() {
      for (line, word) in stops(in: file.text) {
        Issue.record("\(file.path):\(line): \(word): return an optional, or throw a diagnostic")
      }
    }
  }

  @Test func `the search for stops sees code and leaves words alone`() {
    let bad = """
      let a = try! read()
      let b = first!
      let c = rows[0]!.name
      let d = make()!
      let e = value as! Int
      var f: String!
      fatalError("no")
      """
    #expect(stops(in: bad).map(\.line) == [1, 2, 3, 4, 5, 6, 7])
    let good = ##"""
      // never write first!
      let a = "stop!" + #"a "quoted!" word"#
      let b = !flag, c = a != b, d = a.isEmpty ? 1 : 2
      let e = """
        fatalError(try! x!)
        """
      /* x! */
      """##
    #expect(stops(in: good).isEmpty)
  }

  @Test func `no diagnostic has an empty fix`() throws {
    for file in try sources() {
      #expect(file.text.firstMatch(of: /\bfix:\s*""(?!")/) == nil, "\(file.path)")
    }
  }

  @Test func `no file names a folder of one machine`() throws {
    var files = try sources()
    for ending in [".md", ".tsv", ".csv", ".txt", ".sh", ".py"] {
      for folder in ["Gazetteer", "Lexicon", "Reports", "Outputs"] {
        files += try House.files(in: folder, ending: ending)
      }
    }
    for path in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile"] {
      files.append(try House.read(path))
    }
    let pattern = /(?:^|[\s"'=(:,])\/(?:home|Users|root|tmp|work)\//.anchorsMatchLineEndings()
    for file in files {
      #expect(file.text.firstMatch(of: pattern) == nil, "\(file.path)")
    }
  }
}

private func sources() throws -> [House.File] {
  let files = try House.files(in: "Sources", ending: ".swift")
  try #require(files.count > 20)
  return files
}

/// Where a text has `try!`, `as!`, `fatalError(`, an implicitly unwrapped type or a forced unwrap.
private func stops(in text: String) -> [(line: Int, word: String)] {
  let pattern = /\b(?:try|as)!|\bfatalError\(|[\w\)\]>]!(?![=\w])/
  return codeOnly(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    .flatMap { index, line in
      line.matches(of: pattern).map { (index + 1, String($0.output)) }
    }
}
