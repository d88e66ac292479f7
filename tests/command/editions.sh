# The same template gives the edition of any day, in both languages.
. "$(dirname "$0")/lib.sh"

for day in 2024-02-06 2024-03-25 2024-04-25 2024-06-12; do
    run 0 build "$annex" --data "$data" --as-of "$day" --out "$work/$day"
    silent stderr
    python3 - "$work/$day/press-annex.figures.json" "$day" <<'PY' || fail "edition $day knows the future"
import json, sys
text = open(sys.argv[1]).read()
ledger = json.loads(text)
rows = ledger["figures"] if isinstance(ledger, dict) else ledger
for row in rows:
    if row["id"].endswith(".polling-day"):
        continue  # a vote is set before it is held
    assert not row.get("as_of") or row["as_of"] <= sys.argv[2], row
PY
done
run 0 build "$annex" --data "$data" --out "$work/id"
run 0 build "$annex" --data "$data" --lang en --out "$work/en"
[ -s "$work/en/press-annex.pdf" ] || fail 'no English edition'
cmp -s "$work/id/press-annex.pdf" "$work/en/press-annex.pdf" && fail 'the English edition is the Indonesian'
for chart in "$work"/id/press-annex.charts/*.svg; do
    stem=${chart%.svg}
    for ending in pdf png csv; do
        [ -s "$stem.$ending" ] || fail "$stem.$ending is missing"
    done
done

# Of a register in several files the recipe says how many cases each has, when they have all been counted.
python3 "$TOP/tests/command/parts.py" "$TOP/data/register" "$work/parts" csv cases || fail 'the parts'
run 0 build "$TOP/templates/quarterly" --data "$work/parts" --set quarter=2024-Q1 --no-charts --out "$work/cases"
run 0 check "$TOP/templates/quarterly" --data "$work/parts" --set quarter=2024-Q1
