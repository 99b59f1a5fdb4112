#!/usr/bin/python3
"""Makes a store of many events of one of few, for measuring: each event comes again at other places, under other ids.

    make_store.py FEW.gpkg MANY.gpkg [TIMES]        100 times

Only the table of events grows; the order stays that of the days. The same input gives the same rows.
"""
import os
import random
import shutil
import sqlite3
import struct
import sys


def main():
    few, many = sys.argv[1:3]
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    shutil.copy(few, many)
    dice = random.Random(8)
    database = sqlite3.connect(many, isolation_level=None)
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-100000; BEGIN;")
    columns = [row[1] for row in database.execute("PRAGMA table_info(events)")]
    place, name = columns.index("geom"), columns.index("id")
    rows = database.execute("SELECT * FROM events ORDER BY fid").fetchall()
    for trigger, in database.execute("SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='events'").fetchall():
        database.execute(f'DROP TRIGGER "{trigger}"')
    database.execute("DROP INDEX events_id")
    database.execute("DELETE FROM events")
    database.execute("DELETE FROM rtree_events_geom")
    boxes = []

    def repeated():
        fid = 0
        for row in rows:
            for copy in range(times):
                fid += 1
                cells = list(row)
                cells[0] = fid
                cells[name] = f"{row[name][:10]}{fid:06x}"
                if cells[place]:
                    x, y = struct.unpack("<dd", cells[place][-16:])
                    x, y = round(x + dice.uniform(-1, 1), 6), round(y + dice.uniform(-1, 1), 6)
                    cells[place] = cells[place][:-16] + struct.pack("<dd", x, y)
                    boxes.append((fid, x, x, y, y))
                yield cells

    database.executemany(f"INSERT INTO events VALUES ({','.join('?' * len(columns))})", repeated())
    boxes.sort(key=lambda box: (int(box[1] * 20), box[3]))
    database.executemany("INSERT INTO rtree_events_geom VALUES (?,?,?,?,?)", boxes)
    database.execute("CREATE INDEX events_id ON events (id)")
    west, east, south, north = (f([b[i] for b in boxes]) for f, i in ((min, 1), (max, 1), (min, 3), (max, 3)))
    database.execute("UPDATE gpkg_contents SET min_x=?, max_x=?, min_y=?, max_y=? WHERE table_name='events'", (west, east, south, north))
    database.execute("COMMIT")
    print(f"{len(rows) * times} events, {os.path.getsize(many) >> 20} MB")


main()
