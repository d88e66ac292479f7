"""Contrast (WCAG 2.2), and distances in Oklab to eyes with and without a kind of cones, of pairs of
colours: what tests/canvas/colours.c is held to. Written from the definitions alone.

    python3 tests/tools/colours_oracle.py
"""
from math import dist
from random import Random

MACHADO = {  # Machado, Oliveira, Fernandes 2009, severity 1.0
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(colour):
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4))]


def contrast(a, b):
    light = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x))) for x in (a, b))
    return (light[1] + 0.05) / (light[0] + 0.05)


def oklab(rgb):
    r, g, b = (max(0, c) for c in rgb)
    l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)


def distance(a, b):
    seen = lambda eye, x: oklab([sum(k * c for k, c in zip(row, linear(x))) for row in eye])
    return min(100 * dist(seen(eye, a), seen(eye, b)) for eye in MACHADO.values())


pick = Random(20240325)
own = ["ffffff", "1b2430", "1f4e79", "b8450f", "2a784f", "7a3b8c", "5b6673", "f6f7f9", "000000"]
pairs = [(a, b) for i, a in enumerate(own) for b in own[:i]]
pairs += [tuple("%06x" % pick.randrange(1 << 24) for _ in range(2)) for _ in range(12)]
for a, b in pairs:
    print('{0x%s, 0x%s, %.9f, %.9f},' % (a, b, contrast(a, b), distance(a, b)))
