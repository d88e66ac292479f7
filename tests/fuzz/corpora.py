#!/usr/bin/env python3
"""corpora.py NETRA TOP OUT: what fuzzing begins with, made of the project's own templates, data, docs
and of what the program writes. OUT/seeds/TARGET are inputs, OUT/TARGET.dict the words of its formats."""
import atexit, csv, io, json, pathlib, re, shutil, struct, subprocess, sys, tempfile, zlib

netra, top, out = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
shutil.rmtree(out / "seeds", ignore_errors=True)
work = pathlib.Path(tempfile.mkdtemp())
atexit.register(shutil.rmtree, work)


def seed(target, name, content):
    path = out / "seeds" / target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def run(*arguments, **options):
    subprocess.run(arguments, check=True, cwd=work, stdout=subprocess.DEVNULL, **options)


def pack(files):
    """Several files as one input, as fuzz_folder wants them."""
    return b"\n".join(b"=== %s\n%s" % (name.encode(), content if isinstance(content, bytes) else content.encode())
                      for name, content in files.items())


def fences(path, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", path.read_text(), re.S | re.M)


def small_pdf():
    """All that is read of a PDF, in three kilobytes: a fuzzer changes little things best."""
    stream = lambda text, more=b"": b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(text), more, text)
    content = b"""/P << /MCID 0 >> BDC BT /F 12 Tf 14 TL 1 0 0 1 50 700 Tm <0041> Tj T* <0042> ' [<0043> -200 <0044>] TJ ET EMC
/Span /P BDC BT /F 9 Tf 3 Ts 0 Tr 10 20 TD 5 0 Td <0045> Tj ET EMC
/Span << /ActualText <FEFF0066> >> BDC BT /F 9 Tf <0041> Tj ET EMC
/Artifact BMC q 1 0 0 rg 10 10 50 20 re f Q 0 G 2 w 0 0 m 10 10 l 1 2 3 4 5 6 c h S EMC
q .5 0 0 .5 9 9 cm /X Do Q 0 0 9 9 re W* n /OC /O BDC EMC /G gs
BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"""
    names = b"""/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfchar <0041> <0061> endbfchar 2 beginbfrange <0042> <0043> <0062> <0044> <0045> [<0064> <00AD>] endbfrange endcmap"""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 8 0 R /MarkInfo << /Marked true >> /AF [14 0 R]"
        b" /AcroForm << /Fields [12 0 R] /SigFlags 3 >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Rotate 90 /Annots [12 0 R 13 0 R] /Resources << /Font << /F 5 0 R >>"
        b" /XObject << /X 7 0 R >> /Properties << /P << /MCID 1 >> /O << /Type /OCG >> >> /ExtGState << /G << /ca .5 >> >> >> >>",
        stream(content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 9 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDToGIDMap /Identity /FontDescriptor 10 0 R >>",
        stream(b"BT /F 8 Tf <0041> Tj ET 0 0 1 1 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 2 2]"),
        b"<< /Type /StructTreeRoot /K 11 0 R /IDTree << /Kids [<< /Names [(a) 18 0 R] >>] >> >>",
        stream(names),
        b"<< /Type /FontDescriptor /FontFile2 15 0 R >>",
        b"<< /S /Document /K [18 0 R << /S /Span /P 11 0 R /K << /Type /MCR /MCID 1 /Pg 3 0 R >> >>"
        b" << /S /Figure /Alt (b) /AF [14 0 R] /K << /Type /OBJR /Obj 13 0 R >> >>] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /V 16 0 R /P 3 0 R /Rect [0 0 9 9] /AP << /N 7 0 R >> >>",
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>",
        b"<< /Type /Filespec /F (a.csv) /UF (a.csv) /AFRelationship /Data /EF << /F 17 0 R >> >>",
        stream(b"\0\1\0\0\0\1\0\0\0\0\0\0glyf\0\0\0\0\0\0\0\x1c\0\0\0\0"),
        b"<< /Type /Sig /SubFilter /ETSI.CAdES.detached /M (D:20240425090000Z) /ByteRange [0 @@@@ @@@@ @@@@] /Contents <30030201>>>",
        stream(b"a,b\n1,2\n", b"/Type /EmbeddedFile /Params << /Size 8 >>"),
        b"<< /S /P /P 11 0 R /ID (a) /Pg 3 0 R /K 0 /ActualText (c) >>",
    ]
    whole, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    whole += b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(whole))
    gap = whole.index(b"<30030201>")
    for value in (gap, gap + 10, len(whole) - gap - 10):
        whole = whole.replace(b"@@@@", b"%04d" % value, 1)
    return whole


