"""cost_editions.py NETRA TOP WORK: reports of which every attached text of JSON is as long as is read, and the
body longer; and the largest report that a build accepts, as it was built, signed, written anew by qpdf, and
altered by a byte in a page, its ledger and a font.

A report is lengthened by an update of its file, and given to every command that builds it again; the
limits are those of cost.py. Two editions that were held whole would take more. So would two whose data have
nearly as many cells as are kept of a package."""
import csv, datetime, hashlib, json, re, shutil, subprocess, sys, zipfile, zlib

from measure import MOST, WORK, judge

NETRA, TOP = sys.argv[1:3]
STREAM = re.compile(rb"\n(\d+) 0 obj\n<<((?:(?!endobj).)*?)/Length (\d+)>>\nstream\n", re.S)
BODY = 100_000  # brackets, which are words there
VALUES = ((b'"program": ', 10_000), (b'"figures": [', 500_000), (b'"resources": [', 300_000),
          (b'"title":', 100_000))
REFUSAL = r"[^\n]+: (error|galat): [^\n]+\n|$"  # or a verdict on standard output


def lengthened(text):
    """With as many values more as are read of such a text."""
    most = next((most for member, most in VALUES if member in text), BODY)
    more = max(0, most - len(re.findall(rb"[\[{:,]", text)) - 10)
    return b'{"x-more":[' + b"[]," * more + b"[]]," + text[1:]


def streams(report):
    """Number, dictionary, unpacked bytes, start and length of each."""
    for found in STREAM.finditer(report):
        start, length = found.end(), int(found[3])
        data = report[start:start + length]
        yield int(found[1]), found[2], zlib.decompress(data) if b"/Flate" in found[2] else data, start, length


def updated(report, others):
    """What is behind the report's end stands instead of what is in it: objects of those numbers."""
    out, places = bytearray(report), {}
    for number, (dictionary, text) in others.items():
        packed = zlib.compress(text, 9)
        places[number] = len(out)
        out += b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
            number, dictionary, len(packed), packed)
    start = int(re.findall(rb"startxref\n(\d+)\n", report)[-1])
    size, root = (re.search(form, report[start:])[1] for form in (rb"/Size (\d+)", rb"/Root (\d+ 0 R)"))
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % place for place in sorted(places.items()))
    return bytes(out) + b"xref\n%strailer\n<</Size %s/Root %s/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        rows, size, root, start, len(out))


def longer(report):
    others = {number: (dictionary, lengthened(text)) for number, dictionary, text, _, _ in streams(report)
              if b"/EmbeddedFile" in dictionary and text.startswith(b"{")}
    assert len(others) == 5, others  # four texts of JSON, and the body
    return updated(report, others)


ALTERED = {  # whose dictionary has this: what is in it instead
    "a page": (b"", rb"(<(?:00[0-9A-F]{2})*003)1", rb"\g<1>2"),
    "its ledger": (b"/EmbeddedFile", rb'("value":)3', rb"\g<1>4"),
    "a font": (b"/Length1", rb"(?s)(.+)[^\0](.{200})", b"\\1\0\\2"),
}


def altered(report, member, old, new, by_update):
    """The middle one of the streams that can be."""
    fit = [one for one in streams(report) if member in one[1] and re.search(old, one[2])]
    number, dictionary, text, start, length = fit[len(fit) // 2]
    text = re.sub(old, new, text, count=1)
    if by_update:
        return updated(report, {number: (dictionary, text)})
    packed = zlib.compress(text, 9) if b"/Flate" in dictionary else text
    assert len(packed) <= length, member
    return report[:start] + packed.ljust(length, b"\n") + report[start + length:]


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
        file.write("s,netra,Angka,2030-01-01,,,\n")
    return package


def largest():
    """The annex on as many releases as make the largest report that is accepted; and the same, signed."""
    key = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=Pejabat", "-keyout", WORK / "key",
           "-out", WORK / "pem", "-addext", "keyUsage=critical,digitalSignature,nonRepudiation"]
    subprocess.run(key, check=True, capture_output=True)
    (WORK / "key").chmod(0o600)
    build = [NETRA, "build", f"{TOP}/templates/press-annex", "-q", "--data"]
    accepted, refused, data = 0, 640, None  # releases
    while refused - accepted > 20:
        count = (accepted + refused) // 2
        folder = released(count)
        if subprocess.run([*build, folder, "--out", WORK / f"large{count}"], capture_output=True).returncode == 0:
            accepted, data = count, folder
        else:
            refused = count
    assert accepted, "no report is accepted"
    (WORK / f"large{accepted}").rename(WORK / "large")
    subprocess.run([*build, data, "--out", WORK / "signed", "--sign", f"{WORK}/key,{WORK}/pem"], check=True)
    return WORK / "large/press-annex.pdf", WORK / "signed/press-annex.pdf"


