#!/usr/bin/env python3
"""Maps reports and event tables with EventMapper on Apache Spark: the same events as one machine, on many.

    spark-submit eventmap_spark.py --program /opt/eventmap/bin/eventmap --output hdfs:///events \\
        --reports hdfs:///news/*.jsonl [--texts FOLDER] [--tables FILE.csv --columns MAP]

It pipes records through `eventmap map --stream` and claims through `eventmap merge`; README.md beside it says how
and why. Needs pyspark 3.5 and nothing else.
"""

import argparse
import csv
import hashlib
import io
import json
import os
import re
import shlex
import sys
from itertools import chain

from pyspark import StorageLevel
from pyspark.sql import SparkSession


class Refusal(Exception):
    """Something that would make other events than one machine makes, or none."""


def main(arguments=None, spark=None):
    options = parsed(arguments)
    spark = spark or SparkSession.builder.appName("eventmap").getOrCreate()
    try:
        for line in Job(spark.sparkContext, options).run():
            print(line)
    except Refusal as refusal:
        sys.exit(f"eventmap_spark: {refusal}")


def parsed(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", required=True, help="absolute path of eventmap, the same on every machine")
    parser.add_argument("--output", required=True, help="folder that is made: events/ and diagnostics/ in it")
    parser.add_argument("--reports", nargs="+", default=[], help="JSON lines: id, title, text, published, source, url")
    parser.add_argument("--texts", nargs="+", default=[], help="folders of .txt files, with a reports.csv or without")
    parser.add_argument("--tables", nargs="+", default=[], help="event tables as .csv or .tsv, with a header")
    parser.add_argument("--columns", help="what the columns of tables hold, as for eventmap map")
    parser.add_argument("--multiline", action="store_true", help="cells hold line ends: one task for a whole table")
    parser.add_argument("--published", help="publication day of reports that have none")
    parser.add_argument("--gazetteer", help="compiled gazetteer to use alone, the same path on every machine")
    parser.add_argument("--claims", action="store_true", help="write claims/ too, for eventmap map --store")
    parser.add_argument("--partitions", type=int, help="tasks of a stage; four for each core without it")
    options = parser.parse_args(arguments)
    if not os.path.isabs(options.program):
        parser.error("--program is no absolute path: programs run in folders of Spark's own")
    if not options.reports + options.texts + options.tables:
        parser.error("name --reports, --texts or --tables")
    return options


class Job:
    def __init__(self, context, options):
        self.context = context
        self.options = options
        self.partitions = options.partitions or 4 * context.defaultParallelism
        # Spark gives a piped program no environment at all unless it is told one.
        kept = ("PATH", "HOME", "TMPDIR", "EVENTMAP_GAZETTEER")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}

    def run(self):
        options = self.options
        self.refuse_tables_of_one_name()
        if len(options.tables) == 1 and not options.reports + options.texts:
            # Rows of one table never merge with each other: each is an event at once.
            answers = self.table(options.tables[0], "geojson")
            answers.persist(StorageLevel.DISK_ONLY)
            events = answers.filter(is_feature)
            # Before anything is written: a folder with _SUCCESS in it would look like an answer.
            self.refuse_rows_of_one_id(events)
            self.save(events.map(lambda line: "\x1e" + line), "events", ".geojsons")
            remarks = answers.filter(is_remark)
        else:
            streams = [self.records(), *(self.table(path, "claims") for path in options.tables)]
            records = self.context.union([stream.mapPartitions(told) for stream in streams if stream])
            records.persist(StorageLevel.DISK_ONLY)
            self.refuse_reports_of_one_id(records)
            attacks = records.flatMap(lambda record: record[2])
            if options.claims:
                self.save(attacks.flatMap(lambda attack: attack[1]), "claims", ".claims.jsonl")
            self.save(self.merged(attacks), "events", ".geojsons")
            remarks = records.map(lambda record: record[0])
        yield from self.diagnostics(remarks)

    # From records to answers

    def pipe(self, lines, *words):
        """Pipes lines through the program; without checkCode a program that fails would be an empty answer."""
        command = [self.options.program, *words, "--jobs", "1"]
        if self.options.gazetteer:
            command += ["--only-gazetteer", self.options.gazetteer]
        return lines.pipe(shlex.join(command), env=self.environment, checkCode=True)

    def records(self):
        """What reports claim, and by what attacks may be linked."""
        files = [self.context.textFile(path, self.partitions) for path in self.options.reports]
        files += [self.texts(folder) for folder in self.options.texts]
        if not files:
            return None
        words = ["--published", self.options.published] if self.options.published else []
        lines = self.context.union(files).filter(lambda line: line.strip()).map(with_id)
        return self.pipe(lines, "map", "--stream", "--links", *words)

    def texts(self, folder):
        """Text files as JSON lines; reports.csv beside them says when they were published."""
        files = self.context.binaryFiles(os.path.join(folder, "*"), self.partitions)
        table = files.filter(lambda file: file[0].endswith("/reports.csv")).values().collect()
        rows = csv.DictReader(io.StringIO(table[0].decode("utf-8-sig"))) if table else []
        known = {row["file"]: {k: row.get(k) or None for k in ("published", "source", "url")} for row in rows}
        return files.filter(lambda file: file[0].endswith(".txt")).map(lambda file: text_record(file, known))

    def table(self, path, answers):
        """Rows of a table, each partition behind the table's header."""
        if self.options.multiline:
            # A line feed in a cell cannot be told from the end of a row without all that stands before it.
            lines = self.context.binaryFiles(path, 1).values().flatMap(lambda file: file.decode("utf-8-sig").split("\n"))
        else:
            lines = self.context.textFile(path, self.partitions)
        header = lines.first()

        def with_header(number, rows):
            return rows if number == 0 else chain([header], rows)

        name = stem(path)
        words = ["--columns", self.options.columns] if self.options.columns else []
        words += ["--links"] if answers == "claims" else []
        rows = lines.mapPartitionsWithIndex(with_header)
        return self.pipe(rows, "map", "--stream", "--formats", answers, "--table", name, *words)

    # From claims to events

    def merged(self, attacks):
        """Events of attacks: those that links may join come into one process, which then merges as one run does."""
        keys = attacks.flatMap(lambda attack: chain(
            ((key, (attack[0], True)) for key in attack[2]), ((key, (attack[0], False)) for key in attack[3])))
        edges = keys.groupByKey(self.partitions).flatMap(lambda key: joined(key[1]))
        # Forests of fewer and fewer parts of the edges, until one holds them all.
        parts, forest = self.partitions, edges.mapPartitions(spanned)
        while parts > 1:
            parts = max(1, parts // 8)
            forest = forest.coalesce(parts, shuffle=True).mapPartitions(spanned)
        claims = attacks.map(lambda attack: (attack[0], attack[1]))
        blocks = claims.leftOuterJoin(forest, self.partitions).map(
            lambda attack: (attack[0] if attack[1][1] is None else attack[1][1], attack[1][0]))
        lines = blocks.partitionBy(self.partitions).values().flatMap(lambda claims: claims)
        return self.pipe(lines, "merge", "--sequence", "--quiet")

    # What one machine tells apart by the order of its inputs

    def refuse_reports_of_one_id(self, records):
        """`map` gives two reports of one id new ids; here they would meet only when their claims are made."""
        known = records.flatMap(lambda record: record[1]).distinct(self.partitions)
        twice = known.mapValues(lambda _: 1).reduceByKey(int.__add__, self.partitions).filter(
            lambda report: report[1] > 1).keys().take(3)
        if twice:
            raise Refusal(f"reports of one id differ in words or day: {', '.join(twice)}; give each an id of its own")

    def refuse_tables_of_one_name(self):
        """`map` tells them apart by their folders, endings and contents."""
        names = [stem(path) for path in self.options.tables]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise Refusal(f"tables have one name up to its first dot: {', '.join(twice)}; give each a name of its own")

    def refuse_rows_of_one_id(self, events):
        """`map` numbers rows that come again; partitions know nothing of each other's."""
        ids = events.mapPartitions(packed_ids).groupByKey(self.partitions).map(
            lambda part: sum(len(ids) // 8 for ids in part[1]) - len({
                ids[at:at + 8] for ids in part[1] for at in range(0, len(ids), 8)}))
        if again := ids.sum():
            raise Refusal(f"{again} rows have the identifier, or all cells, of another row in another part of the table: "
                          "give each an identifier of its own, or map the table on one machine")

    # What is written

    def save(self, lines, name, ending):
        """Writes text as Hadoop commits it, so that a task that was killed leaves nothing, and gives the parts an ending."""
        folder = os.path.join(self.options.output, name)
        lines.saveAsTextFile(folder)
        java = self.context._jvm.org.apache.hadoop.fs
        path = java.Path(folder)
        files = path.getFileSystem(self.context._jsc.hadoopConfiguration())
        for status in files.listStatus(path):
            part = status.getPath()
            if part.getName().startswith("part-"):
                files.rename(part, java.Path(path, part.getName() + ending))

    def diagnostics(self, remarks):
        """Writes what was doubtful, and counts it."""
        told = remarks.flatMap(doubts)
        told.persist(StorageLevel.DISK_ONLY)
        self.save(told.map(lambda line: line[1]), "diagnostics", ".jsonl")
        for kind, count in sorted(told.keys().countByValue().items()):
            yield f"{count:>9} {kind}"


