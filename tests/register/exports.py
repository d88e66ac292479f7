#!/usr/bin/env python3
"""One register as other programs export it: by LibreOffice from a workbook, by pandas.

An export that holds the same, described as it is, must give the same register, byte for byte. One
that is damaged on its way must be reported, and what it no longer says must not be guessed. Each
case below names the problem that must be found, on how many lines at least.

Runs with the Python of tests/tools/setup.sh (pandas, openpyxl)."""
import collections
import copy
import csv
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pandas
from openpyxl import Workbook

dump, top = os.environ["DUMP_REGISTER"], pathlib.Path(os.environ["TOP"])
work = pathlib.Path(tempfile.mkdtemp(prefix="netra-exports-"))
ROWS = 1500
DATES = ["Tanggal Lapor", "Tanggal Putusan", "Tanggal Sanksi", "Tanggal Catat"]
DASH = "Perguruan tinggi negeri – pusat"  # a character that encodings write differently
faults = []

# --- the register as it is -----------------------------------------------------------------------

descriptor = json.load(open(top / "data/register/datapackage.json", encoding="utf-8"))
descriptor["netra"]["codes"]["institution"]["universitas"]["aliases"] = [DASH]
with open(top / "data/register/cases.csv", newline="", encoding="utf-8") as file:
    table = list(csv.reader(file))[: ROWS + 1]
with open(top / "data/register/targets.csv", newline="", encoding="utf-8") as file:
    targets = list(csv.reader(file))
heading = table[0]
for row in table[1:]:
    if row[5] == "Dinas PU":
        row[5] = DASH
for row, value in zip(targets[1:], ["30", "45.5", "92.25", "85", "1350"]):
    row[1] = value


def resource(package, name):
    return next(r for r in package["resources"] if r["name"] == name)


def field(package, name, heading):
    return next(f for f in resource(package, name)["schema"]["fields"] if f["name"] == heading)


def dialect(package, name, delimiter=",", encoding="utf-8"):
    resource(package, name)["dialect"]["delimiter"] = delimiter
    resource(package, name)["encoding"] = encoding


def date_format(package, text):
    for name in DATES:
        field(package, "cases", name)["format"] = text


