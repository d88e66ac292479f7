# valgrind over a build of the annex, and one of the quarterly on a small register: no bad access, nothing
# leaked.
. "$(dirname "$0")/lib.sh"
: "${MAKE_REGISTER:?}"
watch() {
    valgrind --quiet --error-exitcode=9 --leak-check=full \
        --errors-for-leak-kinds=definite,indirect "$NETRA" build "$@" --out "$work/out" \
        >"$work/stdout" 2>"$work/stderr" </dev/null || fail "valgrind: status $?"
}

watch "$annex"
mkdir "$work/register"
cp "$TOP"/data/register/{datapackage.json,areas.csv,events.csv,targets.csv} "$work/register"
"$MAKE_REGISTER" --areas "$TOP/data/register/areas.csv" --cases 300 --seed 7 >"$work/register/cases.csv"
watch "$TOP/templates/quarterly" --data "$work/register" --set quarter=2024-Q1
