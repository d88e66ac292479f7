# A report from a cube is that from its register, byte for byte; shards add up to the whole, and what is no
# cube of this register is refused in a line.
. "$(dirname "$0")/lib.sh"
here=$(dirname "$0")
quarterly=$TOP/templates/quarterly register=$TOP/data/register
cube=$work/kubus\ ü.csv

# same TEMPLATE DATA CUBE ARGUMENT...: the ledger of the register is that of the cube
same() {
    run 0 figures "$1" --data "$2" --format json "${@:4}"
    mv "$work/stdout" "$work/figures"
    run 0 figures "$1" --data "$2" --format json --cube "$3" "${@:4}"
    cmp "$work/figures" "$work/stdout" || fail "figures of $2 ${*:4}"
}

# The sample: every file, PDF, charts and ledger.
run 0 cube "$register" -o "$cube" --lang en
says stdout 'internal, small counts stand in it'
run 0 build "$quarterly" --out "$work/a" -q
run 0 build "$quarterly" --cube "$cube" --out "$work/b" -q
diff -r "$work/a" "$work/b" || fail 'the report from the cube'
same "$quarterly" "$register" "$cube" --set internal=true --set threshold=0
run 0 cube "$register" -o "$work/q2.csv" --as-of 2021-06-30 -q
same "$quarterly" "$register" "$work/q2.csv" --set period=2021-Q2 --set area=Jawa\ Barat

# Rows of all kinds, and a register in which all goes wrong; the ids of the longest open among them.
for unit in allegation person event mess alike; do
    if [ $unit = mess ]; then
        python3 "$here/cube.py" mess "$work/$unit" 5 || fail 'the register'
    elif [ $unit = alike ]; then
        python3 "$here/cube.py" alike "$register" "$work/$unit" || fail 'the register'
    else
        python3 "$here/case_rows.py" make "$work/$unit" $unit 7 || fail 'the register'
    fi
    run 0 cube "$work/$unit" -o "$work/$unit.csv" -q
    same "$quarterly" "$work/$unit" "$work/$unit.csv" --set internal=true --set threshold=0
done
[ "$(wc -l <"$work/alike.csv")" -lt "$(($(wc -l <"$work/alike/cases.csv") * 9 / 10))" ] || fail 'no two are alike'
grep -q '^code,institution,"Dinas ""C"", Kota",' "$work/mess.csv" || fail 'a value of an open list'
! grep -q Langka "$work/mess.csv" || fail 'a rare value, which may be a name'

# Shards give what the whole gives, whatever their order.
python3 "$here/cube.py" split "$register" "$work/shards" 3 || fail 'the shards'
for n in 1 2 3; do
    run 0 cube "$work/shards/$n" --shard $n/3 -o "$work/shard$n.csv" -q
done
run 0 cube "$work/shards/0" -o "$work/whole.csv" -q
run 0 cube merge "$work/shard2.csv" "$work/shard3.csv" "$work/shard1.csv" -o "$work/sum.csv" -q
diff <(grep -v '^about,shard ' "$work/sum.csv") "$work/whole.csv" || fail 'the sum of the shards'
[ "$(grep -c '^about,shard ' "$work/sum.csv")" -eq 3 ] || fail 'the shards are not named'
same "$quarterly" "$work/shards/0" "$work/sum.csv"

