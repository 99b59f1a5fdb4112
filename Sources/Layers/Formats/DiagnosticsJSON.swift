import Diagnostics

extension MapContent {
  /// `diagnostics.json`: what is wrong or doubtful in the inputs, one a line, each with its fix.
  package func writeDiagnostics(to out: inout ByteWriter) throws {
    var counts: [Diagnostic.Severity: Int] = [:]
    try diagnostics.forEach { counts[$0.severity, default: 0] += 1 }
    out.append("{\"errors\":")
    out.append(counts[.error, default: 0])
    out.append(",\"warnings\":")
    out.append(counts[.warning, default: 0])
    out.append(",\"notes\":")
    out.append(counts[.note, default: 0])
    out.append(",\"diagnostics\":[")
    var first = true
    try diagnostics.forEach { diagnostic in
      out.append(first ? "\n" : ",\n")
      first = false
      out.append(diagnostic)
      try out.drain()
    }
    out.append(first ? "]}\n" : "\n]}\n")
    try out.drain()
  }
}

extension ByteWriter {
  /// Appends what is wrong or doubtful as an object.
  mutating func append(_ diagnostic: Diagnostic) {
    append("{\"id\":")
    append(json: diagnostic.id)
    append(",\"severity\":")
    append(json: diagnostic.severity.rawValue)
    append(",\"source\":")
    append(json: diagnostic.position?.source)
    append(",\"line\":")
    // 0 stands for "the whole file" inside the program; a reader of the file gets null.
    append(json: diagnostic.position.flatMap { $0.line == 0 ? nil : $0.line })
    append(",\"column\":")
    append(json: diagnostic.position.flatMap { $0.column == 0 ? nil : $0.column })
    append(",\"sentence\":")
    append(json: diagnostic.sentence)
    append(",\"fix\":")
    append(json: diagnostic.fix)
    append("}")
  }
}
