# A report signed by the program itself: what is signed, what is filed of it, and what is refused.
# Keys are made here by openssl; poppler's pdfsig says whether the signatures are valid.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
cd "$work" || exit 1
office='signature=Kepala Biro Hubungan Masyarakat'

. "$TOP/tests/command/keys.sh"

# signed FOLDER ARGUMENT...: builds into FOLDER with a fixed time of signing
signed() {
    local folder=$1
    shift
    run 0 build "$annex" --data "$data" --out "$folder" --sign-time "$sign_time" "$@"
}

valid() {
    pdfsig -nocert "$1" >"$work/pdfsig" 2>&1
    grep -q 'Signature is Valid' "$work/pdfsig" && grep -q 'Total document signed' "$work/pdfsig"
}

# The unsigned file comes first, byte for byte, with a box and without one, whatever the key.
run 0 build "$annex" --data "$data" --set "$office" --out boxed
run 0 build "$annex" --data "$data" --out plain
for key in rsa2048 rsa3072 p256; do
    signed "s-$key" --set "$office" --sign "$key.key,$key.pem"
    signed "p-$key" --sign "$key.key,$key.pem"
    cmp -s -n "$(stat -c %s boxed/press-annex.pdf)" boxed/press-annex.pdf "s-$key/press-annex.pdf" ||
        fail "$key: the file before signing was touched"
    cmp -s -n "$(stat -c %s plain/press-annex.pdf)" plain/press-annex.pdf "p-$key/press-annex.pdf" ||
        fail "$key: the file before signing was touched"
    for pdf in "s-$key/press-annex.pdf" "p-$key/press-annex.pdf"; do
        valid "$pdf" || fail "pdfsig does not find $pdf valid"
        grep -q 'ETSI.CAdES.detached' pdfsig || fail "$pdf is not PAdES"
        qpdf --check "$pdf" >stdout 2>&1 || fail "qpdf does not like $pdf"
    done
done
diff -r boxed/press-annex.charts s-p256/press-annex.charts || fail 'signing changes the charts'
cmp boxed/press-annex.figures.json s-p256/press-annex.figures.json || fail 'signing changes the ledger'
pdftotext boxed/press-annex.pdf text
grep -q 'Tempat tanda tangan elektronik' text || fail 'no box'
pdftotext s-p256/press-annex.pdf text
grep -q 'Ditandatangani secara elektronik oleh' text && grep -q 'Pejabat Contoh p256' text ||
    fail 'the box does not show the signer'
grep -q 'Tempat tanda tangan' text && fail 'the box still says that nobody signed'
pdftotext p-p256/press-annex.pdf text
grep -q 'Ditandatangani' text && fail 'a box where none was asked for'
qpdf --qdf --object-streams=disable plain/press-annex.pdf open.pdf
grep -aq /AcroForm open.pdf && fail 'a form where none was asked for'

# A template that does not say whose box it is, or of whom, at its line.
cp -r "$annex" template
misplaced() {
    printf '\n```signature%s\n%s\n```\n' "$1" "$2" >>template/body.md
    run 1 build template --data "$data" --out none
    says stderr "template/body.md:$(grep -c '' "$annex/body.md" | awk '{print $1 + 2}'):"
    says stderr "$3"
    cp "$annex/body.md" template
}
misplaced '' 'Kepala Biro' 'which signature?'
misplaced ' Nama Lain' 'Kepala Biro' 'which signature?'
misplaced ' pengesahan' '' 'who signs?'
misplaced ' pengesahan' '- Kepala Biro' 'who signs?'
misplaced ' metode' 'Kepala Biro' '"metode" stands in the report already'
printf '\n```signature pengesahan\nJakarta, {{edition}}\n\nKepala Biro Umum\n```\n' >>template/body.md
run 0 build template --data "$data" --out placed
pdftotext placed/press-annex.pdf text
grep -q '^Jakarta, 12 Juni 2024' text && grep -q '^Kepala Biro Umum' text || fail 'the place is not printed'

# RSA gives the same bytes for the same moment; SOURCE_DATE_EPOCH is a moment, too.
signed again --set "$office" --sign rsa2048.key,rsa2048.pem
cmp s-rsa2048/press-annex.pdf again/press-annex.pdf || fail 'RSA does not give the same bytes'
SOURCE_DATE_EPOCH=$(date -u -d "$sign_time" +%s) run 0 build "$annex" --data "$data" --out epoch \
    --sign rsa2048.key,rsa2048.pem
grep -aq "/M (D:$(date -u -d "$sign_time" +%Y%m%d%H%M%S)" epoch/press-annex.pdf || fail 'the epoch is no time'
run 0 build "$annex" --data "$data" --out now --sign rsa2048.key,rsa2048.pem
valid now/press-annex.pdf || fail 'without a time it cannot be signed'

