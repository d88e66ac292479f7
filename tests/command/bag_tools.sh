# Other people's programs read our bags, and judge bags of other makers, in every allowed writing and
# with every single fault, as we do.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
python=$TOOLS/bags/bin/python
[ -x "$python" ] || fail "bagit is not in $TOOLS; run tests/tools/setup.sh"
run 0 build "$annex" --data "$data" --out "$work/out"
run 0 snapshot "$work/out/press-annex.pdf" -o "$work/bag"
run 0 snapshot "$work/out/press-annex.pdf" -o "$work/bag.zip"
"$python" - "$work/bag" <<'PY' || fail 'bagit, frictionless or prov'
import json, logging, os, sys
import bagit, frictionless, prov.model
logging.disable(logging.CRITICAL)
bagit.Bag(sys.argv[1]).validate()
os.chdir(sys.argv[1])
report = frictionless.validate("datapackage.json")
assert report.valid, report.flatten(["code", "message"])
document = prov.model.ProvDocument.deserialize("prov.json")
records = {str(r.identifier) for r in document.records if r.identifier}
ledger = json.load(open("data/press-annex.figures.json"))["figures"]
assert all(f"figure:{row['id']}" in records for row in ledger)
assert "page:1" in records and "bag:data/input/figures.csv" in records
PY
# The quarterly report: its table of cases is described and not there, which no tool may mind.
run 0 build "$TOP/templates/quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --out "$work/out"
run 0 snapshot "$work/out/quarterly.pdf" --data "$TOP/data/register" -o "$work/cases"
"$python" - "$work/cases" "$TOP/data/register/cases.csv" <<'PY' || fail 'the bag without its cases'
import hashlib, hmac, json, logging, os, pathlib, sys
import bagit, frictionless, prov.model
logging.disable(logging.CRITICAL)
bag = bagit.Bag(sys.argv[1])
bag.validate()
table = pathlib.Path(sys.argv[2])
salt = (table.parent / "netra.salt").read_text().strip()
total = hmac.new(salt.encode(), hashlib.sha512(table.read_bytes()).hexdigest().encode(), "sha512").hexdigest()
assert total in bag.info["Withheld-File"], bag.info
os.chdir(sys.argv[1])
report = frictionless.validate("datapackage.json")
assert report.valid, report.flatten(["code", "message"])
tables = {task.name: task.stats.get("rows") for task in report.tasks}
assert tables["areas"] == 552 and tables["published-figures"] > 50, tables
document = prov.model.ProvDocument.deserialize("prov.json")
records = {str(r.identifier): r for r in document.records if r.identifier}
cases = records["bag:data/input/cases.csv"]
assert total in {str(value) for _, value in cases.attributes}
counted = {str(r.args[0]) for r in document.get_records(prov.model.ProvDerivation)
           if str(r.args[1]) == "bag:data/input/cases.csv"}
assert len(counted) > 100, len(counted)
PY

unzip -tq "$work/bag.zip" >"$work/stdout" 2>&1 || fail 'unzip'
python3 -m zipfile -t "$work/bag.zip" >/dev/null || fail "Python's zipfile"
(mkdir "$work/jar" && cd "$work/jar" && ! command -v jar >/dev/null || jar xf "$work/bag.zip") || fail 'jar'

"$python" "$TOP/tests/tools/bags/corpus.py" "$NETRA" "$work/theirs" || fail 'we and bagit judge differently'
exit 0