# Records. Functions of their own, so that executors get no more than them.

REMARK = '{"record":'


def is_remark(line):
    return line.startswith(REMARK)


def is_feature(line):
    return line.startswith('{"type":"Feature"')


def with_id(line):
    """A record without an id would be called by its line, which is another in each partition: by its words, then."""
    try:
        record = json.loads(line)
        inner = record.get("_source") if isinstance(record, dict) else None
        inner = inner if isinstance(inner, dict) else record
        if not isinstance(inner, dict) or any(is_id(inner.get(name)) for name in ("id", "_id", "uuid", "guid")):
            return line
        # In ASCII, since half of a surrogate pair has no UTF-8: Spark would wait for ever for the thread that writes it.
        return json.dumps({**inner, "id": "record-" + hashlib.sha256(line.encode()).hexdigest()[:16]})
    except (ValueError, RecursionError):
        # The program says what is wrong with it.
        return line


def is_id(value):
    """Whether a report is called by it: by a text that is not blank or a number, were it 0."""
    return bool(value.strip()) if isinstance(value, str) else type(value) in (int, float)


def stem(path):
    """What `map` calls a lone table: the name of its file up to the first dot."""
    name = os.path.basename(path)
    return next(filter(None, name.split(".")), name)


def text_record(file, known):
    path, content = file
    name = path.rsplit("/", 1)[1]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("windows-1256")
    return json.dumps({"id": name[:-len(".txt")], "text": text, **known.get(name, {})}, ensure_ascii=False)


