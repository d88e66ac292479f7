# What changed between two editions, and why: the causes add up, and each is found as what it is.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
clean() {
    [ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
}
# compare OLD NEW [OPTION]...: netra diff as JSON in $work/stdout
compare() {
    run 0 diff "$@" --format json
    silent stderr
    clean
}
# holds PYTHON: a statement about d, the comparison; sums are checked every time
holds() {
    python3 - "$work/stdout" "$1" <<'PY' || fail "does not hold: $1"
import json, sys
d = json.load(open(sys.argv[1]))
changed = {c["id"]: c for c in d["numbers"]["changed"]}
figures = {(f["id"], f["cause"]): f["fields"] for f in d["figures"]}
def cause(id, name):
    return (changed[id]["causes"] or {}).get(name, 0)
for c in d["numbers"]["changed"] + d["statements"]:
    if c["causes"] is not None:
        total = sum(c["causes"].values())
        whole = float(c["difference"]).is_integer() and c["new"]["method"] in ("count", "published")
        assert abs(total - c["difference"]) <= (0 if whole else 1e-9), c
        assert abs(c["new"]["value"] - c["old"]["value"] - c["difference"]) <= 1e-9, c
assert eval(sys.argv[2]), {k: v for k, v in d.items() if k in ("cases", "figures")}
PY
}

# --- the editions of the annex, as PDF, zip and folder ---
days='2024-02-06 2024-03-25 2024-04-25 2024-06-12'
for day in $days; do
    run 0 build "$annex" --data "$data" --as-of "$day" --out "$work/$day" -q
done
for pair in '2024-02-06 2024-03-25' '2024-02-06 2024-06-12' '2024-04-25 2024-06-12'; do
    compare "$work/${pair% *}/press-annex.pdf" "$work/${pair#* }/press-annex.pdf"
    holds 'd["causes_known"] and changed and all(c["causes"] is not None for c in changed.values())'
done
compare "$work/2024-04-25/press-annex.pdf" "$work/2024-04-25/press-annex.pdf"
holds 'd["identical"] and not changed and not d["statements"] and not d["words"]["places"]'
compare "$work/2024-03-25/press-annex.pdf" "$work/2024-04-25/press-annex.pdf"
holds 'cause("figures.count", "new") == 6 == len(figures) and changed["figures.count"]["difference"] == 6'
holds 'any("b.latest.sanction-ratio" in s["names"] for s in d["statements"])'
holds 'all(f["old"] is None and f["cause"] == "new" for f in d["findings"])'
holds '{s["id"]: (s["old"], s["verdict_changed"]) for s in d["said"]}["statement event.pemilu-2024.latest.doubt"] == (None, True)'
holds '[s["verdict_changed"] for s in d["said"]] == sorted((s["verdict_changed"] for s in d["said"]), reverse=True)'
holds 'all(s["old"] != s["new"] for s in d["said"]) and any(s["old"] and s["new"] and not s["verdict_changed"] for s in d["said"])'
holds 'd["verdicts"] and d["words"]["new_pages"] > 0 and not d["numbers"]["gone"]'
grep -v '"path"' "$work/stdout" >"$work/of-pdf"
run 0 snapshot "$work/2024-03-25/press-annex.pdf" -q -o "$work/old.zip"
run 0 snapshot "$work/2024-04-25/press-annex.pdf" -q -o "$work/new"
compare "$work/old.zip" "$work/new"
grep -v '"path"' "$work/stdout" | cmp - "$work/of-pdf" || fail 'bags say something else than PDFs'

# The table for people: one line of summary, causes below their number, nothing when nothing changed.
run 0 diff "$work/old.zip" "$work/new"
says stdout 'angka yang dipublikasikan [figures.count]'
says stdout '    now: Selain itu, angka Pemilu 2024 diragukan (Temuan 11).'
python3 - "$work"/of-pdf "$work/stdout" <<'PY' || fail 'the figures stand before the news, or a statement in the wrong list'
import json, re, sys
said = json.load(open(sys.argv[1]))["said"]
text = open(sys.argv[2]).read()
heads = re.findall(r"^(statements that are new, gone or now worded otherwise|statements worded as before, with other numbers or times"
                   r"|numbers that changed): (\d+)$", text, re.M)
assert [h[0][:13] for h in heads] == ["statements th", "statements wo", "numbers that "], heads
otherwise = sum(s["verdict_changed"] for s in said)
assert [int(h[1]) for h in heads[:2]] == [otherwise, len(said) - otherwise] and 0 < otherwise < len(said), heads
PY
grep -q '^    129..*angka -> 135..*angka, +6$' "$work/stdout" || fail 'the old value and the new one'
says stdout '      +6 kasus atau angka baru'
says stdout '2024-03-25 -> 2024-04-25: numbers changed 15, new 14, gone 0'
run 0 diff "$work/old.zip" "$work/new" --lang en
says stdout '      +6 new cases or figures'
run 0 diff "$work/new" "$work/new" -q
one_line stdout
says stdout 'nothing changed'

# Another language: numbers are compared, words are not.
run 0 build "$annex" --data "$data" --as-of 2024-04-25 --lang en --out "$work/en" -q
compare "$work/new" "$work/en/press-annex.pdf"
holds 'not changed and d["words"] is None and "language" in d["words_not_compared"]'

# --- data altered by hand ---
cp -r "$data" "$work/data"
now=$work/2024-06-12/press-annex.pdf
altered() {
    run 0 build "$annex" --data "$work/data" --as-of 2024-06-12 --out "$work/altered" -q
    compare "$now" "$work/altered/press-annex.pdf"
    cp "$data/figures.csv" "$work/data"
}
sed -i '/^pilkada-2020-reported-2020-06-15,/s/,195,/,196,/' "$work/data/figures.csv"
altered
holds 'list(figures.items()) == [(("pilkada-2020-reported-2020-06-15", "corrected"), ["value"])]'
holds 'cause("pilkada-2020-reported-2020-06-15", "corrected") == 1 and "figures.count" not in changed'
run 0 diff "$now" "$work/altered/press-annex.pdf"
grep -q '^    195..*pelanggaran -> 196..*pelanggaran (r), +1$' "$work/stdout" || fail 'a corrected figure is not marked'
sed -i '/^violations-2020-2022-loose,/d' "$work/data/figures.csv"
altered
holds 'list(figures) == [("violations-2020-2022-loose", "withdrawn")]'
holds 'cause("figures.count", "withdrawn") == -1 and [g["id"] for g in d["numbers"]["gone"]][0] == "violations-2020-2022-loose"'
sed -i '/^pilkada-2020-sanctioned-2020-06-15,/s/Pilkada 2020/Pemilu 2024/' "$work/data/figures.csv"
altered
holds 'figures == {("pilkada-2020-sanctioned-2020-06-15", "reclassified"): ["event"]}'
sed -i '/^violations-2020-2022,/s/,exact,/,approximate,/' "$work/data/figures.csv"
altered
holds 'figures == {("violations-2020-2022", "status"): ["qualifier"]}'
holds '"violations-2020-2022" in [r["id"] for r in d["numbers"]["restated"]]'

# --- the template: words alone move no number; a setting moves names ---
cp -r "$TOP/templates" "$work/templates"
sed -i 's/^Pembaca/Para pembaca/; $a\\nSatu kalimat yang belum ada di edisi yang lama.' "$work/templates/press-annex/body.md"
run 0 build "$work/templates/press-annex" --data "$data" --as-of 2024-06-12 --out "$work/worded" -q
compare "$now" "$work/worded/press-annex.pdf"
holds 'not changed and not figures and any("belum ada di edisi" in p["new"] for p in d["words"]["places"])'
run 0 build "$annex" --data "$data" --as-of 2024-06-12 --set "event_a=Pemilu 2024" --set "event_b=Pilkada 2020" \
    --out "$work/turned" -q
compare "$now" "$work/turned/press-annex.pdf"
holds 'd["statements"] and not figures and all(set(s["causes"] or {}) <= {"settings"} for s in d["statements"])'

# --- a register: cases altered in each way ---
register=$TOP/data/register
cp -r "$register" "$work/register"
python3 - "$work/register/cases.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8")))
head, rows = rows[0], rows[1:]
at = {name: i for i, name in enumerate(head)}
last = {}  # the row of each case's last version
for i, row in enumerate(rows):
    last[row[0]] = i
