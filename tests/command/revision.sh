# A revision note of two editions, and the marks (r) and (p) of a next edition.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
note=$TOP/templates/revision

# page_text PDF: the words, on one line
page_text() {
    pdftotext "$1" - | tr -s ' \n\f\240' ' '
}

# edition DAY OUT [ARGUMENT...]
edition() {
    local day=$1 out=$2
    shift 2
    run 0 build "$annex" --data "$data" --as-of "$day" --out "$work/$out" -q "$@"
}

# noted OLD NEW OUT [ARGUMENT...]: the note of two editions
noted() {
    local old=$1 new=$2 out=$3
    shift 3
    run 0 build "$note" --old "$work/$old" --new "$work/$new" --out "$work/$out" -q "$@"
    page_text "$work/$out/revision.pdf" >"$work/$out/text"
}

holds() {
    grep -qF -- "$2" "$work/$1/text" || fail "$1 does not say: $2"
}

lacks() {
    ! grep -qF -- "$2" "$work/$1/text" || fail "$1 says: $2"
}

edition 2024-03-25 march
edition 2024-04-25 april

# --- nothing changed: one page that says so ---
noted april/press-annex.pdf april/press-annex.pdf nothing
holds nothing 'Tidak ada yang berubah di antara kedua edisi.'
holds nothing 'Halaman 1 dari 1'
lacks nothing '(r)'

# --- a month later: nothing revised, one statement fallen, provisional figures settled ---
noted march/press-annex.pdf april/press-annex.pdf month
holds month 'Tidak satu angka pun diperbaiki sejak edisi 25 Maret 2024, tetapi satu simpulan tidak berlaku lagi'
holds month 'tidak satu pun diperbaiki'
# The news first, the fingerprints last.
python3 - "$work/month/text" <<'PY' || fail 'the parts of the note are out of order'
import sys
text = open(sys.argv[1]).read()
parts = ["Pernyataan yang berubah", "Angka pokok pada tanggal yang lain", "Angka yang dahulu sementara",
         "Temuan pada sumber Tabel", "Cara membaca dan memeriksa", "Edisi dan sidik berkasnya"]
places = [text.index(part) for part in parts]
assert places == sorted(places) and "SHA-512" not in text[:places[-1]], places
PY
holds month 'Satu simpulan edisi lama tidak berlaku lagi.'
holds month 'angka sumber baru: 6'
holds month 'Belum dinyata'
holds month '“Rilis Pemilu 2024 per 25 April 2024 menyebut'
holds month 'KASN: Komisi Aparatur Sipil Negara.'
holds month 'tetap, tidak sementara lagi'
holds month 'Jumlah kumulatif berkurang'

# What is quoted has its id, with the edition in it: in the ledger, for trace and for machines on a page; the marks
# around a quotation within are single ones, and a few words stand below the name of their number.
run 0 build "$note" --old "$work/march/press-annex.pdf" --new "$work/april/press-annex.pdf" --format html --out "$work/month" -q
python3 - "$work/month" "$(<"$work/month/text")" <<'PY' || fail 'a quotation has no id'
import json, pathlib, re, sys
folder, text = pathlib.Path(sys.argv[1]), sys.argv[2]
said = json.load(open(folder / "revision.figures.json"))["statements"]
quoted = {s["id"]: s["text"]["id"] for s in said if re.match(r"\w+ (old|new)\.", s["id"])}
flat = lambda words: re.sub(r"[\s\u00a0\u2060\u00ad-]", "", words)
assert "statement new.event.pemilu-2024.latest.doubt" in quoted and not any(".doubt" in q for q in quoted if " old." in q), quoted
page = (folder / "revision.web/index.html").read_text(encoding="utf-8")
claims = set(re.findall(r'"identifier":\s*"([^"]*)"', page))
for name, words in quoted.items():
    assert flat(f"“{words}”") in flat(text) and name in claims and not re.search("[“”]", words), (name, words)
