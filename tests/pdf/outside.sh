# The sample report in both profiles, judged by other people's programs.
set -uo pipefail
: "${WRITE_SAMPLE:?}" "${TOP:?}" "${TOOLS:?}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
bash "$TOP/tests/tools/setup.sh" "$TOOLS" || exit 1

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

"$WRITE_SAMPLE" A3 "$work/a3.pdf" || fail 'the sample of PDF/A-3'
"$WRITE_SAMPLE" A4 "$work/a4.pdf" || fail 'the sample of PDF/A-4'
"$WRITE_SAMPLE" A3 "$work/large.pdf" 120 || fail 'the large table'

bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$work/a3.pdf" "$work/large.pdf" 4f,ua2 "$work/a4.pdf" || fail 'veraPDF'

for file in "$work"/*.pdf; do
    qpdf --check "$file" >"$work/log" 2>&1 || fail "qpdf --check $file: $(cat "$work/log")"
    grep -i warning "$work/log" && fail 'qpdf warns'
    pdftoppm -r 40 -png "$file" "$work/poppler" 2>"$work/log" || fail "poppler cannot draw $file"
    [ ! -s "$work/log" ] || fail "poppler complains: $(cat "$work/log")"
    mutool draw -q -r 40 -o "$work/mupdf-%d.png" "$file" 2>"$work/log" || fail "MuPDF cannot draw $file"
    # Debian builds MuPDF without ICC and says so for every file.
    grep -v 'ICC support is not available' "$work/log" && fail 'MuPDF complains'
    gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=png16m -r40 -o "$work/gs-%d.png" "$file" \
        >"$work/log" 2>&1 || fail "Ghostscript cannot draw $file"
    [ ! -s "$work/log" ] || fail "Ghostscript complains: $(cat "$work/log")"
    bash "$TOP/tests/tools/words.sh" "$file" || fail 'the readers see different words'
done

# What stands on the page is what is read: the soft hyphen, the minus sign, the chart's own words.
text=$(pdftotext -raw -enc UTF-8 "$work/a3.pdf" -)
for words in $'penga\xC2\xAD' $'−2,2' 'Kepala dinas' 'AVATAR, To' '“Jumlah kumulatif'; do
    grep -qF -- "$words" <<<"$text" || fail "pdftotext does not find: $words"
done
pdfinfo "$work/a3.pdf" | grep -q 'Tagged: *yes' || fail 'poppler sees no tags'
pdfinfo "$work/a4.pdf" | grep -q 'PDF version: *2.0' || fail 'not PDF 2.0'
# Only subsets with a map to Unicode are embedded.
pdffonts "$work/a3.pdf" | awk 'NR > 2 && !/yes yes yes/ { bad = 1 } END { exit bad }' ||
    fail 'a font is not embedded, no subset, or without a map to Unicode'
