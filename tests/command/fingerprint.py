"""The fingerprint of a web edition's folder, made without netra after docs/archive.md.

    fingerprint.py FOLDER"""
import hashlib
import pathlib
import sys

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def is_carried(name):
    return name != "index.html" and not name.endswith(".figures.csv") and \
        (not name.startswith("charts/") or name.endswith(".csv"))


folder = pathlib.Path(sys.argv[1])
names = sorted((path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()), key=str.encode)
lines = [f"{hashlib.sha512((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names if is_carried(name)]
number = int.from_bytes(hashlib.sha512("".join(lines).encode()).digest()[:15], "big")
digits = "".join(CROCKFORD[number >> 5 * place & 31] for place in reversed(range(24)))
print("-".join(digits[at:at + 4] for at in range(0, 24, 4)))
