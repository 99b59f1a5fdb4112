public import Events

/// What KML shows of a row beside its columns.
public struct KMLFace<Row: Sendable>: Sendable {
  let title: @Sendable (Row) -> String
  let kind: @Sendable (Row) -> AttackKind
  let days: @Sendable (Row) -> (first: Day, last: Day)?
  let card: (@Sendable (Row, inout ByteWriter) -> Void)?

  /// Makes the face of rows without a card.
  ///
  /// - Parameters:
  ///   - title: What the list of places calls a row.
  ///   - kind: The kind of attack, whose colour and symbol it has.
  ///   - days: Its first and its last day; nil is always shown.
  public init(
    title: @escaping @Sendable (Row) -> String, kind: @escaping @Sendable (Row) -> AttackKind,
    days: @escaping @Sendable (Row) -> (first: Day, last: Day)?
  ) {
    self.title = title
    self.kind = kind
    self.days = days
    card = nil
  }
}

extension KMLFace where Row: EventRow {
  /// The face of rows that tell of an event, with its card.
  @inline(__always)
  init(_ attribution: Attribution, hasCards: Bool = true) {
    title = { $0.event.title }
    kind = { $0.event.kind }
    days = { row in
      guard let first = row.event.date.start, let last = row.event.date.end else { return nil }
      return (first, last)
    }
    if hasCards {
      card = { $1.append(card: $0.event, attribution) }
    } else {
      card = nil
    }
  }
}

extension Layer {
  /// Writes the layer as a KML document of its own.
  ///
  /// - Throws: what the writer's sink throws.
  public func writeKML(
    _ rows: Rows<Row>, _ attribution: Attribution, _ face: KMLFace<Row>, to out: inout ByteWriter
  ) throws {
    let document = KMLDocument(events: Rows([]), attribution: attribution)
    document.open(to: &out) { $0.append(xml: "\(attribution.text) \(attribution.licence)") }
    writeKMLSchema(to: &out)
    try writeKMLFolder(rows, face, true, to: &out)
    try document.close(to: &out)
  }
}
