#!/usr/bin/env python3
"""What tests/base/path.c expects of src/base/path_fold.c, by Python's own Unicode data (3.11: 14.0).

    tests/tools/fold_oracle.py >tests/base/golden/fold.txt

A line: a code point and what it folds to; code points of these blocks that have no line stay."""
import unicodedata

BLOCKS = [(0x20, 0x17F), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x370, 0x3FF), (0x400, 0x52F),
          (0x1E00, 0x1EFF), (0x2126, 0x2126), (0x212A, 0x212B), (0xFF21, 0xFF3A)]


def simple(c):
    folded = c.casefold()
    return folded if len(folded) == 1 else c.lower() if len(c.lower()) == 1 else c


def fold(text):
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", "".join(map(simple, parts)))


for first, last in BLOCKS:
    for point in range(first, last + 1):
        folded = fold(chr(point))
        if folded != chr(point):
            print(f"{point:X}", *(f"{ord(c):X}" for c in folded))
