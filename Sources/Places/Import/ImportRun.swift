import Diagnostics
import Geodesy
import Spooling

/// One import on its way: parts of places go in, rows of the table come out.
///
/// Parts are sorted by identifier, so that rows and names of one place meet wherever they stood; the
/// table comes out in that order: identifiers that are numbers first, by number, then the others by
/// their bytes.
final class ImportRun {
  let format: GazetteerImport.Format
  let settings: GazetteerImport.Settings
  let rules: GazetteerImport.Rules
  let files: [String]
  let scratch: String
  let progress: (GazetteerImport.Stage, Int, Int) -> Void
  var report = ImportReport()
  /// The part that a format fills before it calls ``add(_:)``.
  var draft = PlaceDraft()
  var folded = NameFingerprint()
  private let parts: RecordSorter
  private var record: [UInt8] = []

  init(_ plan: GazetteerImport) {
    format = plan.format
    settings = plan.settings
    rules = plan.rules
    files = plan.files
    scratch = plan.scratch
    progress = plan.progress
    parts = RecordSorter(folder: plan.scratch, memory: plan.settings.memory)
  }

  /// Opens one of the files, telling of the progress through all of them.
  func open(_ file: Int) throws(Diagnostic) -> InputBlocks {
    let total = sizes.reduce(0, +)
    return try InputBlocks(path: files[file]) { [self] count in
      bytesRead += count
      progress(.reading, bytesRead, total)
    }
  }

  private var bytesRead = 0
  private(set) lazy var sizes: [Int] = files.map { (try? InputBlocks(path: $0))?.size ?? 0 }

  /// Takes the draft as a part of the place whose identifier it has.
  func add(_ part: PlaceDraft.Part) throws(Diagnostic) {
    draft.write(part, to: &record)
    let id = draft.text[draft.id.range]
    if let number = Self.number(id) {
      try parts.add(key: 1 << 56 | number, tie: .init(start: nil, count: 0), body: record)
      return
    }
    let start = id.prefix(7)
    let key = start.reduce(UInt64(2)) { $0 << 8 | UInt64($1) } << UInt64(8 * (7 - start.count))
    var fault: Diagnostic?
    id.withUnsafeBytes { tie in
      do throws(Diagnostic) {
        try parts.add(key: key, tie: tie, body: record)
      } catch {
        fault = error
      }
    }
    if let fault { throw fault }
  }

  /// The number that an identifier is; nil for any other, as for one with zeros in front.
  static func number(_ id: some Collection<UInt8>) -> UInt64? {
    guard let first = id.first, first != 0x30 || id.count == 1, id.count <= 16 else { return nil }
    var value: UInt64 = 0
    for byte in id {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + UInt64(byte - 0x30)
    }
    return value < 1 << 56 ? value : nil
  }

  /// Joins the parts and writes the table.
  ///
  /// - Throws: ``Diagnostic`` when no place is left, or what `sink` throws.
  func finish(_ sink: ([UInt8]) throws -> Void) throws {
    var table = PlaceTableRows()
    let joined = settings.isCleaning ? try ScratchFile(folder: scratch) : nil
    let sweep = DuplicateSweep(folder: scratch, memory: settings.memory)
    try join { draft in
      guard let joined else { return try emit(draft, &table, sink) }
      draft.write(.place, to: &record)
      try sweep.add(draft, names: shownKeys(draft), richness: Self.richness(draft))
      try Self.append(record, key: UInt64(report.places), to: joined)
      report.places += 1
    }
    if let joined {
      let total = report.places
      report.places = 0
      var done = 0
      try sweep.run { count in
        done += count
        progress(.comparing, done, total)
      }
      try write(joined, sweep, total, &table, sink)
    }
    guard report.places > 0 else { throw emptiness }
    try sink(table.bytes)
  }

