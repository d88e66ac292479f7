# The annex on figures of all kinds, and of none: no sentence of it stops a build.
. "$(dirname "$0")/lib.sh"
mkdir "$work/any"
python3 "$TOP/tests/command/any_figures.py" "$NETRA" "$TOP" "$work/any" >"$work/stdout" 2>"$work/stderr" ||
    fail 'the annex is not built'
cat "$work/stdout"
