# What a file of others costs follows what it reads: see cost_foreign.py. Nothing is left in the scratch folder.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
python3 "$TOP/tests/command/cost_foreign.py" "$NETRA" "$data" "$work" >"$work/stdout" ||
    fail "it costs too much"
[ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
tail -1 "$work/stdout"