PY
run 0 trace "$work/month/revision.pdf" 'statement new.event.pemilu-2024.latest.doubt'
says stdout 'statement new.event.pemilu-2024.latest.doubt: '
says stdout ', Tabel '
run 0 trace --all "$work/month/revision.pdf"

# Of 240 proven and 180 sanctioned 378 and 94 were left: the differences are what the causes say.
python3 - "$work/month/revision.figures.json" <<'PY' || fail 'the ledger of the note is wrong'
import json, sys
rows = {r["id"]: r for r in json.load(open(sys.argv[1]))["figures"]}
def value(row): return rows[row]["value"]
assert value("said.b.latest.proven.old") == 240 and value("said.b.latest.proven.new") == 378
assert value("said.b.latest.proven.difference") == 138
assert value("said.b.latest.sanctioned.difference") == -86
assert abs(value("said.b.latest.sanction-ratio.difference") - 100 * (94 / 378 - 180 / 240)) < 1e-9
# Every difference that is explained is the sum of its causes.
sums = {}
for name, row in rows.items():
    if name.startswith("because."):
        stem = name.rsplit(".", 1)[0][len("because."):]
        sums[stem] = sums.get(stem, 0) + row["value"]
differences = [r for name, r in rows.items() if name.endswith(".difference") and r["value"] is not None]
assert sums and all(any(abs(d["value"] - s) < 1e-9 for d in differences) for s in sums.values()), sums
PY

# --- which votes are compared may be others in each edition: no number of one is set beside another's ---
for day in 2024-02-06 2024-03-25; do
    run 0 build "$annex" --data "$TOP/data/published" --as-of $day --out "$work/votes/$day" --no-charts -q
done
noted votes/2024-02-06/press-annex.pdf votes/2024-03-25/press-annex.pdf other-votes
python3 - "$work/other-votes/revision.figures.json" "$work/month/revision.figures.json" <<'PY' || fail 'two votes are one'
import json, re, sys
compared = []
for name in sys.argv[1:]:
    rows = {r["id"]: r for r in json.load(open(name))["figures"]}
    for old in (r for n, r in rows.items() if re.match(r"said\.[ab]\..*\.old$", n)):
        new = rows[old["id"][:-len("old")] + "new"]
        vote = [re.search(r"(Pilkada Serentak|Pemilu) \d{4}", r["label"]["id"]).group() for r in (old, new)]
        assert vote[0] == vote[1] and old["unit"] == new["unit"], (old, new)
        compared.append(vote)
assert compared
PY

# --- a corrected value: revised with all that is made of it, by that cause ---
cp -r "$data" "$work/corrected"
sed -i '/^pilkada-2020-proven-2020-09-30,/s/,492,/,491,/' "$work/corrected/figures.csv"
data=$work/corrected edition 2024-04-25 again --set before="$work/april/press-annex.figures.json"
page_text "$work/again/press-annex.pdf" >"$work/again/text"
holds again '491 (r)'
holds again '70,7 (r)'
holds again '(r): angka diperbaiki sejak edisi sebelumnya.'
holds again '25 Apr 2024 (p)'
holds again '489 378 94*'
noted april/press-annex.pdf again/press-annex.pdf corrected-note
holds corrected-note 'Sebanyak 5 angka diperbaiki sejak edisi 25 April 2024'
holds corrected-note ' tidak berubah dan lima diperbaiki'
holds corrected-note 'angka sumber dikoreksi: 1'
holds corrected-note 'nilai lama dikoreksi'
holds corrected-note '492 491 (r) −1'

# --- another name of a group: no verdict fell, but a sentence reads otherwise ---
cp -r "$data" "$work/renamed"
sed -i 's#Kampanye/sosialisasi di media sosial#Kampanye di media sosial#' "$work/renamed/figures.csv"
data=$work/renamed edition 2024-04-25 named
noted april/press-annex.pdf named/press-annex.pdf reworded
holds reworded 'Pernyataan yang berubah'
lacks reworded 'Semua pernyataan edisi lama masih berlaku.'

