"""cost_foreign.py NETRA DATA WORK: files that others may have made, of shapes that make a reader work.

Each is at most 1 MiB, and is given to every command that reads its kind. The limits are those of
cost.py, and a command refuses with status 1 and clear lines, or says what is wrong on standard output."""
import hashlib, io, os, shutil, struct, sys, zipfile, zlib

from measure import MOST, WORK, judge

SIZE = 600_000


def repeated(text, size=SIZE):
    return text * (size // len(text))


def lines(form, size=SIZE):
    return "".join(form.replace("#", str(i)) for i in range(size // len(form)))


def stream(data, entries=b""):
    return b"<</Length %d %s>>stream\n%s\nendstream" % (len(data), entries, data)


def packed(data, entries=b""):
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode " + entries)


# --- PDFs: object numbers and what they hold; 1 is the catalog, 2 the pages, 3 a page, 4 its content

CATALOG, PAGES, PAGE = b"<</Type/Catalog/Pages 2 0 R %s>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", \
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<%s>>%s>>"


def pdf(objects=(), catalog=b"", resources=b"", page=b"", content=b"", trailer=b"", end=None):
    all_objects = {1: CATALOG % catalog, 2: PAGES, 3: PAGE % (resources, page),
                   4: content if content.startswith(b"<<") else stream(content)} | dict(objects)
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, text in all_objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    start, size = len(out), max(places) + 1
    if end:
        return bytes(out + end(start, places))
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def tree(form, branching=10, levels=40):
    """Levels of nodes, each of which names the next `branching` times: branching ** levels walks."""
    last = 10 + levels
    return {i: form % (b"%d 0 R " % (i + 1) * branching) for i in range(10, last)}


def drawn(content, **more):
    return pdf(content=content, resources=b"/Font<</F 9 0 R>>" + more.pop("resources", b""),
               objects={9: b"<</Type/Font/Subtype/Type0/BaseFont/A/ToUnicode 8 0 R>>",
                        8: stream(b"beginbfrange <0000> <FFFF> <0041> endbfrange")} | more.pop("objects", {}), **more)


def mapped(cmap):
    return pdf(content=b"BT /F 9 Tf <41> Tj ET", resources=b"/Font<</F 9 0 R>>",
               objects={9: b"<</Type/Font/Subtype/Type0/BaseFont/A/ToUnicode 8 0 R>>", 8: packed(cmap)})


def structured(kids, objects=(), content=b"", more=b""):
    return pdf({5: b"<</Type/StructTreeRoot/K %s %s>>" % (kids, more)} | dict(objects),
               b"/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R", content=content)


def attached(files, objects=()):
    return pdf(objects, b"/AF[%s]" % files)


def file_of(name=b"figures.json", number=7):
    return b"<</Type/Filespec/UF(%s)/EF<</F %d 0 R>>>>" % (name, number)


def built(recipe=b"", ledger=b"", package=b""):
    """What a report carries, with further members of its texts of JSON."""
    objects = {7: packed(b'{"report":"a","edition":"2024-01-01","created":0%s}' % recipe),
               8: packed(b'{"figures":[%s]}' % ledger), 9: packed(b'{"name":"a"%s}' % package)}
    return attached(file_of(b"netra.json", 7) + file_of(b"a.figures.json", 8) + file_of(b"input/datapackage.json", 9), objects)


def filtered(times, data=b"0" * 100_000):
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode " * times + b"]")


def forms_in_forms(levels=30, times=10):
    objects = {i: stream(b"/X Do " * times, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                         b"/Resources<</XObject<</X %d 0 R>>>>" % (i + 1)) for i in range(10, 10 + levels)}
    objects[10 + levels] = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return pdf(objects, resources=b"/XObject<</X 10 0 R>>", content=b"/X Do")


def objects_packed(number, claimed, first=b"<<>>", extends=b""):
    """The object stream `number` that says it holds `claimed` objects."""
    return packed(b"%d 0 " % (number + 1) + first, b"/Type/ObjStm/N %d/First %d %s" % (claimed, len(b"%d 0 " % (number + 1)), extends))


def cross_reference(start, places, entries=b"", more=b"", size=None, rows=None):
    size = size or max(places) + 2
    own = max(places) + 1
    rows = rows or b"".join(struct.pack(">BIH", 1, places[n], 0) if n in places else
                            struct.pack(">BIH", 1, start, 0) if n == own else struct.pack(">BIH", 0, 0, 0)
                            for n in range(own + 1))
    return b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
        own, packed(rows, b"/Type/XRef/Root 1 0 R/Size %d %s %s" % (size, entries or b"/W[1 4 2]", more)), start)


def in_object_stream(claimed, extends=b""):
    """Object 11 lies in the object stream 10."""
    def end(start, places):
        rows = b"".join(struct.pack(">BIH", 2, 10, 0) if n == 11 else struct.pack(">BIH", 1, places.get(n, start), 0)
                        for n in range(13))
        return b"12 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
            packed(rows, b"/Type/XRef/Root 1 0 R/Size 13/W[1 4 2]"), start)
    return pdf({10: objects_packed(10, claimed, b"<</A 11 0 R>>", extends)}, b"/X 11 0 R", end=end)


