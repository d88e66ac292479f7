# Other people's programs read our bags, and judge damaged bags of other makers as we do.
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
import hashlib, json, logging, os, sys
import bagit, frictionless, prov.model
logging.disable(logging.CRITICAL)
bag = bagit.Bag(sys.argv[1])
bag.validate()
total = hashlib.sha512(open(sys.argv[2], "rb").read()).hexdigest()
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

unzip -tq "$work/bag.zip" >"$work/stdout" 2>&1 || python3 -m zipfile -t "$work/bag.zip" || fail 'unzip'
(mkdir "$work/jar" && cd "$work/jar" && ! command -v jar >/dev/null || jar xf "$work/bag.zip") || fail 'jar'

"$python" - "$NETRA" "$work/theirs" <<'PY' || fail 'we and bagit judge differently'
import logging, os, pathlib, shutil, subprocess, sys
import bagit
logging.disable(logging.CRITICAL)
netra, top = sys.argv[1], pathlib.Path(sys.argv[2])

def change(path, old, new):
    path.write_text(path.read_text().replace(old, new, 1))

damages = {
    "nothing": lambda b: None,
    "missing": lambda b: (b / "data/one.txt").unlink(),
    "changed": lambda b: (b / "data/one.txt").write_text("0ne\n"),
    "longer": lambda b: (b / "data/one.txt").write_text("one\none\n"),
    "empty": lambda b: (b / "data/in/two.bin").write_bytes(b""),
    "extra": lambda b: (b / "data/more").write_text("x"),
    "extra tag": lambda b: (b / "notes.txt").write_text("x"),
    "renamed": lambda b: (b / "data/one.txt").rename(b / "data/three.txt"),
    "oxum": lambda b: change(b / "bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 9"),
    "no bagit.txt": lambda b: (b / "bagit.txt").unlink(),
    "no manifest": lambda b: [p.unlink() for p in b.glob("*manifest-*")],
    "no tag manifest": lambda b: [p.unlink() for p in b.glob("tagmanifest-*")],
    "no bag-info": lambda b: (b / "bag-info.txt").unlink(),
    "empty manifest": lambda b: [p.write_text("") for p in b.glob("manifest-*")],
    "outside": lambda b: [p.write_text(p.read_text() + "0" * 300 + "  ../../x\n") for p in b.glob("manifest-*")],
    "bad version": lambda b: change(b / "bagit.txt", "0.97", "zero"),
    "accent written apart": lambda b: (b / "data/r\u00e9sum\u00e9.txt").rename(b / "data/re\u0301sume\u0301.txt"),
    "accent in capital": lambda b: (b / "data/r\u00e9sum\u00e9.txt").rename(b / "data/R\u00e9sum\u00e9.txt"),
}
wrong = []
for algorithms in (["md5"], ["sha1"], ["sha256"], ["sha512"], ["md5", "sha512"]):
    for name, damage in damages.items():
        shutil.rmtree(top, ignore_errors=True)
        (top / "in").mkdir(parents=True)
        (top / "one.txt").write_text("one\n")
        (top / "r\u00e9sum\u00e9.txt").write_text("two\n")
        (top / "in/two.bin").write_bytes(bytes(range(256)))
        bagit.make_bag(str(top), {"Contact-Name": "An archivist"}, checksums=algorithms)
        damage(top)
        try:
            bagit.Bag(str(top)).validate()
            theirs = True
        except Exception:
            theirs = False
        ours = subprocess.run([netra, "verify", str(top)], stdout=subprocess.DEVNULL).returncode == 0
        if ours != theirs:
            wrong.append((algorithms, name, ours, theirs))
print(*wrong, sep="\n")
sys.exit(bool(wrong))
PY
exit 0
