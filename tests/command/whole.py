"""The shipped templates are whole: whatever an office's data lack, each sentence is one.

    whole.py DUMP_REPORT TOP WORK [--pairs N | --pairs all] [--seed N]

Takes from the shipped data, one by one and in pairs, roles, stages, votes, days, areas, outcomes and
sources, builds both reports on what is left, in one language and the other by turns (in both where all pairs
are tried), and reads what they say: no hole, no "unknown" that the template's author did not write, no
heading over nothing. DUMP_REPORT prints the tree of a report's document. Prints how many were built."""
import argparse
import collections
import csv
import itertools
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

ALWAYS = {"figure.id", "figure.indicator", "figure.value", "figure.unit", "figure.qualifier", "figure.source",
          "source.id", "event.id", "case.id", "case.reported_on", "area.code", "area.name"}


class Package:
    """A data package in memory: its descriptor, and the rows of each table."""

    def __init__(self, folder):
        self.descriptor = json.load(open(folder / "datapackage.json", encoding="utf-8"))
        self.tables = {}
        for resource in self.descriptor["resources"]:
            with open(folder / resource["path"], encoding="utf-8-sig", newline="") as file:
                self.tables[resource["name"]] = list(csv.DictReader(file))

    def copy(self):
        twin = object.__new__(Package)
        twin.descriptor = json.loads(json.dumps(self.descriptor))
        twin.tables = {name: [dict(row) for row in rows] for name, rows in self.tables.items()}
        return twin

    def field(self, role):
        for resource in self.descriptor["resources"]:
            for field in resource["schema"]["fields"]:
                if field.get("role") == role:
                    return resource["name"], field["name"]
        return None, None

    def roles(self):
        return [field["role"] for resource in self.descriptor["resources"]
                for field in resource["schema"]["fields"] if field.get("role")]

    def values(self, role):
        table, name = self.field(role)
        return sorted({row[name] for row in self.tables.get(table, []) if row[name]}) if name else []

    def drop_role(self, role):
        for resource in self.descriptor["resources"]:
            fields = resource["schema"]["fields"]
            kept = [field for field in fields if field.get("role") != role]
            names = {field["name"] for field in kept}
            resource["schema"]["fields"] = kept
            resource["schema"]["foreignKeys"] = [key for key in resource["schema"].get("foreignKeys", [])
                                                 if key["fields"] in names]
        self.descriptor.get("netra", {}).get("codes", {}).pop(role.split(".")[1], None)

    def drop_rows(self, role, values):
        table, name = self.field(role)
        if name:
            self.tables[table] = [row for row in self.tables[table] if row[name] not in values]

    def blank(self, role, values=None):
        table, name = self.field(role)
        for row in self.tables.get(table, []) if name else []:
            if values is None or row[name] in values:
                row[name] = ""

    def drop_table(self, table):
        self.descriptor["resources"] = [r for r in self.descriptor["resources"] if r["name"] != table]
        del self.tables[table]

    def mend(self):
        """What refers to a row that has gone refers to nothing, as an office would leave it."""
        table, name = self.field("figure.source")
        if name:
            there = set(self.values("source.id"))
            self.tables[table] = [row for row in self.tables[table] if row[name] in there]
        for role, of in (("figure.base", "figure.id"), ("event.source", "source.id")):
            table, name = self.field(role)
            there = set(self.values(of))
            for row in self.tables.get(table, []) if name else []:
                if row[name] not in there:
                    row[name] = ""
        if "cases" in self.tables and not self.field("case.recorded_on")[1]:  # one row a case: its last
            _, name = self.field("case.id")
            self.tables["cases"] = list({row[name]: row for row in self.tables["cases"]}.values())

    def write(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with open(folder / "datapackage.json", "w", encoding="utf-8") as file:
            json.dump(self.descriptor, file)
        for resource in self.descriptor["resources"]:
            rows = self.tables[resource["name"]]
            names = list(rows[0]) if rows else [field["name"] for field in resource["schema"]["fields"]]
            with open(folder / resource["path"], "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, names, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)


def rows_of(role, value):
    return lambda package: package.drop_rows(role, {value})


def takings_of_figures(package):
    """Name -> what takes it away."""
    taken = {}
    for role in package.roles():
        if role not in ALWAYS:
            taken[f"role {role}"] = lambda p, role=role: p.drop_role(role)
    for what, role in (("stage", "figure.indicator"), ("day", "figure.as_of"), ("area", "figure.area"),
                       ("source", "source.id")):
        for value in package.values(role):
            taken[f"{what} {value}"] = rows_of(role, value)
    for value in package.values("event.id"):
        def take_vote(p, value=value):
            p.drop_rows("figure.event", {value})
            p.drop_rows("event.id", {value})
        taken[f"vote {value}"] = take_vote
    for value in package.values("event.polling_day"):
        taken[f"polling day {value}"] = lambda p, value=value: p.blank("event.polling_day", {value})
    return taken


def takings_of_cases(package):
    taken = {}
    for role in package.roles():
        if role not in ALWAYS and not role.startswith("target."):
            taken[f"role {role}"] = lambda p, role=role: p.drop_role(role)
    for table in ("targets", "events"):
        taken[f"table {table}"] = lambda p, table=table: p.drop_table(table)

    def no_areas(p):
        p.drop_table("areas")
        p.drop_role("case.province")
        p.drop_role("case.regency")
    taken["areas"] = no_areas
    for role in ("case.outcome", "case.event"):
        for value in package.values(role):
            taken[f"{role} {value}"] = rows_of(role, value)
    for role in ("case.decided_on", "case.sanctioned_on", "case.province", "case.position"):
        taken[f"values {role}"] = lambda p, role=role: p.blank(role)
    _, reported = package.field("case.reported_on")
    days = package.values("case.reported_on")

    def only(keep):
        def take(p):
            p.tables["cases"] = [row for row in p.tables["cases"] if keep(row[reported])]
        return take
    for first, last in (("2024-01-01", "9999"), ("0000", "2020-10-20"), (days[-1], days[-1]), ("2024-02-20", "2024-05-20")):
        taken[f"days but {first}..{last}"] = only(lambda day, a=first, b=last: a <= day <= b)
    _, province = package.field("case.province")

    def one_province(p):
        p.tables["cases"] = [row for row in p.tables["cases"] if row[province] == p.tables["cases"][0][province]]
    taken["areas but one"] = one_province
    taken["cases but one"] = lambda p: p.tables.update(cases=p.tables["cases"][:1])
    taken["cases"] = lambda p: p.tables.update(cases=[])
    return taken


# What an office is told in place of a report: clear refusals, no faults of a template.
REFUSALS = re.compile(r"small counts? could be worked out from the rest of this edition|have no days, or are of a few")
PROSE = re.compile(r"^ *(?:paragraph|heading \d.*?|caption|subtitle|notes|tile|title|kicker|head-left|head-right|"
                   r"foot-left|subject|keywords|alt)(?: \"[^\"]*\")?(?: #\S+)?: (.*)$")
HOLES = [(re.compile(p), why) for p, why in (
    (r"  ", "two blanks"), (r" (?!\.\.\.)[.,;:)](?!\d)", "a blank before a stop"), (r"\( ", "a blank in a bracket"), (r"\(\)|“”|\(;|\(,", "an empty bracket"),
    (r"(?<!\.)\.\.(?!\.)|,,|;;|,\.|;\.|: ?\.|\?\.", "two stops"), (r"^[,.;:)]", "a stop at the start"),
    (r"[,;(]$", "no end"), (r"(?<![\d.,])0 (?:\w+ )?(?:di antaranya|lebih lama|of them|for more than)", "none of some"),
    (r"\bnan\b|\(null\)|\{\{", "raw text"), (r"^$", "nothing"))]


def plain(text):
    text = re.sub(r" /  \(ink", " (ink", text)  # a tile without a detail
    text = text.replace("\u00a0", " ").replace("[^]", "")
    text = re.sub(r"<([^|<>]*)\|[^<>]*>", r"\1", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[_!]|(?<=\S)\*|\*(?=[^:\s])", "", text)  # "*:" begins what the sign of doubt means


def is_written(text, at, end, written):
    """Whether the author wrote the unknown, with the word before it or the one behind."""
    before, after = text[:at].split(" "), text[end:].split(" ")
    return " ".join(before[-2:]) + text[at:end] in written or text[at:end] + " ".join(after[:2]) in written


def faults_of(dump, written):
    lines = dump.split("\n")
    in_table = False
    for number, line in enumerate(lines):
        kind = line.strip().split(" ", 1)[0].rstrip(":")
        if kind in ("table", "figure"):
            in_table = True
        elif not line.startswith(" "):
            in_table = False
        if kind == "heading" and not line.startswith(" "):
            level = int(line.split()[1])
            after = next((later for later in lines[number + 1:] if later and not later.startswith(" ")), "")
            if not after or (after.startswith("heading") and int(after.split()[1]) <= level):
                yield f"nothing stands under: {line}"
        found = PROSE.match(line)
        if not found:
            continue
        text = plain(found[1])
        own = kind in ("notes", "alt")
        for pattern, why in HOLES:
            hit = pattern.search(text)
            if hit:
                yield f"{why} at {hit.start()}: {text}"
        for hit in re.finditer(r"tidak diketahui|\bunknown\b", text):
            if not own and not is_written(text, *hit.span(), written):
                yield f"unknown: {text}"


def statements_of(catalogue):
    """The texts of its statements, in whose place the template's words stood before."""
    entries = catalogue.read_text(encoding="utf-8").split("\n\n")
    return " ".join(re.sub(r'^msg\w+ |^"|"$|"\n"', "", entry, flags=re.M)
                    for entry in entries if 'msgctxt "statement.' in entry)


def written_in(template, top):
    """The template's words, those of statements, and those of the reasons that netra gives for having no verdict."""
    text = " ".join((template / name).read_text(encoding="utf-8")
                    for name in ("body.md", "body.en.md", "report.json"))
    text += " ".join(statements_of(top / "words" / name) for name in ("netra.pot", "en.po"))
    written = re.sub(r"\{\{[^}]*\}\}", "", text.replace("**", ""))
    reasons = (top / "src/published/like_for_like.c").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", written + re.sub(r'"\s*"', "", reasons))


def built(tool, template, folder, edition, written):
    run = subprocess.run([tool, str(template), str(folder), *edition], capture_output=True, text=True)
    if run.returncode == 1 and REFUSALS.search(run.stderr):
        return []
    if run.returncode:
        return [f"exit status {run.returncode}: {run.stderr.replace(str(folder), '').strip()[:600]}"]
    return list(faults_of(run.stdout, written))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("top", type=pathlib.Path)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--published", type=pathlib.Path, help="figures in place of the shipped ones")
    parser.add_argument("--register", type=pathlib.Path, help="a small register in place of the shipped one")
    parser.add_argument("--pairs", default="60")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    # Both languages have the same names in the same sections: what one asks, the other does.
    reports = (("press-annex", given.published or given.top / "data/published", takings_of_figures, [("id",), ("en",)]),
               ("quarterly", given.register or given.top / "data/register", takings_of_cases,
                [("id",), ("en", "internal=true")]))
    count, faults = 0, []
    for name, data, takings, editions in reports:
        whole, template = Package(data), given.top / "templates" / name
        taken, written = takings(whole), written_in(template, given.top)
        pairs = list(itertools.combinations(taken, 2))
        if given.pairs != "all":
            pairs = random.Random(given.seed).sample(pairs, min(int(given.pairs), len(pairs)))
        jobs = [()] + [(one,) for one in taken] + pairs

        def try_one(number, job):
            package, said = whole.copy(), []
            here = editions if given.pairs == "all" or not job else [editions[number % len(editions)]]
            for what in job:
                try:
                    taken[what](package)
                except (KeyError, IndexError):
                    return 0, []  # the first of the pair took it along
            package.mend()
            folder = given.work / name / str(abs(hash(job)))
            package.write(folder)
            for edition in here:
                for fault in built(given.tool, template, folder, edition, written):
                    said.append((f"{name} {' '.join(edition)} without {' and '.join(job) or 'nothing'}", fault))
            shutil.rmtree(folder)
            return len(here), said

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for made, said in pool.map(try_one, itertools.count(), jobs):
                count += made
                faults += said
    alike = collections.defaultdict(list)
    for where, fault in faults:
        alike[fault].append(where)
    for fault, wheres in alike.items():
        print(f"{fault}\n    {wheres[0]}" + (f", and {len(wheres) - 1} more" if wheres[1:] else ""))
    print(f"{count} reports built, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
