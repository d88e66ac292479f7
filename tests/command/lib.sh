# Words that the command tests share. Source it; it stops at the first thing that is not as expected.
set -uo pipefail
: "${NETRA:?}" "${TOP:?}"
unset SOURCE_DATE_EPOCH NETRA_FONTS NETRA_HYPHEN CDPATH
export PYTHONUTF8=1 # what it reads and names is UTF-8 in every locale
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
annex=$TOP/templates/press-annex
data=$TOP/tests/data/two-votes # what is said of it stays as it is, however data/published grows

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    [ ! -s "$work/stdout" ] || sed 's/^/  stdout: /' "$work/stdout" | head -20 >&2
    [ ! -s "$work/stderr" ] || sed 's/^/  stderr: /' "$work/stderr" | head -20 >&2
    exit 1
}

# run EXPECTED_STATUS ARGUMENT...: netra, its output in $work/stdout and $work/stderr
run() {
    local expected=$1 status=0
    shift
    "$NETRA" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    [ "$status" -eq "$expected" ] || fail "netra $* gave status $status, not $expected"
}

# preloaded LIBRARY COMMAND...: the command with the library in front of the C library's. LD_PRELOAD ends
# a name at a blank, LD_LIBRARY_PATH does not.
preloaded() {
    LD_LIBRARY_PATH=${1%/*} LD_PRELOAD=${1##*/} "${@:2}"
}

# says FILE TEXT: the captured output holds the text
says() {
    grep -qF -- "$2" "$work/$1" || fail "$1 does not say: $2"
}

one_line() {
    [ "$(wc -l <"$work/$1")" -eq 1 ] || fail "$1 is not one line"
}

silent() {
    [ ! -s "$work/$1" ] || fail "$1 is not empty"
}

# commands: those that the help lists; options_of COMMAND: those that its help does
commands() {
    "$NETRA" --help | sed -n 's/^  \([a-z][a-z]*\)  *[^ ].*/\1/p' | grep -v '^netra$'
}
options_of() {
    "$NETRA" "$1" --help | sed -nE 's/^  (-[a-z], |    )(--[a-z-]+) .*/\2/p' | sort -u
}

# seal BAG: writes the size and the checksums of what is in the bag now
seal() (
    cd "$1" || exit 1
    size=$(find data -type f -printf '%s\n' | awk '{ n += $1; c++ } END { print n "." c }')
    sed -i "s/^Payload-Oxum: .*/Payload-Oxum: $size/" bag-info.txt
    find data -type f -print0 | LC_ALL=C sort -z | xargs -0 sha512sum >manifest-sha512.txt
    find . -maxdepth 1 -type f ! -name 'tagmanifest-*' -printf '%P\0' | LC_ALL=C sort -z |
        xargs -0 sha512sum >tagmanifest-sha512.txt
)

# checksums of all files below a folder, names included
state_of() {
    (cd "$1" && find . -type f -print0 | sort -z | xargs -0 -r sha256sum)
}
