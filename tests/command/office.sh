# The face of an office: what build takes of it, all that follows a build takes; what is wrong is said at
# its place; the recipe, the attachments and the bag hold it whole, and nothing of the logo but its drawing.
. "$(dirname "$0")/lib.sh"
cp -r "$TOP/data/office" "$work/office"
office=$work/office/office.json

# Both languages and papers, in a template that names the office or by --office, built, filed, verified.
cp -r "$annex" "$work/annex"
sed -i 's#"name": "press-annex",#"name": "press-annex", "office": "../office/office.json",#' "$work/annex/report.json"
run 0 build "$work/annex" --data "$data" --out "$work/named"
run 0 build "$annex" --data "$data" --office "$office" --out "$work/id" --set office.number=7/A/2024
run 0 build "$annex" --data "$data" --office "$office" --out "$work/again" --set office.number=7/A/2024
cmp -s "$work/id/press-annex.pdf" "$work/again/press-annex.pdf" || fail 'not the same bytes'
run 0 build "$annex" --data "$data" --office "$office" --out "$work/en" --lang en --set office.date=2024-03-25
cmp -s "$work/named/press-annex.figures.json" "$work/id/press-annex.figures.json" || fail 'the face changes a number'
run 0 trace --all "$work/named/press-annex.pdf"
run 0 snapshot "$work/en/press-annex.pdf" -o "$work/en.zip"
run 0 verify --rebuild "$work/en.zip"
bag=$work/bag
run 0 snapshot "$work/id/press-annex.pdf" -o "$bag"
run 0 verify --rebuild "$bag"
run 0 diff "$work/named/press-annex.pdf" "$bag"
[ -s "$bag/data/office/logo.svg" ] || fail 'no logo is filed'
cmp -s "$office" "$bag/data/office/office.json" || fail 'another office is filed'
grep -q 'title' "$bag/data/office/logo.svg" && fail 'words of the logo travel'
grep -q '"office": true' "$bag/data/netra.json" || fail 'the recipe does not tell'
# Who has only the bag builds it by the command that it tells.
netra() {
    "$NETRA" "$@"
}
told=$(grep -oh 'SOURCE_DATE_EPOCH=[0-9]* netra build.*' "$bag/README.txt" | head -1)
(cd "$bag/data" && eval "$told" '--out "$work/by-hand"') >"$work/stdout" 2>"$work/stderr" || fail 'the command of README.txt'
cmp -s "$work/by-hand/press-annex.pdf" "$work/id/press-annex.pdf" || cmp -s "$work/by-hand/template.pdf" "$work/id/press-annex.pdf" ||
    fail 'the command of README.txt makes another file'
# A bag whose logo was exchanged is no longer what it was, and does not build the report.
sed -i 's/#ffffff/#ffff00/' "$bag/data/office/logo.svg"
run 1 verify "$bag"
seal "$bag"
run 1 verify --rebuild "$bag"

# The colours are in the charts; a chart alone has them too.
run 0 chart "$annex" umur-sama --data "$data" --office "$office" -o "$work/chart.svg"
grep -q '#12503f' "$work/chart.svg" || fail 'the chart has other colours'
grep -q '#1f4e79' "$work/chart.svg" && fail 'the chart has the colours of netra'
cmp -s "$work/chart.svg" "$work/id/press-annex.charts/umur-sama.svg" || fail 'the chart of a build is another'

# It says whose it is where it stands without its report: in words in each format, with the mark in pictures.
charts=$work/id/press-annex.charts
grep -q '<desc[^>]*>CONTOH · Badan Layanan Rekaan Nusantara · ' "$charts/umur-sama.svg" || fail 'the SVG does not name the office'
grep -q '<image aria-hidden="true" x="[0-9.]*" y="16" width="[0-9.]*" height="28" href="data:image/svg+xml;base64,' \
    "$charts/umur-sama.svg" || fail 'the SVG has no mark'
pdftotext "$charts/umur-sama.pdf" - >"$work/words"
grep -q 'Badan Layanan Rekaan Nusantara' "$work/words" || fail 'the PDF does not name the office'
lines=$(wc -l <"$charts/umur-sama.csv")
[ "$(grep -c 'Badan Layanan Rekaan Nusantara' "$charts/umur-sama.csv")" = $((lines - 1)) ] ||
    fail 'a line of the CSV does not name the office'
python3 - "$office" "$work/office/plain.json" <<'PY'
import json, sys
office = json.load(open(sys.argv[1], encoding="utf-8"))
office.pop("logo")
json.dump(office, open(sys.argv[2], "w", encoding="utf-8"))
PY
for format in svg pdf png; do
    run 0 chart "$annex" umur-sama --data "$data" --office "$work/office/plain.json" -o "$work/plain.$format"
    cmp -s "$work/plain.$format" "$charts/umur-sama.$format" && fail "the mark is not in the $format"
