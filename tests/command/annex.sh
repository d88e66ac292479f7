# The finished annex, judged by other people's programs.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"

run 0 build "$annex" --out "$work/out"
cp -r "$TOP/templates" "$TOP/data" "$work"
python3 - "$work/templates/press-annex/report.json" <<'PY'
import json, sys
settings = json.load(open(sys.argv[1]))
settings["profile"] = "2.0"
json.dump(settings, open(sys.argv[1], "w"), ensure_ascii=False, indent=2)
PY
run 0 build "$work/templates/press-annex" --out "$work/two"
run 0 build "$annex" --lang en --out "$work/en"
one=$work/out/press-annex.pdf
two=$work/two/press-annex.pdf

bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$one" "$work/en/press-annex.pdf" || fail 'PDF/A-3a or PDF/UA-1'
bash "$TOP/tests/tools/verapdf.sh" 4f,ua2 "$two" || fail 'PDF/A-4f or PDF/UA-2'

for file in "$one" "$two"; do
    qpdf --check "$file" >"$work/stdout" 2>&1 || fail "qpdf --check $file"
    grep -qi warning "$work/stdout" && fail 'qpdf warns'
    # Fonts and attachments apart, a page costs a few kilobytes: nothing is embedded uncompressed.
    [ "$(stat -c %s "$file")" -lt 800000 ] || fail "$file is larger than 800 KB"
    pdftoppm -r 40 -png "$file" "$work/page" 2>"$work/stderr" || fail 'poppler'
    silent stderr
    mutool draw -r 40 -o "$work/mu-%d.png" "$file" >/dev/null 2>"$work/stderr" || fail 'MuPDF'
    # Debian builds MuPDF without colour management, and it says so on every run.
    grep -v 'ICC support is not available' "$work/stderr" | grep -i -E 'warning|error' &&
        fail 'MuPDF complains'
    gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=png16m -r40 -o "$work/gs-%d.png" "$file" \
        >"$work/stdout" 2>"$work/stderr" || fail 'Ghostscript'
    grep -i -E 'error|warning' "$work/stdout" "$work/stderr" && fail 'Ghostscript complains'
    bash "$TOP/tests/tools/words.sh" "$file" || fail 'the viewers read different words'
done

names=$(qpdf --list-attachments "$one")
for name in figures.csv sources.csv events.csv datapackage.json press-annex.figures.json; do
    grep -q "$name" <<<"$names" || fail "$name is not attached"
done
qpdf --show-attachment=input/figures.csv "$one" | cmp - "$TOP/data/published/figures.csv" || fail 'the attached figures differ'
qpdf --show-attachment=press-annex.figures.json "$one" | cmp - "$work/out/press-annex.figures.json" ||
    fail 'the attached ledger differs'
for svg in "$work"/out/press-annex.charts/*.svg; do
    xmllint --noout "$svg" || fail "$svg is not well-formed"
done
