#!/bin/sh
# attack.sh WRITE_LEDGERS SOURCE_DIR: the shipped register's printed ledger withstands the attack on
# several days, and does not without secondary suppression.
set -eu
write_ledgers=$1
source=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

for day in 2021-09-30 2022-06-30 2023-12-31 2024-03-31; do
    "$write_ledgers" "$source/data/register" $day "$out"
    if ! python3 "$source/tests/tools/attack.py" "$out/printed.json" "$out/internal.json"; then
        echo "FAIL: $day: a suppressed count was worked out"
        exit 1
    fi
    if python3 "$source/tests/tools/attack.py" "$out/primary.json" "$out/internal.json" \
        >"$out/log"; then
        echo "FAIL: $day: the attack does not even break primary suppression"
        exit 1
    fi
done
