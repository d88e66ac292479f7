#!/usr/bin/env python3
"""Tries to work out suppressed counts from a printed ledger.

    attack.py PRINTED.json TRUTH.json [--knows-before] [--first] [--narrow] [--kind CODE=KIND]...

PRINTED is the ledger that leaves the house, TRUTH the internal one of the same register and day.
The attacker knows the ids; which relations their words imply (months make quarters, regencies make
provinces, what is proven and not sanctioned awaits a sanction, ...) and which orders (the sanctioned
are some of the proven); every printed count, with the part and whole of every printed ratio; that a
suppressed count is at least 1 where it is not 0 (zeros are printed, but in a frame that is withheld
as a whole); and every remainder that no cell shows (such as cases with an unknown province): those
are taken from TRUTH, which no real reader has. With --knows-before he also knows how much of each
total was before the report's window, as one who kept an edition of that time may.

A count is worked out when no other whole numbers agree with all that. The attack asks a solver of
integer programmes (HiGHS, through scipy) for tables that agree and in which as many suppressed
counts as can be differ from the truth. What stays the same is then asked for one by one, a step up
and a step down: where neither exists the count is known. Tables are checked in whole numbers again.

--kind says what an outcome of the descriptor means: pending, proven, not-proven or closed.

Exit status 1 when a count is worked out, or when a row made of a suppressed one is still printed;
--first stops at the first; --narrow prints how wide the range of each suppressed count is.
"""
import json
import sys
from datetime import date, timedelta

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

FRAMES = ["flow.months", "flow.quarters", "flow.outcomes", "outcomes", "stock.quarters", "stock.ages",
          "stock.ages.stage", "survival.decision.summary", "survival.sanction.summary",
          "survival.decision.all", "survival.sanction.all", "delays.decision", "delays.sanction",
          "months.compare", "quarters.compare", "halves.compare", "years.compare", "stock.months",
          "flow.parts", "positions", "violations", "institutions", "provinces", "regencies",
          "provinces.months", "funnel.provinces", "revision", "revision.triangle",
          "nation.compare", "events.age", "events.reported"]
GROUPS = ["positions", "violations", "institutions", "provinces", "regencies"]
FLOWS = {"reported": "cases.total", "decided": "cases.decided", "proven": "cases.proven",
         "not-proven": "cases.not-proven", "sanctioned": "cases.sanctioned",
         "otherwise-closed": "cases.otherwise-closed"}
KINDS = {"pending": "pending", "proven": "proven", "not-proven": "not-proven"}
KINDS.update(text.split("=") for flag, text in zip(sys.argv, sys.argv[1:]) if flag == "--kind")
TOTALS = {"reported": "cases.total", "proven": "cases.proven", "sanctioned": "cases.sanctioned",
          "open": "cases.open"}
EDGES = {"0-30": 30, "31-90": 90, "91-180": 180, "181-365": 365}
REACH = 3  # how far the tables of the first rounds stray from the truth
ROUNDS = 12


def load(path):
    with open(path, encoding="utf-8") as file:
        return {row["id"]: row for row in json.load(file)["figures"]}


