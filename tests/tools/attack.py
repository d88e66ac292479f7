#!/usr/bin/env python3
"""Tries to work out suppressed counts from a printed ledger.

    attack.py PRINTED.json TRUTH.json RELATIONS.json [--knows-before] [--first] [--narrow] [--kind CODE=KIND]...

PRINTED is the ledger that leaves the house, TRUTH the internal one of the same register and day,
RELATIONS the frames and statements that the program declares (tests/disclosure/write_ledgers.c). The
attacker knows the ids; what is declared; the main sums and orders that the words of the ids imply,
which are written down here once more, so that one which is declared wrong, or not at all, is found
(months make quarters, regencies make provinces, the sanctioned are some of the proven); every printed
count, with the part and whole of every printed ratio; that a suppressed count is at least 1 where it is
not 0 (zeros are printed, but in a frame that is withheld as a whole); and every remainder that no cell
shows (such as cases with an unknown province): those are taken from TRUTH, which no real reader has.
With --knows-before he also knows how much of each total was before the report's window, as one who
kept an edition of that time may.

A count is worked out when no other whole numbers agree with all that. The attack asks a solver of
integer programmes (HiGHS, through scipy) for tables that agree and in which as many suppressed
counts as can be differ from the truth. What stays the same is then asked for one by one, a step up
and a step down: where neither exists the count is known. Tables are checked in whole numbers again.
A zero may be known: it is of nobody, and zeros are printed where their frame is; the parts of a whole
that is printed as 0 cannot but be. So may a count that is not small, goes with the whole of its frame, and is printed by another.

--kind says what an outcome of the descriptor means: pending, proven, not-proven or closed.

Exit status 1 when a count is worked out, when a row made of a suppressed one is still printed, or one is
withheld that is the difference or the share of two that are printed;
--first stops at the first; --narrow prints how wide the range of each suppressed count is.
"""
import collections
import json
import sys
from datetime import date

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

FRAMES = []  # those of RELATIONS
GROUPS = ["positions", "violations", "institutions", "provinces", "regencies"]
FLOWS = {"reported": "cases.total", "decided": "cases.decided", "proven": "cases.proven",
         "not-proven": "cases.not-proven", "sanctioned": "cases.sanctioned",
         "otherwise-closed": "cases.otherwise-closed"}
KINDS = {"pending": "pending", "proven": "proven", "not-proven": "not-proven"}
KINDS.update(text.split("=") for flag, text in zip(sys.argv, sys.argv[1:]) if flag == "--kind")
TOTALS = {"reported": "cases.total", "proven": "cases.proven", "sanctioned": "cases.sanctioned",
          "open": "cases.open"}
SHARES = ("by-30", "by-90", "by-180", "by-365")
THRESHOLD = 3
REACH = 3  # how far the tables of the first rounds stray from the truth
ROUNDS = 12


def load(path):
    with open(path, encoding="utf-8") as file:
        return {row["id"]: row for row in json.load(file)["figures"]}


