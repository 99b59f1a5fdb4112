import Events
import Layers
import Testing

@Suite("The legend")
struct LegendTests {
  @Test func `Every kind has a colour of its own, and every format draws it`() throws {
    let entries = LegendEntry.all
    #expect(entries.map(\.kind) == AttackKind.allCases)
    #expect(Set(entries.map(\.colour)).count == entries.count)
    let kml = try sample("events.kml")
    let style = try sample("events.qml")
    for entry in entries {
      let colour = entry.colour
      let hexadecimal = [colour.blue, colour.green, colour.red].map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
      #expect(kml.contains("<color>ff\(hexadecimal)</color>"), "\(entry.kind)")
      #expect(kml.contains("<StyleMap id=\"\(entry.kind.rawValue)\">"))
      #expect(style.contains("\"\(colour.red),\(colour.green),\(colour.blue),255\""))
      #expect(style.contains("value=\"\(entry.kind.rawValue)\" label=\"\(entry.label)\""))
    }
  }
}
