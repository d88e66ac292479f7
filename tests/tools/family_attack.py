#!/usr/bin/env python3
"""Tries to narrow small counts from all editions that have gone out, taken together.

    family_attack.py FOLDER FIND_WITNESSES [--threshold 3] [--width 2] [--list] [--values] [--verbose]

FOLDER holds what tests/disclosure/write_family.c wrote of each edition, N.printed.json, N.internal.json
and N.relations.json, in the order in which they went out. What each edition tells by itself is what
attack.py knows. Between editions the attacker knows, in the words below: numbers of one area and day are
the same wherever they stand; areas are parts of the whole, and make it where they have all its cases; what is some of the other in the whole is
that in what they leave, too; what was known at an earlier day is some of what is known later; what came in a
period is some of what came since the edition before it. An area's edition that prints no count but those
that the whole prints of it lacks its zeros, too.

He looks at each small count that is suppressed, and at each difference that is a small count: what is
left of a whole without its part, in one edition, between two days, between areas. First FIND_WITNESSES
(tests/disclosure/find_witnesses.c) is given this system, not netra's, and looks for other tables of whole numbers;
each is checked here against all that is known, and what they reach is seen to be possible. What they leave is looked for
by linear programmes (HiGHS) in tables of fractions, in which many counts rise at once; and what these leave gets its
bounds one by one: it is narrowed when they end below the threshold or are less than the
width apart, as bounds of whole numbers are no wider. What has tables of fractions alone is told apart. Exit status 1
when any is narrowed, with --values when any is narrowed to one value; or when an edition withholds what two numbers that it
prints tell. A count for which a programme took too many steps is not decided: how many are is said.
"""
import argparse
import collections
import itertools
import json
import os
import re
import subprocess
import sys
from datetime import date, timedelta

import highspy
import numpy
from scipy.sparse import csr_array, hstack, identity, vstack
from scipy.sparse.csgraph import connected_components

import attack

AREA_TOTALS = {"reported": "cases.total", "proven": "cases.proven", "sanctioned": "cases.sanctioned",
               "open": "cases.open"}
ALL_SUBSETS = 6  # of so many areas all are tried together
FAR = 1000000  # that a count falls or rises is as good as any
SWEEPS = 60
VAIN_MOST = 3  # programmes of many counts, one after the other, which reach none of them
LEAST_WEIGHT, SURE, ROUNDED = 0.003, 0.001, 1e-6
STEPS_ONE = 100000  # of the simplex method, for one count: then it is not decided
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
        self.true_rows = attack.load(path("internal"))
        self.truth = attack.Ledger(self.true_rows, self.given["done"])
        attack.align(self.truth, self.printed)
        self.hide_ends()
        self.day = rows["cases.total"]["as_of"]
        self.events = raw.get("events", [])
        if self.area and self.shows_nothing():
            self.printed.withheld |= self.printed.hidden

    def hide_ends(self):
        """Of a ratio that is suppressed part and whole are unknown, not nothing."""
        for id_ in self.truth.value:
            base, _, end = id_.partition("#")
            if end in ("part", "whole") and base in self.printed.hidden and id_ not in self.printed.value:
                self.printed.value[id_] = None
                self.printed.hidden.add(id_)
                if base in self.printed.withheld:
                    self.printed.withheld.add(id_)

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
        self.number, self.true, self.low = {}, [], []
        self.equal, self.most, self.sought = [], [], {}

    def unknown(self, e, id_):
        name = e.name(id_)
        if name not in self.number:
            self.number[name] = len(self.true)
            true = e.truth.value[id_]
            self.true.append(true)
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
    its_own = "." in e.area  # the edition of a regency: its province's row has its own cases alone
    total = dict(AREA_TOTALS, **{"this-" + e.printed.word: e.printed.compare + ".reported.this"}).get(parts[-1])
    if parts[0] in ("provinces", "regencies") and total:
        return e.area if its_own else ".".join(parts[1:-1]), total
    if id_.startswith("provinces.months."):
        return e.area if its_own else parts[2], "flow.months.%s.reported" % parts[3]
    if id_.startswith("nation.compare.") and parts[-1] == "nation":
        return "", dict(AREA_TOTALS, **{"this-" + e.printed.word: e.printed.compare + ".reported.this"}).get(parts[2])
    return e.area, id_


