# Rates of areas, from denominators that are made up here: per 1.000 civil servants, per million voters,
# and nothing where none is given. The intervals are Garwood's, found again by bisection.
. "$(dirname "$0")/lib.sh"

quarterly=$TOP/templates/quarterly

# register NAME COLUMN: the sample with numbers in that column of areas.csv; some areas have none
register() {
    cp -r "$TOP/data/register" "$work/$1"
    python3 - "$work/$1/areas.csv" "$2" <<'PY'
import csv, sys
path, column = sys.argv[1:]
rows = list(csv.DictReader(open(path, encoding="utf-8")))
for i, row in enumerate(rows):
    made = 9973 * (i % 17 + 3) if row["Tingkat"] == "provinsi" else 3001 + 97 * (i % 41)
    lacks = row["Kode"] in ("31", "92") or row["Kode"].startswith("33.0")
    row[column] = "" if lacks else made
with open(path, "w", newline="", encoding="utf-8") as out:
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
PY
}

# rates LEDGER AREAS COLUMN SCALE: each rate of the ledger is what it should be
rates() {
    python3 - "$@" <<'PY' || fail "rates of $*"
import csv, json, math, sys
ledger, areas, column, scale = sys.argv[1:]
scale = float(scale)
rows = {row["id"]: row for row in json.load(open(ledger))["figures"]}
exposure = {row["Kode"]: float(row[column]) for row in csv.DictReader(open(areas)) if row[column]}
codes = [row["Kode"] for row in csv.DictReader(open(areas))]

def at_most(n, mean):
    """P(X <= n) of a Poisson variable."""
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(n + 1))

def solve(f, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return low

def garwood(n):
    top = n + 10 * math.sqrt(n + 1) + 20
    lower = solve(lambda mean: 0.025 - (1 - at_most(n - 1, mean)), 1e-9, top) if n else 0
    return lower, solve(lambda mean: at_most(n, mean) - 0.025, 1e-9, top)

checked = unknown = suppressed = 0
for code in codes:
    frame = "regencies" if "." in code else "provinces"
    reported, rate = (rows.get(f"{frame}.{code}.{column}") for column in ("reported", "rate"))
    if not reported:
        continue
    if code not in exposure:
        assert rate is None, (code, rate)
        unknown += 1
    elif "suppressed" in reported["flags"]:
        assert rate["value"] is None and rate["lower"] is None, rate
        suppressed += 1
    else:
        n = int(reported["value"])
        expected = [n, *garwood(n)]
        got = [rate["value"], rate["lower"], rate["upper"]]
        for one, other in zip(expected, got):
            assert math.isclose(one * scale / exposure[code], other, rel_tol=1e-7, abs_tol=1e-12), (code, expected, got)
        checked += 1
assert checked > 30 and unknown >= 2, (checked, unknown, suppressed)
PY
}

# words PDF: all on one line, so that it does not matter where lines break
words() {
    pdftotext "$1" - | tr -s '[:space:]' ' ' >"$work/stdout"
}

register servants 'Jumlah ASN'
run 0 build "$quarterly" --data "$work/servants" --set quarter=2024-Q1 --out "$work/out"
rates "$work/out/quarterly.figures.json" "$work/servants/areas.csv" 'Jumlah ASN' 1000
words "$work/out/quarterly.pdf"
says stdout 'Kasus dilaporkan per 1.000 ASN menurut provinsi, dengan selangnya'
says stdout 'Laju kasus dilaporkan (per 1.000 ASN)'
says stdout 'Untuk 2 provinsi, penyebut dan lajunya tidak diketahui' # 31 and 92
grep -q 'per-1000' "$work/stdout" && fail 'the code of a unit is printed'
head -1 "$work/out/quarterly.charts/laju-provinsi.csv" >"$work/stdout"
says stdout lower
[ "$(grep -c . "$work/out/quarterly.charts/laju-provinsi.csv")" -eq 39 ] || fail 'the ranking lacks provinces'

register voters 'Jumlah Pemilih'
run 0 build "$quarterly" --data "$work/voters" --set quarter=2024-Q1 --set internal=true --lang en --out "$work/out"
rates "$work/out/quarterly.figures.json" "$work/voters/areas.csv" 'Jumlah Pemilih' 1000000
words "$work/out/quarterly.pdf"
says stdout 'Rate of cases reported (per million voters)'

# One province: its regencies, of which nine have no denominator.
run 0 build "$quarterly" --data "$work/servants" --set quarter=2024-Q1 --set area=33 --lang en --out "$work/area"
words "$work/area/quarterly.pdf"
says stdout 'Cases reported per 1,000 civil servants by regency or city'
run 0 figures "$quarterly" --data "$work/servants" --set quarter=2024-Q1 --set area=33
says stdout rates.regencies.lacking

# Without denominators there is neither table nor chart of rates.
run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --out "$work/none"
words "$work/none/quarterly.pdf"
grep -q 'Laju kasus dilaporkan' "$work/stdout" && fail 'rates without denominators'
[ ! -e "$work/none/quarterly.charts/laju-provinsi.csv" ] || fail 'a chart of rates without denominators'
