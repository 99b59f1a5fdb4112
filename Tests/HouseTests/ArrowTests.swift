import Testing

/// Every arrow in the house: a module may import the modules on its right, and no others.
private let arrows: [String: Set<String>] = [
  "CPQ": [], "CPROJ": [], "CGEOS": [], "CXML2": [], "CZLIB": [],
  "CQL2": [],
  "Diagnostics": [],
  "Spooling": ["Diagnostics"],
  "Geodesy": ["CPROJ"],
  "Shapes": ["CGEOS", "Geodesy"],
  "Places": ["Diagnostics", "Geodesy", "Shapes", "Spooling"],
  "Events": ["Diagnostics", "Geodesy", "Places", "Shapes"],
  "Reading": [
    "CXML2", "CZLIB", "Crypto", "Diagnostics", "Events", "Geodesy", "Places", "Spooling",
  ],
  "EventStore": [
    "CPQ", "CQL2", "Events", "GRDB", "GRDBSQLite", "Geodesy", "Places", "Shapes", "Spooling",
  ],
  "Layers": ["CZLIB", "Diagnostics", "Events", "Geodesy", "Places", "Shapes"],
  "EventMapper": [
    "Crypto", "Diagnostics", "EventStore", "Events", "Geodesy", "Layers", "Places", "Reading",
    "Shapes", "Spooling",
  ],
  "Server": [
    "CQL2", "Diagnostics", "EventMapper", "EventStore", "Events", "Geodesy", "HTTPTypes",
    "Hummingbird",
    "Layers", "Logging", "NIOCore", "NIOPosix", "Places", "Shapes",
  ],
  "eventmap": [
    "ArgumentParser", "Diagnostics", "EventMapper", "EventStore", "Events", "Geodesy", "Layers",
    "Places", "Reading", "Server", "Shapes",
  ],
]

/// Modules of the toolchain that need no arrow.
///
/// Foundation itself is not among them: its
/// internationalisation brings a locale, a time zone and 50 MB of tables.
private let toolchain: Set<String> = [
  "Darwin", "FoundationEssentials", "Glibc", "Musl", "Swift", "Synchronization",
]

@Suite struct ArrowTests {
  @Test func `every module of the house has its arrows`() throws {
    #expect(try House.folders(in: "Sources") == arrows.keys.sorted())
  }

  @Test(arguments: arrows.keys.sorted()) func `imports only downward`(_ module: String) throws {
    let allowed = arrows[module, default: []].union(toolchain)
    for file in try House.files(in: "Sources/\(module)", ending: ".swift") {
      for target in imports(of: file.text) {
        #expect(allowed.contains(target), "\(file.path) imports \(target)")
      }
    }
  }

  @Test func `the arrows have no circle`() {
    var settled: Set<String> = []
    var waiting = arrows
    while let next = waiting.keys.sorted().first(where: { module in
      arrows[module, default: []].allSatisfy { settled.contains($0) || arrows[$0] == nil }
        && waiting[module] != nil
    }) {
      settled.insert(next)
      waiting[next] = nil
    }
    #expect(waiting.isEmpty, "these modules import each other: \(waiting.keys.sorted())")
  }

  @Test func `an import is seen in every way that it can be written`() {
    let text = """
      import Places
      public import Geodesy
        @preconcurrency internal import struct Layers.Feature
      package import Events; import Shapes
      // import Reading
      let text = "import EventMapper"
      """
    #expect(imports(of: text) == ["Places", "Geodesy", "Layers", "Events", "Shapes"])
  }
}

/// The modules that a Swift file imports, in its order.
private func imports(of text: String) -> [String] {
  let kinds = "(?:struct|class|enum|protocol|func|var|let|typealias|actor)"
  let words = "\\bimport\\s+(?:\(kinds)\\s+)?(\\w+)"
  guard let pattern = try? Regex(words, as: (Substring, Substring).self)
  else { return [] }
  return codeOnly(text).matches(of: pattern).map { String($0.output.1) }
}
