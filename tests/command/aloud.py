"""What a screen reader says of a PDF, by its structure alone: nothing of netra takes part in it.

    aloud.py FILE [LINES]

Prints a line a block, in the order of the structure (ISO 32000-2, 14.7 to 14.9): its type, then its words, where
an ActualText or an expansion (E) stands for what is drawn and an alternative text (Alt) for all that is in the
element; a passage in another language is marked "[en: …]"; a cell is led by the heads that it names. The objects
are those of qpdf's JSON, the letters those of the fonts' ToUnicode."""
import base64
import json
import re
import subprocess
import sys

INLINE = {"/Span", "/Link", "/Reference", "/Lbl", "/Em", "/Strong"}


def objects_of(path):
    told = json.loads(subprocess.run(["qpdf", "--json", "--json-stream-data=inline", "--decode-level=generalized", path],
                                     capture_output=True, check=True).stdout)
    return told["qpdf"][1]


class Speaker:
    def __init__(self, path):
        self.objects = objects_of(path)
        self.root = self.get(self.get("trailer")["/Root"])
        self.fonts, self.lines, self.words = {}, [], {}
        self.pages = {}
        self.walk_pages(self.root["/Pages"])
        self.ids = {}

    def get(self, thing):
        while isinstance(thing, str) and (thing == "trailer" or re.fullmatch(r"\d+ \d+ R", thing)):
            found = self.objects[thing if thing == "trailer" else "obj:" + thing]
            thing = found["value"] if "value" in found else found["stream"]["dict"]
        return thing

    def data(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    @staticmethod
    def text(value):
        if isinstance(value, str) and value.startswith("b:"):
            return bytes.fromhex(value[2:]).decode("utf-8", "replace")
        return value[2:] if isinstance(value, str) and value.startswith("u:") else value

    # --- what is drawn ---

    def letters(self, font):
        if font not in self.fonts:
            self.fonts[font] = letters = {}
            cmap = self.data(self.get(font)["/ToUnicode"]).decode("latin-1")
            word = lambda code: bytes.fromhex(code).decode("utf-16-be")
            for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
                for code, to in re.findall(r"<(\w+)>\s*<(\w+)>", block):
                    letters[int(code, 16)] = word(to)
            for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
                for first, last, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                    for i in range(int(first, 16), int(last, 16) + 1):
                        letters[i] = word("%04x" % (int(to, 16) + i - int(first, 16)))
        return self.fonts[font]

    def walk_pages(self, node):
        if self.get(node).get("/Type") == "/Pages":
            for kid in self.get(self.get(node)["/Kids"]):
                self.walk_pages(kid)
            return
        page, self.pages[node] = self.get(node), {}
        fonts = self.get(self.get(page["/Resources"])["/Font"])
        contents = page["/Contents"] if isinstance(page["/Contents"], list) else [page["/Contents"]]
        stream = b"\n".join(self.data(one) for one in contents).decode("latin-1")
        mcid, font = None, None
        for token in re.finditer(r"/MCID (\d+)|\b(EMC)\b|/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f\s]*)>|\((?:\\.|[^\\()])*\)", stream):
            if token[1]:
                mcid = int(token[1])
            elif token[2]:
                mcid = None
            elif token[3]:
                font = self.letters(fonts["/" + token[3]])
            elif mcid is not None and token[4] is not None:
                code = re.sub(r"\s", "", token[4])
                said = "".join(font.get(int(code[i:i + 4], 16), "") for i in range(0, len(code), 4))
                self.pages[node][mcid] = self.pages[node].get(mcid, "") + said

    # --- what is said ---

    def kids(self, element):
        kids = self.get(element.get("/K", []))
        return kids if isinstance(kids, list) else [kids]

    def inner(self, element, page):
        page = element.get("/Pg", page)
        said = []
        for kid in self.kids(element):
            one = self.get(kid)
            if isinstance(one, int):
                said.append(self.pages[page].get(one, ""))
            elif one.get("/Type") == "/MCR":
                said.append(self.pages[one.get("/Pg", page)].get(one["/MCID"], ""))
            elif one.get("/Type") != "/OBJR":
                said.append(self.say(one, page))
        return "".join(said)

    def say(self, element, page=None):
        kind = element["/S"]
        alt = next((self.text(element[key]) for key in ("/Alt", "/ActualText", "/E") if key in element), None)
        said = self.inner(element, page) if alt is None or kind == "/Figure" else alt
        said = alt if alt is not None else said
        if "/Lang" in element:
            said = f"[{self.text(element['/Lang'])}: {said}]"
        if kind in INLINE:
            return said
        said = re.sub(r"\u00ad|\s+", lambda m: "" if m[0] == "\u00ad" else " ", said).strip()
        if said:
            self.lines.append(f"{kind[1:]}: {said}")
        return ""

    def speak(self):
        title = self.get(self.get(self.objects["trailer"]["value"]).get("/Info", {}))
        self.lines.append("title: " + str(self.text(title.get("/Title", ""))))
        for kid in self.kids(self.get(self.root["/StructTreeRoot"])):
            self.say(self.get(kid))
        return self.lines


if __name__ == "__main__":
    for line in Speaker(sys.argv[1]).speak()[:int(sys.argv[2]) if len(sys.argv) > 2 else None]:
        print(line)
