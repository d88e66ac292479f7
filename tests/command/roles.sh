# Roles that a register lacks: what it can still tell is what the whole register tells, the rest is
# left out, and the chapter on quality says so. The sample without one column after the other.
. "$(dirname "$0")/lib.sh"

quarterly=$TOP/templates/quarterly

# without ROLE...: the sample's descriptor without the fields of these roles, in $work/register
without() {
    rm -rf "$work/register"
    cp -r "$TOP/data/register" "$work/register"
    python3 - "$work/register/datapackage.json" "$@" <<'PY'
import json, sys
path, *roles = sys.argv[1:]
package = json.load(open(path, encoding="utf-8"))
for resource in package["resources"]:
    resource["schema"]["fields"] = [f for f in resource["schema"]["fields"] if f.get("role") not in roles]
for role in roles:
    package["netra"]["codes"].pop(role.split(".")[1], None)
json.dump(package, open(path, "w", encoding="utf-8"))
PY
}

# agrees MAY_DIFFER: each number that both ledgers know is the same, but for ids of that form
agrees() {
    python3 - "$work/whole/quarterly.figures.json" "$work/out/quarterly.figures.json" "$1" <<'PY' ||
import json, re, sys
whole, lacking = ({row["id"]: row for row in json.load(open(name))["figures"]} for name in sys.argv[1:3])
may_differ = re.compile(sys.argv[3])
# How many targets can be judged is the edition's own.
known = {name: row["value"] for name, row in lacking.items()
         if row["value"] is not None and name not in ("targets.judged", "targets.met")}
other = {name: (value, whole.get(name, {}).get("value")) for name, value in known.items()
         if whole.get(name, {}).get("value") != value and not may_differ.match(name)}
assert known and not other, sorted(other.items())[:5]
PY
        fail "$2: a number is not that of the whole register"
}

# lacks ROLE MAY_DIFFER SAYS...: builds without the role; an edition for outside can be had as well
lacks() {
    local role=$1 may_differ=$2
    shift 2
    without "case.$role"
    run 0 build "$quarterly" --data "$work/register" --set quarter=2024-Q1 --set internal=true --out "$work/out"
    agrees "$may_differ" "$role"
    grep -lE 'Tidak ada data|Tidak ditampilkan|Tidak digambar' "$work"/out/quarterly.charts/*.svg >"$work/stderr" &&
        fail "$role: an empty chart"
    pdftotext "$work/out/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
    says stdout 'memuat kolom yang tidak ada dalam register ini'
    for words in "$@"; do
        says stdout "$words"
    done
    run 0 figures "$quarterly" --data "$work/register" --set quarter=2024-Q1
}

run 0 build "$quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set internal=true --out "$work/whole"
pdftotext "$work/whole/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
grep -q 'memuat kolom yang tidak ada dalam register ini' "$work/stdout" && fail 'the whole register lacks a column'

ratio='untuk itu diperlukan tanggal diputus, hasilnya, dan tanggal dijatuhi sanksi'
lacks decided_on '^$' 'Kasus terbuka tidak dihitung: register ini tidak memuat tanggal kasus diputus' \
    'Waktu sampai diputus tidak dihitung' "Waktu sampai dijatuhi sanksi tidak dihitung: $ratio" \
    "Tidak dibandingkan: rasio sanksi; $ratio"
lacks outcome '^$' 'Kasus terbuka tidak dihitung: register ini tidak memuat hasil kasus' \
    "Waktu sampai dijatuhi sanksi tidak dihitung: $ratio"
# Without sanctions a case is open up to its decision.
lacks sanctioned_on '(.*\.open$|cases\.open|stock\.|.*\.open\.|open\.longest$|longest-open\.)' \
    'kasus dihitung selesai bila diputus' "Waktu sampai dijatuhi sanksi tidak dihitung: $ratio"
lacks sanction '^$' 'pemeriksaan sanksi yang tidak bertanggal'
lacks regency '^$' 'tabel dan grafik wilayah tingkat itu; laporan satu wilayah tingkat itu'
lacks institution 'quality\.problems\.' 'tabel instansi; instansi dalam daftar kasus'
lacks position 'quality\.problems\.' 'tabel dan grafik jabatan; waktu menurut jabatan'
lacks violation 'quality\.problems\.' 'tabel dan grafik jenis pelanggaran'
lacks event '^$' 'perbandingan dua pemilihan; rekonsiliasi'

# A regency lies in a province: without their column provinces have what regencies tell.
without case.province
run 0 build "$quarterly" --data "$work/register" --set quarter=2024-Q1 --set internal=true --out "$work/out"
agrees '(provinces\.|funnel\.|cases\.unknown\.province$)' province
without case.province case.regency
run 0 build "$quarterly" --data "$work/register" --set quarter=2024-Q1 --set internal=true --out "$work/out"
agrees '^$' 'province and regency'
pdftotext "$work/out/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
says stdout 'tabel, peta, peringkat, dan corong wilayah tingkat itu'
