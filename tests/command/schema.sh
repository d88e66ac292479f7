# The schemas accept what is shipped, and refuse only what netra refuses. By jsonschema for Python.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
python=$TOOLS/bags/bin/python
[ -x "$python" ] || { echo 'tests/tools/setup.sh has not been run' >&2; exit 1; }
seed=${SEED:-7}
"$python" "$TOP/tests/command/schema.py" "$NETRA" "$work" "$seed" 10 report \
    "$TOP/templates/press-annex" "$TOP/templates/quarterly" || fail "report.json, seed $seed"
"$python" "$TOP/tests/command/schema.py" "$NETRA" "$work" "$seed" 40 datapackage \
    "$TOP/data/published" "$TOP/data/register" "$data" || fail "datapackage.json, seed $seed"
run 0 schema report
cp "$work/stdout" "$work/report.schema.json"
"$python" - "$work/report.schema.json" "$TOP/templates/revision/report.json" <<'PY' || fail 'the revision note is not valid'
import json, sys, jsonschema
schema, report = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
jsonschema.validate(report, schema)
PY
for file in "$TOP"/templates/*/report.json "$TOP"/data/{published,register}/datapackage.json; do
    kind=$(basename "$file" .json)
    grep -qF "\"\$schema\": \"../../schema/$kind.schema.json\"" "$file" || fail "$file names no schema"
done

# What is wrong in a part that no edition reads is said too.
cp -r "$annex" "$work/t"
sed -i 's/"breakdown": "violation.a.latest"/"breakdown": 2.5/' "$work/t/report.json"
run 1 check "$work/t" --data "$data"
grep -qE 'report\.json:[0-9]+:[0-9]+: error: "breakdown" is a number here; it must be a string' "$work/stderr" ||
    fail 'a value of a wrong type is passed over'
# The file of an office: what the schema refuses, netra refuses.
run 0 schema office
cp "$work/stdout" "$work/office.schema.json"
cp -r "$TOP/data/office" "$work/office"
"$python" - "$NETRA" "$work/office.schema.json" "$work/office/office.json" <<'PY' || fail 'the schema of an office'
import copy, json, subprocess, sys, jsonschema
netra, schema, path = sys.argv[1:]
judge = jsonschema.Draft7Validator(json.load(open(schema)))
office = json.load(open(path, encoding="utf-8"))
changes = [("paper", "A5"), ("paper", 4), ("name", None), ("zzz", 1), ("sample", "yes"), ("letterhead", ["a"] * 7), ("letterhead", "a"),
           ("letterhead", [{"fr": "a"}]), ("logo", {"path": "logo.svg"}), ("logo", {"path": "", "alternative": "a"}), ("date", "25-03-2024"),
           ("colours", {"accent": "red"}), ("colours", {"fifth": "#000000"}), ("signatory", {"name": "A"}), ("number", 7),
           ("contact", "a" * 201)]
refused = lambda: subprocess.run([netra, "check", path], capture_output=True).returncode == 1
assert judge.is_valid(office) and not refused()
for key, value in changes:
    changed = copy.deepcopy(office)
    changed[key] = value
    json.dump(changed, open(path, "w"))
    assert not judge.is_valid(changed), (key, value, "the schema takes it")
    assert refused(), (key, value, "netra takes it")
PY
run 2 schema reprot
one_line stderr
