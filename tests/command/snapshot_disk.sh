# Every call that writes fails once while a report is filed: status 3, one line, the earlier snapshot
# whole, nothing left beside it or in the scratch folder. Then a rerun is clean.
. "$(dirname "$0")/lib.sh"
: "${FAILING_CALLS:?}"
export TMPDIR=$work/tmp
mkdir "$TMPDIR" "$work/to"
run 0 build "$annex" --data "$data" --as-of 2024-03-25 --out "$work/old"
run 0 build "$annex" --data "$data" --as-of 2024-04-25 --out "$work/new"

# A small report on cases: its table is linked into the scratch folder.
mkdir "$work/least"
cat >"$work/least/datapackage.json" <<'JSON'
{"name": "least", "resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": [
  {"name": "id", "type": "string", "role": "case.id"},
  {"name": "day", "type": "date", "role": "case.reported_on"}]}}]}
JSON
printf 'id,day\nK-1,2024-02-01\nK-2,2024-02-12\n' >"$work/least/cases.csv"
run 0 build "$TOP/templates/quarterly" --data "$work/least" --out "$work/cases"

# from OLD NEW TARGET ARGUMENT...
from() {
    local old=$1 new=$2 target=$3
    shift 3
    run 0 snapshot "$old" -o "$target" "$@"
    before=$(state_of "$work/to")
    at=1
    while :; do
        status=0
        NETRA_FAIL_AT=$at preloaded "$FAILING_CALLS" "$NETRA" snapshot "$new" \
            --replace -o "$target" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
        [ "$status" -ne 0 ] || break
        [ "$status" -eq 3 ] || fail "call $at: status $status"
        one_line stderr
        [ "$(state_of "$work/to")" = "$before" ] || fail "call $at: the earlier snapshot was touched"
        [ -z "$(ls -A "$TMPDIR")" ] || fail "call $at: something stayed in the scratch folder"
        at=$((at + 1))
        [ "$at" -lt 2000 ] || fail 'no end of calls'
    done
    [ "$at" -gt 10 ] || fail "only $((at - 1)) calls were seen"
    run 0 verify "$target"
    printf '%s: %d calls failed, one at a time\n' "$target" $((at - 1))
}
from "$work/old/press-annex.pdf" "$work/new/press-annex.pdf" "$work/to/snapshot.zip"
from "$work/old/press-annex.pdf" "$work/new/press-annex.pdf" "$work/to/snapshot"
from "$work/cases/quarterly.pdf" "$work/cases/quarterly.pdf" "$work/to/cases.zip" --data "$work/least"
