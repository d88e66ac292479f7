# Names in the letters of others: a table, a chart, headings and their bookmarks hold them as they were
# written, for three readers and by the rules of archive and access; what does not need another font is
# as it was.
. "$(dirname "$0")/lib.sh"

cat >"$work/names" <<'NAMES'
Đorđe Žižek Łódź
Nguyễn Thị Ánh Hường
Əliyev Ţurlea ɛʃŋ
Ελλάδα Ἀθῆναι
Украина Ёлкин Ґанок
北京市东城区人民政府
東京都千代田区・ガイド
서울특별시 강남구
Café «Жар» 東京 №5
NAMES
# Letters that join and run from right to left, alone and in a line that does not; accents that no
# ready-made letter has. Not here: vowel signs of Arabic, which poppler and pdf.js put before their letter,
# and numbers between its words, whose place poppler tells as it is seen.
cat >"$work/joined" <<'NAMES'
محمد علي
الجمهورية اليمنية
Pesantren دار السلام Gontor
لا إله الإسلام
ישראל שלום
m̄ ɔ̃ q́
NAMES

# make NAMES FOLDER: a register of areas with these names, and the quarterly with a chapter for each.
make() {
    mkdir -p "$work/$2"
    python3 - "$work/$1" "$work/$2" "$TOP/templates/quarterly" <<'PY'
import csv, datetime, json, pathlib, shutil, sys
names, work, template = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
names = names.read_text(encoding="utf-8").splitlines()
data = work / "data"
data.mkdir()
with open(data / "areas.csv", "w", encoding="utf-8") as file:
    csv.writer(file, lineterminator="\n").writerows([["code", "name"], *([11 + i, n] for i, n in enumerate(names))])
with open(data / "cases.csv", "w", encoding="utf-8") as file:
    file.write("id,in,area\n")
    number = 0
    for i in range(len(names)):
        for _ in range(9 + 2 * i):
            number += 1
            day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number * 7 % 88)
            file.write(f"K-{number},{day},{11 + i}\n")
fields = lambda **roles: {"fields": [{"name": n, "role": r, "type": "date" if n == "in" else "string"}
                                     for n, r in roles.items()]}
json.dump({"name": "uji", "resources": [
    {"name": "cases", "path": "cases.csv", "schema": fields(**{
        "id": "case.id", "in": "case.reported_on", "area": "case.province"})},
    {"name": "areas", "path": "areas.csv", "schema": fields(code="area.code", name="area.name")}]},
    open(data / "datapackage.json", "w"))
for profile in ("1.7", "2.0"):
    folder = work / f"t{profile}"
    shutil.copytree(template, folder)
    with open(folder / "body.md", "a", encoding="utf-8") as body:
        for name in names:
            body.write(f"\n# Wilayah {name}\n\nKalimat tentang {name} di sini, **{name}** dan *{name}*.\n")
    settings = json.load(open(folder / "report.json", encoding="utf-8"))
    settings["profile"] = profile
    del settings["published"]
    json.dump(settings, open(folder / "report.json", "w"))
PY
}

# build_both FOLDER: in both profiles, twice, and proved
checked=()
build_both() {
    local at=$work/$1 profile
    for profile in 1.7 2.0; do
        run 0 build "$at/t$profile" --data "$at/data" --set period=2024-Q1 --out "$at/$profile"
        run 0 trace --all "$at/$profile/quarterly.pdf" --data "$at/data"
        run 0 build "$at/t$profile" --data "$at/data" --set period=2024-Q1 --out "$at/again"
        cmp "$at/$profile/quarterly.pdf" "$at/again/quarterly.pdf" || fail "$profile: built twice, it differs"
    done
    checked+=(3a,ua1 "$at/1.7/quarterly.pdf" 4f,ua2 "$at/2.0/quarterly.pdf")
    pdffonts "$at/1.7/quarterly.pdf" | tail -n +3 | awk '$(NF - 4) != "yes" || $(NF - 3) != "yes" { exit 1 }' ||
        fail 'a font is not embedded as a subset'
}

# reads FOLDER TEXT LEAST: in a reader's text each name stands as it was written, so often; blanks and
# marks of direction are the reader's own. Bookmarks and charts as SVG hold it too.
reads() {
    python3 - "$work/$1" "$2" "$3" <<'PY' || fail "$2: a name is not as it was written"
import pathlib, re, sys, unicodedata
at, text, least = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
pack = lambda s: re.sub(r"[\s\u202a-\u202e]+", "", unicodedata.normalize("NFC", s))
words = pack((at / text).read_text(encoding="utf-8"))
outline = (at / "outline").read_text(encoding="utf-8")
svg = re.sub(r"</text>\s*<text[^>]*>", " ", "".join(
    p.read_text(encoding="utf-8") for p in sorted((at / "1.7/quarterly.charts").glob("*.svg"))))
for name in (at / "names").read_text(encoding="utf-8").splitlines():
    assert words.count(pack(name)) >= least, (name, words.count(pack(name)))
    assert f"Wilayah {name}" in outline, name
    assert pack(name) in pack(svg), name
PY
}

for set in names joined; do
    make $set as-$set
    cp "$work/$set" "$work/as-$set/names"
    build_both as-$set
    pdf=$work/as-$set/1.7/quarterly.pdf
    mutool show "$pdf" outline >"$work/as-$set/outline"
    pdftotext "$pdf" "$work/as-$set/poppler"
    mutool draw -q -F txt -o "$work/as-$set/mupdf" "$pdf" 2>/dev/null
    bash "$TOP/tests/tools/words.sh" --print "$pdf" >"$work/as-$set/pdfjs"
    # the contents, a heading, and three times in a sentence; left-to-right also a table and charts
    for reader in poppler mupdf pdfjs; do
        reads as-$set $reader 4
    done
done
bash "$TOP/tests/tools/verapdf.sh" "${checked[@]}" >"$work/stdout" || fail "veraPDF: $(cat "$work/stdout")"
bash "$TOP/tests/tools/words.sh" "$work/as-names/1.7/quarterly.pdf" >"$work/stdout" 2>&1 || fail 'the readers differ'
run 0 snapshot "$work/as-joined/1.7/quarterly.pdf" --data "$work/as-joined/data" --output "$work/bag.zip"
run 0 verify --rebuild "$work/bag.zip" --data "$work/as-joined/data"

# No font is opened or embedded that no character asks for.
run 0 build "$annex" --data "$data" --out "$work/plain"
! pdffonts "$work/plain/press-annex.pdf" | tail -n +3 | grep -v OpenSans || fail 'a plain report has other fonts'
mkdir "$work/five"
cp "$(dirname "$NETRA")/../fonts/"{regular,italic,semibold,bold,bold-italic}.ttf "$work/five"
NETRA_FONTS=$work/five run 0 build "$annex" --data "$data" --out "$work/five-out"
cmp "$work/plain/press-annex.pdf" "$work/five-out/press-annex.pdf" || fail 'a plain report depends on other fonts'
NETRA_FONTS=$work/five run 3 build "$work/as-names/t1.7" --data "$work/as-names/data" --set period=2024-Q1 --out "$work/five-out"
says stderr "$work/five/regular-more.ttf: error: a typeface is missing"
