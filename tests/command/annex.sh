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
# With the face of an office: a logo that is drawn, and one of pixels that shine through.
python3 - "$TOP/data/office/office.json" "$work/office.json" "$work/logo.png" <<'PY'
import json, struct, sys, zlib
office = json.load(open(sys.argv[1]))
office["logo"]["path"], office["paper"] = "logo.png", "A4"
json.dump(office, open(sys.argv[2], "w"))
chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
rows = b"".join(b"\0" + b"".join(bytes((20, 90, 76, (x + y) % 256)) for x in range(96)) for y in range(48))
open(sys.argv[3], "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 96, 48, 8, 6, 0, 0, 0)) +
                             chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
PY
run 0 build "$annex" --data "$data" --office "$TOP/data/office/office.json" --out "$work/f4"
run 0 build "$annex" --data "$data" --office "$work/office.json" --lang en --out "$work/a4"
run 0 build "$work/templates/press-annex" --data "$data" --office "$TOP/data/office/office.json" --out "$work/f4-two"
paper() {
    pdfinfo "$work/$1/press-annex.pdf" | grep -q "Page size: *$2" || fail "$1 is not on paper of $2"
    pdfinfo "$work/$1/press-annex.pdf" | grep -q "Author: *$3" || fail "$1 is not by $3"
}
paper f4 '609.4[0-9]* x 935.4[0-9]*' 'CONTOH · Badan Layanan Rekaan Nusantara'
paper a4 '595.[0-9]* x 841.[0-9]*' 'SAMPLE · Made-up Service Agency'
pdftotext -layout "$work/f4/press-annex.pdf" - | grep -E 'Jakarta, [0-9]+ [A-Z][a-z]+ 20[0-9]{2}$' >/dev/null || fail 'no place and date'
one=$work/out/press-annex.pdf
two=$work/two/press-annex.pdf

bash "$TOP/tests/tools/verapdf.sh" 3a,ua1 "$one" "$work"/{en,f4,a4}/press-annex.pdf \
    "$work"/{out,a4}/press-annex.charts/*.pdf \
    4f,ua2 "$two" "$work"/f4-two/press-annex{,.charts/*}.pdf || fail 'veraPDF'

for file in "$one" "$two" "$work"/out/press-annex.charts/*.pdf; do
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

# A chart on its own: the file that `chart` draws alone is that of the report.
charts=$work/f4-two/press-annex.charts
run 0 chart "$work/templates/press-annex" umur-sama --data "$data" --office "$TOP/data/office/office.json" -o "$work/alone.pdf"
cmp "$work/alone.pdf" "$charts/umur-sama.pdf" || fail 'the chart drawn alone is another file'
qpdf --show-attachment=umur-sama.csv "$charts/umur-sama.pdf" | cmp - "$charts/umur-sama.csv" || fail 'the attached numbers differ'
# Its words stand in its structure around the figure, which says what the SVG says and where the numbers are,
# and all that the SVG has in words can be taken out of it.
for svg in "$charts"/*.svg "$work"/out/press-annex.charts/*.svg; do
    qpdf --json=2 --json-key=qpdf --json-stream-data=inline --decode-level=generalized "${svg%svg}pdf" \
        >"$work/objects.json" || fail 'qpdf'
    pdftotext -raw "${svg%svg}pdf" "$work/words" || fail 'pdftotext'
    python3 - "$svg" "$work/objects.json" "$work/words" <<'PY' || fail "$svg"
import base64, json, re, sys
from pathlib import Path
from xml.etree import ElementTree
svg = ElementTree.parse(sys.argv[1]).getroot()
name = "{http://www.w3.org/2000/svg}"
every = json.load(open(sys.argv[2]))["qpdf"][1]
objects = [o.get("value") for o in every.values()]
objects = [o for o in objects if isinstance(o, dict)]
text = lambda value: value.removeprefix("u:") if isinstance(value, str) else value
document = next(o for o in objects if o.get("/S") == "/Document")
kids = [every["obj:" + kid]["value"] for kid in document["/K"]]
types = [kid["/S"] for kid in kids]
assert re.fullmatch("(/P)?/H1/P/Figure(/P)*", "".join(types)), types
figure = kids[types.index("/Figure")]
alternative, described = text(figure["/Alt"]), svg.find(name + "desc").text
stem = Path(sys.argv[1]).stem
assert alternative.endswith(f" {stem}.csv."), alternative
assert described.endswith(alternative[:alternative.rindex(". ") + 1]), (described, alternative)
catalog = next(o for o in objects if o.get("/Type") == "/Catalog")
assert text(catalog["/Lang"]) == svg.get("lang") + "-ID", catalog["/Lang"]
# Opaque colours in DeviceRGB, no pattern and no image, but for a logo.
streams = [] if svg.find(f".//{name}image") is not None else [o["stream"] for o in every.values() if "stream" in o]
for o in streams and objects + [stream["dict"] for stream in streams]:
    assert o.get("/Subtype") != "/Image" and "/PatternType" not in o and "/ShadingType" not in o, o
    assert o.get("/SMask", "/None") == "/None" and o.get("/ca", 1) == 1 == o.get("/CA", 1), o
drawn_by = [base64.b64decode(stream["data"]) for stream in streams
            if stream["dict"].get("/Subtype") == "/Form" or not stream["dict"].keys() - {"/Length", "/Filter"}]
operators = {word for stream in drawn_by for word in re.sub(rb"<[0-9A-Fa-f]*>|\((\\.|[^)])*\)", b"", stream).split()}
assert not streams or b"rg" in operators and not operators & {b"k", b"K", b"g", b"G", b"cs", b"CS", b"scn", b"SCN", b"sh", b"BI"}, operators
bare = lambda words: re.sub(r"\s", "", words)
drawn = bare("".join(t.text for t in svg.iter(name + "text")))
assert bare(open(sys.argv[3]).read()) == drawn, (open(sys.argv[3]).read(), drawn)
PY
done