def filed(report, bag):
    """A bag of the report, sealed over another."""
    subprocess.run([NETRA, "snapshot", WORK / "large/press-annex.pdf", "-q", "--replace", "-o", WORK / "bag"], check=True)
    (WORK / "bag/data/press-annex.pdf").write_bytes(report)
    for manifest in ("manifest-sha512.txt", "tagmanifest-sha512.txt"):
        names = [line.split(maxsplit=1)[1] for line in (WORK / "bag" / manifest).read_text().splitlines()]
        (WORK / "bag" / manifest).write_text("".join(
            f"{hashlib.sha512((WORK / 'bag' / name).read_bytes()).hexdigest()}  {name}\n" for name in names))
    with zipfile.ZipFile(bag, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted((WORK / "bag").rglob("*")):
            file.write(path, path.relative_to(WORK))
    return bag


def built(name, *arguments):
    subprocess.run([NETRA, "build", f"{TOP}/templates/press-annex", "-q", "--out", WORK, *arguments], check=True)
    return (WORK / "press-annex.pdf").rename(WORK / name)


whole, many, long = built("whole.pdf"), built("many.pdf", "--data", with_many_cells()), WORK / "long.pdf"
long.write_bytes(longer(whole.read_bytes()))
note = ["build", f"{TOP}/templates/revision", "--out", WORK / "note"]
cases = {
    "two long editions": ["diff", long, long],
    "a long edition": ["diff", whole, long],
    "a note of long editions": [*note, "--old", long, "--new", long],
    "two notes of long editions": ["diff", WORK / "note/revision.pdf", WORK / "note/revision.pdf"],
    "a long report": ["trace", long, "--all"],
    "a report to be filed": ["snapshot", long, "-o", WORK / "a.zip"],
    "a note of notes": [*note[:-1], WORK / "notes", "--old", WORK / "note/revision.pdf", "--new", WORK / "note/revision.pdf"],
    "its numbers": ["trace", WORK / "note/revision.pdf", "--all"],
    "two editions of many cells": ["diff", many, many],
    "a note of them": [*note, "--old", many, "--new", many],
    "an edition of them": ["trace", many, "--all"],
}
built_again = subprocess.run([NETRA, "diff", long, long], capture_output=True, text=True).stdout
assert "not be built again" not in built_again, built_again
cells = (WORK / "cells/more.csv").stat().st_size
good = [judge(name, command, cells if many in command else 2 ** 20, REFUSAL) for name, command in cases.items()]
(large, signed), anew = largest(), WORK / "anew.pdf"
subprocess.run(["qpdf", "--object-streams=disable", "--newline-before-endstream", large, anew], check=True)
cases = {
    "the largest report": ["trace", large, "--all"],
    "the largest report, written anew": ["trace", anew, "--all"],
    "two of the largest": ["diff", large, large],
    "the largest to be filed": ["snapshot", large, "-o", WORK / "large.zip"],
    "the largest, filed": ["verify", "--rebuild", WORK / "large.zip"],
    "the largest, signed": ["trace", signed, "--all"],
}
for what, (how, by_update) in {**{what: (how, False) for what, how in ALTERED.items()},
                               "a page, by an update,": (ALTERED["a page"], True)}.items():
    other = WORK / f"other{len(cases)}.pdf"
    other.write_bytes(altered(large.read_bytes(), *how, by_update))
    cases[f"the largest report, {what} altered"] = ["trace", other, "--all"]
redrawn = WORK / "redrawn.pdf"
subprocess.run(["qpdf", "--normalize-content=y", large, redrawn], check=True)
cases |= {
    "every page by other instructions, filed": ["verify", "--rebuild", filed(redrawn.read_bytes(), WORK / "redrawn.zip")],
    "an altered page, filed": ["verify", "--rebuild", filed(other.read_bytes(), WORK / "other.zip")],
    "an altered page, to be filed": ["snapshot", other, "-o", WORK / "none.zip"],
    "a number of it": ["trace", other, "pilkada-2020-reported-2020-06-26"],
}
sizes = {"the largest report, written anew": anew.stat().st_size, "two of the largest": 2 * large.stat().st_size}
good += [judge(name, command, sizes.get(name, large.stat().st_size), REFUSAL) for name, command in cases.items()]
print(f"{len(good)} commands, {good.count(False)} beyond their cost; at most {MOST[0]:.0f} MiB")
sys.exit(not all(good))
