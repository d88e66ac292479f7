"""What `build` accepts, everything after it accepts.

    accepted.py NETRA WORK [--seed N] [--count N]

Makes reports whose folders, files, ids, charts and days have odd names, and builds each. What is built
must be filed, proved by its bag, traced and equal to itself, its web page too; what is not built must be refused by
`check` in the same words. Which of the two it must be is known of each name. Prints how many were which."""
import argparse
import csv
import json
import os
import pathlib
import random
import subprocess

# Each with whether it may be: a folder of a template without a name.
FOLDERS = [("laporan", True), ("Laporan Uji", True), ("läporan", True), ("報告", True), ("a.b_c", True),
           ("it's", True), ("100%", True), ("before", False), ("Before.", False), (".hidden", False),
           ("a\\b", False), ("e\u0301tat", False), ("x" * 81, False), ("a\x01b", False)]
NAMES = [None, None, None, "uji", "netra", "f", "1"]
# A file of data, as the descriptor names it.
PATHS = [("f.csv", True), ("./f.csv", True), ("a/./b//f.csv", True), ("angka é.csv", True), ("netra.json", True),
         ("uji.figures.json", True), ("charts/f.csv", True), ("template/report.json", True), ("f", True),
         ("before.figures.json", True), ("input/datapackage.json", True), ("f#1%41.csv", True),
         ("published/datapackage.json", True), ("~f.csv", True), ("1/2/3/4/5/6/7/8/9/10/11/12/f.csv", True),
         ("S.CSV", False), ("./s.csv", False), ("datapackage.json", False), ("a\\f.csv", False),
         ("f.csv ", False), ("f.", True), (" a /f.csv", True), ("c:f.csv", False), ("e\u0301.csv", False), ("1/2/3/4/5/6/7/8/9/10/11/12/13/14/f.csv", False),
         (["f.csv"], True), (["a/f.csv", "ä f.csv", "c"], True), (["f.csv", "f.csv"], False), (["f.csv", "./F.csv"], False),
         (["f.csv", "S.csv"], False), (["f.csv", "g.xlsx"], False), ([], False), (["f.csv", 1], False)]
IDS = ["a", "ä-1", "数1", "r.1", "R 1", "r/1", "n.1"]
DAYS = ["1955-02-03", "1969-12-31", "1970-01-01", "2024-02-03"]
CHARTS = ["f", "s", "datapackage", "before", "netra", "report"]


def fields(*roles):
    typed = {"event.polling_day": "date", "figure.as_of": "date", "source.published_on": "date", "figure.value": "number"}
    return {"fields": [{"name": role.split(".")[1], "role": role, **({"type": typed[role]} if role in typed else {})}
                       for role in roles]}


FIGURES = ("figure.id", "figure.indicator", "figure.event", "figure.as_of", "figure.value", "figure.unit",
           "figure.source", "figure.base")
SOURCES = ("source.id", "source.publisher", "source.title", "source.published_on")
EVENTS = ("event.id", "event.name", "event.polling_day")


