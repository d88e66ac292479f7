# Codes that are called as rows of netra's own ("unknown", the cases without a code), or as what would stand
# beside these, stand beside those rows: each ratio names counts of its own row. An edition before of another
# area, kind or later day is an error. An edition that is built alone says so, or is refused where what has gone
# out is required.
. "$(dirname "$0")/lib.sh"
quarterly=$TOP/templates/quarterly
cp -r "$TOP/data/register" "$work/register"
sed -i 's/"pengawas": {/"unknown": {/; s/"pelaksana": {/"unknown-2": {/; s/"jpt": {/"all": {/; s/"fungsional": {/"total": {/' \
    "$work/register/datapackage.json"
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
naive = [row for name, row in rows.items() if name.startswith("survival.") and name.endswith(".naive")]
assert len(naive) > 10, len(naive)
for row in naive:
    whole, part = (rows[name] for name in row["inputs"])
    assert (row["part"], row["whole"]) == (part["value"], whole["value"]), row["id"]
for code, words in {"unknown-2": "Supervisor", "unknown-2-2": "staff", "all-2": "executive", "total-2": "specialist"}.items():
    assert rows[f"positions.{code}.reported"]["label"]["en"].endswith(words), (code, rows[f"positions.{code}.reported"])
assert rows["positions.unknown.reported"]["label"]["en"].endswith("unknown")
PY

run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set area=73 --out "$work/area"
says stderr 'this edition is protected by itself'
run 1 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set area=73 --set released=required \
    --out "$work/other"
says stderr 'built only with what has gone out'
# Few cases, of which most counts go beside what went out: how little is shown is said, and on the page.
mkdir "$work/none" "$work/gone"
run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2023-Q4 --set area=12 --no-charts --out "$work/small" \
    --released "$work/none"
says stderr 'none holds no edition that went out'
if grep -q 'this edition shows' "$work/stderr"; then fail 'of an edition that heeds none it is said how little it shows'; fi
cp "$work/small/quarterly.pdf" "$work/gone/LAPORAN.PDF"
run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set area=12 --no-charts --out "$work/later" \
    --released "$work/gone" --lang en
says stderr "$(python3 -c 'import json, sys
rows = json.load(open(sys.argv[1]))["figures"]
print("this edition shows %d of its %d numbers" % (sum("suppressed" not in row["flags"] for row in rows), len(rows)))' \
    "$work/later/quarterly.figures.json")"
run 0 build "$quarterly" --data "$TOP/data/register" --each quarter=2023-Q4,2024-Q1 --set area=12 --no-charts --out "$work/each"
says stderr 'these editions of several periods do not heed each other'
pdftotext "$work/later/quarterly.pdf" - | tr '\n' ' ' | grep 'More than half of this edition' >/dev/null ||
    fail 'the page does not say how little it shows'
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

# Another kind of report, and an edition of figures that is no earlier one.
run 0 build "$annex" --data "$data" --as-of 2024-03-01 --out "$work/early"
run 0 build "$annex" --data "$data" --as-of 2024-06-12 --out "$work/late"
run 0 build "$TOP/templates/revision" --old "$work/early/press-annex.pdf" --new "$work/late/press-annex.pdf" \
    --out "$work/note"
for form in figures.json pdf; do
    while IFS='|' read -r before said; do
        run 1 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set before="$work/$before.$form" \
            --out "$work/other"
        one_line stderr
        says stderr "before names a report on $said, and this one is on a register of cases"
    done <<'END'
late/press-annex|published figures
note/revision|two editions
END
    while IFS='|' read -r before said; do
        run 1 build "$annex" --data "$data" --as-of 2024-03-01 --set before="$work/$before.$form" --out "$work/other"
        one_line stderr
        says stderr "$said"
    done <<'END'
area/quarterly|before names a report on a register of cases, and this one is on published figures
note/revision|before names a report on two editions, and this one is on published figures
late/press-annex|before names the edition of 2024-06-12, and this one is of 2024-03-01
END
    run 0 build "$annex" --data "$data" --as-of 2024-06-12 --set before="$work/early/press-annex.$form" --out "$work/next"
done
[ ! -e "$work/other" ] || fail 'something was written'

# A figure that is called like a number of netra's own would stand in its place: of any name, id or day.
for own in naive.difference figures.count edition age-limit b.latest.reported pilkada-2020.polling-day \
    pilkada-2020.2020-12-19.sanction-ratio unknown; do
    cp -r "$data" "$work/named"
    sed -i "s/^violations-2020-2022,/$own,/; s/,violations-2020-2022,/,$own,/" "$work/named/figures.csv"
    run 1 build "$annex" --data "$work/named" --out "$work/other"
    says stderr "figures.csv:2:1: error: the id \"$own\" is what netra calls a number of its own"
    run 1 check "$annex" --data "$work/named"
    says stderr "the id \"$own\" is what netra calls"
    rm -r "$work/named"
done
[ ! -e "$work/other" ] || fail 'something was written'

# A text that a spreadsheet would run is none in the CSV of a chart or of the ledger.

sed -i 's/"en": "Supervisor"/"en": "=SUM(A1)"/; s/"id": "Jabatan Pengawas"/"id": "=HYPERLINK(1)"/' \
    "$work/register/datapackage.json"
sed -i 's/^36,Banten,/36,=SUM(A1),/' "$work/register/areas.csv"
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
