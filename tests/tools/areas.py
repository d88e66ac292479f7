#!/usr/bin/env python3
"""Makes data/register/areas.csv from lists of provinces and regencies.

    python3 tests/tools/areas.py provinces.csv regencies.csv > data/register/areas.csv

The lists are those of the npm package idn-area-data 4.0.1 (Open Database License 1.0): code,name and
code,province_code,name, with names in capitals. Denominators are not in them: the columns stay empty,
which is unknown."""
import csv
import sys

CAPITALS = {"DKI"}
SMALL = {"DAN"}


def proper(name):
    words = name.split(" ")
    return " ".join(
        w if w in CAPITALS else w.lower() if w in SMALL else w.capitalize() for w in words
    )


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["Kode", "Nama", "Tingkat", "Induk", "Jumlah ASN", "Jumlah Pemilih"])
for province in rows(sys.argv[1]):
    out.writerow([province["code"], proper(province["name"]), "provinsi", "", "", ""])
for regency in rows(sys.argv[2]):
    level = "kota" if regency["name"].startswith("KOTA ") else "kabupaten"
    out.writerow([regency["code"], proper(regency["name"]), level, regency["province_code"], "", ""])
