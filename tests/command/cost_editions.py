"""cost_editions.py NETRA TOP WORK: reports of which every attached text of JSON is as long as is read, and the
body longer; and the largest report that a build accepts, as it was built and as qpdf writes it anew.

A report is altered so by an update of its file, and given to every command that builds it again; the
limits are those of cost.py. Two editions that were held whole would take more. So would two whose data have
nearly as many cells as are kept of a package."""
import csv, datetime, json, re, shutil, subprocess, sys, zlib

from measure import MOST, WORK, judge

NETRA, TOP = sys.argv[1:3]
ATTACHED = re.compile(rb"\n(\d+) 0 obj\n<< /Type /EmbeddedFile .*?/Length (\d+).*?>>\nstream\n", re.S)
BODY = 100_000  # brackets, which are words there
VALUES = ((b'"program": ', 10_000), (b'"figures": [', 500_000), (b'"resources": [', 300_000),
          (b'"title":', 100_000))
REFUSAL = r"[^\n]+: (error|galat): [^\n]+\n|$"  # or a verdict on standard output


def lengthened(text):
    """With as many values more as are read of such a text."""
    most = next((most for member, most in VALUES if member in text), BODY)
    more = max(0, most - len(re.findall(rb"[\[{:,]", text)) - 10)
    return b'{"x-more":[' + b"[]," * more + b"[]]," + text[1:]


def altered(report):
    """What is behind the report's end stands instead of what is in it."""
    out, places = bytearray(report), {}
    for found in ATTACHED.finditer(report):
        text = zlib.decompress(report[found.end():found.end() + int(found[2])])
        if not text.startswith(b"{"):
            continue
        packed = zlib.compress(lengthened(text), 9)
        places[int(found[1])] = len(out)
        out += b"%s 0 obj\n<</Type/EmbeddedFile/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
            found[1], len(packed), packed)
    assert len(places) == 5, places  # four texts of JSON, and the body
    start = int(re.findall(rb"startxref\n(\d+)\n", report)[-1])
    size, root = (re.search(form, report[start:])[1] for form in (rb"/Size (\d+)", rb"/Root (\d+ 0 R)"))
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items()))
    return bytes(out) + b"xref\n%strailer\n<</Size %s/Root %s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        rows, size, root, start, len(out))


COLUMNS, ROWS = 10, 98_000  # of numbers of their own, beside the figures: at most 1,000,000 cells are kept


def with_many_cells():
    """The published figures beside such a table: their folder."""
    data = shutil.copytree(f"{TOP}/data/published", WORK / "cells")
    descriptor = json.loads((data / "datapackage.json").read_text())
    fields = [{"name": f"c{i}", "type": "string"} for i in range(COLUMNS)]
    descriptor["resources"].append({"name": "more", "path": "more.csv", "schema": {"fields": fields}})
    (data / "datapackage.json").write_text(json.dumps(descriptor))
    rows = (range(first, first + COLUMNS) for first in range(0, ROWS * COLUMNS, COLUMNS))
    lines = [[field["name"] for field in fields], *rows]
    (data / "more.csv").write_text("".join(",".join(map(str, line)) + "\n" for line in lines))
    return data


VOTES = (("Pemilu 2024", "2024-02-14"), ("Pilkada 2024", "2024-11-27"))
STAGES = (("reported", 3000, 7), ("proven", 2000, 5), ("sanctioned", 1500, 3))


def released(count):
    """The published data with so many releases of two votes more, each of a day of its own."""
    package = WORK / f"releases{count}"
    shutil.copytree(f"{TOP}/data/published", package)
    rows = []
    for i in range(count):
        (vote, polled), day = VOTES[i % 2], i // 2
        as_of = datetime.date.fromisoformat(polled) + datetime.timedelta(30 + day)
        base = ""
        for stage, first, step in STAGES:
            name = f"{stage}-{i}"
            rows.append([name, stage, vote, "Indonesia", "", "", "", as_of, first + step * day, "persons", "exact", base,
                         "s", "", "", "KASN"])
            base = name
    with open(package / "figures.csv", "a", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    with open(package / "sources.csv", "a") as file:
        file.write("s,netra,Angka,2030-01-01,,\n")
    return package


def largest():
    """The annex on as many releases as make the largest report that is accepted."""
    for count in range(400, 0, -20):
        build = [NETRA, "build", f"{TOP}/templates/press-annex", "-q", "--data", released(count), "--out", WORK / "large"]
        if subprocess.run(build, capture_output=True).returncode == 0:
            return WORK / "large/press-annex.pdf"
    raise AssertionError("no report is accepted")


def built(name, *arguments):
    subprocess.run([NETRA, "build", f"{TOP}/templates/press-annex", "-q", "--out", WORK, *arguments], check=True)
    return (WORK / "press-annex.pdf").rename(WORK / name)


whole, many, long = built("whole.pdf"), built("many.pdf", "--data", with_many_cells()), WORK / "long.pdf"
long.write_bytes(altered(whole.read_bytes()))
note = ["build", f"{TOP}/templates/revision", "--out", WORK / "note"]
cases = {
    "two long editions": ["diff", long, long],
    "a long edition": ["diff", whole, long],
    "a note of long editions": [*note, "--old", long, "--new", long],
    "two notes of long editions": ["diff", WORK / "note/revision.pdf", WORK / "note/revision.pdf"],
    "a long report": ["trace", long, "--all"],
    "a report to be filed": ["snapshot", long, "-o", WORK / "a.zip"],
    "a note of notes": [*note, "--old", WORK / "note/revision.pdf", "--new", WORK / "note/revision.pdf"],
    "its numbers": ["trace", WORK / "note/revision.pdf", "--all"],
    "two editions of many cells": ["diff", many, many],
    "a note of them": [*note, "--old", many, "--new", many],
    "an edition of them": ["trace", many, "--all"],
}
built_again = subprocess.run([NETRA, "diff", long, long], capture_output=True, text=True).stdout
assert "not be built again" not in built_again, built_again
cells = (WORK / "cells/more.csv").stat().st_size
good = [judge(name, command, cells if many in command else 2 ** 20, REFUSAL) for name, command in cases.items()]
large, anew = largest(), WORK / "anew.pdf"
subprocess.run(["qpdf", "--object-streams=disable", "--newline-before-endstream", large, anew], check=True)
cases = {
    "the largest report": ["trace", large, "--all"],
    "the largest report, written anew": ["trace", anew, "--all"],
    "two of the largest": ["diff", large, large],
    "the largest to be filed": ["snapshot", large, "-o", WORK / "large.zip"],
    "the largest, filed": ["verify", "--rebuild", WORK / "large.zip"],
}
sizes = {"the largest report, written anew": anew.stat().st_size, "two of the largest": 2 * large.stat().st_size}
good += [judge(name, command, sizes.get(name, large.stat().st_size), REFUSAL) for name, command in cases.items()]
print(f"{len(good)} commands, {good.count(False)} beyond their cost; at most {MOST[0]:.0f} MiB")
sys.exit(not all(good))
