# The fingerprint of an edition: the same in PDF, web page and bag, made by another program too, read however
# it is typed; and a file that was altered does not have it, whatever it prints. What is altered beside the
# words of a PDF, command.alterations tries.
. "$(dirname "$0")/lib.sh"
register=$TOP/data/register
out=$work/out
run 0 build "$annex" --data "$data" --format pdf,html --out "$out"
run 0 build "$annex" --data "$data" --format html --single-file --out "$out"
run 0 snapshot "$out/press-annex.pdf" -o "$work/bag.zip"
run 0 snapshot "$out/press-annex.pdf" -o "$work/bag"
web=$out/press-annex.web
code=$(python3 "$TOP/tests/command/fingerprint.py" "$web") || fail 'the other program'
grep -qF "<b>$code</b>" "$web/index.html" || fail 'the page prints another fingerprint'

# is FINDING FILE [ARGUMENT...]: what is found of the file by $code
is() {
    local status=1
    case $1 in fits) status=0 ;; unproved) status=2 ;; esac
    run "$status" verify --fingerprint "$code" --format json "${@:2}"
    silent stderr
    says stdout "\"finding\": \"$1\""
}
# in_words STATUS WORDS FILE: the same in one line
in_words() {
    run "$1" verify --fingerprint "$code" "$3"
    one_line stdout
    silent stderr
    says stdout "$3: $2"
}
for file in "$out/press-annex.pdf" "$out/press-annex.html" "$web/index.html" "$work/bag" "$work/bag.zip"; do
    is fits "$file"
done
in_words 0 'matches: what this file holds gives the fingerprint ' "$out/press-annex.pdf"
run 0 verify --fingerprint "$code" "$out/press-annex.pdf" --lang id
says stdout ': cocok: '

# However it is typed.
pdf=$out/press-annex.pdf
spread=$(printf '%s' "$code" | sed 's/./& /g')
for typed in "${code,,}" "${code//-/}" "${code//-/ }" "$spread" "$(tr '01' 'oi' <<<"$code")" "$(tr '01' 'OL' <<<"$code")" \
    "${code//-/$(printf '\xe2\x80\x91')}" "${code//-/$(printf '\xe2\x80\x93')}"; do
    run 0 verify --fingerprint "$typed" "$pdf"
done
for typed in "${code%?}" "${code}0" "${code/-/_}" "${code%?}U" abc "$(printf 'x\xff')"; do
    run 2 verify --fingerprint "$typed" "$pdf"
    one_line stderr
done
run 2 verify --fingerprint "${code%?}" "$pdf"
says stderr 'a fingerprint has 24 digits and letters, this one 23'
run 2 verify --fingerprint "$code" --rebuild "$work/bag"
one_line stderr
run 3 verify --fingerprint "$code" "$work/none"
cp "$work/bag.zip" "$work/report.xlsx"
run 1 verify --fingerprint "$code" "$work/report.xlsx"
one_line stderr
says stderr 'is a part of a report'
printf 'x' >"$work/card.png" # nor does a picture
run 1 verify --fingerprint "$code" "$work/card.png" && one_line stderr
says stderr 'is a part of a report'
run 1 verify --fingerprint "$code" "$TOP/README.md"

# Any other edition has another one: of another language, day, number in the data, setting.
another() {
    run 0 build "$annex" --data "$data" --format html --out "$work/other" "$@"
    is other "$work/other/press-annex.web/index.html"
    rm -r "$work/other"
}
another --lang en
another --as-of 2024-04-25
another --set signature=Kepala
cp -r "$data" "$work/data"
sed -i '0,/,180,/s//,181,/' "$work/data/figures.csv"
data=$work/data another

# Altered, and whatever the file prints of itself is kept.
altered() {
    rm -rf "$work/altered"
    cp -r "$web" "$work/altered"
}
for name in index.html netra.json press-annex.figures.csv press-annex.figures.json template/body.md \
    template/report.json input/figures.csv charts/tahap.csv charts/tahap.svg charts/tahap.png; do
    altered
    printf ' ' >>"$work/altered/$name"
    case $name in
    index.html | *.figures.csv | charts/*.svg | charts/*.png) is altered "$work/altered/index.html" ;;
    *) is other "$work/altered/index.html" ;;
    esac
done
altered
sed -i 's/75,0/76,0/' "$work/altered/index.html"
is altered "$work/altered/index.html"
in_words 1 'does not match: what it holds has that fingerprint, but what it shows was altered (' "$work/altered/index.html"
altered
sed -i "s/<b>$code</<b>${code/-/-0}</" "$work/altered/index.html"
is altered "$work/altered/index.html"
altered
rm "$work/altered/template/body.md"
is other "$work/altered/index.html"
in_words 1 'does not match: what this file holds gives another fingerprint, ' "$work/altered/index.html"
echo >>"$work/bag/data/input/figures.csv"
run 1 verify --fingerprint "$code" "$work/bag"
seal "$work/bag"
is other "$work/bag"

# A report on cases shows what only its cases prove.
run 0 build "$TOP/templates/quarterly" --data "$register" --set quarter=2024-Q1 --set area=73 --format pdf,html --out "$work/q"
code=$(python3 "$TOP/tests/command/fingerprint.py" "$work/q/quarterly.web") || fail 'the other program'
for file in "$work/q/quarterly.pdf" "$work/q/quarterly.web/index.html"; do
    is unproved "$file"
    in_words 2 'not proved yet: ' "$file"
    is fits "$file" --data "$register"
done
# But what it states is: a statement that reads otherwise is named without them.
run 2 verify --fingerprint "$code" "$work/q/quarterly.pdf"
says stdout ' statements are printed as its ledger words them, but the rest of its words'
python3 - "$work/q" <<'PY' || fail 'nothing to alter'
import json, sys
page = sys.argv[1] + "/quarterly.web/index.html"
html = open(page).read()
made = [s["text"]["id"] for s in json.load(open(sys.argv[1] + "/quarterly.figures.json"))["statements"]]
last = next(w for w in (text.rsplit(" ", 1)[-1].strip(".") for text in made) if w.isalpha() and w in html)
open(page, "w").write(html.replace(last, "x" + last))
PY
is altered "$work/q/quarterly.web/index.html"
says stdout 'does not stand in the document as the ledger words it'
exit 0
