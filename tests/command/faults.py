"""Whatever fails once, a command does its work or ends with one clear line, and leaves nothing half-made.

    faults.py NETRA FAULTS WORK [--every N] [--only WORD]

FAULTS is the library that stands before the C library's (tests/tools/faults.c). For each command and each
kind of call it counts the calls of an undisturbed run; then, one run each, the first call fails, the second,
and so on. Where there are many, the first, the last and POINTS between them at even distances, begun
anew each time from the number of calls, so that they are the same ones in each run; --every N takes every
Nth, of those for memory at most MOST at even distances: `diff` makes two reports and asks 175,000 times, which
would take longer than all others together. Of each run is asked:

- its status: that of the undisturbed run, and then all that it printed and wrote is the same; else 3, with
  one line that names an error, and what stood there stands there as before. Short reads and writes and
  interrupted calls change nothing.
- nothing stays beside what it wrote, nor in the folder for scratch.

A command that writes is watched once more: each file was flushed after it was written and before it took
its place, each folder of a tree too, and the folder above it after.

Prints how many runs each command took."""
import argparse
import collections
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import accepted

ENDS, POINTS, MOST = 1, 3, 4000
KINDS = "memory open make read write flush name close start short full cut interrupt".split()
HARMLESS = ("short", "interrupt")  # an honest program goes on where it was
ERROR = re.compile(r"^[^\n]+: error: [^\n]+\n$")


