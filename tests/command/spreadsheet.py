#!/usr/bin/env python3
"""spreadsheet.py FROM TO KIND [TABLE]: the data package FROM with its tables (or TABLE alone) as sheets of one
spreadsheet, written by this file alone: KIND xlsx or ods. Days and numbers become days and numbers."""
import csv, datetime, html, json, pathlib, shutil, sys, zipfile

RELATION = '<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>'


def cells(source, resource):
    """Rows of (type, text)."""
    fields = {f["name"]: f.get("type", "string") for f in resource["schema"]["fields"]}
    with open(source / resource["path"], encoding=resource.get("encoding", "utf-8"), newline="") as file:
        rows = list(csv.reader(file, delimiter=resource.get("dialect", {}).get("delimiter", ",")))
    yield [("string", heading) for heading in rows[0]]
    for row in rows[1:]:
        yield [(fields.get(heading, "string"), text) for heading, text in zip(rows[0], row)]


def day(text):
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def xlsx_cell(kind, text):
    if text == "":
        return "<c/>"
    if kind in ("date", "moment") and day(text):
        time, style = (".4", 2) if kind == "moment" else ("", 1)
        return f'<c s="{style}"><v>{(day(text) - datetime.date(1899, 12, 30)).days}{time}</v></c>'
    if kind in ("number", "integer") and text.replace(".", "", 1).lstrip("-").isdigit():
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{html.escape(text)}</t></is></c>'


def ods_cell(kind, text):
    if text == "":
        return "<table:table-cell/>"
    if kind == "date" and day(text):
        return f'<table:table-cell office:value-type="date" office:date-value="{text}"/>'
    if kind in ("number", "integer") and text.replace(".", "", 1).lstrip("-").isdigit():
        return f'<table:table-cell office:value-type="float" office:value="{text}"/>'
    return ('<table:table-cell office:value-type="string" office:string-value="%s"/>' % html.escape(text).replace("\n", "&#10;"))


def xlsx(tables):
    parts = {"_rels/.rels": f'<Relationships>{RELATION % ("r", "officeDocument", "book.xml")}</Relationships>',
             "book.xml": "<workbook><sheets>%s</sheets></workbook>" % "".join(f'<sheet name="{n}" id="s{i}"/>' for i, n in enumerate(tables)),
             "_rels/book.xml.rels": "<Relationships>%s%s</Relationships>" % (
                 "".join(RELATION % (f"s{i}", "worksheet", f"{i}.xml") for i in range(len(tables))), RELATION % ("t", "styles", "styles.xml")),
             "styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>'}
    for i, rows in enumerate(tables.values()):
        parts[f"{i}.xml"] = "<worksheet><sheetData>%s</sheetData></worksheet>" % "".join(
            "<row>%s</row>" % "".join(xlsx_cell(*cell) for cell in row) for row in rows)
    return parts


def ods(tables):
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    body = "".join(f'<table:table table:name="{name}">%s</table:table>' % "".join(
        "<table:table-row>%s</table:table-row>" % "".join(ods_cell(*cell) for cell in row) for row in rows) for name, rows in tables.items())
    return {"content.xml": f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
                           "</office:spreadsheet></office:body></office:document-content>"}


def write(path, tables):
    """Sheets by their names."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (ods if path.suffix == ".ods" else xlsx)(tables).items():
            file.writestr(zipfile.ZipInfo(name, (2024, 4, 25, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def main():
    source, target, kind = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    only = sys.argv[4:]
    target.mkdir(parents=True)
    package = json.loads((source / "datapackage.json").read_text())
    tables = {}
    for resource in package["resources"]:
        if only and resource["name"] not in only:
            shutil.copy(source / resource["path"], target)
            continue
        tables[resource["name"]] = list(cells(source, resource))
        resource["path"], resource["dialect"] = f"angka.{kind}", {"sheetName": resource["name"]}
        for member in ("format", "mediatype", "encoding"):
            resource.pop(member, None)
    write(target / f"angka.{kind}", tables)
    (target / "datapackage.json").write_text(json.dumps(package))


if __name__ == "__main__":
    main()