def same(system, editions):
    first = {}
    for e in editions:
        for id_ in e.printed.value:
            if not e.has(id_) or e.rows.get(id_, {}).get("unit") not in ("cases", "allegations", "persons") or \
                    id_.endswith("difference") or id_.startswith(("delays.", "survival.", "events.", "quality.", "reconciliation.")):
                continue
            area, name = alias(e, id_)
            days = [e.day]
            parts = id_.split(".")
            if id_.startswith("revision.triangle."):
                name, days = "%s.%s.reported" % (e.printed.flow, parts[2]), [min(end_of(parts[3]), e.day)]
            elif e.day == last_day(e.printed.first + e.printed.months):
                for word, back in ("previous", e.printed.months), ("year-before", 12):
                    if parts[-1].startswith(word) and e.rows.get(id_, {}).get("as_of") != e.day:
                        name = id_[:-len(parts[-1])] + "this" + parts[-1][len(word):]
                        name = alias(e, name)[1]
                        days = [last_day(e.printed.first + e.printed.months - back)]
            for day in days:
                other = first.setdefault((area, day, name), (e, id_))
                if other != (e, id_):
                    system.add([(e, 1, id_), (other[0], -1, other[1])], False)


def months_of(code):
    """The first month of 2024-02, 2024-Q1, 2024-H1 or 2024, counted from January of year 0, and how many it has."""
    year, _, which = code.partition("-")
    size = 12 if not which else {"H": 6, "Q": 3}.get(which[0], 1)
    return 12 * int(year) + (int(which.lstrip("HQ") or 1) - 1) * size, size


def first_day(month):
    return "%04d-%02d-01" % (month // 12, month % 12 + 1)


def last_day(behind):
    """That before the month."""
    return (date.fromisoformat(first_day(behind)) - timedelta(1)).isoformat()


def end_of(code):
    return last_day(sum(months_of(code)))


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
                    for sign, id_ in terms if e is whole or all(e.has(other) for other in ids)], True, seek=counts)


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
    grown = {e.number: {alias(e, id_): id_ for id_ in e.printed.value if flows_of(id_) and e.has(id_)} for e in editions}
    for now, earlier in itertools.permutations(editions, 2):
        if earlier.day >= now.day:
            continue
        for name, id_ in grown[now.number].items():
            if name in grown[earlier.number]:
                system.add([(earlier, 1, grown[earlier.number][name]), (now, -1, id_)], True)
    for now in editions:
        then = [e for e in editions if e.area == now.area and e.day < now.day]
        for earlier in then:
            bins(system, now, [earlier])
            curves(system, now, [earlier], ["events"])


Span = collections.namedtuple("Span", "first last known months e id")


def spans_of(e):
    """What came in a period, and of which count it is some."""
    def span(first, months, id_, settled=False):
        known = e.rows[id_]["as_of"] if settled else e.day
        return Span(first_day(first), min(last_day(first + months), e.day), known, months, e, id_)
    f = e.printed
    ended = e.day == last_day(f.first + f.months)
    compared = [("this", 0, False)] + [("previous", f.months, True)] * ended
    for group in attack.GROUPS:
        for row, cells in f.cells[group].items():
            for word, back, settled in compared:
                if "%s-%s" % (word, f.word) in cells:
                    yield alias(e, cells["reported"]), span(f.first - back, f.months, cells["%s-%s" % (word, f.word)], settled)
    for row, cells in f.cells[f.compare].items():
        for word, back, settled in compared:
            if row in attack.FLOWS and word in cells:
                yield (e.area, attack.FLOWS[row]), span(f.first - back, f.months, cells[word], settled)
    for frame in "flow.months", "flow.quarters":
        for row, cells in f.cells[frame].items():
            for column, id_ in cells.items():
                if column in attack.FLOWS:
                    yield (e.area, attack.FLOWS[column]), span(*months_of(row), id_)
    for row, cells in f.cells["flow.outcomes"].items():
        for column, id_ in cells.items():
            if attack.KINDS.get(column) != "pending":
                yield (e.area, "outcomes.%s.cases" % column), span(*months_of(row), id_)
    for row, cells in f.cells["provinces.months"].items():
        for month, id_ in cells.items():
            yield (e.area if "." in e.area else row, "cases.total"), span(*months_of(month), id_)


