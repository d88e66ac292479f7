# What the cost tests share. Source it.

# In memory, where the system has a folder there: what a disk that has lost many files takes to find room
# for new ones is no cost of netra.
memory=$(df --output=avail /dev/shm 2>/dev/null | tail -1)
if [ -w /dev/shm ] && [ "${memory:-0}" -gt 2000000 ]; then
    export TMPDIR=/dev/shm
fi
. "$(dirname "$0")/lib.sh"

# costs SCRIPT INPUT: what SCRIPT.py judges costs no more than it says, and leaves nothing in the scratch folder
costs() {
    export TMPDIR=$work/tmp
    mkdir "$TMPDIR"
    python3 "$TOP/tests/command/$1.py" "$NETRA" "$2" "$work" >"$work/stdout" || fail 'it costs too much'
    [ -z "$(ls -A "$TMPDIR")" ] || fail 'something stayed in the scratch folder'
    tail -1 "$work/stdout"
}
