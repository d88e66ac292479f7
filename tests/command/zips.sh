# Zips of bags as other programs pack them: the bag is found wherever it lies, and what lies beside it
# is named and does no harm.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
python3 - "$work" <<'PY'
import hashlib, io, sys, zipfile

payload = {"data/a.txt": b"satu", "data/é.txt": b"dua"}
bag = dict(payload)
bag["bagit.txt"] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
bag["manifest-sha256.txt"] = "".join(
    f"{hashlib.sha256(v).hexdigest()}  {k}\n" for k, v in payload.items()).encode()
plain = {k.replace("é", "e"): v for k, v in bag.items()}
plain["manifest-sha256.txt"] = bag["manifest-sha256.txt"].replace("é".encode(), b"e")

def under(folder, files=bag):
    return {folder + "/" + k: v for k, v in files.items()}

def pack(files, method=zipfile.ZIP_DEFLATED, system=3):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.compress_type = system, method
            z.writestr(entry, content)
    return out.getvalue()

def without_flag(data):
    """General purpose bit 11 says that names are UTF-8; some programs forget it."""
    data = bytearray(data)
    for mark, at in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
        found = data.find(mark)
        while found >= 0:
            data[found + at] &= ~8
            found = data.find(mark, found + 4)
    return bytes(data)

mac = {"__MACOSX/._tas": b"x", "__MACOSX/tas/data/._a.txt": b"x", ".DS_Store": b"x"}
back = {k.replace("/", "\\"): v for k, v in under("tas").items()}
inner = under("data/lain", plain)
whole = dict(bag, **inner)
whole["manifest-sha256.txt"] += "".join(
    f"{hashlib.sha256(v).hexdigest()}  {k}\n" for k, v in inner.items()).encode()
headless = {k: v for k, v in under("tas", whole).items() if k != "tas/bagit.txt"}
def as_zip64(files):
    kept, zipfile.ZIP64_LIMIT = zipfile.ZIP64_LIMIT, 100
    made, zipfile.ZIP64_LIMIT = pack(files), kept
    assert b"PK\6\6" in made and made[made.rfind(b"PK\1\2"):][42:46] == b"\xff" * 4
    return made

def listed_otherwise(data, old, new):
    """The directory names a file otherwise than the file itself."""
    at = data.rfind(old)
    return data[:at] + new + data[at + len(old):]

def listed_twice(data, old, new):
    """The directory lists one file under two names, one of which no manifest has."""
    end = data.rfind(b"PK\5\6")
    entry = data[data.rfind(b"PK\1\2", 0, data.rfind(old)):]
    entry = entry[:46 + int.from_bytes(entry[28:30], "little")].replace(old, new)
    size = int.from_bytes(data[end + 12:end + 16], "little") + len(entry)
    return data[:end] + entry + data[end:end + 12] + size.to_bytes(4, "little") + data[end + 16:]

def commented(data, comment):
    """The zip with a comment, as its last record says."""
    return data[:-2] + len(comment).to_bytes(2, "little") + comment

def with_64(data, entries):
    """A larger record of another directory before the smaller one."""
    end = data.rfind(b"PK\5\6")
    large = (b"PK\6\6" + (44).to_bytes(8, "little") + bytes(12) + 2 * entries.to_bytes(8, "little")
             + data[end + 12:end + 16] + bytes(4) + (9).to_bytes(8, "little"))
    return data[:end] + large + b"PK\6\7" + bytes(4) + end.to_bytes(8, "little") + bytes(4) + data[end:]

