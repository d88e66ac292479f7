# The press note: at most four pages for any edition, in both languages; its headline is what the
# ledger says, in words; and what is built passes what comes after.
. "$(dirname "$0")/lib.sh"
note=$TOP/templates/press-note

# headline FOLDER: the title of the PDF against the ratio of the ledger
headline() {
    pdfinfo "$1/press-note.pdf" >"$work/info" || fail "pdfinfo $1"
    pages=$(sed -n 's/^Pages: *//p' "$work/info")
    [ "$pages" -le 4 ] || fail "$1 has $pages pages"
    python3 - "$1/press-note.figures.json" "$(sed -n 's/^Title: *//p' "$work/info")" <<'PY' || fail "the headline of $1"
import json, re, sys
rows = json.load(open(sys.argv[1]))["figures"]
title = re.sub(r"\s+", " ", sys.argv[2])
words = dict(zip("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(), range(1, 11)))
fraction = re.search(r", (\w+) dari (\w+) yang ", title)
number = re.search(r", (\d+,\d) persen yang ", title)
shares = {round(row["value"], 1) for row in rows if row["id"].endswith("-ratio") and row["value"] is not None}
def simple(share):
    return any(abs(share - 100 * part / of) <= 0.5 for of in range(2, 11) for part in range(1, of))
if fraction:
    exact = 100 * words[fraction[1]] / words[fraction[2]]
    assert any(abs(share - exact) <= 0.5 for share in shares), title
elif number:
    share = float(number[1].replace(",", "."))
    assert share in shares and not simple(share), title
else:
    assert title.startswith("Pelanggaran netralitas: angka"), title
print(title)
PY
}

for day in 2020-07-01 2021-01-01 2024-02-06 2024-03-25 2024-06-12 2025-05-21; do
    run 0 build "$note" --as-of $day --out "$work/$day" -q
    headline "$work/$day"
done
run 0 build "$note" --data "$data" --out "$work/two" -q
headline "$work/two"
pdfinfo "$work/two/press-note.pdf" | grep -F 'tiga dari empat yang terbukti melanggar telah dijatuhi sanksi' >/dev/null ||
    fail 'not three in four'
pdftotext "$work/two/press-note.pdf" - | grep -F 'SIARAN PERS · NETRALITAS ASN' >/dev/null || fail 'spread letters are read as words'
run 0 build "$note" --data "$data" --lang en --out "$work/en" -q
pdfinfo "$work/en/press-note.pdf" | grep -F 'three in four of those' >/dev/null || fail 'the English headline'

run 0 trace --all "$work/two/press-note.pdf"
run 0 snapshot "$work/two/press-note.pdf"
run 0 verify --rebuild "$work"/two/press-note-*.zip
run 0 diff "$work/two/press-note.pdf" "$work/2024-03-25/press-note.pdf"
