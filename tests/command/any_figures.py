"""The annex of the project on figures of all kinds, none among them: whatever `check` lets pass is built.

    any_figures.py NETRA TOP WORK [--seed N] [--count N]

Makes packages of figures with votes, stages, areas, categories, counters and days at random, and many
zeros, two of them called as templates call votes, and builds the annex on each. A sentence that needs more
than there is stops a build: none may. No page has a code that is a slug, nor a chapter of what none of these figures is about."""
import argparse
import csv
import datetime
import pathlib
import random
import re
import shutil
import subprocess

VOTES = [("Pilkada 2020", "2020-12-09"), ("Pemilu 2024", "2024-02-14"), ("Pilkada 2024", "2024-11-27")]
AREAS = ["Jawa Barat", "Bali", "Sulawesi Selatan", "Kota Kendari", "Kabupaten Badung", ""]
STAGES = [["reported", "proven", "sanctioned"]] * 3 + [["reported", "proven"], ["proven", "sanctioned"],
                                                       ["reported", "sanctioned"], ["sanctioned"]]
SOURCES = ("source_id", "publisher", "title", "published_on", "url", "language", "note")
HEADING = ("figure_id", "indicator", "event", "area", "category", "period_start", "period_end", "as_of", "value",
           "unit", "qualifier", "base_id", "source_id", "quote", "note", "counted_by")
QUALIFIERS = ["exact"] * 6 + ["approximate", "more-than", "less-than"]


def release(draw, add, vote, day, stages):
    """The stages of a day, each a part of the one before, and perhaps a share of them."""
    base, value = "", draw.choice([0, 1, 2, 3, 7, 50, 400, 1235])
    common = {"event": vote, "area": draw.choice(AREAS) if draw.random() < .3 else "Indonesia", "as_of": day,
              "counted_by": draw.choice(["KASN", "KASN", "BKN", ""])}
    for stage in stages:
        base = add(indicator=stage, value=value, unit=draw.choice(["persons"] * 5 + ["violations", "reports"]),
                   qualifier=draw.choice(QUALIFIERS), base_id=base, **common)
        value = draw.choice([0, value, draw.randint(0, value)])
    if draw.random() < .5:
        add(indicator="share-proven", value=draw.choice([0, 12.5, 100]), unit="percent", **common)


def figures(draw, code):
    rows = []

    def add(**row):
        name = f"f{len(rows)}" if len(rows) > 1 else "ab"[len(rows)]
        rows.append({"figure_id": name, "qualifier": "exact", "source_id": f"s{draw.randint(1, 3)}", **row})
        return rows[-1]["figure_id"]

    stages = draw.choice(STAGES)
    for vote, polled in draw.sample(VOTES, draw.randint(1, 3)):
        for _ in range(draw.choice([0, 1, 2, 3, 5])):
            after = datetime.timedelta(draw.choice([-200, -30, 0, 1, 10, 40, 100, 300, 800]))
            release(draw, add, code(vote), datetime.date.fromisoformat(polled) + after, stages)
        for i in range(draw.choice([0, 1, 3])):
            add(indicator="violations", event=code(vote), area="Indonesia", category=f"jenis {i}", unit="violations",
                value=draw.choice([0, 12]), as_of=polled)
    add(indicator="violations", area="Indonesia", period_start="2021-01-01", period_end="2021-12-31",
        as_of="2022-02-01", value=draw.choice([0, 900]), unit="violations")
    return rows


def write(path, heading, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, heading, lineterminator="\n", restval="")
        out.writeheader()
        out.writerows(rows)


def package(top, folder, draw):
    shutil.copytree(top / "data/published", folder)
    code = draw.choice([str, lambda vote: vote.lower().replace(" ", "-")])
    write(folder / "figures.csv", HEADING, figures(draw, code))
    write(folder / "sources.csv", SOURCES, [{"source_id": f"s{i}", "publisher": draw.choice(["Koran", ""]), "title": "Berita",
                                             "published_on": draw.choice(["2030-01-01", ""]),
                                             "language": ("", "id", "en")[i - 1]} for i in (1, 2, 3)])
    with open(folder / "events.csv", encoding="utf-8") as file:
        events = list(csv.DictReader(file))
    write(folder / "events.csv", events[0].keys(), [{**event, "event": code(event["event"]), "source_id": "s1"} for event in events])


parser = argparse.ArgumentParser()
parser.add_argument("netra")
parser.add_argument("top", type=pathlib.Path)
parser.add_argument("work", type=pathlib.Path)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--count", type=int, default=16)
given = parser.parse_args()
for seed in range(given.seed, given.seed + given.count):
    data, language = given.work / f"data{seed}", ("id", "en")[seed % 2]
    package(given.top, data, random.Random(seed))
    run = subprocess.run([given.netra, "build", given.top / "templates/press-annex", "-q", "--data", data,
                          "--out", given.work / "out", "--lang", language], capture_output=True, text=True)
    assert run.returncode == 0, f"seed {seed}: {run.stderr}"
    said = subprocess.run(["pdftotext", given.work / "out/press-annex.pdf", "-"], capture_output=True, text=True).stdout
    assert len(said) > 1000, f"seed {seed}: {said}"
    found = re.search(r"\bpil[a-z]+-20\d\d|Daerah dan pemilih|Regions and voters", said)
    assert not found, f"seed {seed}: {found.group()}"
print(f"{given.count} packages, each built")
