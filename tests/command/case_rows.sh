# Rows that are allegations, persons or events: a report counts cases once, as they were known on its day,
# and says of how many rows; CSV or spreadsheet, it is the same.
. "$(dirname "$0")/lib.sh"
here=$(dirname "$0")

for unit in allegation person event; do
    python3 "$here/case_rows.py" make "$work/$unit" $unit 7 || fail 'the register'
    python3 "$here/spreadsheet.py" "$work/$unit" "$work/$unit.sheet" xlsx || fail 'the spreadsheet'
    for day in 2023-08-15 2024-03-31; do
        run 0 build "$TOP/templates/quarterly" --data "$work/$unit" --as-of $day --out "$work/out" --lang en \
            --set internal=true --set quarter="${day%%-*}-Q$(((10#${day:5:2} + 2) / 3))"
        python3 "$here/case_rows.py" judge "$work/$unit" $unit $day "$work/out/quarterly.figures.json" \
            2>"$work/stderr" || fail "$unit on $day"
    done
    run 0 check "$work/$unit" --format json
    mv "$work/stdout" "$work/said"
    run 0 check "$work/$unit.sheet" --format json
    python3 - "$work/said" "$work/stdout" "$unit" <<'PY' || fail "the sheet of $unit"
import json, sys
text, sheet = (json.load(open(path))["summary"] for path in sys.argv[1:3])
assert text == sheet and text["cases"] == 400, (text, sheet)
assert sys.argv[3] == "case" or text[{"event": "case_events"}.get(sys.argv[3], sys.argv[3] + "s")] > 400
PY
    pdftotext "$work/out/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
    case $unit in
    allegation) says stdout 'A case is proven as soon as one of its allegations is' ;;
    person) says stdout 'A case is proven as soon as that is so of one person' ;;
    event) grep -q 'More than one' "$work/stdout" && fail 'events are no kinds' ;;
    esac
done

# What belongs to the case differs: both places are named, and no text of the table.
sed -n '1,2p' "$work/person/kasus.csv" >"$work/two"
{ cat "$work/two"; sed -n 2p "$work/two" | sed 's/,2023-[0-9-]*,/,2022-12-30,/'; } >"$work/person/kasus.csv"
run 0 check "$work/person" --lang en
says stdout 'kasus.csv:3:7: warning: in the column "Terima" this row does not agree with row 2 of the same case'

# The number of the row as the id: what that costs is said, and editions cannot be compared.
python3 "$here/case_rows.py" make "$work/numbered" allegation 8 || fail 'the register'
sed -i 's/"row": "allegation"/"id": "row"/; s/"role": "case.id"/"type": "string"/' "$work/numbered/datapackage.json"
run 0 check "$work/numbered" --lang en
says stdout '[numbered-rows]'
says stdout "$(($(wc -l <"$work/numbered/kasus.csv") - 1)) cases,"
sed -i 's/"id": "row", //' "$work/numbered/datapackage.json"
run 1 check "$work/numbered" --lang en
says stderr 'write "id": "row" under "netra"'
