#!/usr/bin/env python3
"""The editions of tests/data/two-votes, counted apart from netra: the numbers in edition.c.

    python3 tests/model/editions.py tests/data/two-votes

A figure is out when its source was published later than the day or, where that is not known, when
it counts up to a later day; so is a figure whose base is out. A source is out when none of its
figures is left and it was published later, or its day is unknown and a figure of it is out."""
import csv
import sys
from datetime import date

folder = sys.argv[1]


def rows(name):
    with open(f"{folder}/{name}.csv", newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text) if text else None


figures, sources = rows("figures"), rows("sources")
published = {s["source_id"]: day(s["published_on"]) for s in sources}

for edition in ["2020-07-01", "2024-02-06", "2024-03-25", "2024-04-25", "2024-06-12"]:
    limit = date.fromisoformat(edition)
    out = set()
    for f in figures:
        known = published[f["source_id"]] or day(f["as_of"])
        if known and known > limit:
            out.add(f["figure_id"])
    while True:
        more = {f["figure_id"] for f in figures if f["base_id"] in out} - out
        if not more:
            break
        out |= more
    kept = [f for f in figures if f["figure_id"] not in out]
    listed = []
    for s in sources:
        own = [f["figure_id"] for f in figures if f["source_id"] == s["source_id"]]
        if any(f not in out for f in own):
            listed.append(s["source_id"])
        elif not own and not (published[s["source_id"]] and published[s["source_id"]] > limit):
            listed.append(s["source_id"])
    print(f'{{"{edition}", {len(kept)}, {len(out)}, {len(listed)}, "{kept[-1]["figure_id"]}"}},')
