#!/usr/bin/env python3
"""sheet_speed.py NETRA [ROWS [FILES [KIND]]]: how fast and in how much memory a register of FILES (2) files of ROWS rows
each (1,048,575, the most that a sheet holds) is read and judged, reported and described, beside xlsx2csv, polars with
calamine and calamine alone, which only read it, one file after the other. KIND: "inline" (XLSX with its texts in the
cells), "shared" (XLSX with shared texts and references, as Excel writes it) or "ods" (as LibreOffice writes it).
Needs, in the Python that runs it: pip install xlsx2csv polars fastexcel python-calamine. Times of the processor, too,
as what else runs here counts little in them."""
import datetime, json, os, pathlib, shutil, subprocess, sys, tempfile, zipfile

netra = str(pathlib.Path(sys.argv[1]).resolve())
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_048_575
kind = sys.argv[4] if len(sys.argv) > 4 else "inline"
files = [f"besar-{n}.{'ods' if kind == 'ods' else 'xlsx'}" for n in range(int(sys.argv[3]) if len(sys.argv) > 3 else 2)]
work = pathlib.Path(tempfile.mkdtemp())
FIELDS = [("Nomor", "case.id"), ("Masuk", "case.reported_on"), ("Putus", "case.decided_on"), ("Hasil", "case.outcome"),
          ("Provinsi", None), ("Instansi", "case.institution"), ("Jenis", "case.violation"),
          ("Jabatan", "case.position"), ("Biaya", None), ("Catatan", None)]
