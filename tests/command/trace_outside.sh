# Other people's programs: pdfplumber reads the same words under each number's id as we do, MuPDF saves
# a report again without harm, Ghostscript drops what tracing needs, and that is said; a signed
# report holds.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
python=$TOOLS/python/bin/python
"$python" -c 'import pdfplumber' 2>/dev/null || fail "pdfplumber is not in $TOOLS; run tests/tools/setup.sh"
run 0 build "$annex" --data "$data" --out "$work/id"
run 0 build "$annex" --data "$data" --lang en --out "$work/en"
run 0 build "$TOP/templates/quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --out "$work/id"

for pdf in "$work/id/press-annex.pdf" "$work/en/press-annex.pdf" "$work/id/quarterly.pdf"; do
    "$python" "$TOP/tests/tools/spans.py" "$pdf" >"$work/theirs" || fail 'pdfplumber'
    run 0 trace --all "$pdf" --format json
    "$python" - "$work/stdout" "$work/theirs" <<'PY' || fail "the words under the ids of $pdf"
import json, sys
ours = {(n["id"], n["page"], n["text"]) for n in json.load(open(sys.argv[1]))["printed"]}
theirs = set()
for line in open(sys.argv[2], encoding="utf-8"):
    name, page, text = line.rstrip("\n").split("\t")
    theirs.add((name, int(page), text))
assert len(ours) > 500 and ours == theirs, sorted(ours ^ theirs)[:5]
PY
done
annex_pdf=$work/id/press-annex.pdf

for how in '' '-gggg -z' '-s -d'; do
    # shellcheck disable=SC2086 # several words
    mutool clean $how "$annex_pdf" "$work/again.pdf" 2>/dev/null || fail "mutool clean $how"
    run 0 trace --all "$work/again.pdf"
    says stdout 'all hold'
done
gs -q -sDEVICE=pdfwrite -o "$work/again.pdf" "$annex_pdf" >/dev/null 2>&1 || fail 'Ghostscript'
run 1 trace --all "$work/again.pdf"
one_line stderr
says stderr 'dropped the tags'

# Signed, in a box and without one: what was signed still holds.
cd "$work" || exit 1
openssl req -x509 -newkey rsa:2048 -nodes -keyout k.key -out k.pem -days 3650 -subj '/CN=Uji' \
    -addext keyUsage=digitalSignature 2>/dev/null || fail 'openssl'
for box in signature= 'signature=Kepala Biro'; do
    run 0 build "$annex" --data "$data" --set "$box" --sign k.key,k.pem --sign-time "$(date -u -d '+1 hour' +%Y-%m-%dT%H:00:00Z)" --out signed
    run 0 trace --all signed/press-annex.pdf
    says stdout 'all hold'
done