count = {}
for row in rows:
    count[row[0]] = count.get(row[0], 0) + 1
def take(test, n):
    found = []
    for id, i in last.items():
        row = rows[i]
        if id not in used and row[at["Tanggal Catat"]] <= "2024-01-31" and test(row):
            found.append(row)
            used.add(id)
            if len(found) == n:
                return found
    raise SystemExit("too few cases")
used = set()
decided = lambda r: r[at["Hasil"]] == "terbukti" and r[at["Tanggal Putusan"]]
open_ = lambda r: r[at["Hasil"]] == "diproses" and r[at["Tanggal Lapor"]] < "2023-12-01"
for row in take(open_, 4):  # a status that changed
    row[at["Hasil"]], row[at["Tanggal Putusan"]] = "tidak terbukti", "2024-01-31"
for row in take(decided, 5):  # reclassified
    row[at["Jabatan"]] = "JPT" if row[at["Jabatan"]] != "JPT" else "Pengawas"
for row in take(lambda r: decided(r) and r[at["Tanggal Lapor"]] > "2020-03-01", 6):  # corrected
    day = row[at["Tanggal Lapor"]]
    row[at["Tanggal Lapor"]] = "2020-02-27"
withdrawn = {row[0] for row in take(decided, 7)}
new = [list(row) for row in take(lambda r: decided(r) and count[r[0]] == 1 or open_(r), 3)]
for i, row in enumerate(new):
    row[0] = "KN99-00000%d" % i
