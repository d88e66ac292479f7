"""hostile.py FOLDER: archives that nobody should unpack, one a kind. The name says what netra must
say of it (tests/command/hostile.sh)."""
import hashlib, pathlib, stat, struct, sys, zipfile

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)


def digest(content):
    return hashlib.sha512(content).hexdigest()


def bag(payload, manifest=None):
    """The files of a bag that is right but for what the caller adds."""
    lines = "".join(f"{digest(c)}  data/{n}\n" for n, c in payload.items())
    files = {f"bag/data/{n}": c for n, c in payload.items()}
    files["bag/bagit.txt"] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    files["bag/manifest-sha512.txt"] = (lines + (manifest or "")).encode()
    return files


def write(name, entries, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(folder / name, "w", compression) as out:
        for path, content in entries:
            info = path if isinstance(path, zipfile.ZipInfo) else zipfile.ZipInfo(path)
            info.compress_type = compression
            out.writestr(info, content)


def special(path, mode):
    info = zipfile.ZipInfo(path)
    info.create_system = 3
    info.external_attr = mode << 16
    return info


good = list(bag({"a.txt": b"hello\n"}).items())
write("good.zip", good)
write("climbs.zip", good + [("bag/data/../../../netra-escaped", b"x")])
write("climbs-at-once.zip", good + [("../netra-escaped", b"x")])
write("absolute.zip", good + [("/tmp/netra-escaped", b"x")])
write("drive.zip", good + [("C:/netra-escaped", b"x")])
write("dot.zip", good + [("bag/./data/b", b"x")])
write("empty-part.zip", good + [("bag//data/b", b"x")])
write("link.zip", good + [(special("bag/data/link", stat.S_IFLNK | 0o777), b"/etc/passwd")])
write("link-folder.zip", [(special("bag/data", stat.S_IFLNK | 0o777), b"/tmp")] + good)
write("device.zip", good + [(special("bag/data/null", stat.S_IFCHR | 0o666), b"")])
write("fifo.zip", good + [(special("bag/data/pipe", stat.S_IFIFO | 0o666), b"")])
write("case.zip", good + [("bag/data/A.txt", b"x")])
write("case-greek.zip", good + [("bag/data/\u0391.txt", b"x"), ("bag/data/\u03b1.txt", b"x")])
write("accents.zip", good + [("bag/data/r\u00e9.txt", b"x"), ("bag/data/re\u0301.txt", b"x")])
write("dot-at-end.zip", good + [("bag/data/a.txt.", b"x")])
write("file-and-folder.zip", good + [("bag/data/a.txt/b", b"x")])
write("control.zip", good + [("bag/data/a\x1b[2Jb", b"x")])
write("long.zip", good + [("bag/data/" + "x" * 600, b"x")])
write("deep.zip", good + [("bag/" + "d/" * 40 + "x", b"x")])
write("many.zip", [(f"bag/data/{i}", b"") for i in range(10000)])
write("bomb.zip", good + [("bag/data/bomb", b"\0" * (64 << 20))], zipfile.ZIP_DEFLATED)

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    write("twice.zip", good + [("bag/data/a.txt", b"other")])

# Names that zipfile would put right: written under a name of the same length, then patched.
for name, wrong in [
    ("backslash.zip", b"..\\..\\escaped"),
    ("latin1.zip", b"bag/data/caf\xe9"),
]:
    right = b"bag/data/xxxx"
    write(name, good + [(right.decode(), b"x")])
    raw = (folder / name).read_bytes()
    assert raw.count(right) == 2 and len(wrong) == len(right)
    (folder / name).write_bytes(raw.replace(right, wrong))

# The directory says 10 bytes, the stream holds 64 MiB.
raw = bytearray((folder / "bomb.zip").read_bytes())
for at in range(len(raw) - 46):
    if raw[at : at + 4] == b"PK\1\2" and raw[at + 46 : at + 59] == b"bag/data/bomb":
        struct.pack_into("<I", raw, at + 24, 10)
    if raw[at : at + 4] == b"PK\3\4" and raw[at + 30 : at + 43] == b"bag/data/bomb":
        struct.pack_into("<I", raw, at + 22, 10)
(folder / "lying-bomb.zip").write_bytes(raw)

outside = f"{digest(b'x')}  ../../../etc/passwd\n{digest(b'x')}  /etc/passwd\n"
write("manifest-outside.zip", list(bag({"a.txt": b"hello\n"}, outside).items()))
(folder / "not-a.zip").write_bytes(b"%PDF-1.7 and no zip\n" * 10)
(folder / "empty.zip").write_bytes(b"")
