#!/usr/bin/env python3
"""alter.py HOW IN.pdf OUT.pdf [WORD...]: alters a PDF that `qpdf --qdf --object-streams=disable` wrote,
as somebody might who means no good; fix-qdf puts the offsets right afterwards, except for `cover`,
`annotate`, `dress` and `attach`, which add an incremental update and leave the rest as it was."""
import re
import sys


def hexes(text):
    return "".join("%04X" % ord(c) for c in text).encode()


def shown(data, text):
    """Where a run that shows just this text begins, and its whole."""
    codes = [b"00[2aA]0" if c == " " else hexes(c) for c in text]  # a blank or a no-break space
    pattern = b"(?i)<" + rb"(?:> ?-?[0-9]+ ?<)?".join(codes) + b">"
    found = list(re.finditer(pattern, data))
    assert found, "nothing shows " + text
    return found


def replace(data, old, new):
    first = shown(data, old)[0]
    return data[: first.start()] + b"<" + hexes(new) + b">" + data[first.end() :]


def swap(data, one, other):
    a, b = shown(data, one)[0], shown(data, other)[0]
    if a.start() > b.start():
        a, b = b, a
    return (data[: a.start()] + b.group() + data[a.end() : b.start()] + a.group() + data[b.end() :])


def swap_ids(data, one, other):
    """The IDs of two elements, exchanged; the ID tree keeps what it had."""
    mark = b"(@)"
    for a, b in ((one, mark), (other, one), (mark, other)):
        a = a if isinstance(a, bytes) else b"(" + a.encode() + b")"
        b = b if isinstance(b, bytes) else b"(" + b.encode() + b")"
        data = data.replace(b"/ID " + a, b"/ID " + b)
    return data


def page_object(data):
    """Number, generation and text of the first page's object."""
    return next(m for m in re.finditer(rb"(\d+) 0 obj\n(<<(?:(?!endobj).)*?/Type /Page\n.*?>>)\nendobj",
                                       data, re.S))


def update(data, objects):
    """An incremental update: objects (number -> text) behind the end of the file."""
    start = int(re.findall(rb"startxref\n(\d+)", data)[-1])
    root = re.findall(rb"/Root (\d+ \d+ R)", data)[-1]
    out = bytearray(data)
    table = b"xref\n"
    for number, text in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    where = len(out)
    out += table + b"trailer << /Size %d /Root %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(objects) + 1, root, start, where)
    return bytes(out)


def free_number(data):
    return max(int(n) for n in re.findall(rb"\n(\d+) 0 obj", data)) + 1


def stream(content):
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def cover(data):
    """A white patch and another number over the first page."""
    page, more = page_object(data), free_number(data)
    content = (b"\n/Artifact BMC q 1 1 1 rg 60 380 200 40 re f Q "
               b"BT /F0 9 Tf 1 0 0 1 70 400 Tm <00390039> Tj ET EMC")
    text = re.sub(rb"/Contents (\d+ 0 R)", rb"/Contents [\1 %d 0 R]" % more, page.group(2))
    assert text != page.group(2)
    return update(data, {int(page.group(1)): text, more: stream(content)})


def annotate(data):
    page, more = page_object(data), free_number(data)
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [60 380 260 420] /Contents (99) /DA (/F0 9 Tf) /F 4 >>"
    text = re.sub(rb"/Annots \[", b"/Annots [ %d 0 R" % more, page.group(2))
    assert text != page.group(2)
    return update(data, {int(page.group(1)): text, more: note})


def hide(data, text):
    """Optional content around a run: a layer that readers do not show."""
    run = shown(data, text)[0]
    start = data.rindex(b"BT ", 0, run.start())
    end = data.index(b"ET", run.end()) + 2
    return data[:start] + b"/OC /Layer BDC " + data[start:end] + b" EMC" + data[end:]


def glyphs(data):
    """A font whose glyphs draw other digits: two entries of a CIDToGIDMap or of outlines swapped."""
    start = data.index(b"/CIDToGIDMap")
    number = re.match(rb"/CIDToGIDMap (\d+) 0 R", data[start:]).group(1)
    begin = data.index(b"stream\n", data.index(b"\n" + number + b" 0 obj")) + 7
    five, seven = begin + 2 * ord("5"), begin + 2 * ord("7")
    out = bytearray(data)
    out[five : five + 2], out[seven : seven + 2] = data[seven : seven + 2], data[five : five + 2]
    return bytes(out)


def dress(data):
    """A link that was not to be seen gets an appearance: a patch over what it stands on."""
    more = free_number(data)
    link = re.search(rb"\n(\d+) 0 obj\n(<<(?:(?!endobj).)*?/Subtype /Link(?:(?!endobj).)*?)>>\nendobj",
                     data, re.S)
    patch = stream(b"1 1 1 rg 0 0 9 9 re f").replace(
        b"<<", b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9]", 1)
    return update(data, {int(link.group(1)): link.group(2) + b" /AP << /N %d 0 R >> >>" % more,
                         more: patch})


def plain(data, old, new):
    assert old.encode() in data, old
    return data.replace(old.encode(), new.encode(), 1)


def holding(data, text):
    """Number and text of the object that holds it."""
    return next(m for m in re.finditer(rb"\n(\d+) 0 obj\n((?:(?!endobj).)*?)\nendobj", data, re.S)
                if text in m.group(2))


def attach(data, how):
    """A second input/figures.csv, in one of the places where a reader may look for it."""
    name, more = b"/UF (input/figures.csv)", free_number(data)
    specification = holding(data, name)
    other = re.sub(rb"/UF \d+ 0 R", b"/UF %d 0 R" % more, specification.group(2))
    whole = re.sub(rb"/F \d+ 0 R", b"/F %d 0 R" % more, other)
    objects = {more: stream(b"figure_id\n"), more + 1: whole}
    own, new = b"%s 0 R" % specification.group(1), b"%d 0 R" % (more + 1)
    if how == "contents":
        objects = {more: objects[more], int(specification.group(1)): other}
    elif how == "list":
        number = re.search(rb"/AF (\d+) 0 R", holding(data, b"/Type /Catalog").group(2)).group(1)
        files = re.search(rb"\n" + number + rb" 0 obj\n(.*?)\]\nendobj", data, re.S).group(1)
        objects[int(number)] = files + new + b" ]"
    else:
        catalog = holding(data, b"/Type /Catalog")
        objects[int(catalog.group(1))] = catalog.group(2).replace(b" " + own, b" " + new)
    return update(data, objects)


HOW = {f.__name__: f for f in (replace, swap, swap_ids, hide, glyphs, cover, annotate, dress, attach, plain)}
with open(sys.argv[2], "rb") as source, open(sys.argv[3], "wb") as target:
    target.write(HOW[sys.argv[1]](source.read(), *sys.argv[4:]))
