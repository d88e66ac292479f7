"""What `netra names` says, held against what reports print and against the ledger.

    names.py NETRA DUMP_REPORT TEMPLATE DATA FOLDER EVERY [DOCS]

Of every EVERYth name, of each kind, a template is written that prints or asks it, without netra's
list of what may be printed: the report must print what the list says. Numbers that the ledger has
as suppressed must be withheld, with everything that stands behind them. DOCS has each name of a
register, or its pattern: "`period.M.rises`, `.falls`".
"""
import json
import pathlib
import re
import subprocess
import sys

netra, dump_report, template, data, folder, every, *docs = sys.argv[1:]


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def names(*pattern):
    return json.loads(output(netra, "names", template, "--data", data, "--lang", "id",
                             "--format", "json", *pattern))["names"]


def tag(said):
    name = said["name"]
    if said["kind"] == "truth":
        return f"{{{{#{name}}}}}ya{{{{/{name}}}}}{{{{^{name}}}}}tidak{{{{/{name}}}}}"
    asked = {"known": name, "zero": name + ".known", "withheld": name + ".suppressed"}
    section = asked.get(said["state"], name)
    return f"{{{{#{section}}}}}{{{{{name}}}}}{{{{/{section}}}}}"


def printed(sample):
    """The texts of a report that says each of the sample in a paragraph of its own."""
    where = pathlib.Path(folder)
    where.mkdir(parents=True, exist_ok=True)
    given = json.loads((pathlib.Path(template) / "report.json").read_text(encoding="utf-8"))
    settings = {"title": "Nama", **{k: given[k] for k in ("kind", "parameters") if k in given}}
    if "published" in given:
        settings["published"] = str((pathlib.Path(template) / given["published"]).resolve())
    (where / "report.json").write_text(json.dumps(settings), encoding="utf-8")
    lines = [f"N{i}: {tag(said)}:N\n" for i, said in enumerate(sample)]
    (where / "body.md").write_text("\n".join(["# Nama\n", *lines]), encoding="utf-8")
    text = output(dump_report, str(where), data, "id")
    text = re.sub(r"<([^<>|]*)\|[^<>|]*>", r"\1", text)
    return dict(re.findall(r"^paragraph: N(\d+): ?(.*?) ?:N$", text, re.M))


def plain(text):
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip()


everything = names("*")
sample = [s for s in everything if s["kind"] in ("number", "text", "truth")
          and not re.search(r"[<>|]", s["prints"])][:: int(every)]
found = printed(sample)
assert len(found) == len(sample) > 100, (len(found), len(sample))
for i, said in enumerate(sample):
    expected = "" if said["state"] == "unknown" else plain(said["prints"])
    assert plain(found[str(i)]) == expected, (said, found[str(i)])

rows = {row["id"]: row for row in json.loads(
    output(netra, "figures", template, "--data", data, "--format", "json"))["figures"]}
numbers = {said["name"]: said for said in everything if said["kind"] == "number"}
withheld = [id for id, row in rows.items() if "suppressed" in row["flags"]]
for id, row in rows.items():
    assert (numbers[id]["state"] == "withheld") == ("suppressed" in row["flags"]), id
    assert (numbers[id]["state"] == "unknown") == (
        row["value"] is None and "suppressed" not in row["flags"]
        and not (row["method"] == "published" and row["as_of"])), id
for id in withheld[:: max(1, len(withheld) // 3)]:
    for said in names(id):
        behind = said["name"].removeprefix(id).lstrip(".")
        if said["kind"] == "truth":
            assert said["holds"] == (behind in ("suppressed", "dated")) or behind in (
                "approximate", "doubtful"), said
        elif said["name"].startswith(id) and behind not in (
                "as_of", "label", "unit", "sources", "publishers"):
            assert said["prints"] == "tidak ditampilkan" and said["state"] == "withheld", said

def patterns():
    """One for each name of the documentation; ".falls" stands for the last parts of the one before."""
    slots = {"E": "(?:a|b|event[.][^.]+)", "V": "(?:a|b|event[.][^.]+)", "R": ".+", "PAIR": ".+", "ID": ".+",
             "M": r"(?:[a-z]+-ratio|reported|expected|decided|proven|sanctioned|open|median-days-to-\w+|\d+)"}
    text = pathlib.Path(docs[0]).read_text(encoding="utf-8")
    before = ""
    for name in re.findall(r"`([.A-Za-z][\w.-]*)`", text[text.index("## 3. "):]):
        parts = name.split(".")
        stem = before.split(".")[:max(1, before.count(".") + 2 - len(parts))] if not parts[0] else []
        before = before if not parts[0] else name
        parts = stem + [part for part in parts if part]
        if parts[0] not in ("FRAME", "NAME", "X"):
            yield "[.]".join(slots.get(part, "[^.]+" if part.isupper() else re.escape(part)) for part in parts)


documented = re.compile("|".join(sorted(set(patterns()))) if docs else ".*")
given = json.loads((pathlib.Path(template) / "report.json").read_text(encoding="utf-8"))["parameters"]
lacking = [s["name"] for s in everything if s["kind"] in ("number", "text", "truth") and s["name"] not in given
           and ("." in s["name"] or s["kind"] != "number") and s["name"] not in rows
           and not documented.fullmatch(re.sub("^quarter[.]", "period.", s["name"]).removesuffix(".head"))]
assert not lacking, (docs, "lacks", lacking)
print(len(everything), "names,", len(sample), "of them printed,", len(withheld), "withheld")
