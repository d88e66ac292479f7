# Characters: one that no font has is found by check at the place where the data or the template have
# it, and build refuses it there; those without a shape need no glyph.
. "$(dirname "$0")/lib.sh"

rare='😀'

# A small package of published figures with a register's table of areas, and a template that prints it.
small() {
    rm -rf "$work/small" "$work/t" "$work/out"
    mkdir "$work/small" "$work/t"
    python3 - "$work/small" "$work/t" <<'PY'
import json, sys
data, template = sys.argv[1:]
tables = {
    "figures.csv": ("figure", [
        ["id", "indicator", "event", "as_of", "value", "unit", "source", "base", "category", "note", "quote"],
        ["r1", "reported", "Uji A", "2020-06-01", "200", "persons", "s1", "", "", "", ""],
        ["p1", "proven", "Uji A", "2020-06-01", "120", "persons", "s1", "r1", "", "", ""],
        ["c1", "violations-by-kind", "Uji A", "2020-06-01", "30", "percent", "s1", "p1", "Kata satu", "", ""],
    ]),
    "sources.csv": ("source", [
        ["id", "publisher", "title", "published_on", "note"],
        ["s1", "Koran Uji", "Berita satu", "2020-06-02", ""],
    ]),
    "events.csv": ("event", [
        ["id", "name", "polling_day", "note"],
        ["Uji A", "Pemilihan Uji A", "2020-05-01", ""],
    ]),
}
types = {"as_of": "date", "published_on": "date", "polling_day": "date", "value": "number"}
resources = []
for path, (family, rows) in tables.items():
    with open(f"{data}/{path}", "w", encoding="utf-8") as file:
        file.writelines(",".join(row) + "\n" for row in rows)
    resources.append({"name": path[:-4], "path": path, "schema": {"fields": [
        {"name": n, "role": f"{family}.{n}", "type": types.get(n, "string")} for n in rows[0]]}})
json.dump({"name": "uji", "resources": resources, "netra": {
    "indicators": {"violations-by-kind": {"kind": "category-share", "dimension": "violation",
                                          "label": {"id": "menurut jenis", "en": "by kind"}}}}},
    open(f"{data}/datapackage.json", "w"), ensure_ascii=False)
json.dump({"title": "Uji", "data": "../small", "name": "uji"}, open(f"{template}/report.json", "w"))
open(f"{template}/body.md", "w").write("# A\n\nKata.\n\n```sources\n```\n")
PY
}

