/// The counts in the text format of Prometheus, version 0.0.4.
struct MetricsText {
  private(set) var text = ""

  /// Prints counts, with what the server is now: open connections, the version of its store (nil while it
  /// cannot be read) and its memory.
  init(_ counts: Measures.Counts, sockets: Int, store: String?, residentBytes: Int?) {
    head("eventmap_requests_total", "counter", "Requests that were answered.")
    for (kind, count) in counts.answers.sorted(by: { $0.key < $1.key }) {
      let labels = [
        ("route", kind.route), ("method", kind.method), ("status", String(kind.status)),
      ]
      line("eventmap_requests_total", labels, String(count))
    }
    histograms(counts.times)
    head(
      "eventmap_refusals_total", "counter", "Requests that were refused, by the code of the error.")
    for (code, count) in counts.refused.sorted(by: { $0.key < $1.key }) {
      line("eventmap_refusals_total", [("code", code)], String(count))
    }
    single("eventmap_response_bytes_total", "counter", "Bytes of bodies sent.", counts.bytes)
    single("eventmap_broken_total", "counter", "Answers whose client went away.", counts.broken)
    single("eventmap_requests_in_flight", "gauge", "Requests being answered.", counts.inFlight)
    single("eventmap_connections", "gauge", "Open connections.", sockets)
    single("eventmap_store_up", "gauge", "Whether the store can be read.", store == nil ? 0 : 1)
    single(
      "eventmap_store_openings_total", "counter", "How often the store was opened.",
      counts.storeOpenings)
    if let store {
      head("eventmap_store_info", "gauge", "The version of the store that is served.")
      line("eventmap_store_info", [("version", store)], "1")
    }
    if let residentBytes {
      single("process_resident_memory_bytes", "gauge", "Resident memory in bytes.", residentBytes)
    }
  }

  private mutating func histograms(_ times: [String: LatencyHistogram]) {
    let name = "eventmap_request_duration_seconds"
    head(name, "histogram", "Time from a request's head to the end of its answer.")
    for (route, histogram) in times.sorted(by: { $0.key < $1.key }) {
      var total = 0
      for (place, count) in histogram.counts.enumerated() {
        total += count
        let end = place < LatencyHistogram.steps.count ? "\(LatencyHistogram.steps[place])" : "+Inf"
        line(name + "_bucket", [("route", route), ("le", end)], String(total))
      }
      line(name + "_sum", [("route", route)], "\(histogram.sum)")
      line(name + "_count", [("route", route)], String(total))
    }
  }

  private mutating func single(_ name: String, _ type: String, _ help: String, _ value: Int) {
    head(name, type, help)
    line(name, [], String(value))
  }

  private mutating func head(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
    let words = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }
    text += name + (words.isEmpty ? "" : "{\(words.joined(separator: ","))}") + " \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
