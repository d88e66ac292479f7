# Whatever of a report is altered beside what its pages draw, `trace --all` finds it and says what it is;
# what only writes the same down otherwise it passes.
. "$(dirname "$0")/lib.sh"
python3 "$TOP/tests/command/alterations.py" "$NETRA" "$data" "$work/alterations" >"$work/stdout" ||
    fail 'an alteration is not found, or one is found where there is none'
cat "$work/stdout"
