# Areas that are not Indonesia's provinces: districts with codes like theirs, a grid of one's own, a
# province by its regencies, figures of two levels; and what check says of a template beforehand.
. "$(dirname "$0")/lib.sh"

quarterly=$TOP/templates/quarterly

# register ROLE AREAS: a made-up register whose column of areas has ROLE; AREAS are its lines, the
# headings first: cases name the areas of the last level in turn
register() {
    rm -rf "$work/register" && mkdir "$work/register"
    python3 - "$work/register" "$1" "$2" <<'PY'
import csv, datetime, io, json, sys
folder, role, areas = sys.argv[1:]
roles = {"code": "area.code", "name": "area.name", "level": "area.level", "parent": "area.parent",
         "short": "area.short_name", "column": "area.column", "row": "area.row"}
rows = list(csv.DictReader(io.StringIO(areas)))
open(f"{folder}/areas.csv", "w", encoding="utf-8").write(areas)
last = [r for r in rows if r.get("level") == rows[-1].get("level")]
day = datetime.date(2023, 1, 1)
with open(f"{folder}/cases.csv", "w", encoding="utf-8") as file:
    file.write("id,in,area\n")
    number = 0
    for i, row in enumerate(last):
        for k in range(20 + 5 * i):
            number += 1
            when = day + datetime.timedelta(days=number * 7 % 456)
            file.write(f"K-{number},{when},{row['code']}\n")
field = lambda name: {"name": name, "role": roles[name],
                      "type": "integer" if name in ("column", "row") else "string"}
json.dump({"name": "areas", "resources": [
    {"name": "cases", "path": "cases.csv", "schema": {"fields": [
        {"name": "id", "role": "case.id"}, {"name": "in", "type": "date", "role": "case.reported_on"},
        {"name": "area", "role": role}]}},
    {"name": "areas", "path": "areas.csv", "schema": {"fields": [field(name) for name in rows[0]]}},
]}, open(f"{folder}/datapackage.json", "w"))
PY
}

# report LANG ARGUMENT...: builds the quarterly; its words in $work/stdout
report() {
    run 0 build "$quarterly" --data "$work/register" --lang "$1" --out "$work/out" "${@:2}"
    pdftotext -layout "$work/out/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
}

# Ids of the ledger are the program's own words.
hides() {
    sed -Ei 's/\b[a-z]+(\.[a-z-]+)+//g' "$work/stdout"
    ! grep -qiE -- "$1" "$work/stdout" || fail "the report says $1: $(grep -oiE -- ".{0,40}($1).{0,40}" "$work/stdout" | head -1)"
}

districts='code,name,level
11,Carabanchel,distrito
12,Usera,distrito
13,Puente de Vallecas,distrito
14,Moratalaz,distrito
15,Ciudad Lineal,distrito
21,Barajas,distrito
'
for lang in id en; do
    register case.province "$districts"
    report $lang
    hides 'sumat|aceh|riau|indonesia|provin|kabupaten'
    says stdout Carabanchel
    says stdout distrito
    [ $lang = id ] && says stdout 'Daftar berurutan menggantikan peta ubin karena wilayah-wilayah ini tidak mempunyai ubin.'
    [ $lang = en ] && says stdout 'A ranking takes the place of the tile map: there is no grid of tiles for these areas.'
    grep -q Sulsel "$work/out/quarterly.charts/peta-provinsi.svg" && fail 'districts are drawn on the map of Indonesia'
done
run 0 check "$work/register"
says stdout '6 areas (distrito), 0 regencies'
report id --set area=usera
says stdout 'Usera: ' && says stdout ', dengan seluruh register sebagai pembanding'

# Other codes, and no column of levels: areas are areas.
register case.province "$(sed 's/^1/7/; s/,distrito$//; s/,level$//' <<<"$districts")"
report id
hides 'provin|distrito|indonesia|sulawesi'
says stdout 'menurut wilayah'

# A list of codes in place of a table: provinces are known by their names, others are areas.
listed() {
    register case.province "$districts"
    python3 - "$work/register/datapackage.json" "$@" <<'PY'
import json, sys
path, *names = sys.argv[1:]
package = json.load(open(path))
package["resources"].pop()
codes = ["11", "12", "13", "14", "15", "21"]
package["netra"] = {"codes": {"province": {c: {"label": n} for c, n in zip(codes, names)}}}
json.dump(package, open(path, "w"))
PY
    report id
}
listed Carabanchel Usera 'Puente de Vallecas' Moratalaz 'Ciudad Lineal' Barajas
hides 'provin|sumat|aceh|indonesia'
says stdout 'menurut wilayah'
listed ACEH Sumut 'Sumatera Barat' Riau Jambi Kepri
says stdout 'menurut provinsi'
says stdout 'satu ubin satu provinsi'

