#!/usr/bin/env python3
"""Tries to narrow small counts from all editions that have gone out, taken together.

    family_attack.py FOLDER [--threshold 3] [--width 2] [--list] [--values]

FOLDER holds what tests/disclosure/write_family.c wrote of each edition, N.printed.json, N.internal.json
and N.relations.json, in the order in which they went out. What each edition tells by itself is what
attack.py knows. Between editions the attacker knows, in the words below: numbers of one area and day are
the same wherever they stand; areas are parts of the whole, and make it where they have all its cases; what is some of the other in the whole is
that in what they leave, too; what was known at an earlier day is some of what is known later; what came in a
period is some of what came since the edition before it. An area's edition that prints no count but those
that the whole prints of it lacks its zeros, too.

He looks at each small count that is suppressed, and at each difference that is a small count: what is
left of a whole without its part, in one edition, between two days, between areas. It is narrowed when
the bounds that linear programmes (HiGHS) give it end below the threshold or are less than the width
apart: bounds of whole numbers are no wider. Exit status 1 when any is, with --values when any is narrowed
to one value.
"""
import argparse
import collections
import itertools
import json
import os
import re
import sys

import numpy
from scipy.optimize import linprog
from scipy.sparse import csr_array

import attack

AREA_TOTALS = {"reported": "cases.total", "proven": "cases.proven", "sanctioned": "cases.sanctioned",
               "open": "cases.open", "this-quarter": "quarters.compare.reported.this"}
FAR, IDLE = 9, 6  # of tables that are looked at for all counts together, and how often nothing comes of it
ALL_SUBSETS = 6  # of so many areas all are tried together
BESIDE = 8  # of more editions than so many, each is looked at with so many others: where areas make the whole none moves alone
STEPS = re.compile(r"survival\.\w+\.[^.]+\.\d+\.")  # of a curve
GROWING = ("reported", "decided", "proven", "not-proven", "sanctioned", "allegations", "persons", "cases")


class Edition:
    def __init__(self, folder, number):
        def path(name):
            return os.path.join(folder, "%d.%s.json" % (number, name))
        self.number = number
        with open(path("printed"), encoding="utf-8") as file:
            raw = json.load(file)
        self.area = raw.get("area", "")
        with open(path("relations"), encoding="utf-8") as file:
            self.given = json.load(file)
        attack.FRAMES[:] = self.given["frames"]
        rows = {row["id"]: row for row in raw["figures"]}
        self.rows = rows
        self.printed = attack.Ledger(rows, self.given["done"])
        self.truth = attack.Ledger(attack.load(path("internal")), self.given["done"])
        attack.align(self.truth, self.printed)
        self.day = rows["cases.total"]["as_of"]
        self.events = raw.get("events", [])
        if self.area and self.shows_nothing():
            self.printed.withheld |= self.printed.hidden

    def shows_nothing(self):
        """Whether it prints no count but those that the whole prints of it: then its zeros are missing, too."""
        own = [id_ for frame in ("outcomes", "flow.months", "stock.ages") for cells in self.printed.cells[frame].values()
               for id_ in cells.values()]
        return all(id_ in self.printed.hidden for id_ in own)

    def name(self, id_):
        return "%d/%s" % (self.number, id_)

    def has(self, id_):
        return id_ in self.printed.value and self.truth.value.get(id_) is not None


class System:
    """Unknowns, rows of what is known of them, and what is looked for: linear forms of small value."""

    def __init__(self, threshold):
        self.threshold = threshold
        self.number, self.true, self.low, self.edition = {}, [], [], []
        self.equal, self.most, self.sought = [], [], {}

    def unknown(self, e, id_):
        name = e.name(id_)
        if name not in self.number:
            self.number[name] = len(self.true)
            true = e.truth.value[id_]
            self.true.append(true)
            self.edition.append(e)
            self.low.append(0 if id_ in e.printed.withheld else min(1, true))
        return self.number[name]

    def form(self, terms):
        """{unknown: coefficient} and what the printed terms add."""
        row, known = collections.defaultdict(int), 0
        for e, sign, id_ in terms:
            if id_ in e.printed.hidden:
                row[self.unknown(e, id_)] += sign
            else:
                known += sign * e.printed.value[id_]
        return {i: c for i, c in row.items() if c}, known

    def add(self, terms, order, seek=True, label=""):
        """The terms are nothing together, or at most that."""
        if not terms or not all(e.has(id_) for e, _, id_ in terms):
            return
        true = sum(sign * e.truth.value[id_] for e, sign, id_ in terms)
        row, known = self.form(terms)
        if order and true > 0:
            return
        if row:
            rest = sum(c * self.true[i] for i, c in row.items())
            (self.most if order else self.equal).append((row, -known if order else rest))
        if order and seek and 1 <= -true < self.threshold:
            self.seek({i: -c for i, c in row.items()}, -known, label or " ".join(
                "%+d %s" % (sign, e.name(id_)) for e, sign, id_ in terms))

    def seek(self, row, known, label):
        self.sought[label] = (row, known)