# Filed: what was signed is held against the rebuild, and the bag says what it was.
for pdf in s-rsa2048 p-p256; do
    run 0 snapshot "$pdf/press-annex.pdf" -o "$pdf/bag"
    run 0 verify --rebuild "$pdf/bag"
    says stdout 'built again: bytes same'
    says stdout 'signed after build: '
    says stdout 'the last covers the whole file'
done
length=$(stat -c %s boxed/press-annex.pdf)
sum=$(sha512sum <boxed/press-annex.pdf | cut -d ' ' -f 1)
grep -q "^Signed-File: data/press-annex.pdf; as built $length bytes; sha512 $sum" s-rsa2048/bag/bag-info.txt ||
    fail 'bag-info.txt does not hold the checksum before signing'
grep -q "head -c $length data/press-annex.pdf | sha512sum" s-rsa2048/bag/README.txt || fail 'the README'
grep -q "\"netra:sha512\": \"$sum\"" s-rsa2048/bag/prov.json || fail 'prov.json'
run 0 verify --rebuild s-rsa2048/bag --format json
python3 - "$length" <<'PY' || fail 'the JSON of verify'
import json, sys
signed = json.load(open("stdout"))["rebuild"]["signed"]
assert signed["incremental"] and signed["holds"] and signed["bytes_as_built"] == int(sys.argv[1])
assert [s["field"] for s in signed["signatures"]] == ["pengesahan"]
PY
run 0 snapshot boxed/press-annex.pdf -o boxed/bag
grep -q Signed-File boxed/bag/bag-info.txt && fail 'an unsigned report is said to be signed'
run 0 verify --rebuild boxed/bag --format json
grep -Eq '"signed": ?null' stdout || fail 'an unsigned report has signatures'

# A byte altered where it is signed is seen, in what was built and in what was added.
python3 - <<'PY'
pdf = open("s-rsa2048/press-annex.pdf", "rb").read()
built = len(open("boxed/press-annex.pdf", "rb").read())
gap = pdf.index(b"/Contents  <", built)
places = [9, built // 3, built // 2, built - 9, built + 9, built + 300, pdf.index(b"/M (", built) + 9,
          gap + 200, gap + 3600, len(pdf) - 400, len(pdf) - 3]
for number, place in enumerate(places):
    altered = bytearray(pdf)
    altered[place] ^= 1
    open(f"altered-{number}.pdf", "wb").write(altered)
open("longer.pdf", "wb").write(pdf + b"\n")
PY
for pdf in altered-*.pdf longer.pdf; do
    run 1 snapshot "$pdf" -o altered.zip
    one_line stderr
    [ ! -e altered.zip ] || fail "$pdf was filed"
done
says stderr 'byte follows that no signature covers'
for pdf in altered-[0-6].pdf altered-9.pdf; do
    valid "$pdf" && fail "pdfsig finds $pdf valid"
done
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'

# A time-stamp is one of these bytes, or the file is not signed: whoever has no key could write zeros.
openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 30 -subj '/CN=Stempel Contoh' \
    -addext extendedKeyUsage=critical,timeStamping 2>/dev/null || fail 'openssl makes no key for time-stamps'
