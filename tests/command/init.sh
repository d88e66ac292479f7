# netra init on registers of a dozen trades, as offices write them: what it writes can be read and built,
# has the right roles in nine of ten columns, shows nothing about persons, and overwrites nothing.
. "$(dirname "$0")/lib.sh"
here=$(dirname "$0")
python3 "$here/init_files.py" "$work" || fail 'the registers'

mkdir "$work/out"
for file in "$work"/*.csv "$work"/*.xlsx; do
    name=$(basename "${file%.*}")
    run 0 init "$file" -o "$work/out/$name" --yes --lang en
    cp "$work/stdout" "$work/out/$name.said"
    silent stderr
    run 0 check "$work/out/$name" --lang en
    cp "$work/stdout" "$work/out/$name.checked"
    run 0 build "$work/out/$name/quarterly" --out "$work/built" --lang en
    cp "$work/built/quarterly.figures.json" "$work/out/$name.figures.json"
    pdftotext "$work/built/quarterly.pdf" "$work/out/$name.printed"
    # all rows of the file are cases, and no more
    python3 - "$file" "$work/out/$name.said" "$work/out/$name.figures.json" <<'PY' || fail "$name has other cases"
import json, re, sys
raw = open(sys.argv[1], "rb").read()
rows = int(re.search(r"rows (\d+)", open(sys.argv[2]).read()).group(1))
figures = {f["id"]: f["value"] for f in json.load(open(sys.argv[3]))["figures"]}
assert 0 < figures["cases.total"] <= rows, figures["cases.total"]
if raw[:2] == b"PK":
    assert rows == 150, rows
    sys.exit()
text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252")
lines = [line for line in text.splitlines() if re.search(r"[;,|\t].*\d", line) and not line.startswith("(1)")]
assert rows == len(lines), (rows, len(lines))
PY
done
python3 "$here/init_judge.py" "$work" "$work/out" >"$work/stdout" || fail 'the roles'

# What a file that netra reads as it stands needs no copy of its own kind: bytes stay.
for file in pengaduan.csv izin_bangunan.csv izin_usaha.csv inspections.csv kendaraan.xlsx; do
    cmp -s "$work/$file" "$work/out/${file%.*}/$file" || fail "$file was changed"
done
grep -q '"sheetName": "Register"' "$work/out/kendaraan/datapackage.json" || fail 'another sheet'

# A kecamatan that is called like a regency elsewhere is the kecamatan.
grep -qx 'batang,Batang,kecamatan,' "$work/out/izin_bangunan/areas.csv" || fail 'a kecamatan is taken for a regency'
grep -q 'unknown-code' "$work/out/izin_bangunan.checked" && fail 'a kecamatan is not known'

# Villages of one name, in districts of which one is called like them, are as many, and each is called by
# what it lies in; a regency is known without its kind, also where it is the wider level.
{
    echo 'No Kasus,Kabupaten,Kecamatan,Desa,Tanggal Masuk,Tanggal Selesai,Hasil'
    for i in $(seq 0 83); do
        kecamatan=(Sukamaju Wonosari) desa=(Sukamaju Sidomulyo Karang)
        done=(belum n.a. 2024-09-10 2024-09-11 2024-09-12) outcome=(Proses Proses Terbukti Terbukti 'Tidak terbukti')
        printf 'D-%03d,Sleman,%s,%s,2024-0%d-%02d,%s,%s\n' "$i" "${kecamatan[i % 2]}" "${desa[i % 3]}" \
            $((i % 6 + 1)) $((i % 28 + 1)) "${done[i % 5]}" "${outcome[i % 5]}"
    done
} >"$work/desa.csv"
cut -d, -f1-3,5- "$work/desa.csv" >"$work/kecamatan.csv"
run 0 init "$work/kecamatan.csv" -o "$work/districts" --yes
grep -q 'unknown-code' "$work/stdout" && fail 'Sleman is not known'
grep -q '"case.decided_on"' "$work/districts/datapackage.json" || fail 'a column of days and "belum" is none of days'
grep -q '\[type\]' "$work/stdout" && fail '"belum" and "n.a." are no days, and wrong ones'
cut -d, -f1,3- "$work/desa.csv" >"$work/villages.csv"
run 0 init "$work/villages.csv" -o "$work/villages" --yes
grep -q 'unknown-code\|outside-province' "$work/stdout" && fail 'villages of one name are one'
[ "$(grep -c ',desa,sukamaju$\|,desa,wonosari$' "$work/villages/areas.csv")" -eq 6 ] || fail 'six villages'
run 0 build "$work/villages/quarterly" --format html --single-file --set quarter=2024-Q2 --out "$work/villages/out"
for village in 'Sukamaju (Sukamaju)' 'Sukamaju (Wonosari)' 'Karang (Sukamaju)' 'Karang (Wonosari)'; do
    grep -qF "$village" "$work/villages/out/quarterly.html" || fail "$village has no row of its own"
done
run 0 figures "$work/villages/quarterly" --set area='Karang (Wonosari)'
run 1 figures "$work/villages/quarterly" --set area=Karang
says stderr 'Karang (Sukamaju) (karang), Karang (Wonosari) (karang-'

# One of anything is one: the numbers of what was read, of errors and of warnings.
printf 'Kode;Tgl lapor;Kabupaten;Hasil\nK-1;31/01/2024;Kab. Sleman;Terbukti\n' >"$work/one.csv"
run 0 init "$work/one.csv" -o "$work/one" --yes
says stdout 'id of the case (proven; 1 value, once)'
printf 'K-2;29/02/2024;Nagari;Terbukti\n' >>"$work/one/one.csv"
run 0 check "$work/one"
says stdout ': 2 cases, 0 events, 1 province, 1 regency, 0 institutions; 0 errors, 1 warning, 0 findings'

# Days of two formats: how many are written in the one.
{
    echo 'Kode;Tgl lapor;Hasil'
    for i in $(seq 10 28); do
        echo "A-$i;$i/03/2024;Terbukti"
        [ $((i % 3)) -ne 0 ] || echo "B-$i;2024-05-$i;Terbukti"
    done
} >"$work/two.csv"
run 0 init "$work/two.csv" -o "$work/two" --yes
says stdout '; written %d/%m/%Y: 19 of 25 cells of text (likely)'

# Of villages no word is said of regencies, which they are not.
{
    cat "$work/villages/villages.csv"
    echo 'D-900,Wonosari,Atlantis,2024-01-02,,Proses'
    echo 'D-901,,Karang,2024-01-02,,Proses'
} >"$work/more.csv"
mv "$work/more.csv" "$work/villages/villages.csv"
run 0 check "$work/villages"
says stdout 'is no village or ward of the list, and is counted as unknown'
says stdout 'may be more than one village or ward: Karang (Sukamaju) (karang), Karang (Wonosari) (karang-'
grep -q 'regency' "$work/stdout" && fail 'villages are called regencies'

# Rows of one number that say when they were changed are versions of a case, and it is counted once.
{
    echo 'Nomor;Tgl Lapor;Tgl Update;Status'
    for i in $(seq 10 39); do
        printf 'N-%d;2024-01-%d;2024-02-%d;Diproses\nN-%d;2024-01-%d;2024-04-%d;Terbukti\n' "$i" $((i % 20 + 10)) \
            $((i % 19 + 10)) "$i" $((i % 20 + 10)) $((i % 19 + 10))
    done
} >"$work/versi.csv"
run 0 init "$work/versi.csv" -o "$work/versions" --yes
says stdout ': cases 30; errors 0'

# A case of which nothing but its number is known is one, in a file that is written anew, too.
{
    echo 'Nomor;Tgl Lapor;Status'
    for i in $(seq 10 29); do echo "N-$i;2024-01-$i;Terbukti"; done
    echo 'N-30;;'
    echo 'Jumlah Aceh;;2'
    echo 'N-31;2024-02-01;Terbukti'
} | iconv -f UTF-8 -t UTF-16 >"$work/bare.csv"
run 0 init "$work/bare.csv" -o "$work/alone" --yes
says stdout 'headings in line 1; no rows of data: 0 above it, 0 below the table'
says stdout 'such as sums, names of groups and headings again: 1'
says stdout ': cases 22; errors 0'

# Notes below a table are described by what sets them apart.
grep -q '"untilBlank": true' "$work/out/pengaduan/datapackage.json" || fail 'the notes are not described'

# A day whose order nothing proves is a question, and check repeats it until it is answered.
grep -q 'are the days of the column "Received" written %d/%m/%Y or %m/%d/%Y' "$work/out/hospital_complaints.checked" ||
    fail 'the question is not repeated'
grep -q '\[open-question\]' "$work/out/hospital_complaints.checked" || fail 'the question has no code'
grep -L 'open-question' "$work"/out/*.checked | grep -q hospital && fail 'another file asks'
[ "$(grep -l 'are the days of the column' "$work"/out/*.checked | wc -l)" -eq 1 ] || fail 'a proven order is asked for'
# "Selesai" alone says that a case is over, and not how; beside "Ditolak" it does.
[ "$(grep -l 'what does the outcome "Selesai" mean' "$work"/out/*.checked | wc -l)" -eq 1 ] || fail 'an end is taken for an outcome'
# Whoever reads the report learns of it, too, and of an outcome of which only its keeper knows what it means.
guessed() { # whether the quarterly says so of a guess, in these words
    run 0 build "$work/out/hospital_complaints/quarterly" --lang id --no-charts --out "$work/guessed"
    pdftotext -layout "$work/guessed/quarterly.pdf" - | tr -s '[:space:]' ' ' | grep -qF "$1"
}
guessed 'belum memastikan urutan hari dan bulan' || fail 'a guessed order is not told'
python3 - "$work/out/hospital_complaints/datapackage.json" <<'PY'
import json, sys
package = json.load(open(sys.argv[1], encoding="utf-8"))
outcomes = package["netra"]["codes"]["outcome"]
outcomes[next(iter(outcomes))].update(kind="closed", label="pindah", question="?")
json.dump(package, open(sys.argv[1], "w", encoding="utf-8"))
PY
guessed 'dan arti sebagian hasil: “pindah” (di sini: selesai tanpa putusan).' ||
    fail 'a guessed outcome is not told'
python3 - "$work/out/hospital_complaints/datapackage.json" <<'PY'
import json, sys
package = json.load(open(sys.argv[1], encoding="utf-8"))
for outcome in package["netra"]["codes"]["outcome"].values():
    outcome.pop("question", None)
for resource in package["resources"]:
    for field in resource["schema"]["fields"]:
        field.pop("question", None)
json.dump(package, open(sys.argv[1], "w", encoding="utf-8"))
PY
run 0 check "$work/out/hospital_complaints"
grep -q 'open-question' "$work/stdout" && fail 'an answered question is asked'
guessed 'belum memastikan' && fail 'an answered question is told'

# Nothing is overwritten, and nothing is half written.
state_of "$work/out/grants" >"$work/before"
run 1 init "$work/grants.csv" -o "$work/out/grants" --yes
one_line stderr
state_of "$work/out/grants" | cmp -s - "$work/before" || fail 'something changed'
mkdir "$work/partly"
echo own >"$work/partly/areas.csv"
run 1 init "$work/grants.csv" -o "$work/partly" --yes
[ "$(ls "$work/partly")" = areas.csv ] || fail 'half a package'

# A file that lies in the folder already stays where it is.
mkdir "$work/place"
cp "$work/grants.csv" "$work/place"
run 0 init "$work/place/grants.csv" -o "$work/place" --yes
[ "$(ls "$work/place" | tr '\n' ' ')" = 'areas.csv datapackage.json grants.csv quarterly ' ] || fail 'another layout'

# Without a terminal there is nobody to ask.
run 2 init "$work/grants.csv" -o "$work/none"
says stderr 'there is no terminal to ask on; --yes takes the proposals'
[ ! -e "$work/none" ] || fail 'something was written'

# What is no register is refused in one line, and nothing is written.
while IFS='|' read -r bytes said; do
    printf "$bytes" >"$work/other"
    run 1 init "$work/other" -o "$work/none" --yes
    one_line stderr
    says stderr "$said"
    [ ! -e "$work/none" ] || fail 'something was written'
done <<'END'
|no table was found here
satu\ndua\ntiga\n|no table was found here
a;b\n1;x\n2;y\n|no column has the day on which cases came in
PK\003\004\000\000\000\000\000|
END
run 3 init "$work/nowhere.csv" -o "$work/none" --yes
one_line stderr
run 2 init
says stderr 'name the file to look at'

# Templates work where they stand, with the sample's data or with data of one's own.
for template in press-annex quarterly figures blank; do
    run 0 init --template $template "$work/copies/$template"
    run 0 build "$work/copies/$template" --out "$work/built"
    grep -rq '\.\./' "$work/copies/$template/report.json" && fail "$template leads out of its folder"
    run 1 init --template $template "$work/copies/$template"
done
run 0 init --template blank "$work/copies/mine" --data "$work/out/grants"
run 0 build "$work/copies/mine" --out "$work/built"
(cd "$work/copies" && "$NETRA" init --template quarterly own/deep/er --data ../out/grants && "$NETRA" build own/deep/er --out "$work/built") \
    >"$work/stdout" 2>&1 || fail 'a way from a folder below'
run 2 init --template nothing "$work/copies/nothing"
says stderr "there are: $(cd "$TOP/templates" && printf '%s, ' * | sed 's/, $//')"

# Empty tables are packages that only lack figures.
run 0 init --figures -o "$work/tables"
run 0 check "$work/tables"
printf 'lapor-1,reported,,,,,,2024-06-12,417,laporan,,,,siaran,,,\n' >>"$work/tables/figures.csv"
printf 'siaran,Humas,,2024-06-12,,,\n' >>"$work/tables/sources.csv"
run 0 check "$work/tables"
says stdout '1 figure'
run 1 init --figures -o "$work/tables"

# A register in several files is one, where their headings are the same, and they stay as they are; other headings are
# another table. So are sheets of a workbook; what lies otherwise in one of them is written anew.
(head -1 "$work/grants.csv" && sed -n '60,$p' "$work/grants.csv") >"$work/later.csv"
mkdir -p "$work/ä 1"
sed -n '1,59p' "$work/grants.csv" >"$work/ä 1/later.csv"
same_cases() { # what init made of the parts has the cases of the whole
    run 0 check "$work/$1" --lang en
    sed -n 's/.*: \([0-9]* cases.*\)/\1/p' "$work/stdout" >"$work/said"
    sed -n 's/.*: \([0-9]* cases.*\)/\1/p' "$work/out/grants.checked" >"$work/whole"
    cmp "$work/said" "$work/whole" || fail "$1 has other cases"
}
run 0 init "$work/ä 1/later.csv" "$work/later.csv" -o "$work/joined" --yes --lang en
says stdout '2 sheets or files with the same headings are read one after the other as one table'
cmp "$work/later.csv" "$work/joined/later-2.csv" || fail 'a file was changed'
same_cases joined
python3 - "$here" "$work" <<'PY'
import csv, pathlib, sys
sys.path.insert(0, sys.argv[1])
from spreadsheet import write
work = pathlib.Path(sys.argv[2])
head, *rows = ([("string", cell) for cell in row] for row in csv.reader(open(work / "grants.csv", newline="", encoding="utf-8")))
half, note = len(rows) // 2, [[], [("string", "Catatan: sementara")]]
write(work / "sheets.xlsx", {"Januari": [head, *rows[:half], *note], "Kosong": [], "Februari": [head, *rows[half:], *note]})
write(work / "many.xlsx", {f"L{i}": [head, rows[i % len(rows)]] for i in range(401)})
write(work / "moved.xlsx", {"Januari": [head, *rows[:half]], "Februari": [[("string", "Daftar")], [], head, *rows[half:]]})
came = head.index(("string", "submitted_on"))
write(work / "times.xlsx", {"T": [head, *([*row[:came], ("moment", row[came][1]), *row[came + 1:]] for row in rows)]})
told = [("date" if i % 3 else "string", iso if i % 3 else "/".join(iso.split("-")[::-1])) for i, iso in enumerate(row[came][1] for row in rows)]
verdict = head.index(("string", "decision"))
for row in rows:
    row[verdict] = ("string", row[verdict][1].replace("rejected", "Not Approved OPD"))
write(work / "anew.xlsx", {month: [[("string", "LAPORAN " + month)], [("string", t) for t in ("No", "Tanggal", "Hasil")],
                                   *([("number", str(n)), ("date", f"2024-0{m}-0{n}"), ("string", "Terbukti")] for n in (1, 2, 3)),
                                   [("string", "Jumlah")]] for m, month in ((1, "Januari"), (2, "Februari"))})
for name, kept in ("mixed", "date"), ("moments", "moment"):
    days = [(kept if kind == "date" else kind, text) for kind, text in told]
    write(work / f"{name}.xlsx", {"T": [head, *([*row[:came], days[i], *row[came + 1:]] for i, row in enumerate(rows))]})
for year, part in ((2023, rows[:half]), (2024, rows[half:])):
    write(work / f"{year}.xlsx", {str(year): [head, *part]})
PY
run 0 init "$work/many.xlsx" -o "$work/many" --yes # one more than a descriptor lists
says stdout '401 sheets or files with the same headings are joined in many.csv'
run 0 init "$work/sheets.xlsx" -o "$work/sheets" --yes
tr -d ' \n' <"$work/sheets/datapackage.json" | grep -F '"sheets":["Januari","Februari"],"untilBlank":true' >/dev/null ||
    fail 'the sheets or the notes below are not described'
same_cases sheets
run 0 init "$work/2023.xlsx" "$work/2024.xlsx" -o "$work/years" --yes
grep '"sheetNumber": 1' "$work/years/datapackage.json" >/dev/null || fail 'the sheets are not numbered'
same_cases years
# Days that a spreadsheet keeps, with the time of day or beside others that are texts.
for file in times mixed moments; do
    run 0 init "$work/$file.xlsx" -o "$work/$file" --yes
    same_cases "$file"
done
grep -q '"label": "not approved OPD"' "$work/mixed/datapackage.json" || fail 'a label is in capitals within a sentence'
# A number that begins anew in each sheet names no case: rows are numbered, and what is written is without errors.
run 0 init "$work/anew.xlsx" -o "$work/anew" --yes --lang en
says stdout 'cases 6; errors 0'
run 0 init "$work/moved.xlsx" -o "$work/moved" --yes --lang en
says stdout 'joined in moved.csv'
same_cases moved
sed -n '1,59p' "$work/grants.csv" >"$work/earlier.csv"
run 1 init "$work/earlier.csv" "$work/perkara.csv" -o "$work/none" --yes
one_line stderr
says stderr 'its headings are not those of'
[ ! -e "$work/none" ] || fail 'something was written'

# Columns with more categories than one report can tell are left out, and said: what is written builds. The counts
# are those around which one more column would be too much; the last is just told.
for counts in '3000 7 5' '600 600 600' '430 300 60'; do
    read -r kinds offices posts <<<"$counts"
    awk -v a="$kinds" -v b="$offices" -v c="$posts" 'BEGIN {
        print "Nomor,Masuk,Hasil,Provinsi,Kabupaten,Jenis Pelanggaran,Instansi,Jabatan"
        for (i = 0; i < 9000; i++)
            printf "K-%d,20%02d-%02d-%02d,%s,P%d,K%d,Jenis %d,Dinas %d,Jabatan %d\n", i, 19 + i % 6, 1 + i % 12, 1 + i % 28,
                (i % 2 ? "Terbukti" : "Ditolak"), i % 34, i % 510, i % a, i % b, i % c }' >"$work/many.csv"
    rm -rf "$work/many"
    run 0 init "$work/many.csv" -o "$work/many" --yes --lang en
    [ "$kinds" = 430 ] || says stdout "\"Jenis Pelanggaran\": not used ($kinds different texts"
    run 0 build "$work/many/quarterly" --out "$work/built" --lang en
done

# So is one whose rows are years: each number is of its year. A table without any time is told, and builds once
# a day is named; one whose columns are none of cases is not described as if they were.
printf 'Provinsi;Tahun;Dilaporkan;Terbukti\nAceh;2022;21;15\nAceh;2023;9;4\nJumlah;;30;19\n' >"$work/tahunan.csv"
run 0 init "$work/tahunan.csv" -o "$work/tahunan" --yes --lang en
says stdout '"Tahun": the time'
says stdout 'figures 4; errors 0'
run 0 figures "$work/tahunan/figures" --lang en
grep -q 'reported-aceh-2023.*9' "$work/stdout" || fail 'a number of 2023'
printf 'Provinsi;Jumlah Laporan\nAceh;21\nBali;14\n' >"$work/kosong-waktu.csv"
run 0 init "$work/kosong-waktu.csv" -o "$work/timeless" --yes --lang en
says stdout 'what time are these numbers of?'
says stdout 'figures --as-of DAY --out'
run 1 build "$work/timeless/figures" --out "$work/built" --lang en
run 0 build "$work/timeless/figures" --out "$work/built" --lang en --as-of 2024-06-30
printf 'Barang;Harga;Stok\nMeja;100;2\nKursi;50;8\n' >"$work/barang.csv"
run 1 init "$work/barang.csv" -o "$work/barang" --yes --lang en
grep -qE 'id of the case|about persons' "$work/stdout" && fail 'columns that are none of cases are described'

# Months of rows, units of rows and one stage; kinds both of rows and of headings are too many.
while IFS='|' read -r name table told; do
    printf '%b' "$table" >"$work/$name.csv"
    status=0
    [ "$name" = lebar-jalur ] && status=1
    run "$status" init "$work/$name.csv" -o "$work/$name" --yes --lang en
    says "$([ "$status" = 0 ] && echo stdout || echo stderr)" "$told"
done <<'END'
lebar-bulan|Tahun,Bulan,Jumlah Laporan\n2023,11,4\n2023,12,5\n2024,1,6\n|figures 3; errors 0
lebar-jenis|Tahun,Bulan,Media,Uang,Lainnya\n2023,11,4,1,2\n2024,1,6,3,4\n|figures 6; errors 0
lebar-satuan|Provinsi,Satuan,2021,2022,2023\nAceh,laporan,9,8,7\nAceh,kasus,3,2,1\n|figures 6; errors 0
lebar-tahap|Provinsi,Dilaporkan\nAceh,12\nBali,3\n|column of values: "Dilaporkan"; each
lebar-jalur|Provinsi,Jalur,Mutasi,Uang,Lain\nAceh,Daring,1,2,3\nAceh,Luring,4,5,6\n|"Jalur" tells rows apart
END

# A wide table is one of figures: each number of it, and no other, is in the report, at its cell.
printf 'Laporan masyarakat 2024;;;;\nProvinsi;Jan;Feb;Mar;Jumlah\nAceh;11;;13;24\nBali;21;22;23;66\nJumlah;32;22;36;90\n' \
    >"$work/rekap.csv"
run 0 init "$work/rekap.csv" -o "$work/rekap" --yes --lang en
says stdout '"Jumlah": adds up other columns, not read'
says stdout 'figures 5; errors 0'
run 0 build "$work/rekap/figures" --out "$work/built" --lang en
pdftotext -layout "$work/built/figures.pdf" "$work/printed"
for number in '11 reports' '13 reports' '21 reports' '22 reports' '23 reports'; do
    grep -q "$number" "$work/printed" || fail "$number is not printed"
done
grep -qE '(24|66|90|32|36) reports' "$work/printed" && fail 'a total is printed'
run 0 trace "$work/built/figures.pdf" jumlah-bali-2024-02
says stdout 'rekap.csv:4:9'

# Shares of kinds are shares, as they are written, and count nothing.
printf 'Lembaga;Kendaraan;2022;2023;2024\nPolri;Motor;70,5%%;71 %%;69,9%%\nPolri;Mobil;29,5%%;29 %%;30,1%%\n' >"$work/bagian.csv"
run 0 init "$work/bagian.csv" -o "$work/bagian" --yes --lang en
says stdout '"Lembaga": the counter'
says stdout 'counted are shares, in percent'
says stdout 'figures 6; errors 0'
run 0 figures "$work/bagian/figures" --lang en
for share in 70.5 71 69.9 29.5 29 30.1; do
    grep -q "^bagian-.*counted by Polri.*,$share,percent" "$work/stdout" || fail "no share $share"
done

# What a row does not say is not taken for the whole, and several years for no kind.
printf 'Provinsi,Jenis,Jumlah\nAceh,Ringan,12\n,Berat,3\nBali,Ringan,9\nBali,Berat,4\n' >"$work/kosong.csv"
run 1 init "$work/kosong.csv" -o "$work/no" --yes --lang en
says stderr 'the column "Provinsi" is empty in 1 row'
# "Jumlah" says that numbers count, not what: no sentence is of the "jumlah “jumlah”".
printf 'Provinsi,Jumlah\nAceh,12\nBali,3\n' >"$work/jumlah.csv"
run 0 init "$work/jumlah.csv" -o "$work/sums" --yes --lang en
grep -qi '"id": "jumlah"' "$work/sums/datapackage.json" && fail 'what is counted is called a number'
printf 'Tahun Ajaran,SD,SMP\n2020/2021,44516,11378\n2021/2022,38716,15042\n' >"$work/ajaran.csv"
run 1 init "$work/ajaran.csv" -o "$work/no" --yes --lang en
says stderr 'the column "Tahun Ajaran" has "2020/2021"'

# Counts of agencies side by side are each its own, as a figure has one category; two that read alike are two.
printf 'Instansi;Wajib Lapor;Sudah Lapor;Sudah-lapor;Persentase;Per Tanggal\nPemkab Gowa;120;100;9;83,3;31/12/2024\nPemkab Bone;200;150;8;75;31/12/2024\n' \
    >"$work/lhkpn.csv"
run 0 init "$work/lhkpn.csv" -o "$work/lhkpn" --yes --lang en
says stdout '3, from "Wajib Lapor" to "Sudah-lapor", each a count of its own'
says stdout 'figures 6; errors 0'
run 0 figures "$work/lhkpn/figures" --lang en
for figure in 'jumlah-wajib-lapor-pemkab-gowa.*120' 'jumlah-sudah-lapor-pemkab-bone.*150' 'jumlah-sudah-lapor-2-pemkab-bone.*8'; do
    grep -q "$figure" "$work/stdout" || fail "no figure $figure"
done

# Stages of cases side by side are what they are called, each by its area; a share nobody reads.
printf 'Rekap pelanggaran 2024;;;;\nProvinsi;Dilaporkan;Terbukti;Disanksi;Persen\nAceh;21;15;10;66,7\nBali;14;4;;0\nJumlah;35;19;10;\n' \
    >"$work/tahap.csv"
run 0 init "$work/tahap.csv" -o "$work/tahap" --yes --lang en
says stdout '3, from "Dilaporkan" to "Disanksi", one for each stage of a case'
says stdout 'figures 5; errors 0'
run 0 figures "$work/tahap/figures" --lang en
for figure in 'reported-aceh.*21' 'proven-aceh.*15' 'sanctioned-aceh.*10' 'reported-bali.*14' 'proven-bali.*4'; do
    grep -q "$figure" "$work/stdout" || fail "no figure $figure"
done
run 0 build "$work/tahap/figures" --out "$work/built" --lang en

# A register of a few days is no report until it is stated what it covers, and init and check say so.
{
    echo "Kode;Tanggal Lapor;Status"
    for i in $(seq 20); do echo "K-$i;$((3 + i % 4)) November 2024;Proses"; done
} >"$work/few.csv"
run 0 init "$work/few.csv" -o "$work/few" --yes --lang en
says stdout "$work/few: covers no period"
! grep -q '^Next:' "$work/stdout" || fail 'sent on to a build that is refused'
run 0 check "$work/few" --lang en
says stdout "$work/few: covers no period"
run 1 build "$work/few/quarterly" --out "$work/built"
sed -i 's/"netra": {/&"coverage": {"from": "2024-11-01", "to": "2024-11-30"},/' "$work/few/datapackage.json"
run 0 check "$work/few" --lang en
says stdout "$work/few: covers 2024-11-01 to 2024-11-30, as stated"
run 0 build "$work/few/quarterly" --out "$work/built" --set period=2024-11
