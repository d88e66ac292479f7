"""cost.py NETRA DATA WORK: memory and time follow the size of what is read, whatever its shape.

One input a kind, of about SIZE bytes, for things that a reader, a template or a descriptor may have
many of. Each command ends with status 0, or 1 and one clear line with a place; below 256 MiB; and
within two seconds of processor time a MiB (two at least; a build without optimisation may take four
times as long). Under a sanitizer, which takes memory and time of its own, only the end is judged."""
import datetime, json, shutil, sys

from measure import WORK, judge

DATA, SIZE = sys.argv[2], 600_000


def at(form, i):
    """The form of number i: # is i, ~ the number before it, $ a day of its own, @ a letter of its own
    that is in no slug."""
    day = datetime.date(1980, 1, 1) + datetime.timedelta(i % 30000) if "$" in form else ""
    return (form.replace("#", str(i)).replace("~", str(i - 1)).replace("$", str(day))
            .replace("@", chr(0x4E00 + i % 20000)))


def numbered(form):
    """Pieces with the numbers 0, 1, 2 … in them, as many as fit."""
    out, length, i = [], 0, 0
    while length < SIZE:
        out.append(at(form, i))
        length += len(out[-1])
        i += 1
    return "".join(out)


def repeated(text):
    return text * (SIZE // len(text))


def half_and_half(definitions, uses):
    count = SIZE // (len(definitions) + len(uses) + 8)
    return "".join("".join(at(form, i) for i in range(count)) for form in (definitions, uses))


BODIES = {
    "list items": numbered("- butir #\n"),
    "short list items": repeated("- a\n"),
    "numbered items": numbered("#. butir\n"),
    "paragraphs": numbered("Paragraf # ini biasa.\n\n"),
    "quotes": repeated("> a\n\nb\n\n"),
    "lines of a quote": ">" * 20 + " a\n" + repeated("b\n"),
    "deep quotes": ">" * SIZE + " a",
    "deep lists": "".join("  " * i + "- a\n" for i in range(int(SIZE ** 0.5))),
    "lines": repeated("kata kata\n"),
    "words": repeated("kata "),
    "one word": "a" * SIZE,
    "forced breaks": repeated("kata\\\n"),
    "backslashes": "\\" * SIZE,
    "escapes": repeated("\\*"),
    "entities": repeated("&amp;"),
    "emphasis that never ends": repeated("*a **a _b __b "),
    "bold words": repeated("**a** b *c* d "),
    "emphasis inside emphasis": "*a " * (SIZE // 6) + " b*" * (SIZE // 6),
    "brackets": "[" * SIZE,
    "links that never end": repeated("[a](<b "),
    "links": numbered("[a](https://a.example/#) "),
    "definitions of links": half_and_half("[r#]: https://a.example\n\n", "[r#] "),
    "back quotes": numbered("`a``b```c#"),
    "less-than signs": "<" * SIZE,
    "headings": "```contents\n```\n\n" + numbered("# Bab # {#b#}\n\nteks\n\n".replace("{#b", "{\0b"))
    .replace("\0", "#"),
    "references": "# A {#a}\n\nteks\n\n" + repeated("[](#a) "),
    "references to what goes": "# A {#a}\n\n# B\n\n" + repeated("Ya (lihat [](#a)) [](#a). ") + "ada",
    "footnotes": half_and_half("t[^f#] ", "\n\n[^f#]: catatan"),
    "marks of footnotes": repeated("[^"),
    "rows of a table": "| a | b |\n|---|---|\n" + numbered("| # | 2 |\n"),
    "columns of a table": "|a" * (SIZE // 8) + "|\n" + "|---" * (SIZE // 8) + "|\n" + "|b" * (SIZE // 8),
    "short rows of a wide table": "|a" * (SIZE // 10) + "|\n" + "|---" * (SIZE // 10) + "|\n"
    + "|b|\n" * (SIZE // 10),
    "callouts": repeated("```callout note A\nkata\n```\n\n"),
    "lines of a callout": "```callout note A\n" + repeated(" x\n") + "```\n",
    "page breaks": repeated("```page-break\n```\n"),
    "names": repeated("{{a.name}} "),
    "numbers": repeated("{{a.first.reported}} "),
    "sections": repeated("{{#a.known}}x{{/a.known}} "),
    "a long section of a list": "{{#findings}}" + "kata " * 380_000 + "{{/findings}}",
    "comments": repeated("{{! c }}\n"),
    "open braces": "{" * SIZE,
    "lists in lists": repeated("{{#findings}}{{#findings}}{{number}}{{/findings}}{{/findings}}\n"),
}

TITLE = {"title": "T", "data": DATA}
COUNT = SIZE // 60
SETTINGS = {
    "parameters": {"parameters": {f"p{i}": {"default": f"v{i}"} for i in range(COUNT)}},
    "texts": {"texts": {f"t{i}": f"{{{{! }}}}teks {i}" for i in range(COUNT)}},
    "texts that call each other": {"texts": {f"t{i}": "" if i == 0 else f"{{{{>t{i - 1}}}}}"
                                             for i in range(COUNT)}},
    "tables": {"tables": [{"id": f"t{i}", "kind": "rules", "caption": "K"} for i in range(COUNT)]},
    "one long text": {"subtitle": repeated("{{a.name}} \\u00e9 ")},
}
BY_AGE = {"id": "c", "kind": "ratio-by-age"}
LONG = "kata " * 360_000
SETTINGS |= {
    f"a chart's {member}": {"charts": [BY_AGE | {member: LONG}]} for member in ("title", "subtitle", "source", "note")
} | {
    "a title of one word": {"charts": [BY_AGE | {"title": "a" * len(LONG)}]},
    "names in a title": {"texts": {"x": LONG[:20_000]}, "charts": [BY_AGE | {"title": "{{>x}} " * 80}]},
    "texts of many charts": {"charts": [BY_AGE | {"id": f"c{i}", "title": LONG[:2000], "note": LONG[:3900]}
                                        for i in range(60)]},
}
SETTINGS_BODY = {name: "".join(f"```chart {chart['id']}\n```\n\n" for chart in settings["charts"])
                 for name, settings in SETTINGS.items() if "charts" in settings}
SETTINGS_BODY |= {"parameters": repeated("{{p0}} "), "texts": repeated("{{>t0}}{{>t9999}} ")}

DESCRIPTORS = {
    "zeros": '{"x-a":[' + repeated("0,") + "0]}",
    "empty texts": '{"x-a":[' + repeated('"",') + '""]}',
    "keys": '{"x-a":{' + numbered('"k#":0,') + '"k":0}}',
    "unknown keys": "{" + numbered('"k#":0,') + '"k":0}',
    "line ends": '{"x-a":[' + "\n" * SIZE + "]}",
    "escapes": '{"x-a":"' + repeated("\\u00e9") + '"}',
    "open brackets": "[" * SIZE,
}

VALUES = [f"v{i}" for i in range(SIZE // 16)]
FIELDS = [f"f{i}" for i in range(4000)]
KEYS = [{"fields": field, "reference": {"resource": "", "fields": "f0"}} for field in FIELDS]
TABLES = {  # of the field f, of the schema, and a cell
    "values that may stand": ({"constraints": {"enum": VALUES}}, {}, VALUES[-1]),
    "texts for what is missing": ({}, {"missingValues": VALUES}, VALUES[-1]),
    "cells of the wrong type": ({"type": "date"}, {}, VALUES[-1]),
    "cells beside a long list": ({"constraints": {"enum": ["v" * (SIZE // 2)]}}, {}, "w"),
    "cells of a long format": ({"type": "date", "format": "%d" + "/" * (SIZE // 2) + "%m/%Y"}, {}, "w"),
    "keys": ({}, {"foreignKeys": KEYS[:1] * 8000}, "a"),
    "parts of a key": ({}, {"primaryKey": ["f0"] * (SIZE // 16)}, "a"),
}

def of_columns(count, cell, rules):
    fields = [{"name": f"c{i}", **rules} for i in range(count)]
    return fields, repeated(",".join([cell] * count) + "\n"), {}


ID = [{"name": "id"}]
BAD = {  # fields, rows, and what else their schema says: every cell, or row, is a problem
    "bad numbers": of_columns(500, "x", {"type": "integer"}),
    "bad days": of_columns(500, "x", {"type": "date"}),
    "bad categories": of_columns(500, "x", {"constraints": {"enum": VALUES[:100]}}),
    "near categories": ([{"name": "c", "constraints": {"enum": VALUES}}], numbered("w#\n"), {}),
    "categories far longer than the cells": (
        [{"name": "c", "constraints": {"enum": ["w" * 100_000 + str(i) for i in range(40)]}}], "v\n" * 130_000, {}),
    "missing cells": of_columns(500, "", {"constraints": {"required": True}}),
    "equal ids": of_columns(1, "x", {"constraints": {"unique": True}}),
    "equal keys": (ID + [{"name": "b"}], repeated("x,y\n"), {"primaryKey": ["id", "b"]}),
    "references to nothing": (ID, numbered("#\n"), {"foreignKeys": [
        {"fields": "id", "reference": {"resource": "sources", "fields": "source.id"}}]}),
    "ragged rows": (ID, repeated("x,y\n"), {}),
    "stray quotes": (ID, repeated('x"\n'), {}),
    "spoilt texts": (ID, repeated("\u00c3\u00a9\n"), {}),
    # and tables that have more cells, or longer keys, than bytes
    "short cells": (of_columns(10, "1", {})[0], repeated("1," * 9 + "1\n") * 3, {}),
    "empty cells": (of_columns(10, "", {})[0], repeated("," * 9 + "\n") * 3, {}),
    "ids": ([{"name": "id", "constraints": {"unique": True}}], "".join(f"{i}\n" for i in range(900_000)), {}),
    "compound keys": (ID + [{"name": "b"}], "".join(f"{i},1\n" for i in range(450_000)), {"primaryKey": ["id", "b"]}),
}

VOTE, FIGURE = "E#,2024-02-14\n", "f#,proven,E#,Indonesia,2024-03-01,#,persons,exact,s,,\n"
OF_ONE = FIGURE.replace("E#", "E0")
SHARE = "s#,share-proven,E0,Indonesia,2024-03-01,50.0,percent,exact,s,f#,\n"
WITHOUT_BASE = SHARE.replace(",f#,", ",,")
OTHER = OF_ONE.replace("f#", "g#").replace("proven", "reported")
LATER = OF_ONE.replace("2024-03-01", "$")
DIVIDED = LATER.replace("f#", "t#").replace(",#,", ",1,").replace("Indonesia", "Negeri") + \
    LATER.replace(",#,", ",9,").replace("Indonesia", "Kota A")
STAGES = "".join(f"{stage[0]}{vote}-#,{stage},E{vote},Indonesia,$,{count},persons,exact,s,{base},Badan #\n"
                 for vote in (0, 1) for stage, count, base in (
                     ("reported", "4#", ""), ("proven", "3#", f"r{vote}-#"), ("sanctioned", "2#", f"p{vote}-#")))
PUBLISHED = {  # votes, figures
    "ratios of two votes by as many counters": ("", STAGES),
    "votes": (VOTE, ""),
    "votes with figures": (VOTE, FIGURE),
    "areas of figures": ("", OF_ONE.replace("Indonesia", "Kota #")),
    "indicators": ("", OF_ONE.replace("proven", "k#")),
    "dimensions": ("", OF_ONE.replace("proven", "share-by-k#").replace("#,persons", "5,percent")),
    "figures of one day": ("", OF_ONE),
    "bad figures": ("", ",".join("x" * len(FIGURE.split(","))) + "\n"),
    "counters": ("", OF_ONE.replace(",,\n", ",,Badan Pengawas #\n")),
    "counters of one slug": ("", OF_ONE.replace(",,\n", ",,@\n")),
    "counters that are declared": ("", OF_ONE.replace(",,\n", ",,A#\n")),
    "bases in a chain": ("", OF_ONE.replace(",,\n", ",f~,\n")),
    "units": ("", OF_ONE.replace("persons", "u#")),
    "unknown units": ("", OF_ONE.replace("persons", "unit#")),
    "unknown indicators": ("", OF_ONE.replace("proven", "pruven#")),
}
RULES = {  # the same, thrice as large: so many that one against each would take too long
    "figures of one number": ("", OF_ONE.replace(",#,", ",100,")),
    "shares of a day with as many bases": ("", OTHER.replace("g#", "f#") + SHARE),
    "shares of one base": ("", OF_ONE + SHARE.replace("f#", "f0")),
    "shares of a day without bases": ("", OF_ONE + OTHER + WITHOUT_BASE),
    "shares that are repeated": ("", OF_ONE + SHARE + SHARE.replace("s#,", "a#,").replace("exact", "approximate")),
    "wholes and parts of days": ("", DIVIDED),
    "running totals that fall": ("", LATER.replace(",#,", ",9000,") + OF_ONE.replace("f#", "g#").replace("2024-03-01", "2070-01-01")),
    "running totals that leap": ("", LATER.replace(",#,", ",300,") + LATER.replace("f#", "g#").replace(",#,", ",700,")),
    "hedged counts": ("", LATER.replace("exact", "approximate")),
}
LISTS = {  # the table of roles, a row of it, how many
    "periods that each hold the next": ("spans", "f#,violations,#,violations,s,$,%,2100-01-01\n", 49_000),
    "figures of one large number": ("counts", "f#,proven,9000,persons,s\n", 49_000),
    "more figures than a package has": ("counts", "f#,proven,#,persons,s\n", 199_990),
}
DESCRIBED = {  # where figures have such a cell, each word of theirs is described
    ",k#,": ("indicators", "k#", {"kind": "count"}),
    ",u#,": ("units", "u#", {"label": {"id": "hal", "en": "thing"}}),
    ",A#\n": ("counters", "p#", {"members": ["A#", "B#"], "reason": {"id": "a", "en": "b"}}),
}

SERIES = "".join(f"{stage[0]}{vote}-#,{stage},E{vote},Indonesia,DAY{vote},{count},persons,exact,s,{base},WHO\n"
                 for vote in (0, 1) for stage, count, base in (
                     ("reported", "4#", ""), ("proven", "3#", f"r{vote}-#"), ("sanctioned", "2#", f"p{vote}-#")))
SHARES = "".join(f"s{vote}-#,share-by-k,E{vote},Indonesia,2024-03-01,0.01,percent,exact,s,,,Jabatan #\n"
                 for vote in (0, 1))
OF_AREAS = "".join(f"a{vote}-#,reported,E{vote},Kota #,2024-03-01,#,persons,exact,s,,\n" for vote in (0, 1))
ONE_DAY = SERIES.replace("DAY0", "2024-03-01").replace("DAY1", "2024-03-01").replace("WHO", "Badan #")
OF_DAYS = SERIES.replace("DAY0", "$").replace("DAY1", "$").replace("WHO", "Badan")
DRAWN = {  # figures, how many times, the chart, whether the counters tell one procedure
    "releases in a chart": (OF_DAYS, 166, BY_AGE, False),
    "more releases in a chart": (OF_DAYS, 500, BY_AGE, False),
    "the most releases in a chart": (OF_DAYS, 1600, BY_AGE, False),
    "counters in a chart": (ONE_DAY, 100, BY_AGE, False),
    "more counters in a chart": (OF_DAYS.replace("Badan", "Badan #"), 500, BY_AGE, False),
    "points in a heap": (ONE_DAY, 166, BY_AGE, True),
    "categories in a dumbbell": (SHARES, 4000, {"kind": "dumbbell", "pair": "k.a.b"}, False),
    "categories in a slope": (SHARES, 4000, {"kind": "slope", "pair": "k.a.b"}, False),
    "categories in bars": (SHARES, 4000, {"kind": "ranked-bars", "breakdown": "k.b.latest"}, False),
    "areas in bars": (OF_AREAS, 4000, {"kind": "grouped-bars", "areas": ["area.a", "area.b"]}, False),
    "a long category in bars": (SHARES.replace("Jabatan", LONG[:900_000]), 1,
                                {"kind": "ranked-bars", "breakdown": "k.b.latest"}, False),
    "a long area in bars": (OF_AREAS.replace("Kota", LONG[:900_000]), 1,
                            {"kind": "grouped-bars", "areas": ["area.a", "area.b"]}, False),
    "a long counter in a chart": (OF_DAYS.replace("Badan", LONG[:900_000]), 1, BY_AGE, False),
    "areas in tiles": (OF_AREAS, 4000, {"kind": "tile-map", "areas": "area.b"}, False),
}

UNPLACED = r"[^\n]+: error: (would have|makes) a ledger of [^\n]+\n"

CASE, AREA = "A-#,2024-01-02,Dinas,2024-01-03\n", "a#,Kota #,kota\n"
REGISTERS = {  # cases, areas, the list of institutions: "open", or a code and what it is
    "cases": (CASE, "", "open"),
    "values": (CASE.replace("Dinas", "Dinas #"), "", "open"),
    "values of one slug": (CASE.replace("Dinas", "@") + CASE.replace("A-", "B-").replace("Dinas", "@")
                           + CASE.replace("A-", "C-").replace("Dinas", "@"), "", "open"),
    "codes": ("", "", ("c#", {"label": "Dinas #", "aliases": ["D #"]})),
    "aliases": ("", "", ("c", {"label": "Dinas", "aliases": VALUES})),
    "unknown codes": (CASE.replace("Dinas", "Dines #"), "", ("c#", {"label": "Dinas #"})),
    "areas of a register": ("", AREA, "open"),
    "levels": ("", AREA.replace(",kota", ",tingkat #"), "open"),
    "versions, most of no day": (CASE.replace("A-#", "A-1").replace("2024-01-03", "$"), "", "open"),
}
ROLES = {
    "votes": ["event.id", "event.polling_day:date"],
    "sources": ["source.id"],
    "figures": ["figure.id", "figure.indicator", "figure.event", "figure.area", "figure.as_of:date",
                "figure.value:number", "figure.unit", "figure.qualifier", "figure.source",
                "figure.base", "figure.counted_by"],
    "cases": ["case.id", "case.reported_on:date", "case.institution", "case.recorded_on:date"],
    "areas": ["area.code", "area.name", "area.level"],
    "targets": ["target.measure", "target.area", "target.value:number", "target.unit"],
}


ROLES["shares"] = ROLES["figures"] + ["figure.category"]
ROLES["placed cases"] = ROLES["cases"] + ["case.province"]
ROLES["counts"] = ["figure.id", "figure.indicator", "figure.value:number", "figure.unit", "figure.source"]
ROLES["spans"] = ROLES["counts"] + ["figure.period_start:date", "figure.period_end:date", "figure.as_of:date"]


def build(name, settings, body):
    template = WORK / "template"
    shutil.rmtree(template, ignore_errors=True)
    template.mkdir()
    (template / "report.json").write_text(json.dumps(settings))
    (template / "body.md").write_text(body)
    size = sum(path.stat().st_size for path in template.iterdir())
    return judge(name, ["build", template, "--out", WORK / "out"], size)


def check(name, descriptor, cells=""):
    package = WORK / "package"
    package.mkdir(exist_ok=True)
    (package / "datapackage.json").write_text(descriptor)
    (package / "a.csv").write_text(cells)
    return judge(name, ["check", package], len(descriptor) + len(cells))


def check_table(name, rules, schema, cell):
    schema = {"fields": [{"name": "f0", **rules}]} | schema
    resource = {"name": "a", "path": "a.csv", "schema": schema}
    return check(name, json.dumps({"name": "p", "resources": [resource]}),
                 "f0\n" + "".join(at(cell, i) + "\n" for i in range(len(VALUES))))


def check_wide_table():
    """Every field refers to the first, most in vain."""
    schema = {"fields": [{"name": field} for field in FIELDS], "foreignKeys": KEYS}
    rows = "\n".join(",".join(f"{row}{i % 7}" for i in range(len(FIELDS))) for row in range(20))
    return check("keys of a wide table",
                 json.dumps({"name": "p", "resources": [{"name": "a", "path": "a.csv", "schema": schema}]}),
                 ",".join(FIELDS) + "\n" + rows + "\n")


def write_tables(package, netra, rows, more=()):
    """A package of tables with roles and the resources of `more`, and its size."""
    descriptor = {"name": "p", "netra": netra, "resources": list(more)}
    for table, text in rows.items():
        fields = [{"name": role.split(":")[0], "role": role.split(":")[0],
                   "type": (role + ":string").split(":")[1]} for role in ROLES[table]]
        descriptor["resources"].append({"name": table, "path": table + ".csv", "schema": {"fields": fields}})
        heading = ",".join(field["name"] for field in fields) + "\n"
        (package / (table + ".csv")).write_text(heading + text)
    (package / "datapackage.json").write_text(json.dumps(descriptor))
    return package, sum(path.stat().st_size for path in package.iterdir())


def check_cases(name, cell):
    """A wide table of cases, which is not kept."""
    fields, rows, _ = of_columns(4000, cell, {"type": "integer"})
    fields[0] |= {"role": "case.id", "type": "string"}
    fields[1] |= {"role": "case.reported_on", "type": "date"}
    resource = {"name": "a", "path": "a.csv", "schema": {"fields": fields}}
    return check(name, json.dumps({"name": "p", "resources": [resource]}),
                 ",".join(field["name"] for field in fields) + "\n" + rows)


def write_published(votes, figures, more=(), size=SIZE):
    """A package of figures, with the resources of `more`, and its size."""
    package = WORK / "published"
    package.mkdir(exist_ok=True)
    count = size // (len(votes) + len(figures) + 8)
    rows = {"sources": "s\n"}
    for table, form, one in ("votes", votes, at(VOTE, 0) + at(VOTE, 1)), ("figures", figures, at(FIGURE, 0)):
        rows[table] = "".join(at(form, i) for i in range(count)) if form else one
    netra = {what: {at(key, i): json.loads(at(json.dumps(member), i)) for i in range(count)}
             for cell, (what, key, member) in DESCRIBED.items() if cell in figures}
    return write_tables(package, netra, rows, more)


def check_list(name, table, row, count):
    """$ is a day of its own, and % one as far from the end as that is from the beginning."""
    package = WORK / "list"
    shutil.rmtree(package, ignore_errors=True)
    package.mkdir()
    day = [str(datetime.date(1800, 1, 1) + datetime.timedelta(i)) for i in range(2 * count if "$" in row else 0)]
    rows = "".join(at(row.replace("$", day[i]).replace("%", day[-1 - i]) if day else row, i) for i in range(count))
    _, size = write_tables(package, {}, {"sources": "s\n", table: rows})
    return judge(name, ["check", package], size)


def check_published(name, votes, figures, size=SIZE):
    package, size = write_published(votes, figures, size=size)
    return all(judge(name + " " + " ".join(options), ["check", package, *options], size)
               for options in ([], ["--as-of", "2024-03-01"]))


def check_register(name, cases, areas, institutions):
    """A check of a register, and a report of it, which may be more than a ledger holds."""
    package = WORK / "register"
    package.mkdir(exist_ok=True)
    if institutions != "open":
        code, what = institutions
        many = numbered(json.dumps({code: what})).count("label") if "#" in code else 1
        institutions = {at(code, i): json.loads(at(json.dumps(what), i)) for i in range(many)}
    rows = {"cases": numbered(cases) if cases else at(CASE, 0), "areas": numbered(areas) if areas else at(AREA, 0)}
    netra = {"codes": {"institution": institutions}, "coverage": {"from": "2024-01-01", "to": "2024-12-31"}}
    _, size = write_tables(package, netra, rows)
    return judge(name, ["check", package], size) & report(name, package, size, clear=UNPLACED)


def check_targets(name, target):
    package = WORK / "targets"
    package.mkdir(exist_ok=True)
    count = SIZE // (len(target) + 8)
    rows = {"placed cases": numbered(CASE.replace("\n", ",17\n")),
            "areas": "".join(f"{i},Provinsi {i},provinsi\n" for i in range(10, 510)),
            "targets": "".join(at(target, i) for i in range(count))}
    netra = {"codes": {"institution": "open"}, "coverage": {"from": "2024-01-01", "to": "2024-12-31"}}
    _, size = write_tables(package, netra, rows)
    return judge(name, ["check", package], size, clear=r"([^\n]+: warning: [^\n]+\n)*[^\n]+: error: [^\n]+\n")


def check_bad(name, fields, rows, schema):
    resource = {"name": "bad", "path": "bad.csv", "schema": {"fields": fields} | schema}
    package, size = write_published("", "", [resource])
    rows = ",".join(field["name"] for field in fields) + "\n" + rows
    (package / "bad.csv").write_text(rows)
    size += len(rows)
    return judge(name, ["check", package], size)


def report(name, package, size, charts=(), **judged):
    template = WORK / "template"
    shutil.rmtree(template, ignore_errors=True)
    template.mkdir()
    (template / "report.json").write_text(json.dumps(TITLE | {"data": f"../{package.name}", "charts": list(charts)}))
    (template / "body.md").write_text("{{#pairs}}{{#pair.known}}x{{/pair.known}}{{/pairs}}\n"
                                      + "".join(f"\n```chart {chart['id']}\n```\n" for chart in charts))
    return judge(name + " in a report", ["build", template, "--out", WORK / "out"], size, **judged)


def draw(name, figures, count, chart, one_procedure):
    """A chart of that many figures of two votes: drawn, or refused."""
    package = WORK / "published"
    package.mkdir(exist_ok=True)
    first = "".join(at(OF_DAYS.replace("-#", "-first#"), i) for i in range(2))
    table = "shares" if "share-by-k" in figures else "figures"
    first = first.replace("\n", ",\n") if table == "shares" else first
    rows = {"sources": "s\n", "votes": at(VOTE, 0) + at(VOTE, 1),
            table: first + "".join(at(figures, i) for i in range(count))}
    members = [f"Badan {i}" for i in range(count)]
    netra = {"counters": {"p": {"members": members, "reason": {"id": "a", "en": "b"}}}} if one_procedure else {}
    return report(name, *write_tables(package, netra, rows), [{"id": "c", "title": "J"} | chart])


def build_published(name, votes, figures, **judged):
    return report(name, *write_published(votes, figures), **judged)


good = [build(name, TITLE, body) for name, body in BODIES.items()]
good += [build(name, TITLE | settings, SETTINGS_BODY.get(name, "a")) for name, settings in SETTINGS.items()]
good += [check(name, text) for name, text in DESCRIPTORS.items()]
good += [check_table(name, *table) for name, table in TABLES.items()] + [check_wide_table()]
good += [check_published(name, *forms) for name, forms in PUBLISHED.items()]
good += [check_published(name, *forms, size=3 * SIZE) for name, forms in RULES.items()]
good += [check_list(name, *form) for name, form in LISTS.items()]
good += [check_bad(name, *table) for name, table in BAD.items()]
good += [check_cases("bad cells of cases", "x"), check_cases("spoilt cells of cases", "\u00c3\u00a9")]
good += [check_targets("targets of other areas", "open-cases,Propinsi Tak Ada #,1,kasus\n"),
         check_targets("targets", "open-cases-#,,1,kasus\n"),
         check_targets("targets of one area", "open-cases-#,17,1,kasus\n")]
good += [check_register(name, *forms) for name, forms in REGISTERS.items()]
good += [build_published(name, *PUBLISHED[name])
         for name in ("votes", "votes with figures", "figures of one day", "areas of figures", "counters",
                      "bases in a chain")]
good.append(build_published("more numbers than a ledger holds", "", STAGES, clear=UNPLACED))
good += [draw(name, *drawn) for name, drawn in DRAWN.items()]
print(f"{len(good)} inputs, {good.count(False)} beyond their cost")
sys.exit(not all(good))