printf '%s\n' '[tsa]' default_policy=1.2.3.4 serial=tsa.srl digests=sha1,sha256 signer_digest=sha256 >tsa.conf
# stamped FILE DIGEST [COVERED]: the signature of FILE as a time-stamp of what it covers, or of COVERED
stamped() {
    python3 - "$@" <<'PY' || fail 'no time-stamp'
import re, subprocess, sys
pdf = open("p-rsa2048/press-annex.pdf", "rb").read()
pdf = pdf.replace(b"/ETSI.CAdES.detached", b"/ETSI.RFC3161       ")
gap = list(re.finditer(rb"/Contents\s*<([0-9A-F]+)>", pdf))[-1]
covered = pdf[:gap.start(1) - 1] + pdf[gap.end(1) + 1:]
open("covered", "wb").write(sys.argv[3].encode() if len(sys.argv) > 3 else covered)
subprocess.run(["openssl", "ts", "-query", "-data", "covered", "-" + sys.argv[2], "-cert", "-out", "covered.tsq"],
               check=True, stderr=subprocess.DEVNULL)
subprocess.run("openssl ts -reply -config tsa.conf -section tsa -queryfile covered.tsq -signer tsa.pem -inkey tsa.key "
               "-token_out -out covered.tst".split(), check=True, stderr=subprocess.DEVNULL)
token = open("covered.tst", "rb").read().hex().encode() if sys.argv[1] != "zeros.pdf" else b""
open(sys.argv[1], "wb").write(pdf[:gap.start(1)] + token.ljust(gap.end(1) - gap.start(1), b"0") + pdf[gap.end(1):])
PY
}
stamped stamp.pdf sha256
run 0 snapshot stamp.pdf -o stamp.zip
run 0 verify --rebuild stamp.zip
says stdout 'time-stamp "signature"'
while read -r file digest covered why; do
    stamped "$file" "$digest" ${covered#-}
    run 1 snapshot "$file" -o altered.zip
    says stderr "$why"
done <<'END'
zeros.pdf sha256 - is no CMS signature
other.pdf sha256 other was altered after signing
weak.pdf sha1 - a checksum that can be forged
END

# A certificate may name anything: what can be shown is shown, within the box, and no sentence waits for a
# name that is not there.
# named NAME WORDS...: the words of the box that a certificate of this name gets
named() {
    openssl req -x509 -new -key p256.key -utf8 -subj "/CN=$1" -days 3650 -out named.pem 2>/dev/null ||
        fail "openssl makes no certificate for $1"
    run 0 build "$annex" --data "$data" --set "$office" --out named --sign p256.key,named.pem
    valid named/press-annex.pdf || fail "$1: not valid"
    pdftotext -layout named/press-annex.pdf - | sed -n '/Ditandatangani/,/ pukul /p' | grep -v '^ *$' |
        sed 's/^ *//' | head -n -1 >words
    printf '%s\n' "${@:2}" | cmp - words || fail "the box of $1 says: $(cat words)"
}
named $'Budi\e[2J\xE2\x80\xAE \xC2\xA0Utomo' 'Ditandatangani secara elektronik oleh' 'Budi[2J Utomo'
named $'\xE2\x80\x8B \xE3\x80\x80' 'Ditandatangani secara elektronik'
named "$(printf 'W%.0s' {1..64})" 'Ditandatangani secara elektronik oleh' \
    "$(printf 'W%.0s' {1..28})…"

# One that has expired does not hide the one that renewed it.
openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -days 1 -out old.crt 2>/dev/null
cat old.crt p256.crt ca.pem >renewed.pem
run 0 build "$annex" --data "$data" --out renewed --sign p256.key,renewed.pem \
    --sign-time "$(date -u -d '+9 days' +%Y-%m-%dT%H:00:00Z)"
valid renewed/press-annex.pdf || fail 'the renewed certificate is not taken'
run 1 build "$annex" --data "$data" --out none --sign p256.key,old.crt \
    --sign-time "$(date -u -d '+9 days' +%Y-%m-%dT%H:00:00Z)"
says stderr 'has expired'

# Refused, in one line, before anything is built or written.
refused() {
    local status=$1 words=$2
    shift 2
    run "$status" build "$annex" --data "$data" --out none "$@"
    one_line stderr
    says stderr "$words"
    [ ! -e none ] || fail 'something was written'
}
openssl pkey -in p256.key -aes128 -passout pass:rahasia -out secret.key
refused 1 'secret.key: error: is encrypted' --sign secret.key,p256.pem
cp p256.key open.key
chmod 640 open.key
refused 1 'open.key: error: is a private key that others may read or change (mode 640); close it to them: chmod 600' \
    --sign open.key,p256.pem
refused 1 'holds no certificate of the key in p256.key' --sign p256.key,rsa2048.pem
refused 1 'holds no private key' --sign p256.pem,p256.pem
refused 1 'holds no certificate; it must be a PEM file' --sign p256.key,p256.key
refused 1 'does not hold yet' --sign p256.key,p256.pem --sign-time 2001-01-01T00:00:00Z
refused 1 'has expired' --sign p256.key,p256.pem --sign-time 2101-01-01T00:00:00Z
leaf encipher keyEncipherment -algorithm RSA -pkeyopt rsa_keygen_bits:2048
refused 1 'is not for signatures' --sign encipher.key,encipher.pem
# A certificate goes into the file with all its fields.
while IFS='|' read -r subject extension; do
    openssl req -x509 -new -key p256.key -utf8 -subj "$subject" ${extension:+-addext "$extension"} -days 3650 \
        -out numbered.pem 2>/dev/null || fail "openssl makes no certificate for $subject"
    refused 1 'numbered.pem: error: certificate 1 holds a person' --sign p256.key,numbered.pem
    ! grep -q 1985 stderr || fail 'the number itself is said'
    cat p256.crt numbered.pem >second.pem
    refused 1 'second.pem: error: certificate 2 holds a person' --sign p256.key,second.pem
done <<'END'
/CN=Budi 198503152010011007
/O=Contoh/CN=Budi/serialNumber=198503152010011007
/CN=Budi/UID=19850315 201001 1 007
/CN=Budi|subjectAltName=email:198503152010011007@contoh.go.id
/CN=Budi|nsComment=NIP 198503152010011007
END
openssl genpkey -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha512 \
    -out bound.key 2>/dev/null
refused 1 'bound.key: error: is a key that may not sign SHA-256 checksums' --sign bound.key,p256.pem
{ cat p256.crt && head -c 400 ca.pem; } >pieces.pem
refused 1 'pieces.pem: error: certificate 2 is damaged' --sign p256.key,pieces.pem
refused 3 'cannot open the file' --sign nowhere.key,p256.pem
refused 3 'cannot open the file' --sign p256.key,nowhere.pem
refused 2 'does not name a key and its certificate' --sign p256.key
refused 2 'is not a moment in UTC' --sign p256.key,p256.pem --sign-time 2024-04-25
exit 0