# A grid of its own, whatever the numbers count from.
register case.province 'code,name,level,short,column,row
11,Carabanchel,distrito,Carab.,5,9
12,Usera,distrito,,6,9
13,Puente de Vallecas,distrito,Vallecas,7,9
14,Moratalaz,distrito,,7,8
'
report id
says stdout 'satu ubin satu distrito'
hides 'berurutan menggantikan'
grep -q 'Carab\.' "$work/out/quarterly.charts/peta-provinsi.svg" || fail 'the own grid is not drawn'

# A province by its regencies: the country is not the whole, and the map is of regencies.
register case.regency 'code,name,level,parent,column,row
73,Sulawesi Selatan,provinsi,,,
73.15,Kabupaten Pinrang,kabupaten,73,1,1
73.24,Kabupaten Luwu Timur,kabupaten,73,2,1
73.71,Kota Makassar,kota,73,1,2
'
report id
says stderr 'yang tidak dibuat kali ini (' # the charts of the last one, which this one has not
rm -r "$work/out"
report id
grep -q 'tidak dibuat kali ini' "$work/stderr" && fail 'its own files are strange to it'
says stdout 'satu ubin satu kabupaten atau kota'
# There is no other province to set it beside.
hides 'indonesia|banyak wilayah sekaligus|urutan provinsi|provinsi lain'
[ ! -e "$work/out/quarterly.charts/peta-provinsi.svg" ] || fail 'one province is drawn on a map of provinces'
grep -q 'Makassar' "$work/out/quarterly.charts/peta-kabupaten.svg" || fail 'regencies are not drawn'
# Cases whose area is unknown are counted beside the map; where all are, none of its areas has zero.
sed -i '2~4s/,73\.71$/,Pinrang Barat Daya/' "$work/register/cases.csv"
report id
unknown=$(grep -c 'Pinrang Barat Daya' "$work/register/cases.csv")
[ "$(grep -o "kota tidak diketahui tidak termasuk: $unknown kasus" "$work/stdout" | wc -l)" -eq 2 ] ||
    fail "the map and the table do not both tell of $unknown cases"
sed -i '2,$s/,[^,]*$/,Pinrang Barat Daya/' "$work/register/cases.csv"
rm -r "$work/out"
report id
[ ! -e "$work/out/quarterly.charts/peta-kabupaten.svg" ] || fail 'a map of areas that no case is known to be of'
hides 'menurut (kabupaten|provinsi|wilayah)'

# The annex with the charts of both levels, which the shipped one prints as tables alone.
cp -r "$annex" "$work/annex"
annex=$work/annex
python3 - "$annex" <<'PY'
import json, sys
folder = sys.argv[1]
report = json.load(open(f"{folder}/report.json", encoding="utf-8"))
for areas, name in ("area.a", "wilayah-a"), ("area.a.below", "wilayah-a-bawah"):
    report["charts"].append({"id": name, "kind": "tile-map", "areas": areas, "statement": areas})
    with open(f"{folder}/body.md", "a", encoding="utf-8") as body:
        body.write(f"\n{{{{#{areas}.known}}}}\n```chart {name}\n```\n{{{{/{areas}.known}}}}\n")
json.dump(report, open(f"{folder}/report.json", "w", encoding="utf-8"))
PY

# figures KEEP ROW...: published figures; areas of Pilkada 2020 stay if KEEP is yes, and each ROW
# ("AREA VALUE") is one more of the same source, day and unit
figures() {
    rm -rf "$work/figures"
    cp -r "$data" "$work/figures"
    python3 - "$work/figures/figures.csv" "$@" <<'PY'
import csv, sys
path, keep, *more = sys.argv[1:]
rows = list(csv.DictReader(open(path, encoding="utf-8", newline="")))
is_part = lambda r: r["event"] == "Pilkada 2020" and r["area"] not in ("", "Indonesia")
like = next(r for r in rows if is_part(r))
rows = [r for r in rows if keep == "yes" or not is_part(r)]
for i, text in enumerate(more):
    area, value = text.rsplit(" ", 1)
    rows.append(like | {"figure_id": f"more-{i}", "area": area, "value": value, "base_id": "", "quote": ""})
with open(path, "w", encoding="utf-8", newline="") as file:
    writer = csv.DictWriter(file, like)
    writer.writeheader()
    writer.writerows(rows)
PY
    run 0 check "$annex" --data "$work/figures"
    cp "$work/stdout" "$work/said"
    run 0 build "$annex" --data "$work/figures" --out "$work/out"
    pdftotext -layout "$work/out/press-annex.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
}

