"""The page of a web edition against its PDF: every number and every word; nothing asks for the network, and
what the page is made of is whole.

    web.py PAGE TRACED_PAGE.json TRACED_PDF.json PDF_TEXT"""
import collections
import html.parser
import json
import os
import re
import struct
import sys

VOID = {"meta", "link", "br", "img", "rect", "line", "circle", "polygon"}
AROUND = {"nav", "details", "footer", "header", "script", "style", "head"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.words, self.drawn, self.ids, self.links, self.faults, self.data = [], [], [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in VOID:
            self.open.append((tag, attrs))
        if tag in ("p", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "div", "br", "figcaption", "dt", "dd"):
            self.words.append(" ")
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if attrs.get("href", "").startswith("#"):
            self.links.append(attrs["href"][1:])
        for name, value in attrs.items():
            if name.startswith("on") or (name == "src" and not value.startswith("data:image/")) or (name == "href" and tag == "link" and not value.startswith("data:")) or name == "style":
                self.faults.append(f"<{tag} {name}={value}>")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            self.faults.append(f"</{tag}> closes another")

    def handle_data(self, text):
        tags = [tag for tag, _ in self.open]
        classes = " ".join(attrs.get("class", "") for _, attrs in self.open)
        if "script" in tags and self.open[-1][1].get("type") == "application/ld+json":
            self.data.append(text)
        if "text" in tags:
            self.drawn.append(text)
        elif "svg" in tags or set(tags) & AROUND or re.search(r"downloads|sources|\bget\b|\bback\b|\bheard\b", classes) or \
                any("hidden" in attrs for _, attrs in self.open):
            return
        elif "main" in tags:
            self.words.append(text)


def counted(text):
    """Words as both have them: a line's end may part them, a soft hyphen be drawn or not, a kicker be in capitals."""
    text = re.sub("\u00ad\n?", "", text).replace("\u00a0", " ").casefold()
    return collections.Counter(word for word in re.split(r"\s+", text) if word)


def main():
    source = open(sys.argv[1], encoding="utf-8").read()
    page = Page()
    page.feed(source)
    page.close()
    assert not page.faults and not page.open, (page.faults[:5], page.open)
    twice = [one for one, times in collections.Counter(page.ids).items() if times > 1]
    assert not twice, twice[:5]
    from urllib.parse import unquote
    lost = [link for link in page.links if unquote(link) not in page.ids]
    assert not lost, lost[:5]

    shown, printed = (collections.Counter((one["id"].rsplit(".", 1)[0], one["text"])
                                          for one in json.load(open(path, encoding="utf-8"))["printed"])
                      for path in sys.argv[2:4])
    assert shown == printed and shown, (list(shown - printed)[:10], list(printed - shown)[:10])

    # A word of many parts may be broken behind its hyphens, slashes and dots in the PDF: the parts are compared.
    def parts(words):
        out = collections.Counter()
        for word, times in words.items():
            for part in re.split(r"(?<=[-/.–_=&])", word):
                out[part] += times if part else 0
        return out

    here, there = parts(counted("".join(page.words))), parts(counted(open(sys.argv[4], encoding="utf-8").read()))
    missing = here - there
    assert not missing, ("only in the page", missing.most_common(20))
    # What only the PDF has: heads and feet of its pages, its contents, heads repeated over pages, words in charts.
    whole = set(here) | set(parts(counted(" ".join(page.drawn))))
    around = set(parts(counted(re.sub("<[^>]*>", " ", source))))
    rest = {word for word in set(there) - whole - around if not re.fullmatch(r"\W*\d+[.,]?", word)}
    assert rest <= {"halaman", "page", "dari", "of", "(lanjutan)", "(continued)", "•"}, ("only in the PDF", sorted(rest))

    report = json.loads("".join(page.data))
    assert report["@type"] == "Report" and report["name"] and len(report["hasPart"]) > 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", report["temporalCoverage"]), report # schema.org's contentReferenceTime asks for a time of day
    claims = [part for part in report["hasPart"] if part["@type"] == "Claim"]
    assert all(part["@type"] == "Dataset" and part["name"] and part["description"]
               for part in report["hasPart"] if part not in claims)
    squash = lambda text: re.sub(r"\s+", " ", re.sub("\u00ad", "", text).replace("\u00a0", " "))
    said, ids = squash("".join(page.words) + " ".join(page.drawn)), set(page.ids)
    unsaid = [one["text"] for one in claims if squash(one["text"]) not in said and "alternative" not in one["identifier"]]
    assert claims and not unsaid, unsaid
    lost = [id_ for one in claims for id_ in one["citation"] if "r." + id_.replace("%", "%25").replace(" ", "%20") not in ids]
    assert not lost, lost
    for wanted in ('property="og:title"', 'property="og:description"', "default-src 'none'", "script-src 'sha256-"):
        assert wanted in source, wanted
    card = re.search(r'property="og:image" content="([^"]*)"', source)
    assert bool(card) == sys.argv[1].endswith("index.html"), "a card in the folder, none in a page that is one file"
    if card:
        with open(os.path.join(os.path.dirname(sys.argv[1]), card.group(1)), "rb") as file:
            assert struct.unpack(">II", file.read(24)[16:]) == (1200, 675), card.group(1)
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', source.split("</style>")[1]))
    dark = set(re.findall(r'\[(?:fill|stroke)="(#[0-9a-f]{6})"\]', source.split("</style>")[0]))
    assert colours <= dark or "chart dim" not in source, ("no dark colour for", colours - dark)


if __name__ == "__main__":
    main()