def relations_of(e):
    """(terms, whether they are an order, whether what is left of it is a count)"""
    attack.FRAMES[:] = e.given["frames"]
    for terms, order, _ in attack.relations(e.printed, [], e.truth, False):
        yield terms, order, True
    for s in e.given["statements"]:
        if not s["rest"] and not any(id_ in e.printed.hidden for id_ in s["told"]):
            yield s["terms"], s["order"], not s["limit"]


def in_one_edition(system, e):
    for terms, order, counts in relations_of(e):
        system.add([(e, sign, id_) for sign, id_ in terms], order, seek=counts)
    curves_of(system, e)
    for id_ in sorted(e.printed.hidden):
        value = e.truth.value.get(id_)
        if value is not None and 1 <= value < system.threshold and float(value).is_integer() and \
                e.rows.get(id_, {}).get("unit") == "cases" and e.name(id_) in system.number:
            system.seek({system.number[e.name(id_)]: 1}, 0, e.name(id_))


def alias(e, id_):
    """The area whose own edition has it, and its name there."""
    parts = id_.split(".")
    if parts[0] in ("provinces", "regencies") and parts[-1] in AREA_TOTALS:
        return ".".join(parts[1:-1]), AREA_TOTALS[parts[-1]]
    if id_.startswith("provinces.months."):
        return parts[2], "flow.months.%s.reported" % parts[3]
    if id_.startswith("nation.compare.") and parts[-1] == "nation":
        return "", AREA_TOTALS.get(parts[2])
    return e.area, id_


def same(system, editions):
    first = {}
    for e in editions:
        for id_ in e.printed.value:
            if not e.has(id_) or e.rows.get(id_, {}).get("unit") not in ("cases", "allegations", "persons") or \
                    id_.startswith(("delays.", "survival.", "events.", "quality.", "reconciliation.")):
                continue
            area, name = alias(e, id_)
            days = [e.day]
            parts = id_.split(".")
            if id_.startswith("revision.triangle."):
                name, days = "flow.quarters.%s.reported" % parts[2], [quarter_end(parts[3])]
            elif parts[-1] == "previous" and e.day == quarter_end(quarter_of(e.day)):
                name, days = id_[:-len("previous")] + "this", [quarter_end(before(quarter_of(e.day)))]
            for day in days:
                other = first.setdefault((area, day, name), (e, id_))
                if other != (e, id_):
                    system.add([(e, 1, id_), (other[0], -1, other[1])], False)