class Ledger:
    """Values by id, and rows and columns found again in the ids, which are FRAME.ROW.COLUMN."""

    def __init__(self, rows):
        self.as_of = {id_: row["as_of"] for id_, row in rows.items()}
        self.end = date.fromisoformat(rows["cases.total"]["as_of"])
        self.value = {id_: row["value"] for id_, row in rows.items()}
        self.hidden = {id_ for id_, row in rows.items() if "suppressed" in row["flags"]}
        for id_, row in rows.items():
            if row["whole"] is not None or id_.endswith("-ratio." + id_.rsplit(".", 1)[-1]):
                for end in ("part", "whole"):
                    self.value[id_ + "#" + end] = row[end]
                    if id_ in self.hidden:
                        self.hidden.add(id_ + "#" + end)
        self.cells = {frame: {} for frame in FRAMES}
        by_length = sorted(FRAMES, key=len, reverse=True)
        for id_ in rows:
            frame = next((f for f in by_length if id_.startswith(f + ".")), None)
            row, _, column = id_[len(frame) + 1:].rpartition(".") if frame else ("", "", "")
            if row:
                self.cells[frame].setdefault(row, {})[column] = id_
        self.withheld = set()
        for frame in self.cells.values():
            ids = [id_ for cells in frame.values() for id_ in cells.values()]
            if all(id_ in self.hidden for id_ in ids):
                self.withheld.update(ids)

        self.find_period()

    def find_period(self):
        """What the report is on, and what stands in its rows over time: months or quarters."""
        self.months, self.word = next((months, word) for frame, months, word in (
            ("months.compare", 1, "month"), ("quarters.compare", 3, "quarter"),
            ("halves.compare", 6, "half"), ("years.compare", 12, "year")) if self.cells[frame])
        self.compare = {1: "months", 3: "quarters", 6: "halves", 12: "years"}[self.months] + ".compare"
        self.stock = "stock.months" if self.months == 1 else "stock.quarters"
        self.flow = "flow.months" if self.months == 1 else "flow.quarters"
        at = self.end.year * 12 + self.end.month - 1
        self.first = at - at % self.months
        behind = self.first + self.months
        self.part = self.end + timedelta(1) < date(behind // 12, behind % 12 + 1, 1)

    def period(self, back):
        """The code, and the steps, of the period that began so many months earlier."""
        first = self.first - back
        year, month = divmod(first, 12)
        code = {1: "%04d-%02d" % (year, month + 1), 3: "%04d-Q%d" % (year, month // 3 + 1),
                6: "%04d-H%d" % (year, month // 6 + 1), 12: "%04d" % year}[self.months]
        return code, self.steps(first, self.months)

    def steps(self, first, months):
        """The rows over time from a month on, those that are shown."""
        codes = ["%04d-%02d" % (m // 12, m % 12 + 1) if self.months == 1 else
                 "%04d-Q%d" % (m // 12, m % 12 // 3 + 1)
                 for m in range(first, first + months, 1 if self.months == 1 else 3)]
        return [code for code in codes if code in self.cells[self.flow]]

    def step_end(self, step):
        return min(self.end, quarter_end(step))

    def rows(self, frame):
        return list(self.cells[frame])

    def cell(self, frame, row, column):
        return self.cells[frame].get(row, {}).get(column)

    def of_kind(self, row, kind):
        """Cells of a month in flow.outcomes, of all outcomes of the kind."""
        return [id_ for code, id_ in self.cells["flow.outcomes"].get(row, {}).items()
                if KINDS.get(code) == kind]

    def closed(self):
        """What was otherwise closed, where the register knows that."""
        return [id_ for id_ in ["cases.otherwise-closed"] if self.value.get(id_) is not None or id_ in self.hidden]

    def column(self, frame, column):
        return [cells[column] for cells in self.cells[frame].values() if column in cells]


def month_start(month):
    year, number = month.split("-")
    return date(int(year), int(number), 1)


def quarter_months(quarter):
    if "Q" not in quarter:
        return [quarter]
    year, number = quarter.split("-Q")
    return ["%s-%02d" % (year, m) for m in range(3 * int(number) - 2, 3 * int(number) + 1)]


def quarter_end(quarter):
    if "Q" not in quarter:
        first = month_start(quarter)
        return date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(1)
    year, number = map(int, quarter.split("-Q"))
    return date(year + number // 4, number % 4 * 3 + 1, 1) - timedelta(1)


class System:
    """Relations: (terms, order, room), terms being (sign, id); the sum is known, or at most room."""

    def __init__(self):
        self.relations = []

    def add(self, terms, order=False, room=0):
        if all(id_ for _, id_ in terms):
            self.relations.append((terms, order, room))

    def equal(self, total, parts):
        self.add([(-1, total)] + [(1, part) for part in parts])

    def at_most(self, parts, wholes):
        """The parts together are some of the wholes together."""
        if parts and wholes:
            self.add([(1, part) for part in parts] + [(-1, whole) for whole in wholes], True)


def flows(f, s, quarters, months, truth, knows_before):
    for column, total in FLOWS.items():
        if not f.column(f.flow, column):
            continue
        for quarter in quarters if f.months > 1 else []:
            s.equal(f.cell(f.flow, quarter, column),
                    [f.cell("flow.months", month, column) for month in quarter_months(quarter)
                     if month in f.cells["flow.months"]])
        of_window = f.column(f.flow, column)
        if knows_before or truth.value[total] == sum(truth.value[id_] for id_ in of_window):
            s.equal(total, of_window)
    for frame in sorted({"flow.months", f.flow}):
        for row in f.rows(frame):
            s.equal(f.cell(frame, row, "decided"),
                    [f.cell(frame, row, "proven"), f.cell(frame, row, "not-proven")])
    for row, cells in f.cells["flow.outcomes"].items():
        s.equal(f.cell("flow.months", row, "reported"), list(cells.values()))
    s.equal("cases.decided", ["cases.proven", "cases.not-proven"])
    s.equal("cases.total", f.column("outcomes", "cases"))
    for kind, total in (("proven", "cases.proven"), ("not-proven", "cases.not-proven"),
                        ("closed", "cases.otherwise-closed")):
        parts = [cells["cases"] for code, cells in f.cells["outcomes"].items() if KINDS.get(code) == kind]
        if parts:
            s.equal(total, parts)
    s.at_most(["cases.decided"], ["cases.total"])
    s.at_most(["cases.sanctioned"], ["cases.proven"])


def stock(f, s, quarters):
    for number, q in enumerate(quarters):
        cells, ages = f.cells[f.stock][q], f.cells["stock.ages"][q]
        s.add([(1, cells["open-start"]), (1, cells["reported"]), (-1, cells["closed"]),
               (-1, cells["open-end"])])
        s.equal(cells["reported"], [f.cell(f.flow, q, "reported")])
        s.equal(cells["closed"], [f.cell(f.flow, q, "not-proven"),
                                  f.cell(f.flow, q, "sanctioned")] +
                [f.cell(f.flow, q, "otherwise-closed") for _ in f.closed()])
        if number + 1 < len(quarters):
            s.equal(cells["open-end"],
                    [f.cell(f.stock, quarters[number + 1], "open-start")])
        s.equal(ages["total"], [id_ for column, id_ in ages.items() if column != "total"])
        s.equal(ages["total"], [cells["open-end"]])
    last = quarters[-1]
    for stage, cells in f.cells["stock.ages.stage"].items():
        s.equal(cells["total"], [id_ for column, id_ in cells.items() if column != "total"])
    for band, id_ in f.cells["stock.ages"][last].items():
        s.equal(id_, f.column("stock.ages.stage", band))
    s.equal("cases.open", [f.cell(f.stock, last, "open-end")])
    waiting = f.cell("stock.ages.stage", "awaiting-decision", "total")
    s.equal("cases.total", ["cases.decided", waiting] + f.closed())
    waiting = f.cell("stock.ages.stage", "awaiting-sanction", "total")
    s.equal("cases.proven", ["cases.sanctioned", waiting])


def reaching_back(months, end, days):
    """The months of all that is so many days old at most; none when that is before the window."""
    first = (end - timedelta(days)).isoformat()[:7]
    return [m for m in months if first <= m <= end.isoformat()[:7]] if first in months else []


def ages(f, s, quarters):
    """What is open by age is some of what was reported, or was open a quarter ago, that long ago."""
    months = f.rows("flow.months")
    for number, q in enumerate(quarters):
        end = f.step_end(q)
        young = []
        for band, edge in EDGES.items():
            young.append(f.cell("stock.ages", q, band))
            inside = reaching_back(months, end, edge)
            s.at_most(young, [f.cell("flow.months", m, "reported") for m in inside])
            if q == quarters[-1]:
                s.at_most([f.cell("stock.ages.stage", "awaiting-sanction", b) for b in
                           list(EDGES)[:len(young)]],
                          [id_ for m in inside for id_ in f.of_kind(m, "proven")])
        if not number:
            continue
        days = (end - f.step_end(quarters[number - 1])).days
        bands = [("0-30", 0), ("31-90", 31), ("91-180", 91), ("181-365", 181), ("365+", 366)]
        for at, (_, first) in enumerate(bands):
            if first >= days:
                before = max(b for b in range(len(bands)) if bands[b][1] <= first - days)
                s.at_most([f.cell("stock.ages", q, band) for band, _ in bands[at:]],
                          [f.cell("stock.ages", quarters[number - 1], band)
                           for band, _ in bands[before:]])


def waiting(f, s, months):
    """What waited at a month's start: what waits now less what came since, and what left."""
    undecided = [f.cell("stock.ages.stage", "awaiting-decision", "total")]
    unsanctioned = [f.cell("stock.ages.stage", "awaiting-sanction", "total")]
    for came, left, now in (("reported", ["decided", "otherwise-closed"], undecided),
                            ("proven", ["sanctioned"], unsanctioned)):
        for number in range(len(months)):
            since = [m for m in months[number:] if f.cell("flow.months", m, came)]
            s.at_most([f.cell("flow.months", m, came) for m in since],
                      [f.cell("flow.months", m, column) for m in since for column in left
                       if f.column("flow.months", column)] + now)
    for kind, left in (("proven", "proven"), ("not-proven", "not-proven"),
                       ("closed", "otherwise-closed")):
        for number in range(len(months)):
            since = [m for m in months[number:] if f.of_kind(m, kind)]
            s.at_most([id_ for m in since for id_ in f.of_kind(m, kind)],
                      [f.cell("flow.months", m, left) for m in since])


def before_window(f, s):
    """The window's are some of all; what is not in it was reported before."""
    def before(column):
        return [FLOWS[column]], f.column(f.flow, column)

    reported, of_window = before("reported")
    shares = [(f.column("flow.outcomes", code), cells["cases"])
              for code, cells in f.cells["outcomes"].items()]
    shares.append(([id_ for m in f.rows("flow.outcomes") for id_ in f.of_kind(m, "pending")],
                   f.cell("stock.ages.stage", "awaiting-decision", "total")))
    for ids, total in shares:
        s.at_most(ids, [total])
        s.at_most([total] + of_window, ids + reported)
    stages = ("sanctioned", "proven", "decided", "reported")
    for fewer, more in zip(stages, stages[1:]):
        total, quarters = before(fewer)
        s.at_most(quarters, total)
        s.at_most(total + before(more)[1], before(more)[0] + quarters)
    s.at_most(of_window, reported)


def nested(f, printed, end):
    """What awaits a decision and was reported within so many days: by band of age, by month of
    report, by step of the curve. Lists of (days, ids)."""
    bands = [(edge, [f.cell("stock.ages.stage", "awaiting-decision", band)])
             for band, edge in EDGES.items()]
    reports = [((end - month_start(month)).days, f.of_kind(month, "pending"))
               for month in reversed(f.rows("flow.outcomes"))]
    steps = [(int(day), [cells["censored"]])
             for day, cells in f.cells["survival.decision.all"].items()
             if cells["censored"] not in printed.hidden]
    return [[(days, [id_ for _, ids in kind[:i + 1] for id_ in ids]) for i, (days, _) in enumerate(kind)]
            for kind in (bands, reports, steps)]


def pending(f, s, printed, last):
    kinds = nested(f, printed, f.step_end(last))
    for kind in kinds:
        if kind:
            s.at_most(kind[-1][1], [f.cell("stock.ages.stage", "awaiting-decision", "total")])
        for other_kind in kinds:
            for days, fewer in kind if other_kind is not kind else []:
                wider = next((entry for entry in other_kind if entry[0] >= days), None)
                if wider:
                    s.add([(1, id_) for id_ in fewer] + [(-1, id_) for id_ in wider[1]],
                          wider[0] != days)


def parts(f, s, code, steps):
    """A part of a period and its rest, the month that is cut, and what was closed in each."""
    def piece(name, column):
        return f.cell("flow.parts", code + "-" + name, column)

    whole = [m for step in steps for m in quarter_months(step)]
    columns = [c for c in FLOWS if piece("first", c)] + \
        (["otherwise-closed"] if piece("first", "otherwise-closed") else [])
    for column in columns:
        s.add([(1, piece("first", column)), (1, piece("rest", column))] +
              [(-1, f.cell(f.flow, step, column)) for step in steps])
        if f.months > 1:
            day = date.fromisoformat(f.as_of[piece("first", column)])
            before = [m for m in whole if quarter_end(m) <= day]
            cut = [m for m in whole if month_start(m) <= day < quarter_end(m)]
            s.equal(piece("first", column), [f.cell("flow.months", m, column) for m in before] +
                    [piece("month-first", column) for _ in cut])
            for m in cut:
                s.equal(f.cell("flow.months", m, column),
                        [piece("month-first", column), piece("month-rest", column)])
    for name in ("first", "rest", "month-first", "month-rest"):
        s.equal(piece(name, "decided"), [piece(name, "proven"), piece(name, "not-proven")])
        s.equal(piece(name, "closed"), [piece(name, c) for c in
                ("not-proven", "sanctioned", "otherwise-closed") if c in columns])


def quarters_compared(f, s, quarters):
    """Where the ledger tells what was known then, the other periods are as they were known on their
    last day: some of what is known of them now."""
    for column, back in (("this", 0), ("previous", f.months), ("year-before", 12)):
        code, steps = f.period(back)
        cut = code + "-first" in f.cells["flow.parts"]
        then = column != "this" and bool(f.rows("revision"))
        relate = s.at_most if then else lambda parts, wholes: s.equal(parts[0], wholes)
        if not f.cell(f.compare, "reported", column):
            continue
        for row in ("reported", "decided", "proven", "sanctioned"):
            relate([f.cell(f.compare, row, column)],
                   [f.cell("flow.parts", code + "-first", row)] if cut else
                   [f.cell(f.flow, step, row) for step in steps])
        if cut:
            parts(f, s, code, steps)
            s.add([(1, f.cell(f.stock, steps[0], "open-start")),
                   (1, f.cell("flow.parts", code + "-first", "reported")),
                   (-1, f.cell("flow.parts", code + "-first", "closed")),
                   (-1, f.cell(f.compare, "open", column))])
        elif then:
            if not f.part:
                s.equal(f.cell(f.compare, "reported", column),
                        [f.cell("revision.triangle", step, steps[-1]) for step in steps])
            s.at_most([f.cell(f.compare, "proven", column)], [f.cell(f.compare, "decided", column)])
        else:
            s.equal(f.cell(f.compare, "open", column), [f.cell(f.stock, steps[-1], "open-end")])
        ratio = f.cell(f.compare, "sanction-ratio", column)
        if ratio:
            first = f.first - back + f.months - 12
            year = [step for step in f.steps(first, 12) if not (cut and step in steps)]

            def ids(row):
                return [f.cell(f.flow, step, row) for step in year] + \
                    [f.cell("flow.parts", code + "-first", row) for _ in range(cut)]
            relate([ratio + "#whole"], ids("proven"))
            s.at_most([ratio + "#part"], ids("sanctioned"))
            s.at_most([ratio + "#part"], [ratio + "#whole"])
            s.at_most([f.cell(f.compare, "proven", column)], [ratio + "#whole"])
            if column == "this":
                s.at_most([ratio + "#whole"], [ratio + "#part", f.cell(
                    "stock.ages.stage", "awaiting-sanction", "total")])
    closed = "closed." + f.period(0)[0]
    if closed in f.value:
        s.equal(closed, [f.cell(f.stock, step, "closed") for step in f.period(0)[1]])


def groups(f, s, quarters, months):
    this, previous = "this-" + f.word, "previous-" + f.word
    totals = dict(TOTALS, **{this: f.cell(f.compare, "reported", "this"),
                             previous: f.cell(f.compare, "reported", "previous")})
    for frame in GROUPS:
        for column, total in totals.items():
            parts = f.column(frame, column)
            if parts:
                s.equal(total, parts)
        for row, cell in f.cells[frame].items():
            s.at_most([cell.get("proven")], [cell["reported"]])
            s.at_most([cell.get("sanctioned")], [cell.get("proven")])
            s.at_most([cell.get("sanctioned"), cell["open"]], [cell["reported"]])
            s.at_most([cell.get("proven")], [cell.get("sanctioned"), cell["open"]])
            heat = f.cells["provinces.months"].get(row) if frame == "provinces" else None
            s.at_most([cell[this]] +
                      ([cell[previous]] if previous in cell else []),
                      [cell["reported"]])
            if heat:
                s.equal(cell[this], [heat[month] for step in f.period(0)[1]
                                      for month in quarter_months(step) if month in heat])
                s.at_most(list(heat.values()), [cell["reported"]])
    for province in f.rows("provinces"):
        for column in totals:
            parts = [f.cell("regencies", row, column) for row in f.rows("regencies")
                     if row.split(".")[0] == province]
            if parts:
                s.equal(f.cell("provinces", province, column), parts)
        s.equal(f.cell("funnel.provinces", province, "proven"),
                [f.cell("provinces", province, "proven")])
    for month in months[-12:]:
        parts = f.column("provinces.months", month)
        if parts:
            s.equal(f.cell("flow.months", month, "reported"), parts)


def curves(f, s, printed):
    shown = {("decision", "cases"): "reported", ("sanction", "cases"): "proven",
             ("sanction", "events"): "sanctioned"}
    for process, cases, events in (("decision", "cases.total", ["cases.decided"] + f.closed()),
                                   ("sanction", "cases.proven", ["cases.sanctioned"])):
        frame = "survival.%s.summary" % process
        rows = [row for row in f.rows(frame) if row != "all"]
        families = [[row for row in rows if row in f.cells["positions"]],
                    [row for row in rows if row not in f.cells["positions"]]]
        for column, total in (("cases", [cases]), ("events", events)):
            s.equal(f.cell(frame, "all", column), total)
            for number, family in enumerate(families):
                parts = [f.cell(frame, row, column) for row in family]
                unknown = f.cell("positions", "unknown", shown.get((process, column), ""))
                if number == 0 and not unknown and "unknown" in f.cells["positions"]:
                    # How many of those without a position are decided is not said.
                    s.at_most(parts, total)
                    s.at_most(total, parts + [f.cell("positions", "unknown", "reported")])
                elif family:
                    s.equal(f.cell(frame, "all", column),
                            parts + ([unknown] if number == 0 and unknown else []))
        for row in families[0] if process == "decision" else []:
            cell = f.cells["positions"][row]
            s.add([(1, cell["open"]), (-1, f.cell(frame, row, "cases")),
                                (1, f.cell(frame, row, "events")), (-1, cell["proven"]),
                                (1, cell["sanctioned"])])
        for row in rows:
            s.at_most([f.cell(frame, row, "events")], [f.cell(frame, row, "cases")])
            s.at_most([f.cell("survival.sanction.summary", row, "cases")],
                      [f.cell("survival.decision.summary", row, "events")])
            for column in ("cases", "events"):
                if row in families[0] and (process, column) in shown:
                    s.equal(f.cell(frame, row, column),
                            [f.cell("positions", row, shown[process, column])])
        bins(f, s, printed, process, f.cell(frame, "all", "events"))


def bins(f, s, printed, process, events):
    cells = [(int(row.split("-")[0].rstrip("+")), id_["count"])
             for row, id_ in f.cells["delays." + process].items()]
    s.equal(events, [id_ for _, id_ in cells])
    before = -1
    for row, curve in f.cells["survival.%s.all" % process].items():
        inside = [id_ for first, id_ in cells if before < first <= int(row)]
        if inside and curve["events"] not in printed.hidden:
            s.equal(curve["events"], inside)
        before = int(row)


def events(f, s):
    """Counts by age of an event are some of its cases. Events a and b are not named in the ids."""
    for column in ("a", "b"):
        for frame in ("events.age", "events.reported"):
            ids = f.column(frame, column)
            ends = ("#part", "#whole") if frame == "events.age" else ("",)
            for end in ends:
                for fewer, more in zip(ids, ids[1:]):
                    s.at_most([fewer + end], [more + end])


def other(f, s, last):
    for q in f.rows("revision"):
        s.equal(f.cell("revision", q, "known-now"), [f.cell(f.flow, q, "reported")])
        s.equal(f.cell("revision", q, "known-then"), [f.cell("revision.triangle", q, q)])
        s.equal(f.cell("revision", q, "known-now"), [f.cell("revision.triangle", q, last)])
    for row, total in list(TOTALS.items()) + [
            ("this-" + f.word, f.cell(f.compare, "reported", "this"))]:
        s.equal(f.cell("nation.compare", row, "area"), [total])
        s.at_most([f.cell("nation.compare", row, "area")], [f.cell("nation.compare", row, "nation")])
    for fewer, more in (("sanctioned", "proven"), ("proven", "reported"), ("open", "reported"),
                        ("this-" + f.word, "reported")):
        s.at_most([f.cell("nation.compare", fewer, "nation")],
                  [f.cell("nation.compare", more, "nation")])
    for dimension, frame in (("position", "positions"), ("violation", "violations"),
                             ("institution", "institutions")):
        s.equal("cases.unknown." + dimension, [f.cell(frame, "unknown", "reported")])


def relations(f, printed, truth, knows_before):
    s = System()
    quarters, months = f.rows(f.stock), f.rows("flow.months")
    flows(f, s, quarters, months, truth, knows_before)
    stock(f, s, quarters)
    ages(f, s, quarters)
    waiting(f, s, months)
    before_window(f, s)
    pending(f, s, printed, quarters[-1])
    quarters_compared(f, s, quarters)
    groups(f, s, quarters, months)
    curves(f, s, printed)
    events(f, s)
    other(f, s, quarters[-1])
    return s.relations


def align(truth, printed):
    """The internal edition has finer bins and steps than the printed one: add them up."""
    raw = dict(truth.value)

    def first_day(row):
        return int(row.split("-")[0].rstrip("+"))

    for process in ("decision", "sanction"):
        frame = "delays." + process
        fine = [(first_day(row), raw[cells["count"]]) for row, cells in truth.cells[frame].items()]
        coarse = [(first_day(row), cells["count"]) for row, cells in printed.cells[frame].items()]
        ends = [first for first, _ in coarse[1:]] + [float("inf")]
        for (first, id_), end in zip(coarse, ends):
            truth.value[id_] = sum(count for day, count in fine if first <= day < end)
        frame = "survival.%s.all" % process
        for column in ("events", "censored"):
            before = -1
            for row, cells in printed.cells[frame].items():
                truth.value[cells[column]] = sum(
                    raw[own[column]] for day, own in truth.cells[frame].items()
                    if before < int(day) <= int(row))
                before = int(row)


class Attack:
    def __init__(self, printed, truth, knows_before):
        self.truth, self.hidden = truth.value, printed.hidden
        self.number, self.rows, self.broken = {}, [], 0
        for terms, order, room in relations(printed, printed, truth, knows_before):
            self.pose(terms, order, room, printed)
        self.ids = list(self.number)
        self.x0 = numpy.array([self.truth[id_] for id_ in self.ids], dtype=int)
        self.least = numpy.array([0 if id_ in printed.withheld else min(1, self.truth[id_])
                                  for id_ in self.ids], dtype=int)
        self.build()

    def pose(self, terms, order, room, printed):
        """One row of the system: {unknown: coefficient}, what it comes to, and whether at most."""
        if any(self.truth.get(id_) is None or id_ not in printed.value for _, id_ in terms):
            return
        row, come_to = {}, room
        for sign, id_ in terms:
            if id_ in self.hidden:
                row[id_] = row.get(id_, 0) + sign
            else:
                come_to -= sign * printed.value[id_]
        assert all(printed.value[id_] is not None for _, id_ in terms if id_ not in self.hidden)
        row = {id_: c for id_, c in row.items() if c}
        true_sum = sum(c * self.truth[id_] for id_, c in row.items())
        if order and true_sum > come_to:
            self.broken += 1  # the data do not keep this order
        elif row:
            for id_ in row:
                self.number.setdefault(id_, len(self.number))
            # The remainder that no cell shows is known to this attacker.
            self.rows.append((row, come_to if order else true_sum, order))

    def build(self):
        at, numbers, values = [], [], []
        for r, (row, _, _) in enumerate(self.rows):
            for id_, c in row.items():
                at.append(r)
                numbers.append(self.number[id_])
                values.append(c)
        self.matrix = coo_array((values, (at, numbers)),
                                shape=(len(self.rows), len(self.ids))).tocsr()
        self.upper = numpy.array([total for _, total, _ in self.rows], dtype=float)
        self.lower = numpy.array([-numpy.inf if order else total
                                  for _, total, order in self.rows], dtype=float)

    def solve(self, objective, low, high, seconds=20):
        """Another table that agrees with all that is known; None: there is none."""
        answer = milp(objective, integrality=numpy.ones(len(self.ids)), bounds=Bounds(low, high),
                      constraints=LinearConstraint(self.matrix, self.lower, self.upper),
                      options={"time_limit": seconds, "mip_rel_gap": 0.3})
        if answer.x is None:
            if answer.status != 2:
                raise SystemExit("the solver gave up: " + answer.message)
            return None
        x = numpy.rint(answer.x).astype(int)
        sums = self.matrix @ x
        assert (sums <= self.upper).all() and (sums >= self.lower).all() and (x >= self.least).all()
        return x

    def same_in_all(self, rounds):
        """Those that no table of a few rounds moved."""
        left = numpy.ones(len(self.ids), dtype=bool)
        draw = numpy.random.default_rng(1)
        for _ in range(rounds):
            if not left.any():
                break
            signs = draw.choice((-1.0, 1.0), len(self.ids)) * left
            x = self.solve(signs, numpy.maximum(self.least, self.x0 - REACH), self.x0 + REACH)
            left &= x == self.x0
        return left

    def stuck(self, i, step):
        low, high = self.least.astype(float), numpy.full(len(self.ids), numpy.inf)
        if step > 0:
            low[i] = self.x0[i] + 1
        else:
            high[i] = self.x0[i] - 1
        return high[i] < low[i] or self.solve(numpy.zeros(len(self.ids)), low, high) is None

    def worked_out(self, only_first):
        found = []
        for i in numpy.flatnonzero(self.same_in_all(1 if only_first else ROUNDS)) if self.ids else []:
            if "#" not in self.ids[i] and self.stuck(i, 1) and self.stuck(i, -1):
                found.append(self.ids[i])
                if only_first:
                    break
        return sorted(found)

    def widths(self):
        """How many values each unknown can take, at most four."""
        for i, id_ in enumerate(self.ids):
            values = [self.x0[i]]
            for step in (1, -1):
                for n in (1, 2):
                    low, high = self.least.astype(float), numpy.full(len(self.ids), numpy.inf)
                    if self.x0[i] + step * n < low[i]:
                        break
                    low[i] = high[i] = self.x0[i] + step * n
                    if self.solve(numpy.zeros(len(self.ids)), low, high) is not None:
                        values.append(self.x0[i] + step * n)
            yield id_, sorted(values)


def dependants(rows, hidden):
    """Derived rows that are printed although an input of theirs is suppressed."""
    return sorted(id_ for id_, row in rows.items()
                  if row["value"] is not None and any(i in hidden for i in row["inputs"]))


def main(arguments):
    rows = load(arguments[0])
    printed, truth = Ledger(rows), Ledger(load(arguments[1]))
    align(truth, printed)
    attack = Attack(printed, truth, "--knows-before" in arguments)
    solved = attack.worked_out("--first" in arguments)
    leaks = dependants(rows, printed.hidden)
    print("%d suppressed rows, %d unknown counts in %d relations (%d orders)" %
          (len([id_ for id_ in printed.hidden if "#" not in id_]), len(attack.ids),
           len(attack.rows), sum(order for _, _, order in attack.rows)))
    for id_ in solved:
        print("worked out: %s = %d" % (id_, attack.truth[id_]))
    for id_ in leaks:
        print("still printed: %s" % id_)
    if "--narrow" in arguments:
        for id_, values in attack.widths():
            print("%s: %s" % (id_, values))
    return 1 if solved or leaks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
