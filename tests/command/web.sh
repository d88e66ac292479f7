# The web edition: what is written, that it says what the PDF says, that it is filed, proved and traced, and that
# whatever is altered is found.
. "$(dirname "$0")/lib.sh"

# says_the_same FOLDER NAME [WORD...]: the page and the PDF in it, every number and word; WORDs for trace
says_the_same() {
    page=$1/$2.web/index.html
    for made in "$1/$2.pdf" "$page"; do
        run 0 trace --all "$made" --format json "${@:3}"
        mv "$work/stdout" "$work/${made##*.}.json"
    done
    python3 "$TOP/tests/command/web.py" "$page" "$work/html.json" "$work/pdf.json" \
        <(pdftotext -raw -enc UTF-8 "$1/$2.pdf" -) || fail "the page $page"
}
register=$TOP/data/register
for lang in id en; do
    for name in press-annex press-note; do
        run 0 build "$TOP/templates/$name" --data "$data" --lang $lang --format pdf,html --out "$work/$lang"
        says_the_same "$work/$lang" $name
    done
    run 0 build "$TOP/templates/quarterly" --data "$register" --set quarter=2024-Q1 --set area=73 --lang $lang \
        --format pdf,html --out "$work/q-$lang"
    says_the_same "$work/q-$lang" quarterly --data "$register"
    rm -r "$work/$lang"/press-note.*
    [ "$(ls "$work/$lang")" = "$(printf 'press-annex.charts\npress-annex.figures.json\npress-annex.pdf\npress-annex.web')" ] ||
        fail "what is written: $(ls "$work/$lang")"
done
page=$work/en/press-annex.web/index.html

# The page alone, and as one file; the PDF is the same with it and without.
run 0 build "$annex" --data "$data" --lang en --format html --out "$work/alone"
[ "$(ls "$work/alone")" = press-annex.web ] || fail 'the page alone'
diff -r "$work/en/press-annex.web" "$work/alone/press-annex.web" || fail 'the page differs without the PDF'
run 0 build "$annex" --data "$data" --lang en --out "$work/pdf"
diff -r "$work/pdf" "$work/en" | grep -v '^Only in .*/en: press-annex.web$' && fail 'the PDF differs with the page'
run 0 build "$annex" --data "$data" --lang en --format html --single-file --out "$work/single"
[ "$(ls "$work/single")" = press-annex.html ] || fail 'the single file'
single=$work/single/press-annex.html
grep -Eq 'href="[a-z]+/|src=' "$single" && fail 'the single file needs others'

# The face of an office: its logo, its letterhead, number and day of the release, who signs.
run 0 build "$annex" --data "$data" --office "$TOP/data/office/office.json" --format pdf,html --out "$work/office"
says_the_same "$work/office" press-annex
for said in '<img class="logo"' 'alt="Lambang Badan' CONTOH-014 'Pejabat Rekaan' '--accent:#145a4c'; do
    grep -qF -- "$said" "$page" || fail "the page of an office does not say $said"
done
page=$work/en/press-annex.web/index.html

# Invented data and an edition for the house say so in the head of the page.
run 0 build "$TOP/templates/quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --set internal=true \
    --format html --out "$work/internal"
head=$(sed -n '/<header class="top">/,/<\/header>/p' "$work/internal/quarterly.web/index.html")
grep -q '<p class="stamp">DATA SINTETIS · INTERNAL</p>' <<<"$head" || fail 'DATA SINTETIS and INTERNAL are not said'
grep -q '<title>DATA SINTETIS · INTERNAL · ' "$work/internal/quarterly.web/index.html" || fail 'the title does not say it'
grep -q '<p class="classification">INTERNAL</p>' <<<"$head" || fail 'INTERNAL is not said'
# A flag is said in words.
targets=$(sed -n '/<figure id="grafik-sasaran"/,/<\/figure>/p' "$work/internal/quarterly.web/index.html")
grep -q '<td>Belum tercapai, 29[^<]*hari di atas sasaran</td>' <<<"$targets" || fail 'the verdict is not in the table of the targets'
grep -Eq 'targets\.[a-z0-9.-]+\.(met|at-most)"' <<<"$targets" && fail 'a flag stands in the table of the targets'

# What is asked for wrongly.
run 2 build "$annex" --format docx && one_line stderr && says stderr '"docx" is no format'
run 2 build "$annex" --single-file && one_line stderr
run 2 build "$annex" --format html --sign a,b && one_line stderr
run 2 build "$annex" --format '' && one_line stderr

# Both forms are traced as the PDF is.
for made in "$page" "$single"; do
    run 0 trace "$made" '75.0 per cent'
    says stdout '180 / 240 × 100 = 75.0'
    says stdout 'holds    the attached data still give it'
    run 0 trace --all "$made"
done
run 1 trace "$page" '99.9 per cent'

# altered FILE WHAT: tracing all of it says so
altered() {
    run 1 trace --all "$1"
    says stdout "$2"
}
sed 's/>75\.0[^<]*cent</>76.0 per cent</' "$single" >"$work/number.html"
altered "$work/number.html" '76.0 per cent'
sed 's/<h1>[^<]*/<h1>Another/' "$single" >"$work/title.html"
altered "$work/title.html" 'the page differs'
sed 's/<style>/<style>.n{display:none}/' "$single" >"$work/style.html"
altered "$work/style.html" 'the page differs'
cp -r "$work/alone/press-annex.web" "$work/folder"
printf 'x' >>"$work/folder/charts/umur-sama.png"
altered "$work/folder/index.html" 'charts/umur-sama.png'
rm "$work/folder/charts/umur-sama.png"
altered "$work/folder/index.html" 'charts/umur-sama.png'
rm "$work/folder/netra.json"
run 1 trace --all "$work/folder/index.html"
one_line stderr

# A page that came by mail reads nothing outside of its folder.
mkdir "$work/mail"
printf '<!DOCTYPE html><body><a data-file="../secret" href="../secret">x</a>' >"$work/mail/index.html"
printf '{}' >"$work/secret"
run 1 trace --all "$work/mail/index.html" && one_line stderr && says stderr 'within its folder'
printf '<!DOCTYPE html><body><a data-file="netra.json" href="netra.json">x</a>' >"$work/mail/index.html"
ln -s ../secret "$work/mail/netra.json"
run 1 trace --all "$work/mail/index.html" && one_line stderr && says stderr 'within its folder'

# Filed with the PDF and proved again; one that is not the PDF's is refused.
run 0 snapshot "$work/en/press-annex.pdf" -o "$work/bag"
cmp "$work/bag/data/press-annex.html" "$single" || fail 'the page in the bag'
run 0 verify --rebuild "$work/bag"
says stdout 'web page built again: same'
sed -i 's/<h1>[^<]*/<h1>Another/' "$work/bag/data/press-annex.html"
seal "$work/bag"
run 1 verify --rebuild "$work/bag"
says stdout 'web page built again: differs'
printf '<!-- -->' >>"$page"
run 1 snapshot "$work/en/press-annex.pdf" -o "$work/other" && one_line stderr && says stderr 'index.html'
exit 0
