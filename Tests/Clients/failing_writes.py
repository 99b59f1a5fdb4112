#!/usr/bin/python3
"""Takes the disk, the permission and the reader away from `eventmap map` while it writes over an older run:
it must end with 73 and an error that says what to do, every file must be the old or the new one, whole, and
the next run must succeed. Kills are in Tests/EventMapperTests/KilledRunTests.swift.

EVENTMAP_PROGRAM and EVENTMAP_CLAIMS name the program and a file of given claims; without claims there is
nothing to write over, and nothing is done. No privilege is needed: a small disk is a tmpfs in a user
namespace of its own (`unshare`) where the machine allows one, and a limit on the size of files everywhere.
Run by root, the read-only folder is tried as the user nobody, since root may write anywhere.
"""
import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

PROGRAM, CLAIMS = os.environ.get("EVENTMAP_PROGRAM"), os.environ.get("EVENTMAP_CLAIMS")
NOBODY = 65534
faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def sums(folder):
    found = {}
    for name in os.listdir(folder):
        with open(f"{folder}/{name}", "rb") as file:
            found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


def run(*words, **options):
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run([*words], text=True, **options)


class Trial:
    """An older run over the first claims, a newer one over all, and a folder where the newer one is disturbed."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.inputs = {}
        with open(CLAIMS, encoding="utf-8") as file:
            lines = file.readlines()
        for name, count in (("old", 100), ("new", 300)):
            os.mkdir(f"{scratch}/{name}")
            self.inputs[name] = f"{scratch}/{name}/varied.claims.jsonl"
            with open(self.inputs[name], "w", encoding="utf-8") as file:
                file.writelines(lines[:count])
            done = self.map(name, f"{scratch}/{name}/out")
            expect(done.returncode == 0, f"an undisturbed run ends with {done.returncode}: {done.stderr[:300]}")
        self.old, self.new = sums(f"{scratch}/old/out"), sums(f"{scratch}/new/out")
        expect(self.old["events.geojson"] != self.new["events.geojson"], "the two runs are the same")

    def map(self, name, output, *words, before=(), **options):
        return run(*before, PROGRAM, "map", self.inputs[name], "--output", output, *words, **options)

    def folder(self):
        folder = tempfile.mkdtemp(dir=self.scratch)
        os.chmod(folder, 0o755)
        shutil.copytree(f"{self.scratch}/old/out", f"{folder}/out")
        return f"{folder}/out"

    def check(self, what, folder, done, whole=("old", "new"), code=73):
        expect(done.returncode == code, f"{what}: it ends with {done.returncode}, not {code}: {(done.stderr or '')[:300]}")
        if code:
            said = re.search(r"^(\S.*: )?error\[output\.\w+\]: .+\nfix: .+$", done.stderr, re.MULTILINE)
            expect(said, f"{what}: it does not say what is wrong and what to do: {done.stderr[:300]!r}")
        self.whole(what, sums(folder), whole)
        again = self.map("new", folder)
        expect(again.returncode == 0 and sums(folder) == self.new, f"{what}: the next run does not succeed: {again.stderr[:300]}")
        return (done.stderr or "").strip().split("\n")

    def whole(self, what, found, whole=("old", "new")):
        for name, digest in found.items():
            if expect(name in self.new, f"{what}: {name} is left behind"):
                expect(any(digest == getattr(self, run).get(name) for run in whole), f"{what}: {name} is neither the old nor the new file, whole")
        expect(set(found) >= set(self.old), f"{what}: {set(self.old) - set(found)} are gone")


def limited(size):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # as a shell starts it
    return limit


def small_disks(trial):
    """A limit on files at many sizes, then a real file system with less and less room."""
    for size in (0, 4096, 100_000, 1_000_000, 3_000_000):
        folder = trial.folder()
        done = trial.map("new", folder, preexec_fn=limited(size))
        trial.check(f"files of at most {size} bytes", folder, done)
    if run("unshare", "-rm", "true").returncode:
        return print("failing writes: no user namespace here: full disks were tried as limits on files only")
    full = sum(os.path.getsize(f"{trial.scratch}/old/out/{name}") for name in trial.old)
    for room in (8192, 500_000, 2_000_000, 6_000_000):
        disk = tempfile.mkdtemp(dir=trial.scratch)
        script = (f"mount -t tmpfs -o size={(full + room) // 4096 * 4096 + 400_000} none {disk} && cp -r {trial.scratch}/old/out {disk}/out && "
                  f"({{ '{PROGRAM}' map {trial.inputs['new']} --output {disk}/out --quiet; }}; echo $?; ls -A {disk}/out; cd {disk}/out && sha256sum $(ls -A))")
        done = run("unshare", "-rm", "sh", "-c", script)
        rows = done.stdout.split("\n")
        what = f"a disk with room for {room} bytes more"
        expect(rows[0] == "73", f"{what}: it ends with {rows[0]}: {done.stderr[:300]}")
        expect("the disk is full" in done.stderr or "output.scratch" in done.stderr, f"{what}: it says {done.stderr[:300]!r}")
        expect("\nfix: " in done.stderr, f"{what}: no fix is told")
        trial.whole(what, {row.split()[1]: row.split()[0] for row in rows if re.match("[0-9a-f]{64} ", row)})


def read_only(trial):
    """A folder, and a file in it, that the user may not write."""
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    folder = trial.folder()
    os.chmod(folder, 0o555)
    done = trial.map("new", folder, **options)
    trial.whole("a read-only folder", sums(folder), ["old"])
    os.chmod(folder, 0o755)
    trial.check("a read-only folder", folder, done, ["old"])
    folder = trial.folder()
    os.chmod(os.path.dirname(folder), 0o555)
    done = trial.map("new", f"{os.path.dirname(folder)}/other/deep", **options)
    os.chmod(os.path.dirname(folder), 0o755)
    expect(done.returncode == 73 and "\nfix: " in done.stderr, f"a folder that cannot be made: {done.returncode} {done.stderr[:300]}")


def readers(trial):
    """A reader of standard output that goes away, and one that cannot take it."""
    folder = trial.folder()
    out, into = os.pipe()
    os.close(out)
    done = trial.map("new", folder, stdout=into)
    os.close(into)
    expect(done.stderr == "", f"a broken pipe: it says {done.stderr[:300]!r}")
    trial.check("a broken pipe", folder, done, ["new"], code=0)
    for pipe in ("stderr", "stdin"):
        folder = trial.folder()
        out, into = os.pipe()
        os.close(out)
        done = trial.map("new", folder, **{pipe: into}) if pipe == "stderr" else trial.map("new", folder, stdin=subprocess.DEVNULL, close_fds=True)
        os.close(into)
        trial.check(f"a broken {pipe}", folder, done, ["new"], code=0)
    folder = trial.folder()
    with open("/dev/full", "w") as device:
        done = trial.map("new", folder, stdout=device)
    trial.check("a full disk under standard output", folder, done, ["new"])


def main():
    if not (PROGRAM and CLAIMS):
        return print("failing writes: not this run")
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as scratch:
        os.chmod(scratch, 0o755)
        trial = Trial(scratch)
        if not faults:
            small_disks(trial)
            read_only(trial)
            readers(trial)
    for fault in faults[:20]:
        print("failing writes:", fault, file=sys.stderr)
    if faults:
        sys.exit(1)
    print("failing writes: full disks, read-only folders and closed pipes leave whole files and clear words")


main()
