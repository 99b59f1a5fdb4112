#!/usr/bin/env python3
"""Spark: the job of Integrations/spark gives the events of one machine, byte for byte, also when an executor is killed.

Records that break Python's JSON, but not the program's, and tables of odd names are among what it reads.

Usage: spark.py FOLDER (of layers, which is not looked at). Runs Spark's local-cluster: two workers and their executors are
processes of their own. SPARK_REPORTS and SPARK_ROWS make it larger; SPARK_SCRATCH names the
folder for its files.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ["EVENTMAP_PROGRAM"]
REPORTS = int(os.environ.get("SPARK_REPORTS", 1_000))
ROWS = int(os.environ.get("SPARK_ROWS", 4_000))
PATIENCE = 1_200 + (REPORTS + ROWS // 10) / 20


def fail(why):
    sys.exit(f"spark.py: {why}")


try:
    import pyspark
except ImportError:
    fail("pyspark is not there: pip install -r Tests/Clients/validators.txt")
SPARK = Path(pyspark.__file__).parent


def one_machine(inputs, folder):
    """The features of a run of the program, sorted."""
    start = time.time()
    subprocess.run([PROGRAM, "map", *inputs, "--output", folder, "--formats", "geojson", "--quiet"], check=True,
                   stderr=subprocess.DEVNULL)
    with open(folder / "events.geojson", encoding="utf-8") as file:
        lines = [line.rstrip("\n").removesuffix(",") for line in file][1:-1]
    return sorted(lines), time.time() - start


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Job:
    """A run of the job as a process of its own."""

    def __init__(self, scratch, name, *words):
        self.output, self.log = scratch / name, scratch / f"{name}.log"
        self.port = free_port()
        settings = {
            "spark.driver.host": "127.0.0.1", "spark.executor.memory": "768m", "spark.ui.port": self.port,
            "spark.ui.showConsoleProgress": "false",
        }
        submit = " ".join(f"--conf {key}={value}" for key, value in settings.items())
        environment = os.environ | {
            "SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(scratch), "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_SUBMIT_ARGS": f"--master local-cluster[2,1,1024] {submit} pyspark-shell",
        }
        self.start = time.time()
        self.process = subprocess.Popen(
            [sys.executable, ROOT / "Integrations/spark/eventmap_spark.py", "--program", PROGRAM, "--output",
             self.output, "--partitions", str(max(8, REPORTS // 2_500)), *words],
            stdout=subprocess.PIPE, stderr=open(self.log, "wb"), env=environment, text=True)

    def stages(self):
        """Every stage as Spark's own page tells it."""
        try:
            base = f"http://127.0.0.1:{self.port}/api/v1/applications"
            with urllib.request.urlopen(base, timeout=5) as answer:
                application = json.load(answer)[0]["id"]
            with urllib.request.urlopen(f"{base}/{application}/stages", timeout=5) as answer:
                return json.load(answer)
        except (OSError, ValueError, IndexError):
            return []

    def executors(self):
        """The executors' processes: those below this one that are called so."""
        parents, names = {}, {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    status = (entry / "stat").read_text()
                    parents[int(entry.name)] = int(status.rsplit(")", 1)[1].split()[1])
                    names[int(entry.name)] = (entry / "cmdline").read_bytes()
                except OSError:
                    continue

        def is_ours(process):
            while process in parents and process != self.process.pid:
                process = parents[process]
            return process == self.process.pid

        return [process for process, name in names.items()
                if b"CoarseGrainedExecutorBackend\0" in name and name.startswith(b"/") and is_ours(process)]

    def kill_an_executor_half_way(self):
        """Half of the tasks of the stage that reads are done, and some of them lie with the executor that ends."""
        while self.process.poll() is None:
            first = [stage for stage in self.stages() if stage["status"] == "ACTIVE" and stage["numTasks"] >= 8]
            if any(stage["numCompleteTasks"] * 2 >= stage["numTasks"] for stage in first):
                os.kill(self.executors()[0], signal.SIGKILL)
                return
            if time.time() - self.start > PATIENCE:
                break
            time.sleep(0.1)
        self.stop()
        fail("no executor could be killed half-way: the job had ended")

    def finish(self):
        out = self.ended()
        if self.process.returncode:
            fail(f"the job ended with {self.process.returncode}: {self.words()}")
        self.seconds = time.time() - self.start
        # Workers of a local cluster keep their logs and files within Spark's own folder.
        for folder in (SPARK / "work").glob("app-*"):
            if folder.stat().st_mtime >= self.start:
                shutil.rmtree(folder, ignore_errors=True)
        return out

    def words(self):
        """What the log says, but for the stacks of the JVM and what it tells while it shuts down."""
        lines = self.log.read_text().splitlines()
        return "\n".join(line for line in lines if not line.startswith(("\t", "java.")) and " WARN " not in line)[:3000]

    def ended(self):
        """What the job prints, once it ends."""
        try:
            return self.process.communicate(timeout=PATIENCE)[0]
        except subprocess.TimeoutExpired:
            self.stop()
            fail(f"the job takes more than {PATIENCE} seconds: {self.log.read_text()[-2000:]}")

    def expect_refusal(self, sentence):
        """The job refuses in words, and leaves nothing that looks like an answer."""
        self.ended()
        if self.process.returncode != 1 or sentence not in self.log.read_text():
            fail(f"no refusal that says {sentence!r}: {self.process.returncode}, {self.log.read_text()[-2000:]}")
        if left := [str(path.relative_to(self.output)) for path in self.output.rglob("*")]:
            fail(f"a refused job leaves {left}")

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def features(self):
        lines = []
        for part in sorted((self.output / "events").glob("part-*.geojsons")):
            with open(part, encoding="utf-8") as file:
                for line in file:
                    if not line.startswith("\x1e"):
                        fail(f"{part.name} is no GeoJSON text sequence: {line[:60]!r}")
                    lines.append(line[1:].rstrip("\n"))
        return sorted(lines)


def expect_same(features, expected, what):
    if features == expected:
        return
    differing = next((pair for pair in zip(features, expected) if pair[0] != pair[1]), ("", ""))
    fail(f"{what}: {len(features)} events, one machine {len(expected)}; first {differing[0][:300]} / {differing[1][:300]}")


# Reports that only one of Python's JSON and the program's can read, or that have no id but 0. The last tells an attack.
ODD_RECORDS = [
    r'{"text": "Nothing happened here \ud83d, they say."}',
    '{"text": ' + "[" * 100_000,
    '{"id": 0, "text": "On 15 November 2023 six rockets struck al-Mayadin."}',
]


def check_names():
    """What records and tables are called, without Spark."""
    sys.path.insert(0, str(ROOT / "Integrations/spark"))
    sys.dont_write_bytecode = True
    from eventmap_spark import stem, with_id

    for line in ODD_RECORDS:
        with_id(line).encode()
    for kept in (ODD_RECORDS[1], ODD_RECORDS[2], '{"_source": {"guid": "a"}}', '{"_source": "wire", "id": "a"}'):
        if with_id(kept) != kept:
            fail(f"a record that needs no id gets one: {kept[:80]}")
    for named in (ODD_RECORDS[0], '{"id": " ", "text": "a"}', '{"id": false, "text": "a"}'):
        if not json.loads(with_id(named))["id"].startswith("record-"):
            fail(f"a record without id gets none: {named}")
    for path, name in (("hdfs:///a/acled.2024.csv", "acled"), ("rows.csv.gz", "rows"), ("a.b/rows.1.TSV.GZ", "rows"),
                       ("rows", "rows"), (".rows.csv", "rows")):
        if stem(path) != name:
            fail(f"the table {path} is called {stem(path)}, by one machine {name}")


def main():
    check_names()
    with tempfile.TemporaryDirectory(dir=os.environ.get("SPARK_SCRATCH")) as scratch:
        scratch = Path(scratch)
        reports, rows = scratch / "reports.jsonl", scratch / "rows.2024.csv"
        for path, maker, count in ((reports, "make_reports.py", REPORTS), (rows, "make_rows.py", ROWS)):
            with open(path, "wb") as file:
                subprocess.run([sys.executable, ROOT / "Benchmarks/spark" / maker, str(count)], stdout=file, check=True)
        with open(reports, "a", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in ODD_RECORDS)
        both = ["--reports", str(reports), "--tables", str(rows)]

        expected, seconds = one_machine([reports, rows], scratch / "one")
        if not any('"claims":2' in line or '"claims":3' in line for line in expected):
            fail("no event of the reports has two claims: nothing would be merged")
        job = Job(scratch, "whole", *both)
        said = job.finish()
        expect_same(job.features(), expected, "reports and rows")
        print(f"{len(expected)} events of {REPORTS} reports and {ROWS} rows as on one machine "
              f"({seconds:.0f} s there, {job.seconds:.0f} s here with Spark's start)")
        if "place.unresolved" not in said:
            fail(f"the job does not count what was doubtful: {said!r}")

        job = Job(scratch, "killed", *both)
        job.kill_an_executor_half_way()
        job.finish()
        if "Lost executor" not in job.log.read_text():
            fail("an executor was killed, and Spark has not noticed")
        expect_same(job.features(), expected, "with an executor killed half-way")
        print(f"the same with an executor killed half-way ({job.seconds:.0f} s)")

        expected, seconds = one_machine([rows], scratch / "table")
        job = Job(scratch, "rows", "--tables", str(rows))
        job.finish()
        expect_same(job.features(), expected, "a table alone")
        print(f"{len(expected)} events of a table alone as on one machine ({seconds:.0f} s there, {job.seconds:.0f} s here)")

        twice, lines = scratch / "twice.csv", rows.read_text(encoding="utf-8").splitlines()
        twice.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
        Job(scratch, "refused", "--tables", str(twice)).expect_refusal("1 rows have the identifier")
        print("a row that comes again in another part of its table is refused, and nothing is left")


if __name__ == "__main__":
    main()
