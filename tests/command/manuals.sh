# Manual pages: one a command, with each of its options; clean for man and mandoc, which others wrote.
. "$(dirname "$0")/lib.sh"
pages=$(dirname "$NETRA")/../man
commands=$(commands)
[ "$(wc -w <<<"$commands")" -gt 11 ] || fail 'the help lists too few commands'
for folder in man1 id/man1; do
    for page in netra $(printf 'netra-%s\n' $commands); do
        file=$pages/$folder/$page.1
        [ -s "$file" ] || fail "there is no $folder/$page.1"
        mandoc -T lint -W warning "$file" >"$work/lint" 2>&1 || fail "$folder/$page: $(head -3 "$work/lint")"
        LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=100 man --warnings -E UTF-8 -l -Tutf8 -Z "$file" 2>&1 >/dev/null |
            grep . && fail "man warns of $folder/$page"
        mandoc -T utf8 "$file" | col -bx >"$work/$page.txt"
    done
    [ "$(find "$pages/$folder" -name '*.1' | wc -l)" -eq "$((1 + $(wc -w <<<"$commands")))" ] ||
        fail "$folder has pages of commands that are none"
done
for command in $commands; do
    grep -qF "netra-$command" "$work/netra.txt" || fail "netra(1) does not name $command"
    for option in $(options_of "$command"); do
        grep -qE -- "(^|[ ,])$option( |\$)" "$work/netra-$command.txt" || fail "netra-$command(1) lacks $option"
    done
done
