extension PostgresConnection {
  /// Words that name the content of the store's tables: another content has others, and what is written beside the
  /// tables moves nothing.
  ///
  /// Each run of the program writes all rows anew, in one transaction: that of the first event names the run, at
  /// once. Who edits rows by hand is seen by the server's counts of written rows, which a session hands in when it
  /// ends, or some ten seconds after it falls idle. Tables that are emptied or made of other columns have other
  /// files or attributes; counts that begin anew do so at a time of their own.
  ///
  /// A server that counts nothing, or only repeats what another one does, and tables that are views or have parts,
  /// are told by the snapshot, which also moves when something else is written.
  func itemsVersion() throws -> String {
    let tables = ItemCollection.identities.map { address.qualified($0.table) }
    let numbers = tables.indices.map { "to_regclass($\($0 + 1))" }.joined(separator: ", ")
    let written = ["inserted", "updated", "deleted"].map { "pg_stat_get_tuples_\($0)(oid)" }
      .joined(separator: " + ")
    let said = try one(
      """
      WITH tables AS (SELECT oid, relfilenode, relkind = 'r' AND NOT relhassubclass AS is_plain FROM pg_class WHERE oid IN (\(numbers)))
      SELECT coalesce((SELECT xmin::text || '-' || fid FROM \(tables[0]) ORDER BY fid LIMIT 1), 'empty') || '-'
        || md5((SELECT string_agg(concat_ws(' ', oid, relfilenode), ',' ORDER BY oid) FROM tables)
          || (SELECT string_agg(concat_ws(' ', attrelid, attname, atttypid), ',' ORDER BY attrelid, attnum)
            FROM pg_attribute WHERE attrelid IN (SELECT oid FROM tables) AND attnum > 0 AND NOT attisdropped)) || '-'
        || CASE WHEN current_setting('track_counts')::boolean AND NOT pg_is_in_recovery()
            AND (SELECT every(is_plain) FROM tables)
          THEN (SELECT sum(\(written))::text FROM tables) || '-' || md5(concat_ws(' ', pg_postmaster_start_time(),
            (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database())))
          ELSE translate(pg_current_snapshot()::text, ':,', '--') END
      """, tables)
    return said ?? ""
  }
}
