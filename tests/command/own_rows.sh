# A code that is called as a row of netra's own ("unknown", the cases without a code) stands beside that
# row: each ratio names counts of its own row. An edition before of another area is an error.
. "$(dirname "$0")/lib.sh"
quarterly=$TOP/templates/quarterly
cp -r "$TOP/data/register" "$work/register"
sed -i 's/"pengawas": {/"unknown": {/' "$work/register/datapackage.json"
python3 - "$work/register/cases.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8-sig")))
at = rows[0].index("Jabatan")
for row in rows[1:]:
    if row[0][-1] in "37":
        row[at] = ""
csv.writer(open(sys.argv[1], "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
PY
run 0 build "$quarterly" --data "$work/register" --set quarter=2024-Q1 --set threshold=0 --out "$work/out"
python3 - "$work/out/quarterly.figures.json" <<'PY' || fail 'rows of one name'
import json, sys
rows = {row["id"]: row for row in json.load(open(sys.argv[1]))["figures"]}
ratios = [row for name, row in rows.items()
          if name.startswith("positions.") and name.endswith((".proof-ratio", ".sanction-ratio"))]
assert len(ratios) == 14, len(ratios)
for row in ratios:
    part, whole = (rows[name] for name in row["inputs"])
    assert (row["part"], row["whole"]) == (part["value"], whole["value"]), row["id"]
    assert all(name.rsplit(".", 1)[0] == row["id"].rsplit(".", 1)[0] for name in row["inputs"]), row
assert rows["positions.unknown.reported"]["label"]["en"].endswith("unknown")
assert rows["positions.unknown-2.reported"]["label"]["en"].endswith("Supervisor")
PY

run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set area=73 --out "$work/area"
for before in area/quarterly.figures.json area/quarterly.pdf; do
    run 1 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set before="$work/$before" \
        --out "$work/other"
    says stderr 'before names an edition of the area "73", and this one is of all areas'
    [ ! -e "$work/other" ] || fail 'something was written'
done
run 1 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set area=73 \
    --set before="$work/out/quarterly.figures.json" --out "$work/other"
says stderr 'before names an edition of all areas, and this one is of the area "73"'
run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set area=73 \
    --set before="$work/area/quarterly.figures.json" --out "$work/same"

# A text that a spreadsheet would run is none in the CSV of a chart or of the ledger.

sed -i 's/"en": "Supervisor"/"en": "=SUM(A1)"/; s/"id": "Jabatan Pengawas"/"id": "=HYPERLINK(1)"/' \
    "$work/register/datapackage.json"
run 0 figures "$quarterly" --data "$work/register" --set quarter=2024-Q1 --format csv
run 0 build "$quarterly" --data "$work/register" --set quarter=2024-Q1 --out "$work/formulas"
python3 - "$work"/formulas/quarterly.charts/*.csv "$work/stdout" <<'PY' || fail 'a cell that a spreadsheet runs'
import csv, sys
guarded = 0
for name in sys.argv[1:-1]:
    for row in csv.reader(open(name, newline="", encoding="utf-8")):
        assert not any(cell[:1] in ("=", "@") for cell in row), row
        guarded += sum(cell.startswith("'=") for cell in row)
assert guarded
PY
