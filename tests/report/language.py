"""The rules of docs/language.md: its tables name words that nothing may print, no sentence of a shipped
report begins with a numeral, and each abbreviation that stands in it is explained once. Read in the trees of reports
that are built here."""
import json
import os
import re
import subprocess
import sys
import tempfile

dump_report, top = sys.argv[1:]
REPORTS = [
    ("press-annex", "data/published", []),
    ("press-annex", "data/published", ["as_of=2024-03-25"]),
    ("press-annex", "tests/data/two-votes", []),
    ("press-note", "data/published", []),
    ("press-note", "data/published", ["as_of=2024-02-06"]),
    ("press-note", "tests/data/two-votes", []),
    ("figures", "data/published", []),
    ("quarterly", "data/register", []),
    ("quarterly", "data/register", ["area=73"]),
    ("quarterly", "data/register", ["area=11"]),
    ("quarterly", "data/register", ["period=2021-Q1"]),
    ("quarterly", "data/register", ["period=2024-02"]),
    ("revision", "EDITIONS", []),
]
LANGUAGES = {"id": "## Indonesian", "en": "## English"}
# What a report prints short, and what says it in full; Pemilu and Pilkada are words of Indonesian.
ABBREVIATIONS = {
    "ASN": "aparatur sipil negara",
    "BKN": "Badan Kepegawaian Negara",
    "Bawaslu": "Badan Pengawas Pemilihan Umum",
    "H[+−]\\d+": "empat puluh hari sesudah",
    "KASN": "Komisi Aparatur Sipil Negara",
    "Kemendagri": "Kementerian Dalam Negeri",
    "PPK": "Pejabat Pembina Kepegawaian|Personnel Supervisory Officer",
    "Pemilu": "Pemilu: general election",
    "Pilkada": "Pilkada: election of heads",
}
failures = []


def editions(folder):
    """Two editions of the annex in `folder`, as a revision note reads them."""
    days = {"old": "2024-03-25", "new": "2024-04-25"}
    for name, day in days.items():
        subprocess.run([os.path.join(os.path.dirname(dump_report), "netra"), "build", f"{top}/templates/press-annex",
                        "--data", f"{top}/data/published", "--as-of", day, "--no-charts", "--quiet",
                        "--out", f"{folder}/{name}"], check=True)
    with open(f"{folder}/datapackage.json", "w", encoding="utf-8") as file:
        json.dump({"resources": [{"name": name, "path": f"{name}/press-annex.pdf"} for name in days]}, file)


def banned(lang):
    """The middle column of the language's table."""
    with open(f"{top}/docs/language.md", encoding="utf-8") as file:
        chapter = file.read().split(LANGUAGES[lang])[1].split("\n## ")[0]
    rows = [line.split("|") for line in chapter.splitlines() if line.startswith("| ")]
    return [row[2].strip() for row in rows[1:]]


def look_for(words, where, text):
    for word in words:
        found = re.search((r"\b" if word[0].isalnum() else "") + word + r"\b(?![.,]\d)", text, re.IGNORECASE)
        if found:
            failures.append(f"{where}: \"{word}\" in: {text[:120]}")


def catalogue(lang):
    """Its texts, without what speaks to a user of the program of names in a template."""
    key = "msgid" if lang == "id" else r"msgstr(?:\[\d\])?"
    name = "netra.pot" if lang == "id" else "en.po"
    with open(f"{top}/words/{name}", encoding="utf-8") as file:
        texts = [json.loads(text) for text in re.findall(rf'^{key} (".*")$', file.read(), re.M)]
    return [re.sub(r"\{\{.*?\}\}", " ", text) for text in texts]


def sentences(dump):
    """Of headings, paragraphs, captions, subtitles and notes; without the marks of the tree."""
    for line in dump.splitlines():
        found = re.match(r' *(?:paragraph|caption|subtitle|notes|title|heading \d)[^:]*: (.*)', line)
        if found:
            text = re.sub(r"<([^|>]*)\|[^>]*>", r"\1", found.group(1))
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("*", "").replace("_", "")
            yield from re.split(r"(?<=[.!?]) +(?=\S)", text)


def words_of(dump):
    """All that the tree says, without what is quoted from the data or named by an id."""
    for line in dump.splitlines():
        yield re.sub(r"“[^”]*”", " ", re.sub(r"<([^|>]*)\|[^>|]*>", r"\1", line))


def unexplained(where, lang, dump):
    """Abbreviations of the report's own text that are not said in full, or more than once; those of the
    list that stand nowhere else."""
    every = list(words_of(dump))
    lines = [line for line in every if not line.lstrip().startswith(("row:", "alt:", "keywords:"))]
    passages = "\n".join(line for line in lines if line.lstrip().startswith("paragraph:"))
    listed = [line for line in lines if re.match(r" *paragraph: \**(Singkatan|Abbreviations)", line)]
    others = [line for line in every if line not in listed]
    for short, full in ABBREVIATIONS.items():
        if (lang == "en" or not short.startswith("P") or short == "PPK") and any(re.search(rf"(?<!\w){short}(?!\w)", line) for line in lines):
            said = len(re.findall(full, passages))
            if said != 1:
                failures.append(f"{where}: \"{short}\" is said in full {said} times")
    for short in re.findall(r"(?:[.;]|\*) ([\w+−]+): ", " ".join(listed)):
        stem = re.sub(r"\d+$", r"\\d+", re.escape(short))
        if not any(re.search(rf"(?<!\w){stem}(?!\w)", line) for line in others):
            failures.append(f"{where}: \"{short}\" is in the list, and stands nowhere")


scratch = tempfile.TemporaryDirectory()
editions(scratch.name)
for lang in LANGUAGES:
    words = banned(lang)
    assert len(words) > 3, words
    for text in catalogue(lang):
        look_for(words, f"words/{lang}", text)
    seen = 0
    for template, data, settings in REPORTS:
        where = " ".join([template, data, lang] + settings)
        made = subprocess.run([dump_report, f"{top}/templates/{template}",
                               scratch.name if data == "EDITIONS" else f"{top}/{data}", lang] + settings,
                              capture_output=True, text=True, check=False)
        if made.returncode:
            failures.append(f"{where}: {made.stderr}")
        unexplained(where, lang, made.stdout)
        for line in words_of(made.stdout):
            if not line.lstrip().startswith(("row:", "alt:")):  # which hold names of the data
                look_for(words, where, line)
        for sentence in sentences(made.stdout):
            seen += 1
            if re.match(r"[−–-]?\d", sentence):
                failures.append(f"{where}: begins with a numeral: {sentence[:120]}")
    assert seen > 300, seen
print("\n".join(dict.fromkeys(failures)))
sys.exit(bool(failures))
