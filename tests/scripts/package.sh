# The Debian package, made of what is built here, and scripts/install.sh: what each puts where, that the
# program works from there with templates by name, and that taking it away leaves nothing. lintian is
# content. (That dpkg pulls in all it needs on a bare Debian 12 is tried by hand in a debootstrap root.)
set -uo pipefail
: "${NETRA:?}" "${BUILT:?}" "${TOP:?}"
unset SOURCE_DATE_EPOCH NETRA_FONTS NETRA_HYPHEN
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

NETRA_BUILT=$BUILT "$TOP/scripts/package.sh" "$work" >"$work/log" 2>&1 || fail "$(tail -20 "$work/log")"
deb=$(echo "$work"/netra_*.deb)
lintian --allow-root --fail-on error,warning "$deb" >"$work/lint" 2>&1 || fail "lintian: $(cat "$work/lint")"
dpkg-deb -x "$deb" "$work/root" || fail 'dpkg-deb -x'
for file in bin/netra share/netra/fonts/regular.ttf share/netra/templates/quarterly/body.md \
    share/netra/schema/report.schema.json share/man/man1/netra-build.1.gz share/man/id/man1/netra.1.gz \
    share/bash-completion/completions/netra share/zsh/vendor-completions/_netra \
    share/fish/vendor_completions.d/netra.fish share/doc/netra/copyright; do
    [ -s "$work/root/usr/$file" ] || fail "the package lacks $file"
done
depends=$(dpkg-deb -f "$deb" Depends)
for package in $("$TOP/scripts/packages.sh" run); do
    grep -qw -- "$package" <<<"$depends" || fail "the package does not depend on $package"
done
wanted=$("$TOP/scripts/packages.sh" build | grep -vE '^(gcc|libc6-dev)$' | sort)
listed=$(sed -n '/^Build-Depends:/,/^[A-Z].*:/p' "$TOP/debian/control" | sed -n 's/^ \([a-z0-9+-]*\),\{0,1\}$/\1/p' | sort)
[ "$wanted" = "$listed" ] || fail "debian/control builds with other packages than scripts/packages.txt names"

# Templates by name, their data, and the schema that they name; a folder of that name goes before.
cd "$work" || exit 1
share=$work/root/usr/share/netra
for template in press-annex quarterly; do
    data=$([ $template = press-annex ] && echo published || echo register)
    env -i "$work/root/usr/bin/netra" build $template --data "$share/data/$data" --out by-name -q || fail "$template by name"
    "$NETRA" build "$TOP/templates/$template" --data "$TOP/data/$data" --out by-path -q || fail "$template"
    schema=$(sed -n 's/^ *"\$schema": "\(.*\)",/\1/p' "$share/templates/$template/report.json")
    [ -s "$share/templates/$template/$schema" ] || fail "$template names a schema that is not there"
done
diff -r by-name by-path || fail 'the installed program writes something else'
cp -r "$TOP/templates/press-annex" quarterly
env -i "$work/root/usr/bin/netra" names quarterly --data "$share/data/published" a.name >/dev/null ||
    fail 'a folder here does not go before an installed template'
env -i "$work/root/usr/bin/netra" build quarterlyy --data "$share/data/register" 2>/dev/null && fail 'a template that is none'

# scripts/install.sh puts the same there, and takes it away again, but nothing of others.
mkdir -p "$work/dest/opt/x/share/man/man1"
touch "$work/dest/opt/x/share/man/man1/other.1"
find "$work/dest" | sort >"$work/before"
NETRA_BUILT=$BUILT DESTDIR=$work/dest "$TOP/scripts/install.sh" --prefix /opt/x >/dev/null || fail install.sh
for file in "$work"/root/usr/share/netra/*/*; do
    [ -e "$work/dest/opt/x${file#"$work/root/usr"}" ] || fail "install.sh lacks $file"
done
"$work/dest/opt/x/bin/netra" check blank >/dev/null || fail 'installed by install.sh it finds no template'
DESTDIR=$work/dest "$TOP/scripts/install.sh" --uninstall --prefix /opt/x || fail uninstall
find "$work/dest" | sort | diff "$work/before" - || fail 'uninstalling leaves something, or takes too much'
