# Where a printed number comes from; and what was altered after a report was built.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
run 0 build "$annex" --data "$data" --as-of 2024-06-12 --out "$work/out"
pdf=$work/out/press-annex.pdf
share=pemilu-2024.2024-03-25.sanction-ratio

# A number as it is printed, with all that it stands on.
run 0 trace "$pdf" '75,0 persen'
says stdout "$share: "
says stdout 'Pada Pemilu 2024, [75,0 persen] yang terbukti melanggar telah dijatuhi sanksi, yaitu 180 dari 240'
says stdout '180 / 240 × 100 = 75,0; Wilson (1927)'
says stdout 'from pemilu-2024-sanctioned-2024-03-25 = 180 orang'
says stdout 'source okezone-2024-03-25: Okezone, "Ratusan ASN dan 5 Pejabat'
says stdout 'as of 25 March 2024'
says stdout 'https://news.okezone.com/'
says stdout '180 ASN telah ditindaklanjuti oleh PPK'
line=$(grep -n '^pemilu-2024-sanctioned-2024-03-25,' "$data/figures.csv" | cut -d: -f1)
says stdout "file   input/figures.csv:$line"
says stdout "SHA-512 of input/figures.csv: $(sha512sum <"$data/figures.csv" | cut -d' ' -f1)"
says stdout 'holds    the attached data still give it'
says stdout 'chart    charts/umur-sama.csv:'
says stdout 'drawn on page 3, Gambar'

# As a person types it: without the unit, with another minus; within a word it is another number.
run 0 trace "$pdf" -11,0
says stdout '75,0 − 86,0 = −11,0; Newcombe (1998, method 10)'
run 0 trace "$pdf" 'H+40'
says stdout '25 Maret 2024 − 14 Februari 2024 = 40 hari'
says stdout 'from pemilu-2024.polling-day = 14 Februari 2024: as published'
run 0 trace "$pdf" 635
says stdout '72,8 persen | Pilkada 2020, H+10 | [635] dari 872 orang, dijatuhi sanksi dari terbukti melanggar'
says stdout 'pilkada-2020-sanctioned-2020-12-19: '
run 1 trace "$pdf" 450,5
one_line stderr
says stderr '"450,5" is no figure on its pages, in its charts or its ledger'
run 1 trace "$pdf" 75,1
says stderr 'did you mean "75,0'

# By its id, by a name of it, and almost.
run 0 trace "$pdf" "$share"
says stdout "$share: "
run 0 trace "$pdf" b.compared.sanction-ratio
says stdout "$share: "
run 1 trace "$pdf" naive.diference
says stderr 'did you mean "naive.difference"?'
# A statement, by its name or, of every form, by its subject: its words, its page, and all its numbers.
run 0 trace "$pdf" 'statement b.compared.stages'
says stdout 'statement b.compared.stages: Pada Pemilu 2024, 53,3 persen dari 450 orang'
says stdout 'rests on pemilu-2024.2024-03-25.unsanctioned'
says stdout '240 / 450 × 100 = 53,3'
run 0 trace "$pdf" b.compared.stages --format json
python3 - "$work/stdout" <<'PY' || fail 'the JSON of a statement'
import json, sys
d = json.load(open(sys.argv[1]))
(s,) = d["statements"]
assert s["stands"] and s["holds"] and s["page"] > 1, s
assert s["numbers"] == [f["id"] for f in d["figures"]], d
PY
run 1 trace "$pdf" 'headline b.compared.stages'
# What is printed and is no figure.
run 1 trace "$pdf" Newcombe
says stdout 'as no figure of the ledger'

run 0 trace "$pdf" '75,0 persen' --format json
python3 - "$work/stdout" "$share" <<'PY' || fail 'the JSON of trace'
import json, sys
result = json.load(open(sys.argv[1]))
figure = result["figures"][0]
assert figure["id"] == sys.argv[2] and figure["holds"] is True and figure["value"] == 75
assert figure["printed"][0]["page"] == 1 and "[75,0" in figure["printed"][0]["sentence"]
part = figure["inputs"][0]
assert part["file"] == "input/figures.csv" and part["sources"][0]["published_on"] == "2024-03-25"
assert len(part["sha512"]) == 128 and part["quote"]
PY

