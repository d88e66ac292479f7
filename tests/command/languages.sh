# Reports in both languages: one structure, the same names and truths, and no word of the other.
. "$(dirname "$0")/lib.sh"

# The bodies of a template tell the same: fences and headings in one order, and paragraph by
# paragraph the same names and sections; their order within a sentence is the language's own.
python3 - "$TOP"/templates/* <<'PY' || fail 'the two languages of a template differ'
import json, os, re, sys

def skeleton(block):
    fences = [line.split()[:1 if "abbreviations" in line else 2] for line in block.split("\n") if line.startswith("```")]
    headings = re.findall(r"^(#+) .*?(\{#.*\})?$", block, re.M)
    # whether a verb is that of one thing is a matter of the language
    names = [name for name in re.findall(r"\{\{(.*?)\}\}", block) if not re.fullmatch(r"[#^/].*\.one", name)]
    links = re.findall(r"\[\^\w+\]|\]\(.*?\)", block)
    return fences, headings, sorted(names), sorted(links)

def paragraphs(path):
    text = re.sub(r"\{\{!.*?\}\}", "", open(path, encoding="utf-8").read(), flags=re.S)
    return re.split(r"\n\s*\n", text.strip())

def differences(own, english):
    for one, other in zip(own, english):
        if skeleton(one) != skeleton(other):
            return [f"{one[:70]!r} and {other[:70]!r}"] + [
                f"  {a} and {b}" for a, b in zip(skeleton(one), skeleton(other)) if a != b]
    return [] if len(own) == len(english) else [f"{len(own)} and {len(english)} paragraphs"]

def monoglot(node, path):
    """Where report.json has words in one language only."""
    words = {"kicker", "title", "subtitle", "classification", "subject", "keywords", "label", "detail", "source",
             "note", "caption", "head", "row_head", "names", "head_right", "head_left", "foot_left", "foot_right"}
    if isinstance(node, list):
        return [hit for item in node for hit in monoglot(item, path)]
    if not isinstance(node, dict):
        return []
    found = []
    for key, value in node.items():
        here = f"{path}.{key}"
        for each in value if isinstance(value, list) else [value]:
            if key in words and isinstance(each, str) and re.search(r"[^\W\d_]{3}", re.sub(r"\{\{.*?\}\}", "", each)):
                found.append(f"{here}: {each}")
            elif isinstance(each, dict) and "id" in each and set(each) <= {"id", "en"} and "en" not in each:
                found.append(here)
        found += monoglot(value, here)
    return found

found = []
for folder in sys.argv[1:]:
    found += differences(paragraphs(f"{folder}/body.md"), paragraphs(f"{folder}/body.en.md"))
    found += monoglot(json.load(open(f"{folder}/report.json", encoding="utf-8")), os.path.basename(folder))
sys.exit("\n".join(found) or 0)
PY

# What an English report of the register holds is English: pages, alternative texts, charts and their
# numbers. Names of places and of files stay what they are.
foreign='\b(yang|dari|pada|tidak|kasus|menurut|triwulan|dilaporkan|diputus|putusan|sanksi|sampai|hari|sumber|jumlah|catatan|ditekan|terbuka|belum|persen|untuk|lanjutan|selang|semua)\b'
english() {
    local out=$work/$1
    shift
    run 0 build "$@" --lang en --out "$out"
    for pdf in "$out"/*.pdf; do
        pdftotext -layout "$pdf" "$work/stdout"
        qpdf --json "$pdf" | grep -o '"u:[^"]*"' | grep -v '\.csv"$' | sed -E 's/[[:alnum:]-]+\.csv//g' >>"$work/stdout"
        grep -q '"u:en' "$work/stdout" || fail "$pdf does not say that it is English"
    done
    sed -E 's/ (id|aria-labelledby)="[^"]*"//g' "$out"/*.charts/*.svg >>"$work/stdout" # ids are the template's
    cat "$out"/*.charts/*.csv >>"$work/stdout"
    grep -iE "$foreign" "$work/stdout" >"$work/stderr" && fail "Indonesian in English: $*"
    return 0
}
english nation "$TOP/templates/quarterly" --set quarter=2024-Q1
english area "$TOP/templates/quarterly" --set quarter=2024-Q1 --set area=33
english internal "$TOP/templates/quarterly" --set quarter=2024-Q1 --set internal=true
