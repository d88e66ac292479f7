"""alter.py IN OUT CHANGE...: OUT-CHANGE.pdf with an incremental update that changes what a reader sees or hears.

CHANGE: page (what draws the first page), chart (a drawing that a page calls), note (an annotation),
action (something to do when the file is opened), attachment (an embedded file).
"""

import sys

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

source, target, *changes = sys.argv[1:]


def pages(node):
    for kid in (kid.get_object() for kid in node["/Kids"]):
        yield from pages(kid) if "/Kids" in kid else (kid,)


def replace(writer, reference, data):
    """The stream under the reference, with other data."""
    stream = generic.StreamObject(stream_data=data)
    for key, value in writer.get_object(reference).items():
        if key not in ("/Filter", "/Length", "/DecodeParms"):
            stream[key] = value
    writer.objects[(reference.generation, reference.idnum)] = stream


def alter(writer, change):
    root = writer.root
    first, *others = pages(root["/Pages"])
    if change == "page":
        replace(writer, first.raw_get("/Contents").reference, b"0 0 1 rg 100 100 200 200 re f")
    elif change == "chart":
        chart = next(p for p in others if "/XObject" in p["/Resources"])["/Resources"]["/XObject"]
        replace(writer, chart.raw_get(next(iter(chart))).reference, b"0 0 1 rg 0 0 99 99 re f")
    elif change == "note":
        note = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name("/Square"),
                pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (9, 9, 300, 300))),
            }
        )
        annotations = generic.ArrayObject(first.get("/Annots", ()))
        annotations.append(writer.add_object(note))
        first[pdf_name("/Annots")] = annotations
        writer.update_container(first)
    elif change == "action":
        root[pdf_name("/OpenAction")] = generic.DictionaryObject(
            {
                pdf_name("/S"): pdf_name("/URI"),
                pdf_name("/URI"): generic.pdf_string("https://example.org"),
            }
        )
        writer.update_root()
    else:
        # A chart's data, of which the report is not built again.
        attached = (entry.get_object() for entry in root["/AF"])
        files = next(f for f in attached if f["/UF"].startswith("charts/"))["/EF"]
        replace(writer, files.raw_get("/F").reference, b"other data")


for change in changes:
    with open(source, "rb") as pdf, open(f"{target}-{change}.pdf", "wb") as out:
        writer = IncrementalPdfFileWriter(pdf)
        alter(writer, change)
        writer.write(out)
