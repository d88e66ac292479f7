# What is installed works from where it was put, and writes what the program writes where it was built.
set -uo pipefail
: "${NETRA:?}" "${BUILT:?}" "${TOP:?}"
unset SOURCE_DATE_EPOCH NETRA_FONTS NETRA_HYPHEN
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
prefix="$work/jalan ä b"

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

cmake --install "$BUILT" --prefix "$prefix" >/dev/null || fail 'cmake --install'
[ -s "$prefix/share/man/man1/netra.1" ] || fail 'no manual'

share=$prefix/share/netra
cd / || exit 1
for template in press-annex quarterly; do
    data=$([ $template = press-annex ] && echo published || echo register)
    "$NETRA" build "$TOP/templates/$template" --data "$TOP/data/$data" --out "$work/built" -q || fail "$template"
    env -i "$prefix/bin/netra" build "$share/templates/$template" --data "$share/data/$data" \
        --out "$work/installed" -q || fail "$template, installed"
done
diff -r "$work/built" "$work/installed" || fail 'the installed program writes something else'
