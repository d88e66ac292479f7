#!/bin/sh
# optimum.sh WRITE_FAMILY SOURCE_DIR PYTHON: provinces withhold within a tenth of the least that a solver allows, where
# to print one count after the other is not enough (a fifth above, and eighty times as much), what was chosen before
# headlines went has to be chosen anew, or one zero keeps another from being printed (a fourth above, and thrice as
# much), or the tables that let a count be printed are found in depth alone; the solver sees a pattern that protects
# too little, and one that withholds too much.
set -eu
write_family=$1
source=$2
python=$3
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

for area in 12 15 19 32 51 64 73 94; do
    "$write_family" "$source/data/register" "$out" alone 2 "2024-03-31:$area" >/dev/null
    "$python" "$source/tests/tools/optimum.py" "$out/0.problem.json" --seconds 120
done

# fails WORDS CHANGE: what is said of the same problem where nodes were changed
fails() {
    "$python" - "$out" "$2" <<'PY'
import json, sys
with open(sys.argv[1] + "/0.problem.json") as file:
    problem = json.load(file)
besides = [n for n in problem["nodes"] if isinstance(n, list) and n[3] == 0 and not n[4] and not n[6] and not n[7]]
for n in besides:
    n[5] = int(sys.argv[2] == "more")
with open(sys.argv[1] + "/changed.json", "w") as file:
    json.dump(problem, file)
PY
    if "$python" "$source/tests/tools/optimum.py" "$out/changed.json" --seconds 20 >"$out/log"; then
        echo "FAIL: where $2 is withheld nothing is wrong"
        exit 1
    fi
    grep "$1" "$out/log"
}

fails 'does not protect all' less
fails 'no pattern pays less' more
