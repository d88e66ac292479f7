#!/usr/bin/env python3
"""outside.py DUMP_SHEET: spreadsheets written by openpyxl, XlsxWriter, pandas, odfpy and LibreOffice are read as
openpyxl, pandas and odfpy read them back; and what hostile ones cost. Of other programs' values: days are days,
numbers the same double, texts the same characters."""
import datetime, json, pathlib, random, subprocess, sys, tempfile, zipfile

import odf.opendocument, odf.table, odf.text
import openpyxl, pandas, xlsxwriter

dump = sys.argv[1]
work = pathlib.Path(tempfile.mkdtemp())
day, moment = datetime.date(2024, 2, 29), datetime.datetime(2024, 2, 29, 12, 30, 15)
ROWS = [["Nomor", "Nama daerah", "Per", "Saat", "Benar", "Bagian", "Lama", "Catatan"],
        [1, "Sulawesi Selatan", day, moment, True, 0.345, datetime.timedelta(hours=30, minutes=15), "a\nb"],
        [2.5, "  kosong di tepi ", datetime.date(1900, 3, 1), datetime.datetime(1999, 12, 31, 23, 59, 59), False, 0.07,
         datetime.timedelta(minutes=90), "é 漢 😀"],
        [], [-1e-7, "=bukan rumus", datetime.date(9999, 12, 31), None, None, 1, None, "satu\tdua"],
        [123456789012345, "&<>\"'", day, moment, True, 0.29, None, "x" * 5000]]
FORMATS = ["General", "@", "dd/mm/yyyy", "yyyy-mm-dd hh:mm:ss", "General", "0.0%", "[h]:mm:ss", "@"]


def told(path, *sheet):
    out = subprocess.run([dump, path, *sheet], capture_output=True, text=True)
    assert out.returncode == 0, (path, out.stderr)
    return {(row, column): (kind, text) for row, column, kind, text in map(json.loads, out.stdout.splitlines())}


def expected(value, shown=""):
    """As netra tells a value of Python, or None for an empty cell."""
    if value is None or value == "" or value is pandas.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, bool):
        return "boolean", str(value).lower()
    if isinstance(value, datetime.timedelta):
        seconds = round(value.total_seconds())
        return "duration", f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime.time):
        return "duration", value.isoformat()
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return "moment", value.isoformat()
    if isinstance(value, (datetime.date, datetime.datetime)):
        return "day", value.isoformat()[:10]
    if isinstance(value, (int, float)):
        return ("percent", float(value)) if "%" in shown else ("number", float(value))
    return "text", str(value)


def same(mine, other):
    if mine == ("uncomputed", ""):  # pandas writes "=..." as a formula, and reads nothing
        return other is None
    if other is None or mine is None:
        return mine == other
    kind, text = mine
    if kind == "percent":
        return other[0] in ("percent", "number") and abs(float(text[:-1]) / 100 - other[1]) <= 1e-15 * abs(other[1])
    if kind == "number":
        return other[0] == kind and float(text) == other[1]
    return mine == other


def compare(path, cells, what):
    mine = told(path)
    for place in mine.keys() | cells.keys():
        assert same(mine.get(place), cells.get(place)), (what, place, mine.get(place), cells.get(place))
    assert any(cells.values()), what
    print(f"{what}: {len(mine)} cells")


def by_openpyxl(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {(c.row, c.column): expected(c.value, c.number_format) for row in book.worksheets[0].iter_rows() for c in row
            if expected(c.value) is not None}


def by_pandas(path, engine):
    table = pandas.read_excel(path, engine=engine, header=None, keep_default_na=False, na_values=[])
    return {(row + 1, column + 1): expected(value.item() if hasattr(value, "item") else value.to_pydatetime() if isinstance(value, pandas.Timestamp) else value)
            for row, line in enumerate(table.itertuples(index=False)) for column, value in enumerate(line) if expected(value) is not None}


# --- what others write ---

def write_openpyxl(path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append([None if v == "" else v for v in row])
    for row in book.active.iter_rows():
        for cell, form in zip(row, FORMATS):
            cell.number_format = form
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.active.merge_cells("A9:C9")
    book.active.row_dimensions[2].hidden = True
    book.save(path)


def write_xlsxwriter(path, first=datetime.date(1900, 3, 1), **options):
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "remove_timezone": True, **options})
    sheet = book.add_worksheet("Kasus")
    forms = [book.add_format({"num_format": form}) for form in FORMATS]
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            value = first if value == datetime.date(1900, 3, 1) else value
            if isinstance(value, str):
                sheet.write_string(r, c, value, forms[c])
            elif value is not None:
                sheet.write(r, c, value, forms[c])
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=Kasus!$A$2:$A$3"})
    book.add_chartsheet().set_chart(chart)  # a sheet that is no table
    book.close()


for name, options in (("shared", {}), ("constant-memory", {"constant_memory": True}), ("1904", {"date_1904": True, "first": datetime.date(1904, 1, 2)})):
    path = work / f"xlsxwriter-{name}.xlsx"
    write_xlsxwriter(path, **options)
    compare(path, by_openpyxl(path), f"XlsxWriter, {name}")
write_openpyxl(work / "openpyxl.xlsx")
compare(work / "openpyxl.xlsx", by_openpyxl(work / "openpyxl.xlsx"), "openpyxl")
frame = pandas.DataFrame([row[:5] for row in ROWS[1:] if row], columns=ROWS[0][:5])
for engine, path in (("openpyxl", work / "pandas.xlsx"), ("xlsxwriter", work / "pandas-x.xlsx"), ("odf", work / "pandas.ods")):
    frame.to_excel(path, engine=engine, index=False)
    compare(path, by_pandas(path, "odf" if engine == "odf" else "openpyxl"), f"pandas, {engine}")