# --- data packages ---

def rows(path, keep):
    """The heading and the rows that are to be kept: a number of them, or a judge."""
    lines = list(csv.reader(path.open(newline="")))
    kept = lines[1:keep + 1] if isinstance(keep, int) else [row for row in lines[1:] if keep(row)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([lines[0]] + kept)
    return text.getvalue()


def plain(value):
    """A descriptor without what is only for readers."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k not in
                ("title", "description", "keywords", "sources", "licenses", "contributors")}
    return [plain(v) for v in value] if isinstance(value, list) else value


def small(folder, keep):
    descriptor = plain(json.loads((folder / "datapackage.json").read_text()))
    files = {r["path"]: rows(folder / r["path"], keep.get(r["name"], 4)) for r in descriptor["resources"]}
    return {"datapackage.json": json.dumps(descriptor), **files}


def write(folder, files):
    for name, content in files.items():
        path = work / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


figures = small(top / "tests/data/two-votes", {"figures": 30, "sources": lambda row: True})
used = {row["source_id"] for name in ("figures.csv", "events.csv") for row in csv.DictReader(io.StringIO(figures[name]))}
figures = small(top / "tests/data/two-votes", {"figures": 30, "sources": lambda row: row[0] in used})
cases = small(top / "data/register", {"cases": 60, "areas": lambda row: row[0][:2] in ("73", "62", "16")})
few = {**figures, "figures.csv": "\n".join(figures["figures.csv"].splitlines()[:4])}
write("figures", few)
write("cases", cases)
seed("figures", "two-votes", pack(figures))
seed("figures", "few", pack(few))
seed("register", "sample", pack(cases))
seed("register", "one-row", pack({**cases, "cases.csv": "\n".join(cases["cases.csv"].splitlines()[:2])}))
for name, files in (("figures", figures), ("cases", cases)):
    whole = json.loads(files["datapackage.json"])
    seed("descriptor", name, files["datapackage.json"])
    for resource in whole["resources"]:
        seed("descriptor", f"{name}-{resource['name']}", json.dumps({**whole, "resources": [resource]}))
for i, text in enumerate(fences(top / "docs/data.md", "json")):
    seed("json", f"data-{i}", text)
    if '"resources"' in text:
        seed("descriptor", f"data-{i}", text)
for name in ("figures.csv", "sources.csv", "events.csv"):
    cells = [row[:2] for row in csv.reader(io.StringIO(figures[name]))][1:]
    seed("csv", name, "a,b\n" + "".join(f'"{a}";"{b}"\r\n'.replace(";", ",") for a, b in cells))
heads = "No;Tgl Masuk;Nama;Hasil;Provinsi;Jenis;Tgl Putusan\n"
rows = "".join(f"A-{i};{i % 28 + 1:02}/0{i % 9 + 1}/2024;Orang {i};{['Terbukti', 'Ditolak', 'proses'][i % 3]};"
               f"{['Bali', 'Aceh', 'Menteng'][i % 3]};k{i % 2};{i % 28 + 1:02}/11/2024\n" for i in range(12))
seed("survey", "plain", heads + rows)
seed("survey", "titles", "JUDUL;;\n\n" + heads + "(1);(2);(3);(4);(5);(6);(7)\n" + rows + "Catatan;;\n")
seed("survey", "two-heads", "No;Tanggal;;Hasil\n;Masuk;Putusan;\n" + "".join(f"{i};2024-01-0{i};2024-02-0{i};ya\n" for i in range(1, 9)))
seed("survey", "wide", (heads + rows).encode("utf-16"))
seed("survey", "words", (heads + rows).replace("Terbukti", "unknown").replace("Ditolak", "pending").replace("proses", "Pro-ven"))
seed("csv", "guarded", "a,b\n'=1+1,-2\n\"a\"\"b\",\"c\nd\"\n'',\n,\u200bx\u00a0\n")
seed("json", "all", '{"a": [1, -0.5e3, true, null, "\\u00e9\\ud83d\\ude00\\n"], "": {}}')

# --- spreadsheets ---

main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
relation = '<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>'
relations = lambda *all_of_them: "<Relationships>%s</Relationships>" % "".join(relation % one for one in all_of_them)
xlsx = {
    "_rels/.rels": relations(("r", "officeDocument", "/xl/workbook.xml")),
    "xl/workbook.xml": f'<workbook xmlns="{main}"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="a"/>'
                       '<sheet name="T" state="hidden" r:id="b"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": relations(("a", "worksheet", "s.xml"), ("b", "worksheet", "..\\t%20x.xml"),
                                            ("c", "sharedStrings", "strings.xml"), ("d", "styles", "styles.xml")),
    "xl/strings.xml": "<sst><si><t>a</t></si><si><r><t> b</t></r><rPh><t>c</t></rPh></si><si/><si><t>_x0041__x005F__xD83D__xDE00_</t></si></sst>",
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="dd/mm/yy"/><numFmt numFmtId="201" formatCode="[h]:mm"/></numFmts>'
                     '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="9"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    "xl/s.xml": '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45351.5</v></c><c s="2"><v>1.5</v></c>'
                '<c s="3"><v>0.07</v></c><c t="s"><v>3</v></c></row><row hidden="1"><c t="inlineStr"><is><r><t> x</t></r></is></c>'
                '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-02-29T12:00:00.5Z</v></c><c><f>A1</f></c></row>'
                '<row r="9"><c r="D9" s="4"><v>1e-7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
    "t x.xml": '<worksheet><sheetData><row r="3"><c r="B3" t="str"><v>x</v></c></row><row r="2"><c r="A2"><v>-0</v></c></row></sheetData></worksheet>'}
seed("xlsx", "all", pack(xlsx))
seed("xlsx", "strict", pack({name: text.replace("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")
                             for name, text in xlsx.items()}))
spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text", "style"))
calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
cell = '<table:table-cell office:value-type="%s" %s>%s</table:table-cell>'
ods_cells = "".join(cell % one for one in (
    ("float", 'office:value="1E3"', ""), ("percentage", 'office:value="0.5" table:number-columns-repeated="2"', ""),
    ("date", 'office:date-value="2024-02-29T12:00:00"', ""), ("time", 'office:time-value="PT30H15M0.5S"', ""),
    ("boolean", 'office:boolean-value="true"', ""), ("string", 'office:string-value="a"', "<text:p>b</text:p>"),
    ("string", 'calcext:value-type="error"', "<text:p>#N/A</text:p>"), ("string", 'table:number-columns-spanned="2" table:number-rows-spanned="2"',
     '<text:p> a<text:s text:c="3"/><text:tab/>b <text:span>c</text:span></text:p><text:p>d<text:line-break/></text:p>')))
ods = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": "<manifest><file-entry/></manifest>",
       "content.xml": f'<office:document-content {spaces} {calc}><office:automatic-styles><style:style style:name="t"><style:table-properties '
                      'table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S" '
                      'table:style-name="t"><table:table-column/><table:table-header-rows><table:table-row>' + ods_cells + "</table:table-row>"
                      '</table:table-header-rows><table:table-row table:number-rows-repeated="5"/><table:table-row table:visibility="filter" '
                      'table:number-rows-repeated="2"><table:covered-table-cell/><table:table-cell table:formula="of:=A1"/></table:table-row></table:table>'
                      '<table:table table:name="C"><table:table-source/></table:table></office:spreadsheet></office:body></office:document-content>'}
seed("ods", "all", pack(ods))

# --- templates ---

def template(name, settings, body):
    seed("template", name, pack({"report.json": json.dumps(settings, ensure_ascii=False), "body.md": body}))


for folder in sorted(p for p in (top / "templates").iterdir() if p.name != "revision"):
    settings = json.loads((folder / "report.json").read_text())
    body = (folder / "body.md").read_text()
    least = {k: settings[k] for k in ("name", "kind", "title", "parameters", "texts") if k in settings}
    for kind in ("charts", "tables"):
        for item in settings[kind]:
            template(f"{folder.name}-{item['id']}", {**least, kind: [item]}, f"# A\n\n```{kind[:-1]} {item['id']}\n```\n")
    template(f"{folder.name}-front", {k: v for k, v in settings.items() if k not in ("charts", "tables")},
             "# A\n\n```tiles\n```\n\n```contents\n```\n")
    for i, chapter in enumerate(re.split(r"^(?=# )", body, flags=re.M)):
        named = lambda items: [x for x in items if f" {x['id']}\n" in chapter or f"#{x['id']})" in chapter]
        template(f"{folder.name}-{i}", {**least, "charts": named(settings["charts"]), "tables": named(settings["tables"]),
                                        "tiles": settings.get("tiles", [])}, chapter)
golden = top / "tests/report/golden/small"
template("small", json.loads((golden / "report.json").read_text()), (golden / "body.md").read_text())
least = {"name": "a", "title": {"id": "A", "en": "A"}}
for i, text in enumerate(fences(top / "docs/templates.md", "(?:markdown)?")):
    template(f"docs-{i}", least, text)
for i, text in enumerate(fences(top / "docs/templates.md", "json")):
    seed("json", f"template-{i}", text)

# --- what the program writes ---

write("tiny", {"report.json": json.dumps(least), "body.md": "# Satu\n\nHalo **dunia**, [tautan](https://example.org/).\n"})
write("box", {"report.json": json.dumps(least), "body.md": "# Satu\n\nHalo.\n\n```signature sah\nKepala Biro\n```\n"})
write("chart", {"report.json": json.dumps({**least, "charts": [{"id": "c", "kind": "ratio-by-age", "title": {"id": "T", "en": "T"}}]}),
                "body.md": "# Satu {#satu}\n\nHalo[^a].\n\n```chart c\n```\n\n| A | B |\n|---|--:|\n| a | 1 |\n\n[^a]: Catatan.\n"})
run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "rsa.key", "-out", "rsa.pem", "-days", "9999",
    "-subj", "/O=Contoh/CN=Pejabat", "-addext", "keyUsage=critical,digitalSignature", stderr=subprocess.DEVNULL)
run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ec.key", "-out",
    "ec.pem", "-days", "9999", "-subj", "/CN=Pejabat", stderr=subprocess.DEVNULL)
run("openssl", "genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "pss.key", stderr=subprocess.DEVNULL)
run("openssl", "req", "-x509", "-key", "pss.key", "-out", "pss.pem", "-days", "9999", "-subj", "/CN=Pejabat")
for name in ("rsa", "ec", "pss"):
    seed("pem", name, pack({"key": (work / f"{name}.key").read_bytes(), "pem": (work / f"{name}.pem").read_bytes()}))
    (work / "message").write_bytes(b"netra")
    run("openssl", "cms", "-sign", "-binary", "-in", "message", "-signer", f"{name}.pem", "-inkey", f"{name}.key", "-md", "sha256",
        "-cades", "-outform", "DER", "-out", f"{name}.cms")
    seed("cms", name, (work / f"{name}.cms").read_bytes())

build = lambda template, *more: run(netra, "build", template, "--data", "figures", "--quiet", *more)
build("tiny", "--out", "plain")
build("chart", "--out", "drawn")
build("box", "--out", "boxed")
build("box", "--out", "signed", "--sign", "ec.key,ec.pem")
pdfs = {"small.pdf": small_pdf()}
for name in ("plain", "drawn", "boxed", "signed"):
    pdfs[f"{name}.pdf"] = (work / name / "a.pdf").read_bytes()
for name in ("drawn", "signed"):
    run("qpdf", "--qdf", "--object-streams=disable", f"{name}/a.pdf", f"{name}/open.pdf")
    pdfs[f"{name}-open.pdf"] = (work / name / "open.pdf").read_bytes()
for target in ("pdf_told", "pdf_form", "pdf_signatures"):
    for name, content in pdfs.items():
        seed(target, name, content)
signature = re.search(rb"/Contents *<([0-9A-Fa-f]{64,}?)(?:00)*>", pdfs["signed.pdf"]).group(1)
seed("cms", "netra", bytes.fromhex(signature.decode()))

ledger = json.loads((work / "plain/a.figures.json").read_text())
ledger["figures"] = ledger["figures"][:8]
seed("ledger", "plain", json.dumps(ledger))
unit = {"kendaraan": {"id": "kendaraan", "en": {"one": "vehicle", "other": "vehicles"}}}
seed("ledger", "own-unit", json.dumps({"internal": True, "area": "73", "units": unit,
                                       "figures": [{**ledger["figures"][0], "unit": "kendaraan", "flags": ["suppressed"]}]}))
build("chart", "--out", "drawn", "--format", "html", "--single-file")
seed("web", "single", (work / "drawn/a.html").read_bytes())
build("chart", "--out", "drawn", "--format", "html")
seed("web", "folder", (work / "drawn/a.web/index.html").read_bytes())
run(netra, "snapshot", "plain/a.pdf", "--out", "a.zip", "--quiet")
archive = work / "a.zip"
shutil.unpack_archive(archive, work / "open")
root = next((work / "open").iterdir())
seed("recipe", "plain", (root / "data/netra.json").read_bytes())
seed("json", "recipe", (root / "data/netra.json").read_bytes())
seed("zip", "snapshot", archive.read_bytes())
texts = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
seed("bag", "snapshot", pack({n: c for n, c in texts.items() if len(c) < 8192}))
run(netra, "cube", top / "data/register", "--output", "cube.csv", "--quiet")
cube = (work / "cube.csv").read_text().splitlines(keepends=True)
head = [line for line in cube if not line.startswith("state,")]
states = cube[len(head):len(head) + 20] + cube[-5:]  # some of each kind, and as many as the head says
head = [re.sub(r"^about,states,\d+", f"about,states,{len(states)}", re.sub("^about,shard,", "about,shard,1/1", line))
        for line in head]
seed("cube", "sample", "".join(head + states))
one = b"7e87ac9f1dc9e09fbb3e7c8dc3d7e1b0"  # of nothing: a bag may be wrong
seed("bag", "small", pack({"bagit.txt": "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", "data/a.txt": "a\n",
                           "manifest-md5.txt": b"60b725f10c9c85c70d97880dfe8191b3  data/a.txt\n" + one + b"  data/b%0A.txt\n",
                           "bag-info.txt": "Payload-Oxum: 2.1\nContact-Name: A\n  folded\n", "fetch.txt": "https://example.org/ 3 data/b\n"}))
run("python3", top / "tests/archive/hostile.py", "hostile")
for path in sorted((work / "hostile").iterdir()):
    if path.stat().st_size < 65536:
        seed("zip", path.name, path.read_bytes())

# --- logos ---

seed("logo", "sample", (top / "data/office/logo.svg").read_bytes())
seed("logo", "all", """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="20mm" height="9">
<style>.a,.b{fill:#abc;stroke:red}/*c*/</style><defs><linearGradient id="l" x2="9" gradientUnits="userSpaceOnUse"><stop offset="5%" stop-color="rgb(1,2%,3)"/>
<stop offset="1"/></linearGradient><radialGradient id="r" x:href="#l" spreadMethod="reflect" gradientTransform="rotate(3)"/><clipPath id="c"><circle r="9"/></clipPath></defs>
<g transform="translate(1 2)scale(3)skewX(4)matrix(1 0 0 1 2 3)" clip-path="url(#c)"><rect width="9" height="9" rx="2" class="a b" style="fill:none;stroke:url(#r)"/>
<path d="M1 1h2v3l1 1c1 2 3 4 5 6s1 2 3 4q1 2 3 4t5 6a1 2 3 0 1 4 5z" fill="url(#l)" fill-rule="evenodd"/><ellipse rx="2" ry="3"/><line x2="3" stroke="navy" stroke-linecap="round"/>
<polyline points="1,2 3 4"/><polygon points="1 2 3,4 5 6" display="none" opacity="1"/></g></svg>""")
chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
seed("logo", "png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 3, 0, 0, 0)) + chunk(b"PLTE", b"abcdef") +
     chunk(b"tRNS", b"a") + chunk(b"tEXt", b"Author\0A") + chunk(b"IDAT", zlib.compress(b"\0\0\1\0\1\0")) + chunk(b"IEND", b""))

# --- words ---

def literals(*rooms):
    """The words that the code itself looks for."""
    found = set()
    for room in rooms:
        for path in (top / "src" / room).rglob("*.c"):
            found |= set(re.findall(r'"([A-Za-z/$.:_-][A-Za-z0-9/.:_-]{1,23})"', path.read_text()))
    return sorted(found)


def words(targets, *lists):
    lines = "".join('"%s"\n' % "".join(f"\\x{b:02X}" if b < 32 or b > 126 or b in b'"\\' else chr(b) for b in word.encode())
                    for one_list in lists for word in one_list)
    for target in targets:
        (out / f"{target}.dict").write_text(lines)


signs = ["{", "}", "[", "]", '""', '":', ",", "true", "null", "\\u0041", "\\n", "1e9", "-0"]
delimiters = [",", ";", "\t", '"', '""', "\r\n", "\n", "\ufeff", "'=", "-", "=", "=== ", "\u00a0", "\u200b"]
body = "\n".join(p.read_text() for p in (top / "templates").rglob("body*.md"))
marks = ["# ", "## ", "- ", "1. ", "> ", "```", "~~~", "\n\n", "    ", "**", "*", "`", "[^a]", "[^a]: ", "{#a}", "{-}", "](#a)",
         "{{", "}}", "{{#", "{{^", "{{/", "{{>", "{{!", "|", "|---|--:|\n", "\\\n", "<", "&amp;"]
operators = ["BT", "ET", "Tj", "TJ", "Tf", "Tm", "Td", "cm", "q", "Q", "re", "f", "S", "W n", "BDC", "BMC", "EMC", "Do", "gs", "obj",
             "endobj", "stream", "endstream", "xref", "trailer", "startxref", "<<", ">>", " R", "0 0 R", "[", "]", "(", ")", "<", ">"]
words(["json"], signs)
words(["descriptor"], signs, literals("ingest", "model"))
words(["csv"], delimiters)
words(["survey"], delimiters, literals("survey"))
words(["cube"], [",", "\n", "\"", "about,", "state,", "problem,", "several,", "code,", "1/2", "shard "], literals("counts"))
words(["xlsx"], ["=== ", "&#10;", "<![CDATA[", "<!DOCTYPE"], literals("workbook"))
words(["ods"], ["=== ", "&#10;", "office:", "table:", "text:", "xmlns:"], literals("workbook"))
words(["figures", "register"], delimiters, literals("model", "compare"))
words(["template"], signs, marks, sorted(set(re.findall(r"\{\{[^}\n]{1,40}\}\}", body))), literals("report", "chart"))
words(["ledger", "recipe"], signs, literals("command"), literals("compare"))
words(["pdf_told", "pdf_form", "pdf_signatures"], operators, literals("pdf"))
words(["logo"], ["IHDR", "IDAT", "PLTE", "tRNS", "<!DOCTYPE", "url(#l)", "&#10;"], literals("chart"))
words(["web"], ["<", ">", "</", "/>", "\"", "=", "&amp;", "<!--", "-->", ";base64,", "data:", "data-file=\"", "href=\"", "id=\"n."], literals("web"))
words(["bag", "zip", "pem", "cms"], literals("archive"), ["=== ", "%0A", "%0D", "%25", "-----BEGIN ", "-----END "])
