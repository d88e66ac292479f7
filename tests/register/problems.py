#!/usr/bin/env python3
"""A made register with known errors and planted personal numbers, through the whole program: check
finds every one, and no planted number reaches a message or anything that build writes."""
import collections
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

maker, netra, top = os.environ["MAKE_REGISTER"], os.environ["NETRA"], pathlib.Path(os.environ["TOP"])
work = pathlib.Path(tempfile.mkdtemp(prefix="netra-problems-"))
END = "2024-06-30"
faults = []


def package(name, *options):
    """A package with a made register, one row a case; what was made."""
    folder = work / name
    folder.mkdir()
    for path in (top / "data/register").glob("*.csv"):
        shutil.copy(path, folder)
    descriptor = json.load(open(top / "data/register/datapackage.json", encoding="utf-8"))
    fields = descriptor["resources"][0]["schema"]["fields"]
    fields[:] = [f for f in fields if f["role"] != "case.recorded_on"]
    del descriptor["netra"]["coverage"]  # the sample's
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    truth = work / f"{name}.json"
    with open(folder / "cases.csv", "wb") as out:
        subprocess.run([maker, "--areas", str(top / "data/register/areas.csv"), "--flat", "--end", END,
                        "--truth", str(truth), *options], check=True, stdout=out)
    return folder, json.loads(truth.read_text())


NAMES = ["Sugengwidodo Karyapraja", "Ratnadewanti Purbasuci"]  # nobody's


def add_people(folder):
    with open(folder / "cases.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    rows[0] += ["Terlapor", "Catatan Petugas"]
    for i, row in enumerate(rows[1:]):
        number = f"19{62 + i % 28}0{1 + i % 9}{10 + i % 18}20{10 + i % 9}0{1 + i % 9}{1 + i % 2}{1 + i % 99:03}"
        row += [f"{NAMES[i % 2]} ({number})", f"menurut {NAMES[1 - i % 2]}"]
    with open(folder / "cases.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    path = folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["schema"]["fields"].append(
        {"name": "Terlapor", "type": "string", "personal": True})
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def check(folder, status):
    run = subprocess.run([netra, "check", str(folder), "--all", "--format", "json", "--as-of", END],
                         capture_output=True, text=True, timeout=120)
    if run.returncode != status:
        faults.append(f"check of {folder.name} gave status {run.returncode}: {run.stderr[:300]}")
    counts = collections.Counter()
    for problem in json.loads(run.stdout)["problems"]:
        counts[problem["code"]] += problem["rows"]
    return counts, run.stdout + run.stderr


def planted_in(folder):
    """The planted numbers as their digits, and the lines on which they stand."""
    out = {}
    with open(folder / "cases.csv", newline="", encoding="utf-8") as file:
        for line, row in enumerate(csv.reader(file), 1):
            for cell in row:
                digits = re.sub(r"\D", "", cell)
                if len(digits) == 18:
                    out[digits] = line
    return out


def holds(text, numbers):
    """The numbers that stand in the text, also with gaps."""
    found = set()
    for run in re.findall(r"\d{18,}", re.sub(r"(?<=\d)[ .\u00a0-]+(?=\d)", "", text)):
        found.update(run[i:i + 18] for i in range(len(run) - 17))
    return found & numbers.keys()


def written(folder):
    """Everything that build wrote, as text: files, and the PDF's words and objects."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.suffix == ".pdf":
            objects = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(path), "-"],
                                     capture_output=True, check=True).stdout
            words = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
            yield path.name, (objects + words).decode("latin-1")
        else:
            yield path.name, path.read_bytes().decode("latin-1")


try:
    folder, truth = package("broken", "--cases", "20000", "--seed", "4", "--errors", "0.02", "--plant", "60")
    made, numbers = truth["problems"], planted_in(folder)
    counts, said = check(folder, 1)
    exact = ["serial-date", "regency-outside-province", "duplicate-id", "unknown-code", "future-date",
             "sanctioned-before-decided"]
    for code in exact:
        if not made[code] or counts[code] != made[code]:
            faults.append(f"{code}: {made[code]} were made, {counts[code]} found")
    if not len(numbers) == truth["planted"] == counts["personal-number"] == 60:
        faults.append(f"{truth['planted']} numbers planted, {counts['personal-number']} found")
    # A day of report in the future, or a number in the place of an outcome, has these on its heels.
    for code, further in (("decided-before-reported", made["future-date"]),
                          ("sanction-without-proof", truth["planted"])):
        if not made[code] <= counts[code] <= made[code] + further:
            faults.append(f"{code}: {made[code]} were made, {counts[code]} found")
    for number in holds(said, numbers):
        faults.append(f"check shows the number on line {numbers[number]}")

    sound, _ = package("sound", "--cases", "20000", "--seed", "4")
    counts, _ = check(sound, 0)
    unexpected = {code: n for code, n in counts.items() if code != "likely-duplicate"}
    if unexpected:
        faults.append(f"a sound register has {unexpected}")

    # Columns about persons, one named so by the descriptor and one that it does not describe. Numbers
    # stand in the first, names in both, and the report is written.
    people, _ = package("people", "--cases", "3000", "--seed", "8")
    add_people(people)
    numbers.update(planted_in(people))
    for data, name, options, expected in (
        (folder, "broken-public", [], 1),
        (people, "public", [], 0),
        (people, "internal", ["--set", "internal=true"], 0),
    ):
        run = subprocess.run(
            [netra, "build", str(top / "templates/quarterly"), "--data", str(data), "--out",
             str(work / name), "--set", "quarter=2024-Q1", *options],
            capture_output=True, text=True, timeout=300)
        if run.returncode != expected:
            faults.append(f"build {name} gave status {run.returncode}: {run.stderr[:300]}")
        files = list(written(work / name)) if (work / name).exists() else []
        if run.returncode == 0 and len(files) < 5:
            faults.append("build wrote next to nothing")
        for title, text in [("the messages of build", run.stdout + run.stderr), *files]:
            for number in holds(text, numbers):
                faults.append(f"{name}: {title} holds the number on line {numbers[number]}")
            for person in NAMES:
                if person in text:
                    faults.append(f"{name}: {title} holds a name")
finally:
    shutil.rmtree(work)
print("\n".join(faults) or "every error is found, and no number gets out")
sys.exit(bool(faults))