def write_csv(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def read(name, package, cases, its_targets=None):
    """What netra reads: the register as text, and how often each problem was found."""
    folder = work / "packages" / name
    folder.mkdir(parents=True)
    for other in ("areas.csv", "events.csv"):
        shutil.copy(top / "data/register" / other, folder)
    shutil.copy(cases, folder / "cases.csv")
    shutil.copy(its_targets or work / "targets.csv", folder / "targets.csv")
    with open(folder / "datapackage.json", "w", encoding="utf-8") as file:
        json.dump(package, file)
    run = subprocess.run([dump, str(folder)], capture_output=True, text=True, timeout=60)
    if run.returncode:
        faults.append(f"{name}: not read at all: {run.stderr.strip()[:300]}")
    return run.stdout, collections.Counter(
        line.split(":")[0] for line in run.stderr.splitlines()[:100000]
    )


write_csv(work / "cases.csv", table)
write_csv(work / "targets.csv", targets)
expected, sound = read("base", descriptor, work / "cases.csv")
if len(expected.splitlines()) != ROWS + len(targets):
    sys.exit("FAILED: the register itself is not read")


def same(name, package, cases, its_targets=None):
    """The export is equivalent: the same register, no further problem."""
    got, problems = read(name, package, cases, its_targets)
    if got != expected:
        pair = [p for p in zip(got.splitlines(), expected.splitlines()) if p[0] != p[1]]
        faults.append(f"{name}: another register, first {pair[:1]}")
    if problems != sound:
        faults.append(f"{name}: problems {dict(problems)}, in the original {dict(sound)}")


def damaged(name, package, cases, code, at_least, its_targets=None, harmless=False):
    """The export has lost something: that is reported, and no row gets a meaning it had not."""
    got, problems = read(name, package, cases, its_targets)
    if problems[code] < at_least:
        faults.append(f"{name}: {problems[code]} times {code}, not {at_least}: {dict(problems)}")
    if got == expected and not harmless:
        faults.append(f"{name}: reported, but read as if nothing were wrong")
    kept = {tuple(line.split(",")) for line in expected.splitlines()}
    header = expected.splitlines()[0].split(",")
    by_key = {(r[0], r[-1]): r for r in kept}
    for line in got.splitlines()[1:]:
        cells = line.split(",")
        original = by_key.get((cells[0], cells[-1]))
        for title, now, before in zip(header, cells, original or ()):
            if now and now != before and title != "outcome":
                faults.append(f"{name}: {title} of {cells[0]} was {before}, is read as {now}")
                return


# --- LibreOffice ---------------------------------------------------------------------------------


def workbook(name, dates, numbers=()):
    """The register as somebody keeps it: days are days, shown in that way."""
    book = Workbook()
    sheet = book.active
    for i, row in enumerate(table):
        cells = list(row)
        for j, cell in enumerate(row):
            if i and cell and heading[j] in DATES:
                cells[j] = datetime.date.fromisoformat(cell)
            elif i and heading[j] in numbers and cell.replace(".", "").isdigit():
                cells[j] = float(cell)
        sheet.append(cells)
        for j, cell in enumerate(cells):
            if isinstance(cell, datetime.date):
                sheet.cell(i + 1, j + 1).number_format = dates
    book.save(work / f"{name}.xlsx")


def target_book(name, shown):
    book = Workbook()
    sheet = book.active
    for i, row in enumerate(targets):
        sheet.append(row[:1] + ([float(row[1])] if i else row[1:2]) + row[2:])
        if i:
            sheet.cell(i + 1, 2).number_format = shown
    book.save(work / f"{name}.xlsx")


def convert(names, separator, encoding):
    """All of them in one run of soffice: its start is what takes long."""
    out = work / f"{ord(separator)}-{encoding}"
    # separator, quote, encoding, first line, formats, language, quote texts, numbers, as shown
    options = f"{ord(separator)},34,{encoding},1,,0,true,true,false"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to",
         f"csv:Text - txt - csv (StarCalc):{options}", "--outdir", str(out),
         *[str(work / f"{name}.xlsx") for name in names]],
        check=True, capture_output=True, timeout=120, env={**os.environ, "HOME": str(work)})
    return out


def libreoffice():
    workbook("indonesian", "[$-421]dd/mm/yyyy")
    workbook("american", "[$-409]mm/dd/yyyy")
    workbook("general", "General")
    workbook("numbers", "yyyy-mm-dd", ("Provinsi", "Kabupaten/Kota"))
    target_book("comma", "[$-421]#,##0.00")
    ansi = convert(["indonesian", "american", "general", "numbers", "comma"], ";", "ANSI")
    utf8 = convert(["indonesian"], "\t", "UTF-8")

    indonesian = copy.deepcopy(descriptor)
    dialect(indonesian, "cases", ";", "windows-1252")
    date_format(indonesian, "%d/%m/%Y")
    same("lo-semicolon-windows-1252", indonesian, ansi / "indonesian.csv")

    tabs = copy.deepcopy(descriptor)
    dialect(tabs, "cases", "\t")
    date_format(tabs, "%d/%m/%Y")
    same("lo-tabs-utf-8", tabs, utf8 / "indonesian.csv")

    american = copy.deepcopy(indonesian)
    date_format(american, "%m/%d/%Y")
    same("lo-american-dates", american, ansi / "american.csv")

    comma = copy.deepcopy(indonesian)
    dialect(comma, "targets", ";", "windows-1252")
    field(comma, "targets", "Nilai").update(decimalChar=",", groupChar=".")
    same("lo-decimal-comma", comma, ansi / "indonesian.csv", ansi / "comma.csv")
    point = copy.deepcopy(comma)
    for key in ("decimalChar", "groupChar"):
        del field(point, "targets", "Nilai")[key]
    damaged("lo-comma-as-point", point, ansi / "indonesian.csv", "type", 2, ansi / "comma.csv")

    dates = sum(bool(row[heading.index(d)]) for row in table[1:] for d in DATES)
    serial = copy.deepcopy(indonesian)
    # No more than a hundred problems of one kind are listed.
    damaged("lo-serial-dates", serial, ansi / "general.csv", "serial-date", min(dates, 100))
    date_format(serial, "%Y-%m-%d")
    damaged("lo-serial-dates-iso", serial, ansi / "general.csv", "serial-date", min(dates, 100))

    unstated = copy.deepcopy(indonesian)
    for name in DATES:
        del field(unstated, "cases", name)["format"]
    damaged("lo-order-not-stated", unstated, ansi / "indonesian.csv", "ambiguous-date", 100)
    damaged("lo-order-not-stated-us", unstated, ansi / "american.csv", "ambiguous-date", 100)

    wrong = copy.deepcopy(indonesian)
    resource(wrong, "cases")["encoding"] = "utf-8"
    dashes = sum(row[5] == DASH for row in table[1:])
    damaged("lo-wrong-encoding", wrong, ansi / "indonesian.csv", "encoding", min(dashes, 100))

    codes = copy.deepcopy(indonesian)
    date_format(codes, "%Y-%m-%d")
    tens = sum(row[4].endswith("0") and row[4][0].isdigit() for row in table[1:])
    assert tens > 20  # 71.10 has become 71.1
    damaged("lo-codes-as-numbers", codes, ansi / "numbers.csv", "unknown-code", min(tens, 100))


