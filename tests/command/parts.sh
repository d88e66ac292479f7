# A table in several files, or in several sheets of a workbook, is the table: the same ledger, filed, proved, traced and
# compared; places name the part, and each file has a checksum of its own.
. "$(dirname "$0")/lib.sh"
make() { python3 "$TOP/tests/command/parts.py" "$@" || fail "parts.py $*"; }

for kind in csv xlsx sheets; do
    make "$data" "$work/ä $kind" "$kind" figures
done
run 0 build "$annex" --data "$data" --out "$work/whole"
for kind in csv xlsx sheets; do
    run 0 build "$annex" --data "$work/ä $kind" --out "$work/out-$kind"
    cmp "$work/whole/press-annex.figures.json" "$work/out-$kind/press-annex.figures.json" || fail "another ledger: $kind"
done
for kind in csv sheets; do
    run 0 trace --all "$work/out-$kind/press-annex.pdf"
    run 0 snapshot "$work/out-$kind/press-annex.pdf" -o "$work/$kind.zip"
    run 0 verify --rebuild "$work/$kind.zip"
    says stdout 'bytes same'
    run 0 diff "$work/$kind.zip" "$work/whole/press-annex.pdf"
    says stdout 'nothing changed'
done
python3 -m zipfile -e "$work/csv.zip" "$work/bag" # unzip writes ä as #U00e4 in the POSIX locale
for part in ä b c; do
    cmp "$work/ä csv/bagian $part.csv" "$work"/bag/*/data/input/"bagian $part.csv" || fail "part $part is not filed as it is"
done
id=$(python3 -c 'import csv, sys; print(list(csv.DictReader(open(sys.argv[1])))[0]["figure_id"])' "$work/ä csv/bagian b.csv")
run 0 trace "$work/out-csv/press-annex.pdf" "$id"
says stdout 'input/bagian b.csv:2'
run 0 trace "$work/out-sheets/press-annex.pdf" "$id"
grep -E 'input/buku\.xlsx:bagian b![A-Z]+2$' "$work/stdout" >/dev/null || fail 'a trace names no cell of the sheet'

# A fault is told in its part; an id that stands again, with the file of the first.
tail -n 1 "$work/ä csv/bagian ä.csv" >>"$work/ä csv/bagian c.csv"
last=$(wc -l <"$work/ä csv/bagian c.csv") first=$(wc -l <"$work/ä csv/bagian ä.csv")
run 1 check "$work/ä csv"
says stdout "bagian c.csv:$last:1: error:"
says stdout "already, on line $work/ä csv/bagian ä.csv:$first"

# A file with other headings is one line, at its headings.
sed -i '1s/figure_id/kode/' "$work/ä csv/bagian c.csv"
run 1 check "$work/ä csv"
one_line stderr
says stderr 'bagian c.csv:1: error: there is no column "figure_id"'

# Cases, which stay in the house: each file is known by its checksum.
register=$TOP/data/register
run 0 build "$TOP/templates/quarterly" --data "$register" --set quarter=2024-Q1 --out "$work/whole"
for kind in csv sheets; do
    make "$register" "$work/cases-$kind" "$kind" cases
    run 0 build "$TOP/templates/quarterly" --data "$work/cases-$kind" --set quarter=2024-Q1 --out "$work/cases-$kind-out"
    cmp "$work/whole/quarterly.figures.json" "$work/cases-$kind-out/quarterly.figures.json" || fail "another ledger of cases: $kind"
done
pdf=$work/cases-csv-out/quarterly.pdf
run 0 trace --all "$pdf" --data "$work/cases-csv"
run 0 snapshot "$pdf" --data "$work/cases-csv" -o "$work/cases.zip"
test "$(grep -c 'withheld: it holds cases' "$work/stdout")" = 3 || fail 'not each file is told'
run 0 verify --rebuild "$work/cases.zip" --data "$work/cases-csv"
says stdout 'bytes same'
python3 - "$work/cases.zip" "$work/cases-csv" <<'PY' || fail 'the rows of the files are not those that were cut'
import json, pathlib, sys, zipfile
bag = zipfile.ZipFile(sys.argv[1])
told = json.loads(bag.read(next(n for n in bag.namelist() if n.endswith("/datapackage.json") and n.count("/") == 1)))
rows = {w["path"].rsplit("/", 1)[1]: w["rows"] for w in told["withheld"]}
cut = {p.name: sum(1 for _ in p.open()) - 1 for p in pathlib.Path(sys.argv[2]).glob("bagian*.csv")}
assert rows == cut, (rows, cut)
PY
echo >>"$work/cases-csv/bagian b.csv"
run 1 verify --rebuild "$work/cases.zip" --data "$work/cases-csv"
says stderr 'bagian b.csv'

# Months side by side, a file a year, and no column that says which.
for year in 2022 2023; do
    printf 'Provinsi;Jan;Feb;Mar;Apr\nAceh;3;4;5;6\nBali;3;4;5;7\nBanten;3;4;5;8\n' >"$work/rekap-$year.csv"
done
run 1 init "$work/rekap-2022.csv" "$work/rekap-2023.csv" -o "$work/rekap" --yes
says stderr 'in "rekap-2023" the year 2022 is not written'
[ ! -e "$work/rekap" ] || fail 'a package of two years is written'