# refused STATUS TEXT ARGUMENT...: one line, and nothing written
refused() {
    run "$1" "${@:3}" --lang en
    says stderr "$2"
    [ "$(grep -c . "$work/stderr")" -le 3 ] || fail 'more than a line and its place'
    [ ! -e "$work/none.csv" ] && [ ! -e "$work/none.json" ] || fail 'something was written'
}
merge=(cube merge -o "$work/none.csv" "$work/shard1.csv")
refused 1 'shard 3 of 3 is missing' "${merge[@]}" "$work/shard2.csv"
refused 1 'this shard is there already' "${merge[@]}" "$work/shard2.csv" "$work/shard2.csv"
sed 's|^about,shard,1/3|about,shard,3/3|' "$work/shard1.csv" >"$work/again.csv"
cp "$work/shard1.csv" "$work/copy.csv"
refused 1 'this shard is there already' "${merge[@]}" "$work/shard2.csv" "$work/copy.csv"
sed '/^about,origin/s/contoh/lain/' "$work/shard3.csv" >"$work/foreign.csv"
refused 1 'of another register' "${merge[@]}" "$work/shard2.csv" "$work/foreign.csv"
refused 1 'is no shard' cube merge -o "$work/none.csv" "$work/whole.csv"
# What it is made from is not written over, under whatever name; nor are a device and its own messages.
ln "$work/shards/0/cases.csv" "$work/hard.csv"
ln -s shards/0/cases.csv "$work/soft.csv"
ln -s /proc/self/fd/1 "$work/stream.csv"
untouched=$(state_of "$work/shards" && sha256sum "$work/shard1.csv")
for into in shards/0/cases.csv shards/0/areas.csv shards/0/datapackage.csv hard.csv soft.csv; do
    refused 2 'is what this output is made from' cube "$work/shards/0" -o "$work/$into"
done
refused 2 'is what this output is made from' cube merge -o "$work/./shard1.csv" "$work/shard2.csv" "$work/shard3.csv" "$work/shard1.csv"
refused 2 'is a device or a stream' cube "$work/shards/0" -o "$work/stream.csv"
[ -L "$work/stream.csv" ] || fail 'a standard stream was replaced'
refused 2 'is the place of a salt' cube "$work/shards/0" -o "$work/shards/0/netra.salt"
if mknod "$work/device.csv" c 1 3 2>/dev/null; then
    refused 2 'is a device or a stream' cube "$work/shards/0" -o "$work/device.csv"
    [ -c "$work/device.csv" ] || fail 'a device was replaced'
fi
[ "$(state_of "$work/shards" && sha256sum "$work/shard1.csv")" = "$untouched" ] || fail 'an input was written over'
refused 2 'name the cubes' cube merge -o "$work/none.csv"
refused 2 'is no shard of a register' cube "$register" --shard 4/3 -o "$work/none.csv"
cp -r "$register" "$work/unstated"
sed -i '/"coverage"/d' "$work/unstated/datapackage.json"
refused 1 'state "coverage"' cube "$work/unstated" --shard 1/3 -o "$work/none.csv"
refused 1 'add them up' figures "$quarterly" --data "$work/shards/0" --cube "$work/shard1.csv"
refused 1 'other lists' figures "$quarterly" --cube "$work/whole.csv"
refused 1 'counted for 2021-06-30' figures "$quarterly" --cube "$work/q2.csv"
refused 1 'netra cube --as-of 2021-06-30' figures "$quarterly" --cube "$cube" --set period=2021-Q2
refused 3 'none.csv' figures "$quarterly" --cube "$work/none.csv"

# damaged SED TEXT: the cube with a line changed, without what lies beside it
damaged() {
    sed "$1" "$cube" >"$work/bad.csv"
    refused 1 "$2" figures "$quarterly" --cube "$work/bad.csv"
}
damaged '40s/,1$/,0/' 'bad.csv:40:20: error: "0" is no count'
damaged '40s/^state,,,[a-z0-9-]*,/state,,,pemilu-1955,/' '"pemilu-1955" is no code of the list event'
damaged '40s/202[0-9]-[0-9]*-[0-9]*/2020-13-01/' '"2020-13-01" is no day'
damaged '40s/^state,,/state,198503302003121001,/' 'may be a name'
damaged '4s/^/state,/' 'is no sound cube'
damaged 's/^problem,unknown-code,warning/problem,duplicate-id,error/' 'errors of the kind duplicate-id'
head -200 "$cube" >"$work/bad.csv"
refused 1 'is no sound cube' figures "$quarterly" --cube "$work/bad.csv"
cp "$work/whole.csv" "$work/moved.csv" && cp "$work/sum.json" "$work/moved.json"
refused 1 'describes another cube' figures "$quarterly" --data "$work/shards/0" --cube "$work/moved.csv"

