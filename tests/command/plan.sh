# A family of editions planned together: what each withholds, and the steps of its curves, is written down
# without a count, builds follow it, and it serves no other data or settings.
. "$(dirname "$0")/lib.sh"
quarterly=$TOP/templates/quarterly
register=$work/register
cp -r "$TOP/data/register" "$register"
# The cases of two provinces.
python3 - "$register/cases.csv" <<'PY'
import collections, csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
at = rows[0].index("Provinsi")
most = {name for name, _ in collections.Counter(row[at] for row in rows[1:] if row[at]).most_common(17)[15:]}
with open(sys.argv[1], "w", encoding="utf-8", newline="") as file:
    csv.writer(file).writerows([rows[0]] + [row for row in rows[1:] if row[at] in most])
PY
plan() { run "$1" plan "$quarterly" --data "$register" --set quarter=2024-Q1 "${@:2}"; }
build() { run "$1" build "$quarterly" --data "$register" --set quarter=2024-Q1 --family "$work/plan.json" "${@:2}"; }

plan 0 -o "$work/plan.json"
says stdout 'the whole: '
[ "$(grep -c 'numbers withheld' "$work/stdout")" -eq 3 ] || fail 'not the whole and two areas'
plan 0 -o "$work/again.json" -q
cmp "$work/plan.json" "$work/again.json" || fail 'the plan is another the second time'

# Each edition withholds what the plan says of it, no more and no less; the plan has no number of cases.
area=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["editions"][1]["area"])' "$work/plan.json")
build 0 --out "$work/whole" -q
build 0 --out "$work/part" --set "area=$area" -q
if grep -q released "$work/stderr"; then fail 'warns of an edition built alone'; fi
python3 - "$work" "$area" <<'PY' || fail 'an edition is not as planned'
import json, sys
work, area = sys.argv[1:]
plan = json.load(open(f"{work}/plan.json"))
assert plan["editions"][0]["area"] == "" and len({e["area"] for e in plan["editions"]}) == 3
for folder, code in (("whole", ""), ("part", area)):
    planned = next(e for e in plan["editions"] if e["area"] == code)
    assert set(planned) == {"area", "told", "narrow", "suppressed", "steps"}
    rows = json.load(open(f"{work}/{folder}/quarterly.figures.json"))["figures"]
    hidden = [row["id"] for row in rows if "suppressed" in row["flags"]]
    assert hidden == planned["suppressed"] and len(hidden) > 50, (len(hidden), len(planned["suppressed"]))
    assert all(isinstance(id_, str) for id_ in planned["suppressed"])
    steps = [row["id"] for row in rows if row["id"].startswith("survival.") and row["id"].endswith(".events")
             and "suppressed" not in row["flags"]]
    assert steps == planned["steps"] and (steps or code), (code, set(steps) ^ set(planned["steps"]))
PY

# --each plans the same for itself, keeps the plan, and takes it again when it goes on.
areas=$(python3 -c 'import json, sys; print(",".join(e["area"] for e in json.load(open(sys.argv[1]))["editions"][1:]))' "$work/plan.json")
many() { run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --each "area=$areas" --out "$work/many" "$@"; }
many -q
cmp "$work/plan.json" "$work/many/quarterly.plan.json" || fail '--each plans otherwise'
cmp "$work/part/quarterly.pdf" "$work/many/quarterly-$area-"*.pdf || fail '--each builds otherwise'
rm "$work/many/quarterly-$area-"*.pdf
many --resume
says stdout 'editions built: 1; there already: 1'
cmp "$work/part/quarterly.pdf" "$work/many/quarterly-$area-"*.pdf || fail 'what goes on is another'

# A regency beside the nation prints no count but those that the nation prints of it, and all of these.
regency=$(python3 - "$register/cases.csv" <<'PY'
import collections, csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
at = rows[0].index("Kabupaten/Kota")
print(",".join(name for name, _ in collections.Counter(row[at] for row in rows[1:] if "." in row[at]).most_common(4)))
PY
)
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set internal=true --out "$work/known" -q
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --each "area=$regency" --no-charts --out "$work/far" -q
python3 - "$work" <<'PY' || fail 'a regency tells what the nation does not'
import glob, json, re, sys
work = sys.argv[1]
def figures(path):
    return {row["id"]: row for row in json.load(open(path))["figures"]}
known = figures(work + "/known/quarterly.figures.json")
editions = json.load(open(work + "/far/quarterly.plan.json"))["editions"]
hidden = set(editions[0]["suppressed"])
same = (("reported", r"cases\.total|survival\.decision\.summary\.all\.cases"),
        ("proven", r"cases\.proven|survival\.sanction\.summary\.all\.cases|funnel\.provinces\.\d+\.proven"),
        ("sanctioned", r"cases\.sanctioned|survival\.sanction\.summary\.all\.events"),
        ("open", r"cases\.open|quarters\.compare\.open\.this|targets\.open\.value"),
        ("this-quarter", r"quarters\.compare\.reported\.this|flow\.quarters\.2024-Q1\.reported"))