rows = [row for row in rows if row[0] not in withdrawn] + new
with open(sys.argv[1], "w", newline="", encoding="utf-8") as out:
    csv.writer(out, lineterminator="\n").writerows([head] + rows)
PY
for internal in true false; do
    run 0 build "$TOP/templates/quarterly" --as-of 2024-03-31 --set internal=$internal \
        --out "$work/q-$internal" -q
    run 0 build "$TOP/templates/quarterly" --as-of 2024-03-31 --set internal=$internal \
        --data "$work/register" --published "$data" --out "$work/r-$internal" -q
done
compare "$work/q-true/quarterly.pdf" "$work/r-true/quarterly.pdf" --old-data "$register" \
    --new-data "$work/register"
holds 'd["old"]["internal"] and d["new"]["internal"] and not d["public"]'
holds 'd["cases"] == {"new": 3, "status": 4, "reclassified": 5, "corrected": 6, "withdrawn": 7}'
holds 'changed["cases.total"]["causes"] == {"new": 3, "withdrawn": -7} and changed["cases.total"]["difference"] == -4'
holds 'changed["cases.not-proven"]["causes"] == {"status": 4}'
holds 'all(c["causes"] is not None for c in changed.values() if c["difference"] is not None)'

# In public nothing tells of single cases, and no case is named.
compare "$work/q-false/quarterly.pdf" "$work/r-false/quarterly.pdf" --old-data "$register" \
    --new-data "$work/register"
holds 'd["public"] and all(c["causes"] is None for id, c in changed.items() if not id.startswith("cases."))'
holds 'all("suppressed" not in (c["old"]["flags"] + c["new"]["flags"]) for c in changed.values())'
grep -q 'KN[0-9][0-9]-' "$work/stdout" && fail 'a case is named in public'

# What one edition withholds is not told by what the other says of it.
compare "$work/q-true/quarterly.pdf" "$work/q-false/quarterly.pdf"
python3 - "$work"/q-{true,false}/quarterly.figures.json "$work/stdout" <<'PY' || fail 'a statement tells what is withheld'
import json, sys
editions, told = [json.load(open(path)) for path in sys.argv[1:3]], json.load(open(sys.argv[3]))
withheld = {f["id"] for e in editions for f in e["figures"] if "suppressed" in f["flags"]}
telling = {s["id"] for e in editions for s in e["statements"] if withheld & set(s["numbers"])}
assert telling and told["public"] and not telling & {s["id"] for s in told["said"]}, telling
PY

# Without the cases the ledgers are compared as they were filed; with other cases it is refused.
compare "$work/q-false/quarterly.pdf" "$work/r-false/quarterly.pdf"
holds 'not d["causes_known"] and d["old"]["not_built_again"] and changed["cases.total"]["difference"] == -4'
run 0 diff "$work/q-false/quarterly.pdf" "$work/r-false/quarterly.pdf"
says stdout 'name its folder with --old-data DIR'
run 1 diff "$work/q-false/quarterly.pdf" "$work/r-false/quarterly.pdf" --old-data "$work/register"
one_line stderr
says stderr 'is not the table that the report was built from'
clean

# --- refused ---
refused() {
    local status=$1
    shift
    run "$status" diff "$@"
    one_line stderr
    silent stdout
    clean
}
refused 1 "$work/new" "$work/q-false/quarterly.pdf"
says stderr 'name two editions of one report'
refused 1 "$work/2024-06-12/press-annex.pdf" "$work/old.zip"
says stderr 'is of 2024-06-12, later than 2024-03-25'
run 0 build "$TOP/templates/quarterly" --as-of 2024-03-31 --set internal=true --set area=73 --no-charts --out "$work/q-73" -q
refused 1 "$work/q-true/quarterly.pdf" "$work/q-73/quarterly.pdf"
says stderr 'is an edition of the area "73", and'
refused 1 "$work/2024-03-25/press-annex.charts/tahap.pdf" "$work/new"
says stderr 'carries no netra.json'
echo no >"$work/no.pdf"
refused 1 "$work/new" "$work/no.pdf"
refused 3 "$work/nowhere.zip" "$work/new"
refused 2 "$work/new"
cp -r "$work/new" "$work/damaged"
printf x | dd of="$work/damaged/data/press-annex.figures.json" bs=1 seek=99 conv=notrunc status=none
refused 1 "$work/old.zip" "$work/damaged"
says stderr 'data/press-annex.figures.json: changed'
head -c 20000 "$work/old.zip" >"$work/short.zip"
refused 1 "$work/short.zip" "$work/new"
python3 - "$work/out.zip" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as z:
    z.writestr("../../escaped.txt", "x")
PY
refused 1 "$work/out.zip" "$work/new"
mkdir "$work/empty"
refused 1 "$work/empty" "$work/new"
exit 0
