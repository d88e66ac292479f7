# Every call that writes fails once while a report is filed: status 3, one line, the earlier snapshot
# whole, nothing left beside it or in the scratch folder. Then a rerun is clean.
. "$(dirname "$0")/lib.sh"
: "${FAILING_CALLS:?}"
export TMPDIR=$work/tmp
mkdir "$TMPDIR" "$work/to"
run 0 build "$annex" --as-of 2024-03-25 --out "$work/old"
run 0 build "$annex" --as-of 2024-04-25 --out "$work/new"

for target in "$work/to/snapshot.zip" "$work/to/snapshot"; do
    run 0 snapshot "$work/old/press-annex.pdf" -o "$target"
    before=$(state_of "$work/to")
    at=1
    while :; do
        status=0
        NETRA_FAIL_AT=$at LD_PRELOAD=$FAILING_CALLS "$NETRA" snapshot "$work/new/press-annex.pdf" \
            -o "$target" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
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
done
