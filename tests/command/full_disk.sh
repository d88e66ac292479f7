# Every call that writes fails once, as on a full disk: status 3, one line, the earlier report whole,
# nothing left beside it; where files can be exchanged in one step, and where not. The calls are counted
# by a library put in front of the C library's.
. "$(dirname "$0")/lib.sh"
: "${FAILING_CALLS:?}"
out=$work/out

each_call() {
    run 0 build "$annex" --data "$data" --as-of 2024-03-25 --out "$out"
    before=$(state_of "$out")
    at=$1
    while :; do
        status=0
        NETRA_FAIL_AT=$at preloaded "$FAILING_CALLS" "$NETRA" build "$annex" --data "$data" --out "$out" \
            >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
        [ "$status" -ne 0 ] || break
        [ "$status" -eq 3 ] || fail "call $at: status $status"
        one_line stderr
        [ "$(state_of "$out")" = "$before" ] || fail "call $at: the earlier report was touched"
        at=$((at + 1))
        [ "$at" -lt 2000 ] || fail 'no end of calls'
    done
    [ "$at" -gt 20 ] || fail "only $((at - 1)) calls were seen: the library does not sit in front"
    [ "$(state_of "$out")" != "$before" ] || fail 'the run that worked wrote nothing'
    printf '%d calls failed, one at a time\n' $((at - $1))
}

each_call 1
# Without exchange only what follows the last flush is another way.
export NETRA_NO_EXCHANGE=1
each_call $((at - at / 3))
