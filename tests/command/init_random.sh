# Whatever netra init writes with --yes, check reads.
. "$(dirname "$0")/lib.sh"
python3 "$(dirname "$0")/init_random.py" "$NETRA" "$work" 1 60 >"$work/stdout" 2>&1 || fail 'a table'
