# The checksum of the cases that travels in a public report is made with a salt that stays with them:
# whoever guesses the table has nothing to hold the guess against.
. "$(dirname "$0")/lib.sh"
quarterly=$TOP/templates/quarterly
register=$work/register
cp -r "$TOP/data/register" "$register"
rm "$register/netra.salt"
build() { run 0 build "$quarterly" --data "$1" --set quarter=2024-Q1 --out "$2" "${@:3}"; }

# The first build makes it, for its owner alone, and says so; later ones take it.
build "$register" "$work/first"
says stderr 'netra.salt was made; keep it with the cases'
[ "$(stat -c %a "$register/netra.salt")" = 600 ] || fail 'others may read the salt'
salt=$(cat "$register/netra.salt")
[[ $salt =~ ^[0-9a-f]{64}$ ]] || fail 'no salt'
build "$register" "$work/second"
if grep -q netra.salt "$work/stderr"; then fail "says again that a salt was made"; fi
cmp "$work/first/quarterly.pdf" "$work/second/quarterly.pdf" || fail 'one salt, other bytes'
[ "$salt" = "$(cat "$register/netra.salt")" ] || fail 'another salt'

# Neither the salt nor the plain checksum leaves the house; the printed one is openssl's.
plain=$(sha512sum "$register/cases.csv" | cut -c1-128)
salted=$(printf %s "$plain" | openssl dgst -sha512 -mac HMAC -macopt "key:$salt" | sed 's/.*= //')
run 0 snapshot "$work/first/quarterly.pdf" --data "$register" -o "$work/bag"
for file in "$work/bag/data/netra.json" "$work/bag/bag-info.txt" "$work/bag/datapackage.json" "$work/bag/prov.json"; do
    grep -q "$salted" "$file" || fail "$file has not the salted checksum"
done
for text in "$salt" "${plain:0:64}" "${plain:64}"; do
    if grep -raq "$text" "$work/bag"; then fail "the bag holds $text"; fi
done

# Without the salt, with another or with none of its form, that is said, and nothing is guessed.
proves() { run "$1" verify --rebuild "$work/bag" --data "$2"; }
proves 0 "$register"
cp -r "$register" "$work/bare"
rm "$work/bare/netra.salt"
proves 2 "$work/bare"
says stderr 'netra.salt: error: is not there; it is kept with the cases'
[ ! -e "$work/bare/netra.salt" ] || fail 'verify made a salt'
tr 0-9a-f 1-9a-f0 <<<"$salt" >"$work/bare/netra.salt"
proves 1 "$work/bare"
says stderr 'netra.salt: error: is not the salt that the report was built with'
echo "${salt:1}" >"$work/bare/netra.salt"
proves 1 "$work/bare"
says stderr 'netra.salt: error: is no salt of netra'
run 1 build "$quarterly" --data "$work/bare" --set quarter=2024-Q1 --out "$work/none"
[ ! -e "$work/none/quarterly.pdf" ] || fail 'built with a broken salt'

# One that cannot be looked at is not one that is not there: none is made beside it.
for target in nowhere netra.salt; do
    ln -sf "$target" "$work/bare/netra.salt"
    run 3 build "$quarterly" --data "$work/bare" --set quarter=2024-Q1 --out "$work/none"
    says stderr 'netra.salt: error'
    [ -L "$work/bare/netra.salt" ] && [ ! -e "$work/bare/nowhere" ] && [ ! -e "$work/none/quarterly.pdf" ] ||
        fail 'built with a salt that cannot be read'
done
rm "$work/bare/netra.salt"

# Another table is told from the right one with the right salt.
cp "$register/netra.salt" "$work/bare/netra.salt"
sed -i '2s/Pengawas/Pelaksana/' "$work/bare/cases.csv"
proves 1 "$work/bare"
says stderr 'cases.csv: error: is not the table that the report was built from'

# An edition that stays in the house needs none.
rm "$work/bare/netra.salt"
build "$work/bare" "$work/internal" --set internal=true
[ ! -e "$work/bare/netra.salt" ] || fail 'an internal edition made a salt'
