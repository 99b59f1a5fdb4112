import Crypto
public import Diagnostics
public import Events
package import Spooling

/// One text as published, with what is known about its publication.
///
/// The text is never changed, and offsets of spans count in it. For a `.txt` file it is the file
/// (without a byte order mark); the other formats keep title and body apart, so that there it is
/// the title, a line feed and the body: one text, one count of offsets for both.
public struct Report: Hashable, Sendable, Identifiable {
  /// The file's name without its ending, or the id that the record gives itself.
  ///
  /// Unique among the reports of one run; free of spaces and semicolons when a record gives it.
  public let id: String
  /// The title; as a rule it is the first line of `text` that is not blank.
  ///
  /// It is not part of `text` only when `reports.csv` gives a `.txt` file another title.
  public let title: String?
  /// The words, title line included, as they came; never blank.
  public let text: String
  /// The day of publication as the source writes it, in whatever time zone the source uses.
  public let published: Day?
  /// Who published it, such as the name of a news agency.
  public let source: String?
  /// Where it was published.
  public let url: String?
  /// The input that it came from: the file, relative to the folder that the user named, and the
  /// line on which the record begins; line 0 when the file is the report.
  public let origin: Position
  /// SHA-256 of `text` as UTF-8, in 64 lower-case hexadecimal digits.
  public let contentHash: String
  /// The id that it came with, before it was told apart from another report of that id.
  package let givenID: String
  /// The id under which an event store has what was read in it; nil where none has.
  package private(set) var storedID: String?

  /// Makes a report; the content hash is reckoned here.
  public init(
    id: String, title: String?, text: String, published: Day? = nil, source: String? = nil,
    url: String? = nil, origin: Position
  ) {
    self.init(
      id: id, title: title, text: text, published: published, source: source, url: url,
      origin: origin, contentHash: SHA256.hash(data: Array(text.utf8)).hexadecimal, givenID: id,
      storedID: nil)
  }

  /// Names a report that an event store has: all that is known of it but its text, which is empty.
  package init(
    storedAs storedID: String, givenID: String, contentHash: String, title: String?,
    published: Day?, source: String?, url: String?, origin: Position
  ) {
    self.init(
      id: givenID, title: title, text: "", published: published, source: source, url: url,
      origin: origin, contentHash: contentHash, givenID: givenID, storedID: storedID)
  }

  init(
    id: String, title: String?, text: String, published: Day?, source: String?, url: String?,
    origin: Position, contentHash: String, givenID: String, storedID: String?
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.published = published
    self.source = source
    self.url = url
    self.origin = origin
    self.contentHash = contentHash
    self.givenID = givenID
    self.storedID = storedID
  }

  /// Whether only an event store has it: its text is not there to be read.
  package var isOnlyStored: Bool { text.isEmpty }

  /// The same report under another id.
  func renamed(_ id: String) -> Report {
    Report(
      id: id, title: title, text: text, published: published, source: source, url: url,
      origin: origin, contentHash: contentHash, givenID: givenID, storedID: storedID)
  }
}

extension Report: Spoolable {
  package func encode(to record: inout RecordEncoder) {
    record.put(id)
    record.put(title)
    record.put(text)
    record.put(published?.number)
    record.put(source)
    record.put(url)
    record.put(origin)
    record.put(contentHash)
    record.put(givenID)
    record.put(storedID)
  }

  package init(from record: inout RecordDecoder) throws(Diagnostic) {
    id = try record.string()
    title = try record.optionalString()
    text = try record.string()
    published = try record.optionalInt().map(Day.init(number:))
    source = try record.optionalString()
    url = try record.optionalString()
    origin = try record.position()
    contentHash = try record.string()
    givenID = try record.string()
    storedID = try record.optionalString()
  }
}
