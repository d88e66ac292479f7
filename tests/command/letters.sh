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

# A register of areas with these names, and the quarterly with a chapter for each.
python3 - "$work" "$TOP/templates/quarterly" <<'PY'
import csv, datetime, json, pathlib, shutil, sys
work, template = pathlib.Path(sys.argv[1]), sys.argv[2]
names = (work / "names").read_text(encoding="utf-8").splitlines()
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
    json.dump(settings, open(folder / "report.json", "w"))
PY
for profile in 1.7 2.0; do
    run 0 build "$work/t$profile" --data "$work/data" --published '' --set period=2024-Q1 --out "$work/$profile"
    run 0 trace --all "$work/$profile/quarterly.pdf" --data "$work/data"
    run 0 build "$work/t$profile" --data "$work/data" --published '' --set period=2024-Q1 --out "$work/again"
    cmp "$work/$profile/quarterly.pdf" "$work/again/quarterly.pdf" || fail "$profile: built twice, it differs"
done
run 0 snapshot "$work/1.7/quarterly.pdf" --data "$work/data" --output "$work/bag.zip"
run 0 verify --rebuild "$work/bag.zip" --data "$work/data"

bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$work/1.7/quarterly.pdf" >"$work/stdout" || fail 'PDF/A-3a or PDF/UA-1'
bash "$TOP/tests/tools/verapdf.sh" 4f,ua2 "$work/2.0/quarterly.pdf" >"$work/stdout" || fail 'PDF/A-4f or PDF/UA-2'
bash "$TOP/tests/tools/words.sh" "$work/1.7/quarterly.pdf" >"$work/stdout" 2>&1 || fail 'the readers differ'

pdftotext -raw "$work/1.7/quarterly.pdf" "$work/words"
mutool show "$work/1.7/quarterly.pdf" outline >"$work/outline"
cat "$work"/1.7/quarterly.charts/*.svg >"$work/svg"
python3 - "$work" <<'PY' || fail 'a name is not as it was written'
import pathlib, re, sys
work = pathlib.Path(sys.argv[1])
words = re.sub(r"\s+", "", (work / "words").read_text(encoding="utf-8"))
for name in (work / "names").read_text(encoding="utf-8").splitlines():
    packed = re.sub(r"\s+", "", name)
    # a table, two charts, the contents, a heading, three in a sentence
    assert words.count(packed) >= 7, (name, words.count(packed))
    assert f"Wilayah {name}" in (work / "outline").read_text(encoding="utf-8"), name
    assert name in (work / "svg").read_text(encoding="utf-8"), name
PY
pdffonts "$work/1.7/quarterly.pdf" | tail -n +3 | awk '$(NF - 4) != "yes" || $(NF - 3) != "yes" { exit 1 }' ||
    fail 'a font is not embedded as a subset'

# No font is opened or embedded that no character asks for.
run 0 build "$annex" --data "$data" --out "$work/plain"
! pdffonts "$work/plain/press-annex.pdf" | tail -n +3 | grep -v OpenSans || fail 'a plain report has other fonts'
mkdir "$work/five"
cp "$(dirname "$NETRA")/../fonts/"{regular,italic,semibold,bold,bold-italic}.ttf "$work/five"
NETRA_FONTS=$work/five run 0 build "$annex" --data "$data" --out "$work/five-out"
cmp "$work/plain/press-annex.pdf" "$work/five-out/press-annex.pdf" || fail 'a plain report depends on other fonts'
NETRA_FONTS=$work/five run 3 build "$work/t1.7" --data "$work/data" --published '' --set period=2024-Q1 --out "$work/five-out"
says stderr "$work/five/regular-more.ttf: error: a typeface is missing"