def within(spans, first, last, known):
    """Of those that lie there, the longest and the latest known, each day once."""
    taken = []
    for s in sorted(spans, key=lambda s: (s.months, s.known), reverse=True):
        if first <= s.first and s.last <= last and s.known <= known and \
                not any(s.first <= t.last and t.first <= s.last for t in taken):
            taken.append(s)
    return taken


def fill(spans, then, now):
    """Whether what came after the earlier day came in these: they meet nowhere."""
    def days(first, last):
        return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return sum(days(s.first, s.last) for s in spans) == days(next_day(then), now)


def between_periods(system, editions):
    """Months lie in longer periods, and what came since an edition is some of what there is more than it knew."""
    spans, known = collections.defaultdict(list), collections.defaultdict(dict)
    for e in editions:
        for name, span in spans_of(e):
            if e.has(span.id):
                spans[name].append(span)
    for e in editions:
        for id_ in e.printed.value:
            if alias(e, id_) in spans and e.has(id_):
                known[alias(e, id_)].setdefault(e.day, (e, id_))
    for name, own in spans.items():
        for whole in own:
            for most in (m for m in (6, 3, 1) if m < whole.months):
                parts = within([s for s in own if s.months <= most], whole.first, whole.last, whole.known)
                if any(s.e is not whole.e for s in parts):
                    system.add([(s.e, 1, s.id) for s in parts] + [(whole.e, -1, whole.id)], True,
                               seek=sum(s.months for s in parts) < whole.months)
        for then, now in itertools.combinations(sorted(known[name]), 2):
            growth = [(e, sign, id_) for sign, (e, id_) in ((-1, known[name][now]), (1, known[name][then]))]
            came = within(own, next_day(then), now, now)
            system.add(growth + [(s.e, 1, s.id) for s in came], True, seek=not fill(came, then, now))
            for begun, part in itertools.product(own, own):
                if begun.first == part.first <= then < begun.last and begun.known <= now and part.known == part.last == then:
                    system.add(growth + [(begun.e, 1, begun.id), (part.e, -1, part.id)], True, seek=False)


