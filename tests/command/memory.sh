# valgrind over a build of the annex, and one of the quarterly on a small register: no bad access, nothing
# leaked. Then it counts: what cases have in common is found as quickly whatever the lengths of their lists are.
. "$(dirname "$0")/lib.sh"
: "${MAKE_REGISTER:?}"
watch() {
    valgrind --quiet --error-exitcode=9 --leak-check=full \
        --errors-for-leak-kinds=definite,indirect "$NETRA" build "$@" --out "$work/out" \
        >"$work/stdout" 2>"$work/stderr" </dev/null || fail "valgrind: status $?"
}

watch "$annex"
mkdir "$work/register"
cp "$TOP"/data/register/{datapackage.json,areas.csv,events.csv,targets.csv} "$work/register"
"$MAKE_REGISTER" --areas "$TOP/data/register/areas.csv" --cases 300 --seed 7 >"$work/register/cases.csv"
watch "$TOP/templates/quarterly" --data "$work/register" --set quarter=2024-Q1

# steps CODES: instructions of a check of cases on 1,000 days in 12 regencies, of lists of CODES codes each
steps() {
    python3 - "$work/$1" "$1" <<'END'
import datetime, json, pathlib, sys
folder, codes, lists = pathlib.Path(sys.argv[1]), int(sys.argv[2]), ["institution", "position", "violation"]
folder.mkdir()
areas = [f"11.{i:02}" for i in range(1, 13)]
rows = [f"{a}-{i},{datetime.date(2021, 1, 1) + datetime.timedelta(i)},{a},c1,c1,c1\n" for a in areas for i in range(1000)]
(folder / "cases.csv").write_text("id,reported_on,regency,institution,position,violation\n" + "".join(rows))
(folder / "areas.csv").write_text("code,name,level,parent\n11,Aceh,provinsi,\n" +
                                  "".join(f"{a},Kabupaten {a},kabupaten,11\n" for a in areas))
tables = {"case": ["id", "reported_on", "regency"] + lists, "area": ["code", "name", "level", "parent"]}
(folder / "datapackage.json").write_text(json.dumps({
    "netra": {"synthetic": True, "codes": {n: {f"c{i}": {"label": f"Nilai {i}"} for i in range(codes)} for n in lists}},
    "resources": [{"name": t, "path": t + "s.csv", "schema": {"fields": [
        {"name": f, "role": f"{t}.{f}"} | ({"type": "date"} if f == "reported_on" else {}) for f in fields]}}
        for t, fields in tables.items()]}))
END
    NETRA_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$NETRA" check "$work/$1" \
        >"$work/stdout" 2>"$work/stderr" </dev/null || fail 'callgrind'
    says stdout ': 12000 cases' && says stdout ' 0 warnings'
    sed -n 's/.*Collected : //p' "$work/stderr"
}

# With the code of what is unknown and room for one more the lists of 30 are 32 long: together a power of two.
odd=$(steps 29) even=$(steps 30)
[ "$even" -lt $((odd + odd / 10)) ] || fail "lists whose lengths multiply to a power of two take $even instructions; others $odd"
