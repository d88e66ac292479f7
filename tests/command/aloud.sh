# What a screen reader says of a small report, in the PDF (both versions, by another program) and on the web page: the
# notice first, the title as the first heading, shortened words in full, the words of others in their language, doubts
# and blanks in words, figures that say what they find, their shape and where their numbers are.
. "$(dirname "$0")/lib.sh"
python3 - "$TOP/data/published" "$work" <<'PY' || fail 'the data and the template'
import csv, json, pathlib, sys

data, work = map(pathlib.Path, sys.argv[1:])
(work / "data").mkdir()
for name in ("events.csv", "figures.csv"):
    (work / "data" / name).write_bytes((data / name).read_bytes())
rows = list(csv.DictReader(open(data / "sources.csv", encoding="utf-8")))
with open(work / "data/sources.csv", "w", encoding="utf-8", newline="") as out:
    table = csv.DictWriter(out, rows[0], lineterminator="\n")
    table.writeheader()
    others = {"voi-2023-12-19": "en-GB", "kanalntb-2024-11-01": ""}
    table.writerows({**row, "language": others.get(row["source_id"], row["language"])} for row in rows)
(work / "data/datapackage.json").write_bytes((data / "datapackage.json").read_bytes())
for profile in ("1.7", "2.0"):
    template = work / profile
    template.mkdir()
    (template / "report.json").write_text(json.dumps({
        "name": "uji", "title": "Uji", "data": str(work / "data"), "language": "id", "profile": profile, "synthetic": True,
        "charts": [{"id": "umur", "kind": "ratio-by-age", "title": "Menurut umur"}],
        "tables": [{"id": "rilis", "kind": "releases"}, {"id": "sumber", "kind": "sources"}]}))
    body = ("# Satu\n\nPada {{b.latest.age}} “{{source.ombudsman-mou.title}}”, “{{source.tribunnews-2020-08-05.title}}”.\n\n"
            "```chart umur\n```\n\n```table rilis\n```\n\n```table sumber\n```\n")
    (template / "body.md").write_text(body)
    (template / "body.en.md").write_text(body)
PY
for lang in id en; do
    for profile in 1.7 2.0; do
        run 0 build "$work/$profile" --lang $lang --out "$work/$lang-$profile" --format pdf,html -q
        python3 "$TOP/tests/command/aloud.py" "$work/$lang-$profile/uji.pdf" >"$work/$lang-$profile.txt" || fail 'aloud.py'
    done
    # The title stands in the information that PDF 2.0 has no more, the fingerprint is another; all else is said alike.
    diff <(sed '1d;/-....-....-/d' "$work/$lang-1.7.txt") <(sed '1d;/-....-....-/d;s/^FENote/Note/' "$work/$lang-2.0.txt") ||
        fail 'the versions differ'
done
python3 - "$work" <<'PY' || fail 'what is said'
import csv, pathlib, re, sys

work = pathlib.Path(sys.argv[1])
titles = {row["title"]: row["language"] for row in csv.DictReader(open(work / "data/sources.csv", encoding="utf-8"))}
assert set(titles.values()) == {"id", "en", "en-GB", ""} and sum(t == "en" for t in titles.values()) == 2
SAID = {"id": ("DATA SINTETIS", "71 hari sesudah hari pemungutan suara", "tidak diketahui", "diragukan", " sampai ",
               "Semua angkanya ada dalam Tabel 1, dan dalam berkas terlampir umur.csv.",
               "Semua angkanya ada dalam Tabel 1, dan dalam tabel di bawah grafik ini."),
        "en": ("SYNTHETIC DATA", "day 71 after polling day", "unknown", "in doubt", " to ",
               "All its numbers are in Table 1, and in the attached file umur.csv.",
               "All its numbers are in Table 1, and in the table below this chart.")}
for lang, (notice, age, unknown, doubt, between, attached, below) in SAID.items():
    lines = (work / f"{lang}-1.7.txt").read_text(encoding="utf-8").splitlines()
    text = "\n".join(lines)
    assert lines[:4] == [f"title: {notice} · Uji", f"P: {notice}", "H1: Uji", "H2: 1 Satu"], lines[:4]
    assert age in text
    # Marked are the words that are not in the language of the report.
    whole = text.replace("-", "")  # a line's end adds one, and takes one away
    for words, mark in titles.items():
        marked = f"[{mark}: {words}]".replace("-", "") in whole
        assert marked == (mark[:2] not in (lang, "")) and words.replace("-", "") in whole, (lang, mark, words)
    cells = [line for line in lines if line.startswith(("TD:", "TH:"))]
    assert f"TD: {unknown}" in cells and not [c for c in cells if re.search(r"[?–*+]|: −\d+$", c)], cells
    assert any(re.search(rf"\d, {doubt}$", cell) for cell in cells)
    assert any(re.fullmatch(rf"TD: [\d.,]+{between}[\d.,]+", cell) for cell in cells)
    figure = next(line for line in lines if line.startswith("Figure: "))
    assert figure.endswith(attached) and "Menurut umur" not in figure and not re.search("H[+−]|day [+−]", figure), figure
    page = (work / f"{lang}-1.7/uji.web/index.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert f"<title>{notice} · Uji" in page and f'<p class="stamp">{notice}</p>' in page and below in page
    heard = dict(re.findall(r'<span aria-hidden="true">([^<]*)</span><span class="heard">([^<]*)</span>', page))
    assert heard["?"] == unknown and heard["*"] == f", {doubt}" and age in heard.values(), heard
    assert '<span lang="%s">%s' % (("en-GB", "KASN Receives") if lang == "id" else ("id", "KASN prediksi")) in page
PY
# A language that is none.
sed -i 's/,en-GB,/,Inggris,/' "$work/data/sources.csv"
run 1 check "$work/data" && says stdout "sources.csv:$(grep -n ',Inggris,' "$work/data/sources.csv" | cut -d: -f1):" && says stdout '"Inggris" is no tag of a language; write id, en or another of BCP 47 [unknown-language]'
exit 0
