import Diagnostics
import EventMapper
import Events
import Foundation
import Layers
import Reading
import Spooling
import Testing

/// What does not fit into memory goes to disk and comes back: nobody can tell from what is written.
@Suite struct SpillingTests {
  @Test(arguments: [(1, 1), (3_000, 2), (200_000, 3)])
  func `A run that spills writes what a run in memory writes`(memory: Int, jobs: Int) async throws {
    let here = try await written(MapSettings(output: "unused", jobs: 1, memory: 16 << 20))
    let there = try await written(MapSettings(output: "unused", jobs: jobs, memory: memory))
    #expect(here.keys.sorted() == there.keys.sorted())
    #expect(here.count >= 10)
    for (name, bytes) in here where bytes != there[name] {
      let lines = Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
      let others = Set(
        String(decoding: there[name] ?? Data(), as: UTF8.self).split(separator: "\n"))
      let first = lines.symmetricDifference(others).min() ?? ""
      Issue.record("\(name) differs, first in \(first.prefix(400))")
    }
  }

  @Test func `Events and claims come back from their bytes as they were`() async throws {
    let reports = try ["Reports", "Tests/Corpus"].flatMap(RealMapper.samples)
    let mapped = await RealMapper.mapper.map(reports)
    #expect(mapped.events.count > 30)
    for event in mapped.events {
      #expect(try copied(event) == event)
      for claim in event.claims {
        let told = ToldClaim(event: event.id, claim: claim)
        #expect(try copied(told) == told)
      }
    }
    for aggregate in mapped.aggregates { #expect(try copied(aggregate) == aggregate) }
    for report in reports { #expect(try copied(report) == report) }
    for mention in mapped.unresolved { #expect(try copied(mention) == mention) }
    for diagnostic in mapped.diagnostics { #expect(try copied(diagnostic) == diagnostic) }
  }

  @Test func `Bytes of an event that end early are refused`() async throws {
    let mapped = await RealMapper.mapper.map(try RealMapper.samples("Reports"))
    let event = try #require(mapped.events.first { $0.launch != nil })
    var record = RecordEncoder()
    event.encode(to: &record)
    for count in stride(from: 0, to: record.bytes.count, by: 37) {
      var decoder = RecordDecoder(Array(record.bytes.prefix(count)))
      #expect(throws: Diagnostic.self) { try Event(from: &decoder) }
    }
  }

  private func copied<Value: Spoolable>(_ value: Value) throws -> Value {
    var record = RecordEncoder()
    value.encode(to: &record)
    var decoder = RecordDecoder(record.bytes)
    return try Value(from: &decoder)
  }

  /// The files that a run over the samples writes, by name; its folder holds nothing else.
  private func written(_ settings: MapSettings) async throws -> [String: Data] {
    let out = FileManager.default.temporaryDirectory
      .appending(path: "eventmap-spill-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: out) }
    let settings = MapSettings(output: out.path(), jobs: settings.jobs, memory: settings.memory)
    let folders = ["Reports", "Tests/Corpus"].map { RealMapper.root.appending(path: $0).path() }
    let run = try await MapRun(MapInputs(folders, settings: settings), with: RealMapper.mapper)
    let names = try await run.write()
    let files = try FileManager.default.contentsOfDirectory(atPath: out.path())
    #expect(files.sorted() == names.sorted())
    return try Dictionary(
      uniqueKeysWithValues: files.map { ($0, try Data(contentsOf: out.appending(path: $0))) })
  }
}