OUTCOMES, PLACES = ["Terbukti", "Tidak terbukti", "Proses"], ["Aceh", "Bali", "Papua", "Jawa Barat"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def cells(i):
    """Texts, days since the end of 1899 and numbers; None: empty."""
    day = 43831 + i % 1500
    return [("text", f"K-{i}"), ("day", day), ("day", None if i % 3 == 2 else day + 40), ("text", OUTCOMES[i % 3]),
            ("text", PLACES[i % 4]), ("text", f"Dinas {i % 50}"), ("text", f"Jenis {i % 9}"), ("text", f"Jabatan {i % 7}"),
            ("number", f"{i % 90000}.5"), ("text", "catatan")]


def all_rows(first):
    yield [("text", name) for name, _ in FIELDS]
    for i in range(first, first + rows):
        yield cells(i)


def xlsx_cell(what, value, at, shared):
    place = f' r="{at}"' if kind == "shared" else ""
    if value is None:
        return "" if kind == "shared" else "<c/>"
    if what == "text" and kind == "shared":
        return f'<c{place} t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'
    return (f'<c t="inlineStr"><is><t>{value}</t></is></c>' if what == "text" else
            f'<c{place} s="1"><v>{value}</v></c>' if what == "day" else f"<c{place}><v>{value}</v></c>")


def sheet(first, shared):
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'
    for number, row in enumerate(all_rows(first), 1):
        yield (f'<row r="{number}">' if kind == "shared" else "<row>") + "".join(
            xlsx_cell(what, value, f"{'ABCDEFGHIJ'[c]}{number}", shared) for c, (what, value) in enumerate(row)) + "</row>"
    yield "</sheetData></worksheet>"


def ods_cell(what, value):
    if value is None:
        return "<table:table-cell/>"
    shown = (datetime.date(1899, 12, 30) + datetime.timedelta(value)).isoformat() if what == "day" else value
    said = {"text": 'office:value-type="string" calcext:value-type="string"',
            "day": f'table:style-name="ce1" office:value-type="date" office:date-value="{shown}" calcext:value-type="date"',
            "number": f'office:value-type="float" office:value="{shown}" calcext:value-type="float"'}[what]
    return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"


def ods_content(first):
    spaces = "".join(f' xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "table", "text"))
    yield ('<?xml version="1.0" encoding="UTF-8"?><office:document-content' + spaces + ' xmlns:calcext="urn:org:documentfoundation:'
           'names:experimental:calc:xmlns:calcext:1.0"><office:body><office:spreadsheet><table:table table:name="Kasus">')
    for row in all_rows(first):
        yield "<table:table-row>" + "".join(ods_cell(*cell) for cell in row) + "</table:table-row>"
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def write(pack, name, pieces):
    with pack.open(name, "w", force_zip64=True) as out:
        lines = []
        for line in pieces:
            lines.append(line)
            if len(lines) == 10_000:
                out.write("".join(lines).encode())
                lines = []
        out.write("".join(lines).encode())


def make_ods(path, first):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as pack:
        pack.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        pack.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0" manifest:version="1.3">'
                      '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
                      '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        write(pack, "content.xml", ods_content(first))


def make(path, first):
    shared = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as pack:
        pack.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                      '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                      '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
                      '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
        pack.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        pack.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Kasus" sheetId="1" r:id="a"/></sheets></workbook>')
        pack.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
                      f'<Relationship Id="b" Type="{REL}/styles" Target="styles.xml"/>'
                      f'<Relationship Id="c" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        pack.writestr("xl/styles.xml", f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
                      '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>')
        write(pack, "xl/worksheets/sheet1.xml", sheet(first, shared))
        write(pack, "xl/sharedStrings.xml", [f'<sst xmlns="{MAIN}">', *(f"<si><t>{text}</t></si>" for text in shared), "</sst>"])


def describe(folder):
    fields = [{"name": name, **({"role": role} if role else {}), **({"type": "date"} if name in ("Masuk", "Putus") else {"type": "number"} if name == "Biaya" else {})}
              for name, role in FIELDS]
    kinds = {"terbukti": "upheld", "tidak-terbukti": "not-upheld", "proses": "open"}
    codes = {"outcome": {code: {"kind": kind, "label": label} for (code, kind), label in zip(kinds.items(), OUTCOMES)},
             **{name: "open" for name in ("institution", "violation", "position")}}
    (folder / "datapackage.json").write_text(json.dumps({"name": "besar", "netra": {"codes": codes}, "resources": [
        {"name": "cases", "path": files, "schema": {"fields": fields}}]}))


def measure(what, *commands):
    """By time (GNU), as what Python starts itself has at least the memory of Python."""
    wall, processor, most = 0, 0, 0
    for command in commands:
        done = subprocess.run(["/usr/bin/time", "-f", "%e %U %S %M", *map(str, command)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, cwd=work)
        if done.returncode:
            sys.exit(f"{what}: {done.stderr[-2000:]}")
        elapsed, user, system, kibibytes = map(float, done.stderr.split()[-4:])
        wall, processor, most = wall + elapsed, processor + user + system, max(most, kibibytes / 1024)
    print(f"{what:22} {wall:7.1f} s, {processor:7.1f} s of processor, {most:6.0f} MiB", flush=True)


for n, name in enumerate(files):
    (make_ods if kind == "ods" else make)(work / name, n * rows)
describe(work)
template = pathlib.Path(__file__).resolve().parents[2] / "templates/quarterly"
print(f"{len(files)} times {rows} rows of {len(FIELDS)} cells, {sum(os.path.getsize(work / name) for name in files) >> 20} MiB")
measure("netra check", [netra, "check", "."])
measure("netra build", [netra, "build", template, "--data", ".", "--out", "out"])
measure("netra init", [netra, "init", *files, "-o", "init", "--yes"])
if kind != "ods":
    measure("xlsx2csv", *([sys.executable, "-m", "xlsx2csv", name, "besar.csv"] for name in files))
read = f"import polars, sys; print(polars.read_{'ods' if kind == 'ods' else 'excel'}(sys.argv[1]).shape)"
measure("polars with calamine", *([sys.executable, "-c", read, name] for name in files))
read = "import python_calamine as c, sys; print(sum(1 for _ in c.load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows()))"
measure("calamine", *([sys.executable, "-c", read, name] for name in files))
shutil.rmtree(work)
