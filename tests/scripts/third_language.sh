#!/usr/bin/env bash
# third_language.sh SOURCE BUILD: a language more is a catalogue. netra is built with one that
# nobody speaks, makes both reports in it, finds them whole, and says in it what is wrong.
set -euo pipefail
source=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
    printf 'third language: %s\n' "$1" >&2
    exit 1
}
python3 "$source/tests/scripts/pseudo.py" "$source/words/netra.pot" >"$work/xx.po"
cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE= -DBUILD_TESTING=OFF \
    "-DNT_CATALOGUES=$source/words/en.po;$work/xx.po" >"$work/log" || fail "$(cat "$work/log")"
cmake --build "$build" --target netra >"$work/log" || fail "$(tail -20 "$work/log")"
netra=$build/bin/netra
unset LC_ALL LC_MESSAGES LANG LANGUAGE
cd "$source"
for report in press-annex:published quarterly:register; do
    name=${report%:*} data=data/${report#*:}
    "$netra" build "templates/$name" --lang xx --out "$work/out" >"$work/said" 2>&1 || fail "$(cat "$work/said")"
    "$netra" trace --all "$work/out/$name.pdf" --data "$data" --lang xx >"$work/said" 2>&1 || fail "$(cat "$work/said")"
    python3 - "$work/out/$name.figures.json" <<'PY' || fail "labels of $name"
import json, sys
rows = json.load(open(sys.argv[1]))["figures"]
assert rows and all(set(row["label"]) == {"id", "en", "xx"} and row["label"]["xx"] for row in rows)
assert sum("‹" in row["label"]["xx"] for row in rows) > len(rows) / 2
PY
done
LANGUAGE=xx "$netra" build nothing >"$work/said" 2>&1 && fail 'a build of nothing'
grep -q '‹kesalahan›: ‹' "$work/said" || fail "$(cat "$work/said")"
"$netra" build --help --lang xx | grep -q '‹' || fail '--help'
