# A report on cases filed: the cases stay in the house, their checksum travels; with them the report is
# proved, without them nothing is guessed.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
quarterly=$TOP/templates/quarterly
cp -r "$TOP/data/register" "$work/register"
register=$work/register
out=$work/out
pdf=$out/quarterly.pdf
salt=$(cat "$register/netra.salt")
sum=$(sha512sum "$register/cases.csv" | cut -c1-128 | tr -d '\n' |
    openssl dgst -sha512 -mac HMAC -macopt "key:$salt" | sed 's/.*= //')
named=$(printf netra | openssl dgst -sha512 -mac HMAC -macopt "key:$salt" | sed 's/.*= //' | tr 0-9 ghjkmnpqrs)

tidy() {
    [ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
}

refused() { # STATUS WHAT_IT_SAYS ARGUMENT...
    run "$1" "${@:3}"
    one_line stderr
    says stderr "$2"
    silent stdout
    tidy
}

run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --out "$out"

# The PDF says what it does not carry, and needs the folder that has it.
refused 2 "$sum" snapshot "$pdf"
says stderr 'was built from cases.csv'
[ ! -e "$out/quarterly-2024-03-31.zip" ] || fail 'a bag without its proof'
run 0 snapshot "$pdf" --data "$register" -o "$work/bag"
says stdout 'data/input/cases.csv: withheld: it holds cases, which stay in the office'
run 0 snapshot "$pdf" --data "$register" -o "$work/bag.zip"
bag=$work/bag
tidy
for file in input/areas.csv input/datapackage.json published/figures.csv published/datapackage.json; do
    [ -s "$bag/data/$file" ] || fail "$file is not in the bag"
done
[ ! -e "$bag/data/input/cases.csv" ] || fail 'the cases are in the bag'
cmp "$pdf" "$bag/data/quarterly.pdf" || fail 'the PDF'
python3 - "$bag" "$register/cases.csv" "$sum" "${named:0:16}" <<'PY' || fail 'what the bag says of the cases'
import csv, json, os, pathlib, re, sys
bag, table, total = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
rows = len(list(csv.reader(open(table, newline="", encoding="utf-8")))) - 1
size = os.path.getsize(table)
recipe = json.load(open(bag / "data/netra.json"))
one = {"name": "cases", "path": "cases.csv", "bytes": size, "rows": rows, "hmac-sha512": total, "salt": sys.argv[4]}
assert recipe["withheld"] == [one], recipe["withheld"]
package = json.load(open(bag / "datapackage.json"))
held = package["withheld"]
assert [h["path"] for h in held] == ["data/input/cases.csv"]
assert (held[0]["bytes"], held[0]["rows"], held[0]["hash"]) == (size, rows, "hmac-sha512:" + total)
assert held[0]["schema"]["fields"] and "data" not in held[0]
names = [r["name"] for r in package["resources"]]
assert len(names) == len(set(names)) and "published-figures" in names and "cases" not in names
prov = json.load(open(bag / "prov.json"))
entity = prov["entity"]["bag:data/input/cases.csv"]
assert entity["netra:hmac-sha512"] == total
assert any(u["prov:entity"] == "bag:data/input/cases.csv" for u in prov["used"].values())
info = (bag / "bag-info.txt").read_text()
assert f"Withheld-File: data/input/cases.csv; {size} bytes; {rows} rows; hmac-sha512 {total};" in info
readme = (bag / "README.txt").read_text()
assert readme.count(total[:64]) == 2 == readme.count(total[64:])
assert "TIDAK DISERTAKAN" in readme and "NOT INCLUDED" in readme
ids = set(re.findall(r"\bKN\d\d-\d{6}\b", open(table).read()))
assert len(ids) > 2000
for file in bag.rglob("*"):
    if file.is_file():
        found = ids & set(re.findall(r"\bKN\d\d-\d{6}\b", file.read_bytes().decode("latin-1")))
        assert not found, (file, sorted(found)[:3])
PY

# The command of the README gives the same bytes, where the data are.
command=$(sed -n 's/^  cd data && //p' "$bag/README.txt" | head -1)
(cd "$bag/data" && PATH=$(dirname "$NETRA"):$PATH \
    sh -c "${command/DATA-DIR/$register} --out '$work/again' -q") || fail 'the command'
cmp "$pdf" "$work/again/quarterly.pdf" || fail 'the command of the README gives other bytes'

# Verify says what is withheld; a rebuild needs it, and only the very table will do.
run 0 verify "$bag"
says stdout 'data/input/cases.csv: withheld'
says stdout "$sum"
run 0 verify "$bag" --format json
python3 -c 'import json, sys
held = json.load(open(sys.argv[1]))["withheld"]
assert [(h["path"], h["hmac-sha512"]) for h in held] == [("data/input/cases.csv", sys.argv[2])]' \
    "$work/stdout" "$sum" || fail 'the JSON of verify'
for what in "$bag" "$work/bag.zip"; do
    refused 2 "$sum" verify --rebuild "$what"
    run 0 verify --rebuild "$what" --data "$register"
    says stdout 'built again: bytes same, ledger same, text same, structure same, pages same'
    says stdout 'the one in --data has this checksum'
    tidy
done
refused 2 '--data has a meaning with --rebuild alone' verify "$bag" --data "$register"

# What has gone out, the edition before among it, stays in the house; the days of curves are some of its days.
run 0 build "$quarterly" --data "$register" --set quarter=2023-Q4 --no-charts --out "$work/gone"
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --no-charts --out "$work/heeding" \
    --released "$work/gone" --set before="$work/gone/quarterly.pdf"
python3 - "$out" "$work/gone" "$work/heeding" <<'PY' || fail 'the days of the curves'
import json, sys
alone, gone, now = ({row["id"] for row in json.load(open(folder + "/quarterly.figures.json"))["figures"]
                     if row["id"].startswith("survival.decision.all.")} for folder in sys.argv[1:])
assert now and now < gone and now != alone, (now - gone, now ^ alone)
PY
# A web page tells what its PDF does; one that has no ledger, and a workbook, are told.
run 0 build "$quarterly" --data "$register" --set quarter=2023-Q4 --format html,xlsx --single-file --out "$work/other-forms"
mkdir "$work/page"
cp "$work/other-forms/quarterly.html" "$work/other-forms/quarterly.xlsx" "$work/page"
heeding_page() { # STATUS
    run "$1" build "$quarterly" --data "$register" --set quarter=2024-Q1 --no-charts --out "$work/heeding-page" \
        --released "$work/page" --set before="$work/gone/quarterly.pdf"
}
heeding_page 0
says stderr "1 workbook among what has gone out is not read ($work/page/quarterly.xlsx)"
cmp "$work/heeding/quarterly.figures.json" "$work/heeding-page/quarterly.figures.json" || fail 'a page is heeded otherwise'
cp "$work/gone/quarterly.pdf" "$work/page"
heeding_page 0
if grep -q 'is not read' "$work/stderr"; then fail 'a workbook beside its PDF is asked for'; fi
rm "$work/page/quarterly.pdf"
sed -i 's/figures[.]json/figures.txt/g' "$work/page/quarterly.html"
heeding_page 1
says stderr 'is the web page of an edition without its ledger'
one_line stderr
run 0 trace "$work/heeding/quarterly.pdf" 3 -q
[ "$(grep -c 'not known whether it still holds' "$work/stdout")" -gt 1 ] && [ "$(grep -c 'with --data DIR' "$work/stdout")" = 1 ] ||
    fail 'why figures could not be built again is not said once'
run 0 snapshot "$work/heeding/quarterly.pdf" --data "$register" -o "$work/heeding/bag"
grep -q 'hanya$' "$work/heeding/bag/README.txt" || fail 'the page does not say that its command heeds no other editions'
run 0 verify --rebuild "$work/heeding/bag" --data "$register"
says stdout 'built again: bytes same'
tidy

# Another table, another list of areas, no table: refused. A case that moved gives another sum.
cp -r "$register" "$work/other"
sed -i '2s/Pengawas/Pelaksana/' "$work/other/cases.csv"
refused 1 'cases.csv: error: is not the table that the report was built from' \
    snapshot "$pdf" --data "$work/other" -o "$work/no"
refused 1 'is not the table that the report was built from' verify --rebuild "$bag" --data "$work/other"
cp "$register/cases.csv" "$work/other"
sed -i '2s/Aceh/Atjeh/' "$work/other/areas.csv"
refused 1 'areas.csv: error: is not what' snapshot "$pdf" --data "$work/other" -o "$work/no"
rm "$work/other/cases.csv"
run 1 verify --rebuild "$bag" --data "$work/other"
says stderr 'there is no file "cases.csv"'
tidy
[ ! -e "$work/no" ] || fail 'a refused report was filed'

# An edition for the house files its cases, and then needs nothing else.
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set internal=true --out "$work/in"
refused 2 'was built from cases.csv' snapshot "$work/in/quarterly.pdf"
run 0 snapshot "$work/in/quarterly.pdf" --data "$register" -o "$work/house"
cmp "$register/cases.csv" "$work/house/data/input/cases.csv" || fail 'the cases of the internal edition'
grep -q 'TIDAK DISERTAKAN' "$work/house/README.txt" && fail 'the README withholds what is there'
run 0 verify --rebuild "$work/house"
says stdout 'built again: bytes same'
tidy

# ... but not with a column in which anything may stand. The column is named, never what is in it.
# unclean COLUMN CELL: a register with one more column
unclean() {
    python3 - "$register/cases.csv" "$work/other/cases.csv" "$1" "$2" <<'PY'
import csv, sys
old, new, column, cell = sys.argv[1:]
rows = list(csv.reader(open(old, newline="", encoding="utf-8")))
with open(new, "w", newline="", encoding="utf-8") as file:
    csv.writer(file, lineterminator="\n").writerows(
        row + ([column] if i == 0 else [cell if i == 7 else ""]) for i, row in enumerate(rows))
PY
    cp "$register/areas.csv" "$register/datapackage.json" "$work/other"
}
withholds() { # COLUMN SECRET
    run 0 build "$quarterly" --data "$work/other" --set quarter=2024-Q1 --set internal=true --out "$work/un"
    run 0 snapshot "$work/un/quarterly.pdf" --data "$work/other" -o "$work/un/bag"
    says stdout "data/input/cases.csv: withheld: the column \"$1\" may hold names of persons or free text"
    [ ! -e "$work/un/bag/data/input/cases.csv" ] || fail "$1: the cases were filed"
    grep -rqF "$2" "$work/un/bag" "$work/stdout" && fail "$1: what stands in the column came out"
    run 0 verify --rebuild "$work/un/bag" --data "$work/other"
    says stdout 'built again: bytes same'
    rm -r "$work/un"
    tidy
}
unclean Catatan 'Budi Rahasia'
withholds Catatan 'Budi Rahasia'
unclean NIP 198503152010011007
python3 - "$work/other/datapackage.json" <<'PY'
import json, sys
package = json.load(open(sys.argv[1]))
cases = next(r for r in package["resources"] if r["name"] == "cases")
cases["schema"]["fields"].append({"name": "NIP", "type": "string", "personal": True})
json.dump(package, open(sys.argv[1], "w"))
PY
withholds NIP 198503152010011007

# Other published figures to reconcile with travel as well; a report on those takes none.
cp -r "$data" "$work/published"
sed -i 's/2034/2033/' "$work/published/figures.csv"
run 0 build "$quarterly" --data "$register" --published "$work/published" --set quarter=2024-Q1 --out "$work/recon"
cmp -s "$work/recon/quarterly.pdf" "$pdf" && fail '--published makes no difference'
run 0 snapshot "$work/recon/quarterly.pdf" --data "$register" -o "$work/recon/bag"
cmp "$work/published/figures.csv" "$work/recon/bag/data/published/figures.csv" || fail 'the published figures'
run 0 verify --rebuild "$work/recon/bag" --data "$register"
says stdout 'built again: bytes same'

# The edition before travels by a name of its own: no folder is told, and no value that is not
# printed now. From the PDF alone it is heeded again.
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set threshold=0 --out "$work/open"
run 0 build "$quarterly" --data "$register" --set quarter=2024-Q1 --set threshold=4 \
    --set before="$work/open/quarterly.figures.json" --out "$work/next"
run 0 snapshot "$work/next/quarterly.pdf" --data "$register" -o "$work/next/bag"
run 0 verify --rebuild "$work/next/bag" --data "$register"
says stdout 'built again: bytes same'
grep -q "$work" "$work/next/bag/data/netra.json" && fail 'the recipe tells a folder'
python3 - "$work/next" "$work/open" <<'PY' || fail 'the edition before tells more than it may'
import json, sys
now = {r["id"]: r for r in json.load(open(sys.argv[1] + "/quarterly.figures.json"))["figures"]}
said = json.load(open(sys.argv[1] + "/bag/data/before.figures.json"))["figures"]
before = {r["id"]: r for r in json.load(open(sys.argv[2] + "/quarterly.figures.json"))["figures"]}
assert {r["id"] for r in said} == set(before)
assert sum("value" in r for r in said) > 100
for row in said:
    printed = now.get(row["id"], {}).get("value") is not None
    assert printed or "value" not in row, row
PY

# Figures that lie beside the cases are reconciled with them, filed once, and proved; cases elsewhere
# are no published figures.
both=$work/both
python3 - "$TOP/data" "$both" <<'PY'
import json, pathlib, shutil, sys
data, both = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
shutil.copytree(data / "register", both)
own, published = (json.loads((data / name / "datapackage.json").read_text()) for name in ("register", "published"))
own["resources"] = [r for r in own["resources"] if r["name"] != "events"] + published["resources"]
for resource in published["resources"]:
    shutil.copy(data / "published" / resource["path"], both / resource["path"])
own["netra"] |= published["netra"]
(both / "datapackage.json").write_text(json.dumps(own))
PY
rm -rf "$out" "$work/bag"
run 0 build "$quarterly" --data "$both" --published "$both/." --set quarter=2024-Q1 --out "$out"
run 0 snapshot "$pdf" --data "$both" -o "$work/bag"
run 0 verify --rebuild "$work/bag" --data "$both"
[ ! -e "$work/bag/data/published" ] || fail 'what lies beside the cases is filed twice'
run 0 trace --all "$pdf" --data "$both"
refused 1 '"cases" holds cases, and published figures are wanted here' \
    build "$quarterly" --data "$register" --published "$both" --set quarter=2024-Q1 --out "$work/none"
[ ! -e "$work/none" ] || fail 'a report although its figures are cases'
exit 0