told = 0
for edition in editions[1:]:
    area = edition["area"]
    printed = {id_: row for id_, row in figures(glob.glob(f"{work}/far/quarterly-{area}-*.figures.json")[0]).items()
               if "suppressed" not in row["flags"] and row["unit"] == "cases"
               and not id_.startswith(("reconciliation.", "suppressed.")) and not id_.endswith((".target", ".nation"))}
    counts = {}
    for column, others in same:
        its = f"regencies.{area}.{column}"
        pattern = others + rf"|(provinces|regencies)\.[\d.]+\.{column}|nation\.compare\.{column}\.area"
        ids = [id_ for id_ in printed if re.fullmatch(pattern, id_)]
        counts.update(dict.fromkeys(ids))
        assert not ids or its not in hidden, (area, ids)
        assert all(printed[id_]["value"] == known[its]["value"] for id_ in ids), (area, column)
        assert its in hidden or its in ids, (area, its)
        told += len(ids)
    assert not set(printed) - set(counts), (area, set(printed) - set(counts))
assert told > 5, told
PY

# It prints little, but not because of what has gone out: nothing has.
for report in "$work/far/"quarterly-*.pdf; do
    if pdftotext "$report" - | tr '\n' ' ' | grep 'Lebih dari separuh angka' >/dev/null; then fail "$report heeds none"; fi
done

run 0 snapshot "$work/whole/quarterly.pdf" --data "$register" -o "$work/bag"
run 0 verify --rebuild "$work/bag" --data "$register"
says stdout 'bytes same'

# What is damaged of a plan is told, not passed over: less would be withheld than was planned.
damaged() { # CHANGE TEXT: of the first edition `e` of the plan `p`
    cp "$work/plan.json" "$work/kept.json"
    python3 - "$work/plan.json" "$1" <<'PY' || fail 'the change'
import json, sys
p = json.load(open(sys.argv[1]))
e = p["editions"][0]
exec(sys.argv[2])
json.dump(p, open(sys.argv[1], "w"))
PY
    build 1 --out "$work/none"
    says stderr "$2"
    [ ! -e "$work/none" ] || fail "$1: something was built"
    mv "$work/kept.json" "$work/plan.json"
}
damaged 'del e["suppressed"]' '"suppressed" is missing here'
damaged 'e["suppressed"] = {"a": "cases.total"}' '"suppressed" is an object here; it must be a list'
damaged 'e["suppressed"][0] = None' 'write a string'
damaged 'e["told"] = -1' 'is no plan of netra plan'
damaged 'e["told"] = 1.5' 'it must be a whole number'
damaged 'p["editions"].insert(0, dict(e, suppressed=[]))' 'is no plan of netra plan'
damaged 'e["told"] = 1e300' 'it must be'
# What nobody sees in it is what its seal is for.
for change in 'e["suppressed"] = []' 'e["suppressed"].pop()' 'e["suppressed"].append("cases.total")' 'e["told"] += 1' \
    'e["narrow"] += 1' 'e["steps"].append("cases.total")' 'p["editions"].reverse()' 'p["seal"] = "0" * 128'; do
    damaged "$change" 'this plan was changed after netra plan wrote it'
done
damaged 'p["editions"] = {"a": e}' '"editions" is an object here'

# Another threshold, range, quarter, area or table: the plan is of none of them.
build 1 --out "$work/none" --set threshold=5
says stderr 'this plan was made of "threshold 3", and this report is of "threshold 5"'
build 1 --out "$work/none" --set range=3
says stderr '"range 2"'
build 1 --out "$work/none" --set area=11
says stderr 'has no edition of the area "11"'
run 1 build "$quarterly" --data "$register" --set quarter=2023-Q4 --family "$work/plan.json" --out "$work/none"
says stderr '"period 2024-Q1"'
sed -i '2s/Pengawas/Pelaksana/; 3s/Pelaksana/Pengawas/; 4s/Fungsional/Pengawas/' "$register/cases.csv"
echo >>"$register/cases.csv"
build 1 --out "$work/none"
says stderr 'this plan was made of "cases.csv hmac-sha512'
echo '{"editions": [{"area": ""}]}' >"$work/plan.json"
build 1 --out "$work/none"
says stderr 'plan.json:1:1: error: "made_of" is missing here'
[ ! -e "$work/none" ] || fail 'something was built'

plan 1 --set internal=true -o "$work/none.json"
says stderr 'withholds nothing'
run 2 plan "$annex" --data "$data" -o "$work/none.json"
says stderr 'is no report on a register of cases'
[ ! -e "$work/none.json" ] || fail 'a plan of nothing'
