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
