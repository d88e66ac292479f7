# The shipped templates on data that lack something: no sentence with a hole, no heading over nothing.
# A sample of pairs, of the figures of two votes; scripts/audit.sh --whole takes all, of the shipped ones.
. "$(dirname "$0")/lib.sh"
: "${DUMP_REPORT:?}" "${MAKE_REGISTER:?}"

mkdir "$work/register"
cp "$TOP"/data/register/{datapackage.json,areas.csv,events.csv,targets.csv} "$work/register"
"$MAKE_REGISTER" --areas "$TOP/data/register/areas.csv" --cases 400 --seed 5 >"$work/register/cases.csv"
figures=(--published "$data")
[ "${PAIRS:-}" != all ] || figures=()
python3 "$TOP/tests/command/whole.py" "$DUMP_REPORT" "$TOP" "$work/lacking" --register "$work/register" \
    "${figures[@]}" --pairs "${PAIRS:-10}" >"$work/stdout" || fail 'a report is not whole'
tail -1 "$work/stdout"
