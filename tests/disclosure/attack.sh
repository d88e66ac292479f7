#!/bin/sh
# attack.sh WRITE_LEDGERS MAKE_REGISTER SOURCE_DIR PYTHON: printed ledgers withstand the attack, of the shipped
# register's nation and areas, and of made registers; without secondary suppression one of each kind does not.
set -eu
write_ledgers=$1
make_register=$2
source=$3
python=$4
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# attacks LEDGER [OPTION...]
attacks() {
    ledger=$1
    shift
    "$python" "$source/tests/tools/attack.py" "$out/$ledger.json" "$out/internal.json" "$out/relations.json" "$@"
}

# withstands REGISTER DAY AREA PERIOD [OPTION...]: of the area, or of all; of the quarter, or of another period
withstands() {
    register=$1 day=$2 area=$3 period=$4
    shift 4
    "$write_ledgers" "$register" "$day" "$out" "$area" ${period:+"$period"}
    if ! attacks printed "$@"; then
        echo "FAIL: $register $area $period $*: a suppressed count was worked out"
        exit 1
    fi
}

# breaks [OPTION...]: the same edition without secondary suppression does not withstand it
breaks() {
    status=0
    attacks primary --first "$@" >"$out/log" || status=$?
    if [ "$status" -ne 1 ] || ! grep -q 'worked out' "$out/log"; then
        echo 'FAIL: the attack does not even break primary suppression'
        exit 1
    fi
}

withstands "$source/data/register" 2024-03-31 '' '' --knows-before
breaks --knows-before
for area in 12 34 73; do
    withstands "$source/data/register" 2024-03-31 $area ''
done
breaks
# Other periods, and those that are covered in part: as many first days of the others stand beside.
withstands "$source/data/register" 2024-02-29 73 2024-02
withstands "$source/data/register" 2023-12-31 73 2023
withstands "$source/data/register" 2024-05-11 73 2024-Q2
breaks
withstands "$source/data/register" 2024-05-20 34 2024-H1

# A register that does not tell when it learnt of a case sets as many first days beside each other.
mkdir "$out/untold"
cp "$source/data/register/datapackage.json" "$source/data/register/areas.csv" \
    "$source/data/register/events.csv" "$source/data/register/targets.csv" "$out/untold"
"$python" - "$source/data/register/cases.csv" "$out/untold" <<'PY'
import csv, json, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig")))
kept = [i for i, heading in enumerate(rows[0]) if heading != "Tanggal Catat"]
latest = {row[0]: row for row in rows[1:]}
with open(sys.argv[2] + "/cases.csv", "w", newline="") as file:
    csv.writer(file).writerows([row[i] for i in kept] for row in [rows[0], *latest.values()])
path = sys.argv[2] + "/datapackage.json"
package = json.load(open(path))
for resource in package["resources"]:
    resource["schema"]["fields"] = [f for f in resource["schema"]["fields"]
                                    if f.get("role") != "case.recorded_on"]
json.dump(package, open(path, "w"))
PY
withstands "$out/untold" 2024-05-11 73 2024-Q2
withstands "$out/untold" 2024-02-20 12 2024-02
breaks

mkdir "$out/made"
cp "$source/data/register/datapackage.json" "$source/data/register/areas.csv" \
    "$source/data/register/events.csv" "$source/data/register/targets.csv" "$out/made"
"$make_register" --areas "$source/data/register/areas.csv" --cases 300 --seed 7 >"$out/made/cases.csv"
withstands "$out/made" 2024-03-31 '' ''
breaks

# Rows that are allegations: a case in four has one more, of the same kind or of another.
cp -r "$out/made" "$out/rows"
"$python" - "$out/rows" <<'PY'
import csv, json, random, sys
chance = random.Random(5)
path = sys.argv[1] + "/datapackage.json"
package = json.load(open(path, encoding="utf-8"))
package["netra"]["row"] = "allegation"
json.dump(package, open(path, "w", encoding="utf-8"))
fields = next(r for r in package["resources"] if r["name"] == "cases")["schema"]["fields"]
kind = next(i for i, field in enumerate(fields) if field.get("role") == "case.violation")
heading, *rows = csv.reader(open(sys.argv[1] + "/cases.csv", encoding="utf-8-sig"))
kinds = sorted({row[kind] for row in rows})
other = {row[0]: chance.choice(kinds) for row in rows if chance.random() < 0.25}
more = [row[:kind] + [other[row[0]]] + row[kind + 1:] for row in rows if row[0] in other]
with open(sys.argv[1] + "/cases.csv", "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows([heading] + rows + more)
PY
withstands "$out/rows" 2024-03-31 '' ''
withstands "$out/rows" 2024-03-31 73 ''
breaks

# Outcomes of the descriptor: two of one kind, and one that closes a case without a decision.
"$python" - "$out/made/datapackage.json" <<'PY'
import json, sys
package = json.load(open(sys.argv[1], encoding="utf-8"))
package["netra"]["codes"]["outcome"] = {
    "terbukti": {"kind": "upheld"}, "terbukti-sebagian": {"kind": "upheld"}, "dicabut": {"kind": "closed"}}
json.dump(package, open(sys.argv[1], "w", encoding="utf-8"))
PY
"$make_register" --areas "$source/data/register/areas.csv" --cases 300 --seed 8 --withdrawn 0.2 --partly 0.3 \
    >"$out/made/cases.csv"
kinds='--kind terbukti=proven --kind terbukti-sebagian=proven --kind dicabut=closed'
withstands "$out/made" 2024-03-31 '' '' $kinds
breaks $kinds
