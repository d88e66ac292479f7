# Cards: what is written, that each says what its chart says and whose data these are, that they are filed and proved.
. "$(dirname "$0")/lib.sh"
run 0 build "$annex" --data "$data" --lang en --format pdf,card --out "$work/en"
for form in landscape portrait; do # what most is shared of it
    [ -s "$work/en/press-annex.cards/umur-sama-$form.png" ] || fail "no $form of the like-for-like chart"
done
run 0 build "$TOP/templates/quarterly" --set quarter=2024-Q1 --set area=73 --set internal=true --format card --out "$work/q"
[ "$(ls "$work/q")" = quarterly.cards ] || fail 'the cards alone'
says stdout 'quarterly.cards: '
python3 - "$work/en/press-annex.cards" "$work/q/quarterly.cards" <<'END' || fail 'the cards'
import pathlib, struct, sys, zlib
SIZES = {"landscape": (1200, 675), "portrait": (1080, 1350)}
for folder, stamps in zip(sys.argv[1:], (["2024"], ["DATA SINTETIS", "INTERNAL", "Sulawesi Selatan"])):
    files = sorted(pathlib.Path(folder).iterdir())
    pictures = [path for path in files if path.suffix == ".png"]
    assert {path.suffix for path in files} == {".png", ".txt"} and len(pictures) > 3, files
    for path in pictures:
        chart, form = path.stem.rsplit("-", 1)
        bytes_, at, chunks = path.read_bytes(), 8, {}
        while at < len(bytes_):
            length, = struct.unpack(">I", bytes_[at:at + 4])
            kind, body = bytes_[at + 4:at + 8].decode(), bytes_[at + 8:at + 8 + length]
            assert zlib.crc32(bytes_[at + 4:at + 8 + length]) == struct.unpack(">I", bytes_[at + 8 + length:at + 12 + length])[0]
            chunks.setdefault(kind, []).append(body)
            at += 12 + length
        assert struct.unpack(">II", chunks["IHDR"][0][:8]) == SIZES[form], path
        texts = {body.split(b"\0")[0].decode(): body.split(b"\0")[-1].decode() for body in chunks["iTXt"]}
        told = path.with_name(chart + ".txt").read_text(encoding="utf-8")
        assert texts["Description"] == told and texts["Title"] in told.splitlines(), path
        assert all(stamp in told.splitlines()[0] for stamp in stamps), told
        assert len(told.splitlines()) >= 4, told
END
# The same alone, and with others; the PDF is the same with them.
run 0 build "$annex" --data "$data" --lang en --format card --out "$work/alone"
diff -r "$work/alone/press-annex.cards" "$work/en/press-annex.cards" || fail 'cards differ without the PDF'
run 0 build "$annex" --data "$data" --lang en --out "$work/pdf"
cmp "$work/pdf/press-annex.pdf" "$work/en/press-annex.pdf" || fail 'the PDF differs with cards'

# Through a link they would replace files elsewhere.
mkdir "$work/linked" "$work/elsewhere"
ln -s "$work/elsewhere" "$work/linked/press-annex.cards"
run 3 build "$annex" --data "$data" --format card --out "$work/linked" && one_line stderr

# Filed with the PDF and proved again.
run 0 snapshot "$work/en/press-annex.pdf" -o "$work/bag"
diff -r "$work/bag/data/press-annex.cards" "$work/en/press-annex.cards" || fail 'the cards in the bag'
run 0 verify --rebuild "$work/bag"
says stdout 'card built again: same'
cp "$work/bag/data/press-annex.cards/tahap.txt" "$work/bag/data/press-annex.cards/more.txt"
seal "$work/bag"
run 1 verify --rebuild "$work/bag"
says stdout 'card built again: differs'
rm "$work/bag/data/press-annex.cards/more.txt"
for card in "$work/bag/data/press-annex.cards/"*-portrait.png; do
    printf x >>"$card"
    break
done
seal "$work/bag"
run 1 verify --rebuild "$work/bag"
says stdout 'card built again: differs'
printf x >>"$work/en/press-annex.cards/tahap.txt"
run 1 snapshot "$work/en/press-annex.pdf" -o "$work/other" && one_line stderr && says stderr 'tahap.txt'
exit 0
