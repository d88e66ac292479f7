"""What comes out stands on the paper: generated reports of any size, judged from outside.

    paper.py NETRA WORK REGISTER

Builds reports with tables of 1 to 60 columns, charts of up to 600 rows, heads, titles and labels of up to
2,000 characters with and without blanks, and texts that expand to nothing. Each is either refused in one
line that names a place and what to do, or has every character on its page, no type under 7 points but
footnote marks, and every word that went in. MuPDF says where characters stand and how large they are. The
extremes are listed in WORK/extremes, for veraPDF."""
import argparse
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

LEAST_PT = 6.99
faults = []
counts = {"built": 0, "refused": 0}


def fault(case, words):
    faults.append(f"{case}: {words}")


def squeezed(text):
    """Without blanks and hyphens, which lines may end in, and the foot of pages, which stands between them."""
    return re.sub(r"Halaman\d+dari\d+", "", re.sub(r"[\s\u00ad-]", "", text))


class Paper:
    """The characters of a PDF, page by page."""

    def __init__(self, pdf):
        out = subprocess.run(["mutool", "draw", "-q", "-F", "stext", "-o", "-", pdf], capture_output=True, check=True)
        self.text, self.pages, self.faults = "", [], []
        for page in tree.fromstring(out.stdout).iter("page"):
            width, height = float(page.get("width")), float(page.get("height"))
            start = len(self.text)
            for line in page.iter("line"):
                for font in line.iter("font"):
                    for char in font.iter("char"):
                        self.judge(page.get("id"), char, float(font.get("size")), width, height)
                self.text += "\n"
            self.pages.append(self.text[start:])

    def judge(self, page, char, size, width, height):
        letter = char.get("c")
        quad = [float(number) for number in char.get("quad").split()]
        self.text += letter
        if letter.isspace():
            return
        if min(quad[0::2]) < 0 or max(quad[0::2]) > width or min(quad[1::2]) < 0 or max(quad[1::2]) > height:
            self.faults.append(f"{page}: '{letter}' leaves the page")
        if size < LEAST_PT and not letter.isdigit():
            self.faults.append(f"{page}: '{letter}' has {size:.2f} points")


def figures(folder, names, groups=1):
    """A package of figures: shares of the categories `names` in two votes."""
    folder.mkdir(parents=True, exist_ok=True)
    fields = ["id", "indicator", "event", "area", "category", "as_of", "value", "unit", "source", "base"]
    rows = [["r1", "reported", "Uji A", "", "", "2020-06-01", "9000", "persons", "s1", ""],
            ["r2", "reported", "Uji B", "", "", "2024-03-01", "9000", "persons", "s2", ""]]
    for vote, day in (("A", "2020-06-01"), ("B", "2024-03-01")):
        source = "s1" if vote == "A" else "s2"
        for i, name in enumerate(names):
            rows.append([f"{vote}{i}", "share-by-position", f"Uji {vote}", "", name, day,
                         f"{70 / len(names) * (1 + (i + (vote == 'B')) % 7 / 10):.3f}", "percent", source,
                         "r1" if vote == "A" else "r2"])
    tables = {"f": (fields, rows, "figure"),
              "s": (["id", "publisher", "title", "published_on"],
                    [["s1", "Koran", "Berita satu", "2020-06-02"], ["s2", "Koran", "Berita dua", "2024-03-02"]], "source"),
              "e": (["id", "name", "polling_day"],
                    [["Uji A", "Pemilihan A", "2020-05-01"], ["Uji B", "Pemilihan B", "2024-02-01"]], "event")}
    resources = []
    for name, (columns, lines, table) in tables.items():
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns] + lines)
        types = {"as_of": "date", "value": "number", "published_on": "date", "polling_day": "date"}
        resources.append({"name": name, "path": f"{name}.csv", "schema": {"fields": [
            {"name": column, "role": f"{table}.{column}", **({"type": types[column]} if column in types else {})}
            for column in columns]}})
    (folder / "datapackage.json").write_text(json.dumps({"name": "uji", "resources": resources}))