# plant FILE LINE COLUMN TEXT: puts the text at the end of a cell
plant() {
    python3 - "$@" <<'PY'
import csv, sys
path, line, column, text = sys.argv[1:]
rows = list(csv.reader(open(path, newline="", encoding="utf-8")))
rows[int(line) - 1][rows[0].index(column)] += text
csv.writer(open(path, "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
print(1 + sum(len(c) + 1 for c in rows[int(line) - 1][:rows[0].index(column)]))
PY
}

# refused PLACE: check of the data says so in one error, build and check of the template in the same
refused() {
    run 1 check "$work/small"
    [ "$(grep -c ': error: no font has the character U+1F600' "$work/stdout")" -eq 1 ] ||
        fail "$1: not one error"
    says stdout "$1: error: no font has the character U+1F600"
    run 1 check "$work/t"
    says stdout "$1: error: no font has the character U+1F600"
    run 1 build "$work/t" --out "$work/out"
    says stderr "$1: error: no font has the character U+1F600"
    [ ! -e "$work/out" ] || fail "$1: something was written"
}

small
run 0 check "$work/small"
run 0 build "$work/t" --out "$work/out"
for cell in sources.csv:2:title sources.csv:2:publisher sources.csv:2:note events.csv:2:name figures.csv:4:category; do
    IFS=: read -r file line name <<<"$cell"
    small
    at=$(plant "$work/small/$file" "$line" "$name" "naik $rare")
    refused "small/$file:$line:$at"
done

# What no report prints may hold anything.
for cell in figures.csv:2:note figures.csv:2:quote events.csv:2:note; do
    IFS=: read -r file line name <<<"$cell"
    small
    plant "$work/small/$file" "$line" "$name" "naik $rare" >/dev/null
    run 0 check "$work/small"
    run 0 build "$work/t" --out "$work/out"
done

# A letter with more marks than any language writes takes the square of their number to be set.
small
at=$(plant "$work/small/sources.csv" 2 title "a$(printf '\xCC\x81%.0s' {1..40})")
run 1 check "$work/small"
says stdout "small/sources.csv:2:$at: error: too many marks on one letter"

# The descriptor's own texts; what its author keeps there for himself is no text of a report.
small
sed -i "s/menurut jenis/menurut jenis $rare/" "$work/small/datapackage.json"
refused "small/datapackage.json:1:$(($(grep -bo '"menurut jenis' "$work/small/datapackage.json" | cut -d: -f1) + 1))"
small
sed -i "s/\"netra\": {/\"netra\": {\"x-own\": \"$rare\", /" "$work/small/datapackage.json"
run 0 check "$work/small"

# The template's texts and the settings.
small
printf '\nSatu %s dua.\n' "$rare" >>"$work/t/body.md"
run 1 build "$work/t" --out "$work/out"
says stderr 't/body.md:8:6: error: no font has the character U+1F600'
small
printf '\n{{! Satu %s dua. }}\n' "$rare" >>"$work/t/body.md"
run 0 build "$work/t" --out "$work/out"
small
sed -i "s/\"Uji\"/\"Uji $rare\"/" "$work/t/report.json"
run 1 check "$work/t"
says stderr 't/report.json:1:11: error: no font has the character U+1F600'
small
run 2 build "$annex" --data "$data" --set "measure=$rare" --out "$work/out"
says stderr '--set measure: no font has the character U+1F600'
small
sed -i "s/^r1,/r1$rare,/; s/,r1,/,r1$rare,/" "$work/small/figures.csv"
printf '\nAda {{r1%s}} orang.\n' "$rare" >>"$work/t/body.md"
run 1 build "$work/t" --out "$work/out"
says stderr 'small/figures.csv:2:1: error: no font has the character U+1F600'

# What turns the direction of a line would show other digits than those that stand there.
turn=$'\xE2\x80\xAE'
small
printf '\nSatu %s21 dua.\n' "$turn" >>"$work/t/body.md"
run 1 build "$work/t" --format html --out "$work/out"
says stderr 't/body.md:8:6: error: the control character U+202E cannot be set'
small
column=$(plant "$work/small/sources.csv" 2 title "$turn"21)
run 1 check "$work/small"
says stdout "small/sources.csv:2:$column: error: the control character U+202E cannot be set"

# A register: its areas, a list of codes, and what its own rows call things.
register() {
    rm -rf "$work/small"
    mkdir "$work/small"
    python3 - "$work/small" "$@" <<'PY'
import json, sys
folder, area, label, office = sys.argv[1:]
open(f"{folder}/areas.csv", "w", encoding="utf-8").write(f"code,name\n11,Satu\n12,{area}\n")
with open(f"{folder}/cases.csv", "w", encoding="utf-8") as file:
    file.write("id,in,area,kind,office\n")
    for n in range(9):
        file.write(f"K-{n},2024-01-0{n + 1},{11 + n % 2},a,{'Dinas' if n % 2 else office}\n")
fields = lambda **roles: {"fields": [{"name": n, "role": r, "type": "date" if n == "in" else "string"}
                                     for n, r in roles.items()]}
json.dump({"name": "uji", "resources": [
    {"name": "cases", "path": "cases.csv", "schema": fields(**{
        "id": "case.id", "in": "case.reported_on", "area": "case.province", "kind": "case.violation",
        "office": "case.institution"})},
    {"name": "areas", "path": "areas.csv", "schema": fields(code="area.code", name="area.name")}],
    "netra": {"codes": {"violation": {"a": {"label": label, "aliases": ["😀"]}}, "institution": "open"}}},
    open(f"{folder}/datapackage.json", "w"), ensure_ascii=False, indent=1)
PY
}
register Dua Ketidaknetralan Kantor
run 0 check "$work/small"
register "Dua $rare" Ketidaknetralan Kantor
run 1 check "$work/small"
says stdout 'small/areas.csv:3:4: error: no font has the character U+1F600'
register Dua "Jenis $rare" Kantor
run 1 check "$work/small"
says stdout "small/datapackage.json:$(grep -n Jenis "$work/small/datapackage.json" | cut -d: -f1):"
register Dua Ketidaknetralan "Kantor $rare"
run 1 check "$work/small"
says stdout 'small/cases.csv:2:21: error: no font has the character U+1F600'

# What has no shape is set as nothing; blanks of all widths are blanks, and U+2011 is a hyphen.
small
unseen=$'\xE2\x80\x8B\xE2\x81\xA0\xEF\xBB\xBF\xE2\x80\x8D\xE2\x80\x8C\xC2\xAD\xE2\x80\x8E\xE2\x80\x8F\xEF\xB8\x8F'
blanks=$'\xE2\x80\xAF\xE2\x80\x89\xE2\x80\x83\xE2\x80\x8A\xE2\x81\x9F\xE3\x80\x80\xC2\xA0'
plant "$work/small/sources.csv" 2 title ": ang${unseen}ka"$'\xE2\x80\x91'"tiga${blanks}lagi" >/dev/null
printf '\n# Kepala ang%ska %slagi\n\nIni ang%ska%slagi.\n' "$unseen" "$blanks" "$unseen" "$blanks" >>"$work/t/body.md"
run 0 check "$work/small"
run 0 build "$work/t" --out "$work/out"
pdftotext -raw "$work/out/uji.pdf" "$work/words"
python3 - "$work/words" <<'PY' || fail 'the text is not what was written'
import re, sys
words = re.sub(r"\s+", " ", open(sys.argv[1], encoding="utf-8").read())
for line in ("Berita satu: angka\u2011tiga lagi", "Kepala angka lagi", "Ini angka lagi."):
    assert line in words, (line, words)
PY
