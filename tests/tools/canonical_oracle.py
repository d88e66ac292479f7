#!/usr/bin/env python3
"""What tests/base/canonical.c expects of src/base/canonical.c, by Python's own Unicode data (3.11: 14.0).

    tests/tools/canonical_oracle.py >tests/base/golden/canonical.txt

A line: the code points of a text, "|", those of its canonical form. First a text of every blank and every
invisible character within and around words, then texts drawn from an alphabet of troublesome ones."""
import random
import unicodedata

# Default_Ignorable_Code_Point of DerivedCoreProperties.txt 14.0, as far as assigned, and White_Space of
# PropList.txt.
IGNORABLE = [(0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
             (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F), (0x3164, 0x3164),
             (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A),
             (0xE0001, 0xE0001), (0xE0020, 0xE007F), (0xE0100, 0xE01EF)]
WHITE = [*range(9, 14), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
DRAWN_BLANK = [0x2800, 0x3164, 0xFFA0]
JOINING = [(0x600, 0xDFF), (0x1000, 0x109F), (0x1780, 0x18AF), (0x1B00, 0x1BFF), (0xA880, 0xABFF), (0x10A00, 0x11FFF)]
HAN = [(0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)]
SELECTORS = [(0xFE00, 0xFE0F), (0xE0100, 0xE01EF)]
JOINERS = "\u200c\u200d"
NOTE_MARKS = "\ufff9\ufffa\ufffb"


def within(c, ranges):
    return any(first <= ord(c) <= last for first, last in ranges)


def blank(c):
    return ord(c) in WHITE or ord(c) in DRAWN_BLANK


def invisible(c):
    return not blank(c) and (within(c, IGNORABLE) or unicodedata.category(c) == "Cc" or c in NOTE_MARKS)


def canonical(text):
    left = [" " if blank(c) else c for c in text
            if not invisible(c) or c in JOINERS or within(c, SELECTORS)]
    out = []
    for i, c in enumerate(left):
        if within(c, SELECTORS):
            keep = out and within(out[-1], HAN)
        elif c in JOINERS:
            base = next((o for o in reversed(out) if not unicodedata.combining(o)), " ")
            behind = next((n for n in left[i + 1:] if n not in JOINERS and not within(n, SELECTORS)), " ")
            keep = within(base, JOINING) and unicodedata.category(behind)[0] in "LM"
        else:
            keep = True
        if keep:
            out.append(c)
    words = [word for word in "".join(out).split(" ") if word]
    return unicodedata.normalize("NFC", " ".join(words))


def points(text):
    return " ".join(f"{ord(c):X}" for c in text)


def put(text):
    print(f"{points(text)}|{points(canonical(text))}")


every = [chr(p) for p in [*range(1, 0x20), *range(0x7F, 0xA0), *WHITE, *DRAWN_BLANK, *map(ord, NOTE_MARKS)]]
every += [chr(p) for first, last in IGNORABLE for p in range(first, min(last, first + 20) + 1)]
for c in sorted(set(every)):
    put(f"{c}Di{c}nas {c}Pendidikan{c}")
    put(f"e{c}\u0301")
for text in ["", " ", "a", "a  b", "e\u0301x", "\u212bngstr\u00f6m", "\u1112\u1161\u11ab", "\uac00\u11a8", "q\u0323\u0307",
             "q\u0307\u0323", "\u0958", "\u2126", "\uf900", "\u05e9\u05bc\u05c1", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
             "\u0645\u06cc\u200c", "\u200c\u0645", "\u0645\u200c \u062e", "\u0645\u064b\u200c\u0301\u064b\u062e", "k\u200d1",
             "\u0915\u094d\u200d\u0937", "\ua98f\ua9c0\u200d\ua9b1", "\u8fbb\U000e0100", "\u8fbb \U000e0100", "a\ufe0f", "\u0600\u0661"]:
    put(text)
alphabet = ["a", "e", "1", " ", "\u00a0", "\u2009", "\t", "\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff", "\u034f", "\u0301",
            "\u0327", "\u0334", "\u0645", "\u06cc", "\u064b", "\u0651", "\u0915", "\u094d", "\u093c", "\u8fbb", "\U000e0100",
            "\u1112", "\u1161", "\u11ab", "\u3000", "\x01", "\u2800", "\u3099", "\uf900", "\u00e9"]
draw = random.Random(20240214)
for _ in range(600):
    put("".join(draw.choices(alphabet, k=draw.randint(1, 12))))
