"""What was altered in a report beside what its pages draw is found, and named.

    alterations.py NETRA DATA WORK

Builds a small report with a chart, a table, links, a note, bookmarks and a box for a signature, in both
profiles. Each alteration is made in the objects as qpdf writes them in JSON (its manual, "qpdf JSON"), so
that nothing of netra takes part in it: ALTERATIONS have what `trace --all` must say of each, HARMLESS write
the same report down otherwise and must hold. Prints how many were tried."""
import copy
import json
import pathlib
import subprocess
import sys

BODY = """# Satu

Rasio {{b.latest.sanction-ratio}}, lihat [sumbernya](https://example.org/sumber).[^catatan]

```chart tahap
```

# Dua

| Tahap | Angka |
|---|---:|
| Rasio | {{b.latest.sanction-ratio}} |

FILLING

```signature pengesahan
Kepala Biro
```

[^catatan]: Menurut {{b.name}}.
"""


class File:
    """The objects of a PDF, as qpdf's JSON has them."""

    def __init__(self, document):
        self.document = copy.deepcopy(document)
        self.objects = self.document["qpdf"][1]

    def get(self, reference):
        found = self.objects["obj:" + reference]
        return found["value"] if "value" in found else found["stream"]["dict"]

    @property
    def root(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])

    @property
    def info(self):
        return self.get(self.objects["trailer"]["value"]["/Info"])

    @property
    def pages(self):
        return self.get(self.root["/Pages"])["/Kids"]

    def page(self, index=0):
        return self.get(self.pages[index])

    def add(self, value, stream=None):
        """A new object; its reference."""
        number = max(int(key[4:].split()[0]) for key in self.objects if key.startswith("obj:")) + 1
        key = f"{number} 0 R"
        if stream is None:
            self.objects["obj:" + key] = {"value": value}
        else:
            self.objects["obj:" + key] = {"stream": {"dict": value, "data": stream}}
        return key

    def all(self, **members):
        """The dictionaries that have such members, "_" for the slash: all(_Subtype="/Link")."""
        for key in list(self.objects):
            value = self.get(key[4:]) if key.startswith("obj:") else None
            if isinstance(value, dict) and all(value.get("/" + name[1:]) == want for name, want in members.items()):
                yield value

    def one(self, has="", **members):
        return next(value for value in self.all(**members) if not has or has in value)

    def elements(self, kind):
        return [value for value in self.all(_S="/" + kind) if "/P" in value]

    def reference(self, value):
        return next(key[4:] for key in self.objects if key.startswith("obj:") and self.get(key[4:]) is value)


SCRIPT = {"/S": "/JavaScript", "/JS": "u:app.alert(1)"}


def put(where, key, value):
    """An alteration that puts a value there."""
    def alter(f):
        where(f)[key] = value(f) if callable(value) else value
    return alter


def drop(where, key):
    return lambda f: where(f).pop(key)


def root(f):
    return f.root


def page(f):
    return f.page()


def link(f):
    return f.one(has="/A", _Subtype="/Link")


def inner_link(f):
    return f.one(has="/Dest", _Subtype="/Link")


def bookmark(f):
    return f.one(has="/Next")


def box(f):
    return f.one(_FT="/Sig")


def figure(f):
    return f.elements("Figure")[0]


def form(f):
    return f.get(f.root["/AcroForm"])


def intent(f):
    return f.get(f.root["/OutputIntents"][0])


def specification(f, name="input/figures.csv"):
    return f.one(**{"_Type": "/Filespec", "_UF": "u:" + name})


def descriptor(f):
    return specification(f, "input/datapackage.json")["/EF"]["/F"]


def tree(f):
    return f.get(f.root["/StructTreeRoot"])


def annotation(f, **members):
    f.page()["/Annots"].append(f.add({"/Type": "/Annot", "/Rect": [0, 0, 0, 0], **members}))


def hidden_field(f):
    field = f.add({"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/T": "u:x", "/Rect": [0, 0, 0, 0]})
    form(f)["/Fields"].append(field)
    f.page()["/Annots"].append(field)


def false_signature(f):
    box(f)["/V"] = f.add({"/Type": "/Sig", "/Filter": "/Adobe.PPKLite", "/SubFilter": "/ETSI.CAdES.detached",
                          "/ByteRange": [0, 0, 0, 0], "/Contents": "b:00"})
    box(f)["/AP"] = {"/N": drawing(f, "1 0 0 rg 0 0 99 9 re f")}


