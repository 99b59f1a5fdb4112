/// What a run was made of and what it made: enough to make it again and to see that nothing changed.
///
/// It holds no clock and no absolute path, so that the same inputs give the same bytes anywhere.
public struct Manifest: Hashable, Sendable {
  /// A file by its content.
  public struct File: Hashable, Sendable {
    /// The name as the user sees it, without the folder it was read from or written to.
    public let name: String
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    public let sha256: String
    /// Its length in bytes.
    public let bytes: Int

    /// Makes a file's entry.
    public init(name: String, sha256: String, bytes: Int) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// What a person corrected, and what became of it.
  public struct Correction: Hashable, Sendable {
    /// The file of corrections, and the line in it.
    public let file: String
    /// The line in it, from 1.
    public let line: Int
    /// The event, by the id of one of its claims.
    public var event: String?
    /// The reports, joined by `; `; `*` for all.
    public var report: String?
    /// The words.
    public var words: String?
    /// What it changed; nothing where it applied to nothing.
    public let changed: [String]
    /// How many claims it gave a place.
    public let claims: Int
    /// How many events it changed.
    public let events: Int
    /// Why.
    public let note: String?

    /// Makes a correction's entry.
    public init(
      file: String, line: Int, changed: [String], claims: Int, events: Int, note: String?
    ) {
      self.file = file
      self.line = line
      self.changed = changed
      self.claims = claims
      self.events = events
      self.note = note
    }
  }

  /// The program's version.
  public let program: String
  /// The version of the contract: names and types of columns and files.
  public let contract: Int
  /// The version of the gazetteer: a hash over all its files.
  public let gazetteer: String
  /// The files that were read.
  public let inputs: [File]
  /// The files that were written, but for the manifest.
  public let outputs: [File]
  /// What persons corrected, by file and line.
  public let corrections: [Correction]
  /// How many reports, claims, events, aggregates, diagnostics … there are.
  public let counts: [String: Int]
  /// What the data ask to be said of them.
  public let attribution: Attribution

  /// Makes a manifest; the order of the files does not matter.
  public init(
    program: String, contract: Int, gazetteer: String, inputs: [File], outputs: [File],
    counts: [String: Int], attribution: Attribution, corrections: [Correction] = []
  ) {
    self.program = program
    self.contract = contract
    self.gazetteer = gazetteer
    self.inputs = inputs.sorted { ($0.name, $0.sha256) < ($1.name, $1.sha256) }
    self.outputs = outputs.sorted { ($0.name, $0.sha256) < ($1.name, $1.sha256) }
    self.counts = counts
    self.attribution = attribution
    self.corrections = corrections
  }

  /// Writes `manifest.json`.
  public func write(to out: inout ByteWriter) throws {
    out.append("{\n\"program\":\"eventmap\",\n\"version\":")
    out.append(json: program)
    out.append(",\n\"contract\":")
    out.append(contract)
    out.append(",\n\"attribution\":")
    out.append(json: attribution.text)
    out.append(",\n\"license\":")
    out.append(json: attribution.licence)
    out.append(",\n\"counts\":{")
    for (here, count) in counts.sorted(by: { $0.key < $1.key }).enumerated() {
      if here > 0 { out.append(UInt8(ascii: ",")) }
      out.append(json: count.key)
      out.append(UInt8(ascii: ":"))
      out.append(count.value)
    }
    out.append("}")
    out.append(",\n\"gazetteer\":")
    out.append(json: gazetteer)
    out.append(",\n\"inputs\":", inputs)
    out.append(",\n\"outputs\":", outputs)
    out.append(corrections)
    out.append("\n}\n")
    try out.drain()
  }
}

extension ByteWriter {
  fileprivate mutating func append(_ corrections: [Manifest.Correction]) {
    append(",\n\"corrections\":[")
    for (here, correction) in corrections.enumerated() {
      append(here == 0 ? "\n{\"file\":" : ",\n{\"file\":")
      append(json: correction.file)
      append(",\"line\":")
      append(correction.line)
      append(",\"event\":")
      append(json: correction.event)
      append(",\"report\":")
      append(json: correction.report)
      append(",\"words\":")
      append(json: correction.words)
      append(",\"changed\":[")
      for (here, field) in correction.changed.enumerated() {
        if here > 0 { append(UInt8(ascii: ",")) }
        append(json: field)
      }
      append("],\"claims\":")
      append(correction.claims)
      append(",\"events\":")
      append(correction.events)
      append(",\"note\":")
      append(json: correction.note)
      append("}")
    }
    append(corrections.isEmpty ? "]" : "\n]")
  }

  fileprivate mutating func append(_ key: StaticString, _ files: [Manifest.File]) {
    append(key)
    append("[")
    for (here, file) in files.enumerated() {
      append(here == 0 ? "\n" : ",\n")
      append("{\"name\":")
      append(json: file.name)
      append(",\"sha256\":")
      append(json: file.sha256)
      append(",\"bytes\":")
      append(file.bytes)
      append("}")
    }
    append(files.isEmpty ? "]" : "\n]")
  }
}
