import CPQ

/// A connection to a PostgreSQL database: what the store needs of libpq.
///
/// One caller at a time: ``PostGISStore`` and the question's source see to that.
final class PostgresConnection {
  let address: DatabaseAddress
  private let link: OpaquePointer

  /// Connects; texts are UTF-8, days ISO 8601, moments UTC.
  ///
  /// - Throws: ``StoreRefusal/notAnAddress(_:)`` or ``StoreRefusal/unreachable(_:)``.
  init(_ address: DatabaseAddress) throws {
    self.address = address
    var fault: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(address.uri, &fault) else {
      let words = fault.map { String(cString: $0) } ?? "it cannot be read"
      PQfreemem(fault)
      throw StoreRefusal.notAnAddress(address.safe(words).asOneLine)
    }
    PQconninfoFree(options)
    // What stands behind the address counts before it.
    let words = [
      ("connect_timeout", "10"), ("fallback_application_name", "eventmap"),
      ("dbname", address.uri), ("client_encoding", "UTF8"),
    ]
    let names = CStrings(words.map(\.0))
    let values = CStrings(words.map(\.1))
    let made = withExtendedLifetime((names, values)) {
      PQconnectdbParams(names.pointers, values.pointers, 1)
    }
    guard let link = made else {
      throw StoreRefusal.unreachable("memory is short")
    }
    self.link = link
    guard PQstatus(link) == CONNECTION_OK else {
      throw StoreRefusal.unreachable(address.safe(String(cString: PQerrorMessage(link))).asOneLine)
    }
    _ = PQsetNoticeProcessor(link, { _, _ in }, nil)
    try run(
      """
      SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET extra_float_digits = 1;
      SET bytea_output = 'hex'; SET standard_conforming_strings = on
      """)
  }

  deinit { PQfinish(link) }

  /// Runs statements that answer nothing.
  func run(_ sql: String) throws {
    let result = PQexec(link, sql)
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failure(result) }
  }

  /// Gives the rows of a short answer.
  func all(_ sql: String, _ arguments: [String] = []) throws -> [[String?]] {
    var rows: [[String?]] = []
    try forEach(sql, arguments) { row in rows.append((0..<row.count).map { row[$0] }) }
    return rows
  }

  /// Gives the first cell of the first row.
  func one(_ sql: String, _ arguments: [String] = []) throws -> String? {
    try all(sql, arguments).first?.first ?? nil
  }

  /// Calls a body with one row after the other, so that memory does not grow with them.
  func forEach(
    _ sql: String, _ arguments: [String] = [], _ body: (PostgresRow) throws -> Void
  ) throws {
    let values = CStrings(arguments)
    let sent = withExtendedLifetime(values) {
      PQsendQueryParams(link, sql, Int32(arguments.count), nil, values.pointers, nil, nil, 0)
    }
    guard sent == 1, PQsetSingleRowMode(link) == 1 else { throw failure(nil) }
    var fault: (any Error)?
    while let result = PQgetResult(link) {
      defer { PQclear(result) }
      guard fault == nil else { continue }
      switch PQresultStatus(result) {
      case PGRES_SINGLE_TUPLE:
        do { try body(PostgresRow(result)) } catch {
          fault = error
          cancel()
        }
      case PGRES_TUPLES_OK, PGRES_COMMAND_OK: break
      default: fault = failure(result)
      }
    }
    if let fault { throw fault }
  }

  /// Copies rows into a table.
  ///
  /// - Parameters:
  ///   - sql: `COPY … FROM STDIN`.
  ///   - body: gives the rows in COPY's text form to its argument, in pieces of any size.
  /// - Throws: ``StoreFailure``, ``StoreRefusal``, or what `body` throws.
  func copy(_ sql: String, _ body: (_ send: ([UInt8]) throws -> Void) throws -> Void) throws {
    let begun = PQexec(link, sql)
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_IN else { throw failure(begun) }
    do {
      try body { bytes in
        let sent = bytes.withUnsafeBytes {
          PQputCopyData(
            link, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: $0.count))
        }
        guard sent == 1 else { throw failure(nil) }
      }
    } catch {
      _ = PQputCopyEnd(link, "given up")
      // What the server says of the rows is the reason where sending failed.
      let said = Result { try finish() }
      if error is StoreFailure, case .failure(let reason) = said { throw reason }
      throw error
    }
    guard PQputCopyEnd(link, nil) == 1 else { throw failure(nil) }
    try finish()
  }

  /// Takes what is left of an answer.
  private func finish() throws {
    var fault: (any Error)?
    while let result = PQgetResult(link) {
      defer { PQclear(result) }
      if PQresultStatus(result) == PGRES_FATAL_ERROR { fault = fault ?? failure(result) }
    }
    if let fault { throw fault }
  }

  private func cancel() {
    guard let cancel = PQgetCancel(link) else { return }
    var words = [CChar](repeating: 0, count: 256)
    _ = PQcancel(cancel, &words, Int32(words.count))
    PQfreeCancel(cancel)
  }

  /// What the server says, in its words without those of a password.
  private func failure(_ result: OpaquePointer?) -> any Error {
    func field(_ code: UInt8) -> String? {
      PQresultErrorField(result, Int32(code)).map { String(cString: $0) }
    }
    let words = field(UInt8(ascii: "M")) ?? String(cString: PQerrorMessage(link))
    let message = address.safe(words).asOneLine
    let state = field(UInt8(ascii: "C")) ?? ""
    switch state {
    case "42501", "25006": return StoreRefusal.forbidden(message)
    case "55P03": return StoreRefusal.busy
    case "57014": return StoreFailure.interruption
    case "53100": return StoreFailure(message: message, isOfSpace: true)
    default:
      return StoreFailure(
        message: message, isOutOfRange: state.hasPrefix("22"),
        isOfConnection: PQstatus(link) != CONNECTION_OK)
    }
  }
}