def rows_of(row, count, filters=1):
    """A cross-reference stream that goes on behind the rows of the file's own objects."""
    def end(start, places):
        rows = b"".join(struct.pack(">BIH", 1, places.get(n, start), 0) for n in range(6)) + row * count
        for _ in range(filters):
            rows = zlib.compress(rows, 9)
        return b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (
            stream(rows, b"/Type/XRef/Root 1 0 R/Size %d/W[1 4 2]/Filter[%s]" % (6 + count, b"/FlateDecode " * filters)), start)
    return pdf(end=end)


def table_of(line, count):
    """The same in lines, as short as they are read."""
    def end(start, places):
        own = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
        return b"xref\n1 4\n%s10 %d\n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
            own, count, line * count, 10 + count, start)
    return pdf(end=end)


def hybrid(count):
    """Lines that lead to rows of which they say nothing."""
    rows = b"5 0 obj\n%s\nendobj\n" % packed(bytes(7 * count), b"/Type/XRef/Size %d/W[1 4 2]" % count)

    def end(start, places):
        own = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
        return rows + b"xref\n1 4\n%strailer\n<</Size %d/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n" % (
            own, count, start, start + len(rows))
    return pdf(end=end)


def updated(times, objects=b""):
    out = bytearray(pdf())
    last = int(out[out.rindex(b"startxref") + 10:].split()[0])
    for i in range(times):
        place, body = len(out), objects.replace(b"#", b"%d" % i)
        out += body
        rows = b"6 1\n%010d 00000 n \n" % place if body else b"0 0\n"
        out += b"xref\n%strailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (rows, last, place + len(body))
        last = place + len(body)
    return bytes(out)


def in_pieces(held, numbers=1, entries=b"/AF 11 0 R", cipher=None, **more):
    """What `held` says is object 11, in an object stream; numbers that follow are as much objects."""
    head = b"".join(b"%d 0 " % (11 + i) for i in range(numbers))
    data = zlib.compress(head + held, 9)

    def end(start, places):
        rows = b"".join(struct.pack(">BII", 2, 10, n - 11) if 11 <= n < 11 + numbers else
                        struct.pack(">BII", 1, places.get(n, start), 0) for n in range(12 + numbers))
        return b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (11 + numbers, packed(
            rows, b"/Type/XRef/Root 1 0 R/Size %d/W[1 4 4]%s" % (12 + numbers, cipher.entries if cipher else b"")), start)
    data = cipher.of_object(10, data) if cipher else data
    return pdf({10: stream(data, b"/Filter/FlateDecode/Type/ObjStm/N %d/First %d" % (numbers, len(head)))}, entries, end=end, **more)


class Cipher:
    """The standard security handler, revision 2, of an empty password (ISO 32000-1, 7.6.3)."""
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")

    def __init__(self):
        self.key = hashlib.md5(self.pad + bytes(32) + struct.pack("<i", -4) + b"a").digest()[:5]
        self.entries = b"/ID[(a)(a)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (
            bytes(32).hex().encode(), self.rc4(self.key, self.pad).hex().encode())

    @staticmethod
    def rc4(key, data):
        state, j, out, i = list(range(256)), 0, bytearray(), 0
        for k in range(256):
            j = (j + state[k] + key[k % len(key)]) % 256
            state[k], state[j] = state[j], state[k]
        j = 0
        for byte in data:
            i = (i + 1) % 256
            j = (j + state[i]) % 256
            state[i], state[j] = state[j], state[i]
            out.append(byte ^ state[(state[i] + state[j]) % 256])
        return bytes(out)

    def of_object(self, number, data):
        return self.rc4(hashlib.md5(self.key + struct.pack("<I", number)[:3] + bytes(2)).digest()[:10], data)


def many(form, count=8000, first=10):
    return {i: form.replace(b"#", b"%d" % i) for i in range(first, first + count)}