# The edition before may be named as its PDF or bag.
run 0 snapshot "$work/april/press-annex.pdf" -o "$work/april.zip" -q
data=$work/corrected edition 2024-04-25 by-pdf --set before="$work/april/press-annex.pdf"
data=$work/corrected edition 2024-04-25 by-bag --set before="$work/april.zip"
for by in by-pdf by-bag; do
    cmp -s "$work/$by/press-annex.pdf" "$work/again/press-annex.pdf" || fail "$by: another report"
done
run 1 build "$annex" --data "$data" --out "$work/none" --set before="$work/corrected/figures.csv"
says stderr 'figures.csv:1:1: error: is not JSON here'

# Without an edition before nothing is revised.
page_text "$work/april/press-annex.pdf" >"$work/april/text"
lacks april '(r)'
holds april '(p): angka sementara, masih dapat berubah.'

# What is provisional ends: a year after the vote, or on the day that the data name.
edition 2025-03-01 late
page_text "$work/late/press-annex.pdf" >"$work/late/text"
lacks late '(p)'

# --- bags and PDFs, folders and zips give the same note, in both languages ---
run 0 snapshot "$work/march/press-annex.pdf" -o "$work/march.zip" -q
run 0 snapshot "$work/april/press-annex.pdf" -o "$work/april.bag" -q
noted march.zip april.bag from-bags
cmp -s "$work/from-bags/revision.pdf" "$work/month/revision.pdf" || fail 'bags give another note than PDFs'
noted march.zip april.bag english --lang en
holds english 'none was revised'
holds english 'One conclusion of the older edition no longer holds'

bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$work"/{nothing,month,corrected-note,english}/revision.pdf \
    >"$work/stdout" || fail 'PDF/A-3a or PDF/UA-1'

# --- a note is a report like others: filed, verified, built again, traced ---
run 0 snapshot "$work/month/revision.pdf" -o "$work/note.zip" -q
run 0 verify --rebuild "$work/note.zip"
says stdout 'bytes same'
run 0 snapshot "$work/again/press-annex.pdf" -o "$work/again.zip" -q
run 0 verify --rebuild "$work/again.zip"
says stdout 'bytes same'

# --- and an edition like others, compared as it was filed: it has two editions of its own ---
run 0 diff "$work/month/revision.pdf" "$work/corrected-note/revision.pdf"
says stdout 'causes are not known: it compares two editions itself, and is taken as it was filed'
noted month/revision.pdf note.zip of-notes
run 0 trace --all "$work/of-notes/revision.pdf"
run 0 snapshot "$work/of-notes/revision.pdf" -o "$work/of-notes.zip" -q

# --- refused ---
run 2 build "$note" --out "$work/none"
says stderr 'name both with --old OLD and --new NEW'
run 2 build "$note" --old "$work/march.zip" --out "$work/none"
run 2 build "$annex" --data "$data" --old "$work/march.zip" --new "$work/april.bag" --out "$work/none"
says stderr 'is none'
run 2 build "$note" --old "$work/march.zip" --new "$work/april.bag" --as-of 2024-04-25 --out "$work/none"
says stderr 'leave out --as-of'
mkdir -p "$work/parts"
echo '{"resources": [{"name": "old", "path": ["a.zip"]}, {"name": "new", "path": "b.zip"}]}' >"$work/parts/datapackage.json"
run 1 build "$note" --data "$work/parts" --out "$work/none"
says stderr 'datapackage.json:1:40: error: "path" must name one file'
run 1 build "$note" --old "$work/april.bag" --new "$work/march.zip" --out "$work/none"
says stderr 'the older edition goes in the place of OLD'
run 1 build "$note" --old "$work/march/press-annex.figures.json" --new "$work/april.bag" --out "$work/none"
one_line stderr
printf 'x' >>"$work/april.bag/data/press-annex.figures.json"
run 1 build "$note" --old "$work/march.zip" --new "$work/april.bag" --out "$work/none"
says stderr 'is not as it was filed'
run 1 build "$note" --old "$work/month/revision.pdf" --new "$work/march.zip" --out "$work/none"
says stderr 'name two editions of one report'
[ ! -e "$work/none" ] || fail 'a refused note left something'
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