packed = pack(under("tas"))
other = pack(under("lain", plain))
stored = dict(bag, **{"data/lain.zip": other})
stored["manifest-sha256.txt"] += f"{hashlib.sha256(other).hexdigest()}  data/lain.zip\n".encode()
twofold = "is refused: it can be read as two zips"
cases = {
    "sound at the top": (pack(bag), ""),
    "sound in a folder": (pack(under("tas")), ""),
    "sound two folders deep": (pack(under("unduhan/tas")), ""),
    "sound from a Mac": (pack({**under("tas"), **mac}), ".DS_Store, __MACOSX"),
    "sound from Windows": (pack({**back, "Thumbs.db": b"x"}, system=0), "Thumbs.db"),
    "sound with backslashes of another system": (pack(back), ""),
    "sound beside a file": (pack({**under("tas"), "README": b"x"}), "README"),
    "sound beside a folder": (pack({**under("tas"), "foto/a.png": b"x"}), "foto"),
    "sound deep beside others": (pack({**under("x/tas"), "x/nota": b"", "y": b""}), "y, nota"),
    "sound without the flag": (without_flag(pack(under("tas"))), ""),
    "sound stored": (pack(under("tas"), zipfile.ZIP_STORED), ""),
    "sound behind a stub": (b"#!/bin/sh\nexit 1\n" + pack(under("tas")), ""),
    "sound before a tail": (pack(under("tas")) + b"tail", ""),
    "sound with a bag in its payload": (pack(under("tas", whole)), ""),
    "sound as zip64": (as_zip64(under("tas")), ""),
    "1 cut in its end": (packed[:-1], "the zip has no directory at its end"),
    "1 cut before its end": (packed[:packed.rfind(b"PK\5\6")], "the zip has no directory at its end"),
    "1 another directory": (listed_otherwise(packed, b"tas/data/a.txt", b"tas/data/z.txt"),
                            "lists tas/data/z.txt, and the file where it lies has another name"),
    "1 a file under two names": (listed_twice(packed, b"tas/data/a.txt", b"tas/data/z.txt"),
                                 "another name"),
    "1 a file twice in its directory": (listed_twice(packed, b"tas/data/a.txt", b"tas/data/a.txt"),
                                        "lists one file under two names"),
    "1 a directory of fewer": (packed.replace(b"PK\1\2", b"PK\1\3"), "the directory of the zip"),
    "sound with a comment": (commented(packed, b"dari biro"), ""),
    "sound with a zip stored in its payload": (pack(under("tas", stored), zipfile.ZIP_STORED), ""),
    "1 a zip in its comment": (commented(packed, other), twofold),
    "1 an end in its comment": (commented(packed, b"PK\5\6" + bytes(18)), twofold),
    "1 behind another zip": (other + packed, twofold),
    "1 behind an empty zip": (pack({}) + packed, twofold),
    "1 two sizes of its directory": (with_64(packed, 5), twofold),
    "1 two folders of one name": (pack({**under("tas"), "tas/Data/x": b"x"}),
                                  'the entry "tas/Data/x" lies in a folder that has one name with another'),
    "1 two bags of one name": (pack({**under("tas"), **under("Tas")}), "has one name with another"),
    "sound in folders that begin alike": (pack({**under("tas"), "tas/data-x/a": b"x", "tas/DATA-y/a": b""}), ""),
    "1 two bags": (pack({**under("tas"), **under("lain")}), "holds 2 bags, such as lain and tas"),
    "1 nothing of a bag": (pack({"a/b": b"x"}), "is no bag"),
    "1 its declaration lost": (pack(headless), "bagit.txt: missing"),
    "1 a leftover in the payload": (pack({**under("tas"), "tas/data/.DS_Store": b"x"}),
                                    "data/.DS_Store: extra"),
}
for number, (name, (data, said)) in enumerate(cases.items()):
    open(f"{sys.argv[1]}/{number}.zip", "wb").write(data)
    open(f"{sys.argv[1]}/{number}.case", "w").write(f"{name}\n{said}\n")
PY

count=0
while [ -e "$work/$count.zip" ]; do
    { read -r name && read -r said; } <"$work/$count.case"
    if [ "${name%% *}" = sound ]; then
        run 0 verify "$work/$count.zip"
        says stdout ': sound'
        said=${said:+beside the bag: $said}
    else
        run 1 verify "$work/$count.zip"
    fi
    cat "$work/stderr" >>"$work/stdout"
    [ -z "$said" ] || says stdout "$said"
    [ -z "$(ls -A "$TMPDIR")" ] || fail "$name: something stayed in the scratch folder"
    count=$((count + 1))
done
[ "$count" -eq 35 ] || fail "$count zips were tried"

# A bag of others has no report to build again.
run 1 verify --rebuild "$work/1.zip"
one_line stderr
says stderr 'holds no recipe (data/netra.json)'