run 2 trace "$pdf"
says stderr 'which number?'
run 2 trace --all "$pdf" 75,0
run 1 trace "$data/figures.csv" 75,0
says stderr 'is not a PDF that can be read: does not begin with %PDF'
cp "$data/figures.csv" "$work/bag.zip" && printf 'PK\003\004' | dd of="$work/bag.zip" conv=notrunc status=none
run 1 trace "$work/bag.zip" 75,0
says stderr 'if it is a bag, judge it with netra verify'

# Every number, in both languages and on the register.
run 0 trace --all "$pdf"
says stdout 'all hold'
run 0 build "$annex" --data "$data" --lang en --out "$work/en"
run 0 trace --all "$work/en/press-annex.pdf"
says stdout 'all hold'
run 0 trace "$work/en/press-annex.pdf" '75.0 per cent'
says stdout '180 / 240 × 100 = 75.0'
run 0 build "$TOP/templates/quarterly" --data "$TOP/data/register" --set quarter=2024-Q1 --out "$work/out"
run 0 trace --all "$work/out/quarterly.pdf"
says stdout 'nothing found against it'
says stdout 'name the folder of its data with --data DIR'
run 0 trace --all "$work/out/quarterly.pdf" --data "$TOP/data/register"
says stdout 'all hold'
run 1 trace --all "$work/out/quarterly.pdf" --data "$data"

# The ledger states what the pages do: the heading of a chapter that was left out is on none, also where an author's own
# words are the same.
cp -r "$annex" "$work/left-out"
sed -i '0,/"tables": \[/s//&{ "id": "none", "kind": "rules", "when": "lang.en" },/' "$work/left-out/report.json"
said=
for behind in 'Kata.' '```table none\n```\n\n# Lain'; do
    cp "$annex/body.md" "$work/left-out/body.md"
    printf "\n# {{headline position.b.latest}} (tambahan)\n\n$behind\n\n$said\n" >>"$work/left-out/body.md"
    run 0 build "$work/left-out" --data "$data" --as-of 2024-03-25 --format html --out "$work/left-out.out"
    states=$(python3 -c 'import json, sys; print(*(s["text"]["id"] for s in json.load(open(sys.argv[1]))["statements"]
        if s["id"] == "headline position.b.latest"))' "$work/left-out.out/press-annex.web/press-annex.figures.json")
    [ "${said:+said}" != "${states:+said}" ] || fail 'states what the page does not say, or not what it does'
    said=$states
done

# The other profile.
cp -r "$annex" "$work/annex"
sed -i 's/"profile": "1.7",/"profile": "2.0",/' "$work/annex/report.json"
run 0 build "$work/annex" --data "$data" --out "$work/two"
run 0 trace --all "$work/two/press-annex.pdf"
says stdout 'all hold'

# Saved again on its way, by others: it still holds.
again=$work/again.pdf
for how in --linearize --object-streams=disable --recompress-flate --qdf --normalize-content=y; do
    qpdf "$how" "$pdf" "$again"
    run 0 trace --all "$again"
    says stdout 'all hold'
done
qpdf --encrypt '' owner 256 -- "$pdf" "$again"
run 1 trace --all "$again"
says stderr 'is encrypted; save it without a password first'

# Altered afterwards: each is found, and named with its page.
qdf=$work/qdf.pdf
qpdf --qdf --object-streams=disable "$pdf" "$qdf"
altered() { # WHAT_IT_SAYS HOW WORD...
    local said=$1 how=$2
    shift 2
    python3 "$TOP/tests/tools/alter.py" "$how" "$qdf" "$work/raw.pdf" "$@" || fail "cannot alter: $how"
    case $how in
    cover | annotate | dress) cp "$work/raw.pdf" "$work/altered.pdf" ;;
    *) fix-qdf "$work/raw.pdf" >"$work/altered.pdf" ;;
    esac
    run 1 trace --all "$work/altered.pdf"
    says stdout "$said"
    says stdout 'DOES NOT HOLD'
}
altered "page 1: n.$share.1: is printed \"57,0 persen\"; the attached ledger gives 75,0 persen" \
    replace '75,0 persen' '57,0 persen'
