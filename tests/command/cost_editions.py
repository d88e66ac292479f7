"""cost_editions.py NETRA TOP WORK: reports of which every attached text of JSON is as long as is read, and the
body longer; and the largest report that a build accepts, as it was built and as qpdf writes it anew.

A report is altered so by an update of its file, and given to every command that builds it again; the
limits are those of cost.py. Two editions that were held whole would take more. So would two whose data have
nearly as many cells as are kept of a package."""
import json, re, shutil, subprocess, sys, zlib

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
good += [judge(name, command, large.stat().st_size, REFUSAL) for name, command in cases.items()]
print(f"{len(good)} commands, {good.count(False)} beyond their cost; at most {MOST[0]:.0f} MiB")
sys.exit(not all(good))
