#!/usr/bin/env python3
"""Tries to work out suppressed counts from a printed ledger.

    attack.py PRINTED.json TRUTH.json [--least 0|1]

PRINTED is the ledger that leaves the house, TRUTH the internal one of the same register and day.
The attacker knows the ids, which relations their words imply (months make quarters, regencies make
provinces, ...), every printed count, and every remainder that no cell shows (cases with an unknown
province, cases before the window): those are taken from TRUTH, which no real reader has. Each
suppressed count is at least LEAST (default 1: zeros are printed, so a reader guesses as much).

Exact, with whole numbers and fractions of the standard library only: first Gaussian elimination,
then bounds are narrowed through every relation until nothing moves; with scipy in addition a linear
programme for the smallest and largest value. Exit status 1 when a count is worked out, or when
a row derived from a suppressed count is still printed.
"""
import json
import sys
from fractions import Fraction

COUNTS = {"reported", "decided", "proven", "not-proven", "sanctioned", "open", "this-quarter",
          "previous-quarter"}


def load(path):
    with open(path, encoding="utf-8") as file:
        return {row["id"]: row for row in json.load(file)["figures"]}


class Frames:
    """Rows and columns found again in the ids, which are FRAME.ROW.COLUMN."""

    def __init__(self, ids):
        self.cells = {}
        for name in KNOWN_FRAMES:
            self.cells[name] = {}
        for id_ in ids:
            for name in sorted(KNOWN_FRAMES, key=len, reverse=True):
                if id_.startswith(name + "."):
                    rest = id_[len(name) + 1:]
                    if "." in rest:
                        row, column = rest.rsplit(".", 1)
                        self.cells[name].setdefault(row, {})[column] = id_
                    break

    def rows(self, frame):
        return list(self.cells[frame])

    def cell(self, frame, row, column):
        return self.cells[frame].get(row, {}).get(column)

    def column(self, frame, column):
        return [self.cells[frame][row].get(column) for row in self.cells[frame]]


KNOWN_FRAMES = ["flow.months", "flow.quarters", "flow.outcomes", "stock.quarters", "stock.ages",
                "stock.ages.stage", "survival.decision.summary", "survival.sanction.summary",
                "survival.decision.all", "survival.sanction.all", "delays.decision",
                "delays.sanction", "quarters.compare", "positions", "violations", "institutions",
                "provinces", "regencies", "provinces.months", "funnel.provinces", "revision",
                "revision.triangle", "nation.compare"]
TOTAL = {"reported": "cases.total", "proven": "cases.proven", "sanctioned": "cases.sanctioned",
         "open": "cases.open"}


