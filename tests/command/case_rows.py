#!/usr/bin/env python3
"""case_rows.py make DIR UNIT SEED: a register in DIR whose rows are of the UNIT (allegation, person, event), by chance.
case_rows.py judge DIR UNIT DAY FIGURES: the numbers of a report on DAY against what the rows say, counted here row by
row as they were known on that day: a case is proven once any of its rows is, waits while any does, else is closed by
the last; it is sanctioned once any is. Of events each row is one that has happened by the day."""
import collections, csv, json, pathlib, random, sys

verb, folder, unit = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
KINDS, POSITIONS = ["media", "partai", "kampanye"], ["jpt", "staf"]
HEADING = ["Nomor", "Terima", "Jenis", "Jabatan", "Putus", "Hasil", "Sanksi"]


def day(number):
    return f"2023-{1 + number // 28:02d}-{1 + number % 28:02d}" if number < 336 else f"2024-{1 + (number - 336) // 28:02d}-{1 + number % 28:02d}"


def make(seed):
    chance = random.Random(seed)
    rows = []
    for case in range(400):
        received = chance.randrange(300)
        shared = chance.choice(POSITIONS)
        for _ in range(1 if chance.random() < 0.6 else chance.randrange(2, 5)):
            decided = received + chance.randrange(1, 90) if chance.random() < 0.7 else None
            outcome = chance.choice(["Terbukti", "Tidak terbukti"]) if decided is not None else ""
            sanction = decided + chance.randrange(1, 40) if outcome == "Terbukti" and chance.random() < 0.5 else None
            rows.append([f"K-{case:03d}", day(received), chance.choice(KINDS),
                         shared if unit == "allegation" else chance.choice(POSITIONS),
                         day(decided) if decided is not None else "", outcome, day(sanction) if sanction is not None else ""])
    chance.shuffle(rows)
    if unit == "event":  # the first row of each case alone, taken apart
        first = {row[0]: row for row in reversed(rows)}
        events = []
        for row in first.values():
            events.append([row[0], row[1], "Registrasi", row[2], row[3]])
            events.append([row[0], row[1], "Klarifikasi", "", ""])
            events += [[row[0], row[4], row[5], "", ""]] if row[4] else []
            events += [[row[0], row[6], "Sanksi", "", ""]] if row[6] else []
        chance.shuffle(events)
        rows = events
    roles = ["id", "reported_on", "violation", "position", "decided_on", "outcome", "sanctioned_on"]
    heading = HEADING
    if unit == "event":
        heading, roles = ["Nomor", "Hari", "Tahap", "Jenis", "Jabatan"], ["id", "stage_on", "stage", "violation", "position"]
    folder.mkdir(parents=True)
    with open(folder / "kasus.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heading] + rows)
    fields = [dict({"name": name, "role": "case." + role}, **({"type": "date"} if role.endswith("_on") else {}))
              for name, role in zip(heading, roles)]
    netra = {"row": unit, "synthetic": True, "coverage": {"from": "2023-01-01", "to": "2024-06-30"},
             "codes": {"violation": {k: {"label": k} for k in KINDS}, "position": {p: {"label": p} for p in POSITIONS}}}
    if unit == "event":
        netra["stages"] = {"reported": {"aliases": ["Registrasi"]}, "sanctioned": {"aliases": ["Sanksi"]},
                           "other": {"aliases": ["Klarifikasi"]}}
    package = {"name": "kasus", "netra": netra,
               "resources": [{"name": "cases", "path": "kasus.csv", "schema": {"fields": fields}}]}
    (folder / "datapackage.json").write_text(json.dumps(package))


def known(row, at):
    """(outcome, sanctioned) of a row on the day."""
    if not row["Putus"] or row["Putus"] > at:
        return "open", False
    return row["Hasil"], bool(row["Sanksi"]) and row["Sanksi"] <= at


def judge(at, figures):
    cases = collections.defaultdict(list)
    for row in csv.DictReader(open(folder / "kasus.csv", encoding="utf-8")):
        cases[row["Nomor"]].append(row)
    if unit == "event":
        for number, events in list(cases.items()):
            named = {event["Tahap"]: event["Hari"] for event in events}
            first = next(event for event in events if event["Jenis"])
            outcome = next((text for text in ("Terbukti", "Tidak terbukti") if text in named), "")
            cases[number] = [{"Terima": named["Registrasi"], "Jenis": first["Jenis"], "Jabatan": first["Jabatan"],
                              "Putus": named.get(outcome, ""), "Hasil": outcome, "Sanksi": named.get("Sanksi", "")}]
    counts = collections.Counter()
    for rows in cases.values():
        if rows[0]["Terima"] > at:
            continue
        told = [known(row, at) for row in rows]
        outcomes = {outcome for outcome, _ in told}
        proven, waits = "Terbukti" in outcomes, "open" in outcomes
        sanctioned = any(done for _, done in told)
        over = sanctioned or (not proven and not waits)
        counts["cases.total"] += 1
        counts["cases.proven"] += proven
        counts["cases.not-proven"] += not proven and not waits
        counts["cases.decided"] += proven or not waits
        counts["cases.sanctioned"] += sanctioned
        counts["cases.open"] += not over
        counts["cases.%ss" % unit] += len(rows)
        for column, frame in ("Jenis", "violations"), ("Jabatan", "positions"):
            values = {row[column] for row in rows}
            counts["%s.%s.reported" % (frame, values.pop() if len(values) == 1 else "several")] += 1
        by, frame = ("Jenis", "allegations") if unit == "allegation" else ("Jabatan", "persons")
        for value in [row[by] for row in rows] if unit != "event" else []:
            counts["%s.%s.%s" % (frame, value, frame)] += 1
        for value in {row[by] for row in rows} if unit != "event" else []:
            counts["%s.%s.cases" % (frame, value)] += 1
    found = {row["id"]: row["value"] for row in json.load(open(figures, encoding="utf-8"))["figures"]}
    counts.pop("cases.events", None)
    wrong = {name: (found.get(name), count) for name, count in counts.items() if found.get(name) != count}
    assert counts["cases.total"] > 100 and not wrong, wrong


if verb == "make":
    make(int(sys.argv[4]))
else:
    judge(sys.argv[4], sys.argv[5])
