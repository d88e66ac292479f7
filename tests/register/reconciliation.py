#!/usr/bin/env python3
"""Holds the shipped register against the published figures, apart from netra's own code.

    python3 tests/register/reconciliation.py data/register tests/data/two-votes

A version counts from the day on which it was recorded; a case is its last version by then. Counts
must be equal on every published day but those in CONTRADICTED, and the same when nothing is held
back that was recorded later: no record crosses a day of publication."""
import csv
import json
import sys
from datetime import date

register, published = sys.argv[1], sys.argv[2]

# Figures that cannot hold beside the others, and why. Nothing else may differ.
CONTRADICTED = {
    "pilkada-2020-reported-2020-11-17": "833 was printed for the same day, with all three counts",
    "pilkada-2020-proven-2020-11-17": "621 was printed for the same day",
    "pilkada-2020-reported-tribunnews": "2.007 were reported two years before",
    "pemilu-2024-proven-2024-02-27": "183 were proven three weeks before",
    "pemilu-2024-reported-2024-04-25": "464 is the total of seven weeks later",
    "pemilu-2024-proven-2024-04-25": "of the same release",
    "pemilu-2024-sanctioned-2024-04-25": "180 were sanctioned a month before",
    "pemilu-2024-sanctioned-in-2023": "97 were sanctioned five weeks later",
    "pemilu-2024-proven-in-2024": "with 141 in 2023 fewer than the 240 of 25 March",
}
POINTS = {"reported", "proven", "sanctioned"}
SHARE_TOLERANCE = 1.0  # percentage points; the largest is listed below


def rows(folder, name):
    with open(f"{folder}/{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text) if text else None


versions = rows(register, "cases")
descriptor = json.load(open(f"{register}/datapackage.json", encoding="utf-8"))
codes = descriptor["netra"]["codes"]
names = {}  # of provinces, by code and by name
for area in rows(register, "areas"):
    if not area["Induk"]:
        names[area["Kode"]] = names[area["Nama"]] = area["Nama"]


def code_of(kind, text):
    """The Indonesian label that a cell stands for, or the cell."""
    for code, entry in codes[kind].items():
        if text in [code, entry["label"]["id"], *entry.get("aliases", [])]:
            return entry["label"]["id"]
    return text


def state(limit, as_known_now):
    """The cases by the day `limit`."""
    latest = {}
    for v in versions:
        if as_known_now or day(v["Tanggal Catat"]) <= limit:
            old = latest.get(v["Nomor Kasus"])
            if not old or v["Tanggal Catat"] >= old["Tanggal Catat"]:
                latest[v["Nomor Kasus"]] = v
    return latest.values()


def reached(case, stage, first, limit):
    if stage == "reported":
        at = day(case["Tanggal Lapor"])
    elif stage == "proven":
        at = day(case["Tanggal Putusan"]) if case["Hasil"] == "terbukti" else None
    else:
        at = day(case["Tanggal Sanksi"])
    return at is not None and at <= limit and (first is None or at >= first)


faults, compared, widest = [], 0, 0.0
figures = {f["figure_id"]: f for f in rows(published, "figures")}
whole = {"Indonesia"}
for f in figures.values():
    if not f["event"] or f["event"] not in ("Pilkada 2020", "Pemilu 2024"):
        continue
    limit, first = day(f["period_end"]) or day(f["as_of"]), day(f["period_start"])
    if limit is None:
        continue
    share = f["indicator"].startswith("share-by-")
    if not share and (f["indicator"] not in POINTS or f["qualifier"] != "exact"):
        continue
    if not share and f["area"] not in whole and not f["base_id"]:
        continue
    if share:
        stage = figures[f["base_id"]]["indicator"]
        column, kind = (
            ("Jabatan", "position")
            if f["indicator"] == "share-by-position"
            else ("Jenis Pelanggaran", "violation")
        )
    else:
        stage = f["indicator"]
    for now in (False, True):
        cases = [
            c
            for c in state(limit, now)
            if c["Peristiwa"] == f["event"] and reached(c, stage, first, limit)
        ]
        if share:
            base = len(cases)
            part = sum(code_of(kind, c[column]) == f["category"] for c in cases)
            off = 100 * part / base - float(f["value"])
            widest = max(widest, abs(off))
            good = abs(off) <= SHARE_TOLERANCE
            said = f"{part} of {base} = {100 * part / base:.1f}"
        else:
            if f["area"] not in whole:
                cases = [c for c in cases if names.get(c["Provinsi"]) == f["area"]]
            good = len(cases) == int(f["value"])
            said = str(len(cases))
        compared += 1
        if good == (f["figure_id"] in CONTRADICTED):
            faults.append(f"{f['figure_id']}: published {f['value']}, the register has {said}"
                          f" ({'as known now' if now else 'as known then'})")

print("\n".join(faults))
print(f"{compared} comparisons, {len(faults)} faults; shares within {widest:.2f} points")
sys.exit(bool(faults) or compared < 150)
