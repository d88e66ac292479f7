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
run 0 diff "$work/2024-03-25/press-note.pdf" "$work/two/press-note.pdf"

# Few figures: one alone, two elections of one name, and two that cannot be compared. Note and
# annex draw no empty chart, name each election apart, promise no comparison that they do not make, and explain no
# abbreviation that does not stand in them.
run 0 init --figures -o "$work/few"
few() { # few NAME: a package of the lines on stdin, which are `event …` or of figures
    rm -rf "$work/$1" "$work/$1.out"
    cp -r "$work/few" "$work/$1"
    while IFS=, read -r first rest; do
        case $first in
        event) printf '%s,,\n' "$rest" >>"$work/$1/events.csv" ;;
        *) printf '%s,%s\n' "$first" "$rest" >>"$work/$1/figures.csv" ;;
        esac
    done
    printf 's,Humas,,2024-06-12,,,\n' >>"$work/$1/sources.csv"
    for template in press-note press-annex; do
        run 0 build "$TOP/templates/$template" --data "$work/$1" --out "$work/$1.out" -q
        pdftotext "$work/$1.out/$template.pdf" - | tr -s '[:space:]' ' ' >"$work/$1.$template"
    done
    cat "$work/$1.press-note" "$work/$1.press-annex" >"$work/stdout"
}
few one <<'END'
event,v,Pilkades Serentak,2021-06-27
one,reported,v,,,,,2021-07-09,7,persons,,,,s,,,
END
says stdout 'menemukan kejanggalan pada 1 angka yang diperiksa'
grep -E 'Tidak ada data|Kemendagri|H\+40|dua pemilihan pada umur' "$work/one.press-note" && fail 'the note says what it has not'
ratios='p,proven,a1,,,,,2021-07-09,3,persons,,,,s,,,
q,sanctioned,a1,,,,,2021-07-09,1,persons,,,,s,,,
r,proven,b1,,,,,2023-07-09,5,persons,,,,s,,,
t,sanctioned,b1,,,,,2023-07-09,2,persons,,,,s,,,'
few twins <<END
event,a1,Pilkades Serentak,2021-06-27
event,b1,Pilkades Serentak,2023-06-27
$ratios
END
says stdout 'Pada Pilkades Serentak (B1), 40,0 persen'
says stdout 'Pilkades Serentak (A1): 33,3 persen'
pdfinfo "$work/twins.out/press-annex.pdf" | grep -F 'dua pemilihan pada umur yang sama' >/dev/null || fail 'the title'
grep -F 'berjauhan tanggalnya' "$work/stdout" && fail 'points of one day lie far apart'
few nameless <<'END'
event,Pilkada 2020,,2020-12-09
event,p24,Pilkada 2020,2024-11-27
p,proven,Pilkada 2020,,,,,2021-07-09,3,persons,,,,s,,,
q,sanctioned,Pilkada 2020,,,,,2021-07-09,1,persons,,,,s,,,
END
says stdout 'Pilkada 2020'
grep -F 'Pilkada 2020 (Pilkada 2020)' "$work/stdout" && fail 'a name beside itself'
few apart <<END
event,a1,Pilkada A,
event,b1,Pilkada B,2023-06-27
$ratios
END
pdfinfo "$work/apart.out/press-annex.pdf" | grep -F 'pada umur yang sama' && fail 'the title compares'
says stdout 'tidak dapat dibandingkan'