def told(lines):
    """Records as (remark, [(report, what tells it apart)], [(attack, claims, links, links of wider places)])."""
    for line in lines:
        remark = json.loads(line)
        claims = {}
        for _ in range(remark["lines"]):
            claim = next(lines)
            claims[claim.split('"', 4)[3]] = claim
        attacks = [
            (number(attack["event"]), [claims[claim] for claim in attack["claims"]],
             [number(key) for key in attack["links"]], [number(key) for key in attack["passed"]])
            for attack in remark.pop("attacks", ())]
        reports = [(report["id"], (report["sha256"], report["published"])) for report in remark.get("reports", ())]
        yield json.dumps(remark, ensure_ascii=False), reports, attacks


def number(text):
    """Eight bytes that stand for a text. Two texts of one number join more than they must, which changes no event."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def joined(members):
    """Edges that join all that have a key of their own, and to them those that only pass by."""
    own, passing = [], []
    for attack, is_own in members:
        (own if is_own else passing).append(attack)
    if own:
        for attack in chain(own[1:], passing):
            if attack != own[0]:
                yield own[0], attack


def spanned(edges):
    """A forest with the same connected parts as the edges: each attack but the least of its part, with that one."""
    leader = {}

    def root(attack):
        while (above := leader.setdefault(attack, attack)) != attack:
            leader[attack] = attack = leader[above]
        return attack

    for one, other in edges:
        first, second = root(one), root(other)
        if first != second:
            leader[max(first, second)] = min(first, second)
    for attack in list(leader):
        if (least := root(attack)) != attack:
            yield attack, least


ID = re.compile(r'"properties":\{"id":"([0-9a-f]{16})"')


def packed_ids(lines):
    parts = [bytearray() for _ in range(64)]
    for line in lines:
        event = bytes.fromhex(ID.search(line, 0, 200).group(1))
        parts[event[0] % 64] += event
    return ((part, bytes(ids)) for part, ids in enumerate(parts))


def doubts(remark):
    record = json.loads(remark)
    for told in record["diagnostics"]:
        about = {"reports": [report["id"] for report in record.get("reports", ())], **told}
        yield f"{told['severity']} {told['id']}", json.dumps(about, ensure_ascii=False)


if __name__ == "__main__":
    main()
