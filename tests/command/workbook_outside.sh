# The workbook before other people's programs: openpyxl, pandas and LibreOffice read it alike, and the ODF validator finds
# no fault.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
bash "$TOP/tests/tools/setup.sh" "$TOOLS" || fail 'the tools'
run 0 build "$TOP/templates/quarterly" --set quarter=2024-Q1 --set area=73 --lang en --format xlsx,ods --out "$work/q ü"
run 0 build "$TOP/templates/press-note" --data "$data" --office "$TOP/data/office/office.json" --format xlsx,ods --out "$work/n"
# Java opens no path with characters that its locale has not.
cp "$work/q ü/quarterly.ods" "$work/q.ods"
cp "$TOOLS"/odfvalidator/*.jar "$work/odfvalidator.jar"
for book in "$work/q.ods" "$work/n/press-note.ods"; do
    java -jar "$work/odfvalidator.jar" -e "$book" >"$work/stdout" 2>&1
    grep -E 'Error|Warning' "$work/stdout" >"$work/stderr" && fail "the validator: $book"
done
# Its own profile, so that no other LibreOffice is in the way.
for form in ods xlsx; do
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to ods:calc8 --outdir "$work/$form" \
        "$work/n/press-note.$form" >"$work/stdout" 2>&1 || fail "LibreOffice opens no $form"
done
"$TOOLS/python/bin/python" "$TOP/tests/command/workbook_outside.py" "$work/q ü/quarterly" "$work/n/press-note" \
    "$work/ods/press-note.ods" "$work/xlsx/press-note.ods" >"$work/stdout" 2>"$work/stderr" || fail 'what others read'
exit 0