done
grep -q '<image' "$work/plain.svg" && fail 'a mark where there is none'

# check says what an office has; init names it in a copy, which builds.
run 0 check "$office" --lang en
says stdout 'paper F4; logo svg; contrast on white paper: accent #145a4c 8.08'
run 0 check "$office" --format json
python3 -c 'import json, sys; assert json.load(sys.stdin)["colours"]["first"]["contrast_on_paper"] == 9.35' \
    <"$work/stdout" || fail 'check in JSON'
run 0 init --template press-annex "$work/copy" --data "$data" --office "$office"
grep -q '"office": "../office/office.json"' "$work/copy/report.json" || fail 'the copy names no office'
grep -q '"organisation"' "$work/copy/report.json" && fail 'the copy speaks for another office'
run 0 build "$work/copy" --out "$work/copied"
run 3 init --template press-annex "$work/copy2" --office "$work/nothing.json"
[ ! -e "$work/copy2" ] || fail 'a copy without its office'

# wrong STATUS PLACE MESSAGE SED-EXPRESSION: the office changed so, in one line at that place.
wrong() {
    sed "$4" "$TOP/data/office/office.json" >"$office"
    run "$1" check "$office" --lang en
    grep -qE "office.json:$2: error: .*$3" "$work/stderr" || fail "$4: not $2: $3"
    run "$1" build "$annex" --data "$data" --office "$office" --out "$work/wrong" --lang id
    grep -qE "office.json:$2: kesalahan: " "$work/stderr" || fail "build, $4: not $2: $3"
    [ ! -e "$work/wrong" ] || fail 'something was written'
}
wrong 1 '20:[0-9]+' 'did you mean .paper.' 's/"paper"/"papers"/'
wrong 1 '20:12' '"paper" cannot be "F5"; there are A4, F4' 's/"F4"/"F5"/'
wrong 1 '22:11' 'is not a day' 's/"edition"/"25 Maret"/'
wrong 1 '7:13' '"sample" is a string here; it must be true or false' 's/"sample": true/"sample": "yes"/'
wrong 1 '1:1' 'name' '3,6d'
wrong 1 '23:13' 'no names in ..' 's/"CONTOH-014.*"/"{{number}}"/'
wrong 1 '4:11' 'one line' 's/"CONTOH · Badan.*"/"\\n"/'
wrong 1 '19:26' '#7fb5a8.* contrast on #f6f7f9 is 2\.1[0-9], 4\.50 is asked; the nearest colour that will do: #' 's/"#145a4c"/"#7fb5a8"/'
wrong 1 '19:[0-9]+' 'equally dark in grey print: their contrast is 1\.[0-4][0-9], 1\.50 is asked' 's/"#b04a10"/"#7a2f08"/'
wrong 1 '19:[0-9]+' '#green.* is not a colour' 's/"#b04a10"/"#green"/'
wrong 1 '13:13' 'no place for a logo' 's#"logo.svg"#"../logo.svg"#'
wrong 1 '13:13' 'no place for a logo' 's#"logo.svg"#"/etc/passwd"#'
wrong 1 '12:11' 'alternative' '14,17d; 13s/,$//'
wrong 1 '27:[0-9]+' 'person' 's/"Pejabat Rekaan"/"NIP 19900101 201501 1 001"/'
cp "$TOP/data/office/office.json" "$office"
run 2 build "$annex" --data "$data" --office "$office" --set office.numer=1 --out "$work/wrong" --lang en
says stderr 'office.number'
run 2 build "$annex" --data "$data" --office "$office" --set office.date=tomorrow --out "$work/wrong" --lang en
says stderr 'is not a day'
run 2 build "$annex" --data "$data" --set office.number=1 --out "$work/wrong" --lang en
run 2 build "$annex" --data "$data" --office "$office" --set 'office.number=19900101 201501 1 001' --out "$work/wrong" --lang en
run 3 build "$annex" --data "$data" --office "$work/nothing.json" --out "$work/wrong"

# A logo that would reach outside does not, and says where it would.
printf '%s\n' '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' '<image href="file:///etc/passwd"/></svg>' >"$work/office/logo.svg"
run 1 check "$office" --lang en
says stderr 'logo.svg:2:1: error: <image> is not drawn in a logo'
rm "$work/office/logo.svg"
run 3 check "$office"
one_line stderr
[ ! -e "$work/wrong" ] || fail 'something was written'
