"""cube.py mess FOLDER SEED [closed]: a register in which everything goes wrong that a report survives: versions
out of order and of unknown days, days that contradict each other or lie centuries off, texts of no list.
cube.py alike DATA FOLDER: DATA with some of its cases several times.
cube.py named DATA FOLDER: DATA as a package whose name is of several lines.
cube.py split DATA FOLDER N: DATA as N shards, by case."""
import csv, json, pathlib, random, shutil, sys, zlib
from datetime import date, timedelta

HEADINGS = ["Nomor", "Terima", "Putus", "Sanksi pada", "Hasil", "Sanksi", "Jabatan", "Instansi", "Catat"]
ROLES = ["id", "reported_on", "decided_on", "sanctioned_on", "outcome", "sanction", "position",
         "institution", "recorded_on"]


def day(r, first=0, last=800):
    return (date(2022, 1, 1) + timedelta(r.randint(first, last))).isoformat()


def mess(folder, seed, closed=False):
    r = random.Random(seed)
    folder.mkdir(parents=True)
    fields = [{"name": h, "type": "date" if role.endswith("_on") else "string", "role": "case." + role}
              for h, role in zip(HEADINGS, ROLES)]
    codes = {"position": {"jpt": {"aliases": ["JPT (Madya)"]}, "staf": {}}, "institution": "open",
             "sanction": {"ringan": {}, "berat": {}},
             "outcome": {"pending": {"aliases": ["diproses"]}, "ditarik": {"kind": "closed"}}}
    if closed:  # where a database counts, lists are
        codes["institution"] = {"a": {"aliases": ["Dinas A"]}, "b": {"aliases": ["Dinas B"]}, "c, \"d\"": {}}
    (folder / "datapackage.json").write_text(json.dumps({
        "name": "kacau", "resources": [{"name": "kasus", "path": "kasus.csv", "schema": {"fields": fields}}],
        "netra": {"codes": codes}}))
    rows = []
    for case in range(400):
        start = r.randint(0, 700)
        for version in range(r.choice([1, 1, 2, 3])):
            recorded = day(r, start, start + 90)
            if version == 0 and r.random() < 0.1:
                recorded = ""
            recorded = {7: "2098-05-01", 11: "1931-01-01"}.get(case, recorded) if not version else recorded
            rows.append([f"K-{case}", "1950-02-03" if case == 13 else r.choice([day(r, start, start + 5), ""] + [day(r, start, start)] * 9),
                         r.choice(["", day(r, start - 3, start + 200)]), r.choice(["", "", day(r, start, start + 300)]),
                         r.choice(["diproses", "proven", "not-proven", "ditarik", "apa", ""]),
                         r.choice(["", "ringan", "berat", "keras"]), r.choice(["JPT MADYA", "staf", "stap", ""]),
                         r.choice(["Dinas A", "dinas-b", "Dinas \"C\", Kota", "Budi", ""]
                                  + ["Langka %d" % case] * (case % 50 == 0)), recorded])
    seen, kept = set(), []
    for row in rows:  # one version of a day
        kept += [row] if (row[0], row[-1]) not in seen else []
        seen.add((row[0], row[-1]))
    r.shuffle(kept)
    with open(folder / "kasus.csv", "w", newline="") as f:
        csv.writer(f).writerows([HEADINGS] + kept)


def split(data, folder, count):
    tree = json.loads((data / "datapackage.json").read_text())
    head, *lines = (data / "cases.csv").read_text().splitlines(keepends=True)
    for number in range(count + 1):  # 0 is the whole
        part = folder / str(number)
        part.mkdir(parents=True)
        for path in data.glob("*.csv"):
            shutil.copy(path, part)
        (part / "datapackage.json").write_text(json.dumps(tree))
        (part / "cases.csv").write_text(head + "".join(
            line for line in lines
            if not number or zlib.crc32(line.split(",")[0].encode()) % count == number - 1))


def alike(data, folder):
    shutil.copytree(data, folder)
    head, *lines = (data / "cases.csv").read_text().splitlines(keepends=True)
    (folder / "cases.csv").write_text(head + "".join(
        line.replace(",", f"-{copy}," if copy else ",", 1)
        for line in lines for copy in range(1 + zlib.crc32(line[:11].encode()) % 4)))


def named(data, folder):
    shutil.copytree(data, folder)
    tree = json.loads((data / "datapackage.json").read_text())
    tree["name"] = "contoh\nDROP TABLE cases;\r\n-- "
    (folder / "datapackage.json").write_text(json.dumps(tree))


if sys.argv[1] == "named":
    named(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
elif sys.argv[1] == "alike":
    alike(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
elif sys.argv[1] == "mess":
    mess(pathlib.Path(sys.argv[2]), int(sys.argv[3]), "closed" in sys.argv)
else:
    split(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), int(sys.argv[4]))