run 1 trace "$work/altered.pdf" '57,0 persen'
says stdout 'DOES NOT HOLD: page 1 prints "57,0 persen", the attached ledger gives 75,0 persen'
altered 'page 1: text: reads " atas "; built again it reads " dari "' replace ' dari ' ' atas '
altered 'page 1: n.pilkada-2020.2020-12-19.sanction-ratio.1: is printed "86,0 persen"' \
    swap '72,8 persen' '86,0 persen'
altered 'page 2: n.figures.count.1: is printed "65,9"; the attached ledger gives 142 angka' \
    swap_ids n.naive.difference.1 n.figures.count.1
altered 'IDTree: leads 2 times to an element of another id' \
    swap_ids n.naive.difference.1 n.figures.count.1
altered 'page 1: text: reads "99"' cover
altered 'annotations; built again it has' annotate
altered 'is sekitar 76 persen in the attached ledger; the attached data give sekitar 75 persen' \
    plain '"value":75,' '"value":76,'
altered 'pemilu-2024-sanctioned-2024-03-25: is 180 orang in the attached ledger; the attached data give 181' \
    plain ',2024-03-25,180,' ',2024-03-25,181,'
altered 'page 1: n.no.such.row.1: is not in the attached ledger' \
    plain "/ID (n.$share.1)" '/ID (n.no.such.row.1)'
altered 'page 1: drawing: something was moved or coloured otherwise' plain ' 16 Tf 76.531 ' ' 16 Tf 96.531 '
altered 'page 1: drawing: has 1 changes of transparency or visibility; built again it has 0' \
    hide '75,0 persen'
altered 'page 1: drawing: something was moved or coloured otherwise' dress
altered 'fonts: are not those of the report' glyphs
altered 'fonts: are not those of the report' plain '/Encoding /Identity-H' '/Encoding /Identity-V'
altered 'drawing: something was moved or coloured otherwise' plain ' 16 Tf 76.531 ' ' 16 Tf 1 Tz 76.531 '
altered 'page 1: drawing: something was moved or coloured otherwise' \
    plain '/MediaBox [' '/Rotate 180 /MediaBox ['
altered 'structure: Figure: /Alt (an alternative text) reads "X' plain '/Alt <feff0047' '/Alt <feff0058'
altered 'attached files: do not build the report again (netra' plain '/UF (input/events.csv)' '/UF (input/netra.csv) '
run 1 trace "$work/altered.pdf" '75,0 persen'
says stdout 'DOES NOT HOLD: not built again: '
altered 'netra.json: is not what the attached data give' plain '"edition": "2024' '"edition": "2023'
# A file that is attached twice over could show one thing to a reader and another to us.
attached_again() {
    python3 "$TOP/tests/tools/alter.py" attach "$qdf" "$work/altered.pdf" "$1" || fail "cannot attach: $1"
    for asked in 'trace --all' 'snapshot -o none'; do
        # shellcheck disable=SC2086 # words
        run 1 $asked "$work/altered.pdf"
        one_line stderr
        says stderr "altered.pdf: error: has $2: input/figures.csv"
    done
}
attached_again list 'two attachments of one name'
attached_again names 'two attachments of one name'
attached_again contents 'an attachment with two contents'
altered 'the name of a file is there twice, or as a folder too: template/body.md/x' \
    plain '/UF (template/report.json)' '/UF (template/body.md/x)  '
# A person's number that somebody put there is not passed on.
altered "page 1: n.$share.1: (withheld: looks like a person's number)" \
    replace '75,0 persen' 198001012005011001
for how in text json; do
    for asked in "$share" --all; do
        run 1 trace "$work/altered.pdf" "$asked" --format "$how"
        ! grep -q 198001012005011001 "$work/stdout" "$work/stderr" || fail "a number in $how, $asked"
    done
done
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'

