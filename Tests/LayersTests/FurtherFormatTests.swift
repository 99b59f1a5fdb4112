import Foundation
@testable import Layers
import TestSupport
import Testing

@Suite("Formats on request")
struct FurtherFormatTests {
  @Test func `A sequence has the features of the collection, each in a record`() throws {
    for name in ["events", "launches", "areas"] {
      let records = try sample("\(name).geojsons").utf8.split(separator: 0x1E)
      let features = try #require(JSON(sample("\(name).geojson"))["features"]).list
      #expect(records.count == features.count && !records.isEmpty)
      for (record, feature) in zip(records, features) {
        #expect(record.last == 10 && record.count { $0 == 10 } == 1)
        #expect(try JSON(String(decoding: record, as: UTF8.self)) == feature)
      }
    }
  }

  @Test func `HXL is the table with a row of hashtags, one for each column`() throws {
    let plain = try sample("events.csv").split(separator: "\n", omittingEmptySubsequences: false)
    var tagged = try sample("events.hxl.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    let tags = tagged.remove(at: 1).split(separator: ",", omittingEmptySubsequences: false)
    #expect(tagged == plain)
    let names = try #require(plain.first).split(separator: ",")
    #expect(tags.count == names.count && Set(tags).count == tags.count)
    let form = try Regex("#[a-z][a-z0-9_]*(\\+[a-z][a-z0-9_]*)*")
    for (name, tag) in zip(names, tags) { #expect(tag.wholeMatch(of: form) != nil, "\(name)") }
    #expect(hxlTags.count == names.count)
    for tag in ["#event+id", "#date+start", "#geo+lat", "#geo+lon", "#adm2+code"] {
      #expect(tags.contains { $0 == tag })
    }
  }
}