/// A row of an answer, while it is handed on.
struct PostgresRow {
  private let result: OpaquePointer

  init(_ result: OpaquePointer) { self.result = result }

  /// How many cells it has.
  var count: Int { Int(PQnfields(result)) }

  /// A cell as text; nil where it is null.
  subscript(place: Int) -> String? {
    bytes(place).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a cell's text; nil where it is null.
  func bytes(_ place: Int) -> UnsafeRawBufferPointer? {
    let column = Int32(place)
    guard PQgetisnull(result, 0, column) == 0 else { return nil }
    return UnsafeRawBufferPointer(
      start: PQgetvalue(result, 0, column), count: Int(PQgetlength(result, 0, column)))
  }
}

extension PostgresRow {
  /// Writes the bytes of a `bytea` cell into an array in place of what it holds.
  ///
  /// - Returns: Whether there are any; the cell may be null.
  func bytea(_ place: Int, into array: inout [UInt8]) -> Bool {
    array.removeAll(keepingCapacity: true)
    guard let text = bytes(place) else { return false }
    // `\x`, then two digits for each byte, in lower case.
    func value(_ digit: UInt8) -> UInt8 {
      digit < UInt8(ascii: "a") ? digit &- UInt8(ascii: "0") : digit &- UInt8(ascii: "a") &+ 10
    }
    for place in stride(from: 2, to: text.count - 1, by: 2) {
      array.append(value(text[place]) << 4 | value(text[place + 1]))
    }
    return true
  }
}

/// Texts as libpq takes them: an array of them that ends with nothing.
private final class CStrings {
  private let memory: [UnsafeMutablePointer<CChar>]
  let pointers: [UnsafePointer<CChar>?]

  init(_ texts: [String]) {
    memory = texts.map { text in
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      return copy
    }
    pointers = memory.map { UnsafePointer($0) } + [nil]
  }

  deinit { for copy in memory { copy.deallocate() } }
}

extension String {
  /// The lines of a message as one.
  fileprivate var asOneLine: String {
    split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }
      .joined(separator: "; ")
  }

  /// The text as a name in SQL.
  var asName: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
  /// The text as a text in SQL, where strings conform to the standard.
  var asLiteral: String { "'" + replacing("'", with: "''") + "'" }
}