class Trial:
    def __init__(self, options):
        self.netra, self.work, self.register = options.netra, pathlib.Path(options.work), pathlib.Path(options.register).resolve()
        self.count = 0
        figures(self.work / "data", ["satu", "dua", "tiga"])

    def build(self, case, body, data="data", extreme=False, refused=None, words=(), **settings):
        """`refused`: None where it must be built, else what the message must say if it is refused."""
        self.count += 1
        folder = self.work / f"t{self.count}"
        folder.mkdir()
        (folder / "body.md").write_text(body, encoding="utf-8")
        report = {"title": "Uji", "name": "uji", "data": str(self.work / data), **settings}
        (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
        done = subprocess.run([self.netra, "build", folder, "--out", folder / "out", "-q"], capture_output=True,
                              text=True)
        if done.returncode:
            self.refusal(case, done, refused)
            return None
        counts["built"] += 1
        pdf = folder / "out/uji.pdf"
        paper = Paper(pdf)
        for words_of_fault in paper.faults[:3]:
            fault(case, words_of_fault)
        said = squeezed(paper.text)
        for word in words:
            if squeezed(word) not in said:
                fault(case, f"does not say '{word[:60]}'")
        if extreme:
            with open(self.work / "extremes", "a", encoding="utf-8") as file:
                file.write(f"{pdf}\n")
        return paper

    def refusal(self, case, done, refused):
        counts["refused"] += 1
        lines = [line for line in done.stderr.splitlines() if ": error: " in line]
        if done.returncode != 1 or len(lines) != 1 or not re.match(r"[^ ]+:\d+:\d+: error: ", lines[0]):
            fault(case, f"status {done.returncode}, {done.stderr[:300]}")
        elif refused is None or not re.search(refused, lines[0]):
            fault(case, f"refused: {lines[0][-250:]}")


def table(columns, rows, mark):
    head = "|" + "|".join([" Nama "] + [f" K{i} " for i in range(2, columns + 1)]) + "|\n"
    rule = "|---|" + "--:|" * (columns - 1) + "\n"
    cells = "".join(f"| Baris {mark}.{r} |" + "".join(f" {mark}x{r}x{i} |" for i in range(2, columns + 1)) + "\n"
                    for r in range(rows))
    return head + rule + cells


def try_tables(trial):
    for first in range(1, 61, 6):
        body, words = "# Tabel\n\n", []
        for columns in range(first, first + 6):
            mark = f"{columns}t"
            body += f"Tabel {columns} kolom.\n\n{table(columns, 4, mark)}\n\n"
            words += [f"{mark}x{r}x{i}" for r in range(4) for i in range(2, columns + 1)]
        paper = trial.build(f"tables of {first} and more columns", body, extreme=first in (1, 55), words=words)
        stands = collections.Counter(paper.text.split() if paper else [])
        for word in words:
            if stands[word] != 1:
                fault(f"tables of {first}", f"{word} stands there {stands[word]} times")
    paper = trial.build("46 columns of 90 rows", "# Tabel\n\n" + table(46, 90, "q"), extreme=True,
                        words=["kolom 1–", "dari 46, lanjutan"])
    long_cell = "| A | B | C |\n|---|--:|---|\n| {0} | {0} | 1 |\n".format("k" * 700)
    trial.build("cells of one long word", "# Tabel\n\n" + long_cell, words=["k" * 1400])
    trial.build("columns of long words", "# Tabel\n\n" + table(9, 2, "panjang" * 20), words=[])
    trial.build("a table in a list", "# Tabel\n\n- - > " + table(40, 2, "d").replace("\n", "\n    > "), words=["dx1x40"])


def chart(kind, **members):
    return [{"id": "c", "kind": kind, "title": "Judul grafik", **members}]


CHARTS = {"ranked-bars": {"breakdown": "position.a.latest"}, "dumbbell": {"pair": "position.a.b"},
          "grouped-bars": {"pair": "position.a.b"}, "slope": {"pair": "position.a.b"}}


def try_charts(trial):
    for rows in (1, 38, 39, 600):
        names = [f"Jabatan nomor {i:03}" for i in range(1, rows + 1)]
        figures(trial.work / f"rows{rows}", names)
        for kind, members in CHARTS.items():
            paper = trial.build(f"{kind} of {rows} rows", "# G\n\n```chart c\n```\n", data=f"rows{rows}",
                                extreme=rows in (39, 600), charts=chart(kind, **members))
            shown = [name for name in names if paper and name in paper.text]
            limit = {"ranked-bars": 600, "slope": 40}.get(kind, 100)
            if len(shown) != min(rows, limit):
                fault(f"{kind} of {rows} rows", f"{len(shown)} are named")
            if rows <= 38 and paper and kind != "grouped-bars" and "bagian" in paper.text:
                fault(f"{kind} of {rows} rows", "is cut")
            if rows == 600 and paper and kind == "ranked-bars" and "bagian 1 dari" not in paper.text:
                fault(f"{kind} of {rows} rows", "is not cut")


def long_words(length, blanks):
    return ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak serta " * 110 if blanks
            else "Pertanggungjawabankeberpihakan" * 200)[:length].strip()