def next_day(day):
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


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
    """All tables that agree, as what they differ from the truth by: that of nothing is one of them. Counts that are the
    same are one here, those that no table moves are none, and each has the bounds that its relations give one by one."""

    def __init__(self, system, forms):
        true = numpy.array(system.true, dtype=float)
        equal = self.matrix(((row.items(), total) for row, total in system.equal), len(true))[0]
        most, room = self.matrix(((row.items(), total) for row, total in system.most), len(true))
        forms, known = self.matrix(((row.items(), known) for row, known in forms), len(true))
        self.value, room = known + forms @ true, room - most @ true
        one = self.merge(equal)
        self.low = numpy.full(one.shape[1], -numpy.inf)
        numpy.maximum.at(self.low, one.indices, numpy.array(system.low, dtype=float) - true)
        self.high = numpy.full(one.shape[1], numpy.inf)
        self.equal, self.most, self.forms = equal @ one, most @ one, forms @ one
        self.most, self.room = self.tightest(self.most, room)
        self.equal = self.tightest(self.equal, numpy.zeros(self.equal.shape[0]))[0]
        self.propagate()
        self.take(numpy.flatnonzero(self.high - self.low > 1e-6))

    @staticmethod
    def matrix(rows, width):
        rows = [(list(row), total) for row, total in rows]
        at = [r for r, (row, _) in enumerate(rows) for _ in row]
        terms = [term for row, _ in rows for term in row]
        return (csr_array(([float(c) for _, c in terms], (at, [i for i, _ in terms])), shape=(len(rows), width)),
                numpy.array([total for _, total in rows], dtype=float))

    @staticmethod
    def merge(equal):
        """Which count each is, where a sum says of two that they are the same."""
        size, sums = numpy.diff(equal.indptr), equal.sum(axis=1)
        pairs = equal[numpy.flatnonzero((size == 2) & (sums == 0))].indices.reshape(-1, 2)
        count, one = connected_components(csr_array((numpy.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])),
                                                    shape=(equal.shape[1],) * 2))
        return csr_array((numpy.ones(len(one)), one, numpy.arange(len(one) + 1)), shape=(len(one), count))

    @staticmethod
    def tightest(rows, room):
        """Of rows that are the same the one with the least room; none that says nothing."""
        rows.eliminate_zeros()
        rows.sort_indices()
        least = {}
        for r, (first, behind) in enumerate(itertools.pairwise(rows.indptr)):
            key = rows.indices[first:behind].tobytes(), rows.data[first:behind].tobytes()
            if behind > first and (key not in least or room[r] < room[least[key]]):
                least[key] = r
        kept = sorted(least.values())
        return rows[kept], room[kept]

    def propagate(self):
        """What each relation leaves to each of its terms, over and over."""
        rows = vstack([self.most, self.equal, -self.equal]).tocoo()
        room = numpy.concatenate([self.room, numpy.zeros(2 * self.equal.shape[0])])
        at, count, c = rows.row, rows.col, rows.data
        for _ in range(SWEEPS):
            least = numpy.where(c > 0, c * self.low[count], c * self.high[count])
            endless = numpy.isinf(least)
            own = numpy.where(endless, 0, least)
            others_endless = numpy.bincount(at, weights=endless, minlength=len(room))[at] - endless
            others = numpy.bincount(at, weights=own, minlength=len(room))[at] - own
            limit = numpy.where(others_endless > 0, numpy.inf, room[at] - others) / c
            low, high = self.low.copy(), self.high.copy()
            numpy.minimum.at(self.high, count[c > 0], limit[c > 0])
            numpy.maximum.at(self.low, count[c < 0], limit[c < 0])
            if numpy.allclose(low, self.low) and numpy.allclose(high, self.high):
                return

    def take(self, free):
        """Only these counts move; what says nothing of them any more goes."""
        self.low, self.high, self.forms = self.low[free], self.high[free], self.forms[:, free]
        self.equal, self.most = self.equal[:, free], self.most[:, free]
        self.equal = self.equal[numpy.flatnonzero(numpy.diff(self.equal.indptr))]
        top = numpy.where(numpy.isinf(self.high), 1e9, self.high)
        reached = self.most.maximum(0) @ top + self.most.minimum(0) @ self.low
        kept = numpy.flatnonzero(reached > self.room + 1e-6)
        self.most, self.room = self.most[kept], self.room[kept]

    def lines(self, threshold):
        """The system as tests/disclosure/find_witnesses.c reads it, and what is looked for in it."""
        def terms(rows):
            for first, behind in itertools.pairwise(rows.indptr):
                yield "".join(" %d %d" % (i, numpy.sign(c)) * int(abs(c))
                              for i, c in zip(rows.indices[first:behind], rows.data[first:behind]))
        yield from ("count %d" % min(FAR, -low) for low in self.low)
        yield from ("row %d %d 1" % (high, i) for i, high in enumerate(self.high) if high < FAR)
        yield from ("row -1" + row for row in terms(self.equal))
        yield from ("row %d%s" % (room, row) for room, row in zip(self.room, terms(self.most)))
        yield from ("form %d%s" % (value, row) for value, row in zip(self.value, terms(self.forms))
                    if row and 1 <= value < threshold)

    def nearly_agrees(self, table):
        """Whether a table of fractions does, but for what a solver rounds."""
        return max(abs(self.equal @ table).max(initial=0), (self.most @ table - self.room).max(initial=0),
                   (self.low - table).max(initial=0), (table - self.high).max(initial=0)) < ROUNDED

    def agree(self, tables):
        """Which of them, a column each."""
        whole = tables.toarray()
        return ((self.equal @ whole == 0).all(axis=0) & (self.most @ whole <= self.room[:, None]).all(axis=0) &
                (whole >= self.low[:, None]).all(axis=0) & (whole <= self.high[:, None]).all(axis=0))


