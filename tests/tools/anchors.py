#!/usr/bin/env python3
"""Holds netra's disclosure control against R's GaussSuppression and sdcTable, on the same tables.

    anchors.py PROTECT_TABLE CASES.csv [--seconds 60]

PROTECT_TABLE is built of tests/disclosure/protect_table.c. The tables are sums of a register's cases: what
GaussSuppression and sdcTable can express, without the orders and limits that netra's own editions have
besides. Each has the same cells and the same small counts, 1 and 2. Of each answer: the cells withheld besides
these; how many small ones linear programmes (HiGHS) work out, or narrow (an upper end below 3, or less
than 2 between the ends; nobody takes a withheld cell for 0); the seconds of the processor. Last
the least that any pattern withholds which lets none be narrowed (optimum.py), with cells of one price.
"""
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy

import optimum

HERE = os.path.dirname(os.path.abspath(__file__))
METHODS = ["GaussSuppression", "GaussSuppression range", "sdcTable SIMPLEHEURISTIC", "sdcTable GAUSS"]


def cases(path):
    """The last row of each case."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list({row["Nomor Kasus"]: row for row in csv.DictReader(file)}.values())


def quarter(row):
    year, month = row["Tanggal Lapor"].split("-")[:2]
    return year + "Q" + str((int(month) + 2) // 3)


TABLES = {
    "province x kind": lambda r: [r["Provinsi"], r["Jenis Pelanggaran"]],
    "regency (in province) x vote": lambda r: [r["Kabupaten/Kota"], r["Peristiwa"]],
    "province x kind x year": lambda r: [r["Provinsi"], r["Jenis Pelanggaran"], r["Tanggal Lapor"][:4]],
    "kind x outcome x quarter": lambda r: [r["Jenis Pelanggaran"], r["Hasil"], quarter(r)],
}


class Table:
    def __init__(self, rows, key):
        inner = collections.Counter()
        for row in rows:
            codes = key(row)
            if all(codes):
                inner[tuple(codes)] += 1
        sides = [sorted(set(codes)) for codes in zip(*inner)]
        self.inner = {}
        self.fill(inner, sides, [])
        self.value = collections.Counter()
        for codes, count in self.inner.items():
            for cell in self.above(codes):
                self.value[cell] += count
        self.cells = sorted(self.value)
        self.at = {cell: k for k, cell in enumerate(self.cells)}
        self.sums = list(self.relations())

    def fill(self, inner, sides, codes):
        if len(codes) == len(sides):
            self.inner[tuple(codes)] = inner[tuple(codes)]
            return
        for code in sides[len(codes)]:
            self.fill(inner, sides, codes + [code])

    @staticmethod
    def ups(code):
        return [code, "Total"] if "." not in code else [code, code.split(".")[0], "Total"]

    def above(self, codes):
        cells = [()]
        for code in codes:
            cells = [cell + (up,) for cell in cells for up in self.ups(code)]
        return cells

    def relations(self):
        """[whole, part, part...], in each direction."""
        parts = collections.defaultdict(list)
        for cell in self.cells:
            for i, code in enumerate(cell):
                if code != "Total":
                    parts[cell[:i] + (self.ups(code)[1],) + cell[i + 1:], i].append(self.at[cell])
        for (whole, _), of in parts.items():
            yield [self.at[whole]] + of

    def cost(self, cell):
        return (1, 10, 1000, 1000)[sum(code == "Total" or "." not in code and any(
            other[i].startswith(code + ".") for other in self.inner) for i, code in enumerate(cell))]


def by_netra(table, program, width):
    lines = ["count %d %d" % (table.value[cell], table.cost(cell)) for cell in table.cells]
    lines += ["sum " + " ".join(map(str, s)) for s in table.sums]
    answer = subprocess.run([program, str(width)], input="\n".join(lines) + "\n", text=True, check=True,
                            capture_output=True).stdout.split()
    return numpy.array([int(text) for text in answer[:-1]]), int(answer[-1]) / 1000


def by_r(table, method, folder, seconds):
    path, out = os.path.join(folder, "in.csv"), os.path.join(folder, "out.csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["d%d" % i for i in range(len(table.cells[0]))] + ["freq"])
        writer.writerows(list(codes) + [count] for codes, count in table.inner.items())
    try:
        run = subprocess.run(["Rscript", os.path.join(HERE, "anchors.R"), path, out, method],
                             capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "no answer in %d s" % seconds, None
    if run.returncode:
        said = [line for line in run.stderr.splitlines() if line.startswith("Error")]
        return (said or ["no answer"])[0][:90], None
    with open(out, encoding="utf-8") as file:
        *rows, spent = file.read().splitlines()
    withheld = numpy.zeros(len(table.cells), dtype=int)
    for row in csv.reader(rows):
        withheld[table.at[tuple(row[:-1])]] = int(row[-1])
    return withheld, float(spent)


def pose(table, folder):
    """The table as optimum.py reads it."""
    path = os.path.join(folder, "problem.json")
    nodes = [[v, 1, 1, 0, int(v in (1, 2)), int(v in (1, 2)), 0, 0, 0, 0]
             for v in (table.value[cell] for cell in table.cells)]
    relations = [{"room": -1, "terms": [[s[0], -1]] + [[k, 1] for k in s[1:]]} for s in table.sums]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"nodes": nodes, "relations": relations, "ids": {}}, file)
    return optimum.Problem(path, 3, 2, "counts")


def attacked(problem, withheld):
    """(how many small cells can be worked out, how many narrowed)"""
    attack = optimum.Attack(problem)
    one = {k: (0, 1) for k in problem.needs}
    shown = withheld.astype(float)
    return tuple(len({k for k, _ in optimum.narrowed(attack, shown, optimum.FAR, needs)})
                 for needs in (one, problem.needs))


def compare(name, table, program, seconds):
    with tempfile.TemporaryDirectory() as folder:
        problem = pose(table, folder)
        small = len(problem.needs)
        print("%s: %d cells, %d of them small" % (name, len(table.cells), small))
        answers = [("netra", lambda: by_netra(table, program, 2)),
                   ("netra, range 0", lambda: by_netra(table, program, 0))]
        answers += [(m, lambda m=m: by_r(table, m, folder, seconds)) for m in METHODS]
        for method, answer in answers:
            withheld, spent = answer()
            if spent is None:
                print("  %-26s %s" % (method, withheld), flush=True)
                continue
            exact, near = attacked(problem, withheld)
            print("  %-26s %5d besides, %4d worked out, %4d narrowed, %7.2f s" % (
                method, withheld.sum() - small, exact, near, spent), flush=True)
        attack = optimum.Attack(problem)
        nothing = numpy.zeros(problem.n, dtype=bool)
        best, is_best = optimum.bound(attack, nothing, float("inf"), 0.0, time.monotonic() + seconds)
        print("  %-26s %5.0f besides%s" % ("the least", best, "" if is_best else ", or more"), flush=True)


def installed():
    """The packages that R is here with, and their versions."""
    ask = ("for (p in c('GaussSuppression', 'sdcTable')) if (requireNamespace(p, quietly = TRUE)) "
           "cat(p, '/', as.character(packageVersion(p)), '\\n', sep = '')")
    try:
        return subprocess.run(["Rscript", "-e", ask], capture_output=True, text=True).stdout.split()
    except FileNotFoundError:
        return []


def main():
    program, path = sys.argv[1:3]
    seconds = float(sys.argv[4]) if len(sys.argv) > 4 else 60
    here = installed()
    print(" ".join(here) or "netra alone: R is not here with GaussSuppression or sdcTable")
    METHODS[:] = [m for m in METHODS if any(p.startswith(m.split()[0]) for p in here)]
    rows = cases(path)
    for name, key in TABLES.items():
        compare(name, Table(rows, key), program, seconds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
