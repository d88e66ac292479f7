#!/bin/sh
# attack.sh WRITE_LEDGERS SOURCE_DIR: the shipped register's printed ledgers, of the nation on several
# days and of areas large and small, withstand the attack, and do not without secondary suppression.
set -eu
write_ledgers=$1
source=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# attack DAY [AREA]
attack() {
    "$write_ledgers" "$source/data/register" "$1" "$out" ${2:+"$2"}
    if ! python3 "$source/tests/tools/attack.py" "$out/printed.json" "$out/internal.json"; then
        echo "FAIL: $*: a suppressed count was worked out"
        exit 1
    fi
    if python3 "$source/tests/tools/attack.py" "$out/primary.json" "$out/internal.json" \
        >"$out/log"; then
        echo "FAIL: $*: the attack does not even break primary suppression"
        exit 1
    fi
}

for day in 2021-09-30 2022-06-30 2023-12-31 2024-03-31; do
    attack $day
done
# In small areas only the grand totals leave room: 12, 33, 53 and 71 lose some.
for area in 12 33 53 71 74 33.74; do
    attack 2024-03-31 $area
done