class Reach:
    """How far each form was seen to reach, in any table."""

    def __init__(self, bounds, threshold, width):
        self.bounds, self.threshold, self.width = bounds, threshold, width
        self.high, self.low = bounds.value.copy(), bounds.value.copy()

    def left(self):
        return numpy.flatnonzero((self.high < self.threshold - 1e-6) |
                                 (self.high - self.low < self.width - 1e-6))

    def look(self, there):
        """What the forms come to in some tables, a column each."""
        numpy.maximum(self.high, there.max(axis=1, initial=0), out=self.high)
        numpy.minimum(self.low, there.min(axis=1, initial=numpy.inf), out=self.low)

    def look_at_witnesses(self, program):
        """Tables of whole numbers that another program finds, each of them checked here."""
        bounds = self.bounds
        found = subprocess.run([program, str(self.threshold), str(self.width)], stdout=subprocess.PIPE, check=True,
                               input="\n".join(bounds.lines(self.threshold)) + "\n", text=True).stdout.splitlines()
        for first in range(0, len(found), 500):
            some = found[first:first + 500]
            moves = [(int(i), w, int(by)) for w, line in enumerate(some)
                     for i, by in zip(*[iter(line.split())] * 2) if int(i) < len(bounds.low)]
            i, w, by = numpy.array(moves).T
            tables = csr_array((by.astype(float), (i, w)), shape=(len(bounds.low), len(some)))
            if not bounds.agree(tables).all():
                raise SystemExit("%s found a table that does not agree" % program)
            self.look(bounds.value[:, None] + (bounds.forms @ tables).toarray())

    def look_together(self, said):
        """Tables of fractions in which as much as can of what is left rises as far as it must at once. They take from each
        other what they rise by: what weighs more is drawn anew each time."""
        draw, vain = numpy.random.default_rng(1), 0
        while len(left := self.left()) and vain < VAIN_MOST:
            said("together: %d left" % len(left))
            must = numpy.maximum(self.threshold - self.bounds.value[left], self.width) + SURE
            weights = LEAST_WEIGHT + draw.random(len(left)) ** draw.integers(3, 9)
            table = rise_together(self.bounds, self.bounds.forms[left], must, weights)
            if self.bounds.nearly_agrees(table):
                self.look((self.bounds.value + self.bounds.forms @ table)[:, None])
            vain = vain + 1 if len(self.left()) == len(left) else 0

    def look_one_by_one(self, said):
        """Both ways, each as far as it goes, for what is left. Between what bounds, by number; None: not decided."""
        ends, programme, left = {}, None, self.left()
        for i in left:
            said("one by one: %d of %d" % (len(ends), len(left)))
            programme = programme or OneByOne(self.bounds)
            low, high = (programme.end(self.bounds.forms[[int(i)]], sign) for sign in (-1, 1))
            ends[int(i)] = None if low is None or high is None else (self.bounds.value[i] + low, self.bounds.value[i] + high)
        return ends


def programme(bounds, more, cost, low, high, **options):
    """Of all tables, in fractions too, and of what stands beside their counts: what costs least. `more` are rows that are
    at least nothing."""
    beside = len(cost) - len(bounds.low)
    rows = vstack([hstack([part, csr_array((part.shape[0], beside))]) for part in (bounds.most, bounds.equal)] + [more]).tocsr()
    none, endless = numpy.zeros(bounds.equal.shape[0]), numpy.full(more.shape[0], numpy.inf)
    solver, lp = highspy.Highs(), highspy.HighsLp()
    lp.num_row_, lp.num_col_ = rows.shape
    lp.col_cost_ = cost
    lp.col_lower_, lp.col_upper_ = numpy.concatenate([bounds.low, low]), numpy.concatenate([bounds.high, high])
    lp.row_lower_ = numpy.concatenate([numpy.full(bounds.most.shape[0], -numpy.inf), none, numpy.zeros(more.shape[0])])
    lp.row_upper_ = numpy.concatenate([bounds.room, none, endless])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    for option, value in dict(output_flag=False, threads=1, **options).items():
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    return solver


