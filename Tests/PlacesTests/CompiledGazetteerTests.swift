import Diagnostics
import Foundation
import Geodesy
import Places
import TestSupport
import Testing

/// The compiled file: the same answers as the text files, the same bytes twice, and no damage unseen.
@Suite struct CompiledGazetteerTests {
  private static let small = Result { try SmallGazetteer.gazetteer.compiled() }

  @Test func `The same files give the same bytes`() throws {
    let again = try Gazetteer(SmallGazetteer.inputs()).compiled()
    #expect(try Self.small.get() == again)
    let other = try Gazetteer(
      SmallGazetteer.inputs(["names.tsv": "id\tnames\tnames_ar\ngn:2\tMayadin\t\n"])
    ).compiled()
    #expect(again != other)
  }

  @Test func `A stranger can read the file by its description`() throws {
    let raw = RawImage(try Self.small.get())
    var sealed = raw
    sealed.seal()
    #expect(sealed.bytes == raw.bytes)
    #expect(raw.number(16, 8) == raw.bytes.count)
    let places = try #require(raw.sections.first { $0.number == 1 })
    #expect(places.elementSize == 32)
    #expect(places.count == SmallGazetteer.gazetteer.places.count + 1)
    let latitude = Int32(truncatingIfNeeded: raw.number(places.offset, 4))
    let first = SmallGazetteer.gazetteer.places[0].coordinate.latitude
    #expect(Double(latitude) / 1e7 == first)
    for (one, next) in zip(raw.sections, raw.sections.dropFirst()) {
      let end = one.offset + one.elementSize * one.count
      #expect(one.number < next.number && one.offset % 64 == 0)
      #expect(raw.bytes[end..<(end + 64)].allSatisfy { $0 == 0 } && end + 64 <= next.offset)
    }
  }

