#!/usr/bin/env python3
"""How much less could be withheld: the counts that a report withholds, against the least that can do.

    optimum.py PROBLEM.json [--threshold 3] [--width 2] [--by cost|counts] [--within 0.1] [--seconds 300]

PROBLEM is what tests/disclosure/write_family.c writes of an edition: its counts, what a reader knows of
them, which are small and which are withheld. Two things are worked out by linear programmes (HiGHS):

1. Each headline that is withheld, and is not small itself: with it, all other headlines and nothing else
   printed, which small counts could be narrowed? Where there is one the headline must go.
2. The least that can be withheld besides small counts and headlines: integer programmes that are told,
   one inequality after the other, what any pattern that lets nobody narrow a small count has to withhold
   (M. Fischetti and J. J. Salazar 2000, JASA 95, 916-928). Each of these programmes asks for less than the
   whole problem, so that its optimum is a bound: no pattern withholds less. Readers who know that counts
   are whole know more than the programmes grant, so the true optimum may be higher still.

The price of a count is netra's own: its frame's, more for large ones, most for zeros; or 1 each (--by
counts). It stops where what is withheld is within that part of the bound. Exit status 1 when it is not,
or a headline is withheld for nothing.
"""
import argparse
import json
import sys
import time

try:
    import highspy
    import numpy
    from scipy.sparse import csr_array
except ImportError as missing:
    sys.exit("%s: build/tools/python has it (tests/tools/setup.sh)" % missing)

FAR = 1e5  # farther than any count need be moved
NEAR = 1e-6


class Problem:
    def __init__(self, path, threshold, width, by):
        with open(path, encoding="utf-8") as file:
            raw = json.load(file)
        lead = [i for i, n in enumerate(raw["nodes"]) if isinstance(n, list)]
        at = {i: k for k, i in enumerate(lead)}
        columns = numpy.array([raw["nodes"][i] for i in lead], dtype=float).T
        self.n = len(lead)
        self.value, least, cost = columns[0], columns[1], columns[2]
        self.small, self.withheld, known, hidden, narrow = (columns[k] > 0 for k in (4, 5, 6, 7, 8))
        whole_frames = columns[9] > 0
        self.headline = (columns[3] > 0) & (columns[3] < 5) & ~self.small & ~hidden & ~known & ~whole_frames
        self.down = numpy.maximum(0, self.value - least)  # how far below its value a reader may take it
        self.always = (self.small | hidden | whole_frames) & ~known
        self.never = known
        size = numpy.where(self.value == 0, 1e4, 1 + numpy.floor(numpy.log2(numpy.maximum(self.value, 1))))
        self.price = size * cost if by == "cost" else numpy.ones(self.n)
        self.needs = {k: (0, 1) if narrow[k] or columns[4][k] > 1 or not width else (int(threshold - self.value[k]), width)
                      for k in numpy.nonzero(self.small & ~known)[0]}
        self.relations = []
        for r in raw["relations"]:
            row = {}
            for number, sign in r["terms"]:
                row[at[number]] = row.get(at[number], 0) + sign
            if row:
                self.relations.append(({i: s for i, s in row.items() if s}, r["room"]))
        self.names = {}
        for name, number in raw["ids"].items():
            while not isinstance(raw["nodes"][number], list):
                number = raw["nodes"][number]
            self.names.setdefault(at[number], name)

    def name(self, k):
        return self.names.get(k, "a complement, rest or increment")


class Attack:
    """What a reader can work out of a count, in how far it and others lie off the truth."""

    def __init__(self, problem):
        self.problem, self.asked = problem, []
        start, index, values = [0], [], []
        self.solver = highspy.Highs()
        self.solver.silent()
        self.solver.addVars(problem.n, numpy.zeros(problem.n), numpy.zeros(problem.n))
        for row, room in problem.relations:
            index += row
            values += [float(sign) for sign in row.values()]
            start.append(len(index))
            self.solver.addRow(0.0 if room < 0 else -highspy.kHighsInf, float(max(0, room)), len(row),
                               numpy.array(list(row), dtype=numpy.int32),
                               numpy.array(list(row.values()), dtype=float))
        self.room = numpy.array([max(0, room) for _, room in problem.relations], dtype=float)
        self.columns = csr_array((values, index, start), shape=(len(problem.relations), problem.n)).T.tocsr()
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)

    def know(self, withheld, far):
        """What is withheld may be elsewhere, in part (of 0 to 1) so far."""
        p = self.problem
        self.solver.changeColsBounds(p.n, numpy.arange(p.n, dtype=numpy.int32),
                                     -withheld * numpy.minimum(p.down, far), withheld * far)

    def farthest(self, k, sign):
        """(how far k can lie off that way, where all lie then, and why not farther)"""
        for other in self.asked:
            self.solver.changeColCost(other, 0.0)
        self.asked = [k]
        self.solver.changeColCost(k, float(sign))
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self.solver.clearSolver()
            self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            sys.exit("the solver gave up: %s" % self.solver.getModelStatus())
        answer = self.solver.getSolution()
        dual = numpy.array(answer.row_dual)
        dual[numpy.abs(dual) < 1e-7] = 0
        rest = -(self.columns @ dual)
        rest[k] += sign
        rest[numpy.abs(rest) < 1e-7] = 0
        return (self.solver.getInfo().objective_function_value, numpy.array(answer.col_value),
                (numpy.maximum(rest, 0), numpy.maximum(-rest, 0), float(numpy.maximum(dual, 0) @ self.room)))

    def inequality(self, needed, reasons):
        """What has to be withheld for that: coefficients whose sum must reach 1. None: nothing more."""
        up = sum(r[0] for r in reasons)
        down = sum(r[1] for r in reasons) * self.problem.down
        least = needed - sum(r[2] for r in reasons)
        return None if least < NEAR else numpy.where(up > 0, least, numpy.minimum(down, least)) / least


