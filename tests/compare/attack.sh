#!/bin/sh
# attack.sh WRITE_LEDGERS MAKE_REGISTER SOURCE_DIR PYTHON: printed ledgers withstand the attack, and do
# not without secondary suppression: the shipped register's nation and areas, and a made register.
set -eu
write_ledgers=$1
make_register=$2
source=$3
python=$4
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# The same edition without secondary suppression.
primary_breaks() {
    status=0
    "$python" "$source/tests/tools/attack.py" "$out/primary.json" "$out/internal.json" --first \
        >"$out/log" || status=$?
    if [ "$status" -ne 1 ] || ! grep -q 'worked out' "$out/log"; then
        echo 'FAIL: the attack does not even break primary suppression'
        exit 1
    fi
}

# withstands REGISTER DAY [AREA [OPTION]]
withstands() {
    "$write_ledgers" "$1" "$2" "$out" ${3:+"$3"}
    if ! "$python" "$source/tests/tools/attack.py" "$out/printed.json" "$out/internal.json" \
        ${4:+"$4"}; then
        echo "FAIL: $*: a suppressed count was worked out"
        exit 1
    fi
    primary_breaks
}

withstands "$source/data/register" 2024-03-31 '' --knows-before
for area in 12 34 73; do
    withstands "$source/data/register" 2024-03-31 $area
done

mkdir "$out/made"
cp "$source/data/register/datapackage.json" "$source/data/register/areas.csv" \
    "$source/data/register/events.csv" "$source/data/register/targets.csv" "$out/made"
"$make_register" --areas "$source/data/register/areas.csv" --cases 300 --seed 7 >"$out/made/cases.csv"
withstands "$out/made" 2024-03-31