def write_table(path, roles, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(role.split(".")[1] for role in roles)
        out.writerows(rows)


def write_data(folder, path, one, day):
    folder.mkdir(parents=True)
    rows, before = [], ""
    for indicator, value in (("reported", 300), ("proven", 150), ("sanctioned", 90)):
        rows.append((f"{indicator}-{one}", indicator, "v", day, value, "persons", "s", before))
        before = rows[-1][0]
    tables = [("s", "s.csv", SOURCES, [("s", "Koran", "Berita", day)]),
              ("e", "e.csv", EVENTS, [("v", "Pemilihan Uji", day)]), ("f", path, FIGURES, rows)]
    with open(folder / "datapackage.json", "w", encoding="utf-8") as file:
        json.dump({"name": "uji", "resources": [{"name": name, "path": at, "schema": fields(*roles)}
                                                for name, at, roles, _ in tables]}, file)
    for name, at, roles, table in tables:
        parts = [str(part) for part in (at if isinstance(at, list) else [at])]
        for n, part in enumerate(parts):
            if name != "f" or part.lower() not in ("s.csv", "./s.csv", "datapackage.json"):
                write_table(folder / part, roles, table[n::len(parts)])


def write_template(folder, name, chart, one, english):
    folder.mkdir(parents=True)
    report = {"title": "Uji", "data": "../data", "language": "en" if english else "id",
              "charts": [{"id": chart, "kind": "funnel", "releases": ["b.latest"], "title": "T"}]}
    if name:
        report["name"] = name
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    named = "figures.count" if " " in one or "/" in one else f"sanctioned-{one}"
    (folder / "body.md").write_text(f"# A\n\nAngka {{{{{named}}}}}.\n\n```chart {chart}\n```\n", encoding="utf-8")


class Program:
    def __init__(self, path, cwd):
        self.path, self.cwd = path, cwd

    def run(self, *words):
        env = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
        done = subprocess.run([self.path, *map(str, words)], cwd=self.cwd, env=env, capture_output=True, timeout=60)
        return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")

    def must(self, status, *words):
        got, said = self.run(*words)
        assert got == status, f"{words} gave {got}, not {status}:\n{said}"
        return said


def try_one(netra, work, rng, folder, path, names=NAMES):
    name, chart, one, day = (rng.choice(some) for some in (names, CHARTS, IDS, DAYS))
    may = path[1] and (name or folder[1])
    what = {"folder": folder[0], "path": path[0], "name": name, "chart": chart, "id": one, "day": day}
    try:
        write_data(work / "data", path[0], one, day)
        write_template(work / folder[0], name, chart, one, rng.random() < 0.5)
        program = Program(netra, work / folder[0] if rng.random() < 0.3 else work)
        template = "." if program.cwd != work else "./" + folder[0]
        if not may:
            said = program.must(1, "build", template, "--out", work / "out")
            assert said.count("\n") == 1 and not (work / "out").exists(), said
            checked = program.must(1, "check", template)
            assert said.split("error: ", 1)[1].strip() in checked, (said, checked)
            return False
        program.must(0, "check", template)
        single = ["--single-file"] if rng.random() < 0.5 else []
        program.must(0, "build", template, "--format", "pdf,html", *single, "--out", work / "out")
        pdf = work / "out" / f"{name or folder[0]}.pdf"
        assert pdf.exists(), sorted(os.listdir(work / "out"))
        assert "all hold" in program.must(0, "trace", "--all", pdf)
        page = pdf.with_suffix(".html") if single else pdf.with_suffix(".web") / "index.html"
        assert "all hold" in program.must(0, "trace", "--all", page)
        program.must(0, "snapshot", pdf)
        bag = work / "out" / f"{name or folder[0]}-{day}{'-en' if is_english(work, folder) else ''}.zip"
        said = program.must(0, "verify", "--rebuild", bag)
        assert "bytes same" in said and "web page built again: same" in said, said
        program.must(0, "diff", pdf, bag)
        return True
    except AssertionError as error:
        raise AssertionError(f"{what}: {error}") from None


def is_english(work, folder):
    return json.loads((work / folder[0] / "report.json").read_text(encoding="utf-8"))["language"] == "en"


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("netra")
    asked.add_argument("work", type=pathlib.Path)
    asked.add_argument("--seed", type=int, default=1955)
    asked.add_argument("--count", type=int, default=0)
    asked = asked.parse_args()
    rng = random.Random(asked.seed)
    # Every odd folder with a plain file, every odd file in a plain folder, then any with any.
    cases = [(folder, PATHS[0], [None]) for folder in FOLDERS] + [(FOLDERS[0], path) for path in PATHS]
    cases += [(rng.choice(FOLDERS), rng.choice(PATHS)) for _ in range(asked.count)]
    built = sum(try_one(asked.netra, asked.work / str(at), rng, *case) for at, case in enumerate(cases))
    print(f"{built} built, filed, proved and traced; {len(cases) - built} refused by check and build alike")


if __name__ == "__main__":
    main()
