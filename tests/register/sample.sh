# The shipped register is what the tool makes, byte for byte, and a seed gives the same bytes twice.
set -uo pipefail
: "${MAKE_REGISTER:?}" "${TOP:?}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
areas=$TOP/data/register/areas.csv

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

"$MAKE_REGISTER" --areas "$areas" --sample "$TOP/tests/data/two-votes" >"$work/sample.csv" ||
    fail 'the sample cannot be made'
cmp "$work/sample.csv" "$TOP/data/register/cases.csv" ||
    fail 'data/register/cases.csv is not the sample: make it again, or say why not'
# Any other draw keeps the published totals.
mkdir "$work/other"
cp "$TOP"/data/register/* "$work/other"
"$MAKE_REGISTER" --areas "$areas" --sample "$TOP/tests/data/two-votes" --seed 77 >"$work/other/cases.csv"
! cmp -s "$work/other/cases.csv" "$work/sample.csv" || fail 'the seed makes no difference'
python3 "$TOP/tests/register/reconciliation.py" "$work/other" "$TOP/tests/data/two-votes" ||
    fail 'another seed loses the published totals'

for options in '' '--flat' '--errors 0.05 --missing 0.1 --plant 20 --corrections 0.1'; do
    # shellcheck disable=SC2086
    "$MAKE_REGISTER" --areas "$areas" --cases 5000 --seed 9 $options >"$work/a.csv" || fail "$options"
    # shellcheck disable=SC2086
    "$MAKE_REGISTER" --areas "$areas" --cases 5000 --seed 9 $options >"$work/b.csv"
    cmp "$work/a.csv" "$work/b.csv" || fail "the same seed gives other bytes: $options"
    "$MAKE_REGISTER" --areas "$areas" --cases 5000 --seed 10 >"$work/b.csv"
    ! cmp -s "$work/a.csv" "$work/b.csv" || fail "the seed makes no difference: $options"
done
! "$MAKE_REGISTER" --areas "$areas" --cases none >/dev/null 2>&1 || fail 'none is no number'
! "$MAKE_REGISTER" --areas "$areas" --weight position:nobody=1 >/dev/null 2>&1 || fail 'no such code'
! "$MAKE_REGISTER" --areas "$areas" --cases 10 >/dev/full 2>&1 || fail 'a full disk is not noticed'