def quarter_of(day):
    return "%s-Q%d" % (day[:4], (int(day[5:7]) + 2) // 3)


def before(quarter):
    year, number = quarter.split("-Q")
    return "%s-Q%d" % (year, int(number) - 1) if number != "1" else "%d-Q4" % (int(year) - 1)


def quarter_end(quarter):
    year, number = quarter.split("-Q")
    return year + {"1": "-03-31", "2": "-06-30", "3": "-09-30", "4": "-12-31"}[number]


def flows_of(id_):
    return id_.startswith(("flow.", "positions.", "violations.", "institutions.", "provinces.", "regencies.",
                           "allegations.", "persons.", "cases.")) and (id_.split(".")[-1] in GROWING or id_ == "cases.total" or
                                           id_.startswith("provinces.months."))


def of_other_areas(system, whole, parts):
    """What the whole has besides its parts keeps the orders of the whole: what is left of one is a count."""
    alike = [e for e in parts if e.events == whole.events]
    for terms, order, counts in relations_of(whole):
        ids = [id_ for _, id_ in terms]
        if not order or any(id_.startswith(("provinces.", "regencies.", "nation.", "delays.", "funnel.", "quality.",
                                            "reconciliation.")) or STEPS.match(id_) for id_ in ids):
            continue
        others = alike if any(id_.startswith("events.") for id_ in ids) else parts
        system.add([(e, sign * way, id_) for e, way in [(whole, 1)] + [(e, -1) for e in others]
                    for sign, id_ in terms if e is whole or e.has(id_)], True, seek=counts)


def between_areas(system, editions):
    for whole in editions:
        parts = [e for e in editions if e.day == whole.day and e.area and e.area != whole.area and
                 (not whole.area or e.area.startswith(whole.area + "."))]
        seen = set()
        parts = [e for e in parts if e.area not in seen and not seen.add(e.area)]
        parts = [e for e in parts if not any(e.area.startswith(o.area + ".") for o in parts)]
        covered = whole.truth.value["cases.total"] == sum(e.truth.value["cases.total"] for e in parts)
        if parts:
            bins(system, whole, parts)
            curves_between(system, whole, parts)
            of_other_areas(system, whole, parts)
        for id_ in whole.printed.value:
            if whole.rows.get(id_, {}).get("unit") != "cases" or id_.endswith("difference") or id_.startswith(
                    ("provinces.", "regencies.", "nation.", "delays.", "events.", "survival.", "quality.",
                     "reconciliation.", "funnel.")):
                continue
            terms = [(e, 1, id_) for e in parts if e.has(id_)]
            if terms and whole.has(id_):
                system.add(terms + [(whole, -1, id_)], not covered)


def between_days(system, editions):
    for now in editions:
        then = [e for e in editions if e.area == now.area and e.day < now.day]
        for earlier in then:
            bins(system, now, [earlier])
            curves(system, now, [earlier], ["events"])
            for id_ in now.printed.value:
                if flows_of(id_) and now.has(id_) and earlier.has(id_):
                    system.add([(earlier, 1, id_), (now, -1, id_)], True)
            if earlier.day != quarter_end(before(quarter_of(now.day))):
                continue
            for group in attack.GROUPS:
                for row, cells in now.printed.cells[group].items():
                    if "reported" in cells and "this-quarter" in cells and earlier.has(cells["reported"]):
                        system.add([(earlier, 1, cells["reported"]), (now, 1, cells["this-quarter"]),
                                    (now, -1, cells["reported"])], True, seek=False)


def ends_of(e, process):
    """{last day of a bin: the ids of all bins up to it}"""
    rows = [(row, cells["count"]) for row, cells in e.printed.cells["delays." + process].items()]
    firsts = [int(row.split("-")[0].rstrip("+")) for row, _ in rows][1:] + [None]
    return {first: [id_ for _, id_ in rows[:i + 1]] for i, first in enumerate(firsts)}


def bins(system, whole, parts):
    """Between two days on which bins of all end, the parts count some of what the whole does."""
    for process in ("decision", "sanction"):
        ends = [ends_of(e, process) for e in [whole] + parts]
        behind = [0] * len(ends)
        for day in ends[0] if all(ends) else ():
            if not all(day in own for own in ends):
                continue
            spans = [own[day][from_:] for own, from_ in zip(ends, behind)]
            behind = [len(own[day]) for own in ends]
            system.add([(e, -1 if e is whole else 1, id_) for e, ids in zip([whole] + parts, spans) for id_ in ids], True)


def steps_of(e, frame, column):
    """{day: the ids of all steps of a curve up to it}, of one that is printed"""
    found, ids = {}, []
    for day, cells in e.printed.cells[frame].items():
        ids = ids + [cells.get(column)]
        if ids[-1] in e.printed.value and ids[-1] not in e.printed.hidden:
            found[int(day)] = ids
    return found


def events_of(e, process):
    """The curves by event, where they are of all cases."""
    frames = [f for f in e.given["frames"] if f.startswith("survival.%s." % process) and
              f.split(".")[2] not in ("summary", "logrank", "all") and f.split(".")[2] not in e.printed.cells["positions"]]
    cases = [e.truth.value.get("survival.%s.summary.%s.cases" % (process, f.split(".")[2])) for f in frames]
    whole = e.truth.value.get("survival.%s.summary.all.cases" % process)
    return frames, None not in cases and sum(cases) == whole


def difference(system, more, fewer, label):
    """What there is more of than of the other between two days of both: [(edition, ids by day)] each."""
    days = sorted(set.intersection(*(set(steps) for _, steps in more + fewer)))
    for first, last in zip([None] + days, days):
        terms = [(e, sign, id_) for sign, side in ((-1, more), (1, fewer)) for e, steps in side
                 for id_ in steps[last][len(steps[first]) if first is not None else 0:]]
        system.add(terms, True, label="%s, days %s to %s" % (label, first, last))


def curves_of(system, e):
    """Curves by event make that of all: on whatever days, all are known."""
    for process, column in ((p, c) for p in ("decision", "sanction") for c in ("events", "censored")):
        frames, whole = events_of(e, process)
        groups = [steps_of(e, f, column) for f in frames]
        if not (whole and groups):
            continue
        known = {day: [id_ for steps in groups for id_ in steps[day]] for day in set.intersection(*map(set, groups))}
        known.update(steps_of(e, "survival.%s.all" % process, column))
        days = sorted(known)
        for first, last in zip(days, days[1:]):
            system.add([(e, -1, id_) for id_ in known[last]] + [(e, 1, id_) for id_ in known[first]], True,
                       label="%d: %s of %s, days %d to %d" % (e.number, column, process, first, last))


def curves(system, whole, parts, columns):
    for f, column in frames_of(whole, columns):
        difference(system, [(whole, steps_of(whole, f, column))], [(e, steps_of(e, f, column)) for e in parts],
                   "%s of %s in %d but %s" % (column, f, whole.number, [e.number for e in parts]))


def frames_of(e, columns):
    for process in ("decision", "sanction"):
        for f in ["survival.%s.all" % process] + events_of(e, process)[0]:
            for column in columns:
                yield f, column


def curves_between(system, whole, parts):
    """Any of those parts that have the curve; of many, each, all, and all but one."""
    for f, column in frames_of(whole, ("events", "censored")):
        drawn = [(e, steps_of(e, f, column)) for e in parts if steps_of(e, f, column)]
        sizes = range(1, len(drawn) + 1) if len(drawn) <= ALL_SUBSETS else {1, len(drawn) - 1, len(drawn)}
        for some in itertools.chain.from_iterable(itertools.combinations(drawn, size) for size in sizes):
            difference(system, [(whole, steps_of(whole, f, column))], list(some),
                       "%s of %s in %d but %s" % (column, f, whole.number, [e.number for e, _ in some]))


class Bounds:
    """All tables that agree, as what they differ from the truth by: that of nothing is one of them."""

    def __init__(self, system, forms):
        self.true = numpy.array(system.true, dtype=float)
        self.low = numpy.array(system.low, dtype=float) - self.true
        self.equal = self.matrix({frozenset(row.items()): total for row, total in system.equal}.items())[0]
        tightest = sorted(((frozenset(row.items()), total) for row, total in system.most), key=lambda r: -r[1])
        most, room = self.matrix(dict(tightest).items())
        self.most, self.room = most, room - most @ self.true
        self.forms, known = self.matrix([(row.items(), known) for row, known in forms])
        self.value = known + self.forms @ self.true

    def matrix(self, rows):
        rows = list(rows)
        at = [r for r, (row, _) in enumerate(rows) for _ in row]
        terms = [term for row, _ in rows for term in row]
        return (csr_array(([c for _, c in terms], (at, [i for i, _ in terms])), shape=(len(rows), len(self.true))),
                numpy.array([total for _, total in rows], dtype=float))

    def some(self, free):
        """The same, where all other counts are what they are."""
        part = object.__new__(Bounds)
        part.low = self.low[free]
        equal, most = self.equal[:, free], self.most[:, free]
        part.equal = equal[numpy.flatnonzero(abs(equal).sum(axis=1))]
        part.most, part.room = most, self.room
        part.forms, part.value = self.forms[:, free], self.value
        return part

    def least(self, objective, far=numpy.inf):
        """A table in which the objective is least, no count being farther than that from the truth."""
        answer = linprog(objective, A_ub=self.most, b_ub=self.room, A_eq=self.equal,
                         b_eq=numpy.zeros(self.equal.shape[0]), method="highs",
                         bounds=numpy.column_stack([numpy.maximum(self.low, -far), numpy.full(len(self.low), far)]))
        if answer.status == 3:
            return None
        if answer.x is None:
            raise SystemExit("the solver gave up: " + answer.message)
        return answer.x


class Reach:
    """How far each form was seen to reach, in any table."""

    def __init__(self, bounds, threshold, width):
        self.bounds, self.threshold, self.width = bounds, threshold, width
        self.high, self.low = bounds.value.copy(), bounds.value.copy()

    def left(self):
        return numpy.flatnonzero((self.high < self.threshold - 1e-6) |
                                 (self.high - self.low < self.width - 1e-6))

    def look(self, part, x):
        there = part.value + part.forms @ x
        numpy.maximum(self.high, there, out=self.high)
        numpy.minimum(self.low, there, out=self.low)

    def look_around(self, part, of, draw):
        """Each step asks for as much as can be of all of these that have not reached far enough, with
        other weights."""
        idle, before = 0, len(of) + 1
        while idle < IDLE:
            left = numpy.intersect1d(self.left(), of)
            if not len(left):
                return
            idle = idle + 1 if len(left) > before - max(1, before // 50) else 0
            before = len(left)
            weights = numpy.zeros(len(part.value))
            weights[left] = draw.random(len(left)) ** 4 * draw.choice((1, 1, -1), len(left))
            self.look(part, part.least(-(weights @ part.forms), FAR))

    def ends(self, form, i):
        """Of one form, by two programmes."""
        found = []
        for sign in (1, -1):
            x = self.bounds.least(sign * form)
            if x is not None:
                self.look(self.bounds, x)
            found.append(-sign * numpy.inf if x is None else self.bounds.value[i] + form @ x)
        return tuple(found)


def narrowed(bounds, system, threshold, width):
    """Which forms, by number, and their bounds. First each edition is looked at with the whole and few others or none."""
    reach, draw = Reach(bounds, threshold, width), numpy.random.default_rng(1)
    whole = numpy.array([not e.area for e in system.edition])
    number = numpy.array([e.number for e in system.edition])
    editions = sorted(set(number))
    for edition in editions:
        others = [e for e in editions if e != edition]
        beside = draw.choice(others, BESIDE, replace=False) if len(others) > BESIDE else []
        free = numpy.flatnonzero(whole | (number == edition) | numpy.isin(number, beside))
        inside = numpy.flatnonzero(abs(bounds.forms[:, numpy.flatnonzero(number == edition)]).sum(axis=1))
        reach.look_around(bounds.some(free), inside, draw)
    if len(editions) > 2:
        reach.look_around(bounds, reach.left(), draw)
    told = {}
    for i in reach.left():
        if i in reach.left():
            ends = reach.ends(bounds.forms[[int(i)]].toarray()[0], i)
            if ends[1] < threshold - 1e-6 or ends[1] - ends[0] < width - 1e-6:
                told[int(i)] = ends
    return told


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--threshold", type=int, default=3)
    parser.add_argument("--width", type=int, default=2)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--values", action="store_true", help="only what is narrowed to one value fails")
    asked = parser.parse_args()
    editions, number = [], 0
    while os.path.exists(os.path.join(asked.folder, "%d.printed.json" % number)):
        editions.append(Edition(asked.folder, number))
        number += 1
    if not editions:
        parser.error("no 0.printed.json in " + asked.folder)
    system = System(asked.threshold)
    for e in editions:
        in_one_edition(system, e)
    same(system, editions)
    between_areas(system, editions)
    between_days(system, editions)
    told = {label: (known, known) for label, (row, known) in system.sought.items() if not row}
    labels = [label for label, (row, _) in system.sought.items() if row]
    bounds = Bounds(system, [system.sought[label] for label in labels])
    told.update((labels[i], ends) for i, ends in narrowed(bounds, system, asked.threshold,
                                                                       asked.width).items())
    exact = sum(1 for low, high in told.values() if high - low < 1 - 1e-6)
    print("%d editions, %d unknown counts, %d sums, %d orders: of %d small counts and differences %d can be "
          "narrowed, %d of them to one value" % (len(editions), len(system.true), len(system.equal),
                                                 len(system.most), len(system.sought), len(told), exact))
    for label, (low, high) in sorted(told.items()) if asked.list else []:
        print("%s: %.1f to %.1f" % (label, low, high))
    return 1 if (exact if asked.values else told) else 0


if __name__ == "__main__":
    sys.exit(main())
