#!/usr/bin/env python3
"""spans.py FILE.pdf: "ID<TAB>PAGE<TAB>TEXT" of every element of the structure tree whose ID is a
number's ("n.LEDGER-ID.TIMES"), as pdfplumber and pdfminer.six read it."""
import sys

import pdfplumber
from pdfplumber.structure import PDFStructTree


def contents(element):
    """The (page, MCID) pairs of an element and of all that is below it, in reading order."""
    for mcid in element.mcids:
        yield element.page_number, mcid
    for child in element.children:
        yield from contents(child)


def main():
    with pdfplumber.open(sys.argv[1]) as pdf:
        drawn = {}
        for page in pdf.pages:
            for char in page.chars:
                drawn.setdefault((page.page_number, char["mcid"]), []).append(char["text"])
        tree = list(PDFStructTree(pdf))
        rows = []
        while tree:
            element = tree.pop()
            tree.extend(element.children)
            if element.id and element.id.startswith("n."):
                places = list(contents(element))
                text = "".join("".join(drawn.get(p, [])) for p in places)
                rows.append((element.id, min((p for p, _ in places if p), default=0), text))
        for row in sorted(rows):
            print("%s\t%d\t%s" % row)


main()
