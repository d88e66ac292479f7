# The web edition in a real browser, one page of it before Lighthouse, and before the HTML checker of the web platform. SHOTS=FOLDER keeps pictures.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
bash "$TOP/tests/tools/setup.sh" "$TOOLS" || fail 'the tools'
for lang in en id; do # one with the face of an office
    face=()
    [ $lang = en ] || face=(--office "$TOP/data/office/office.json")
    run 0 build "$annex" --data "$data" --lang $lang "${face[@]}" --format html --out "$work/$lang"
done
run 0 build "$TOP/templates/quarterly" --lang en --set quarter=2024-Q1 --format html --out "$work/q"
run 0 build "$annex" --data "$data" --format html --single-file --out "$work/single"
pages=("$work/id/press-annex.web/index.html" "$work/en/press-annex.web/index.html" "$work/q/quarterly.web/index.html")
# A copy, as Java opens no path with characters that its locale has not.
cp "$TOOLS/browse/node_modules/vnu-jar/build/dist/vnu.jar" "$work" || fail 'no HTML checker'
java -Xss8m -jar "$work/vnu.jar" --errors-only "${pages[@]}" "$work/single/press-annex.html" 2>"$work/stderr" ||
    fail 'the HTML checker'
node "$TOP/tests/tools/browse/browse.mjs" "$TOOLS/browse" "${pages[@]}" >"$work/stdout" 2>"$work/stderr" ||
    fail 'the browser'
exit 0
