# netra check on the real figures, and on data that are wrong.
. "$(dirname "$0")/lib.sh"

run 0 check "$TOP/data/published"
says stdout '; 0 errors'
run 0 check "$data"
says stdout '142 figures, 30 sources, 3 events; 0 errors'
for rule in share-differs base-disputed part-exceeds-whole same-day-differs running-total-falls; do
    says stdout "[$rule:"
done
run 0 check "$data" --format json
python3 - "$work/stdout" <<'PY' || fail 'the JSON of check does not hold what it should'
import json, sys
result = json.load(open(sys.argv[1]))
assert result["problems"] == [] and result["unlisted"] == []
assert result["summary"]["figures"] == 142
assert result["summary"]["findings"] == len(result["findings"])
for finding in result["findings"]:
    assert finding["sentence"]["id"] and finding["sentence"]["en"], finding
    assert finding["figures"]
found = {(f["rule"], figure["id"]) for f in result["findings"] for figure in f["figures"]}
# Worked out by hand: ../shared/published/README.md, kept in docs/method.md.
for expected in [
    ("share-differs", "pilkada-2020-share-sanctioned-2020-06-26"),
    ("base-disputed", "pilkada-2020-share-sanctioned-fokusjateng"),
    ("part-exceeds-whole", "violations-2020-2022"),
    ("counters-differ", "pilkada-2020-reported-2020-11-17"),
    ("same-day-differs", "pilkada-2020-reported-tribunnews"),
    ("running-total-falls", "pemilu-2024-proven-2024-02-27"),
    ("running-total-falls", "pemilu-2024-sanctioned-2024-04-25"),
    ("running-total-falls", "pemilu-2024-reported-2024-06-12"),
]:
    assert expected in found, expected
PY

# Cases, not the rows of their versions.
register="$(dirname "$0")/../../data/register"
cases=$(tail -n +2 "$register/cases.csv" | cut -d , -f 1 | sort -u | wc -l)
run 0 check "$register"
says stdout ": $cases cases, 2 events, 38 provinces, 514 regencies"

cp -r "$data" "$work/data"
python3 - "$work/data/figures.csv" <<'PY'
import csv, sys
path = sys.argv[1]
rows = list(csv.reader(open(path, newline="", encoding="utf-8")))
head = rows[0]
def set_cell(row, name, value):
    rows[row][head.index(name)] = value
set_cell(3, "as_of", "2020-02-31")
set_cell(5, "source_id", "nobody")
set_cell(6, "base_id", "nothing")
set_cell(8, "value", "134.9")
set_cell(9, "value", "many")
set_cell(12, "figure_id", rows[11][0])
csv.writer(open(path, "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
PY
run 1 check "$work/data"
[ "$(grep -c ': error: ' "$work/stdout")" -ge 6 ] || fail 'fewer errors than were planted'
for line in 4 6 7 9 10 13; do
    grep -q "figures.csv:$line:[0-9]*: error: " "$work/stdout" || fail "no error at line $line"
done
[ "$(sort "$work/stdout" | uniq -d | wc -l)" -eq 0 ] || fail 'a problem is printed twice'

# Of a code and severity the first thousand are listed and all are counted, here and by a build.
python3 - "$data/figures.csv" "$work/data/figures.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8")))
head, some = rows[0], rows[3]
def row(name, **cells):
    return [name] + [cells.get(column, cell) for column, cell in list(zip(head, some))[1:]]
rows += [row(f"bad-{i}", as_of="2020-02-31") for i in range(1234)] + [row("bad", value="x")]
csv.writer(open(sys.argv[2], "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
PY
more='netra: 234 more errors [impossible-date] are counted; only the first 1000 are listed'
run 1 check "$work/data" --all
[ "$(grep -c '\[impossible-date\]$' "$work/stdout")" -eq 1000 ] || fail 'not the first thousand are listed'
says stdout "$more"
says stdout '; 1235 errors'
run 1 build "$annex" --data "$work/data" --out "$work/out"
says stderr "$more"
says stderr 'the data have 1235 errors'
run 1 check "$work/data" --format json
python3 - "$work/stdout" <<'PY' || fail 'the JSON does not tell what is not listed'
import json, sys
result = json.load(open(sys.argv[1]))
assert result["unlisted"] == [{"severity": "error", "code": "impossible-date", "count": 234}]
assert len(result["problems"]) == 1001 and result["summary"]["errors"] == 1235
PY

# A package of cases and figures: what both have to do with is judged once.
cp -r "$register" "$work/both"
cp "$data/figures.csv" "$data/sources.csv" "$work/both"
grep '^Pilkada 2024,' "$data/events.csv" | cut -d , -f 1-3 >>"$work/both/events.csv"
python3 - "$work/both" "$data" <<'PY'
import csv, json, pathlib, sys
both, figures = map(pathlib.Path, sys.argv[1:])
with open(both / "areas.csv", newline="", encoding="utf-8") as file:
    areas = [row + (["1.5", "1.5"] if i else ["column", "row"]) for i, row in enumerate(csv.reader(file))]
with open(both / "areas.csv", "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows(areas)
package = json.loads((both / "datapackage.json").read_text())
for resource in package["resources"]:
    if resource["name"] == "areas":
        resource["schema"]["fields"] += [{"name": side, "type": "number", "role": f"area.{side}"}
                                         for side in ("column", "row")]
more = json.loads((figures / "datapackage.json").read_text())
for resource in more["resources"]:
    if resource["name"] in ("figures", "sources"):
        resource["schema"].pop("foreignKeys", None)  # the heading of the events is another
        package["resources"].append(resource)
package["netra"]["counters"] = more["netra"]["counters"]
(both / "datapackage.json").write_text(json.dumps(package))
PY
faults=$((2 * $(tail -n +2 "$register/areas.csv" | wc -l)))
[ "$faults" -gt 1000 ] || fail 'too few areas'
run 1 check "$work/both"
says stdout "; $faults errors"
says stdout "netra: $((faults - 1000)) more errors [range] are counted"
run 1 check "$TOP/templates/quarterly" --data "$work/both" --published "$work/both" --set quarter=2024-Q1
says stdout "; $faults errors"
