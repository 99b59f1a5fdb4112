import GRDB
import Synchronization

/// The events that the spatial index of the areas cannot find: those without a place or without an area.
///
/// Every question about a region has to count them. They are looked for once for a state of the store,
/// in indexes alone: the rows themselves would be a gigabyte of a million events.
final class RowsOutsideIndex: Sendable {
  private let known = Mutex<(version: Int, rows: String)?>(nil)

  /// The numbers of their rows, as an array of JSON.
  func rows(in database: Database) throws -> String {
    let version = try Int.fetchOne(database, sql: "PRAGMA data_version") ?? 0
    if let known = known.withLock({ $0 }), known.version == version { return known.rows }
    // Where points have no index, a row tells itself whether it has one.
    let isPlaceless =
      try database.tableExists("rtree_events_geom")
      ? "fid NOT IN (SELECT id FROM rtree_events_geom)" : "geom IS NULL"
    let rows =
      try String.fetchOne(
        database,
        sql: """
          SELECT json_group_array(fid) FROM events \
          WHERE \(isPlaceless) OR id NOT IN (SELECT event_id FROM areas WHERE role = 'target' AND event_id IS NOT NULL)
          """) ?? "[]"
    known.withLock { $0 = (version, rows) }
    return rows
  }
}
