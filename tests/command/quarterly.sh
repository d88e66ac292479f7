# The quarterly report from the sample register: what is built, what is marked, what never leaves.
. "$(dirname "$0")/lib.sh"

quarterly=$TOP/templates/quarterly
register=$TOP/data/register

run 0 check "$register"
says stdout '38 provinces, 514 regencies'
says stdout ' 0 errors'
run 0 check "$register" --format json
python3 - "$work/stdout" <<'PY' || fail 'the summary of check'
import json, sys
summary = json.load(open(sys.argv[1]))["summary"]
assert summary["cases"] > 2000 and summary["events"] == 2 and summary["errors"] == 0, summary
PY

# pages FILE TEXT: how many of its pages say it
pages() {
    pdftotext -layout "$1" - | python3 -c 'import sys
print(sum(sys.argv[1] in page for page in sys.stdin.read().split("\f")))' "$2"
}

count() {
    pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --out "$work/out"
pdf=$work/out/quarterly.pdf
[ "$(pages "$pdf" 'DATA SINTETIS')" -eq "$(count "$pdf")" ] || fail 'not every page says that the data are synthetic'
[ "$(pages "$pdf" INTERNAL)" -eq 0 ] || fail 'an edition for the public is marked internal'
pdfinfo "$pdf" >"$work/stdout"
grep -q 'Title: *DATA SINTETIS · ' "$work/stdout" && grep -q 'Keywords:.*DATA SINTETIS' "$work/stdout" || fail 'the metadata do not say that the data are synthetic'

# So few cases that totals go: no small count is printed or can be narrowed, nor is a curve drawn
# whose steps would do that; of another area, whose totals go too, a picture stands.
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set area=52.72 --out "$work/drawn"
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set area=33.74 --out "$work/small"
python3 - "$work/small/quarterly.figures.json" "$work/small/quarterly.charts" "$work/drawn/quarterly.figures.json" \
    "$work/drawn/quarterly.charts" <<'PY' || fail 'the edition of a small area'
import json, os, sys
rows = json.load(open(sys.argv[1]))["figures"]
by_id = {row["id"]: row for row in rows}
# What two large counts of the nation differ by is no count of cases.
assert not any(row["unit"] == "cases" and row["value"] in (1, 2) for row in rows
               if not row["id"].endswith(".difference"))
assert by_id["cases.total"]["value"] is None
assert not any(row["value"] is not None for row in rows if row["id"].startswith("survival.decision.all."))
assert all(by_id["survival.sanction.summary.all." + total]["value"] >= 3 for total in ("cases", "events"))
assert by_id["suppressed.narrow"]["value"] == 0
assert not any(row["value"] is not None for row in rows if row["id"].startswith("survival.sanction.all."))
assert not os.path.exists(sys.argv[2])
drawn = {row["id"]: row["value"] for row in json.load(open(sys.argv[3]))["figures"]}
assert drawn["cases.total"] is None and drawn["suppressed.narrow"] == 0
assert {name.split(".")[0] for name in os.listdir(sys.argv[4])} == {"umur-terbuka"}
PY
pdftotext "$work/small/quarterly.pdf" - | grep -E 'Gambar [1-9]|register ini tidak memuat' && fail 'a picture of nothing, or a register blamed for a small area'

# What a public ledger holds is what its report prints: no digits behind them. Limits have as many as tell
# them from zero.
python3 - "$work/out/quarterly.figures.json" <<'PY' || fail 'digits behind those printed'
import json, math, sys
for row in json.load(open(sys.argv[1]))["figures"]:
    limits = [row[key] for key in ("lower", "upper") if row[key] is not None]
    near = min(map(abs, limits), default=1)
    of_limits = row["decimals"] + (0 if near >= 1 or not near else -math.floor(math.log10(near) + 1e-9))
    for number, decimals in [(row["value"], row["decimals"])] + [(limit, of_limits) for limit in limits]:
        if number is not None and row["method"] != "garwood-1936" and number > 1e-4:
            assert abs(round(number, decimals) - number) < 1e-9, (row["id"], number)
PY

if [ -n "${TOOLS:-}" ]; then
    bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$pdf" >"$work/stdout" || fail 'PDF/A-3a or PDF/UA-1'
fi

# Cases never travel with the report; what is suppressed is in no file of it.
names=$(qpdf --list-attachments "$pdf")
grep -q 'quarterly.figures.json' <<<"$names" || fail 'the ledger is not attached'
grep -q 'areas.csv' <<<"$names" || fail 'the list of areas is not attached'
grep -q 'cases' <<<"$names" && fail 'the cases are attached'
python3 - "$work/out/quarterly.figures.json" "$register/cases.csv" "$work/out/quarterly.charts" <<'PY' || fail 'what leaves the house'
import csv, glob, json, re, sys
text = open(sys.argv[1]).read()
ledger = json.loads(text)
rows = ledger["figures"]
hidden = [row for row in rows if "suppressed" in row["flags"]]
assert hidden
for row in hidden:
    assert all(row.get(key) is None for key in ("value", "lower", "upper", "part", "whole")), row["id"]
register = open(sys.argv[2], encoding="utf-8-sig").read()
ids = set(re.findall(r"\bKN\d\d-\d{6}\b", register))
assert len(ids) > 2000
everything = text + "".join(open(name).read() for name in glob.glob(sys.argv[3] + "/*.csv"))
assert not ids & set(re.findall(r"\bKN\d\d-\d{6}\b", everything)), "ids of cases"
hidden = {row["id"] for row in hidden}
for name in glob.glob(sys.argv[3] + "/*.csv"):
    for row in csv.DictReader(open(name, newline="")):
        assert not (row["ledger_id"] in hidden and (row["value"] or row["part"])), (name, row)
PY

# The same bytes again; an internal edition says so on each page and holds nothing back.
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --out "$work/again"
cmp "$pdf" "$work/again/quarterly.pdf" || fail 'two runs differ'
# What leaves its report says whose data it is, of which day.
for chart in "$work"/out/quarterly.charts/*.csv; do
    stamp='DATA SINTETIS · Indonesia · Triwulan I 2024 · 31 Maret 2024'
    lines=$(wc -l <"$chart")
    [ "$(grep -cF ",$stamp" "$chart")" -eq $((lines - 1)) ] || fail "$chart has lines without a stamp"
    grep -qF "<desc" "${chart%.csv}.svg" && grep -qF "$stamp" "${chart%.csv}.svg" || fail "no stamp in ${chart%.csv}.svg"
    pdftotext "${chart%.csv}.pdf" - | grep -F "$stamp" >/dev/null || fail "no stamp in ${chart%.csv}.pdf"
done

run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set internal=true --out "$work/internal"
grep -q 'DATA SINTETIS · INTERNAL · Indonesia' "$work/internal/quarterly.charts/umur-terbuka.csv" ||
    fail 'a chart of an internal edition does not say so'
# The longest open case is one case: its age stays in the house.
python3 - "$work" <<'PY' || fail 'the age of the longest open case'
import json, sys
def longest(edition):
    rows = json.load(open(f"{sys.argv[1]}/{edition}/quarterly.figures.json"))["figures"]
    return next(row["value"] for row in rows if row["id"] == "open.longest")
assert longest("out") is None, longest("out")
assert longest("internal") > 0, longest("internal")
# A median that is withheld may not have been reached: the difference from it does not tell.
rows = {row["id"]: row for row in json.load(open(f"{sys.argv[1]}/out/quarterly.figures.json"))["figures"]}
for part in ("year-before", "year-difference"):
    assert "suppressed" in rows[f"quarters.compare.median-days-to-sanction.{part}"]["flags"], part
PY
internal=$work/internal/quarterly.pdf
[ "$(pages "$internal" INTERNAL)" -eq "$(count "$internal")" ] || fail 'not every page is marked internal'
python3 -c 'import json, sys
rows = json.load(open(sys.argv[1]))["figures"]
assert not [row["id"] for row in rows if "suppressed" in row["flags"]]' "$work/internal/quarterly.figures.json" ||
    fail 'an internal edition suppresses'
grep -q cases <<<"$(qpdf --list-attachments "$internal")" && fail 'the cases are attached to the internal edition'

# One area, one earlier day, no quarter.
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set area=73 --out "$work/area"
pdftotext "$work/area/quarterly.pdf" "$work/stdout"
grep -q 'Sulawesi Selatan: ' "$work/stdout" && grep -q 'dengan Indonesia sebagai' "$work/stdout" || fail 'the area is not named'
run 0 build "$quarterly" --data "$register" --as-of 2024-02-14 --out "$work/day"
pdftotext "$work/day/quarterly.pdf" "$work/stdout"
grep -q '14 Februari 2024' "$work/stdout" || fail 'the day is not named'
run 0 figures "$quarterly" --data "$register" --set quarter=2023-Q4
says stdout 'quarters.compare.reported.this'

# What the edition before withheld is printed by none after it. (Its bins of days may be others.)
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set before="$work/out/quarterly.figures.json" \
    --set threshold=2 --out "$work/after"
python3 - "$work/out/quarterly.figures.json" "$work/after/quarterly.figures.json" <<'PY' || fail 'the edition before is not heeded'
import json, sys
before, after = (json.load(open(name))["figures"] for name in sys.argv[1:])
hidden = {row["id"] for row in before if "suppressed" in row["flags"]}
printed = {row["id"] for row in after if "suppressed" not in row["flags"]}
assert hidden and not hidden & printed, sorted(hidden & printed)[:5]
PY

# It travels along without the folder it lay in, with no value but of numbers that this edition
# prints too, and stands in for itself.
recipe=$(qpdf --show-attachment=netra.json "$work/after/quarterly.pdf")
grep -q '"before=before.figures.json"' <<<"$recipe" || fail 'the recipe does not name the edition before'
grep -qF "$work" <<<"$recipe" && fail 'the recipe names a folder'
qpdf --show-attachment=before.figures.json "$work/after/quarterly.pdf" >"$work/before.figures.json"
python3 - "$work/before.figures.json" "$work/after/quarterly.figures.json" <<'PY' || fail 'what is attached of the edition before'
import json, sys
figures, later = (json.load(open(name))["figures"] for name in sys.argv[1:])
printed = {row["id"] for row in later if row["value"] is not None}
assert figures and all(set(row) <= {"id", "value", "as_of", "flags"} for row in figures), figures[:2]
assert all(row["id"] in printed for row in figures if "value" in row)
PY
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set before="$work/before.figures.json" \
    --set threshold=2 --out "$work/rebuilt"
cmp "$work/after/quarterly.pdf" "$work/rebuilt/quarterly.pdf" || fail 'the edition before does not stand in for itself'

# What it told already is protected no more, and that is said; an internal edition did not go out.
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set threshold=0 --out "$work/open"
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set before="$work/open/quarterly.figures.json" \
    --out "$work/late"
one_line stderr
says stderr 'already told by what has gone out'
LANGUAGE=id run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 \
    --set before="$work/open/quarterly.figures.json" --out "$work/late"
one_line stderr
says stderr 'sudah disebut oleh yang sudah terbit'
pdftotext "$work/late/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
says stdout 'Yang terbit sebelumnya sudah menyebut'
run 1 build "$quarterly" --data "$register" --set quarter=2024-Q1 \
    --set before="$work/internal/quarterly.figures.json" --out "$work/late"
says stderr 'is the ledger of an internal edition'
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set internal=true \
    --set before="$work/internal/quarterly.figures.json" --out "$work/late"

# Settings that cannot be: one line, and what was there stays.
before=$(state_of "$work/out")
wrong() {
    run 1 build "$quarterly" --data "$register" --out "$work/out" "${@:2}"
    says stderr "$1"
    [ "$(state_of "$work/out")" = "$before" ] || fail 'a failed run touched earlier output'
}
wrong 'quarter "2024-Q5" is no quarter; write YYYY-QN' --set quarter=2024-Q5
wrong 'quarter "2024" is no quarter' --set quarter=2024
wrong 'threshold "-1" is no threshold' --set threshold=-1
wrong 'threshold "101" is no threshold' --set threshold=101
wrong 'internal "ya" must be true or false' --set internal=ya
wrong '2023-12-31 lies outside of the quarter 2024-Q1' --set quarter=2024-Q1 --as-of 2023-12-31
wrong 'no area "99"' --set area=99
wrong 'is no ledger' --set before="$register/datapackage.json"
printf '{"figures": [{"id": "cases.total",\n"value": "12"}]}\n' >"$work/slip.figures.json"
wrong 'slip.figures.json:2:' --set before="$work/slip.figures.json"

# A register with the least columns: what they would allow is left out, and said to be.
mkdir "$work/least"
cat >"$work/least/datapackage.json" <<'JSON'
{"name": "least", "resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": [
  {"name": "id", "type": "string", "role": "case.id"},
  {"name": "day", "type": "date", "role": "case.reported_on"}]}}]}
JSON
{
    echo id,day
    for i in 01 05 09 12 17 23 28; do
        printf 'K-1%s,2023-11-%s\nK-2%s,2024-02-%s\n' "$i" "$i" "$i" "$i"
    done
} >"$work/least/cases.csv"
run 0 build "$quarterly" --data "$work/least" --out "$work/small"
pdftotext "$work/small/quarterly.pdf" "$work/stdout"
says stdout 'Triwulan I 2024'
says stdout 'tabel dan grafik jabatan; waktu menurut jabatan'
grep -qE '^ *[0-9]+ (Jabatan|Sasaran|Instansi)$' "$work/stdout" && fail 'a chapter over nothing'
says stdout 'Waktu sampai dijatuhi sanksi tidak dihitung'
says stdout 'Kolom yang tidak ada dalam register ini'
says stdout 'Kasus terbuka tidak dihitung: register ini tidak memuat tanggal kasus diputus'
[ "$(pages "$work/small/quarterly.pdf" 'DATA SINTETIS')" -eq 0 ] || fail 'data that nobody called synthetic are marked so'