def relations(f, parents):
    """Lists of (sign, id) whose sum the attacker knows, or can guess."""
    out = []

    def equal(total, parts):
        terms = [(-1, total)] + [(1, part) for part in parts]
        if all(id_ for _, id_ in terms):
            out.append(terms)

    quarters = f.rows("flow.quarters")
    months = f.rows("flow.months")
    flows = ["reported", "decided", "proven", "not-proven", "sanctioned"]
    totals = ["cases.total", "cases.decided", "cases.proven", "cases.not-proven",
              "cases.sanctioned"]
    for column, total in zip(flows, totals):
        for number, quarter in enumerate(quarters):
            equal(f.cell("flow.quarters", quarter, column),
                  [f.cell("flow.months", month, column)
                   for month in months[3 * number:3 * number + 3]])
        equal(total, f.column("flow.quarters", column))
    for frame in ("flow.months", "flow.quarters"):
        for row in f.rows(frame):
            equal(f.cell(frame, row, "decided"),
                  [f.cell(frame, row, "proven"), f.cell(frame, row, "not-proven")])
    for row in f.rows("flow.outcomes"):
        equal(f.cell("flow.months", row, "reported"),
              list(f.cells["flow.outcomes"][row].values()))
    equal("cases.decided", ["cases.proven", "cases.not-proven"])

    for number, q in enumerate(quarters):
        stock = f.cells["stock.quarters"].get(q)
        if not stock:
            continue
        out.append([(1, stock["open-start"]), (1, stock["reported"]), (-1, stock["closed"]),
                    (-1, stock["open-end"])])
        equal(stock["reported"], [f.cell("flow.quarters", q, "reported")])
        equal(stock["closed"], [f.cell("flow.quarters", q, "not-proven"),
                                f.cell("flow.quarters", q, "sanctioned")])
        if number + 1 < len(quarters):
            equal(stock["open-end"], [f.cell("stock.quarters", quarters[number + 1],
                                             "open-start")])
        ages = f.cells["stock.ages"][q]
        equal(ages["total"], [id_ for column, id_ in ages.items() if column != "total"])
        equal(ages["total"], [stock["open-end"]])
    last = quarters[-1]
    for stage in f.rows("stock.ages.stage"):
        ages = f.cells["stock.ages.stage"][stage]
        equal(ages["total"], [id_ for column, id_ in ages.items() if column != "total"])
    for band, id_ in f.cells["stock.ages"][last].items():
        equal(id_, [f.cell("stock.ages.stage", stage, band)
                    for stage in f.rows("stock.ages.stage")])
    equal("cases.open", [f.cell("stock.quarters", last, "open-end")])

    for column, number in (("this", -1), ("previous", -2), ("year-before", -5)):
        for row in ("reported", "decided", "proven", "sanctioned"):
            equal(f.cell("quarters.compare", row, column),
                  [f.cell("flow.quarters", quarters[number], row)])
        equal(f.cell("quarters.compare", "open", column),
              [f.cell("stock.quarters", quarters[number], "open-end")])

    for frame in ("positions", "violations", "institutions", "provinces", "regencies"):
        for column in COUNTS:
            total = {"this-quarter": f.cell("flow.quarters", last, "reported"),
                     "previous-quarter": f.cell("flow.quarters", quarters[-2], "reported")}.get(
                         column, TOTAL.get(column))
            parts = f.column(frame, column)
            if total and parts:
                equal(total, parts)
    for province in f.rows("provinces"):
        for column in COUNTS:
            parts = [f.cell("regencies", row, column) for row in f.rows("regencies")
                     if parents(row) == province]
            if parts:
                equal(f.cell("provinces", province, column), parts)
        equal(f.cell("funnel.provinces", province, "proven"),
              [f.cell("provinces", province, "proven")])
        heat = f.cells["provinces.months"].get(province)
        if heat:
            equal(f.cell("provinces", province, "this-quarter"),
                  [heat.get(month) for month in months[-3:]])
    for month in months[-12:]:
        equal(f.cell("flow.months", month, "reported"), f.column("provinces.months", month))

    for process, cases, events in (("decision", "cases.total", "cases.decided"),
                                   ("sanction", "cases.proven", "cases.sanctioned")):
        summary = "survival.%s.summary" % process
        rows = [row for row in f.rows(summary) if row != "all"]
        groups = [[row for row in rows if row in f.cells["positions"]],
                  [row for row in rows if row not in f.cells["positions"]]]
        for column, total in (("cases", cases), ("events", events)):
            equal(f.cell(summary, "all", column), [total])
            for number, group in enumerate(groups):
                parts = [f.cell(summary, row, column) for row in group]
                if number == 0:
                    shown = {("decision", "cases"): "reported", ("sanction", "cases"): "proven",
                             ("sanction", "events"): "sanctioned"}.get((process, column))
                    unknown = shown and f.cell("positions", "unknown", shown)
                    parts += [unknown] if unknown else []
                if group:
                    equal(f.cell(summary, "all", column), parts)
        for row in groups[0]:
            if process == "decision":
                equal(f.cell(summary, row, "cases"), [f.cell("positions", row, "reported")])
            else:
                equal(f.cell(summary, row, "cases"), [f.cell("positions", row, "proven")])
                equal(f.cell(summary, row, "events"), [f.cell("positions", row, "sanctioned")])
        bins = [(int(row.split("-")[0].rstrip("+")), id_["count"])
                for row, id_ in f.cells["delays." + process].items()]
        equal(f.cell(summary, "all", "events"), [id_ for _, id_ in bins])
        before = -1
        for row, cells in f.cells["survival.%s.all" % process].items():
            inside = [id_ for first, id_ in bins if before < first <= int(row)]
            if inside:
                equal(cells["events"], inside)
            before = int(row)

    for q in f.rows("revision"):
        equal(f.cell("revision", q, "known-now"), [f.cell("flow.quarters", q, "reported")])
        equal(f.cell("revision", q, "known-then"), [f.cell("revision.triangle", q, q)])
        equal(f.cell("revision", q, "known-now"), [f.cell("revision.triangle", q, last)])
    for row, total in (("reported", "cases.total"), ("proven", "cases.proven"),
                       ("sanctioned", "cases.sanctioned"), ("open", "cases.open")):
        equal(f.cell("nation.compare", row, "area"), [total])
    return out


def linear_system(terms_list, printed, truth):
    """Rows of {unknown: coefficient} and what they come to."""
    system = []
    for terms in terms_list:
        if not all(id_ in truth and truth[id_]["value"] is not None for _, id_ in terms):
            continue
        row, total = {}, 0
        for sign, id_ in terms:
            value = printed[id_]["value"]
            # The remainder that no cell shows is known to this attacker.
            total += sign * (truth[id_]["value"] if value is None else value)
            if value is None:
                row[id_] = row.get(id_, 0) + sign
            else:
                total -= sign * value
        row = {id_: c for id_, c in row.items() if c}
        if row:
            system.append((row, total))
    return system


