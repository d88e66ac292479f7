# Signatures and other people's programs: pyHanko judges ours and signs as an agency's service would,
# veraPDF finds signed reports as archival and accessible as unsigned ones.
. "$(dirname "$0")/lib.sh"
: "${TOOLS:?}"
python=$TOOLS/sign/bin/python
[ -x "$python" ] || fail "pyHanko is not in $TOOLS; run tests/tools/setup.sh"
export PYTHONWARNINGS=ignore
cd "$work" || exit 1
. "$TOP/tests/command/keys.sh"
office='signature=Kepala Biro Hubungan Masyarakat'

# agency: signs for each line IN OUT KEY FIELD [BOX] of its input
agency() {
    "$python" "$TOP/tests/tools/sign/agency.py" ca.pem 2>pyhanko || fail "agency.py: $(cat pyhanko)"
}
# alter IN OUT CHANGE...: OUT-CHANGE.pdf
alter() {
    "$python" "$TOP/tests/tools/sign/alter.py" "$@" 2>pyhanko || fail "alter.py: $(cat pyhanko)"
}
judged() {
    grep -qF -- "$1" judged || fail "pyHanko does not say \"$1\" but: $(cat judged)"
}

# Ours, in both profiles of PDF.
mkdir templates
cp -r "$annex" templates/new
sed -i 's/"profile": "1.7"/"profile": "2.0"/' templates/new/report.json
leaf pss digitalSignature,nonRepudiation -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048
keys=(rsa2048 rsa3072 p256 pss)
for key in "${keys[@]}"; do
    run 0 build "$annex" --data "$data" --out "$key" --set "$office" --sign "$key.key,$key.pem"
done
run 0 build "$annex" --data "$data" --out plain
run 0 build "$annex" --data "$data" --out boxed --set "$office"
run 0 build "$annex" --data "$data" --out unseen --sign p256.key,p256.pem
run 0 build templates/new --data "$data" --out new --set "$office" --sign p256.key,p256.pem
run 0 build templates/new --data "$data" --out new-unseen --sign p256.key,p256.pem
run 0 build templates/new --data "$data" --out new-boxed --set "$office"
TOOLS=$TOOLS bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 {boxed,unseen,rsa2048}/press-annex.pdf \
    4f,ua2 {new,new-unseen,new-boxed}/press-annex.pdf >verapdf || fail "veraPDF: $(cat verapdf)"

# An agency signs in our box, behind our signature, and with a box of its own on a plain report; a service
# writes the file anew first; and before either signs, an update changes what is read.
changes=(page chart note action attachment)
alter boxed/press-annex.pdf updated "${changes[@]}"
qpdf boxed/press-annex.pdf anew.pdf
alter anew.pdf anew "${changes[@]:1}"
mkdir field second box anew
{
    printf '%s\n' 'boxed/press-annex.pdf field/press-annex.pdf rsa3072 pengesahan' \
        'rsa2048/press-annex.pdf second/press-annex.pdf p256 Kedua' \
        'plain/press-annex.pdf box/press-annex.pdf p256 Dinas 0,300,60,500,120' \
        'anew.pdf anew/press-annex.pdf p256 pengesahan'
    for change in "${changes[@]:1}"; do
        qpdf "anew-$change.pdf" "written-$change.pdf"
        echo "written-$change.pdf anew-signed-$change.pdf p256 pengesahan"
    done
    for change in "${changes[@]}"; do
        echo "updated-$change.pdf updated-signed-$change.pdf p256 pengesahan"
    done
} >signed
agency <signed

# A byte altered where it is signed.
cp rsa2048/press-annex.pdf whole.pdf
"$python" - <<'PY'
pdf = open("whole.pdf", "rb").read()
built = len(open("boxed/press-annex.pdf", "rb").read())
for number, place in enumerate((built // 3, built - 9, built + 300, pdf.index(b"/M (", built) + 9)):
    altered = bytearray(pdf)
    altered[place] ^= 1
    open(f"altered-{number}.pdf", "wb").write(altered)
PY
"$python" "$TOP/tests/tools/sign/judge.py" ca.pem {rsa2048,rsa3072,p256,pss,unseen,field,second,box}/press-annex.pdf \
    updated-signed-*.pdf altered-*.pdf >judged 2>pyhanko || fail "judge.py: $(cat pyhanko)"

for key in "${keys[@]}"; do
    judged "$key/press-annex.pdf pengesahan intact valid trusted ENTIRE_FILE NONE"
done
judged 'unseen/press-annex.pdf signature intact valid trusted ENTIRE_FILE NONE'
judged 'field/press-annex.pdf pengesahan intact valid trusted ENTIRE_FILE NONE'
judged 'box/press-annex.pdf Dinas intact valid trusted ENTIRE_FILE NONE'
judged 'second/press-annex.pdf pengesahan intact valid trusted ENTIRE_REVISION FORM_FILLING'
judged 'second/press-annex.pdf Kedua intact valid trusted ENTIRE_FILE NONE'
[ "$(pdfsig -nocert second/press-annex.pdf 2>&1 | grep -c 'Signature is Valid')" -eq 2 ] ||
    fail 'pdfsig does not find both signatures valid'
for folder in field second box; do
    run 0 snapshot "$folder/press-annex.pdf" -o "$folder/bag"
    run 0 verify --rebuild "$folder/bag"
    says stdout 'built again: bytes same'
    says stdout 'bytes added by an incremental update'
done
says stdout 'signing put 1 box on the pages'
second=$(stat -c %s second/press-annex.pdf) first=$(stat -c %s rsa2048/press-annex.pdf)
[ "$second" -gt "$first" ] && cmp -s -n "$first" rsa2048/press-annex.pdf second/press-annex.pdf ||
    fail 'the second signature is no update'

run 0 trace --all field/press-annex.pdf
says stdout 'note: who signed it changed the metadata: /Info/ModDate'
says stdout 'all hold'

# Written anew: what it says is compared.
run 0 snapshot anew/press-annex.pdf -o anew/bag
run 0 verify --rebuild anew/bag
says stdout 'built again: bytes differs, ledger same, text same, structure same, pages same'
says stdout 'signed after build: the file was written anew'
run 1 snapshot anew.pdf -o none
says stderr 'is not what its own data and template build'
for change in "${changes[@]:1}"; do
    run 1 snapshot "anew-signed-$change.pdf" -o none
    says stderr 'is not what its own data and template build'
done

# An update before the signature that changes what is read: signed all the same, and refused.
for change in "${changes[@]}"; do
    judged "updated-signed-$change.pdf pengesahan intact valid trusted ENTIRE_FILE"
    run 1 snapshot "updated-signed-$change.pdf" -o none
    one_line stderr
    says stderr 'was signed after it was built, and that cannot be filed: what was added after'
done
[ ! -e none ] || fail 'an altered report was filed'

# A byte altered: all three see it.
for pdf in altered-*.pdf; do
    grep "^$pdf " judged | grep -q ' intact valid ' && fail "pyHanko finds $pdf whole"
    grep -q "^$pdf " judged || fail "pyHanko says nothing of $pdf"
    pdfsig -nocert "$pdf" >pdfsig 2>&1
    grep -q 'Signature is Valid' pdfsig && fail "pdfsig finds $pdf valid"
    run 1 snapshot "$pdf" -o none
done
exit 0
