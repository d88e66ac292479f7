#!/usr/bin/env python3
"""Made registers have the parameters that were asked for, judged by frequencies with nothing of
netra: whole days with the distributions named, ratios, weights, missing cells, errors, planted
numbers. Bounds are five standard errors: what fails is wrong, not unlucky."""
import csv
import io
import json
import math
import os
import re
import subprocess
import sys
import tempfile
from datetime import date

maker, top = os.environ["MAKE_REGISTER"], os.environ["TOP"]
areas = f"{top}/data/register/areas.csv"
faults = []


def made(*options):
    with tempfile.NamedTemporaryFile("r") as truth:
        out = subprocess.run(
            [maker, "--areas", areas, *options, "--truth", truth.name],
            check=True, capture_output=True, text=True).stdout
        return list(csv.DictReader(io.StringIO(out))), json.load(truth)


def day(text):
    return date.fromisoformat(text) if text else None


def expect(what, part, whole, share):
    error = math.sqrt(share * (1 - share) / whole) if whole else 1
    if abs(part / whole - share) > 5 * error:
        faults.append(f"{what}: {part} of {whole} is {part / whole:.4f}, not {share:.4f}")


def normal(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


# Everything that was reported by 2021 is over by 2040: no case is cut off.
options = {"decision-median": 40, "decision-sigma": 0.6, "sanction-median": 75, "sanction-shape": 1.4,
           "proof-ratio": 0.7, "sanction-ratio": 0.8}
flat, _ = made("--cases", "40000", "--seed", "5", "--flat", "--weight", "position:jpt=0.5", "--weight",
               "province:73=0", *[s for k, v in options.items() for s in (f"--{k}", str(v))],
               "--start", "2020-01-01", "--end", "2040-12-31")
early = [r for r in flat if r["Tanggal Lapor"] < "2035-01-01"]
decided = [(day(r["Tanggal Putusan"]) - day(r["Tanggal Lapor"])).days for r in early]
for d in (10, 20, 40, 80, 160):
    share = normal(math.log(d / 40) / 0.6)
    expect(f"decided by day {d}", sum(x <= d for x in decided), len(decided), share)
proven = [r for r in early if r["Hasil"] == "terbukti"]
expect("proof ratio", len(proven), len(early), 0.7)
sanctioned = [(day(r["Tanggal Sanksi"]) - day(r["Tanggal Putusan"])).days
              for r in proven if r["Tanggal Sanksi"]]
expect("sanction ratio", len(sanctioned), len(proven), 0.8)
for d in (20, 75, 150, 300):
    share = 1 - math.exp(-math.log(2) * (d / 75) ** 1.4)
    expect(f"sanctioned by day {d}", sum(x <= d for x in sanctioned), len(sanctioned), share)
jpt = 0.5 / (0.5 + 0.14 + 0.12 + 0.13 + 0.26 + 0.11)
expect("position", sum(r["Jabatan"] in ("JPT", "Jabatan Pimpinan Tinggi") for r in flat), len(flat), jpt)
if any(r["Provinsi"] in ("73", "Sulawesi Selatan") for r in flat):
    faults.append("a province without weight has cases")
if any(day(r[c]) and day(r[c]) > date(2040, 12, 31) for r in flat
       for c in ("Tanggal Lapor", "Tanggal Putusan", "Tanggal Sanksi")):
    faults.append("a day behind the end is known")

versions, truth = made("--cases", "20000", "--seed", "6", "--missing", "0.1", "--lag", "6",
                       "--corrections", "0.2", "--end", "2024-06-30")
cases = {}
for r in versions:
    cases.setdefault(r["Nomor Kasus"], []).append(r)
if truth["cases"] != len(cases):
    faults.append(f"{truth['cases']} cases were made, {len(cases)} are there")
for rows in cases.values():
    recorded = [r["Tanggal Catat"] for r in rows]
    if recorded != sorted(set(recorded)):
        faults.append(f"versions out of order: {rows[0]['Nomor Kasus']}")
    for r in rows:
        if max(r["Tanggal Lapor"], r["Tanggal Putusan"], r["Tanggal Sanksi"]) > r["Tanggal Catat"]:
            faults.append(f"recorded before it happened: {r['Nomor Kasus']}")
last = [rows[-1] for rows in cases.values()]
for column in ("Instansi", "Jabatan", "Jenis Pelanggaran"):
    expect(f"missing {column}", sum(not r[column] for r in last), len(last), 0.1)
lags = [(day(rows[0]["Tanggal Catat"]) - day(rows[0]["Tanggal Lapor"])).days for rows in cases.values()
        if rows[0]["Tanggal Lapor"] < "2024-03-01"]
expect("written within five days", sum(d <= 5 for d in lags), len(lags), 1 - math.exp(-1))

broken, truth = made("--cases", "8000", "--seed", "7", "--errors", "0.1", "--plant", "40")
cells = [c for r in broken for c in r.values()]
planted = sum(bool(re.search(r"(19\d{6}) ?(\d{6}) ?[12] ?\d{3}", c)) for c in cells)
if not planted == truth["planted"] == 40:
    faults.append(f"{planted} numbers are planted")
expect("errors", sum(truth["problems"].values()), truth["cases"], 0.1)
serial = sum(c.isdigit() and len(c) == 5 for c in cells)
if serial != truth["problems"]["serial-date"] or not all(truth["problems"].values()):
    faults.append(f"the errors are not those that were counted: {truth['problems']}, {serial}")

print("\n".join(faults) or "made registers are as asked for")
sys.exit(bool(faults))
