import Foundation
import Geodesy
import Testing

/// One row of a table of geodesics: both ends, metres, initial azimuth in degrees.
struct Row: Sendable {
  let from: Coordinate
  let to: Coordinate
  let meters: Double
  let azimuth: Double

  init?(_ from: (Double, Double), _ to: (Double, Double), _ meters: Double, _ azimuth: Double) {
    guard let from = Coordinate(latitude: from.0, longitude: from.1),
      let to = Coordinate(latitude: to.0, longitude: to.1)
    else { return nil }
    (self.from, self.to, self.meters, self.azimuth) = (from, to, meters, azimuth)
  }
}

@Suite struct GeodesicTableTests {
  @Test func `agrees with the project's own table to a micrometre`() throws {
    let rows = try ownTable.map { cells in
      try #require(Row((cells[0], cells[1]), (cells[2], cells[3]), cells[6], cells[4]))
    }
    check(rows)
  }

  /// Karney's GeodTest; columns: latitude, longitude and azimuth at either end, then metres.
  @Test(.enabled(if: published("GeodTest-100.dat") != nil))
  func `agrees with GeodTest to a micrometre`() throws {
    let url = try #require(published("GeodTest-100.dat"))
    let rows = try rows(url) { cells in
      Row((cells[0], cells[1]), (cells[3], cells[4]), cells[6], cells[2])
    }
    #expect(rows.count == 100)
    // Some rows are nearly antipodal: there the azimuth of the inverse is ill-conditioned.
    check(rows, azimuths: false)
  }

  @Test(.enabled(if: published("regional_inverse_1000.txt") != nil))
  func `agrees with a thousand regional geodesics to a micrometre`() throws {
    let url = try #require(published("regional_inverse_1000.txt"))
    let rows = try rows(url) { cells in
      Row((cells[0], cells[1]), (cells[2], cells[3]), cells[6], cells[4])
    }
    #expect(rows.count == 1_000)
    check(rows)
  }

  private func check(_ rows: [Row], azimuths: Bool = true) {
    for row in rows {
      #expect(abs(row.from.distance(to: row.to).meters - row.meters) <= 1e-6, "\(row)")
      // Forward too: the far end is reached, as far as the table's digits say where it is.
      let end = row.from.moved(.meters(row.meters), toward: Azimuth(degrees: row.azimuth))
      #expect(end.distance(to: row.to).meters <= 1e-4, "\(row)")
      if azimuths {
        let azimuth = row.from.azimuth(to: row.to)
        #expect(azimuth.angle(to: Azimuth(degrees: row.azimuth)) < .degrees(1e-8), "\(row)")
      }
    }
  }

  private func rows(_ url: URL, _ row: ([Double]) -> Row?) throws -> [Row] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let cells = line.split { $0 == " " || $0 == "\t" }.compactMap { Double($0) }
        return try #require(cells.count >= 7 ? row(cells) : nil, "\(line)")
      }
  }
}

/// A published table, where one lies beside the repository.
private func published(_ name: String) -> URL? {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let url = root.appending(path: "../shared/data/geodesy/\(name)").standardizedFileURL
  return FileManager.default.fileExists(atPath: url.path) ? url : nil
}

/// Latitude and longitude of one end, of the other, azimuth at either (degrees), length (metres).
///
/// Made with GeographicLib 2.1.2, whose exact variant shares no series with PROJ: `GeodSolve -i -E
/// -p 9`. Regional pairs, and where formulas break: poles, antimeridian, equator, antipodes, a few
/// centimetres.
private let ownTable: [[Double]] = [
  [35.09, 40.5, 33.5, 38.6, -134.69810556581263, -135.7688387318239, 248395.425038159],
  [34.4, 40.9, 35.1, 40.43, -28.86099349738312, -29.12889800816074, 88782.474997626],
  [33.5, 38.62, 36.02, 40.73, 34.04837869352006, 35.25175844243713, 339787.242017765],
  [33.79, 42.44, 34.45, 40.92, -62.00687720102861, -62.85953638933887, 158185.004190774],
  [36.19, 44.01, 33.26, 44.23, 176.38952964921057, 176.51489125781075, 325665.072571058],
  [0.0, 0.0, 0.0, 90.0, 90.0, 90.0, 10018754.171394622],
  [0.0, 0.0, 90.0, 0.0, 0.0, 0.0, 10001965.729312725],
  [-90.0, 10.0, 90.0, 10.0, 0.0, 0.0, 20003931.45862545],
  [12.5, 179.5, 12.5, -179.5, 89.89177755769168, 90.10822244230832, 108697.755204738],
  [-33.9, 151.2, 33.9, -28.9, 168.48709700012506, 11.51290299987492, 20003008.42150941],
  [0.0, 0.0, 0.5, 179.7, 15.55688279349055, 164.44251389085494, 19944127.42075047],
  [60.0, -10.0, -60.0, 170.0, 0.0, 180.0, 20003931.458625447],
  [34.0, 41.0, 34.000001, 41.000001, 39.79016207093709, 39.79016263013001, 0.14435624],
  [89.9, 0.0, 89.9, 180.0, 0.0, 180.0, 22338.795682522],
  [36.8, 34.6, 24.6, 46.7, 136.1288300545428, 142.35882473099906, 1778035.962150653],
]
