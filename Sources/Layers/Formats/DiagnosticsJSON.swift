import Diagnostics

extension MapContent {
  /// `diagnostics.json`: what is wrong or doubtful in the inputs, one a line, each with its fix.
  package func writeDiagnostics(to out: inout ByteWriter) throws {
    func count(_ severity: Diagnostic.Severity) -> Int {
      diagnostics.count { $0.severity == severity }
    }
    out.append("{\"errors\":")
    out.append(count(.error))
    out.append(",\"warnings\":")
    out.append(count(.warning))
    out.append(",\"notes\":")
    out.append(count(.note))
    out.append(",\"diagnostics\":[")
    for (here, diagnostic) in diagnostics.enumerated() {
      out.append(here == 0 ? "\n" : ",\n")
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
    out.append(diagnostics.isEmpty ? "]}\n" : "\n]}\n")
    try out.drain()
  }
}