def components(system):
    groups = []
    for row, total in system:
        ids, rows = set(row), [(row, total)]
        rest = []
        for known_ids, known_rows in groups:
            if known_ids & ids:
                ids |= known_ids
                rows = known_rows + rows
            else:
                rest.append((known_ids, known_rows))
        groups = rest + [(ids, rows)]
    return groups


def eliminate(rows):
    """Gauss-Jordan in fractions: {id: value} of those that are determined."""
    reduced = []
    for row, total in rows:
        row = {id_: Fraction(c) for id_, c in row.items()}
        total = Fraction(total)
        for pivot, known, value in reduced:
            if pivot in row:
                factor = row[pivot]
                for id_, c in known.items():
                    row[id_] = row.get(id_, 0) - factor * c
                    if not row[id_]:
                        del row[id_]
                total -= factor * value
        if not row:
            continue
        pivot = min(row)
        factor = row[pivot]
        row = {id_: c / factor for id_, c in row.items()}
        total /= factor
        for i, (other, known, value) in enumerate(reduced):
            if pivot in known:
                scale = known[pivot]
                for id_, c in row.items():
                    known[id_] = known.get(id_, 0) - scale * c
                    if not known[id_]:
                        del known[id_]
                reduced[i] = (other, known, value - scale * total)
        reduced.append((pivot, row, total))
    return {pivot: value for pivot, row, value in reduced if len(row) == 1}


def narrow(rows, ids, least):
    """Bounds of each unknown, drawn together through one relation at a time."""
    low = {id_: least(id_) for id_ in ids}
    high = {id_: float("inf") for id_ in ids}
    moved = True
    rounds = 0
    while moved and rounds < 200:
        moved = False
        rounds += 1
        for row, total in rows:
            for id_, c in row.items():
                others = [(o, k) for o, k in row.items() if o != id_]
                least_sum = sum(k * (low[o] if k > 0 else high[o]) for o, k in others)
                most_sum = sum(k * (high[o] if k > 0 else low[o]) for o, k in others)
                ends = sorted(((total - least_sum) / c, (total - most_sum) / c))
                if ends[0] > low[id_]:
                    low[id_], moved = ends[0], True
                if ends[1] < high[id_]:
                    high[id_], moved = ends[1], True
    return {id_: low[id_] for id_ in ids if low[id_] == high[id_]}


def programme(rows, ids, least):
    """Smallest and largest value of each unknown; {} without scipy."""
    try:
        from scipy.optimize import linprog
        import numpy
    except ImportError:
        return None
    order = sorted(ids)
    at = {id_: i for i, id_ in enumerate(order)}
    a = numpy.zeros((len(rows), len(order)))
    b = numpy.array([float(total) for _, total in rows])
    for r, (row, _) in enumerate(rows):
        for id_, c in row.items():
            a[r, at[id_]] = c
    found = {}
    bounds = [(least(id_), None) for id_ in order]
    for id_ in order:
        c = numpy.zeros(len(order))
        c[at[id_]] = 1
        ends = []
        for sign in (1, -1):
            answer = linprog(sign * c, A_eq=a, b_eq=b, bounds=bounds, method="highs")
            ends.append(answer.fun * sign if answer.status == 0 else sign * float("-inf"))
        if abs(ends[1] - ends[0]) < 1e-6:
            found[id_] = ends[0]
    return found


def dependants(printed, primary):
    """Derived rows that are printed although an input of theirs is suppressed."""
    return [id_ for id_, row in printed.items()
            if row["value"] is not None and any(i in primary for i in row["inputs"])]


def main(arguments):
    printed, truth = load(arguments[0]), load(arguments[1])
    least_value = int(arguments[arguments.index("--least") + 1]) if "--least" in arguments else 1
    hidden = {id_ for id_, row in printed.items() if "suppressed" in row["flags"]}

    def least(id_):
        return 0 if truth[id_]["value"] == 0 else least_value

    frames = Frames(printed)
    system = linear_system(relations(frames, lambda row: row.split(".")[0]), printed, truth)
    solved = {}
    groups = components(system)
    used_scipy = True
    for ids, rows in groups:
        solved.update(eliminate(rows))
        solved.update(narrow(rows, ids, least))
        by_programme = programme(rows, ids, least)
        used_scipy = used_scipy and by_programme is not None
        solved.update(by_programme or {})
    leaks = dependants(printed, hidden)
    unknown = set().union(*(ids for ids, _ in groups)) if groups else set()
    print("%d suppressed rows, %d unknown counts in %d relations, %d components%s" %
          (len(hidden), len(unknown), len(system), len(groups),
           "" if used_scipy else " (without scipy)"))
    for id_ in sorted(solved):
        print("worked out: %s = %s (truth %s)" % (id_, solved[id_], truth[id_]["value"]))
    for id_ in sorted(leaks):
        print("still printed: %s" % id_)
    return 1 if solved or leaks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
