# A register says the same however many threads read it, and where rows are read one by one.
. "$(dirname "$0")/lib.sh"

# Twenty times the sample, with one cell in so many spoilt; "until" keeps rows from being read ahead.
cp -r "$TOP/data/register" "$work/one"
python3 - "$work" <<'PY'
import csv, json, random, shutil, sys
work, any_ = sys.argv[1], random.Random(7)
rows = list(csv.reader(open(f"{work}/one/cases.csv", encoding="utf-8", newline="")))
odd = ["", " ", "Provinsi X", "2024-02-30", "2091-01-01", "1900-01-01", "12/03/2024", "19900101 202012 1 001", "Kota  Batam",
       "a\nb", "62.10", "terbukti", "'=1", "é", "Jumlah", "KN20-000001", "2023-01-02", "x" * 70]
made = [rows[0]]
for i in range(60000):
    row = list(rows[1 + any_.randrange(len(rows) - 1)])
    row[0] = f"A-{any_.randrange(10 ** 6)}" if i % 97 == 0 else f"B-{i:06d}"
    if any_.random() < 0.02:
        row[any_.randrange(len(row))] = any_.choice(odd)
    made.append([] if any_.random() < 0.0005 else rows[0] if any_.random() < 0.0002 else row)
with open(f"{work}/one/cases.csv", "w", encoding="utf-8", newline="") as out:
    for row in made:
        csv.writer(out, quoting=any_.choice([csv.QUOTE_MINIMAL] * 9 + [csv.QUOTE_ALL]), lineterminator=any_.choice(["\n", "\n", "\r\n"])).writerow(row)
shutil.copytree(f"{work}/one", f"{work}/slow")
package = json.load(open(f"{work}/one/datapackage.json"))
package["resources"][0]["netra"] = {"until": ["no row begins so"]}
json.dump(package, open(f"{work}/slow/datapackage.json", "w"))
PY
for threads in 1 2 3; do
    NETRA_THREADS=$threads run 1 check "$work/one" --all --format json
    mv "$work/stdout" "$work/$threads.json"
done
run 1 check "$work/slow" --all --format json
sed "s|$work/slow|$work/one|g" "$work/stdout" >"$work/slow.json"
for threads in 1 2 3; do
    cmp "$work/$threads.json" "$work/slow.json" || fail "$threads threads read something else"
done
[ "$(grep -c '"code"' "$work/slow.json")" -gt 300 ] || fail 'too little is wrong with the register to tell'

# More than is held of a file at once, ids in order, and some cases like others: all threads look for those.
# The checksum that is taken beside the rows is that of all bytes, also of those that were let go.
cp -r "$TOP/data/register" "$work/large"
python3 - "$work" <<'PY'
import csv, json, random, shutil, sys
large, any_ = f"{sys.argv[1]}/large", random.Random(11)
with open(f"{large}/cases.csv", encoding="utf-8", newline="") as table:
    proven = [row for row in csv.DictReader(table) if all(row.values())]
with open(f"{large}/cases.csv", "w", encoding="utf-8", newline="") as table:
    out = csv.DictWriter(table, list(proven[0]))
    out.writeheader()
    for i in range(140000):
        row = dict(any_.choice(proven))
        row.update((name, any_.choice(proven)[name]) for name in ("Instansi", "Jabatan", "Jenis Pelanggaran"))
        row["Nomor Kasus"] = f"N-{i:06d}"
        out.writerow(row)
shutil.copytree(large, f"{large}-slow")
package = json.load(open(f"{large}/datapackage.json", encoding="utf-8"))
package["resources"][0]["netra"] = {"until": ["no row begins so"]}
json.dump(package, open(f"{large}-slow/datapackage.json", "w", encoding="utf-8"))
PY
[ "$(stat -c %s "$work/large/cases.csv")" -gt $((18 * 1024 * 1024)) ] || fail 'the table is too small to tell'
salted=$(printf %s "$(sha512sum "$work/large/cases.csv" | cut -c1-128)" |
    openssl dgst -sha512 -mac HMAC -macopt "key:$(cat "$work/large/netra.salt")" | sed 's/.*= //')
while read -r of threads; do
    NETRA_THREADS=$threads run 0 check "$work/$of" --all --format json
    sed "s|$work/$of/|$work/large/|g" "$work/stdout" >"$work/$of$threads.json"
    cmp "$work/large1.json" "$work/$of$threads.json" || fail "$threads threads find something else in $of"
    NETRA_THREADS=$threads run 0 build "$TOP/templates/quarterly" --data "$work/$of" --set quarter=2024-Q1 --out "$work/out"
    run 0 snapshot "$work/out/quarterly.pdf" --data "$work/$of" -o "$work/$of$threads"
    grep -q "$salted" "$work/$of$threads/data/netra.json" || fail "$threads threads take another checksum of $of"
done <<'WAYS'
large 1
large 3
large-slow 3
WAYS
[ "$(grep -c likely-duplicate "$work/large1.json")" -gt 100 ] || fail 'too few cases are like others to tell'

# Enough cases for each thread to count some of them, in several versions.
mkdir "$work/many"
cp "$TOP/data/register/"*.json "$TOP/data/register/areas.csv" "$TOP/data/register/events.csv" "$TOP/data/register/targets.csv" "$work/many"
"$MAKE_REGISTER" --areas "$TOP/data/register/areas.csv" --cases 30000 --seed 3 >"$work/many/cases.csv"
for threads in 1 2 3; do
    NETRA_THREADS=$threads run 0 figures "$TOP/templates/quarterly" --data "$work/many" --set threshold=0 --quiet
    mv "$work/stdout" "$work/figures$threads.csv"
    cmp "$work/figures1.csv" "$work/figures$threads.csv" || fail "$threads threads count something else"
done
[ "$(wc -l <"$work/figures1.csv")" -gt 1000 ] || fail 'too little was counted to tell'
run 0 cube "$work/many" -o "$work/cube" --quiet
for wrong in 0 2x -1 257; do
    NETRA_THREADS=$wrong run 2 check "$work/one"
    says stderr "NETRA_THREADS"
    NETRA_THREADS=$wrong run 2 figures "$TOP/templates/quarterly" --data "$work/many" --cube "$work/cube" --quiet
    says stderr "NETRA_THREADS"
    NETRA_THREADS=$wrong run 2 build "$annex" --out "$work/none"
    says stderr "NETRA_THREADS"
    [ ! -e "$work/none" ] || fail 'something was written all the same'
done
