"""pseudo.py TEMPLATE: a catalogue of a language that nobody speaks, "xx": each text in angle quotation
marks, so that a word which is not from the catalogue is seen."""
import re, sys

PLAIN = r'^msgctxt "base\.(language-tag|hyphenation-file)"'

head, *entries = open(sys.argv[1], encoding="utf-8").read().rstrip("\n").split("\n\n")
print(head.replace("Language: id", "Language: xx"))
for entry in entries:
    lines = re.search(r'^msgid ((?:".*"\n)+)', entry, re.M).group(1)
    text, breaks = re.fullmatch(r"(.*?)((?:\\n)*)", "".join(re.findall(r'"(.*)"', lines))).groups()
    if text and not re.match(PLAIN, entry):
        text = "‹" + text + "›"
    print("\n" + re.sub(r'^msgstr(\[0\])? ""$', lambda match: f'msgstr{match.group(1) or ""} "{text}{breaks}"', entry, flags=re.M))
