# A report of somebody else's is built again from what is filed, and from nothing else: a template that
# names a file of the reader's as the edition before does not get it opened. A library put in front of
# the C library's lists every file that is.
. "$(dirname "$0")/lib.sh"
: "${OPENED_FILES:?}"
export TMPDIR=$work/scratch
mine=$work/mine
built=$(dirname "$(dirname "$(realpath "$NETRA")")")
mkdir "$TMPDIR" "$mine"
printf 'the secret of the reader\n' >"$mine/secret.txt"

# traced STATUS ARGUMENT...: netra, the files that it opens in $work/opened
traced() {
    local expected=$1 status=0
    shift
    rm -f "$work/opened"
    NETRA_OPENED=$work/opened preloaded "$OPENED_FILES" "$NETRA" "$@" \
        >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    [ "$status" -eq "$expected" ] || fail "netra $* gave status $status, not $expected"
    grep '/report\.json$' "$work/opened" | grep -qF "$work/" || fail 'the template was not seen: nothing is traced'
    ! grep -q 'the secret' "$work/stdout" "$work/stderr" || fail "netra $1 shows it"
    # What is filed, what is named, the scratch folder, and what belongs to the program.
    while IFS= read -r file; do
        case $file in
        "$mine"*) fail "netra $1 opened a file of the reader's: $file" ;;
        "$work" | "$work"/filed* | "$work"/bag* | "$work"/scratch* | "$work"/later* | "$work"/again*) ;;
        "$work"/.netra-* | "$TOP"/* | "$built"/*) ;;
        /usr/* | /lib* | /proc/* | /sys/* | /dev/* | /etc/*) ;;
        *) fail "netra $1 opened another file: $file" ;;
        esac
    done <"$work/opened"
}

# set_before FOLDER FILE: the template's parameter "before" names the file by default
set_before() {
    python3 - "$1/report.json" "$2" <<'PY'
import json, sys
tree = json.load(open(sys.argv[1]))
tree["parameters"].setdefault("before", {"description": "The edition before"})["default"] = sys.argv[2]
json.dump(tree, open(sys.argv[1], "w"), indent=1)
PY
}

run 0 build "$annex" --data "$data" --as-of 2024-03-25 --out "$mine"
mv "$mine/press-annex.figures.json" "$mine/ledger.json"
cp -r "$annex" "$work/t"
set_before "$work/t" "$mine/ledger.json"
run 0 build "$work/t" --data "$data" --out "$work/filed"
report=$work/filed/press-annex.pdf
[ -e "$report" ] || report=$work/filed/t.pdf

# The edition before that it was built with went along, and is the one that is read.
traced 0 snapshot "$report" -o "$work/bag"
traced 0 trace --all "$report"
traced 0 verify --rebuild "$work/bag"
traced 0 diff "$report" "$work/bag"

# A bag that somebody made up: its checksums are right, its template names any file.
for named in "$mine/secret.txt" ../../../mine/secret.txt; do
    rm -rf "$work/again"
    cp -r "$work/bag" "$work/again"
    set_before "$work/again/data/template" "$named"
    rm "$work/again/data/before.figures.json"
    sed -i '/"before=before.figures.json"/d' "$work/again/data/netra.json"
    seal "$work/again"
    traced 1 verify --rebuild "$work/again"
    says stdout 'differs'
    # The recipe may not name it either.
    sed -i "s|\"set\": \[|\"set\": [\"before=$named\"|" "$work/again/data/netra.json"
    seal "$work/again"
    traced 1 verify --rebuild "$work/again"
done