def state_of(folder):
    """What is in a folder, names, links and contents."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        found[name] = (os.readlink(path) if path.is_symlink() else None if path.is_dir()
                       else hashlib.sha256(path.read_bytes()).hexdigest())
    return found


class Command:
    """A command line, with the folder that it writes into ("{to}"), made anew before each run."""

    def __init__(self, name, *words, before=None, exchange=True, unreadable=False):
        self.name, self.words, self.before = name, words, before
        self.exchange = exchange
        self.unreadable = unreadable  # it judges a bag in a folder


Done = collections.namedtuple("Done", "status stdout stderr state left")


class Place:
    """A folder to work in: one for each thread."""

    def __init__(self, netra, faults, folder):
        self.netra, self.faults = netra, faults
        self.to, self.scratch, self.calls = folder / "to", folder / "scratch", folder / "calls"
        folder.mkdir()
        self.stands = None

    def prepare(self, before):
        """What stands in the way stays from run to run while nothing was changed."""
        if self.stands != (before, state_of(self.to) if self.to.exists() else None):
            shutil.rmtree(self.to, ignore_errors=True)
            shutil.copytree(before, self.to, symlinks=True) if before else self.to.mkdir()
            self.stands = (before, state_of(self.to))
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()

    def run(self, command, fault=None, watch=False):
        self.prepare(command.before)
        env = {key: value for key, value in os.environ.items()
               if key not in ("SOURCE_DATE_EPOCH", "NETRA_FONTS", "NETRA_HYPHEN")}
        # LD_PRELOAD ends a name at a blank, LD_LIBRARY_PATH does not.
        env.update(LD_PRELOAD=self.faults.name, LD_LIBRARY_PATH=str(self.faults.parent), TMPDIR=str(self.scratch))
        env.update({"NETRA_FAULT": fault} if fault else {})
        env.update({"NETRA_CALLS": str(self.calls)} if watch else {})
        env.update({} if command.exchange else {"NETRA_NO_EXCHANGE": "1"})
        words = [str(word).replace("{to}", str(self.to)) for word in command.words]
        done = subprocess.run([self.netra, *words], env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
        place = str(self.to.parent).encode()
        return Done(done.returncode, done.stdout.replace(place, b"."),
                    done.stderr.replace(place, b".").decode("utf-8", "replace"), state_of(self.to),
                    sorted(state_of(self.scratch)))

    def counts(self):
        lines = [line.split("\t") for line in self.calls.read_text().splitlines()]
        return {words[1]: int(words[2]) for words in lines if words[0] == "calls"}, lines


def is_told(command, done):
    """Of a bag in a folder, what the disk does not give is what is asked for: such a file is damaged."""
    return command.unreadable and b"unreadable" in done.stdout + done.stderr.encode()


def judge(command, kind, calm, done, before):
    """What is wrong with a run that was disturbed; None when nothing is."""
    if done.left:
        return f"left in the scratch folder: {done.left[:3]}"
    if done.status == calm.status:
        wrong = [what for what in ("stdout", "stderr", "state") if getattr(done, what) != getattr(calm, what)]
        if not wrong or is_told(command, done):
            return None
        return f"status {done.status}, but other {', '.join(wrong)}"
    if done.status == 1 and is_told(command, done):
        return None
    if done.status != 3 or kind in HARMLESS:
        return f"status {done.status}"
    if not ERROR.match(done.stderr):
        return "no single line of an error"
    return None if done.state == before else "status 3, and what stood there is changed"


def numbers(count, every):
    """Which calls of `count` fail."""
    if every:
        return list(range(1, count + 1, max(every, -(-count // MOST))))
    if count <= 2 * ENDS + POINTS:
        return list(range(1, count + 1))
    inner = count - 2 * ENDS
    return sorted({*range(1, ENDS + 1), *range(count - ENDS + 1, count + 1),
                   *(ENDS + 1 + i * inner // POINTS for i in range(POINTS))})


def flushed_before_named(to, lines):
    """Faults in the order of writing, flushing and naming."""
    faults, dirty, news = [], set(), set()  # what was written since it was flushed; folders with new names
    for words in lines:
        what, path = words[0], words[1]
        if not path.startswith(str(to)):
            continue
        if what in ("make", "write"):
            dirty.add(path)
        if what == "make":
            dirty.add(os.path.dirname(path))
        elif what == "flush":
            dirty.discard(path)
            news.discard(path)
        elif what == "name":
            target = words[2]
            if path.endswith(".old") or target.endswith(".old"):
                continue
            inside = [one for one in dirty if one == path or one.startswith(path + "/")]
            faults += [f"not flushed before it took its place: {one}" for one in inside]
            news.add(os.path.dirname(target))
            dirty -= set(inside)
    above = {one for one in dirty if os.path.isdir(one)}
    return faults + [f"names in it not flushed after: {one}" for one in sorted(news | above)]


def try_command(pool, places, command, every):
    place = places.pop()
    calm = place.run(command)
    watched = place.run(command, watch=True)
    counts, lines = place.counts()
    place.prepare(command.before)
    before = state_of(place.to)
    assert counts["memory"] > 100 and counts["read"], "the library does not sit in front"
    faults = []
    if calm != watched or calm.left or (calm.status == 3):
        faults.append(f"undisturbed: {calm.status} {calm.stderr}, or no two runs are the same")
    if calm.state != before:
        faults += [f"undisturbed: {one}" for one in flushed_before_named(place.to, lines)]
    places.append(place)

    def one(job):
        kind, number = job
        mine = places.pop()
        done = mine.run(command, f"{kind}:{number}")
        places.append(mine)
        wrong = judge(command, kind, calm, done, before)
        return wrong and f"{kind} {number} of {counts[kind]}: {wrong}\n    {done.stderr[:300]!r}"

    jobs = [(kind, number) for kind in KINDS for number in numbers(counts[kind], every)]
    faults += [f"{command.name}: {wrong}" for wrong in pool.map(one, jobs) if wrong]
    print(f"{command.name}: {len(jobs)} runs, {len(faults)} faults; "
          + ", ".join(f"{counts[kind]} {kind}" for kind in KINDS))
    return faults


def must(netra, *words, status=0):
    done = subprocess.run([netra, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True)
    assert done.returncode == status, (words, done.returncode, done.stderr)


def register(folder):
    fields = [{"name": "id", "type": "string", "role": "case.id"},
              {"name": "day", "type": "date", "role": "case.reported_on"}]
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps(
        {"name": "least", "resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": fields}}]}))
    (folder / "cases.csv").write_text("id,day\nK-1,2024-02-01\nK-2,2024-02-12\n")


def spoil(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def commands(netra, top, work):
    """Small reports of two days; what each command reads lies there, and what it replaces."""
    made = work / "made"
    for name, day in (("old", "2024-02-03"), ("new", "2024-02-04")):
        accepted.write_data(made / name / "data", "f.csv", "a", day)
        accepted.write_template(made / name / "t", "uji", "c", "a", False)
        must(netra, "build", made / name / "t", "--out", made / name / "out")
        must(netra, "snapshot", made / name / "out/uji.pdf", "-o", made / name / "bag")
        must(netra, "snapshot", made / name / "out/uji.pdf", "-o", made / name / "bag.zip")
    shutil.copytree(made / "new/data", made / "bad")
    spoil(made / "bad/f.csv", "300", "3OO")
    shutil.copytree(made / "new/bag", made / "damaged")
    spoil(made / "damaged/data/uji.figures.json", "300", "301")
    register(made / "cases")
    quarterly = top / "templates/quarterly"
    must(netra, "build", quarterly, "--data", made / "cases", "--out", made / "quarter")
    for name, path in (("bags", "bag"), ("zips", "bag.zip")):
        (made / name).mkdir()
        os.symlink("nowhere", made / name / "link")
        copy = shutil.copytree if path == "bag" else shutil.copy
        copy(made / "old" / path, made / name / path)
    (made / "charts").mkdir()
    (made / "charts/c.png").write_text("an earlier one")
    key, certificate = made / "key.pem", made / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes",
                    "-subj", "/CN=Uji", "-days", "36500", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    os.chmod(key, 0o600)
    t, pdf, bag, packed = (made / "new" / name for name in ("t", "out/uji.pdf", "bag", "bag.zip"))
    build = ("build", t, "--out", "{to}")
    sign = ("--sign", f"{key},{certificate}", "--sign-time", "2040-01-01T00:00:00Z")
    return [
        Command("check data", "check", made / "new/data"),
        Command("check template", "check", t),
        Command("check bad data", "check", made / "bad"),
        Command("figures", "figures", t),
        Command("figures json", "figures", t, "--format", "json"),
        Command("chart svg", "chart", t, "c", "-o", "{to}/new/c.svg"),
        Command("chart png", "chart", t, "c", "-o", "{to}/c.png", before=made / "charts"),
        Command("chart pdf", "chart", t, "c", "-o", "{to}/c.pdf"),
        Command("build anew", *build),
        Command("build", *build, before=made / "old/out"),
        Command("build without exchange", *build, before=made / "old/out", exchange=False),
        Command("build signed", *build, *sign, before=made / "old/out"),
        Command("build cases", "build", quarterly, "--data", made / "cases", "--out", "{to}"),
        Command("build revision", "build", top / "templates/revision", "--old", made / "old/bag.zip", "--new", pdf,
                "--out", "{to}"),
        Command("snapshot zip", "snapshot", pdf, "--replace", "-o", "{to}/bag.zip", before=made / "zips"),
        Command("snapshot folder", "snapshot", pdf, "--replace", "-o", "{to}/bag", before=made / "bags"),
        Command("snapshot without exchange", "snapshot", pdf, "--replace", "-o", "{to}/bag", before=made / "bags",
                exchange=False),
        Command("snapshot cases", "snapshot", made / "quarter/quarterly.pdf", "--data", made / "cases", "-o",
                "{to}/new/cases.zip"),
        Command("verify folder", "verify", bag, unreadable=True),
        Command("verify zip", "verify", packed),
        Command("verify damaged", "verify", made / "damaged", "--format", "json", unreadable=True),
        Command("verify rebuild", "verify", packed, "--rebuild"),
        Command("trace", "trace", pdf, "300"),
        Command("trace all", "trace", pdf, "--all"),
        Command("diff", "diff", made / "old/bag", pdf, unreadable=True),
    ]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("netra")
    parser.add_argument("faults", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=0)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    top = pathlib.Path(__file__).resolve().parents[2]
    asked.work.mkdir(exist_ok=True)
    places = [Place(asked.netra, asked.faults, asked.work / f"place{i}") for i in range(2)]
    faults = []
    with ThreadPoolExecutor(len(places)) as pool:
        for command in commands(asked.netra, top, asked.work):
            if asked.only in command.name:
                faults += try_command(pool, places, command, asked.every)
    for fault in faults[:40]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
