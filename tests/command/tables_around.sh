# Tables with what offices put around and between their rows, or more rows than cases, or no ids: init
# describes it and leaves the file as it is, where something marks it; the cases are those that this file
# made, 90 or, of two rows each, 45.
. "$(dirname "$0")/lib.sh"
python3 - "$work" <<'PY' || fail 'the files'
import random, sys
r = random.Random(3)
head = "Nomor;Tanggal Terima;Kota;Jenis;Hasil"
rows = ["P/%03d/2023;%02d/%02d/2023;%s;%s;%s" % (i, 1 + i % 28, 1 + i // 28,
        r.choice(["Kota Bandung", "Kota Medan", "Kota Makassar"]), r.choice(["Pungli", "Lambat"]),
        r.choice(["Terbukti", "Tidak terbukti", ""])) for i in range(90)]
notes = ["Keterangan: sementara;;;;", "Bandung, 2 Mei;;;;"]
files = {
    "pages": ["Daftar Pengaduan;;;;", "", head] + rows[:40] + [head] + rows[40:80] + [head] + rows[80:] + [""] + notes,
    "total": [head] + rows + ["Jumlah;;;;90", ";;;;", ";;;;"],
    "source": [head] + rows + ["JUMLAH :;;;;90", "Sumber: dinas;;;;"],
    "tail": [head] + rows + [";;;;"] * 5,
    "gap": [head] + rows[:50] + [""] + rows[50:] + ["", "Catatan: x;;;;"],
    "signed": [head] + rows + ["Budi Susanto;;;;"],
    "wide": [head] + rows + ["Jumlah;;;;90"],
    "twins": [head.replace("Jenis", "Kota")] + rows,
}
def cells(row):
    return row.split(";")
pairs = [";".join(cells(rows[i // 2])[:3] + [("Pungli", "Lambat")[i % 2]] + cells(rows[i])[4:]) for i in range(90)]
files["parts"] = [head] + pairs
files["people"] = [head + ";Nama Terlapor"] + [row + ";Budi %s" % chr(65 + i % 26) for i, row in enumerate(pairs)]
files["unnumbered"] = [head[6:]] + [";".join(cells(row)[1:]) for row in rows]
for name, lines in files.items():
    encoding = "utf-16" if name == "wide" else "utf-8"
    open(f"{sys.argv[1]}/{name}.csv", "w", encoding=encoding).write("\n".join(lines) + "\n")
PY

# FILE, what is described, whether the file stays as it is, what check says
while IFS='|' read -r name cases described stays said; do
    run 0 init "$work/$name.csv" -o "$work/out/$name" --yes --lang en
    # What each outcome was taken for, and why a file is written anew.
    grep -E ' Terbukti [0-9]+ \(as was asked\)' "$work/stdout" >/dev/null &&
        grep -E 'Tidak terbukti [0-9]+ \(not as was asked\)' "$work/stdout" >/dev/null || fail "$name: no meaning of outcomes"
    case $name in
    signed) says stdout 'nothing marks the rows below the table' ;;
    wide) says stdout 'the encoding UTF-16 is not read' ;;
    twins) says stdout 'two columns have one heading' ;;
    *) grep 'written anew' "$work/stdout" >/dev/null && fail "$name is written anew" ;;
    esac
    grep 'not shown: 0' "$work/stdout" >/dev/null && fail "$name: none is said"
    [ "$cases" = 90 ] || says stdout 'ids stand again with the same day (a proposal)'
    grep -q 'Budi' "$work/stdout" "$work/out/$name/datapackage.json" && fail "$name shows a name"
    tr -d ' \n' <"$work/out/$name/datapackage.json" >"$work/descriptor"
    grep -qF "$described" "$work/descriptor" || fail "$name is not described: $described"
    cmp -s "$work/$name.csv" "$work/out/$name/$name.csv" && same=yes || same=no
    [ $same = "$stays" ] || fail "$name: the same file is $same"
    run 0 check "$work/out/$name" --lang en
    says stdout ": $cases cases"
    says stdout "$said"
done <<'END'
pages|90|"netra":{"untilBlank":true}|yes|the headings are printed again in 2 rows, from here on; they are not counted
total|90|"netra":{"untilBlank":true,"totals":["Jumlah"]}|yes|0 errors, 0 warnings
source|90|"netra":{"until":["Sumber"],"totals":["JUMLAH:"]}|yes|0 errors, 0 warnings
tail|90|"netra":{"untilBlank":true}|yes|0 errors, 0 warnings
gap|90|"netra":{"until":["Catatan"]}|yes|0 errors, 0 warnings
signed|90|"delimiter":","|no|0 errors, 0 warnings
wide|90|"delimiter":","|no|0 errors, 0 warnings
twins|90|"name":"Kota(2)"|no|0 errors
parts|45|"netra":{"row":"allegation"|yes|values of the column "Nomor" stand again, with the same day
people|45|"netra":{"row":"person"|yes|45 cases, 90 persons
unnumbered|90|"netra":{"id":"row"|yes|[numbered-rows]
END

# A described end that comes too early hides no case: what lies below is told.
sed -i '20s/^/\n/' "$work/out/total/total.csv"
run 1 check "$work/out/total" --lang en
says stdout 'total.csv:21:1: error: below the end of the table (row 21, by "until" or "untilBlank") 72 rows are as full'
# A total that nobody describes is told, too.
sed -i 's/"untilBlank": true,//; s/"Jumlah"/"Jml"/' "$work/out/total/datapackage.json"
run 0 check "$work/out/total" --lang en
says stdout 'the row is a total, not a case; it is not counted [total-row]'
