# Texts that differ in nothing that can be seen are one: a category, an area or a reference that is written
# in two ways gives the very figures that one way gives, and one warning that names both places. What is
# built from such data is filed, verified, traced and compared like any other.
. "$(dirname "$0")/lib.sh"

# package FOLDER WAY: published figures of two votes; WAY is a function of Python by which the second
# figures write a text
package() {
    rm -rf "$1" && mkdir "$1"
    python3 - "$1" "$2" <<'PY'
import json, sys
folder, way = sys.argv[1], eval(sys.argv[2])
roles = ["id", "indicator", "event", "area", "category", "as_of", "value", "unit", "source", "base"]
types = {"as_of": "date", "value": "number", "polling_day": "date"}
def resource(family, names):
    fields = [{"name": n, "role": f"{family}.{n}", "type": types.get(n, "string")} for n in names]
    return {"name": family, "path": f"{family}.csv", "schema": {"fields": fields}}
json.dump({"name": "spelt", "resources": [
    resource("figure", roles), resource("source", ["id", "publisher"]), resource("event", ["id", "polling_day"]),
]}, open(f"{folder}/datapackage.json", "w", encoding="utf-8"))
def write(name, lines):
    open(f"{folder}/{name}.csv", "w", encoding="utf-8", newline="").write("\n".join(lines) + "\n")
one, two = "Vote é A", "Vote é B"
share = "share-by-position"
write("source", ["id,publisher", "s é 1,Koran"])
write("event", ["id,polling_day", f"{one},2020-05-01", f"{two},2024-02-01"])
quoted = lambda text: '"' + way(text) + '"'
write("figure", [",".join(roles),
    f"a,reported,{one},,,2020-06-01,200,persons,s é 1,",
    f"a1,{share},{one},,Kepala dinas é,2020-06-01,40,percent,s é 1,a",
    f"a2,{share},{one},,Camat,2020-06-01,30,percent,s é 1,a",
    f"a3,reported,{one},Jawa é Barat,,2020-06-01,20,persons,s é 1,",
    f"b é 1,reported,{two},,,2024-03-01,300,persons,s é 1,",
    f"b1,{share},{two},,{quoted('Kepala dinas é')},2024-03-01,35,percent,s é 1,{quoted('b é 1')}",
    f"b2,{share},{quoted(two)},,Camat,2024-03-01,25,percent,{quoted('s é 1')},b é 1",
    f"b3,reported,{two},{quoted('Jawa é Barat')},,2024-03-01,30,persons,s é 1,"])
PY
}

template=$work/template
mkdir "$template"
cat >"$template/report.json" <<'JSON'
{"name": "spelt", "title": "Spelling",
 "parameters": {"event_a": {"default": null}, "event_b": {"default": null}},
 "tables": [{"id": "t", "kind": "categories", "pair": "position.a.b"}],
 "charts": [{"id": "c", "kind": "dumbbell", "pair": "position.a.b", "title": "Positions"}]}
JSON
printf '# Positions\n\n```table t\n```\n\n```chart c\n```\n' >"$template/body.md"

package "$work/plain" 'lambda text: text'
run 0 check "$work/plain"
says stdout '0 errors, 0 warnings'
run 0 figures "$template" --data "$work/plain" --format csv
mv "$work/stdout" "$work/expected"
grep -q 'kepala-dinas' "$work/expected" || fail 'no category in the ledger'

for way in 'lambda text: text.replace(" ", "\u00a0")' \
    'lambda text: text.replace(" ", "  ")' \
    'lambda text: text.replace(" ", "\u2009")' \
    'lambda text: text.replace(" ", "\u3000")' \
    'lambda text: text.replace(" ", "\n")' \
    'lambda text: "\ufeff" + text' \
    'lambda text: text[:2] + "\u00ad" + text[2:]' \
    'lambda text: text[:2] + "\u200b" + text[2:]' \
    'lambda text: text[:2] + "\u200d" + text[2:]' \
    'lambda text: text.replace("é", "e\u0301")'; do
    package "$work/odd" "$way"
    run 0 check "$work/odd"
    says stdout '0 errors, 5 warnings'
    [ "$(grep -c 'figure.csv:[0-9]*:[0-9]*: warning: differs from the text in .*figure.csv:[0-9]*:[0-9]* only' "$work/stdout")" -eq 5 ] ||
        fail "$way: not five warnings that name two places"
    run 0 figures "$template" --data "$work/odd" --format csv
    cmp -s "$work/stdout" "$work/expected" || fail "$way: other figures"
