# What stands in a spreadsheet is what stands in delimited files: the same ledger, filed, proved, traced and
# compared; places are cells.
. "$(dirname "$0")/lib.sh"
make() { python3 "$TOP/tests/command/spreadsheet.py" "$@" || fail "spreadsheet.py $*"; }

run 0 build "$annex" --data "$data" --out "$work/csv"
for kind in xlsx ods; do
    make "$data" "$work/$kind" "$kind"
    run 0 build "$annex" --data "$work/$kind" --out "$work/out-$kind"
    cmp "$work/csv/press-annex.figures.json" "$work/out-$kind/press-annex.figures.json" || fail "another ledger from $kind"
    run 0 trace --all "$work/out-$kind/press-annex.pdf"
    run 0 snapshot "$work/out-$kind/press-annex.pdf" -o "$work/$kind.zip"
    run 0 verify --rebuild "$work/$kind.zip"
    says stdout 'bytes same'
    run 0 diff "$work/$kind.zip" "$work/csv/press-annex.pdf"
    says stdout 'nothing changed'
    # The file is filed as it is, once, though four tables lie in it.
    unzip -qo "$work/$kind.zip" -d "$work/bag-$kind"
    cmp "$work/$kind/angka.$kind" "$work"/bag-"$kind"/*/data/input/angka."$kind" || fail 'the file is not filed as it is'
done
id=$(python3 -c 'import csv, sys; print(list(csv.DictReader(open(sys.argv[1])))[4]["figure_id"])' "$data/figures.csv")
run 0 trace "$work/out-xlsx/press-annex.pdf" "$id"
grep -qE 'input/angka\.xlsx:figures![A-Z]+6$' "$work/stdout" || fail 'a trace names no cell'

# The workbook of a report does not take the place of the one that it was made from.
cp -r "$annex" "$work/angka"
sed -i 's/"name": "press-annex"/"name": "angka"/' "$work/angka/report.json"
before=$(state_of "$work/xlsx")
run 2 build "$work/angka" --data "$work/xlsx" --out "$work/xlsx" --format xlsx
one_line stderr
says stderr 'angka.xlsx: error: is what this output is made from'
[ "$(state_of "$work/xlsx")" = "$before" ] || fail 'the workbook of the data was written over'

# A fault is told at its cell, and in JSON with its sheet.
python3 - "$work/xlsx/angka.xlsx" <<'PY'
import re, sys, zipfile
parts = {i.filename: zipfile.ZipFile(sys.argv[1]).read(i) for i in zipfile.ZipFile(sys.argv[1]).infolist()}
rows = parts["0.xml"].decode().split("<row>")
rows[5] = re.sub(r"<c><v>[^<]*</v></c>", '<c t="e"><v>#DIV/0!</v></c>', rows[5], count=1)
parts["0.xml"] = "<row>".join(rows).encode()
with zipfile.ZipFile(sys.argv[1], "w") as file:
    for name, text in parts.items():
        file.writestr(name, text)
PY
run 1 check "$work/xlsx"
grep -qE '^[^ ]*/angka\.xlsx:figures![A-Z]+5: error: .*#DIV/0!' "$work/stdout" || fail 'no error at its cell'
run 1 check "$work/xlsx" --format json
python3 - "$work/stdout" <<'PY' || fail 'no place in JSON'
import json, sys
problem = next(p for p in json.load(open(sys.argv[1]))["problems"] if p["code"] == "error-cell")
assert problem["sheet"] == "figures" and problem["line"] == 5 and problem["file"].endswith("/angka.xlsx"), problem
PY

# A register: the same ledger; its file stays in the house, also where cases may be filed.
register=$TOP/data/register
make "$register" "$work/cases" xlsx cases
run 0 build "$TOP/templates/quarterly" --data "$register" --set quarter=2024-Q1 --out "$work/csv"
run 0 build "$TOP/templates/quarterly" --data "$work/cases" --set quarter=2024-Q1 --out "$work/cases-out"
cmp "$work/csv/quarterly.figures.json" "$work/cases-out/quarterly.figures.json" || fail 'another ledger of cases'
run 0 snapshot "$work/cases-out/quarterly.pdf" --data "$work/cases" -o "$work/cases.zip"
unzip -l "$work/cases.zip" | grep -q angka && fail 'cases are filed'
run 0 verify --rebuild "$work/cases.zip" --data "$work/cases"

# Files of other kinds that are called so.
for head in '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' 'a,b\n1,2\n'; do
    printf "$head" >"$work/cases/angka.xlsx"
    run 1 check "$work/cases"
    one_line stderr
done
exit 0
