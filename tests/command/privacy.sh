# A person's number (NIP, 18 digits) in the data reaches no output, message or log.
. "$(dirname "$0")/lib.sh"
nip=198503152010011007
spaced='19850315 201001 1 007'

for column in quote note value figure_id source_id area; do
    rm -rf "$work/data" "$work/out"
    cp -r "$data" "$work/data"
    for planted in "$nip" "$spaced"; do
        python3 - "$work/data/figures.csv" "$column" "$planted" <<'PY'
import csv, sys
path, column, planted = sys.argv[1:]
rows = list(csv.reader(open(path, newline="", encoding="utf-8")))
cell = rows[0].index(column)
rows[7][cell] = "ASN " + planted if column in ("quote", "note") else planted
csv.writer(open(path, "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
PY
        run 1 check "$work/data"
        grep -q 'figures.csv:8:.*personal-number' "$work/stdout" || fail "$column: not reported"
        cat "$work/stderr" >>"$work/stdout"
        grep -qE "$nip|$spaced" "$work/stdout" && fail "$column: check prints the number"
        run 1 check "$work/data" --format json
        grep -qE "$nip|$spaced" "$work/stdout" && fail "$column: check prints the number as JSON"
        run 1 build "$annex" --data "$work/data" --out "$work/out"
        cat "$work/stderr" >>"$work/stdout"
        grep -qE "$nip|$spaced" "$work/stdout" && fail "$column: build prints the number"
        [ ! -e "$work/out/press-annex.pdf" ] || fail "$column: a report was written"
    done
done

# The same in a template or a setting, in other digits, with other separators, as a number of JSON:
# nothing is written, no message shows it, and its place is named.
arabic=$(printf '\331\241\331\251\331\250\331\245\331\240\331\243\331\241\331\245\331\242\331\240\331\241\331\240\331\240\331\241\331\241\331\240\331\240\331\247')
copy_template() {
    rm -rf "$work/t" "$work/out"
    cp -r "$annex" "$work/t"
}

# refused STATUS PLACE ARGUMENT...: build says no at the place and shows no number
refused() {
    local status=$1 place=$2
    shift 2
    run "$status" build "$work/t" --data "${from:-$data}" --out "$work/out" "$@"
    says stderr "$place"
    cat "$work/stderr" >>"$work/stdout"
    grep -qE '1985|201001|10007' "$work/stdout" && fail "$place: build prints the number"
    grep -qF "$arabic" "$work/stdout" && fail "$place: build prints the number"
    [ ! -e "$work/out" ] || [ -z "$(ls -A "$work/out")" ] || fail "$place: something was written"
}

for planted in "$nip" "$spaced" '19850315;201001|1 (007)' "$arabic" 1985O3l52O1OO11OO7 '7371 0115 0385 0001'; do
    copy_template
    printf '\nNomor %s di sini.\n' "$planted" >>"$work/t/body.md"
    refused 1 "body.md:$(wc -l <"$work/t/body.md"):7: error: here stands what looks like"
    for member in '"keywords"' '"organisation"' '"title"'; do
        copy_template
        python3 - "$work/t/report.json" "$member" "$planted" <<'PY'
import json, sys
path, member, planted = sys.argv[1:]
tree = json.load(open(path))
key = member.strip('"')
if key == "organisation":
    tree[key]["address"] = {"id": planted, "en": planted}
else:
    tree[key] = "A " + planted
json.dump(tree, open(path, "w"), indent=1)
PY
        refused 1 "report.json:"
    done
    copy_template
    refused 2 '--set measure holds what looks like' --set "measure=$planted"
done

# As a number of JSON, in the template and in the descriptor.
copy_template
sed -i "0,/{/s//{ \"x-n\": $nip,/" "$work/t/report.json"
refused 1 'report.json:1:'
cp -r "$data" "$work/numbered"
sed -i "0,/{/s//{ \"x-n\": $nip,/" "$work/numbered/datapackage.json"
copy_template
from=$work/numbered refused 1 'datapackage.json:1:'

# Put together on the page from two halves that are none.
copy_template
printf '\n{{left}}{{right}} dan seterusnya.\n' >>"$work/t/body.md"
python3 - "$work/t/report.json" <<'PY'
import json, sys
tree = json.load(open(sys.argv[1]))
for name in ("left", "right"):
    tree["parameters"][name] = {"default": "", "description": "half"}
json.dump(tree, open(sys.argv[1], "w"), indent=1)
PY
refused 1 'error: page ' --set left=19850315 --set right=2010011007

# Nor from a name: of a folder, a file, or an option; and nothing moves the terminal.
for name in "$work/$nip" "$work/$(printf 'a\033[2J\302\233\342\200\256b')"; do
    run 0 build "$annex" --data "$data" --out "$name"
    grep -qE "$nip|$(printf '\033|\302\233|\342\200\256')" "$work/stdout" && fail 'build shows what it should not'
    run 3 verify "$name/none.zip"
    grep -qE "$nip|$(printf '\033|\302\233|\342\200\256')" "$work/stderr" && fail 'verify shows what it should not'
done

# Figures, shares, days and codes of areas are none.
copy_template
printf '\nRp 7.371.011.503.850.001; 2004-01-02 sampai 2020-01-12, 73 kasus; kode 1101, 1102, 1103, 1104.\n' \
    >>"$work/t/body.md"
run 0 build "$work/t" --data "$data" --out "$work/out"

# What data, names of files and words of the command line bring into a line is shown, not sent, and
# stays on that line: in text, CSV and JSON alike.
moving=$(printf '\033|\302\233|\342\200\256|\342\201\246|\007')
sent() {
    cat "$work/stdout" "$work/stderr" >"$work/all"
    grep -qE "$moving" "$work/all" && fail "$1 moves the terminal"
    grep -qE "$nip|$arabic" "$work/all" && fail "$1 shows a person's number"
    grep -q '^  holds    forged' "$work/all" && fail "$1 lets data write a line of its own"
    return 0
}
rm -rf "$work/moved" "$work/out"
cp -r "$data" "$work/moved"
python3 - "$work/moved" <<'PY'
import csv, sys
def change(name, columns, text):
    path = sys.argv[1] + "/" + name
    rows = list(csv.reader(open(path, newline="", encoding="utf-8")))
    for row in rows[1:]:
        for column in columns:
            row[rows[0].index(column)] += text
    csv.writer(open(path, "w", newline="", encoding="utf-8"), lineterminator="\n").writerows(rows)
moves = "\x1b[2J\x9b2J\u202e\u2066\x07"
change("figures.csv", ["quote", "note"], moves + "\n  holds    forged")
PY
run 0 build "$annex" --data "$work/moved" --out "$work/out"
sent build
pdf=$work/out/press-annex.pdf
for form in text json; do
    run 0 trace "$pdf" pemilu-2024-sanctioned-2024-03-25 --format "$form"
    sent "trace as $form"
    run 0 trace "$pdf" --all --format "$form"
    sent "trace --all as $form"
done
for form in csv json; do
    run 0 figures "$annex" --data "$work/moved" --format "$form"
    sent "figures as $form"
done
run 0 check "$work/moved"
sent check
cp "$pdf" "$work/$nip.pdf"
cp "$pdf" "$work/$(printf 'a\033[2J\302\233').pdf"
for file in "$work/$nip.pdf" "$work/$(printf 'a\033[2J\302\233').pdf"; do
    run 0 diff "$file" "$pdf"
    sent diff
    run 0 trace "$file" --all
    sent trace
    run 0 snapshot "$file" -o "$work/filed.zip" --replace
    sent snapshot
done
for word in "$nip" "$arabic" "$(printf '\033[2J\302\233\342\200\256')"; do
    run 2 "$word"
    sent 'an unknown command'
    one_line stderr
    run 2 build "$annex" "--$word"
    sent 'an unknown option'
done

# The name of a file stands in the descriptor that init writes.
for word in "$nip" "$arabic"; do
    printf 'tanggal masuk,jenis\n2024-01-02,A\n2024-01-03,B\n' >"$work/kasus $word.csv"
    run 1 init "$work/kasus $word.csv" --yes --out "$work/drafted"
    sent init
    [ ! -e "$work/drafted" ] || fail 'init wrote a package that names a person'
done
