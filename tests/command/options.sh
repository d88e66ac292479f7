# Help, version, and command lines that are wrong.
. "$(dirname "$0")/lib.sh"

run 0 --version
says stdout 'netra '
run 0 --help
for command in build check names figures chart snapshot verify schema; do
    says stdout "  $command"
    run 0 "$command" --help
    says stdout "usage: netra $command"
    silent stderr
    run 0 --help
done

run 2
run 2 buidl
says stderr 'did you mean "build"?'
one_line stderr
run 2 build
says stderr 'TEMPLATE is missing'
run 2 build "$annex" extra
says stderr 'one operand too many'
run 2 build "$annex" --nonsense
says stderr '--nonsense is not an option here'
run 2 build "$annex" --quiet=1
says stderr '--quiet takes no value'
one_line stderr
run 2 -- build "$annex" --nonsense
says stderr '--nonsense is not an option here'
run 2 build "$annex" --out
says stderr '--out needs a value'
run 2 build "$annex" --lang fr
says stderr '"fr" is not a language here; id or en'
run 2 build "$annex" --as-of 2024-02-31
says stderr 'is not a day'
run 2 build "$annex" --set quarter
says stderr 'write --set NAME=VALUE'
for empty in --data --published --out --lang --as-of --set --sign --old; do
    run 2 build "$annex" "$empty" ''
    one_line stderr
    says stderr "$empty is empty"
    run 2 build "$annex" "$empty="
    says stderr "$empty is empty"
done
run 2 build '' --out "$work/none"
says stderr 'an operand is empty'

# An option that would be passed over, or that says two things, is refused and named.
refused() { # SAYS COMMAND ARGUMENT...
    run 2 "${@:2}"
    one_line stderr
    says stderr "$1"
}
for option in cube published released family; do
    refused "--$option is for a report on a register of cases alone" figures "$annex" --data "$data" "--$option=x"
    refused "--$option is for a report on a register of cases alone" build "$TOP/templates/revision" "--$option=x"
done
for option in old new old-data new-data; do
    refused "--$option is for a revision note" build "$annex" "--$option=x"
done
for row in 'single-file|--format html|build' 'no-charts|--format pdf|build --format html,xlsx' 'resume|--each|build' 'sign-time=2024-04-25T09:00:00Z|--sign|build' \
    'sign=k,c|--format pdf|build --format html' 'data=x|--rebuild|verify' 'old-data=x|--rebuild|verify' \
    'new-data=x|--rebuild|verify' 'all|--rebuild|verify' 'timeout=5|--odbc|cube' 'data=x|--template|init'; do
    IFS='|' read -r option other command <<<"$row"
    refused "--${option%=*} has a meaning with $other alone" $command "$annex" "--$option"
done
for option in out=a as-of=2024-04-25 lang=en data=a; do
    refused "--${option%=*} is given twice" build "$annex" "--$option" -q "--$option"
done
# Nothing is written to standard output at "-", nor anywhere else.
for command in 'build --out' 'cube --output' 'cube merge --output' 'plan -o' 'chart -o' 'snapshot -o' 'init --output'; do
    # shellcheck disable=SC2086
    (cd "$work" && refused 'would write a file named "-"' $command - "$annex") || exit 1
    [ ! -e "$work/-" ] || fail "$command: something was written"
done
for epoch in ' 5' +5 -5 5.0 5s 0x5 ٥ 253402300800 99999999999999999999; do
    SOURCE_DATE_EPOCH=$epoch refused 'is not a count of seconds since 1970' build "$annex" --data "$data" --out "$work/none"
done
refused 'sets a parameter that is set already' build "$annex" --set event_a=1 --set event_b=2 --set event_a=1
# What no saved file can mend is not waited for.
refused '--single-file has a meaning with --format html alone' watch "$annex" --single-file --out "$work/none"
run 1 watch "$work/nowhere" --out "$work/none"
one_line stderr
run 2 help buidl
says stderr 'did you mean "build"?'
run 2 check "$data" --format yaml
says stderr 'text or json'
run 2 chart "$annex" x -o x.gif
says stderr 'end it in .svg, .pdf or .png'
run 2 chart "$annex" x
says stderr '-o FILE is missing'
one_line stderr

# Options stand anywhere; standard error stays silent where it is no terminal.
run 0 figures --format json "$annex" --quiet
silent stderr
python3 -m json.tool "$work/stdout" >/dev/null || fail 'figures --format json is not JSON'
run 0 figures "$annex"
python3 -c 'import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
ids = [row["id"] for row in rows]
assert len(ids) == len(set(ids)) > 142, len(ids)' "$work/stdout" || fail 'figures is not CSV with unique ids'
run 0 figures "$annex" --verbose
says stderr 'netra: total'

# Behind "--" nothing is an option, not even a number or a name that begins with "-"; of letters written
# together the one that is not known is named.
run 2 build -xq "$annex"
says stderr '-x is not an option here'
run 2 build -qx "$annex"
says stderr '-x is not an option here'
run 2 build "$annex" --outt=x
says stderr '--outt=x is not an option here'
cp -r "$annex" "$work/-mine"
(cd "$work" && run 0 build --data "$data" --out out -q -- -mine) || exit 1
(cd "$work" && run 2 build --data "$data" -- -mine --out) || exit 1
says stderr '"--out" is one operand too many'
(cd "$work" && run 2 build -- -mine -- -q) || exit 1
says stderr '"--" is one operand too many'
