# netra watch builds what was saved, keeps the last good output, and ends when it is told to.
. "$(dirname "$0")/lib.sh"
python3 "$TOP/tests/command/watch.py" "$NETRA" "$annex" "$data" "$work" || fail watch
