#!/usr/bin/env bash
# The house rules that the compiler cannot see: no include climbs out of its folder, none reaches a
# room that is not upstream, and each third-party header has one home; what a public header declares
# begins with nt_ or NT_, and what a header calls a type or a constant nothing else in the tree is
# called, so that any two can be included together; docs/architecture.md names each
# public header, no file includes again what a header of its own room includes, and a source opens
# with a sentence on what it holds, or its header does; no script
# has an escape beyond ASCII that the shell would turn into characters of the locale, which in the
# POSIX locale has none, or looks for its folder along CDPATH.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."

python3 - <<'PY'
import collections, pathlib, re, sys

RESULTS = ["base", "workbook", "ingest", "model", "stats", "ledger", "rules", "published", "tally", "register",
           "revision"]
DRAWING = ["base", "text", "logo", "canvas"]
FIGURES = RESULTS + DRAWING + ["quantity", "statement", "chart"]
PAPER = FIGURES + ["office", "qr", "table"]
UPSTREAM = {  # the arrow; keep with docs/architecture.md
    "base": [],
    "workbook": ["base"],
    "ingest": ["base", "workbook"],
    "model": ["base", "ingest"],
    "survey": ["base", "workbook", "ingest", "model"],
    "stats": ["base"],
    "ledger": ["base", "ingest", "model", "stats"],
    "rules": ["base", "ingest", "model"],
    "published": ["base", "ingest", "model", "stats", "ledger", "rules"],
    "disclosure": ["base"],
    "tally": ["base", "ingest", "model", "stats", "ledger"],
    "register": ["base", "ingest", "model", "stats", "ledger", "disclosure", "tally"],
    "revision": ["base", "ingest", "model", "stats", "ledger", "rules", "published", "tally", "register", "statement"],
    "text": ["base"],
    "logo": ["base"],
    "statement": ["base"],
    "quantity": ["base", "ingest", "model", "stats", "ledger", "text"],
    "canvas": ["base", "text", "logo"],
    "office": DRAWING,
    "qr": ["base"],
    "chart": RESULTS + DRAWING + ["quantity", "statement"],
    "table": FIGURES,
    "report": PAPER,
    "web": PAPER + ["report"],
    "book": PAPER + ["report"],
    "card": PAPER + ["report"],
    "layout": PAPER + ["report"],
    "objects": ["base"],
    "pdf": PAPER + ["report", "layout", "objects"],
    "archive": ["base", "pdf"],
    "odbc": ["base"],
    "counts": ["base", "ingest", "model", "archive"],
    "edition": PAPER + ["report", "web", "book", "card", "layout", "pdf", "archive", "counts"],
    "trace": PAPER + ["report", "web", "book", "card", "layout", "pdf", "archive", "counts", "edition"],
    "batch": PAPER + ["report", "web", "book", "card", "layout", "pdf", "archive", "counts", "edition"],
    "command": PAPER + ["survey", "odbc", "report", "web", "book", "card", "layout", "pdf", "archive", "counts", "edition", "trace", "batch"],
}
HOMES = {
    r"cjson/": "base", r"utf8proc": "base", r"csv\.h": "ingest", r"cairo": "canvas logo", r"zlib\.h": "objects", r"libdeflate\.h": "book canvas objects",
    r"hb": "text", r"fribidi": "text", r"ft2build\.h|freetype/|FT_": "text", r"md4c": "report",
    r"qrencode": "qr", r"hpdf": "objects pdf", r"qpdf/": "objects", r"openssl/": "archive", r"archive(_entry)?\.h": "archive workbook",
    r"expat": "logo workbook",
    r"getopt\.h": "command", r"sql(ext)?\.h": "odbc", r"xlsxwriter": "book",
}
faults = []
for room, upstream in UPSTREAM.items():
    folder = pathlib.Path("src") / room
    public = {p.relative_to(folder / "include").as_posix() for p in (folder / "include").rglob("*.h")}
    for path in sorted(folder.rglob("*.[ch]")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if not match:
                continue
            quote, name = match.groups()
            place = f"{path}:{number}"
            if ".." in name.split("/"):
                faults.append(f"{place}: an include climbs out of its folder: {name}")
            head = name.split("/")[0]
            if quote == '"' and head in UPSTREAM and "/" in name:
                if head == room and name not in public:
                    faults.append(f"{place}: no such public header: {name}")
                elif head != room and head not in upstream:
                    faults.append(f"{place}: {room} does not see {head}: {name}")
            if quote == '"' and head == "words" and "/" in name:  # a room's texts, made by words/compile.c
                owner = pathlib.Path(name).stem
                if owner not in [room, "languages", *upstream]:
                    faults.append(f"{place}: {room} does not see the words of {owner}: {name}")
                continue
            if quote == '"' and not (head in UPSTREAM and "/" in name):
                if not (path.parent / name).exists() and not (folder / name).exists():
                    faults.append(f"{place}: a private header of another room: {name}")
            if quote == "<":
                for pattern, home in HOMES.items():
                    if re.match(pattern, name) and room not in home.split():
                        faults.append(f"{place}: {name} belongs to {home}")


def without_comments(path):
    return re.sub(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/', lambda m: '""' if m[0][0] == '"' else " ",
                  path.read_text(), flags=re.S)


def outermost(text):
    """Of what stands in braces only these."""
    out, depth = [], 0
    for c in re.sub(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", "", text, flags=re.M):
        depth -= c == "}"
        if depth == 0 or (depth == 1 and c == "{"):
            out.append(c)
        depth += c == "{"
    return "".join(out)


def types(text):
    """The structs, unions, enumerations and other types that a file defines."""
    names = set(re.findall(r"\b(?:struct|union|enum)\s+(\w+)\s*\{", text))
    for body in re.findall(r"\btypedef\b([^;]*);", text):
        body = re.sub(r"__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)", "", body)
        if not re.fullmatch(r"\s*(?:struct|union|enum)\s+(\w+)\s+\1\s*", body):  # of what stands elsewhere
            alias = (re.search(r"\(\s*\*\s*(?:const\s+)?(\w+)\s*\)\s*\(", body) or
                     re.search(r"(\w+)\s*(?:\[[^\]]*\]\s*|\([^()]*\)\s*)*$", body))
            names.add(alias[1])
    return names


def constants(text):
    text = re.sub(r"^[ \t]*#.*", "", text, flags=re.M)
    return {name for body in re.findall(r"\benum\b[^{;()]*\{([^}]*)\}", text)
            for name in re.findall(r"(?:^|,)\s*(\w+)", body)}


def declared(text, flat):
    """The macros, functions and objects of a header."""
    names = set(re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", text, flags=re.M))
    for one in re.split(r";|(?<=\})", flat):
        one = re.sub(r"_Noreturn|NT_VEC\(\w+\)|__attribute__\(\(.*?\)\)\)?", "", one.replace("{}", "").strip())
        call = re.search(r"(\w+)\s*\(", one)
        if call and not one.startswith("typedef"):
            names.add(call[1])
        elif one.startswith("extern"):
            names.add(re.search(r"(\w+)\s*(?:\[.*\])*$", one)[1])
    return names


homes = collections.defaultdict(list)
for path in sorted(pathlib.Path("src").rglob("*.[ch]")):
    text = without_comments(path)
    flat = outermost(text)
    for name in types(flat) | (constants(text) if path.suffix == ".h" else set()):
        homes[name].append(path)
    if "include" in path.parts:
        for name in sorted(types(flat) | constants(text) | declared(text, flat)):
            if not re.match("nt_|NT_|NETRA_", name):
                faults.append(f"{path}: {name} is public and does not begin with nt_ or NT_")
for name, paths in sorted(homes.items()):
    if len(paths) > 1 and any(path.suffix == ".h" for path in paths):
        faults.append(f"{name} is declared twice: {', '.join(map(str, paths))}")


def includes(path):
    """The files of the tree that a file includes, by the name that it writes, in its order."""
    if path not in included:
        room = pathlib.Path(*path.parts[:2])
        included[path] = {name: place for name in re.findall(r'^#include "([^"]+)"', path.read_text(), flags=re.M)
                          for place in (path.parent / name, room / name, pathlib.Path("src", name.split("/")[0], "include", name))
                          if place.exists()}
    return included[path]


included = {}
for path in sorted(pathlib.Path("src").rglob("*.[ch]")):
    own = [place for place in includes(path).values() if place.parts[1] == path.parts[1]]
    shared = set()
    for place in own:  # the list grows while it is walked
        shared.update(includes(place).values())
        own += [other for other in includes(place).values() if other.parts[1] == path.parts[1] and other not in own]
    for name, place in includes(path).items():
        if place in shared and place.stem != path.stem:  # its own header comes first
            faults.append(f"{path}: {name} again, which a header of its own room includes")
told = pathlib.Path("docs/architecture.md").read_text()
for room in UPSTREAM:
    row = re.search(rf"^\| `{room}` \|[^|]*\|([^|]*)\|", told, flags=re.M)
    named = set(re.findall(r"`(\w+\.h)`", row[1])) if row else set()
    public = {path.name for path in pathlib.Path(f"src/{room}/include/{room}").glob("*.h")}
    if named != public and (public or row):
        faults.append(f"docs/architecture.md: headers of {room}: {', '.join(sorted(named ^ public))}")
for path in sorted(pathlib.Path("src").rglob("*.c")):
    opens = path.read_text()[:2] == "/*"
    own = re.search(rf'#include "(?:{path.parts[1]}/)?{path.stem}\.h"', path.read_text())
    if not opens and not own:  # its own header says it
        faults.append(f"{path}: opens without a sentence on what it holds")
escape = re.compile(r"""(\$'[^']*|\b(printf|echo -e)\b.*)\\[uU][0-9A-Fa-f]""")
searched = re.compile(r"""(?<!CDPATH='' )\bcd "\$\(dirname""")
for folder in ("scripts", "tests", ".ci"):
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix == ".sh" or path.parent.name == ".ci":
            for number, line in enumerate(path.read_text().splitlines(), 1):
                if escape.search(line):
                    faults.append(f"{path}:{number}: the bytes of UTF-8 (\\xC2\\xAD) depend on no "
                                  "locale, an escape with \\u does")
                if searched.search(line):
                    faults.append(f"{path}:{number}: cd searches CDPATH; write CDPATH='' cd")
print("\n".join(faults) or "rooms: every include follows the arrow")
sys.exit(bool(faults))
PY