  @Test func `A compiled gazetteer is the gazetteer that it was built from`() throws {
    let folder = try CompiledFolder()
    let text = SmallGazetteer.gazetteer
    let compiled = try Gazetteer([], beside: [try folder.open(try Self.small.get())])
    #expect(Array(compiled.places) == Array(text.places))
    #expect(Array(compiled.names) == Array(text.names))
    #expect(compiled.adjectives == text.adjectives)
    #expect(compiled.outlines == text.outlines)
    #expect(compiled.version == text.version)
    #expect(compiled.measures.radii == text.measures.radii)
    #expect(compiled.measures.reach == text.measures.reach)
    #expect(compiled.measures.relations == text.measures.relations)
    #expect(compiled.words.generics == text.words.generics)
    #expect(compiled.words.stopNames == text.words.stopNames)
    #expect(compiled.words.notPlaces == text.words.notPlaces)
    #expect(compiled.sites.mapValues(\.sources.count) == text.sites.mapValues(\.sources.count))
    #expect(compiled.sites.mapValues(\.basis) == text.sites.mapValues(\.basis))
    for place in text.places {
      #expect(compiled.index(id: place.id) == text.index(id: place.id))
      #expect(
        compiled.administrativeUnit(key: place.id) == text.administrativeUnit(key: place.id))
    }
    #expect(compiled.index(id: "gn:404") == nil)
  }

  @Test func `Every flipped byte is seen`() throws {
    let folder = try CompiledFolder()
    let whole = try Self.small.get()
    #expect(try folder.faults(whole) == [])
    let raw = RawImage(whole)
    var random = Seeded(7)
    var positions = Array(0..<raw.blocksStart)
    for section in raw.sections {
      let length = max(1, section.elementSize * section.count)
      positions += (0..<20).map { _ in section.offset + Int.random(in: 0..<length, using: &random) }
    }
    positions += (0..<300).map { _ in Int.random(in: 0..<whole.count, using: &random) }
    for position in positions {
      var bytes = whole
      bytes[position] ^= UInt8.random(in: 1...255, using: &random)
      let faults = try folder.faults(bytes)
      #expect(faults.count == 1 && faults[0].severity == .error, "byte \(position)")
    }
  }

  @Test func `A file that is cut short or goes on is no gazetteer`() throws {
    let folder = try CompiledFolder()
    let whole = try Self.small.get()
    var random = Seeded(11)
    let lengths =
      Array(0..<200) + (0..<100).map { _ in Int.random(in: 0..<whole.count, using: &random) }
      + [whole.count - 1]
    for length in lengths {
      #expect(try folder.faults(Array(whole[..<length])).count == 1, "\(length) bytes")
    }
    #expect(try folder.faults(whole + [0]).count == 1)
    let ids = try [0, 63, 1_000].map { try folder.faults(Array(whole[..<$0])).first?.id }
    #expect(ids == ["gazetteer.truncated", "gazetteer.truncated", "gazetteer.truncated"])
  }

  @Test func `What is no compiled gazetteer says so`() throws {
    let folder = try CompiledFolder()
    let text = Array(repeating: Array("id\tname\n".utf8), count: 20).flatMap { $0 }
    #expect(try folder.faults(text).map(\.id) == ["gazetteer.not-compiled"])
    var newer = try Self.small.get()
    newer[8] = 3
    #expect(try folder.faults(newer).map(\.id) == ["gazetteer.version"])
    for path in [folder.path, "\(folder.path)/nowhere"] {
      #expect(throws: GazetteerFault.self) { try CompiledGazetteer(path: path) }
      #expect(!CompiledGazetteer.isCompiled(path))
    }
  }

  @Test func `Absurd numbers under right checksums are refused or do no harm`() throws {
    let folder = try CompiledFolder()
    let raw = RawImage(try Self.small.get())
    let absurd: [UInt64] = [1, 63, 64, 1 << 31, 1 << 40, 1 << 63, .max, .max - 63]
    for section in raw.sections {
      for field in [0, 8, 16] {
        for value in absurd {
          var bad = raw
          bad.set(section.entry + field, value)
          bad.seal()
          use(try folder.write("bad.gazetteer", bad.bytes))
        }
      }
    }
    for field in [16, 24, 32, 40] {
      for value in absurd {
        var bad = raw
        bad.set(field, value)
        if field == 40 { bad.seal() }
        use(try folder.write("bad.gazetteer", bad.bytes))
      }
    }
  }

  @Test(arguments: 0..<60)
  func `Sections of noise under right checksums do no harm`(seed: Int) throws {
    let folder = try CompiledFolder()
    var raw = RawImage(try Self.small.get())
    var random = Seeded(UInt64(seed + 1))
    let section = raw.sections[seed % raw.sections.count]
    for byte in section.offset..<(section.offset + section.elementSize * section.count)
    where seed < raw.sections.count || Int.random(in: 0..<50, using: &random) == 0 {
      raw.bytes[byte] = UInt8.random(in: 0...255, using: &random)
    }
    raw.seal()
    use(try folder.write("noise.gazetteer", raw.bytes))
  }

  /// Asks a file everything, if it can be opened; what it answers does not matter.
  private func use(_ path: String) {
    guard let opened = try? CompiledGazetteer(path: path),
      let gazetteer = try? Gazetteer([], beside: [opened])
    else { return }
    let search = PlaceSearch(gazetteer)
    for name in ["الميادين", "Deir ez-Zor", "حقل العمر", "Mayadeen"] {
      _ = search.search(PlaceQuery(name, limit: 20))
    }
    _ = search.scanner.mentions(in: Tokenizer.tokens(of: "قصف حقل العمر قرب الميادين في سوريا"))
    _ = (gazetteer.sites, gazetteer.adjectives, gazetteer.outlines, gazetteer.measures)
    for place in gazetteer.places.prefix(100) {
      _ = gazetteer.administrativeUnit(key: place.id)
    }
  }
}