DEEP = {"arrays": (b"[", b"]"), "dictionaries": (b"<</A", b">>")}
PDFS = {
    **{f"{name} {levels} deep": pdf({7: opened * levels + b"0" + closed * levels}, b"/X 7 0 R")
       for name, (opened, closed) in DEEP.items() for levels in (400, 10_000, 150_000)},
    "arrays that never close": pdf({7: b"[" * SIZE}, b"/X 7 0 R"),
    "arrays in the trailer": pdf(trailer=b"/X " + b"[" * 100_000 + b"]" * 100_000),
    "arrays in an operand": drawn(b"BT /F 9 Tf " + b"[" * 300_000 + b"]" * 300_000 + b" TJ ET"),
    "references in a row": pdf(many(b"[#]")
                               | {i: b"[%d 0 R]" % (i + 1) for i in range(10, 8010)}, b"/X 10 0 R"),
    "references to itself": pdf({7: b"7 0 R"}, b"/X 7 0 R"),
    "object stream that claims much": in_object_stream(2_000_000_000),
    "object stream that extends itself": in_object_stream(1, b"/Extends 10 0 R"),
    "rows of cross-references": rows_of(struct.pack(">BIH", 1, 9, 0), 4_000_000),
    "rows of no objects": rows_of(bytes(7), 4_000_000),
    "rows of packed objects": rows_of(struct.pack(">BIH", 2, 9, 0), 4_000_000),
    "rows packed twice": rows_of(bytes(7), 40_000_000, 2),
    "lines of cross-references": table_of(b"0000000009 00000 n \n", 45_000),
    "short lines of cross-references": table_of(b"0 0 n\n", 150_000),
    "short lines of no objects": table_of(b"0 0 f\n", 150_000),
    "rows behind lines": hybrid(4_000_000),
    "a size of much": pdf().replace(b"/Size 5", b"/Size 2147483647"),
    "updates": updated(5000, b"6 0 obj\n#\nendobj\n"),
    "updates of nothing": updated(8000),
    "numbers packed": in_pieces(b"[" + b"0 " * 5_000_000 + b"]"),
    "arrays packed": in_pieces(b"[" * 400 + b"[]" * 3_000_000 + b"]" * 400),
    "blanks packed": in_pieces(b"[]" + b" " * 50_000_000),
    "elements packed": in_pieces(b"<</K[" + b"<</S/P>>" * 1_000_000 + b"]>>", 1, b"/StructTreeRoot 11 0 R"),
    "numbers packed and encrypted": in_pieces(b"[" + b"0 " * 5_000_000 + b"]", cipher=Cipher()),
    "numbers behind a predictor": in_pieces(b"[" + b"0 " * 5_000_000 + b"]", content=packed(b"q", b"/DecodeParms<</Predictor 11 0 R>>")),
    "numbers behind a length": in_pieces(b"[" + b"0 " * 5_000_000 + b"]", content=b"<</Length 11 0 R>>stream\nq\nendstream"),
    "objects packed": in_pieces(b"0 " * 100_000, 100_000),
    "numbers in a list": pdf(catalog=b"/AF[" + b"0 " * 450_000 + b"]"),
    "names in a list": pdf(catalog=b"/AF<<" + lines("/# 0").encode() + b">>"),
    "objects without cross-references": b"%PDF-1.7\n" + lines("# 0 obj null endobj\n").encode() + b"trailer<</Root 1 0 R>>\n",
    "one object again and again": b"%PDF-1.7\n" + repeated(b"1 0 obj\n") + b"trailer<</Root 1 0 R>>\n",
    "trailers": b"%PDF-1.7\n" + repeated(b"trailer<</Root 1 0 R>>\n"),
    "streams without ends": b"%PDF-1.7\n" + lines("# 0 obj<</Length 9>>stream\n").encode() + b"trailer<</Root 1 0 R>>\n",
    "starts of cross-references": pdf() + repeated(b"startxref\n"),
    "cross-reference of much": pdf(end=lambda s, p: cross_reference(s, p, size=2_000_000_000)),
    "cross-reference index of much": pdf(end=lambda s, p: cross_reference(s, p, more=b"/Index[0 2000000000]")),
    "cross-reference of wide fields": pdf(end=lambda s, p: cross_reference(s, p, b"/W[1 2000000000 2]")),
    "cross-reference of no width": pdf(end=lambda s, p: cross_reference(s, p, b"/W[0 0 0]", b"/Index[0 2000000000]")),
    "cross-reference of zeros": pdf(end=lambda s, p: cross_reference(s, p, size=4_000_000, rows=bytes(7 * 4_000_000))),
    "cross-reference of indices": pdf(end=lambda s, p: cross_reference(s, p, more=b"/Index[" + b"0 5 " * 140_000 + b"]")),
    "cross-reference that unpacks to much": pdf(end=lambda s, p: cross_reference(s, p, rows=bytes(50_000_000))),
    "cross-reference before itself": pdf(end=lambda s, p: cross_reference(s, p, more=b"/Prev %d" % s)),
    "table of much": pdf(end=lambda s, p: b"xref\n0 2000000000\n0000000000 65535 f \ntrailer\n<</Size 9/Root 1 0 R>>"
                         b"\nstartxref\n%d\n%%%%EOF\n" % s),
    "tables in a circle": pdf(end=lambda s, p: b"xref\n0 0\ntrailer\n<</Size 5/Root 1 0 R/Prev %d>>"
                              b"\nstartxref\n%d\n%%%%EOF\n" % (s, s)),
    "no table": pdf(many(b"<</A #>>", 20_000), end=lambda s, p: b""),
    "a high number": pdf({2_000_000_000: b"<<>>"}, b"/X 2000000000 0 R"),
    "objects": pdf(many(b"0", 16_000)),
    "object starts": b"%PDF-1.7\n" + repeated(b"1 0 obj\n"),
    "streams that never end": b"%PDF-1.7\n" + repeated(b"1 0 obj<</Length 9>>stream\n"),
    "lengths of each other": pdf({i: b"<</Length %d 0 R>>stream\nendstream" % (i + 1) for i in range(10, 6010)}, b"/X 10 0 R"),
    "lengths of each other, spelt otherwise": pdf({i: b"<</L#65ngth %% of it\n%d 0 R>>stream\nendstream" % (i - 1) for i in range(11, 6010)},
                                                  b"/X 6009 0 R"),
    "page tree in a circle": pdf({2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>"}),
    "page tree of one page": pdf({2: b"<</Type/Pages/Kids[" + b"3 0 R " * 90_000 + b"]/Count 90000>>"}),
    "page tree of shared nodes": pdf({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
                                      **tree(b"<</Type/Pages/Count 1/Kids[%s]>>"), 50: PAGE % (b"", b"")}),
    "page tree that is deep": pdf({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
                                   **{i: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (i + 1) for i in range(10, 8010)},
                                   8010: PAGE % (b"", b"")}),
    "pages": pdf({2: b"<</Type/Pages/Kids[" + b"".join(b"%d 0 R " % i for i in range(10, 6010)) + b"]/Count 6000>>",
                  **many(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", 6000)}, content=b"0 0 1 1 re f "),
    "outlines in a circle": pdf({7: b"<</First 8 0 R>>", 8: b"<</Title(a)/Next 8 0 R/First 7 0 R>>"}, b"/Outlines 7 0 R"),
    "names in a circle": pdf({7: b"<</Kids[7 0 R 7 0 R]>>"}, b"/Names<</EmbeddedFiles 7 0 R/Dests 7 0 R>>"),
    "names of shared nodes": pdf(tree(b"<</Kids[%s]>>"), b"/Names<</EmbeddedFiles 10 0 R>>"),
    "parents of shared nodes": structured(b"[]", tree(b"<</Kids[%s]>>"), more=b"/ParentTree 10 0 R"),
    "identities of shared nodes": structured(b"[]", tree(b"<</Kids[%s]>>"), more=b"/IDTree 10 0 R"),
    "identities inside each other": structured(b"[]", more=b"/IDTree " + b"<</Kids[" * 400 + b"]>>" * 400),
    "roles in a circle": structured(b"<</S/A>>", more=b"/RoleMap<</A/B/B/A>>"),
    "shared elements": structured(b"10 0 R", tree(b"<</S/P/K[%s]>>")),
    "elements in a circle": structured(b"10 0 R", {10: b"<</S/P/K[10 0 R 10 0 R]>>"}),
    "elements in a row": structured(b"10 0 R", {i: b"<</S/P/K %d 0 R>>" % (i + 1) for i in range(10, 8010)}),
    "elements inside each other": structured(b"<</S/P/K" * 60_000 + b" 0" + b">>" * 60_000),
    "elements": structured(b"[" + b"<</S/P>>" * 75_000 + b"]"),
    "kids that are numbers": structured(b"<</S/P/Pg 3 0 R/K[" + b"0 " * 300_000 + b"]>>", content=b"/P<</MCID 0>>BDC 0 0 1 1 re f EMC"),
    "one long actual text": structured(b"[" + b"7 0 R " * 90_000 + b"]", {7: b"<</S/P/ActualText(" + b"a" * 60_000 + b")>>"}),
    "one actual text of many": structured(b"[" + b"".join(b"%d 0 R " % i for i in range(10, 5010)) + b"]",
                                          {7: b"(" + b"a" * 100_000 + b")", **many(b"<</S/P/ActualText 7 0 R>>", 5000)}),
    "one alternate text of many": structured(b"[" + b"<</S/P/Alt 7 0 R/ID 7 0 R>>" * 15_000 + b"]", {7: b"(" + b"a" * 100_000 + b")"}),
    "filters": pdf(content=filtered(10)),
    "many filters": pdf(content=filtered(300)),
    "inflation": pdf(content=packed(b"0 0 1 1 re f " * 4_000_000)),
    "inflation twice": pdf(content=stream(zlib.compress(zlib.compress(bytes(50_000_000), 9), 9), b"/Filter[/FlateDecode/FlateDecode]")),
    "wide predictor": pdf(content=packed(bytes(1000), b"/DecodeParms<</Predictor 12/Columns 2000000000>>")),
    "wide predictor of TIFF": pdf(content=packed(bytes(1000), b"/DecodeParms<</Predictor 2/Columns 200000000/Colors 9/BitsPerComponent 16>>")),
    "narrow predictor": pdf(content=packed(bytes(60_000_000), b"/DecodeParms<</Predictor 12/Columns 1>>")),
    "LZW": pdf(content=stream(b"\x80" + b"\x0b\x60" * 300_000, b"/Filter/LZWDecode")),
    "runs": pdf(content=stream(b"\x81A" * 300_000, b"/Filter/RunLengthDecode")),
    "runs twice": pdf(content=stream(b"\x81\x81" * 300_000, b"/Filter[/RunLengthDecode/RunLengthDecode]")),
    "zeros in base 85": pdf(content=stream(b"z" * SIZE + b"~>", b"/Filter/ASCII85Decode")),
    "hexadecimal": drawn(b"BT /F 9 Tf <" + b"41" * 300_000 + b"> Tj ET"),
    "widths": pdf({7: b"<</Type/Font/Subtype/CIDFontType2/W[" + b"0 60000 1 " * 60_000 + b"]>>"}, b"/X 7 0 R"),
    "ranges of characters": mapped(b"1 beginbfrange " + b"<0000> <FFFF> <0041> " * 10_000 + b"endbfrange"),
    "ranges of all characters": mapped(b"1 beginbfrange " + b"<00000000> <FFFFFFFF> <0041> " * 10_000 + b"endbfrange"),
    "ranges with long texts": mapped(b"beginbfrange " + (b"<0000> <FFFF> <" + b"0041" * 100 + b"> ") * 4000 + b"endbfrange"),
    "one character again and again": mapped(b"beginbfchar " + b"<00> <0041> " * 400_000 + b"endbfchar"),
    "fonts": pdf(many(b"<</Type/Font/Subtype/Type1/BaseFont/A>>"), content=b"BT " + b"".join(b"/F%d 9 Tf (a)Tj " % i for i in range(10, 8010)),
                 resources=b"/Font<<" + b"".join(b"/F%d %d 0 R" % (i, i) for i in range(10, 8010)) + b">>"),
    "fonts that share a map": pdf({8: packed(b"beginbfrange <0000> <FFFF> <0041> endbfrange"),
                                   **many(b"<</Type/Font/Subtype/Type0/BaseFont/A/ToUnicode 8 0 R>>", 3000)},
                                  content=b"BT " + b"".join(b"/F%d 9 Tf (aa)Tj " % i for i in range(10, 3010)),
                                  resources=b"/Font<<" + b"".join(b"/F%d %d 0 R" % (i, i) for i in range(10, 3010)) + b">>"),
    "a font that is no object": pdf(content=b"BT " + b"/F 9 Tf (a)Tj " * 40_000, resources=b"/Font<</F<</Type/Font/Subtype/Type1>>>>"),
    "attachments of one name": attached(file_of() * 10_000, {7: packed(bytes(1000))}),
    "attachments that unpack to much": attached(file_of() * 200, {7: packed(bytes(30_000_000))}),
    "an attachment that is the file": attached(file_of(b"a.pdf", 7), {7: packed(pdf({7: packed(pdf())}, b"/AF[" + file_of() + b"]"))}),
    "a recipe of zeros": built(b',"x":[' + b"0," * 1_000_000 + b"0]"),
    "a ledger of zeros": built(ledger=b"0," * 1_000_000 + b"0"),
    "a ledger of short numbers": built(ledger=lines('{"id":"#"},').encode() + b'{"id":"a"}'),
    "a ledger of flags": built(ledger=b'{"id":"a","flags":["revised"' + b',"revised"' * 400_000 + b"]}"),
    "a ledger of units": built(ledger=b'{"id":"a"}],"units":{%s"a":{"id":"a","en":"b"}' % lines('"u#":{"id":"a","en":"b"},', 2 * SIZE).encode() + b'},"a":["b"'),
    "a package of zeros": built(package=b',"x":[' + b"0," * 1_000_000 + b"0]"),
    "texts that are as many as are read": built(b',"x":[' + b"0," * 9000 + b"0]", b'{"id":"a","x":[' + b"[]," * 490_000 + b"[]]}", b',"x":[' + b'"",' * 290_000 + b"0]"),
    "saved states": drawn(b"q " * 300_000),
    "texts begun": drawn(b"BT " * 200_000),
    "marks begun": drawn(b"/P BMC " * 80_000 + b"0 0 1 1 re f " * 10_000),
    "marks with properties": drawn(b"/P<</MCID 0>>BDC " * 35_000),
    "a path without end": drawn(b"0 0 l " * 150_000),
    "paths of points": drawn(b"0 0 m 1 2 l 3 1 l S " * 60_000),
    "dashes": drawn(b"[1 2]0 d 0 0 1 1 re S " * 50_000),
    "states by name": pdf(resources=b"/ExtGState<</G<<" + b"".join(b"/K%d 1" % i for i in range(20_000)) + b">>>>",
                          content=b"/G gs " * 60_000),
    "marks ended": drawn(b"EMC " * 150_000),
    "marks around texts": drawn(b"/P BMC " * 40_000 + b"BT /F 9 Tf " + b"(a)Tj " * 50_000),
    "a long array of texts": drawn(b"BT /F 9 Tf [" + b"(a)-9" * 120_000 + b"]TJ ET"),
    "texts": drawn(b"BT /F 9 Tf " + b"(aa)Tj " * 85_000),
    "texts that say much": mapped(b"beginbfchar <4141> <" + b"0041" * 60 + b"> endbfchar"),
    "numbers": drawn(b"0 " * 300_000),
    "strings never closed": drawn(b"(" * SIZE),
    "inline image": drawn(b"BI ID " * 100_000),
    "forms of forms": forms_in_forms(),
    "a form of itself": pdf({10: stream(b"/X Do /X Do ", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>")},
                            resources=b"/XObject<</X 10 0 R>>", content=b"/X Do"),
    "a form again and again": pdf({10: stream(b"0 0 1 1 re f " * 1000, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")},
                                  resources=b"/XObject<</X 10 0 R>>", content=b"/X Do " * 90_000),
    "contents in parts": pdf({3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[" + b"4 0 R " * 90_000 + b"]>>"}, content=b"q Q "),
    "fields of shared kids": pdf(tree(b"<</T(a)/Kids[%s]>>"), b"/AcroForm<</Fields[10 0 R]>>"),
    "one page's boxes": pdf(page=b"/Annots[" + b"7 0 R " * 90_000 + b"]", objects={7: b"<</Type/Annot/Subtype/Link/Rect[0 0 1 1]>>"}),
}


# --- bags, each as a zip and, unless its names cannot be written, as a folder

BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
HASH = "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"


def bag(manifest="", **files):
    names = {"manifest": "manifest-sha512.txt", "info": "bag-info.txt", "fetch": "fetch.txt", "bagit": "bagit.txt"}
    return {"bagit.txt": BAGIT, "data/a": b"", "manifest-sha512.txt": f"{HASH}  data/a\n{manifest}".encode()} | {
        names.get(name, name): text for name, text in files.items()}


def filed(report):
    """Sound, as far as checksums tell."""
    files = {"data/netra.json": b'{"report":"a","edition":"2024-01-01","created":0}', "data/a.pdf": report,
             "data/a.figures.json": b'{"figures":[]}'}
    return bag("".join(f"{hashlib.sha512(text).hexdigest()}  {name}\n" for name, text in files.items()), **files)


ALGORITHMS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
BAGS = {
    "lines of a manifest": bag(lines(f"{HASH}  data/#\n")),
    "short lines of a manifest": bag(lines("0 #\n")),
    "lines of a manifest for one file": bag(lines(f"{HASH}  data/a\n")),
    "names that escape": bag(f"{HASH}  data/" + "%0A%0D%25" * 60_000 + "\n"),
    "names with per cents": bag(f"{HASH}  data/" + "%" * SIZE + "\n"),
    "names in deep folders": bag(f"{HASH}  data/" + "a/" * 300_000 + "a\n"),
    "long checksums": bag("0" * SIZE + "  data/a\n"),
    "names that only case tells apart": bag(lines(f"{HASH}  data/A#\n{HASH}  data/a#\n")),
    "empty lines of a manifest": bag("\n" * SIZE),
    "many manifests": bag(**{f"manifest-{name}.txt": lines("0  data/#\n", 90_000).encode() for name in ALGORITHMS}),
    "manifests of unknown algorithms": bag(**{f"manifest-x{i}.txt": b"0  data/a\n" for i in range(4000)}),
    "manifests of manifests": bag(**{f"tagmanifest-{name}.txt": lines("0  manifest-#.txt\n", 90_000).encode() for name in ALGORITHMS}),
    "a long list to fetch": bag(fetch=lines("https://a.example/ - data/#\n").encode()),
    "short lines to fetch": bag(fetch=lines("a 0 #\n").encode()),
    "tags": bag(info=lines("A#: b\n").encode()),
    "a folded tag": bag(info=b"A: b\n" + b" c\n" * 200_000),
    "a long tag": bag(info=b"A: " + b"b" * SIZE),
    "empty tags": bag(info=b":\n" * 300_000),
    "no colon": bag(info=b"a\n" * 300_000),
    "sums of the payload": bag(info=b"Payload-Oxum: 0.1\n" * 30_000),
    "a long declaration": bag(bagit=BAGIT + b"A: b\n" * 120_000),
    "empty files": bag(**{f"data/f{i}": b"" for i in range(3000)}),
    "empty files all altered": bag("".join(f"{'0' * 128}  data/f{i}\n" for i in range(3000)), **{f"data/f{i}": b"x" for i in range(3000)}),
    "files all moved": bag("".join(f"{HASH}  data/g{i}\n" for i in range(3000)), **{f"data/f{i}": b"" for i in range(3000)}),
    "reports": bag(**{f"data/f{i}.pdf": pdf() for i in range(1000)}),
    "a package of many": bag(**{"datapackage.json": b'{"resources":[' + b'{"path":"a","bytes":1},' * 25_000 + b"{}]}"},
                             manifest="".join(f"{'0' * 128}  data/f{i}\n" for i in range(1000))),
    "a report of rows": filed(PDFS["rows of cross-references"]),
    "a report of numbers": filed(PDFS["numbers packed"]),
    "a package of zeros": bag(**{"datapackage.json": b'{"a":[' + b"0," * 1_000_000 + b"0]}"}),
    "a recipe of brackets": bag(**{"netra.json": b"[" * SIZE, "data/netra.json": b"[" * SIZE}),
}


def packed_bag(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo("bag/" + name), text, method)
    return out.getvalue()


def entry(name, crc=0, size=0, packed_size=0, flags=0, extra=b"", at=0, method=0):
    """Of one entry: what stands before its bytes, and in the directory."""
    common = struct.pack("<HHHIIIIHH", 20, flags, method, 0x00210000, crc, packed_size, size, len(name), len(extra))
    return (b"PK\3\4" + common + name + extra,
            b"PK\1\2\x14\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, at) + name + extra)


def raw_zip(entries, claimed=None):
    body, directory = b"", b""
    for fields in entries:
        local, central = entry(**({"at": len(body)} | {k: v for k, v in fields.items() if k != "data"}))
        body += local + fields.get("data", b"")
        directory += central
    count = min(claimed or len(entries), 65535)
    return body + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)


ZIPS = {
    "entries": raw_zip([{"name": b"%d" % i} for i in range(11_000)]),
    "entries of one name": raw_zip([{"name": b"a"} for _ in range(11_000)]),
    "entries of long names": raw_zip([{"name": b"a" * 500 + b"%d" % i} for i in range(900)]),
    "parts of long names": raw_zip([{"name": b"a/" + b"b" * 256}]),
    "the longest name": raw_zip([{"name": b"a" * 65_000}] * 8),
    "nested folders": raw_zip([{"name": b"a/" * 10_000 + b"a"}] * 20),
    "folders side by side": raw_zip([{"name": b"a%d/" % i} for i in range(4999)]),
    "entries over each other": raw_zip([{"name": b"a%d" % i, "at": 0, "size": 400_000, "packed_size": 400_000} for i in range(4999)]),
    "sizes that are lies": raw_zip([{"name": b"a", "size": 0xFFFFFFFE, "packed_size": 0xFFFFFFFE}]),
    "sizes of 64 bits": raw_zip([{"name": b"a", "size": 0xFFFFFFFF, "packed_size": 0xFFFFFFFF,
                                  "extra": struct.pack("<HHQQ", 1, 16, 2 ** 63, 2 ** 63)}]),
    "sizes said afterwards": raw_zip([{"name": b"a%d" % i, "flags": 8, "method": 8, "data": zlib.compress(bytes(100_000), 9)[2:-4]} for i in range(2000)]),
    "extras": raw_zip([{"name": b"a%d" % i, "extra": struct.pack("<HH", 9, 0) * 15_000} for i in range(8)]),
    "a directory that claims more": raw_zip([{"name": b"a"}], 65535),
    "a bomb a file": packed_bag({f"data/f{i}": bytes(1_000_000) for i in range(200)}),
    "starts of entries": b"PK\3\4" * 150_000,
    "ends of the directory": packed_bag(bag()) + b"PK\5\6" * 150_000,
    "a long comment": raw_zip([{"name": b"a"}])[:-2] + b"\xff\xff" + b"PK\5\6" * 16_383,
}


# --- spreadsheets

SPREADSHEETML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/%s/2006/relationships"
ROW = '<row><c t="inlineStr"><is><t>K1</t></is></c></row>'


def sheet(odd):
    """A workbook of one sheet, whose rows have `odd` between them every 64 KiB."""
    rows = ROW.replace("K1", "id") + (odd + ROW * ((65_536 - len(odd)) // len(ROW))) * 9
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEETML}" xmlns:r="{RELATIONS % "officeDocument"}">'
                           '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS % "package"}"><Relationship Id="r1" '
                                      f'Type="{RELATIONS % "officeDocument"}/worksheet" Target="a.xml"/></Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS % "package"}"><Relationship Id="r1" '
                       f'Type="{RELATIONS % "officeDocument"}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/a.xml": f'<worksheet xmlns="{SPREADSHEETML}"><sheetData>{rows}</sheetData></worksheet>'}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


SHEETS = {
    "rows": sheet(""),
    "comments of ends of tags": sheet("<!--" + ">" * 30_000 + "-->"),
    "characters of ends of tags": sheet("<![CDATA[" + ">" * 30_000 + "]]>"),
    "instructions of ends of tags": sheet("<?a " + ">" * 30_000 + "?>"),
    "ends of tags in an attribute": sheet('<a b="' + ">" * 30_000 + '"/>'),
    "tags that are not plain": sheet("<c />" * 6_000),
    "tags that are not closed": sheet("<c>" * 200 + "<c\t/>" + "</c>" * 200),
}


def columns(heading, cell, rows=2):
    """A CSV of as many columns as half a MiB of headings makes, at most 4,000."""
    count = min(4_000, SIZE // len(heading))
    return "\n".join([",".join([heading] * count)] + [",".join([cell] * count)] * rows).encode()


TABLES = {
    "days under one heading": columns("Tanggal " + "x" * 300, "2024-01-02"),
    "ids under one heading": columns("Nomor " + "x" * 150, "K-1"),
}


def measured(name, command, size):
    """A verdict on a bag stands on standard output, with nothing on the other."""
    error = r"[^\n]+: error: [^\n]+\n"
    return judge(f"{name}: {command[0]}", command, size, error + "|$" if command[0] == "verify" else error)


def nothing_left(name):
    left = os.listdir(os.environ["TMPDIR"])
    if left:
        print(f"{name}: left {left}")
    return not left


def read_pdf(name, text):
    file = WORK / "a.pdf"
    file.write_bytes(text)
    commands = [["trace", file, "--all"], ["diff", file, file],
                ["snapshot", file, "-o", WORK / "a.zip"]]
    good = [measured(name, command, len(text)) for command in commands]
    return all(good) and nothing_left(name)


def read_zip(name, text):
    file = WORK / "a.zip"
    file.write_bytes(text)
    commands = [["verify", file], ["verify", file, "--rebuild"], ["diff", file, file]]
    return all([measured(name, command, len(text)) for command in commands]) and nothing_left(name)


def read_bag(name, files):
    folder = WORK / "bag"
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    size = sum(len(text) for text in files.values())
    return read_zip(name, packed_bag(files)) & measured(name, ["verify", folder], size)


def read_table(name, text, kind="xlsx"):
    file = WORK / f"a.{kind}"
    file.write_bytes(text)
    shutil.rmtree(WORK / "package", ignore_errors=True)
    return measured(name, ["init", "--yes", file, "-o", WORK / "package"], len(text)) and nothing_left(name)


good = [read_table(name, text) for name, text in SHEETS.items()]
good += [read_table(name, text, "csv") for name, text in TABLES.items()]
good += [read_pdf(name, text) for name, text in PDFS.items()]
good += [read_zip(name, text) for name, text in ZIPS.items()]
good += [read_bag(name, files) for name, files in BAGS.items()]
print(f"{len(good)} inputs, {good.count(False)} beyond their cost; at most {MOST[0]:.0f} MiB, {MOST[1]:.1f} s a MiB")
sys.exit(not all(good))
