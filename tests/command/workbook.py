"""A report's workbook as XLSX and ODS, read with nothing but zip and XML: the guidance on spreadsheets holds, both
say the same, and every number is the ledger's.

    workbook.py XLSX ODS LEDGER.json REPORT_PAGE.html STAMP"""
import datetime
import html
import json
import math
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

HEAD = 5  # lines above each table but those of contents and notes
SIGNS = {"[c]", "[x]", "[z]"}
O = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"



def ods(path):
    pack = zipfile.ZipFile(path)
    first = pack.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b""), first
    content = tree.fromstring(pack.read("content.xml"))
    sheets = {}
    for table in content.iter(O % "table" + "table"):
        rows = []
        for row in table.iter(O % "table" + "table-row"):
            cells = []
            for cell in row:
                assert cell.tag == O % "table" + "table-cell" and not any("span" in k or "repeated" in k for k in cell.attrib)
                kind = cell.get(O % "office" + "value-type")
                if kind == "float":
                    cells.append(float(cell.get(O % "office" + "value")))
                elif kind == "date":
                    cells.append(datetime.date.fromisoformat(cell.get(O % "office" + "date-value")))
                else:
                    words = []
                    for node in cell.iter():
                        words += [" "] if node.tag.endswith("}s") else ["\n"] if node.tag.endswith("line-break") else []
                        words += [node.text or ""] if not node.tag.endswith("table-cell") else []
                        words += [node.tail or ""] if node.tag.endswith(("}s", "line-break")) else []
                    cells.append("".join(words))
            rows.append(cells)
        sheets[table.get(O % "table" + "name")] = rows
    ranges = {}
    for one in content.iter(O % "table" + "database-range"):
        address = one.get(O % "table" + "target-range-address")
        sheet, corners = re.fullmatch(r"'([^']*)'\.([A-Z0-9]+):'\1'\.[A-Z0-9]+", address)[1], re.findall(r"\.([A-Z0-9]+)", address)
        ranges[sheet] = (one.get(O % "table" + "name"), ":".join(corners))
    meta = pack.read("meta.xml").decode()
    return sheets, ranges, meta


def xlsx(path):
    pack = zipfile.ZipFile(path)
    shared = ["".join(t.text or "" for t in si.iter(M + "t")) for si in tree.fromstring(pack.read("xl/sharedStrings.xml"))]
    styles = tree.fromstring(pack.read("xl/styles.xml"))
    formats = {n.get("numFmtId"): n.get("formatCode") for n in styles.iter(M + "numFmt")}
    is_day = ["yyyy" in formats.get(x.get("numFmtId"), "") for x in styles.find(M + "cellXfs")]
    sheets, ranges = {}, {}
    for number, sheet in enumerate(tree.fromstring(pack.read("xl/workbook.xml")).iter(M + "sheet"), 1):
        assert not sheet.get("state"), "a hidden sheet"
        part = tree.fromstring(pack.read(f"xl/worksheets/sheet{number}.xml"))
        assert part.find(M + "mergeCells") is None and not [r for r in part.iter() if r.get("hidden")]
        rows = []
        for row in part.iter(M + "row"):
            assert int(row.get("r")) == len(rows) + 1, "an empty row"
            cells = []
            for cell in row:
                value = cell.find(M + "v").text
                if cell.get("t") == "s":
                    cells.append(shared[int(value)])
                elif is_day[int(cell.get("s"))]:
                    cells.append(datetime.date(1899, 12, 30) + datetime.timedelta(int(value)))
                else:
                    cells.append(float(value))
            rows.append(cells)
        sheets[sheet.get("name")] = rows
        links = f"xl/worksheets/_rels/sheet{number}.xml.rels"
        if links in pack.namelist():
            name = re.search(r"tables/table\d+\.xml", pack.read(links).decode())
            table = tree.fromstring(pack.read("xl/" + name[0])) if name else None
            if table is not None:
                assert [c.get("name") for c in table.iter(M + "tableColumn")] == rows[int(re.search(r"\d+", table.get("ref"))[0]) - 1]
                ranges[sheet.get("name")] = (table.get("name"), table.get("ref"))
    return sheets, ranges, pack.read("docProps/core.xml").decode() + pack.read("docProps/custom.xml").decode()


def same(a, b):
    """XLSX has sixteen digits."""
    return math.isclose(a, b, rel_tol=1e-14) if isinstance(a, float) and isinstance(b, (int, float)) else a == b


def corner(columns, rows):
    letters = ""
    while columns:
        columns, rest = divmod(columns - 1, 26)
        letters = chr(65 + rest) + letters
    return letters + str(rows)


