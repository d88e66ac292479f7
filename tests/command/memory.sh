# valgrind over one build: no bad access, nothing leaked.
. "$(dirname "$0")/lib.sh"
valgrind --quiet --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite,indirect \
    "$NETRA" build "$annex" --out "$work/out" >"$work/stdout" 2>"$work/stderr" </dev/null ||
    fail "valgrind: status $?"