def narrowed(attack, withheld, far, needs):
    """Each small count that can be narrowed, and the inequality that says what that asks for."""
    attack.know(withheld, far)
    high, low = numpy.zeros(attack.problem.n), numpy.zeros(attack.problem.n)
    for k, (up, width) in needs.items():
        if high[k] > max(up, width) - NEAR:
            continue
        most, where, above = attack.farthest(k, 1)
        high, low = numpy.maximum(high, where), numpy.maximum(low, -where)
        if most < up - NEAR:
            yield k, attack.inequality(up, [above])
        if most + low[k] < width - NEAR:
            least, where, below = attack.farthest(k, -1)
            high, low = numpy.maximum(high, where), numpy.maximum(low, -where)
            if most + least < width - NEAR:
                yield k, attack.inequality(width, [above, below])


class Empty(Exception):
    """No pattern does."""


class Least:
    """The programme of what is withheld besides."""

    def __init__(self, problem, headlines):
        self.problem, self.seen = problem, set()
        self.always = problem.always | headlines
        self.free = ~self.always & ~problem.never & ~problem.headline
        self.solver = highspy.Highs()
        self.solver.silent()
        for k in range(problem.n):
            price = 0.0 if self.always[k] else problem.price[k]
            self.solver.addCol(price, float(self.always[k]), float(self.always[k] or self.free[k]), 0, [], [])

    def add(self, coefficients):
        least = 1 - coefficients[self.always].sum()
        at = numpy.nonzero((coefficients > 1e-9) & self.free)[0].astype(numpy.int32)
        if least < NEAR:
            return
        values = numpy.minimum(coefficients[at] / least, 1.0)
        if not len(at):
            raise Empty
        self.seen.add((tuple(at), tuple(numpy.round(values, 6))))
        self.solver.addRow(1.0, highspy.kHighsInf, len(at), at, values)

    def solve(self, seconds):
        """(a bound, a pattern)"""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + seconds)
        self.solver.run()
        info = self.solver.getInfo()
        is_whole = info.mip_node_count >= 0
        return (info.mip_dual_bound if is_whole else info.objective_function_value,
                numpy.array(self.solver.getSolution().col_value))

    def be_whole(self):
        for k in numpy.nonzero(self.free)[0]:
            self.solver.changeColIntegrality(k, highspy.HighsVarType.kInteger)


def learn(attack, least, pattern, is_whole):
    """Inequalities that this pattern does not keep. Returns how many: 0, and nobody narrows anything."""
    bad = 0
    for far in (FAR,) if is_whole else (1, 2):
        needs = {k: n for k, n in attack.problem.needs.items() if is_whole or max(n) == far}
        for _, coefficients in narrowed(attack, pattern, far, needs):
            bad += 1
            if coefficients is not None:
                least.add(coefficients)
    return bad


def bound(attack, headlines, own, within, until):
    """(no pattern costs less, whether this is what one costs)"""
    p = attack.problem
    least = Least(p, headlines)
    best, pattern, is_whole, settled = 0.0, least.always.astype(float), True, False
    while own > best * (1 + within) and time.process_time() < until:
        before = len(least.seen)
        bad = learn(attack, least, pattern, is_whole)
        if is_whole and best and not bad:
            return best, True
        if not settled and best and (not bad or len(least.seen) - before < 10):
            least.be_whole()
            settled = True
        now, pattern = least.solve(max(5.0, until - time.process_time()))
        is_whole, best = settled, max(best, now)
        pattern = numpy.round(pattern) if settled else pattern
    return best, False


def certificate(attack, headline):
    """A small count that is narrowed with this, all other headlines and nothing else printed."""
    p = attack.problem
    printed = (p.headline & ~p.withheld) | p.never
    printed[headline] = True
    for k, _ in narrowed(attack, (~printed).astype(float), FAR, p.needs):
        return k
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("problem")
    for option, kind, default in (("threshold", int, 3), ("width", int, 2), ("by", str, "cost"),
                                  ("within", float, 0.1), ("seconds", float, 300)):
        parser.add_argument("--" + option, type=kind, default=default)
    asked = parser.parse_args()
    p = Problem(asked.problem, asked.threshold, asked.width, asked.by)
    attack, status = Attack(p), 0
    lost = p.headline & p.withheld
    for h in numpy.nonzero(lost)[0]:
        k = certificate(attack, h)
        status |= k is None
        print("%s (%d): %s" % (p.name(h), p.value[h], "could be printed" if k is None else
                               "must go, or %s (%d) is narrowed, even if no other number but headlines is printed"
                               % (p.name(k), p.value[k])))
    if any(True for _ in narrowed(attack, p.withheld.astype(float), FAR, p.needs)):
        print("what is withheld does not protect all")
        status = 1
    besides = p.withheld & ~p.always & ~p.headline
    own = p.price[besides].sum()
    try:
        best, is_best = bound(attack, lost, own, asked.within, time.process_time() + asked.seconds)
    except Empty:
        print("no pattern protects all with these headlines")
        return 1
    above = own / best - 1 if best else 0 if not own else float("inf")
    print("%d of %d headlines, %d counts besides %d small ones, price %.0f; no pattern pays less than %.0f%s: "
          "%.1f per cent above" % (lost.sum(), p.headline.sum(), besides.sum(), p.small.sum(), own, best,
                                   " (the optimum)" if is_best else "", 100 * above))
    return 1 if status or above > asked.within else 0


if __name__ == "__main__":
    sys.exit(main())