def drawing(f, content):
    import base64
    return f.add({"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 216, 62]},
                 base64.b64encode(content.encode()).decode())


def replace_data(where, value):
    def alter(f):
        import base64
        key = where(f)
        f.objects["obj:" + key]["stream"]["data"] = base64.b64encode(value).decode()
    return alter


def change_data(where, old, new):
    def alter(f):
        import base64
        stream = f.objects["obj:" + where(f)]["stream"]
        data = base64.b64decode(stream["data"])
        assert old in data, old
        stream["data"] = base64.b64encode(data.replace(old, new, 1)).decode()
    return alter


def title(f):
    """The bookmark of the title, which holds the others."""
    return f.get(f.root["/Outlines"])["/First"]


def add_bookmark(f):
    last = f.get(f.get(title(f))["/Last"])
    new = f.add({"/Title": "u:Tiga", "/Parent": title(f), "/Dest": last["/Dest"]})
    last["/Next"] = new


def swap_pages(f):
    f.pages.reverse()


def swap_paragraphs(f):
    f.one(_S="/Document")["/K"].reverse()


def retarget(where):
    def alter(f):
        f.get(where(f)["/Dest"])[0] = f.pages[1]
    return alter


def move_target(f):
    f.get(inner_link(f)["/Dest"])[3] = 10


def circle(f):
    """An outline that leads to itself in ever new objects would never end; one that leads back must."""
    f.get(f.get(title(f))["/Last"])["/Next"] = f.get(title(f))["/First"]


# What it is called; how it is done; what is said of it.
ALTERATIONS = [
    ("a script on opening", put(root, "/OpenAction", SCRIPT), "document: /OpenAction (what runs when it is opened) is there"),
    ("another view on opening", put(root, "/OpenAction", lambda f: [f.pages[1], "/Fit"]), "document: /OpenAction"),
    ("a script on closing", put(root, "/AA", {"/WC": SCRIPT}), "document: /AA (what runs when something happens)"),
    ("a script of the document", lambda f: f.root["/Names"].update(
        {"/JavaScript": {"/Names": ["u:x", SCRIPT]}}), "document: /Names/JavaScript (scripts) is there"),
    ("a name that leads somewhere", lambda f: f.root["/Names"].update(
        {"/Dests": {"/Names": ["u:x", [f.pages[0], "/Fit"]]}}), "document: /Names/Dests"),
    ("an address for all links", put(root, "/URI", {"/Base": "u:https://example.com/"}), "document: /URI"),
    ("a script on a page", put(page, "/AA", {"/O": SCRIPT}), "page 1: page: /AA"),
    ("how a page turns", put(page, "/Trans", {"/S": "/Dissolve"}), "page 1: page: /Trans"),
    ("a page's own picture", put(page, "/Thumb", lambda f: drawing(f, "")), "page 1: page: /Thumb"),
    ("data of another program", put(page, "/PieceInfo", {"/X": {"/Private": 1}}), "page 1: page: /PieceInfo"),
    ("the unit", put(page, "/UserUnit", 2), "page 1: page: /UserUnit (the size of its unit) is 2; the report has none"),
    ("the paper", put(page, "/MediaBox", [0, 0, 595, 400]), "page 1: page: /MediaBox[3] (the paper) is 400"),
    ("what is shown of it", put(page, "/CropBox", [0, 0, 300, 300]), "page 1: page: /CropBox"),
    ("what is kept when it is cut", put(page, "/TrimBox", [0, 0, 300, 300]), "page 1: page: /TrimBox"),
    ("a page turned", put(page, "/Rotate", 90), "page 1: page: /Rotate (how it is turned) is 90"),
    ("the paper, of all pages", lambda f: f.get(f.root["/Pages"]).update({"/Rotate": 180}), "page 2: page: /Rotate"),
    ("the order of tabs", put(page, "/Tabs", "/R"), "page 1: page: /Tabs is /R; built again it is /S"),
    ("the pages' order", swap_pages, "page 1: page: /Annots (its annotations) has 1 entries; built again it has 3"),
    ("the address of a link", lambda f: link(f)["/A"].update({"/URI": "u:https://example.org/lain"}),
     'page 1: link: "https://example.org/sumber": /A/URI (an address) reads "https://example.org/lain"; '
     'built again it reads "https://example.org/sumber"'),
    ("a link that starts a program", lambda f: link(f).update(
        {"/A": {"/Type": "/Action", "/S": "/Launch", "/F": "u:x"}}), "/A/S (its type) is /Launch; built again it is /URI"),
    ("a link that does more", lambda f: link(f)["/A"].update({"/Next": SCRIPT}), "/A/Next"),
    ("a script on a link", put(link, "/AA", {"/E": SCRIPT}), "page 1: link:"),
    ("what a link is called", put(link, "/Contents", "u:x"), "/Contents (its description) reads \"x\""),
    ("where a link is", put(link, "/Rect", [0, 0, 500, 500]), "/Rect[0] is 0; built again it is "),
    ("the page a link leads to", retarget(inner_link), "/Dest[0] (where it leads) is page 2; built again it is page 1"),
    ("the place a link leads to", move_target, "/Dest[3] (where it leads) is 10; built again it is "),
    ("a link less", lambda f: f.page()["/Annots"].pop(0), "page 1: page: /Annots (its annotations) has "),
    ("a note on a page", lambda f: annotation(f, **{"/Subtype": "/Text", "/Contents": "u:x"}),
     "page 1: page: /Annots (its annotations) has "),
    ("an attached file on a page", lambda f: annotation(f, **{"/Subtype": "/FileAttachment"}), "/Annots"),
    ("a field that is not seen", hidden_field, "document: /AcroForm/Fields (fields) has 2 entries; built again it has 1"),
    ("a bookmark's words", put(bookmark, "/Title", "u:9 Lain"),
     'bookmark: "1 Satu": /Title (its title) reads "9 Lain"; built again it reads "1 Satu"'),
    ("where a bookmark leads", retarget(bookmark), 'bookmark: "1 Satu": /Dest[0] (where it leads) is page 2'),
    ("a bookmark more", add_bookmark, 'bookmark: "2 Dua": /Next is there'),
    ("a bookmark less", lambda f: bookmark(f).pop("/Next"), 'bookmark: "1 Satu": /Next is missing'),
    ("bookmarks in circles", circle, 'bookmark: "2 Dua": /Next is there'),
    ("a bookmark's colour", put(bookmark, "/C", [1, 0, 0]), 'bookmark: "1 Satu": /C is there'),
    ("no bookmarks", drop(root, "/Outlines"), "document: /Outlines is missing"),
    ("numbers of pages", lambda f: f.root["/PageLabels"].update({"/Nums": [0, {"/S": "/r"}]}),
     "document: /PageLabels/Nums[1]/S"),
    ("how it opens", put(root, "/PageMode", "/FullScreen"), "document: /PageMode is /FullScreen"),
    ("what the window shows", lambda f: f.root["/ViewerPreferences"].update({"/HideToolbar": True}),
     "document: /ViewerPreferences/HideToolbar is true"),
    ("the language", put(root, "/Lang", "u:en"), 'document: /Lang reads "en"; built again it reads "id-ID"'),
    ("that it is tagged", lambda f: f.root["/MarkInfo"].update({"/Suspects": True}), "document: /MarkInfo/Suspects"),
    ("layers", put(root, "/OCProperties", {"/OCGs": [], "/D": {}}), "document: /OCProperties (layers)"),
    ("rights", put(root, "/Perms", {"/DocMDP": {}}), "document: /Perms"),
    ("colours", lambda f: intent(f).update({"/Info": "u:x"}), "document: /OutputIntents[0]/Info reads \"x\""),
    ("the profile of colours", replace_data(lambda f: intent(f)["/DestOutputProfile"], b"x"),
     "document: /OutputIntents[0]/DestOutputProfile holds other bytes"),
    ("the title in XMP", change_data(lambda f: f.root["/Metadata"], b">Uji<", b">Ujo<"),
     "metadata: /Metadata holds other bytes"),
    ("metadata of a page", put(page, "/Metadata", lambda f: f.root["/Metadata"]), "page 1: page: /Metadata"),
    ("an alternative text", put(figure, "/Alt", "u:x"), 'structure: Figure: /Alt (an alternative text) reads "x"'),
    ("a text for another", lambda f: f.elements("P")[0].update({"/ActualText": "u:x"}),
     'page 1: structure: P: /ActualText (a text that stands for what is drawn) reads "x"; the report has none'),
    ("an abbreviation's words", lambda f: f.elements("P")[0].update({"/E": "u:x"}), "page 1: structure: P: /E"),
    ("a title in the structure", lambda f: f.elements("H1")[0].update({"/T": "u:x"}), "structure: H1: /T"),
    ("a language in it", lambda f: f.elements("P")[0].update({"/Lang": "u:en"}), "structure: P: /Lang"),
    ("the type of an element", lambda f: f.elements("H1")[0].update({"/S": "/P"}),
     "page 1: structure: H1: /S (its type) is /P; built again it is /H1"),
    ("what a heading of a table heads", lambda f: f.one(_Scope="/Row").update({"/Scope": "/Column"}),
     "/Scope is /Column; built again it is /Row"),
    ("the order of reading", swap_paragraphs, "structure: "),
    ("what types mean", lambda f: tree(f).update({"/RoleMap": {"/P": "/H1"}}), "structure: /RoleMap is there"),
    ("what content belongs to", lambda f: tree(f)["/ParentTree"]["/Nums"].pop(), "/ParentTree"),
    ("a form of its own", lambda f: form(f).update({"/XFA": "u:x"}), "document: /AcroForm/XFA (a form of its own)"),
    ("a field with a text", lambda f: form(f)["/Fields"].append(
        f.add({"/FT": "/Tx", "/T": "u:t", "/V": "u:x"})), "/Fields (fields) has 2 entries"),
    ("drawings of fields made anew", lambda f: form(f).update({"/NeedAppearances": True}), "/NeedAppearances"),
    ("what an open box shows", lambda f: box(f).update({"/AP": {"/N": drawing(f, "1 0 0 rg 0 0 99 9 re f")}}),
     'signature field: "Tanda tangan elektronik: Kepala Biro": /AP'),
    ("where the box is", put(box, "/Rect", [0, 0, 9, 9]), "/Rect[0] is 0"),
    ("what the box is called", put(box, "/TU", "u:x"), '/TU reads "x"'),
    ("a signature that is none", false_signature, "signature: "),
    ("how a file belongs to it", put(specification, "/AFRelationship", "/Data"),
     'attached file: "input/figures.csv": /AFRelationship is /Data; built again it is /Source'),
    ("what a file is said to be", put(specification, "/Desc", "u:x"), '"input/figures.csv": /Desc reads "x"'),
    ("another name of a file", put(specification, "/F", "u:x"), '"input/figures.csv": /F reads "x"'),
    ("the file of a chart", drop(figure, "/AF"), "structure: Figure: /AF (files that belong to it) is missing"),
    ("the kind of a file", lambda f: f.get(specification(f)["/EF"]["/F"]).update({"/Subtype": "/text/plain"}),
     "/EF/F/Subtype is /text#2fplain; built again it is /text#2fcsv"),
    ("a table in parts", change_data(descriptor, b'"path": "figures.csv"', b'"path": ["figures.csv"]'),
     "built again it reads"),  # the same data otherwise described: another fingerprint
    ("a table of no name", change_data(descriptor, b'"path": "figures.csv"', b'"path": "./."'),
     '/datapackage.json:23:15: "path" names one file, or lists up to'),
    ("a table of no path", change_data(descriptor, b'"path": "figures.csv",', b""),
     '/datapackage.json:19:5: "path" names one file, or lists up to'),
    ("a table that is not there", change_data(descriptor, b'"path": "figures.csv"', b'"path": "other.csv"'),
     "carries neither the data file other.csv nor its checksum"),
]
OF_17 = [
    ("the title", lambda f: f.info.update({"/Title": "u:Lain"}),
     'metadata: /Info/Title (its title) reads "Lain"; built again it reads "Uji"'),
    ("who made it", lambda f: f.info.update({"/Author": "u:x"}), 'metadata: /Info/Author reads "x"; the report has none'),
    ("when it was made", lambda f: f.info.update({"/ModDate": "u:D:2030"}), "metadata: /Info/ModDate"),
]
NOT_OF_20 = {"where a bookmark leads", "the page a link leads to", "the place a link leads to", "a bookmark more"}


def nest_pages(f):
    """A node between, which hands down the paper's size."""
    tree_of_pages = f.get(f.root["/Pages"])
    kids = tree_of_pages["/Kids"]
    node = f.add({"/Type": "/Pages", "/Kids": kids, "/Count": len(kids), "/Parent": f.root["/Pages"],
                  "/MediaBox": f.page()["/MediaBox"]})
    for kid in kids:
        f.get(kid)["/Parent"] = node
        del f.get(kid)["/MediaBox"]
    tree_of_pages["/Kids"] = [node]


def in_bytes(f):
    bookmark(f)["/Title"] = "b:" + ("\ufeff" + bookmark(f)["/Title"][2:]).encode("utf-16-be").hex()


def turn_direct(f):
    link_target = inner_link(f)
    link_target["/Dest"] = f.get(link_target["/Dest"])


def turn_indirect(f):
    link(f)["/A"] = f.add(link(f)["/A"])
    f.root["/PageLabels"] = f.add(f.root["/PageLabels"])
    link(f)["/Contents"] = f.add(link(f)["/Contents"])


def twice(f):
    """Objects that two refer to, each with one of its own."""
    one = f.elements("TH")
    for element in one:
        element["/A"] = f.add(copy.deepcopy(f.get(element["/A"])))


def round_numbers(f):
    f.page()["/MediaBox"] = [0.0, 0, 595.276, 841.89]


HARMLESS = [("nothing", lambda f: None), ("pages in a deeper tree", nest_pages), ("a text in other bytes", in_bytes),
            ("what was an object of its own", turn_direct), ("objects of their own", turn_indirect),
            ("an object twice", twice), ("numbers in three places", round_numbers),
            ("nulls", lambda f: f.root.update({"/OpenAction": None})),
            ("an object that nothing leads to", lambda f: f.add({"/S": "/JavaScript"}))]


class Report:
    def __init__(self, netra, work, name, data, profile):
        self.netra, self.work, self.profile = netra, work, profile
        template = work / name
        template.mkdir(parents=True)
        (template / "body.md").write_text(BODY.replace("FILLING", "Kata demi kata. " * 870), encoding="utf-8")
        (template / "report.json").write_text(json.dumps(
            {"name": "uji", "title": "Uji", "data": str(data), "language": "id", "profile": profile,
             "charts": [{"id": "tahap", "kind": "funnel", "releases": ["b.latest"], "title": "Tahap"}]}))
        subprocess.run([netra, "build", template, "--out", work / name], check=True, capture_output=True)
        self.pdf = work / name / "uji.pdf"
        written = subprocess.run(["qpdf", "--json-output", "--json-stream-data=inline", "--decode-level=all", self.pdf],
                                 check=True, capture_output=True)
        self.document = json.loads(written.stdout)
        asked = subprocess.run([netra, "verify", "--fingerprint", "0" * 24, "--format", "json", self.pdf],
                               capture_output=True)
        self.fingerprint = json.loads(asked.stdout)["found"]

    def altered(self, alter):
        """Status and words of `trace --all` on the file with the alteration; its fingerprint must find the same."""
        file = File(self.document)
        alter(file)
        source, target = self.work / "altered.json", self.work / "altered.pdf"
        source.write_text(json.dumps(file.document))
        subprocess.run(["qpdf", "--json-input", source, target], check=True, capture_output=True)
        done = subprocess.run([self.netra, "trace", "--all", target], capture_output=True, timeout=60)
        words = (done.stdout + done.stderr).decode("utf-8", "replace")
        if self.profile == "1.7":
            held = subprocess.run([self.netra, "verify", "--fingerprint", self.fingerprint, target],
                                  capture_output=True, timeout=60)
            if held.returncode != done.returncode:
                words = f"by its fingerprint {held.returncode}, not {done.returncode}: {held.stdout}{held.stderr}"
        return done.returncode, words


def main():
    netra, data, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    wrong, tried = [], 0
    for name, profile in (("tujuh", "1.7"), ("dua", "2.0")):
        report = Report(netra, work, name, data, profile)
        table = ALTERATIONS + OF_17 if profile == "1.7" else [a for a in ALTERATIONS if a[0] not in NOT_OF_20]
        for what, alter, said in table:
            status, words = report.altered(alter)
            tried += 1
            if status != 1 or said not in words or "DOES NOT HOLD" not in words:
                wrong.append(f"{profile}, {what}: status {status}, not \"{said}\":\n{words[:1500]}")
        for what, alter in HARMLESS:
            if what == "what was an object of its own" and profile == "2.0":
                continue
            status, words = report.altered(alter)
            tried += 1
            if status != 0 or "all hold" not in words:
                wrong.append(f"{profile}, {what}: status {status}, though nothing was altered:\n{words[:1500]}")
    print("\n".join(wrong) if wrong else f"{tried} files")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
