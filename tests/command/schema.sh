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
grep -qE 'report\.json:[0-9]+:[0-9]+: error: a number cannot stand here; write a string' "$work/stderr" ||
    fail 'a value of a wrong type is passed over'
run 2 schema reprot
one_line stderr
