# valgrind over one build of each report: no bad access, nothing leaked.
. "$(dirname "$0")/lib.sh"
watch() {
    valgrind --quiet --error-exitcode=9 --leak-check=full \
        --errors-for-leak-kinds=definite,indirect "$NETRA" build "$@" --out "$work/out" \
        >"$work/stdout" 2>"$work/stderr" </dev/null || fail "valgrind: status $?"
}

watch "$annex"
watch "$TOP/templates/quarterly" --data "$TOP/data/register" --set quarter=2024-Q1