def main():
    path, other, ledger, page, stamp = sys.argv[1:6]
    sheets, ranges, about = xlsx(path)
    again, names, meta = ods(other)
    assert list(sheets) == list(again), (list(sheets), list(again))
    for name in sheets:
        pairs = [(a, b) for one, two in zip(sheets[name], again[name], strict=True) for a, b in zip(one, two, strict=True)]
        assert all(same(a, b) for a, b in pairs), (name, [(a, b) for a, b in pairs if not same(a, b)][:3])
    assert ranges == names and len({n for n, _ in ranges.values()}) == len(ranges)
    source = open(page, encoding="utf-8").read()
    title = html.unescape(re.search("<h1>([^<]*)", source)[1]).replace("\u00a0", " ")
    lang = re.search('<html lang="(..)"', source)[1]
    assert title in about.replace("\u00a0", " ").replace("&amp;", "&") and lang in about, about
    assert f"<dc:language>{lang}-" in meta and "dc:title" in meta and "initial-creator" in meta

    names = list(sheets)
    cover = names[0]
    assert cover not in ranges and all(len(row) == 1 for row in sheets[cover])
    days = [row[0] for row in sheets[cover] if re.fullmatch(r"(?:.* · )?(?:Data (?:per|up to) )?\d+ \w+ \d{4}\.?", row[0])]
    assert len(days) == 1 and days[0].startswith("Data "), days # the day of the data, once and as what it is
    figures = {row["id"]: row for row in json.load(open(ledger, encoding="utf-8"))["figures"]}
    ends = {}
    for at, name in enumerate(names[1:], 1):
        rows, (_, where) = sheets[name], ranges[name]
        head = int(re.match(r"A(\d+):", where)[1]) - 1
        assert at < 3 or head == HEAD, (name, head)
        assert where == f"A{head + 1}:{corner(len(rows[head]), len(rows))}", (name, where)
        assert all(len(row) == 1 for row in rows[:head]) and len(rows) > head + 1, name
        assert stamp in rows[1][0], (name, rows[1])
        heads = [one.casefold() for one in rows[head]]
        assert len(set(heads)) == len(heads) and all(heads), (name, heads)
        for row in rows[head + 1:]:
            assert len(row) == len(heads) and all(cell != "" for cell in row), (name, row)
        ends[name] = (head, rows[head], rows[head + 1:])

    # Contents: every sheet behind it, with its title and the rows of its table.
    listed = ends[names[1]][2]
    assert [row[0] for row in listed] == names[2:]
    for name, what, count in listed:
        assert what == sheets[name][0][0] and count == len(ends[name][2]), name
    explained = {row[0] for row in ends[names[2]][2]}
    used = {mark for name in names[3:] for row in sheets[name] for cell in row if isinstance(cell, str) and len(cell) < 60
            for mark in re.findall(r"\[[a-z]{1,2}\]", cell)}
    assert used <= explained and SIGNS <= explained, used - explained
    # Notes speak of the marks that stand here, not of the signs on the pages, but for what the author wrote.
    for row in ends[names[2]][2]:
        assert not re.search(r"(^|\. )[–?·*][: ]|\([pr]\)", re.sub("Pasal 9 .* lain[.]", "", row[1])), row
    assert {mark for name in names[3:] for mark in re.findall(r"\[(?:catatan|note) \d+\]", sheets[name][3][0])} <= explained

    # Every table and chart of the web edition, which is whole, in its order; what it shortens may be longer here.
    shown = [html.unescape(re.sub("<[^>]*>", "", one)).replace("\u00a0", " ")
             for one in re.findall('<p class="caption">(.*?)</p>', source)]
    ours = [sheets[name][0][0] for name in names[3:3 + len(shown)]]
    for theirs, mine in zip(shown, ours, strict=True):
        assert theirs == mine or theirs.startswith(mine.split(";")[0]), (theirs, mine)

    # All numbers are the ledger's; each says where it stands, and there it is.
    name = names[3 + len(shown)]
    _, heads, rows = ends[name]
    assert [row[0] for row in rows] == list(figures), name
    seen = 0
    for row in rows:
        figure = figures[row[0]]
        value, withheld = figure.get("value"), "suppressed" in figure.get("flags", "")
        assert same(row[2], "[c]" if withheld else "[x]" if value is None else value), (row, figure)
        for key, cell in (("lower", row[4]), ("upper", row[5])):
            told = figure.get(key)
            assert same(cell, told) or (told is None and cell in SIGNS) or (withheld and cell == "[c]"), (key, row, figure)
        for place in [] if row[-1] == "[z]" else row[-1].split(", "):
            sheet, reference = place.rsplit(" ", 1)
            letters, line = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            cell = sheets[sheet][int(line) - 1][column - 1]
            told = [figure.get(k) for k in ("value", "lower", "upper")]
            assert isinstance(cell, str) or (any(same(cell, one) for one in told) and not withheld), (place, cell, figure)
            assert not withheld or cell == "[c]", (place, cell)
            seen += not isinstance(cell, str)
    assert seen > 10, seen
    return 0


if __name__ == "__main__":
    sys.exit(main())
