# What it costs to build the editions of others again: see cost_editions.py. Nothing is left in the scratch folder.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
python3 "$TOP/tests/command/cost_editions.py" "$NETRA" "$TOP" "$work" >"$work/stdout" || fail 'it costs too much'
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
tail -1 "$work/stdout"