document = odf.opendocument.OpenDocumentSpreadsheet()
table = odf.table.Table(name="Kasus")
cells = {}
for r, row in enumerate(ROWS, 1):
    line = odf.table.TableRow()
    for c, value in enumerate(row, 1):
        attributes = ({"valuetype": "boolean", "booleanvalue": str(value).lower()} if isinstance(value, bool) else
                      {"valuetype": "float", "value": repr(value)} if isinstance(value, (int, float)) else
                      {"valuetype": "date", "datevalue": value.isoformat()} if isinstance(value, datetime.date) else
                      {"valuetype": "time", "timevalue": f"PT{int(value.total_seconds()) // 60}M"} if isinstance(value, datetime.timedelta) else
                      {} if value is None else {"valuetype": "string", "stringvalue": value})
        line.addElement(odf.table.TableCell(**attributes))
        if expected(value):  # a tab in an attribute is a blank (XML 1.0, 3.3.3)
            cells[r, c] = expected(value if not isinstance(value, str) else value.replace("\t", " "))
    table.addElement(line)
document.spreadsheet.addElement(table)
document.save(work / "odfpy.ods")
compare(work / "odfpy.ods", cells, "odfpy")

# LibreOffice computes, converts and writes both formats.
book = openpyxl.load_workbook(work / "openpyxl.xlsx")
book.active["J1"], book.active["J2"], book.active["J3"] = "=1+1", "=1/0", '=A1&"x"'
book.save(work / "formulas.xlsx")
mine = told(work / "formulas.xlsx")
assert [mine[row, 10] for row in (1, 2, 3)] == [("uncomputed", "")] * 3, mine
for target in ("ods", "xlsx"):
    folder = work / f"office-{target}"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", target, "--outdir", folder,
                    work / "formulas.xlsx"], check=True, capture_output=True)
    path = folder / f"formulas.{target}"
    mine = told(path)
    assert [mine[row, 10] for row in (1, 2, 3)] == [("number", "2"), ("error", "#DIV/0!"), ("text", "Nomorx")], mine
    before = told(work / "formulas.xlsx")
    for place, cell in before.items():
        if place[1] < 10 and cell[0] not in ("text", "boolean"):  # which it makes numbers where their format is General
            assert mine[place] == cell, (target, place, mine.get(place), cell)
    if target == "xlsx":
        compare(path, {p: v if v != ("text", "#DIV/0!") else ("error", "#DIV/0!") for p, v in by_openpyxl(path).items()}, "LibreOffice, xlsx")
    print(f"LibreOffice, {target}: {len(mine)} cells")

# --- what hostile ones cost ---

MIB, RELATION = 1 << 20, '<Relationship Id="%s" Type="x/%s" Target="%s"/>'
PARTS = {"_rels/.rels": f'<R>{RELATION % ("r", "officeDocument", "w.xml")}</R>', "w.xml": '<w><sheets><sheet name="S" id="a"/></sheets></w>',
         "_rels/w.xml.rels": f'<R>{RELATION % ("a", "worksheet", "s.xml")}{RELATION % ("b", "sharedStrings", "t.xml")}</R>', "t.xml": "<sst/>"}


def hostile(name, part, head, body, times, tail, others=PARTS):
    """A file whose `part` repeats `body`, packed."""
    path = work / f"{name}.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as file:
        for other, text in others.items():
            if other != part:
                file.writestr(other, text)
        with file.open(part, "w", force_zip64=True) as out:
            out.write(head)
            block = body * max(1, MIB // len(body))
            for _ in range(max(1, times // max(1, MIB // len(body)))):
                out.write(block)
            out.write(tail)
    child = subprocess.run([dump, path, "--quiet"], capture_output=True, text=True)
    memory = int(child.stdout.split()[-1]) // 1024
    print(f"{name}: {path.stat().st_size / MIB:.1f} MiB, status {child.returncode}, {memory} MiB: {child.stderr[-90:].strip()}")
    assert child.returncode in (0, 1) and memory <= 64, name
    path.unlink()


sheet = b"<w><sheetData>"
hostile("texts", "s.xml", sheet + b'<row><c t="str"><v>', b"x", 100 * MIB, b"</v></c></row></sheetData></w>")
hostile("blanks", "s.xml", sheet, b" ", 100 * MIB, b"</sheetData></w>")
hostile("rows", "s.xml", sheet, b"<row/>", 30 * MIB, b"</sheetData></w>")
hostile("cells", "s.xml", sheet, b"<row><c><v>1</v></c></row>", 16 * MIB, b"</sheetData></w>")
hostile("one-row", "s.xml", sheet + b"<row>", b"<c><v>1</v></c>", 16 * MIB, b"</row></sheetData></w>")
hostile("strings", "t.xml", b"<sst>", b"<si/>", 40 * MIB, b"</sst>", {**PARTS, "s.xml": "<w/>"})
hostile("attribute", "s.xml", b'<w a="', b"x", 100 * MIB, b'"/>')
hostile("names", "s.xml", sheet, b"".join(b"<a%06x/>" % random.getrandbits(24) for _ in range(100000)), 40, b"</sheetData></w>")
content = {"content.xml": ""}
spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
head = f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="S">'.encode()
tail = b"</table:table></office:spreadsheet></office:body></office:document-content>"
filled = b'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
hostile("repeated-cells", "content.xml", head, b'<table:table-row table:number-rows-repeated="1048576">' + filled + b"</table:table-row>", 1, tail, content)
hostile("repeated-rows", "content.xml", head, b'<table:table-row table:number-rows-repeated="1048576"/>', MIB, tail, content)