FRAMES = (("ranked-bars", {"frame": "regencies", "column": "reported"}, 2),
          ("ranked-bars", {"frame": "regencies", "column": "sanction-ratio"}, 2),
          ("ranked-bars", {"frame": "provinces", "column": "sanction-ratio"}, 1),
          ("heat-map", {"frame": "provinces.months"}, 1),
          ("small-multiples", {"frame": "provinces.months", "per_row": 1}, 2),
          ("small-multiples", {"frame": "provinces.months", "per_row": 8}, 1),
          ("pareto", {"frame": "provinces", "column": "reported"}, 1),
          ("pareto", {"frame": "regencies", "column": "reported"}, 2),
          ("tile-map", {"frame": "regencies", "column": "reported", "limit": 500}, 2))


def try_frames(trial):
    """Charts of a register: 38 provinces are one picture, 514 regencies are not."""
    for kind, members, parts in FRAMES:
        paper = trial.build(f"{kind} of {members}", "# G\n\n```chart c\n```\n", data=trial.register,
                            extreme=parts > 1, charts=chart(kind, **members), language="en")
        if paper and ("part 1 of" in paper.text) != (parts > 1):
            fault(f"{kind} of {members}", "is cut" if parts == 1 else "is not cut")


def try_names(trial):
    """Votes and units of long names, which legends, heads and axes must hold."""
    kinds = {"ratio-by-age": {}, "slope": {"pair": "position.a.b"}, "dumbbell": {"pair": "position.a.b"},
             "grouped-bars": {"releases": ["a.latest", "b.latest"]}, "funnel": {"releases": ["a.latest", "b.latest"]}}
    more = [f"{id}{vote},{stage},Uji {vote},,,{day},{value},persons,s{i},{base}{i if base == 'r' else vote if base else ''}\r\n"
            for i, (vote, day) in enumerate((("A", "2020-06-01"), ("B", "2024-03-01")), 1)
            for id, stage, value, base in (("p", "proven", 800, "r"), ("k", "sanctioned", 400, "p"))]
    for length in (20, 150):
        for blanks in (True, False):
            text = long_words(length, blanks)
            for what in ("vote", "unit"):
                data = f"{what}{length}{blanks}"
                figures(trial.work / data, ["satu", "dua", "tiga"])
                change(trial.work / data, "f.csv", lambda was: was + "".join(more))
                if what == "vote":
                    for table in "ef":
                        change(trial.work / data, f"{table}.csv", lambda was: re.sub(r"Uji ([AB])", rf"\1 {text}", was))
                else:
                    unit = {"units": {"kejadian": {"label": {"id": text, "en": text}}}}
                    change(trial.work / data, "datapackage.json",
                           lambda was: json.dumps({**json.loads(was), "netra": unit}))
                    change(trial.work / data, "f.csv", lambda was: was.replace("persons", "kejadian"))
                for kind, members in kinds.items():
                    trial.build(f"{kind}: {what} of {length}, blanks: {blanks}", "# G\n\n```chart c\n```\n", data=data,
                                charts=chart(kind, **members), words=[f"A {text}"] if what == "vote" else [],
                                refused="shorten|shorter")


def change(folder, name, edit):
    was = (folder / name).read_bytes().decode()
    (folder / name).write_bytes(edit(was).encode())


def try_blocks(trial):
    for length in (400, 6000):
        for blanks in (True, False):
            text, case = long_words(length, blanks), f"of {length}, blanks: {blanks}"
            data = f"blocks{length}{blanks}"
            figures(trial.work / data, [text[:300], "dua", "tiga"])
            change(trial.work / data, "s.csv", lambda was: was.replace("Berita satu", text).replace("Koran", text[:500]))
            for block in ("sources", "findings", "figures"):
                trial.build(f"{block} {case}", f"# B\n\n```{block}\n```\n", data=data, extreme=block == "figures")
            trial.build(f"callout {case}", f"# B\n\n```callout note {text}\n{text}\n```\n", words=[text])
            trial.build(f"signature {case}", f"# B\n\nTeks.\n\n```signature a\n{text}\n\nKepala {text}\n```\n", words=[text])
            trial.build(f"contents {case}", f"# {text}\n\n```contents\n```\n\n## {text}\n\nTeks.\n\n## Dua\n\nTeks.\n",
                        words=[text])
            trial.build(f"tiles {case}", "# B\n\n```tiles\n```\n", words=[text], refused="t\\d+/body.md:3:4: error: .*write less",
                        tiles=[{"value": "a.latest.reported", "label": text, "detail": text}] * 3)
            trial.build(f"front {case}", "# B\n\nTeks.\n", kicker=text, subtitle=text, classification=text, words=[text],
                        refused="write less")
            row = f"| {text} " * 8 + "|\n"
            trial.build(f"eight columns {case}", f"# B\n\n{row}{'|---' * 8}|\n{row}", words=[text[:60]])