# both SED TEXT: what a report refuses, adding up refuses too, and the other way round
both() {
    damaged "$1" "$2"
    sed "$1" "$work/shard3.csv" >"$work/bad.csv"
    refused 1 "$2" "${merge[@]}" "$work/shard2.csv" "$work/bad.csv"
}
both '60s/,1$/,-5/' '"-5" is no count'
both '60s/,1$/,pisang/' '"pisang" is no count'
both '60s/^state,,/state,Budi Santoso 197001012000011001,/' 'may be a name'
both '60s/,202[0-9]-[0-9]*-[0-9]*/,1850-01-01/' '"1850-01-01" is no day that a register has'
both '60,61s/,1$/,999999999999/' 'more than 999,999,999,999'
both '/^about,covers-to/s/,[0-9]*-[0-9]*-[0-9]*,/,9999-12-31,/' '"9999-12-31" is no day that a register has'
both '/^about,covers-to/s/,[0-9]*-[0-9]*-[0-9]*,/,1999-12-31,/' 'is no sound cube'
both '/^about,covers-from/d' 'is no sound cube'
both '/^about,states/d' 'is no sound cube'
both '/^about,format/p' 'is no sound cube'
both 's/^problem,unknown-code/problem,Budi/' 'is no sound cube'
mkfifo "$work/pipe"
for odd in "$work/pipe" /dev/zero "$work"; do # nothing waits for it, and nothing reads it without end
    refused 1 "$odd: error: is" figures "$quarterly" --cube "$odd"
    refused 1 "$odd: error: is" "${merge[@]}" "$odd"
done
for shard in 1/99999 1/-1 '1/ 2' 1/2x 0/2; do
    refused 2 'is no shard of a register' cube "$register" --shard "$shard" -o "$work/none.csv"
done
refused 2 '--output has no meaning with --sql' cube "$register" --sql duckdb -o "$work/none.csv"
for idle in --as-of=2021-06-30 --shard=1/2 --sql=duckdb; do
    refused 2 'has no meaning with merge' "${merge[@]}" "$work/shard2.csv" "$work/shard3.csv" "$idle"
done

# A name of several lines is one, and no SQL; a number that no file has is none.
python3 "$here/cube.py" named "$register" "$work/named" || fail 'the register'
run 0 cube "$work/named" -o "$work/named.csv" -q
same "$quarterly" "$work/named" "$work/named.csv"
run 0 cube "$work/named" --sql duckdb
[ "$(grep -v "^ *--" "$work/stdout" | head -1)" = WITH ] || fail 'the name is SQL'
! grep -n '^DROP' "$work/stdout" || fail 'the name is SQL'
sed -i 's/"rows": *[0-9]*/"rows": 1e300/' "$work/named.json"
refused 1 'should have files with' figures "$quarterly" --data "$work/named" --cube "$work/named.csv"

# Of a register that is in no file the cube is the input: the report names it, and is built again from it.
cp -r "$register" "$work/data" && rm "$work/data/cases.csv" && cp "$cube" "$work/data/cube.csv"
run 0 build "$quarterly" --data "$work/data" --cube "$work/data/cube.csv" --out "$work/c" -q
diff -r -x '*.pdf' "$work/a" "$work/c" || fail 'the numbers'
run 0 snapshot "$work/c/quarterly.pdf" --data "$work/data" -o "$work/bag" -q
run 0 verify --rebuild "$work/bag" --data "$work/data"
sed -i 's/,1$/,2/' "$work/data/cube.csv"
run 1 verify --rebuild "$work/bag" --data "$work/data"
says stderr 'cube.csv'
