# Damage of every kind, named; and the report built again from its bag.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
run 0 build "$annex" --data "$data" --as-of 2024-03-25 --out "$work/out"
run 0 snapshot "$work/out/press-annex.pdf" -o "$work/bag"
run 0 snapshot "$work/out/press-annex.pdf" -o "$work/bag.zip"
bag=$work/bag

run 0 verify "$bag"
says stdout 'sound'
run 0 verify --rebuild "$work/bag.zip"
says stdout 'built again: bytes same, ledger same, text same, structure same, pages same'
# Offline, and not from the checkout: from the bag alone, in another folder.
(cd "$work" && mkdir far && cp bag.zip far && cd far && "$NETRA" verify --rebuild bag.zip -q >/dev/null) ||
    fail 'rebuild elsewhere'
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'

damaged() { # WHAT_IT_SAYS: then puts the bag right again
    run 1 verify "$bag"
    says stdout "$1"
    says stdout 'DAMAGED'
    rm -rf "$bag"
    run 0 snapshot "$work/out/press-annex.pdf" --replace -o "$bag"
}
rm "$bag/data/input/events.csv"
damaged 'data/input/events.csv: missing'
echo x >"$bag/data/more.txt"
damaged 'data/more.txt: extra'
echo x >"$bag/more.txt"
damaged 'more.txt: extra'
mv "$bag/data/charts/tahap.svg" "$bag/data/charts/b.svg"
damaged 'data/charts/tahap.svg: renamed to data/charts/b.svg'
truncate -s 1000 "$bag/data/input/figures.csv" # the PDF has it whole
damaged 'data/input/figures.csv: changed: truncated at 1000'
truncate -s 1000 "$bag/data/charts/tahap.png" # only its size is known
damaged 'looks truncated at 1000'
printf '\001' | dd of="$bag/data/input/figures.csv" bs=1 seek=5000 conv=notrunc status=none
damaged 'data/input/figures.csv: changed: one byte at offset 5000: 0x01, was'
printf 'X' | dd of="$bag/bag-info.txt" bs=1 seek=3 conv=notrunc status=none
damaged 'bag-info.txt: changed: one byte at offset 3: 0x58, was 0x72'
: >"$bag/data/template/body.md"
damaged 'data/template/body.md: changed: truncated at 0'
rm "$bag/tagmanifest-sha512.txt"
damaged 'tagmanifest-sha512.txt: missing'
rm "$bag/bagit.txt"
damaged 'bagit.txt: missing'

echo x >>"$bag/data/fonts.json"
rm "$bag/README.txt"
run 1 verify "$bag" --format json
python3 - "$work/stdout" <<'PY' || fail 'the JSON of verify'
import json, sys
result = json.load(open(sys.argv[1]))
assert result["sound"] is False and result["bagit"] == "1.0"
kinds = {d["path"]: d for d in result["damages"]}
assert kinds["README.txt"]["damage"] == "missing"
fonts = kinds["data/fonts.json"]
assert fonts["damage"] == "changed" and fonts["found_bytes"] == fonts["expected_bytes"] + 2
assert len(fonts["expected"]) == len(fonts["found"]) == 128
PY

# Zips: bytes inside, at the end, between the entries; cut off.
size=$(stat -c %s "$work/bag.zip")
for at in 0 10 12 40 5000 $((size / 2)) $((size - 1000)) $((size - 20)) $((size - 1)); do
    cp "$work/bag.zip" "$work/flip.zip"
    python3 - "$work/flip.zip" "$at" <<'PY'
import sys
with open(sys.argv[1], "r+b") as f:
    f.seek(int(sys.argv[2])); byte = f.read(1)[0]
    f.seek(int(sys.argv[2])); f.write(bytes([byte ^ 1]))
PY
    run 1 verify "$work/flip.zip"
done
python3 - "$work/bag.zip" "$work/flip.zip" <<'PY'
import sys
raw = bytearray(open(sys.argv[1], "rb").read())
raw[raw.find(b"/data/input/figures.csv") + 3000] ^= 4
open(sys.argv[2], "wb").write(raw)
PY
run 1 verify "$work/flip.zip"
says stdout 'data/input/figures.csv: '
cp "$work/bag.zip" "$work/flip.zip"
printf 'behind' >>"$work/flip.zip"
run 1 verify "$work/flip.zip"
for length in 1 100 1000 $((size / 2)) $((size - 1)); do
    head -c "$length" "$work/bag.zip" >"$work/cut.zip"
    run 1 verify "$work/cut.zip"
    if grep -q ': extra: no manifest' "$work/stdout"; then fail 'files that no manifest can list are called extra'; fi
done

# A bag whose checksums are right but whose report was not made from its data.
rm -rf "$bag"
run 0 snapshot "$work/out/press-annex.pdf" --replace -o "$bag"
sed -i 's/,195,violations/,196,violations/' "$bag/data/input/figures.csv"
cmp -s "$bag/data/input/figures.csv" "$data/figures.csv" && fail 'nothing was forged'
seal "$bag"
run 0 verify "$bag"
run 1 verify --rebuild "$bag"
says stdout 'bytes differs, ledger differs'

# Another program's report: what it says is compared.
run 0 snapshot "$work/out/press-annex.pdf" --replace -o "$bag"
sed -i 's/"version": "0.1.0"/"version": "0.0.9"/' "$bag/data/netra.json"
sed -i '0,/"sha512": "./s//"sha512": "0/' "$bag/data/fonts.json"
seal "$bag"
run 0 verify --rebuild "$bag"
says stdout 'built with netra 0.0.9 and other fonts'

# The program names every library whose version can change a byte; another one is told.
run 0 snapshot "$work/out/press-annex.pdf" --replace -o "$bag"
python3 - "$bag/data/program.json" <<'PY' || fail 'the libraries'
import json, sys
program = json.load(open(sys.argv[1]))
versions = {library["name"]: library["version"] for library in program["libraries"]}
wanted = ("cJSON libcsv FreeType HarfBuzz cairo pixman md4c libharu qpdf zlib libdeflate libcrypto "
          "libarchive expat libqrencode").split()
assert set(wanted) == set(versions), versions
assert all(any(c.isdigit() for c in version) for version in versions.values()), versions
assert {d["file"] for d in program["hyphenation"]} == {"hyph_id_ID.dic", "hyph_en_GB.dic"}
next(x for x in program["libraries"] if x["name"] == "cairo")["version"] = "9.9.9"
json.dump(program, open(sys.argv[1], "w"))
PY
seal "$bag"
run 0 verify --rebuild "$bag"
says stdout 'built with cairo 9.9.9, here 1.'

run 3 verify "$work/nowhere"
run 2 verify "$bag" --format yaml
exit 0
