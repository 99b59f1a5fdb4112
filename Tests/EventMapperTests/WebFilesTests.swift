import Crypto
import Diagnostics
import EventMapper
import Foundation
import Layers
import Testing

@Suite("Where the parts of the web map are found")
struct WebFilesTests {
  private static let folders = Result {
    try DataFolders(
      program: RealMapper.root.appending(path: ".build/debug/eventmap").path(), environment: [:])
  }

  /// A folder with a map library, gone when the body is done.
  private func withLeaflet(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "eventmap-leaflet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try body(folder.path())
  }

  @Test func `Every part is known by the hash of what stands between its tags`() throws {
    let files = [
      "leaflet.js": "let L = '</script>'\n//# sourceMappingURL=leaflet.js.map\n",
      "leaflet.css": "a{}",
    ]
    try withLeaflet(files) { folder in
      let web = WebFiles(
        beside: try Self.folders.get(), environment: ["EVENTMAP_LEAFLET": folder])
      let page = try web.read()
      for part in page.scripts + page.styles {
        #expect(Data(SHA256.hash(data: Data(part.text.utf8))).base64EncodedString() == part.hash)
        #expect(!part.text.contains("</script") && !part.text.contains("</style"))
        #expect(!part.text.contains("sourceMappingURL"))
      }
      #expect(page.scripts.first?.text == "let L = '<\\/script>'\n")
      for name in ["policy", "styles", "data", "scripts"] {
        #expect(page.template.contains("{{\(name)}}"))
      }
    }
  }

  @Test func `Our own page is strict, and names nothing elsewhere`() throws {
    try withLeaflet(["leaflet.js": "", "leaflet.css": ""]) { folder in
      let page = try WebFiles(
        beside: try Self.folders.get(), environment: ["EVENTMAP_LEAFLET": folder]
      ).read()
      for script in page.scripts.dropFirst() {
        #expect(script.text.hasPrefix("\"use strict\";\n"))
        for word in ["innerHTML", "eval(", "new Function", "document.write", "fetch(", "import("] {
          #expect(!script.text.contains(word), "\(word)")
        }
      }
      #expect(page.styles.last?.text.contains("url(") == false)
    }
  }

  @Test func `Without the map library a warning names the fix`() throws {
    try withLeaflet([:]) { folder in
      let web = WebFiles(
        beside: try Self.folders.get(), environment: ["EVENTMAP_LEAFLET": folder])
      let told = #expect(throws: Diagnostic.self) { try web.read() }
      #expect(told?.severity == .warning && told?.id == "output.web-map")
      #expect(told?.fix.contains("libjs-leaflet") == true)
    }
  }
}
