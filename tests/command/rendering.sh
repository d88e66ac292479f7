# A report of another version, built again: pages that other instructions draw are compared as pictures.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR" "$work/none" "$work/loud"
run 0 build "$annex" --data "$data" --as-of 2024-03-25 --out "$work/out"
run 0 snapshot "$work/out/press-annex.pdf" -o "$work/bag"
bag=$work/bag
sed -i 's/"version": "0.1.0"/"version": "0.0.9"/' "$bag/data/netra.json"

# The same instructions draw the same: nothing has to be drawn.
seal "$bag"
PATH=$work/none run 0 verify --rebuild "$bag"
says stdout 'pages same'
says stdout 'built with netra 0.0.9'

# Other words for the same drawing.
qpdf --normalize-content=y --coalesce-contents "$work/out/press-annex.pdf" "$bag/data/press-annex.pdf"
seal "$bag"
run 0 verify --rebuild --all "$bag"
says stdout 'bytes differs, ledger same, text same, structure same, pages differs'
pages=$(pdfinfo "$work/out/press-annex.pdf" | sed -n 's/^Pages: *//p')
says stdout "all $pages pages look the same at 80 dpi"

# A mark that moved, on one page; a page of another size.
qpdf --qdf --object-streams=disable "$bag/data/press-annex.pdf" "$work/plain.pdf"
python3 - "$work/plain.pdf" "$work/moved.pdf" <<'PY' || fail 'no mark to move'
import re, sys
raw = open(sys.argv[1], "rb").read()
mark = next(m for m in re.finditer(rb"\n([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\n", raw)
            if float(m[3]) > 20 and float(m[4]) > 5)
new = b"\n%s %s %.2f %s re\n" % (mark[1], mark[2], float(mark[3]) / 2, mark[4])
open(sys.argv[2], "wb").write(raw[:mark.start()] + new + raw[mark.end():])
PY
fix-qdf "$work/moved.pdf" >"$bag/data/press-annex.pdf" 2>/dev/null
seal "$bag"
run 0 verify --rebuild --all "$bag"
says stdout 'text same, structure same, pages differs'
grep -q '^  page [0-9]* looks different: [0-9]* of [0-9]* pixels at 80 dpi' "$work/stdout" || fail 'the moved mark'
run 0 verify --rebuild "$bag" --format json
python3 - "$work/stdout" <<'PY' || fail 'the JSON of the moved mark'
import json, sys
r = json.load(open(sys.argv[1]))["rebuild"]
assert r["pages"] == r["rendered"] == "differs" and len(r["pages_that_look_different"]) == 1, r
assert r["holds"] and r["text"] == "same"
PY

# Of many pages the first, unasked.
run 0 build "$annex" --out "$work/long"
[ "$(pdfinfo "$work/long/press-annex.pdf" | sed -n 's/^Pages: *//p')" -gt 16 ] || fail 'too short to leave pages out'
run 0 snapshot "$work/long/press-annex.pdf" -o "$work/long/bag"
qpdf --normalize-content=y --coalesce-contents "$work/long/press-annex.pdf" "$work/long/bag/data/press-annex.pdf"
sed -i 's/"version": "0.1.0"/"version": "0.0.9"/' "$work/long/bag/data/netra.json"
seal "$work/long/bag"
run 0 verify --rebuild "$work/long/bag"
says stdout 'were not compared as pictures: only the first 16 pages that differ are drawn; all of them with --all'
run 0 verify --rebuild --all "$work/long/bag"
says stdout 'pages look the same at 80 dpi'

# No viewer, one that never stops, one that draws nothing: said, not guessed.
PATH=$work/none run 0 verify --rebuild "$bag"
says stdout 'were not compared as pictures: pdftoppm (poppler-utils) is not installed'
printf '#!/bin/sh\nexec /usr/bin/yes\n' >"$work/loud/pdftoppm"
chmod +x "$work/loud/pdftoppm"
PATH=$work/loud run 0 verify --rebuild "$bag"
says stdout 'were not compared as pictures: pdftoppm could not draw them'
printf '#!/bin/sh\nexit 1\n' >"$work/loud/pdftoppm"
PATH=$work/loud run 0 verify --rebuild "$bag" --format json
python3 -c 'import json, sys
assert json.load(open(sys.argv[1]))["rebuild"]["rendered"] == "unknown"' "$work/stdout" || fail 'unknown is not same'
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
exit 0
