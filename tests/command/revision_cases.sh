# A revision note of two quarterly reports: a register whose cases were altered, each in one way.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
quarterly=$TOP/templates/quarterly
note=$TOP/templates/revision
old=$TOP/data/register
cp -r "$old" "$work/register"
new=$work/register

tidy() {
    [ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
}

# Nine cases withdrawn; twenty that waited for a sanction have one since 15 March. Prints how many of
# the withdrawn were open, proven, sanctioned on 31 March.
cases=$(python3 - "$new/cases.csv" <<'PY'
import csv, sys
path = sys.argv[1]
with open(path, newline="", encoding="utf-8") as file:
    head, *rows = csv.reader(file)
at = {name: i for i, name in enumerate(head)}
latest = {}
for row in rows:
    if row[at["Tanggal Catat"]] <= "2024-03-31":
        latest[row[0]] = row
known = sorted(latest)
done = [c for c in known if latest[c][at["Tanggal Sanksi"]]]
waits = [c for c in known if latest[c][at["Hasil"]] == "terbukti" and not latest[c][at["Tanggal Sanksi"]]
         and latest[c][at["Tanggal Putusan"]] < "2024-03-01"]
gone, moved = set(done[:9]), waits[:20]
for case in moved:
    latest[case][at["Tanggal Sanksi"]] = "2024-03-15"
with open(path, "w", newline="", encoding="utf-8") as file:
    csv.writer(file, lineterminator="\n").writerows([head] + [r for r in rows if r[0] not in gone])
print(len(known), len(gone), len(moved))
PY
) || fail 'the register could not be altered'
read -r all gone moved <<<"$cases"
[ "$gone $moved" = "9 20" ] || fail "the register gives other cases: $cases"

run 0 build "$quarterly" --data "$old" --set quarter=2024-Q1 --out "$work/old" -q
run 0 build "$quarterly" --data "$new" --set quarter=2024-Q1 --out "$work/new" -q \
    --set before="$work/old/quarterly.figures.json"
run 0 build "$note" --old "$work/old/quarterly.pdf" --new "$work/new/quarterly.pdf" --old-data "$old" \
    --new-data "$new" --out "$work/note" -q
tidy
pdf=$work/note/revision.pdf
bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$pdf" >"$work/stdout" || fail 'PDF/A-3a or PDF/UA-1'
pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
[ "$pages" -le 3 ] || fail "a note of $pages pages"
for ((page = 1; page <= pages; page++)); do
    pdftotext -f $page -l $page "$pdf" - | grep -q 'DATA SINTETIS' || fail "page $page does not say that the data are made up"
done

python3 - "$work/note/revision.figures.json" "$all" <<'PY' || fail 'the note does not tell what was altered'
import json, sys
rows = {r["id"]: r for r in json.load(open(sys.argv[1]))["figures"]}
def value(row): return rows[row]["value"]
assert value("revision.status.count") == 20 and value("revision.withdrawn.count") == 9
assert value("revised.cases.total.old") == int(sys.argv[2])
assert value("revised.cases.total.difference") == -9
assert value("because.cases.total.withdrawn") == -9
assert value("because.cases.sanctioned.status") == 20 and value("because.cases.sanctioned.withdrawn") == -9
assert value("revised.cases.sanctioned.difference") == 11
assert value("because.cases.open.status") == -20
# Of a public pair the causes of the totals are told, and no others.
told = {name.rsplit(".", 1)[0] for name in rows if name.startswith("because.")}
assert told <= {"because.cases." + x for x in ("total", "open", "decided", "proven", "not-proven", "sanctioned")}, told
assert "revised" in rows["revised.cases.total.new"]["flags"]
PY

# It is filed with the cases named again, and refused without.
run 1 snapshot "$pdf" -o "$work/note.zip"
says stderr 'name their folders with --old-data DIR and --new-data DIR'
run 0 trace --all "$pdf" --old-data "$old" --new-data "$new"
says stdout 'all hold'
run 0 snapshot "$pdf" -o "$work/note.zip" --old-data "$old" --new-data "$new" -q
run 2 verify --rebuild "$work/note.zip"
run 0 verify --rebuild "$work/note.zip" --old-data "$old" --new-data "$new"
says stdout 'bytes same'
run 1 verify --rebuild "$work/note.zip" --old-data "$new" --new-data "$old"
tidy

# An internal edition did not go out: as its PDF, too, it is no edition before of a public one.
run 0 build "$quarterly" --data "$old" --set quarter=2024-Q1 --set internal=true --out "$work/internal" -q
run 1 build "$quarterly" --data "$new" --set quarter=2024-Q1 --out "$work/after" -q \
    --set before="$work/internal/quarterly.pdf"
says stderr 'is the ledger of an internal edition'

# A note with an internal edition carries it, and says INTERNAL on every page, however the edition came by it: by
# a setting, by its template, with its cases at hand or not.
cp -r "$quarterly" "$work/default"
sed -i '/"internal": {/,/}/s/"default": [a-z"]*/"default": "true"/' "$work/default/report.json"
run 0 build "$work/default" --data "$old" --published "$TOP/data/published" --set quarter=2024-Q1 --out "$work/by-default" -q
run 0 build "$quarterly" --data "$old" --set quarter=2024-Q1 --out "$work/outside" -q
while read -r before after marked data; do
    run 0 build "$TOP/templates/revision" --old "$work/$before/quarterly.pdf" --new "$work/$after/quarterly.pdf" \
        ${data:+--old-data "$old" --new-data "$old"} --out "$work/marked" -q
    pages=$(pdfinfo "$work/marked/revision.pdf" | awk '$1 == "Pages:" { print $2 }')
    told=$(pdftotext "$work/marked/revision.pdf" - | awk -v RS='\f' '/INTERNAL/ { n++ } END { print n + 0 }')
    [ "$told" -eq $((pages * marked)) ] || fail "$before, $after, $data: $told of $pages pages say INTERNAL"
    [ "$(pdfinfo "$work/marked/revision.pdf" | grep -c 'Keywords:.*INTERNAL')" -eq "$marked" ] || fail "keywords: $before, $after"
done <<'END'
outside outside 0
outside internal 1
outside by-default 1
by-default outside 1
by-default internal 1 data
outside by-default 1 data
outside outside 0 data
END
[ ! -e "$work/after" ] || fail 'something was written'

# Without the cases the ledgers are compared: the same numbers, no causes, and it says so.
run 0 build "$note" --old "$work/old/quarterly.pdf" --new "$work/new/quarterly.pdf" --out "$work/bare" -q
pdftotext "$work/bare/revision.pdf" - | tr -s ' \n\f' ' ' >"$work/stdout"
says stdout 'Sebab perubahan tidak diuraikan di sini'
python3 - "$work/bare/revision.figures.json" "$work/note/revision.figures.json" <<'PY' || fail 'other numbers without the cases'
import json, sys
def revised(path):
    return {r["id"]: r["value"] for r in json.load(open(path))["figures"]
            if r["id"].startswith("revised.") and not r["id"].endswith(".cause")}
bare, full = map(revised, sys.argv[1:])
assert bare and bare == full
PY
run 0 snapshot "$work/bare/revision.pdf" -o "$work/bare.zip" -q
run 0 verify --rebuild "$work/bare.zip"
says stdout 'bytes same'
tidy