class Ledger:
    """Values by id, and rows and columns found again in the ids, which are FRAME.ROW.COLUMN."""

    def __init__(self, rows, done={}):
        self.end = date.fromisoformat(rows["cases.total"]["as_of"])
        self.value = {id_: row["value"] for id_, row in rows.items()}
        self.hidden = {id_ for id_, row in rows.items() if "suppressed" in row["flags"]}
        for id_, row in rows.items():
            if row["whole"] is not None or id_.endswith("-ratio." + id_.rsplit(".", 1)[-1]):
                for end in ("part", "whole"):
                    self.value[id_ + "#" + end] = row[end]
                    if id_ in self.hidden:
                        self.hidden.add(id_ + "#" + end)
        for id_, count in done.items():  # of a share by a day: who knows its base knows how many it is of
            self.value[id_] = count
            if id_.partition("#")[0] in self.hidden:
                self.hidden.add(id_)
        self.cells = collections.defaultdict(dict)
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

    def steps(self):
        """The rows over time that the report is on, those that are shown."""
        codes = ["%04d-%02d" % (m // 12, m % 12 + 1) if self.months == 1 else
                 "%04d-Q%d" % (m // 12, m % 12 // 3 + 1)
                 for m in range(self.first, self.first + self.months, 1 if self.months == 1 else 3)]
        return [code for code in codes if code in self.cells[self.flow]]

    def rows(self, frame):
        return list(self.cells[frame])

    def cell(self, frame, row, column):
        return self.cells[frame].get(row, {}).get(column)

    def closed(self):
        """What was otherwise closed, where the register knows that."""
        return [id_ for id_ in ["cases.otherwise-closed"] if self.value.get(id_) is not None or id_ in self.hidden]

    def column(self, frame, column):
        return [cells[column] for cells in self.cells[frame].values() if column in cells]


def quarter_months(quarter):
    if "Q" not in quarter:
        return [quarter]
    year, number = quarter.split("-Q")
    return ["%s-%02d" % (year, m) for m in range(3 * int(number) - 2, 3 * int(number) + 1)]


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
                s.equal(cell[this], [heat[month] for step in f.steps()
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


def rows_of_cases(f, s):
    """Allegations by kind, persons by position: a case is in each row that it has any of, and in one of the groups
    if all of its rows are alike, else among those of several."""
    for frame, grouped in ("allegations", "violations"), ("persons", "positions"):
        if not f.cells[frame]:
            continue
        s.equal("cases." + frame, f.column(frame, frame))
        several = [id_ for id_ in [f.cell(grouped, "several", "reported")] if id_]
        for row, cell in f.cells[frame].items():
            s.at_most([cell["cases"]], [cell[frame]])
            alone = [id_ for id_ in [f.cell(grouped, row, "reported")] if id_]
            s.at_most(alone, [cell["cases"]])
            if row != "unknown":
                s.at_most([cell["cases"]], alone + several)
        s.at_most(["cases.total"] + several, f.column(frame, "cases"))


def events(f, s):
    """Counts by age of an event are some of its cases. Events a and b are not named in the ids."""
    for column in ("a", "b"):
        for frame in ("events.age", "events.reported"):
            ids = f.column(frame, column)
            ends = ("#part", "#whole") if frame == "events.age" else ("",)
            for end in ends:
                for fewer, more in zip(ids, ids[1:]):
                    s.at_most([fewer + end], [more + end])


def shares(f, s):
    """A share of a known number of cases by a day is a count, some of the same by a later day; the steps of
    a curve say how many there were by the days before and after."""
    for process in ("decision", "sanction", "outcome"):
        base = "survival.%s." % process
        for row, cells in f.cells[base + "summary"].items():
            done = [cells[by] + "#done" for by in SHARES if by in cells and cells[by] + "#done" in f.value]
            for fewer, more in zip(done, done[1:]):
                s.at_most([fewer], [more])
            for id_ in done:
                s.at_most([id_], [cells.get("events") or f.cell("survival.sanction.summary", row, "events")])
                day = int(id_.rpartition("-")[2].partition("#")[0])
                steps = {int(step): own["events"] for step, own in f.cells[base + row].items()
                         if own.get("events", "") in f.value and own["events"] not in f.hidden}
                s.at_most([step_id for step, step_id in steps.items() if step <= day], [id_])
                behind = [step for step in steps if step >= day]
                if behind:
                    s.at_most([id_], [step_id for step, step_id in steps.items() if step <= min(behind)])


def nation(f, s):
    for row, total in list(TOTALS.items()) + [
            ("this-" + f.word, f.cell(f.compare, "reported", "this"))]:
        s.equal(f.cell("nation.compare", row, "area"), [total])
        s.at_most([f.cell("nation.compare", row, "area")], [f.cell("nation.compare", row, "nation")])
    for fewer, more in (("sanctioned", "proven"), ("proven", "reported"), ("open", "reported"),
                        ("this-" + f.word, "reported")):
        s.at_most([f.cell("nation.compare", fewer, "nation")],
                  [f.cell("nation.compare", more, "nation")])


def declared(f, s, statements, knows_before):
    """What the program says of its frames. What was before the window only some readers know, and the
    steps of a curve those who see it."""
    for statement in statements:
        seen = not any(id_ in f.hidden for id_ in statement["told"])
        if seen and (knows_before or not statement["rest"]):
            s.add(statement["terms"], statement["order"])


def relations(f, statements, truth, knows_before):
    s = System()
    quarters, months = f.rows(f.stock), f.rows("flow.months")
    declared(f, s, statements, knows_before)
    flows(f, s, quarters, months, truth, knows_before)
    stock(f, s, quarters)
    groups(f, s, quarters, months)
    rows_of_cases(f, s)
    events(f, s)
    shares(f, s)
    nation(f, s)
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
        for frame in [f for f, rows in printed.cells.items() if f.startswith("survival.%s." % process) and
                      all("censored" in cells for cells in rows.values())]:
            for column in ("events", "censored"):
                before = -1
                for row, cells in printed.cells[frame].items():
                    seen = printed.value[cells[column]]
                    truth.value[cells[column]] = seen if seen is not None else sum(
                        raw[own[column]] for day, own in truth.cells[frame].items()
                        if before < int(day) <= int(row))
                    before = int(row)


class Attack:
    def __init__(self, printed, truth, statements, knows_before):
        self.truth, self.hidden = truth.value, printed.hidden
        self.number, self.rows, self.broken = {}, [], 0
        self.elsewhere = set()
        for terms, order, room in relations(printed, statements, truth, knows_before):
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
        if len(terms) == 2 and len(row) == 1 and not order:
            self.elsewhere |= {id_ for id_ in row if id_ in printed.withheld and self.truth[id_] >= THRESHOLD}
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

    def near(self, low, high, left, draw):
        """A table not far from the truth that moves as many as it can of those that are left."""
        signs = draw.choice((-1.0, 1.0), len(self.ids)) * left
        return self.solve(signs, numpy.maximum(low, self.x0 - REACH), numpy.minimum(high, self.x0 + REACH))

    def other(self, i, left, draw):
        """A table in which unknown i is not what it is; None: there is none, near or far."""
        for step in (1, -1):
            low, high = self.least.astype(float), numpy.full(len(self.ids), numpy.inf)
            if step > 0:
                low[i] = self.x0[i] + 1
            else:
                high[i] = self.x0[i] - 1
            if low[i] <= high[i]:
                x = self.near(low, high, left, draw)
                x = self.solve(numpy.zeros(len(self.ids)), low, high) if x is None else x
                if x is not None:
                    return x
        return None

    def worked_out(self, only_first):
        """Those above 0 that are the same in every table. What one table moves needs no table of its own."""
        found, left = [], numpy.ones(len(self.ids), dtype=bool)
        draw = numpy.random.default_rng(1)
        for _ in range((1 if only_first else ROUNDS) if self.ids else 0):
            left &= self.near(self.least, numpy.inf, left, draw) == self.x0
        for i, id_ in enumerate(self.ids):
            if left[i] and "#" not in id_ and self.x0[i] and id_ not in self.elsewhere:
                x = self.other(i, left, draw)
                if x is not None:
                    left &= x == self.x0
                    continue
                found.append(id_)
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


def in_vain(rows, truth):
    """Differences and shares that are withheld although both their terms are printed: whoever reads can
    reckon them."""
    def shown(id_):
        return rows.get(id_, {}).get("value") is not None
    for id_, row in rows.items():
        own = truth.get(id_, row)
        if "suppressed" not in row["flags"] or len(own["inputs"]) != 2 or not all(map(shown, own["inputs"])):
            continue
        part, whole = (rows[i]["value"] for i in own["inputs"])
        share = own["method"] in ("wilson-1927", "ratio") and sorted((part, whole)) == [own["part"], own["whole"]]
        if share or own["method"] in ("difference", "mover-2008", "newcombe-1998-10"):
            yield id_


def main(arguments):
    rows = load(arguments[0])
    with open(arguments[2], encoding="utf-8") as file:
        given = json.load(file)
    FRAMES.extend(given["frames"])
    printed, truth = Ledger(rows, given["done"]), Ledger(load(arguments[1]), given["done"])
    align(truth, printed)
    attack = Attack(printed, truth, given["statements"], "--knows-before" in arguments)
    solved = attack.worked_out("--first" in arguments)
    leaks = dependants(rows, printed.hidden)
    print("%d suppressed rows, %d unknown counts in %d relations (%d orders)" %
          (len([id_ for id_ in printed.hidden if "#" not in id_]), len(attack.ids),
           len(attack.rows), sum(order for _, _, order in attack.rows)))
    for id_ in solved:
        print("worked out: %s = %d" % (id_, attack.truth[id_]))
    for id_ in leaks:
        print("still printed: %s" % id_)
    vain = list(in_vain(rows, load(arguments[1])))
    for id_ in vain:
        print("withheld in vain: %s" % id_)
    if "--narrow" in arguments:
        for id_, values in attack.widths():
            print("%s: %s" % (id_, values))
    return 1 if solved or leaks or vain else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