# --- pandas --------------------------------------------------------------------------------------


def with_pandas():
    frame = pandas.DataFrame(table[1:], columns=heading).replace("", None)
    days = frame.copy()
    for name in DATES:
        days[name] = pandas.to_datetime(days[name])

    def path(name):
        return work / f"pandas-{name}.csv"

    days.to_csv(path("default"), index=False)
    same("pandas-default", descriptor, path("default"))

    days.to_csv(path("index"))
    same("pandas-index", descriptor, path("index"))

    marked = copy.deepcopy(descriptor)
    resource(marked, "cases")["encoding"] = "utf-8-sig"
    days.to_csv(path("bom"), index=False, encoding="utf-8-sig")
    same("pandas-byte-order-mark", marked, path("bom"))

    excel = copy.deepcopy(descriptor)
    dialect(excel, "cases", ";", "windows-1252")
    date_format(excel, "%d/%m/%Y")
    days.to_csv(path("excel"), index=False, sep=";", encoding="cp1252", date_format="%d/%m/%Y",
                quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    same("pandas-like-excel", excel, path("excel"))

    shuffled = list(heading[::-1])
    days[shuffled].to_csv(path("shuffled"), index=False)
    same("pandas-other-order", descriptor, path("shuffled"))

    named = copy.deepcopy(descriptor)
    resource(named, "cases")["schema"]["missingValues"] = ["", "NaN", "NaT"]
    days.to_csv(path("na"), index=False, na_rep="NaN")
    same("pandas-missing-described", named, path("na"))
    # What is not known stays not known.
    damaged("pandas-missing-not-described", descriptor, path("na"), "type", 100, harmless=True)

    days.to_csv(path("time"), index=False, date_format="%Y-%m-%d %H:%M:%S")
    damaged("pandas-with-time", descriptor, path("time"), "type", 100)

    floats = days.copy()
    floats["Provinsi"] = pandas.to_numeric(floats["Provinsi"], errors="coerce")
    floats.to_csv(path("float"), index=False)
    damaged("pandas-codes-as-floats", descriptor, path("float"), "unknown-code", 100)

    moji = days.copy()
    moji["Instansi"] = moji["Instansi"].map(
        lambda t: t.encode("utf-8").decode("cp1252", "replace") if t else t)
    moji.to_csv(path("mojibake"), index=False)
    damaged("pandas-mojibake", descriptor, path("mojibake"), "mojibake",
            min(100, sum(row[5] == DASH for row in table[1:])))

    text = path("default").read_text(encoding="utf-8")
    path("total").write_text(text + "TOTAL" + "," * 12 + "1500\n", encoding="utf-8")
    got, problems = read("pandas-total-row", descriptor, path("total"))
    if problems["total-row"] != 1 or got != expected:
        faults.append(f"pandas-total-row: {dict(problems)}")


try:
    libreoffice()
    with_pandas()
finally:
    if "KEEP" in os.environ:
        print(work)
    else:
        shutil.rmtree(work)
print("\n".join(f"FAILED: {fault}" for fault in faults) or "exports are read for what they are")
sys.exit(bool(faults))