# Two levels are two tables and two charts, and no area of one stands in those of the other.
figures yes 'Kabupaten Pinrang 28' 'Luwu Timur 18' 'KAB. MAROS 99' 'Kec. Wara 2'
grep -q 'chart "wilayah-a-bawah": Daftar berurutan menggantikan' "$work/said" || fail 'check does not say which map is not drawn'
says stdout 'Pilkada 2020 menurut provinsi yang disebut sumber'
says stdout 'Pilkada 2020 menurut kabupaten atau kota yang disebut sumber'
says stdout 'yang terbanyak Kabupaten Maros, 99 orang'
says stdout 'juga disebut satu wilayah pada tingkat yang lebih rendah'
grep -q 'Maros\|Pinrang' "$work/out/press-annex.charts/wilayah-a.csv" && fail 'a regency stands among provinces'
[ "$(grep -c 'Kabupaten' "$work/out/press-annex.charts/wilayah-a-bawah.csv")" -eq 3 ] || fail 'not three regencies'

# Regencies alone: bars, and no word of provinces.
figures no 'Kabupaten Pinrang 28' 'Luwu Timur 18'
says stdout 'Pilkada 2020 menurut kabupaten atau kota yang disebut sumber'
! grep -q 'Pilkada 2020 menurut provinsi' "$work/stdout" || fail 'regencies are called provinces'

# The area of an edition is understood as in the rows; nothing is guessed.
run 0 check "$quarterly" --data "$TOP/data/register" --set area=Sulsel
says stdout 'it can be built'
run 0 check "$quarterly" --data "$TOP/data/register" --set 'area=Kab. Pinrang' --quiet
run 1 check "$quarterly" --data "$TOP/data/register" --set area=Bandung
says stderr 'may be any of Kabupaten Bandung (32.04), Kota Bandung (32.73)'
run 1 check "$quarterly" --data "$TOP/data/register" --set area=Sulawesi_Selatn
says stderr 'did you mean Sulawesi Selatan (73)?'

# What check says of a template a build says too, and writes what check does not.
check_and_build() {
    local expected=$1
    shift
    rm -rf "$work/out"
    run "$expected" check "$@" --quiet
    cp "$work/stderr" "$work/said"
    run "$expected" build "$@" --quiet --out "$work/out"
    cmp -s "$work/said" "$work/stderr" || fail "check and build say different things of $*"
}
register case.province "$districts"
run 0 check "$quarterly" --data "$work/register"
says stdout 'warning: chart "peta-provinsi": Daftar berurutan menggantikan peta ubin'
[ ! -e "$work/register/quarterly.pdf" ] && [ ! -e out/quarterly.pdf ] || fail 'check wrote a report'
check_and_build 0 "$quarterly" --data "$work/register"
check_and_build 1 "$quarterly" --data "$work/register" --set area=Nowhere
check_and_build 2 "$quarterly" --data "$work/register" --set nothing=1
cp -r "$quarterly" "$work/template"
sed -i 's/"frame": "provinces",/"frame": "institutions",/' "$work/template/report.json"
check_and_build 1 "$work/template" --data "$TOP/data/register"
sed -i 's/^11,/12,/' "$work/register/areas.csv"
run 1 check "$quarterly" --data "$work/register"
says stdout 'duplicate-id'
silent stderr

# Published figures of areas that have no tile: the annex prints them all as a table, and draws no map.
cp -r "$data" "$work/districts"
python3 - "$work/districts/figures.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
area = rows[0].index("area")
names = sorted({row[area] for row in rows[1:]} - {"", "Indonesia"})
for row in rows[1:]:
    if row[area] in names:
        row[area] = f"Distrik {names.index(row[area]) + 1}"
csv.writer(open(sys.argv[1], "w", encoding="utf-8", newline=""), lineterminator="\n").writerows(rows)
PY
run 0 build "$annex" --data "$data" --out "$work/tiled"
run 0 build "$annex" --data "$work/districts" --out "$work/untiled"
[ -e "$work/tiled/press-annex.charts/wilayah-b.svg" ] || fail 'no map of provinces'
[ ! -e "$work/untiled/press-annex.charts/wilayah-b.svg" ] || fail 'a map of areas without tiles'
pdftotext -layout "$work/untiled/press-annex.pdf" "$work/words"
python3 - "$work/districts/figures.csv" "$work/words" <<'PY' || fail 'the table of areas without tiles'
import csv, re, sys
counts = {(row["area"], row["value"]) for row in csv.DictReader(open(sys.argv[1], encoding="utf-8"))
          if row["indicator"] == "violations" and row["event"] == "Pemilu 2024" and row["area"].startswith("Distrik")}
printed = {(" ".join(found[0].split()), found[1]) for found in
           re.findall(r"^ *(Distrik +\d+) +(\d+)$", open(sys.argv[2], encoding="utf-8").read(), re.M)}
assert counts and counts <= printed, counts - printed
PY
