# What stands on paper and on a screen, read by another program: the fingerprint on the last page, the QR code
# there and in the page, light and dark; its words for a screen reader; no code where the office has no address.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
office=$TOP/data/office/office.json
register=$TOP/data/register

# codes FILE...: the QR codes in pictures
codes() {
    zbarimg --quiet --raw -Sdisable -Sqrcode.enable "$@" 2>/dev/null
}
# last_page NAME: as a picture, in $work/page.png
last_page() {
    local count
    count=$(pdfinfo "$1.pdf" | sed -n 's/^Pages: *//p')
    pdftoppm -r 150 -png -singlefile -f "$count" "$1.pdf" "$work/page"
    pdftotext -f "$count" "$1.pdf" "$work/page.txt"
}
# holds LANGUAGE NAME: what is printed and drawn is the fingerprint that another program makes
holds() {
    local lang=$1 name=${2##*/} code url alt mode
    code=$(python3 "$TOP/tests/command/fingerprint.py" "$2.web") || fail 'the other program'
    last_page "$2"
    grep -qF "$code" "$work/page.txt" || fail "$2: the fingerprint is not on the last page"
    grep -qF "<b>$code</b>" "$2.web/index.html" || fail "$2: the fingerprint is not in the page"
    [ "$(codes "$work/page.png")" != "" ] || fail "$2: no QR code on the last page"
    url=$(codes "$work/page.png")
    case $url in "https://contoh.example/rilis/$name/"????-??-??"/$lang#$code") ;; *) fail "$2: the code says $url" ;; esac
    alt='Kode QR yang menuju'
    [ "$lang" = id ] || alt='QR code that leads to'
    grep -qF "aria-label=\"$alt $url\"" "$2.web/index.html" || fail "$2: the code is not told in the page"
    [ "$(qpdf --json --json-key=qpdf "$2.pdf" | grep -cF "\"/Alt\": \"u:$alt $url\"")" = 1 ] || fail "$2: the code is not told"
    # Its end in the page's own style: a screen as long as the whole page is more than a browser draws.
    sed -n '1,/<\/head>/p; /<div class="fingerprint"/,/<\/svg>/p' "$2.web/index.html" >"$work/end.html"
    for mode in --disable-gpu --force-dark-mode; do
        chromium --headless --no-sandbox $mode --window-size=760,500 --screenshot="$work/shot.png" \
            "file://$work/end.html" >/dev/null 2>&1
        [ "$(codes "$work/shot.png")" = "$url" ] || fail "$2: the code of the page, $mode"
    done
}
for lang in id en; do
    out=$work/out/$lang
    for name in press-annex press-note; do
        run 0 build "$TOP/templates/$name" --data "$data" --office "$office" --lang $lang --format pdf,html --out "$out"
    done
    holds $lang "$out/press-note"
    [ "$(pdfinfo "$out/press-note.pdf" | sed -n 's/^Pages: *//p')" = 2 ] || fail 'the press note has more than two pages'
done
run 0 build "$TOP/templates/quarterly" --data "$register" --set area=73 --office "$office" --format pdf,html --out "$out"
holds id "$out/quarterly"
run 0 build "$annex" --data "$data" --as-of 2024-03-25 --out "$work/old"
run 0 build "$TOP/templates/revision" --old "$work/old/press-annex.pdf" --new "$out/press-annex.pdf" --office "$office" \
    --lang en --format pdf,html --out "$out"
holds en "$out/revision"
bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$out"/{press-note,quarterly,revision}.pdf >"$work/stdout" ||
    fail 'PDF/A-3a or PDF/UA-1'

# Without an address there is the fingerprint, and no code.
run 0 build "$TOP/templates/press-note" --data "$data" --format pdf,html --out "$work/plain"
last_page "$work/plain/press-note"
grep -qF "$(python3 "$TOP/tests/command/fingerprint.py" "$work/plain/press-note.web")" "$work/page.txt" || fail 'no fingerprint'
[ -z "$(codes "$work/page.png")" ] || fail 'a code that leads nowhere'
grep -q 'class="code"' "$work/plain/press-note.web/index.html" && fail 'a code in the page'

# An address that cannot be: one line, at its place.
for address in http://contoh.example 'https://contoh.example/a b' 'https://contoh.example/{fingerprnt}' \
    'https://user@contoh.example' 'https://contoh.example/{number}'; do
    printf '{\n  "name": "Kantor",\n  "address": "%s"\n}\n' "$address" >"$work/office.json"
    run 1 build "$TOP/templates/press-note" --data "$data" --office "$work/office.json" --out "$work/none"
    says stderr "$work/office.json:3:14: "
    [ ! -e "$work/none" ] || fail "written with $address"
done
exit 0
