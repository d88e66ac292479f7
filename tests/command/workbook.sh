# The workbook of a report: what is written, that it follows the guidance on spreadsheets and says what the report says,
# that it is filed and proved, and that nothing that is withheld or that names a person gets into it.
. "$(dirname "$0")/lib.sh"

# is_sound FOLDER NAME STAMP
is_sound() {
    python3 "$TOP/tests/command/workbook.py" "$1/$2.xlsx" "$1/$2.ods" "$1/$2.figures.json" "$1/$2.web/index.html" "$3" ||
        fail "the workbook $1/$2"
}
all=pdf,html,xlsx,ods
run 0 build "$annex" --data "$data" --lang en --format $all --out "$work/en"
is_sound "$work/en" press-annex 2024
[ "$(ls "$work/en")" = "$(printf 'press-annex.%s\n' charts figures.json ods pdf web xlsx)" ] ||
    fail "what is written: $(ls "$work/en")"
# What the author wrote stays, whatever signs it has in it.
cp -r "$TOP/templates/press-note" "$work/press-note"
python3 - "$work/press-note/report.json" <<'END'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
for each in report["charts"] + report["tables"]:
    each["note"] = "Pasal 9 (r) dan (p). *: sama. – itu? · lain."
json.dump(report, open(sys.argv[1], "w", encoding="utf-8"))
END
run 0 build "$work/press-note" --data "$data" --format $all --out "$work/note"
is_sound "$work/note" press-note 2024
[ "$(unzip -p "$work/note/press-note.ods" content.xml | grep -o 'Pasal 9 (r) dan (p)\. \*: sama\. – itu? · lain\.' | wc -l)" = 2 ] ||
    fail "the author's words are not as they were"

# Of a register: what is withheld, rows that the pages leave out, invented data and an edition for the house.
run 0 build "$TOP/templates/quarterly" --set quarter=2024-Q1 --format $all --out "$work/nation"
is_sound "$work/nation" quarterly 'DATA SINTETIS · Indonesia'
python3 - "$work/nation/quarterly.ods" <<'END' || fail 'the areas are not all there, or nothing is withheld'
import re, sys, zipfile
content = zipfile.ZipFile(sys.argv[1]).read("content.xml").decode()
longest = max(table.count("<table:table-row>") for table in content.split("<table:table ")[1:-2])
assert longest > 514 and content.count("<text:p>[c]</text:p>") > 100, longest
END
# Jakarta has charts with series of no point.
run 0 build "$TOP/templates/quarterly" --set quarter=2024-Q1 --set area=31 --set internal=true --format $all --out "$work/house"
is_sound "$work/house" quarterly 'DATA SINTETIS · INTERNAL · DKI Jakarta'
unzip -p "$work/house/quarterly.ods" content.xml | grep -c '<text:p>\[c\]</text:p>' >"$work/stdout"
[ "$(cat "$work/stdout")" = 1 ] || fail 'an edition for the house withholds' # the sign in its notes

# The workbook alone is the same, and the PDF is the same with it and without; at any time, in any place.
run 0 build "$annex" --data "$data" --lang en --format xlsx,ods --out "$work/alone"
[ "$(ls "$work/alone")" = "$(printf 'press-annex.ods\npress-annex.xlsx')" ] || fail 'the workbook alone'
for form in ods xlsx; do
    cmp "$work/alone/press-annex.$form" "$work/en/press-annex.$form" || fail "$form differs without the PDF"
done
(cd "$work" && TZ=Asia/Jayapura LC_ALL=C "$NETRA" build "$annex" --data "$data" --lang en --format xlsx,ods -q --out again) ||
    fail 'elsewhere'
diff -r "$work/alone" "$work/again" || fail 'the workbook differs elsewhere'
run 0 build "$annex" --data "$data" --lang en --out "$work/pdf"
cmp "$work/pdf/press-annex.pdf" "$work/en/press-annex.pdf" || fail 'the PDF differs with the workbook'

# Where no file may be as long as a sheet is before it is packed, the workbook is the same; where none may be as long
# as the workbook, there is none.
limited() { # STATUS KIB
    local status=0
    (ulimit -f "$2" && exec "$NETRA" build "$annex" --data "$data" --lang en --format xlsx -q --out "$work/limited") \
        >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    [ "$status" -eq "$1" ] || fail "a workbook where files have at most $2 KiB gave $status"
}
unzip -lv "$work/alone/press-annex.xlsx" | awk '$1 > 160 * 1024 && $8 ~ /sheet/ { found = 1 } END { exit !found }' ||
    fail 'no sheet is as long'
limited 0 160
cmp "$work/alone/press-annex.xlsx" "$work/limited/press-annex.xlsx" || fail 'a sheet is cut'
rm -r "$work/limited"
limited 3 60
says stderr 'book.xlsx: error: cannot write the file: File too large'
[ ! -e "$work/limited" ] || fail 'something of a workbook stayed'

# Traced it says what would do.
run 1 trace "$work/en/press-annex.xlsx" '75.0 per cent' && one_line stderr && says stderr 'All figures'
run 1 trace --all "$work/en/press-annex.ods" && one_line stderr && says stderr 'is a workbook'

# Filed with the PDF and proved again; one that is not the PDF's is refused.
run 0 snapshot "$work/en/press-annex.pdf" -o "$work/bag"
for form in ods xlsx; do
    cmp "$work/bag/data/press-annex.$form" "$work/en/press-annex.$form" || fail "$form in the bag"
done
run 0 verify --rebuild "$work/bag"
says stdout 'xlsx built again: same'
says stdout 'ods built again: same'
run 0 verify --rebuild "$work/bag" --format json
says stdout '"xlsx": "same"'
printf x >>"$work/bag/data/press-annex.ods"
seal "$work/bag"
run 1 verify --rebuild "$work/bag"
says stdout 'ods built again: differs'
says stdout 'xlsx built again: same'
printf x >>"$work/en/press-annex.xlsx"
run 1 snapshot "$work/en/press-annex.pdf" -o "$work/other" && one_line stderr && says stderr 'press-annex.xlsx'
exit 0