  private static func append(_ body: [UInt8], key: UInt64, to file: ScratchFile) throws(Diagnostic)
  {
    var head = [UInt8](repeating: 0, count: RecordSorter.head)
    head.withUnsafeMutableBytes { bytes in
      bytes.storeBytes(of: key, as: UInt64.self)
      bytes.storeBytes(of: UInt32(body.count), toByteOffset: 12, as: UInt32.self)
    }
    let gap = (8 - body.count % 8) % 8
    let whole = head + body + [UInt8](repeating: 0, count: gap)
    var fault: Diagnostic?
    whole.withUnsafeBytes { bytes in
      do throws(Diagnostic) { try file.append(bytes) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  /// Calls `body` with each place, its names settled.
  private func join(_ body: (PlaceDraft) throws -> Void) throws {
    var choice = NameChoice(rules: settings.isCleaning ? rules.names : nil, files: files)
    let records = try parts.sorted()
    var joined = PlaceDraft()
    var key: (UInt64, [UInt8])?
    var hasPlace = false
    var done = 0
    func end() throws {
      guard hasPlace else { return }
      choice.settle(&joined, &report)
      guard !joined.names.isEmpty else {
        report.drop(
          .noName, at: position(joined.origin), "The place has no name that can be used.",
          fix: "give it a name in Arabic or Latin script")
        return
      }
      try body(joined)
    }
    while let record = try records.next() {
      if key?.0 != record.key || !(key?.1.elementsEqual(record.tie) ?? false) {
        try end()
        joined.clear()
        hasPlace = false
        key = (record.key, Array(record.tie))
      }
      let names = joined.names.count
      let part = joined.read(record.body, isFirst: !hasPlace)
      switch part.part {
      case .name: break
      case .place where !hasPlace: hasPlace = true
      case .place, .predecessor:
        let isSame =
          hasPlace && isNear(joined, part.latitude, part.longitude, within: .kilometers(20))
        if !isSame { joined.names.removeSubrange(names...) }
        if !isSame, hasPlace, part.part == .place {
          report.drop(
            .moved, at: position(joined.origin),
            "\(joined.string(joined.id).isolated) has another row more than 20 km away.",
            fix: "give each place an identifier of its own")
        }
      }
      done += 1
      if done % 4096 == 0 { progress(.joining, done, parts.count) }
    }
    try end()
  }

  private func isNear(
    _ draft: PlaceDraft, _ latitude: Int32, _ longitude: Int32, within reach: Distance
  ) -> Bool {
    if draft.latitude == latitude, draft.longitude == longitude { return true }
    guard
      let one = Coordinate(
        latitude: Double(draft.latitude) / 1e6, longitude: Double(draft.longitude) / 1e6),
      let other = Coordinate(latitude: Double(latitude) / 1e6, longitude: Double(longitude) / 1e6)
    else { return false }
    return one.distance(to: other) <= reach
  }

  /// Writes the places that stay, with the names of those that were merged into them.
  private func write(
    _ joined: ScratchFile, _ sweep: DuplicateSweep, _ total: Int, _ table: inout PlaceTableRows,
    _ sink: ([UInt8]) throws -> Void
  ) throws {
    try joined.flush()
    let whole = 0..<joined.count
    let absorbed = RecordSorter(folder: scratch, memory: settings.memory)
    if sweep.merged > 0 {
      let reader = RunReader(file: joined, range: whole, block: 1 << 18)
      var ordinal: UInt32 = 0
      while try reader.next(), let start = reader.current {
        let root = sweep.root(ordinal)
        if root != ordinal {
          let body = Array(RecordSorter.record(start).body)
          try absorbed.add(key: UInt64(root), tie: .init(start: nil, count: 0), body: body)
        }
        ordinal += 1
      }
    }
    let twins = try absorbed.sorted()
    var twin = try twins.next()
    let reader = RunReader(file: joined, range: whole, block: 1 << 18)
    var ordinal: UInt32 = 0
    var other = PlaceDraft()
    while try reader.next(), let start = reader.current {
      defer { ordinal += 1 }
      if ordinal % 4096 == 0 { progress(.writing, Int(ordinal), total) }
      guard sweep.root(ordinal) == ordinal else { continue }
      draft.clear()
      _ = draft.read(RecordSorter.record(start).body, isFirst: true)
      while let found = twin, found.key == UInt64(ordinal) {
        other.clear()
        _ = other.read(found.body, isFirst: true)
        draft.absorb(other)
        let kept = draft
        report.drop(
          .duplicate, at: position(other.origin),
          "\(other.string(other.id)) is the place \(kept.string(kept.id)) again.",
          fix: "nothing; the two became one, with the names of both")
        twin = try twins.next()
      }
      try emit(draft, &table, sink)
    }
  }

  private func emit(
    _ draft: PlaceDraft, _ table: inout PlaceTableRows, _ sink: ([UInt8]) throws -> Void
  ) throws {
    report.names += table.append(draft, prefix: settings.prefixBytes)
    report.places += 1
    guard table.bytes.count >= 1 << 18 else { return }
    try sink(table.bytes)
    table.bytes.removeAll(keepingCapacity: true)
  }

  private func shownKeys(_ draft: PlaceDraft) -> (
    latin: UInt64, arabic: UInt64, skeleton: UInt64
  ) {
    var keys: (latin: UInt64, arabic: UInt64, skeleton: UInt64) = (0, 0, 0)
    for name in draft.names where name.marks.contains(.shown) {
      folded.fold(draft.text[name.stretch.range])
      if name.marks.contains(.arabic) {
        keys.arabic = folded.key
      } else {
        keys.latin = folded.key
        keys.skeleton = folded.skeleton
      }
    }
    return keys
  }

  /// How much is known of a place.
  private static func richness(_ draft: PlaceDraft) -> UInt8 {
    let scripts = Set(draft.names.map { $0.marks.contains(.arabic) }).count
    let rank = draft.featureClass == .city ? 8 : draft.featureClass == .town ? 4 : 0
    return UInt8(
      min(255, draft.names.count + 4 * scripts + rank + (draft.population > 0 ? 16 : 0)))
  }

  /// Where a part was read.
  func position(_ origin: PlaceDraft.Origin) -> Position {
    let file = Int(origin.file)
    return Position(source: files.indices.contains(file) ? files[file] : "", line: origin.line)
  }

  private var emptiness: Diagnostic {
    let most = report.dropped.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let why = most.map { " Most were left out: \($0.key.rawValue) (\($0.value))." } ?? ""
    return Diagnostic(
      "import.empty", .error, at: files.first.map { Position(source: $0) },
      report.rows == 0
        ? "The file has no \(format == .geojson ? "feature" : "row below its header")."
        : "No place is left of \(report.rows) row\(report.rows == 1 ? "" : "s").\(why)",
      fix: "see that the file, its format and the named columns belong together")
  }
}

extension PlaceDraft {
  /// Takes over what another record of the same place knows more.
  mutating func absorb(_ other: PlaceDraft) {
    population = max(population, other.population)
    if admin1.count == 0 { admin1 = store(other.text[other.admin1.range]) }
    if admin2.count == 0 { admin2 = store(other.text[other.admin2.range]) }
    let scripts = names.filter { $0.marks.contains(.shown) }.map { $0.marks.contains(.arabic) }
    for name in other.names {
      let bytes = other.text[name.stretch.range]
      guard !names.contains(where: { text[$0.stretch.range].elementsEqual(bytes) }) else {
        continue
      }
      var added = name
      if scripts.contains(name.marks.contains(.arabic)) { added.marks.remove(.shown) }
      added.stretch = store(bytes)
      names.append(added)
    }
  }
}
