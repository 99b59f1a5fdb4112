import Events
import Layers
import Testing

@Suite("Claims keep their words")
struct ClaimsTests {
  @Test func `Every claim is a line, and every field carries its place in the report`() throws {
    let lines = try sample("claims.jsonl").split(separator: "\n").map { try JSON(String($0)) }
    #expect(lines.count == SampleMap.events.map(\.claims.count).reduce(0, +))
    for line in lines {
      guard case .object(let fields) = line else {
        Issue.record("a claim that is no object")
        continue
      }
      for (name, field) in fields {
        guard case .object(let evidence) = field, evidence["words"] != .null else { continue }
        for offset in ["start", "end", "utf8_start", "utf8_end"] {
          #expect(evidence[offset]?.number != nil, "\(name).\(offset)")
        }
      }
    }
    let first = try #require(lines.first { $0["id"] == .text("c1") })
    #expect(first["event"] == .text("e-1"))
    #expect(first["weapon_count"]?["value"]?["best"] == .number(8))
    #expect(first["weapon_count"]?["words"] == .text("ثماني"))
    #expect(first["weapon_count"]?["end"] == .number(24))
    #expect(first["weapon_count"]?["utf8_end"] == .number(29))
    #expect(first["killed"] == .null)
  }
}