def rise_together(bounds, forms, must, weights):
    """The table in which the forms come nearest to what each must rise by, as their weights have it."""
    counts, count = len(bounds.low), len(must)
    solver = programme(bounds, hstack([forms, -identity(count)]), numpy.concatenate([numpy.zeros(counts), -weights]),
                       numpy.full(count, -numpy.inf), must, solver="ipm", run_crossover="off")
    solver.run()
    return numpy.array(solver.getSolution().col_value)[:counts]


class OneByOne:
    """Where the programme ended for one form it begins again for the next."""

    def __init__(self, bounds):
        self.solver = programme(bounds, csr_array((0, len(bounds.low))), numpy.zeros(len(bounds.low)), [], [],
                                simplex_strategy=4, simplex_iteration_limit=STEPS_ONE)
        self.asked = numpy.zeros(0, dtype=numpy.int32)

    def end(self, form, sign):
        """How far the form can rise (with -1: fall); None: not decided."""
        self.solver.changeColsCost(len(self.asked), self.asked, numpy.zeros(len(self.asked)))
        self.asked = form.indices.astype(numpy.int32)
        self.solver.changeColsCost(len(self.asked), self.asked, -sign * form.data)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return sign * numpy.inf  # the truth is one that agrees
        decided = status == highspy.HighsModelStatus.kOptimal
        return (form @ numpy.array(self.solver.getSolution().col_value))[0] if decided else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("find_witnesses")
    parser.add_argument("--threshold", type=int, default=3)
    parser.add_argument("--width", type=int, default=2)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--values", action="store_true", help="only what is narrowed to one value fails")
    parser.add_argument("--verbose", action="store_true", help="says how far it is")
    asked = parser.parse_args()
    said = (lambda words: print(words, file=sys.stderr, flush=True)) if asked.verbose else lambda words: None
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
    between_periods(system, editions)
    told = {label: (known, known) for label, (row, known) in system.sought.items() if not row}
    labels = [label for label, (row, _) in system.sought.items() if row]
    ends, whole = {}, 0
    if labels:
        reach = Reach(Bounds(system, [system.sought[label] for label in labels]), asked.threshold, asked.width)
        reach.look_at_witnesses(asked.find_witnesses)
        whole = len(labels) - len(reach.left())
        reach.look_together(said)
        ends = reach.look_one_by_one(said)
        told.update((labels[i], end) for i, end in ends.items() if end and (
            end[1] < asked.threshold - 1e-6 or end[1] - end[0] < asked.width - 1e-6))
    undecided = sum(end is None for end in ends.values())
    vain = ["%d/%s" % (e.number, id_) for e in editions for id_ in attack.in_vain(e.rows, e.true_rows)]
    exact = sum(1 for low, high in told.values() if high - low < 1 - 1e-6)
    print("%d editions, %d unknown counts, %d sums, %d orders: of %d small counts and differences %d can be "
          "narrowed, %d of them to one value; %d have tables of whole numbers, %d of fractions; not decided: %d" % (
              len(editions), len(system.true), len(system.equal), len(system.most), len(system.sought), len(told), exact,
              whole, len(system.sought) - len(told) - undecided - whole, undecided))
    for label, (low, high) in sorted(told.items()) if asked.list else []:
        print("%s: %.1f to %.1f" % (label, low, high))
    for id_ in vain:
        print("withheld in vain: %s" % id_)
    return 1 if vain or (exact if asked.values else told) else 0


if __name__ == "__main__":
    sys.exit(main())
