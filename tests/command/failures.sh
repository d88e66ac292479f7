# When things go wrong: one clear line, the documented status, earlier output intact, nothing left.
. "$(dirname "$0")/lib.sh"
out=$work/out
run 0 build "$annex" --data "$data" --out "$out"
before=$(state_of "$out")

unharmed() {
    [ "$(state_of "$out")" = "$before" ] || fail "$1: the earlier output was touched"
}

copy_of() {
    rm -rf "$work/top"
    mkdir -p "$work/top"
    cp -r "$TOP/templates" "$TOP/data" "$work/top"
    cp "$data"/* "$work/top/data/published"
}

run 1 build "$work/nowhere" --out "$out"
one_line stderr
says stderr "$work/nowhere"
unharmed 'a missing template'

run 1 build "$annex" --data "$work/nowhere" --out "$out"
one_line stderr
says stderr "$work/nowhere"
unharmed 'missing data'

NETRA_FONTS=$work/nofonts run 3 build "$annex" --data "$data" --out "$out"
one_line stderr
says stderr 'nofonts'
unharmed 'missing fonts'

NETRA_HYPHEN=$work/nohyphen run 3 build "$annex" --data "$data" --out "$out"
one_line stderr
says stderr 'nohyphen'
unharmed 'a missing dictionary'

run 2 chart "$annex" no-such-chart -o "$work/c.svg"
says stderr 'no-such-chart'
[ ! -e "$work/c.svg" ] || fail 'a chart that does not exist was written'

copy_of
echo '{{b.latest.sanction-raito}}' >>"$work/top/templates/press-annex/body.md"
lines=$(wc -l <"$work/top/templates/press-annex/body.md")
run 1 build "$work/top/templates/press-annex" --out "$out"
says stderr "body.md:$lines:1: error: "
says stderr 'b.latest.sanction-ratio'
unharmed 'an unknown name'

copy_of
printf '{{#findings.any}}\nnever closed\n' >>"$work/top/templates/press-annex/body.md"
run 1 build "$work/top/templates/press-annex" --out "$out"
says stderr 'body.md:'
unharmed 'an open section'

copy_of # a body with nothing in it is no fault
: >"$work/top/templates/press-annex/body.md"
run 0 build "$work/top/templates/press-annex" --lang id --out "$work/empty" --no-charts

copy_of
sed -i '1s/indicator/indikator/' "$work/top/data/published/figures.csv"
run 1 build "$work/top/templates/press-annex" --out "$out"
says stderr 'indicator'
unharmed 'a missing column'

copy_of
sed -i '3s/1500/many/' "$work/top/data/published/figures.csv"
run 1 build "$work/top/templates/press-annex" --out "$out"
says stderr 'nothing was written'
unharmed 'data with an error'

: >"$work/file"
run 3 build "$annex" --data "$data" --out "$work/file/below"
one_line stderr
says stderr 'Not a directory'
unharmed 'an output folder that cannot be'

run 3 build "$annex" --data "$data" --out /proc/netra
one_line stderr
unharmed 'an output folder that cannot be written'

if [ -w /dev/full ]; then
    status=0
    "$NETRA" figures "$annex" --data "$data" >/dev/full 2>"$work/stderr" || status=$?
    [ "$status" -eq 3 ] || fail "figures onto a full disk gave $status"
    one_line stderr
fi

# What cannot be written is not announced.
run 0 build "$annex" --data "$data" --out "$work/filed"
for name in a.zip a; do
    status=0
    (ulimit -f 200 && exec "$NETRA" snapshot "$work/filed/press-annex.pdf" -o "$work/filed/$name") \
        >"$work/stdout" 2>"$work/stderr" || status=$?
    [ "$status" -eq 3 ] || fail "a snapshot beyond the size limit gave $status"
    one_line stderr
    silent stdout
    [ -z "$(find "$work/filed" -name "$name*" -o -name '.netra*')" ] || fail 'something of a snapshot stayed'
done

# A standard stream that is closed: no message ends up in a file.
closed() { # STATUS REDIRECTION
    status=0
    : >"$work/stdout" >"$work/stderr"
    (
        eval "exec $2"
        exec "$NETRA" build "$annex" --data "$data" --out "$out"
    ) >"$work/stdout" 2>"$work/stderr" || status=$?
    [ "$status" -eq "$1" ] || fail "a build with $2 gave $status, not $1"
    unharmed "$2"
}
closed 0 '<&-'
closed 0 '2>&-'
closed 0 '<&- 2>&-'
for streams in '>&-' '<&- >&-' '>&- 2>&-' '<&- >&- 2>&-'; do
    closed 3 "$streams"
done
echo '{{b.latest.sanction-raito}}' >>"$work/top/templates/press-annex/body.md"
annex=$work/top/templates/press-annex closed 1 '<&- >&- 2>&-'

[ -z "$(find "$out" -name '*.tmp*')" ] || fail 'a temporary was left'

# Links, pipes and folders planted where an output goes: what they lead to stays as it is.
mkdir "$work/elsewhere"
echo theirs >"$work/elsewhere/victim"
plant() {
    rm -rf "$work/planted"
    mkdir "$work/planted"
    "$@"
    status=0
    timeout 60 "$NETRA" build "$annex" --data "$data" --out "$work/planted" -q 2>"$work/stderr" </dev/null ||
        status=$?
    [ "$(cat "$work/elsewhere/victim")" = theirs ] && [ "$(ls "$work/elsewhere")" = victim ] ||
        fail "$*: the build wrote elsewhere"
    [ -z "$(find "$work/planted" -name '.netra-*')" ] || fail "$*: something stayed"
}
stem=$work/planted/press-annex
for output in "$stem.pdf" "$stem.figures.json"; do
    plant ln -s ../elsewhere/victim "$output"
    [ "$status" -eq 0 ] && [ -f "$output" ] && [ ! -L "$output" ] || fail "a link at $output"
    plant ln -s ../elsewhere/new "$output"
    [ "$status" -eq 0 ] && [ -f "$output" ] && [ ! -L "$output" ] || fail "a link to nothing at $output"
    plant mkfifo "$output"
    [ "$status" -eq 0 ] && [ -f "$output" ] || fail "a pipe at $output"
    plant mkdir "$output"
    [ "$status" -eq 3 ] && one_line stderr
done
plant ln -s ../elsewhere "$stem.charts"
[ "$status" -eq 3 ] || fail 'a link in place of the charts gave no error'
one_line stderr
says stderr "$stem.charts: error: is a link"
