#!/usr/bin/env bash
# Prints what a build of the press annex costs: wall time and peak memory over N runs (20), and the
# share of each stage. Not a test: machines differ; compare ratios from one run on one machine.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
runs=${1:-20}
netra=build/release/bin/netra
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

scripts/packages.sh --install test # python3
scripts/report.sh >/dev/null
python3 - "$netra" "$out" "$runs" <<'PY'
import collections, os, re, statistics, subprocess, sys, time

netra, out, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
walls, peaks, stages = [], [], collections.defaultdict(list)
for run in range(runs + 1):
    start = time.perf_counter()
    child = subprocess.Popen([netra, "build", "templates/press-annex", "--out", out, "--verbose"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    log = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(log)
    if run == 0:
        continue  # a warm-up
    walls.append(wall * 1e3)
    peaks.append(usage.ru_maxrss / 1024)
    for name, ms in re.findall(r"netra: (\w+) +([\d.]+) ms +[\d.]+ %", log):
        stages[name].append(float(ms))

def row(name, values, unit):
    print(f"{name:<12} min {min(values):7.2f}  median {statistics.median(values):7.2f}  "
          f"max {max(values):7.2f} {unit}")

print(f"{runs} runs of: netra build templates/press-annex")
row("wall", walls, "ms")
row("peak memory", peaks, "MiB")
total = sum(statistics.median(v) for v in stages.values())
for name, values in sorted(stages.items(), key=lambda kv: -statistics.median(kv[1])):
    median = statistics.median(values)
    print(f"  {name:<10} {median:7.2f} ms  {100 * median / total:5.1f} %")
PY
