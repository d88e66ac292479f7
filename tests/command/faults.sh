# Whatever fails once, a command does its work or ends with status 3, one clear line and nothing
# half-made: memory, files, flushes, names, threads, in every command. A sample of the calls;
# EVERY=1 lets each of them fail in turn, and of those for memory 4,000 a command; it takes an hour.
. "$(dirname "$0")/lib.sh"
: "${FAULTS:?}"
python3 "$TOP/tests/command/faults.py" "$NETRA" "$FAULTS" "$work/faults" --every "${EVERY:-0}" >"$work/stdout" ||
    fail 'a call that fails is not survived'
cat "$work/stdout"