# What is attached and does not build is named with its place, as what it lies in.
unbuilt() {
    local place=$1
    python3 - "$work/plain.pdf" "$2" "$3" <<'PY'
import sys
path, old, new = sys.argv[1], sys.argv[2].encode(), sys.argv[3].encode()
data = open(path, "rb").read()
assert old in data and len(old) == len(new)
open(path.replace("plain", "altered"), "wb").write(data.replace(old, new, 1))
PY
    fix-qdf "$work/altered.pdf" >"$work/unbuilt.pdf"
    run 1 trace "$work/unbuilt.pdf" --all
    says stdout "$work/unbuilt.pdf/$place: "
    run 1 snapshot "$work/unbuilt.pdf" -o "$work/unbuilt.zip"
    one_line stderr
    says stderr "$work/unbuilt.pdf/$place: error: "
    run 0 diff "$pdf" "$work/unbuilt.pdf"
    says stdout "$work/unbuilt.pdf/$place: "
}
pdf=$work/out/press-annex.pdf
qpdf --qdf --object-streams=disable "$pdf" "$work/plain.pdf"
head=$(grep -n '^```contents' "$annex/body.md" | cut -d: -f1)
unbuilt "template/body.md:$head:4" '```contents' '```kontents'
row=$(grep -n '^pemilu-2024-sanctioned-2024-03-25,' "$data/figures.csv" | cut -d: -f1)
before='pemilu-2024-sanctioned-2024-03-25,sanctioned,Pemilu 2024,Indonesia,,,,'
unbuilt "input/figures.csv:$row:$((${#before} + 1))" "${before}2024-03-25,180" "${before}2024-13-25,180"

# What a text within a text states is a statement of the report, and stands there.
mkdir "$work/stating"
cat >"$work/stating/report.json" <<JSON
{"title": "T", "data": "$data", "texts": {"p": "{{statement b.compared}}"}, "kicker": "K", "classification": "C",
 "organisation": {"name": "O", "address": "A"}, "page": {"head_right": "R", "foot_left": "F"},
 "tables": [{"id": "t", "kind": "categories", "pair": "position.a.b"}]}
JSON
printf '# Bab\n\n{{>p}}\n' >"$work/stating/body.md"
run 0 build "$work/stating" --no-charts --out "$work/out"
grep -q "\"statement b.compared\"" "$work/out/stating.figures.json" || fail "a statement of a text within a text"
run 0 trace "$work/out/stating.pdf" --all

# A name of the data may be written with the accent behind its letter: the pages have it in one.
cp -r "$data" "$work/accents"
sed 's/,Pemilu 2024,/,Pe\xCC\x81milu 2024,/' "$data/events.csv" >"$work/accents/events.csv"
grep -q $'Pe\xCC\x81milu' "$work/accents/events.csv" || fail "no accent"
run 0 build "$work/stating" --no-charts --data "$work/accents" --out "$work/out"
run 0 trace "$work/out/stating.pdf" --all

# What a statement says stands there also where a word goes on from it; a number that does is another.
for stands in '{{short b.compared}}{{short b.compared}}' '**{{short b.compared}}**nya' 'x{{short b.compared}}'; do
    printf '# Bab\n\n%s\n' "$stands" >"$work/stating/body.md"
    run 0 build "$work/stating" --no-charts --out "$work/out"
done
run 0 trace "$work/out/stating.pdf" --all
printf '# Bab\n\nx 1{{short b.latest.ratio}}\n' >"$work/stating/body.md"
run 1 build "$work/stating" --no-charts --out "$work/none"
says stderr 'body.md:3:4: '
says stderr '"short b.latest.ratio"'
printf '# Bab\n\n{{>p}}\n' >"$work/stating/body.md"

# What only names states nothing.
for label in K C O A R F; do
    sed -i.plain "s/\"$label\"/\"$label {{short b.compared}}\"/" "$work/stating/report.json"
    run 1 build "$work/stating" --no-charts --out "$work/none"
    says stderr '"short b.compared"'
    mv "$work/stating/report.json.plain" "$work/stating/report.json"
done
