import Geodesy

/// The small tables of a volume, which are read when they are first asked for: words, metres,
/// outlines, and what is known of sites.
final class GazetteerTables: Sendable {
  private let volume: Volume
  private let small = Once<(words: NameWords, measures: Measures)>()
  private let soundRules = Once<SoundRules>()
  private let siteRecords: Once<[Int: SiteRecord]>
  private let allOutlines: Once<[String: Outline]>
  private let allRivers = Once<[String: [[Coordinate]]]>()

  /// The tables of a volume.
  init(_ volume: Volume) {
    self.volume = volume
    siteRecords = Once()
    allOutlines = Once()
  }

  /// The tables of a volume that was read a moment ago.
  init(_ volume: Volume, read: GazetteerReader) {
    self.volume = volume
    siteRecords = Once(read.sites)
    allOutlines = Once(read.outlines)
    _ = allRivers { read.rivers }
    _ = small { (read.words, read.measures) }
    _ = soundRules { read.sounds }
  }

  /// Generic nouns, stop names and words that rule a place out.
  var words: NameWords { readSmall.words }
  /// The tables of metres.
  var measures: Measures { readSmall.measures }

  /// How names are heard.
  var sounds: SoundRules {
    soundRules { read(["phones.tsv", "sound_costs.tsv", "name_words.tsv", "ranking.tsv"]).sounds }
  }

  private var readSmall: (words: NameWords, measures: Measures) {
    small {
      let reader = read([
        "radii.tsv", "reach.tsv", "relations.tsv", "generics.tsv", "stopnames.tsv",
        "notplaces.tsv",
      ])
      return (reader.words, reader.measures)
    }
  }

  /// Outlines of countries, governorates and districts, by their key.
  var outlines: [String: Outline] { allOutlines { volume.outlines() } }

  /// The courses of rivers, downstream, by the identifier of the place.
  var rivers: [String: [[Coordinate]]] { allRivers { read(["rivers.geojson"]).rivers } }

  /// What is known of the curated sites, by their number in the volume.
  var sites: [Int: SiteRecord] {
    siteRecords {
      let reader = read(["sites.tsv", "localities.tsv", "site_sources.tsv", "locality_sources.tsv"])
      var sites: [Int: SiteRecord] = [:]
      for (number, site) in reader.sites {
        if let place = volume.index(id: reader.builder.place(number).id) { sites[place] = site }
      }
      return sites
    }
  }

  private func read(_ files: [String]) -> GazetteerReader {
    var reader = GazetteerReader(beside: volume)
    for file in files { for input in inputs(file) { reader.read(input) } }
    return reader
  }

  /// The files of a name, as they came.
  func inputs(_ file: String) -> [GazetteerInput] {
    guard let records = volume.image.elements(.files, of: FileRecord.self),
      let bytes = volume.image.elements(.fileBytes, of: UInt8.self)
    else { return [] }
    return records.compactMap { record in
      guard volume.text(record.name) == file, let start = Int(exactly: record.start),
        let length = Int(exactly: record.length), start <= bytes.count,
        length <= bytes.count - start
      else { return nil }
      return GazetteerInput(
        name: file, bytes: bytes.withUnsafeElements(in: start..<(start + length)) { Array($0) })
    }
  }
}