def try_grids(trial):
    """Maps on grids of a package's own, up to the 24 rows and columns that there may be."""
    for columns in (1, 3, 24):
        data, count = f"grid{columns}", 24 * columns
        figures(trial.work / data, ["satu", "dua"])
        names = ["code", "name", "short_name", "level", "column", "row"]
        short = [chr(65 + i // 24) + chr(97 + i % 24) for i in range(count)]
        lines = [[f"k{i}", f"Distrik {i}", short[i], "distrik", i % columns, i // columns] for i in range(count)]
        with open(trial.work / data / "a.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([names] + lines)
        change(trial.work / data, "f.csv", lambda was: was + "".join(
            f"a{i},reported,Uji A,Distrik {i},,2020-06-01,{1 + i % 9},persons,s1,\r\n" for i in range(count)))
        fields = [{"name": name, "role": f"area.{name}", **({"type": "integer"} if name in ("column", "row") else {})}
                  for name in names]
        levels = {"distrik": {"label": {"id": "distrik", "en": "district"}}}
        change(trial.work / data, "datapackage.json", lambda was: json.dumps({
            "resources": json.loads(was)["resources"] + [{"name": "a", "path": "a.csv", "schema": {"fields": fields}}],
            "name": "uji", "netra": {"areas": {"levels": levels}}}))
        paper = trial.build(f"a grid of {columns} by 24", "# G\n\n```chart c\n```\n", data=data,
                            charts=chart("tile-map", areas="area.a"), words=short)
        if paper and "Urutan" in paper.text:
            fault(f"a grid of {columns} by 24", "is no map")


def try_labels(trial):
    for length in (40, 400):
        for blanks in (True, False):
            names = [f"{letter} {long_words(length, blanks)} {letter}" for letter in "ABC"]
            figures(trial.work / f"labels{length}{blanks}", names)
            for kind, members in CHARTS.items():
                trial.build(f"{kind} with labels of {length}, blanks: {blanks}", "# G\n\n```chart c\n```\n",
                            data=f"labels{length}{blanks}", charts=chart(kind, **members), words=names,
                            refused="shorten|shorter")


def try_heads(trial):
    for length in (10, 150, 2000):
        for blanks in (True, False):
            text = long_words(length, blanks)
            case = f"of {length}, blanks: {blanks}"
            body = f"# Bab\n\nTeks.\n"
            for member in ("head_left", "head_right", "foot_left"):
                trial.build(f"{member} {case}", body, page={member: text}, words=[text], refused=f'shorter "{member}"')
            trial.build(f"title {case}", body, title=text, words=[text], refused="write less")
            trial.build(f"office {case}", body, organisation={"name": text, "address": text}, words=[text],
                        refused='write less|shorter "head_left"')
            trial.build(f"heading {case}", f"# {text}\n\nTeks.\n", words=[text])
            trial.build(f"caption {case}", "# G\n\n```chart c\n```\n", words=[text],
                        charts=[{**chart("dumbbell", pair="position.a.b")[0], "title": text, "subtitle": text,
                                 "note": text}])
            trial.build(f"list, quotation, footnote {case}", f"# B\n\n1. {text}\n\n> {text}\n\nA[^a].\n\n[^a]: {text}\n",
                        words=[text])


def try_emptiness(trial):
    empty = "{{#tidak}}ada{{/tidak}}"
    parts = {"a heading": "# \n\nTeks.\n", "an item": "# B\n\n- \n- satu\n", "a table without rows": "# B\n\n| A | B |\n|---|---|\n",
             "a table without words": "# B\n\n| | |\n|---|---|\n| | |\n", "a quotation": "# B\n\n> \n\nTeks.\n",
             "a link": "# B\n\n[](https://contoh.example/) dan teks.\n", "nothing": "\n",
             "a callout": "# B\n\n```callout note\n```\n"}
    for name, body in parts.items():
        trial.build(f"empty: {name}", body, extreme=True, refused="nothing in it|empty|without|has no|needs|must")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("netra")
    parser.add_argument("work")
    parser.add_argument("register")
    trial = Trial(parser.parse_args())
    for part in (try_tables, try_charts, try_frames, try_grids, try_names, try_blocks, try_labels, try_heads, try_emptiness):
        part(trial)
    print(f"{counts['built']} built, {counts['refused']} refused, {len(faults)} faults")
    for line in faults[:40]:
        print(line, file=sys.stderr)
    sys.exit(bool(faults))


main()
