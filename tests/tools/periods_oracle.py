#!/usr/bin/env python3
"""Registers that end, begin or are mistyped where it hurts, and what a report may say of them.

    periods_oracle.py NETRA QUARTERLY WORK

Makes small registers, counts by itself what each period holds, builds the quarterly report of them
with NETRA for every kind of period, and compares: the counts of the period, of the part of another
that it may be set against, what is unknown, the words of the period, and what is refused. Nothing
here is taken from netra's own output.
"""
import calendar
import csv
import json
import os
import random
import re
import subprocess
import sys
from datetime import date, timedelta

netra, quarterly, work = sys.argv[1:4]
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
failures = []


def expect(what, got, wanted):
    if got != wanted:
        failures.append("%s: %r, not %r" % (what, got, wanted))


# --- registers ---

FIELDS = [("id", "case.id", "string"), ("lapor", "case.reported_on", "date"),
          ("putus", "case.decided_on", "date"), ("hasil", "case.outcome", "string"),
          ("sanksi", "case.sanctioned_on", "date")]


def write(name, cases, netra_members=None):
    folder = os.path.join(work, name)
    os.makedirs(folder, exist_ok=True)
    fields = [{"name": n, "role": role, "type": kind} for n, role, kind in FIELDS]
    package = {"name": name, "netra": netra_members or {},
               "resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": fields}}]}
    with open(os.path.join(folder, "datapackage.json"), "w") as file:
        json.dump(package, file)
    with open(os.path.join(folder, "cases.csv"), "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow([n for n, _, _ in FIELDS])
        for number, case in enumerate(cases, 1):
            rows.writerow(["K-%05d" % number] + [v or "" for v in case])
    return folder


def draw(first, last, a_day, seed):
    """Cases as they come at random, each day of the register some; reported and decided by `last`."""
    source = random.Random(seed)
    cases, day = [], first
    while day <= last:
        for _ in range(a_day + source.randrange(-1, 2) if a_day > 1 else source.random() < a_day):
            decided = day + timedelta(source.randrange(60)) if source.random() < 0.8 else None
            decided = decided if decided and decided <= last else None
            proven = decided and source.random() < 0.6
            done = proven and source.random() < 0.7
            sanctioned = decided + timedelta(source.randrange(40)) if done else None
            sanctioned = sanctioned if sanctioned and sanctioned <= last else None
            outcome = ("proven" if proven else "not-proven") if decided else "pending"
            cases.append((day, decided, outcome, sanctioned))
        day += timedelta(1)
    return cases


# --- the calendar, written down anew ---

def parse(code):
    year = int(code[:4])
    rest = code[5:]
    if not rest:
        return "year", year, 1
    if rest[0] == "Q":
        return "quarter", year, 3 * int(rest[1]) - 2
    if rest[0] == "H":
        return "half", year, 6 * int(rest[1]) - 5
    return "month", year, int(rest)


def bounds(kind, year, month):
    last_month = month + MONTHS[kind] - 1
    return date(year, month, 1), date(year, last_month, calendar.monthrange(year, last_month)[1])


def back(year, month, months):
    at = year * 12 + month - 1 - months
    return at // 12, at % 12 + 1


def code_of(kind, year, month):
    return {"month": "%04d-%02d" % (year, month), "quarter": "%04d-Q%d" % (year, (month + 2) // 3),
            "half": "%04d-H%d" % (year, (month + 5) // 6), "year": "%04d" % year}[kind]


def count(cases, first, last):
    def holds(day):
        return day is not None and first <= day <= last
    return {"reported": sum(holds(c[0]) for c in cases), "decided": sum(holds(c[1]) for c in cases),
            "proven": sum(holds(c[1]) and c[2] == "proven" for c in cases),
            "sanctioned": sum(holds(c[3]) for c in cases)}


def open_on(cases, day):
    def closed(c):
        end = c[3] if c[2] == "proven" else c[1] if c[2] == "not-proven" else None
        return end is not None and end <= day
    return sum(c[0] <= day and not closed(c) for c in cases)


# --- what netra says ---

def build(folder, *settings, status=0):
    out = os.path.join(work, "out")
    command = [netra, "build", quarterly, "--data", folder, "--out", out, "--no-charts", "--set", "internal=true"]
    done = subprocess.run(command + [a for s in settings for a in ("--set", s)],
                          capture_output=True, text=True)
    expect("status of %s %s" % (folder, settings), done.returncode, status)
    if done.returncode:
        return None, done.stderr
    with open(os.path.join(out, "quarterly.figures.json")) as file:
        ledger = {row["id"]: row for row in json.load(file)["figures"]}
    text = subprocess.run(["pdftotext", "-layout", os.path.join(out, "quarterly.pdf"), "-"],
                          capture_output=True, text=True).stdout
    return ledger, re.sub(r"\s+", " ", text)


FRAMES = {"month": "months", "quarter": "quarters", "half": "halves", "year": "years"}


def inward(first, last):
    """What is covered where no end is stated: day by day inward until a quarter of a month begins (1, 8, 15,
    22) or ends (7, 14, 21, the last), as the days at the ends may be those of one case. None: nothing is."""
    while first.day not in (1, 8, 15, 22):
        first += timedelta(1)
    while (last + timedelta(1)).day not in (1, 8, 15, 22):
        last -= timedelta(1)
    return (first, last) if first <= last else None


def judge(name, folder, cases, covered, code, as_of=None):
    """One report against the count above. `covered`: the first and last day that are covered."""
    if not covered:
        _, message = build(folder, "period=" + code, status=1)
        expect("%s %s is of a few days" % (name, code), "have no days, or are of a few" in message, True)
        return
    kind, year, month = parse(code)
    first, last = bounds(kind, year, month)
    end = min(last, covered[1], as_of or last)
    settings = ["period=" + code] + (["as_of=" + as_of.isoformat()] if as_of else [])
    if last < covered[0] or first > covered[1]:
        _, message = build(folder, *settings, status=1)
        for part in (code, covered[0].isoformat(), covered[1].isoformat()):
            expect("%s %s names %s" % (name, code, part), part in message, True)
        return
    ledger, text = build(folder, *settings)
    if ledger is None:
        return
    frame = FRAMES[kind] + ".compare."
    value = {id_: row["value"] for id_, row in ledger.items()}
    known_then = [c for c in cases if c[0] <= end]  # the state of that day
    known_then = [(r, d if d and d <= end else None, o if d and d <= end else "pending",
                   s if s and s <= end else None) for r, d, o, s in known_then]
    days = (end - first).days + 1
    sides = {"this": (max(first, covered[0]), end)}
    for side, months in (("previous", MONTHS[kind]), ("year-before", 12)):
        f, l = bounds(kind, *back(year, month, months))
        part = f + timedelta(days - 1) if end < last else l
        if f >= covered[0] and first >= covered[0] and (end == last or part < l) and \
                not (side == "year-before" and kind == "year"):
            sides[side] = (f, part)
    for side in ("this", "previous", "year-before"):
        wanted = count(known_then, *sides[side]) if side in sides else {}
        for measure in ("reported", "decided", "proven", "sanctioned"):
            expect("%s %s %s %s" % (name, code, measure, side),
                   value.get(frame + measure + "." + side), wanted.get(measure))
        expect("%s %s open %s" % (name, code, side), value.get(frame + "open." + side),
               open_on(known_then, sides[side][1]) if side in sides else None)
    for measure in ("reported", "decided", "proven", "sanctioned"):
        for column, side in (("difference", "previous"), ("year-difference", "year-before")):
            got = value.get(frame + measure + "." + column)
            wanted = (value[frame + measure + ".this"] - value[frame + measure + "." + side]
                      if side in sides else None)
            expect("%s %s %s %s" % (name, code, measure, column), got, wanted)
    # Months: those that are covered, and no other; their sum is what was reported in them.
    start = back(*back(year, month, -MONTHS[kind] + 1), 23)
    for i in range(24):
        y, m = back(*start, -i)
        f, l = bounds("month", y, m)
        got = value.get("flow.months.%04d-%02d.reported" % (y, m))
        if l < covered[0] or f > end:
            expect("%s %s month %d-%d" % (name, code, y, m), got, None)
        else:
            expect("%s %s month %d-%d" % (name, code, y, m), got,
                   count(known_then, max(f, covered[0]), min(l, end))["reported"])
    expect("%s %s partial" % (name, code),
           "hanya tercakup sebagian" in text, end < last or first < covered[0])
    # Nobody knows when these registers learnt of a case: no verdict on what may still be filling.
    settled = end <= covered[1] - timedelta(90)
    expect("%s %s says that it compares" % (name, code),
           bool(re.search(r"\*?daripada [^.]*sebelumnya|tidak dapat dibedakan dari kebetulan", text)),
           "previous" in sides and settled and value[frame + "reported.this"] > 0)
    expect("%s %s says one day once" % (name, code),
           re.findall(r"(\d+ [A-Z]\w+(?: \d{4})?) sampai \1", text), [])
    if end < last and first >= covered[0]:
        part = "hari pertama" if days == 1 else "%d hari pertama" % days
        expect("%s %s names the days" % (name, code), part in text, True)


def main():
    day = date.fromisoformat
    ends_in_october = draw(day("2022-01-01"), day("2024-10-20"), 3, 1)
    covered = inward(day("2022-01-01"), day("2024-10-20"))
    folder = write("october", ends_in_october)
    for code in ("2024-Q4", "2024-Q3", "2024-10", "2024-09", "2024-H2", "2024-H1", "2024", "2023",
                 "2022-Q1", "2022-01", "2022-H1", "2022", "2023-02", "2025-Q1", "2021-Q4", "2024-11"):
        judge("october", folder, ends_in_october, covered, code)
    judge("october", folder, ends_in_october, covered, "2024-Q2", day("2024-05-11"))
    judge("october", folder, ends_in_october, covered, "2024-H1", day("2024-05-11"))
    judge("october", folder, ends_in_october, covered, "2024-03", day("2024-03-30"))
    ledger, _ = build(folder)  # the last quarter that is covered whole
    expect("default", "quarters.compare.reported.this" in ledger and
           ledger["quarters.compare.reported.this"]["as_of"], "2024-09-30")

    # One mistyped day moves nothing: the same numbers, and a problem with its line.
    for wrong in ("3019-05-02", "2091-01-01", "2031-03-03"):
        cases = list(ends_in_october)
        at = next(i for i, c in enumerate(cases) if c[2] == "not-proven" and c[1] < day("2024-01-01"))
        r, _, o, s = cases[at]
        cases[at] = (r, wrong, o, s)
        odd = write("closing-" + wrong, cases)
        ledger, _ = build(odd)
        expect(wrong, ledger["quarters.compare.reported.this"]["as_of"], "2024-09-30")
        done = subprocess.run([netra, "check", odd, "--all"], capture_output=True, text=True)
        expect(wrong + " is a problem", "cases.csv:%d" % (at + 2) in
               "\n".join(l for l in done.stdout.splitlines() if wrong in l), True)
    old = write("old-row", [("1999-03-01", None, "pending", None)] + ends_in_october)
    ledger, text = build(old)
    expect("old row", ledger["cases.total"]["value"],
           sum(c[0] <= day("2024-09-30") for c in ends_in_october))
    expect("old row, coverage", "1 Januari 2022 sampai 14 Oktober 2024" in text, True)

    # What is stated holds, also where the rows do not reach it.
    stated = write("stated", ends_in_october, {"coverage": {"from": "2021-07-01", "to": "2024-10-31"}})
    for code in ("2024-10", "2021-Q3", "2022-Q1", "2021-Q2", "2024-Q4"):
        judge("stated", stated, ends_in_october, (day("2021-07-01"), day("2024-10-31")), code)
    to_the_day = (day("2022-01-15"), day("2024-10-20"))
    stated = write("to-the-day", ends_in_october,
                   {"coverage": {"from": to_the_day[0].isoformat(), "to": to_the_day[1].isoformat()}})
    for code in ("2024-Q4", "2024-10", "2024-H2", "2024", "2022-Q1", "2022-01", "2022-H1", "2022"):
        judge("to the day", stated, ends_in_october, to_the_day, code)
    short = write("short", ends_in_october, {"coverage": {"to": "2024-09-30"}})
    judge("short", short, ends_in_october, (day("2022-01-01"), day("2024-09-30")), "2024-Q3")
    judge("short", short, ends_in_october, (day("2022-01-01"), day("2024-09-30")), "2024-Q4")

    # One quarter, few rows, one row, a register of many quiet days.
    quarter = draw(day("2024-04-01"), day("2024-06-30"), 4, 2)
    folder = write("quarter", quarter)
    for code in ("2024-Q2", "2024-H1", "2024", "2024-05", "2024-04", "2024-Q1", "2024-Q3"):
        judge("quarter", folder, quarter, (day("2024-04-01"), day("2024-06-30")), code)
    one = [(day("2024-05-14"), day("2024-06-03"), "proven", None)]
    folder = write("one", one)
    for code in ("2024-Q2", "2024-05", "2024-06", "2024", "2024-04"):
        judge("one", folder, one, inward(day("2024-05-14"), day("2024-06-03")), code)
    one = [(day("2024-05-14"), None, "pending", None)]
    folder = write("one-day", one)
    for code in ("2024-05", "2024"):
        judge("one day", folder, one, None, code)
    ends = (day("2024-04-30"), day("2024-06-01"))  # a month and a day on each side
    two = [(ends[0], None, "pending", None), (ends[1], None, "pending", None)]
    folder = write("two", two)
    for code in ("2024-Q2", "2024-05", "2024-06", "2024-04"):
        judge("two", folder, two, inward(*ends), code)
    sparse = draw(day("2021-01-03"), day("2024-08-15"), 0.05, 3)
    days = sorted(d for c in sparse for d in (c[0], c[1], c[3]) if d)
    folder = write("sparse", sparse)
    for code in ("2024-Q2", "2024-Q1", "2023", "2023-H2", "2022-03"):
        judge("sparse", folder, sparse, inward(days[0], days[-1]), code)

    for line in failures[:60]:
        print("FAIL: " + line)
    print("%d failures" % len(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