done

# Both places, the later one first; whoever names a vote, an id or a number may write it either way.
package "$work/odd" 'lambda text: text.replace(" ", "\u00a0")'
run 0 check "$work/odd"
sed -En 's/^[^:]*(figure.csv:[0-9]+:[0-9]+): warning: .*(figure.csv:[0-9]+:[0-9]+) only .*\(U\+00A0 here\).*/\1 \2/p' \
    "$work/stdout" >"$work/places"
diff "$work/places" - <<'EOF' || fail 'other places'
figure.csv:7:32 figure.csv:3:32
figure.csv:7:77 figure.csv:6:1
figure.csv:8:22 figure.csv:6:16
figure.csv:8:62 figure.csv:2:46
figure.csv:9:22 figure.csv:5:22
EOF
nbsp=$'\xC2\xA0'
run 0 figures "$template" --data "$work/odd" --set "event_a=Vote${nbsp}é A" --set "event_b=Vote é  B" --format csv
cmp -s "$work/stdout" "$work/expected" || fail 'a vote that is named in another way is another'
run 1 figures "$template" --data "$work/odd" --set "event_a=Vote é C" --format csv
printf '# Positions\n\n{{b\xE2\x80\x8B1}} and {{b1}}\n\n```table t\n```\n\n```chart c\n```\n' >"$template/body.md"
run 0 build "$template" --data "$work/odd" --lang en --out "$work/out"
run 0 trace "$work/out/spelt.pdf" --all
run 0 trace "$work/out/spelt.pdf" "b${nbsp}é 1"
run 0 diff "$work/out/spelt.pdf" "$work/out/spelt.pdf"
run 0 snapshot "$work/out/spelt.pdf" --out "$work/bags"
run 0 verify --rebuild "$work/bags"
cmp -s "$work/bags/data/input/figure.csv" "$work/odd/figure.csv" || fail 'the bag holds other bytes'

# A register: institutions, provinces and ids of cases in two ways.
quarterly=$TOP/templates/quarterly
cp -r "$TOP/data/register" "$work/register"
run 0 check "$work/register" --all
unknown=$(grep -c 'unknown-code' "$work/stdout")
run 0 figures "$quarterly" --data "$work/register" --set quarter=2024-Q1 --format csv
grep -v '^quality\.problems\.' "$work/stdout" >"$work/expected"
python3 - "$work/register/cases.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8-sig")))
ways = [lambda text: text.replace(" ", "\u00a0"), lambda text: text.replace(" ", "  "),
        lambda text: text[:2] + "\u00ad" + text[2:]]
for name in ("Peristiwa", "Instansi", "Provinsi", "Hasil", "Nomor Kasus"):
    at = rows[0].index(name)
    for number, row in enumerate(rows[1:]):
        if number % 5 == 0 and row[at]:
            row[at] = ways[number // 5 % 3](row[at])
csv.writer(open(sys.argv[1], "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
PY
run 0 check "$work/register" --all
says stdout 'differs from the text in'
grep -q 'cases.csv:[0-9]*:13: warning: differs from the text in .*events.csv:[0-9]*:1 only' "$work/stdout" ||
    fail 'no event names its place in the table of events'
[ "$(grep -c 'unknown-code' "$work/stdout")" -eq "$unknown" ] || fail 'a text is in no list'
run 0 figures "$quarterly" --data "$work/register" --set quarter=2024-Q1 --format csv
grep -v '^quality\.problems\.' "$work/stdout" | cmp -s - "$work/expected" || fail 'other figures of a register'
run 0 figures "$quarterly" --data "$work/register" --set quarter=2024-Q1 --set area=73 --format csv
mv "$work/stdout" "$work/expected"
run 0 figures "$quarterly" --data "$work/register" --set quarter=2024-Q1 --set "area=Sulawesi${nbsp}Sel"$'\xC2\xAD'atan --format csv
cmp -s "$work/stdout" "$work/expected" || fail 'an area that is named in another way is another'
