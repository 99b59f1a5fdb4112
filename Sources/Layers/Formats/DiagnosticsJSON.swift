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
      out.append("{\"id\":")
      out.append(json: diagnostic.id)
      out.append(",\"severity\":")
      out.append(json: diagnostic.severity.rawValue)
      out.append(",\"source\":")
      out.append(json: diagnostic.position?.source)
      out.append(",\"line\":")
      // 0 stands for "the whole file" inside the program; a reader of the file gets null.
      out.append(json: diagnostic.position.flatMap { $0.line == 0 ? nil : $0.line })
      out.append(",\"column\":")
      out.append(json: diagnostic.position.flatMap { $0.column == 0 ? nil : $0.column })
      out.append(",\"sentence\":")
      out.append(json: diagnostic.sentence)
      out.append(",\"fix\":")
      out.append(json: diagnostic.fix)
      out.append("}")
      try out.drain()
    }
    out.append(first ? "]}\n" : "\n]}\n")
    try out.drain()
  }
}
