# Categories, votes and areas in the language of the report, as the data name them; figures, ids and names stay.
. "$(dirname "$0")/lib.sh"
: "${DUMP_REPORT:?}"
published=$TOP/data/published
for lang in id en; do
    "$DUMP_REPORT" "$annex" "$published" $lang >"$work/$lang.txt" || fail "no annex in $lang"
    run 0 names "$annex" --data "$published" --lang $lang --format json
    cp "$work/stdout" "$work/$lang.json"
done
python3 - "$published" "$work" <<'PY' || fail 'labels'
import csv, json, pathlib, re, sys

data, work = map(pathlib.Path, sys.argv[1:])
labels = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))["netra"]["categories"]
categories = {r["category"] for r in csv.DictReader(open(data / "figures.csv", encoding="utf-8")) if r["category"]}
assert categories == set(labels), categories ^ set(labels)
votes = {r["name_id"]: r["name_en"] for r in csv.DictReader(open(data / "events.csv", encoding="utf-8"))}
text = {lang: (work / f"{lang}.txt").read_text(encoding="utf-8") for lang in ("id", "en")}
text = {lang: re.sub(r"\|[^|<>]*>", ">", t.replace("\u00ad", "")) for lang, t in text.items()}
# Longer ones only: a short word such as "lain" stands in the titles of sources.
told = {c: l["label"]["en"] for c, l in labels.items() if len(c) > 16 and c in text["id"]}
assert len(told) > 8, told
for category, english in {**told, **votes}.items():
    assert english in text["en"] or category not in text["id"], english
# Quotes and titles of sources are as their authors wrote them; cells and labels are not.
lines = [l for l in text["en"].splitlines() if re.match(r"\s*(row|point|cell|paragraph|caption)", l) and "“" not in l]
left = [(c, l) for l in lines for c in told if c in l]
assert not left, left[:3]
names = {lang: {n["name"]: n["prints"] for n in json.loads((work / f"{lang}.json").read_text())["names"]
                if n["kind"] in ("number", "text")} for lang in ("id", "en")}
assert set(names["id"]) == set(names["en"])
assert names["id"]["a.name"] in votes and names["en"]["a.name"] == votes[names["id"]["a.name"]]
for rank in "123":
    name = f"position.a.latest.{rank}.name"
    assert names["en"][name] == labels[names["id"][name]]["label"]["en"], name
PY

# One that has none keeps its name; a label of a wrong form is refused at its place.
cp -r "$published" "$work/own"
python3 - "$work/own/datapackage.json" <<'PY'
import json, sys
tree = json.load(open(sys.argv[1], encoding="utf-8"))
del tree["netra"]["categories"]["Jabatan Fungsional"]
json.dump(tree, open(sys.argv[1], "w", encoding="utf-8"), ensure_ascii=False, indent=1)
PY
"$DUMP_REPORT" "$annex" "$work/own" en >"$work/own.txt"
grep -q 'Jabatan Fungsional' "$work/own.txt" || fail 'a category without a label lost its name'
sed -i 's/"label": *{/"label": 7, "x-was": {/' "$work/own/datapackage.json"
run 1 check "$work/own"
grep -q 'datapackage.json:[0-9]*:[0-9]*: ' "$work/stderr" || fail 'a label that is a number is accepted'

# Areas: the English name is printed in English, means the area in the data, and is no other area.
mkdir "$work/areas"
cp "$published"/*.csv "$published/datapackage.json" "$work/areas"
python3 - "$work/areas" <<'PY'
import csv, json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
(folder / "areas.csv").write_text("name,name_en,level\nSulawesi Tenggara,Southeast Sulawesi,provinsi\nSulawesi Selatan,South Sulawesi,provinsi\n",
                                  encoding="utf-8")
tree = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
tree["resources"].append({"name": "areas", "path": "areas.csv", "schema": {"fields": [
    {"name": name, "type": "string", "role": f"area.{name}"} for name in ("name", "name_en", "level")]}})
(folder / "datapackage.json").write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
rows = list(csv.reader(open(folder / "figures.csv", encoding="utf-8", newline="")))
at = rows[0].index("area") if "area" in rows[0] else rows[0].index("region")
half = [row for row in rows[1:] if row[at] == "Sulawesi Tenggara"]
assert len(half) > 1
half[0][at] = "southeast sulawesi"
csv.writer(open(folder / "figures.csv", "w", encoding="utf-8", newline="")).writerows(rows)
PY
for lang in id en; do
    "$DUMP_REPORT" "$annex" "$work/areas" $lang >"$work/areas-$lang.txt" || fail "no annex with own areas in $lang"
done
grep -q 'Southeast Sulawesi' "$work/areas-en.txt" || fail 'no English name of an area'
# But for titles of sources, which are links.
grep '^ *row:' "$work/areas-en.txt" | grep -vF '](http' | grep 'Sulawesi Tenggara' >"$work/stdout" &&
    fail 'an Indonesian name in an English row'
grep -qi 'southeast' "$work/areas-id.txt" && fail 'an English name in Indonesian'
exit 0
