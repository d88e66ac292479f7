"""bench.py NETRA TOP RUNS PYTHON WORK [--json]: netra and a peer, DuckDB with Typst, make the same report of the same
register in turn. Prints medians and ratios of this run; --json prints one line of ratios."""
import collections
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

netra, top, runs, python, work = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4], pathlib.Path(sys.argv[5])
as_json = "--json" in sys.argv
tools = top / "tests/tools/bench"
SIZES = {"20k": 20_000, "5m": 5_000_000}
measured = collections.defaultdict(list)


def register(cases):
    """The data package of so many cases, made where it is not there."""
    folder = work / f"register-{cases}"
    if not (folder / "netra.salt").exists():
        subprocess.run([python, tools / "register.py", top / "data/register/areas.csv", folder, str(cases)], check=True)
        subprocess.run([netra, "build", "--quiet", top / "templates/bench", "--data", folder, "--out", work / "warm"],
                       check=True, stderr=subprocess.DEVNULL)
    return folder


def run(name, command, keep=True):
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{name}: status {child.returncode}")
    if keep:
        measured[name].append((wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))


def in_turn(**commands):
    """One after the other, and once beforehand, so that all find their files read."""
    for i in range(runs + 1):
        for name, command in commands.items():
            run(name.replace("__", ": "), command, keep=i > 0)
    for name in commands if not as_json else ():
        tell(name.replace("__", ": "))


def tell(name):
    print(f"{name:<20} {middle(name, 0):8.3f} {middle(name, 1):12.3f} {middle(name, 2):7.0f}", flush=True)


def middle(name, what):
    return statistics.median(values[what] for values in measured[name])


def ratio(name, what):
    return round(middle(f"{name}: netra", what) / middle(f"{name}: peer", what), 3)


def build(template, folder):
    return [netra, "build", "--quiet", top / "templates" / template, "--data", folder, "--out", work / "out"]


def each(folder):
    """Editions a second of all regencies in one run; None where the program has no --each."""
    if "--each" not in subprocess.run([netra, "build", "--help"], capture_output=True, text=True).stdout:
        return None
    run("each: netra", [*build("quarterly", folder), "--each", "area=regencies"])
    return round(514 / middle("each: netra", 0), 1)


if not as_json:
    print(f"medians of {runs} runs in turn\n\n{'':<20} {'wall s':>8} {'processor s':>12} {'MiB':>7}")
ratios = {}
for size, cases in SIZES.items():
    folder = register(cases)
    peer = [python, tools / "peer.py", folder / "cases.csv"]
    in_turn(**{f"{size}__netra": build("bench", folder), f"{size}__peer": [*peer, work / "peer.pdf"]})
    ratios[f"wall_ratio_{size}"], ratios[f"memory_ratio_{size}"] = ratio(size, 0), ratio(size, 2)
    if size == "20k":
        ratios["file_ratio_20k"] = round((work / "out/bench.pdf").stat().st_size / (work / "peer.pdf").stat().st_size, 3)
        in_turn(quarterly__netra=build("quarterly", folder), quarterly__peer=[*peer, work / "peer.pdf"])
        ratios["quarterly_ratio_20k"] = ratio("quarterly", 0)
        ratios["each_per_second"] = each(folder)
    else:
        in_turn(grouping__netra=[netra, "check", "--quiet", folder], grouping__peer=peer)
        ratios["group_ratio_5m"] = ratio("grouping", 0)
in_turn(annex__netra=build("press-annex", top / "data/published"))
if as_json:
    print(json.dumps(ratios))
    sys.exit()
for name, value in ratios.items():
    print(f"{name:<20} {value}")
