# Completions in bash, zsh and fish themselves: every command, and of each command its options and what
# stands behind them.
. "$(dirname "$0")/lib.sh"
commands=$(commands)
for shell in bash zsh fish; do
    run 0 completion $shell --lang en
    cp "$work/stdout" "$work/netra.$shell"
done
run 2 completion csh
one_line stderr

# complete WORD...: what bash offers for the last word
cat >"$work/ask.bash" <<'SH'
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_netra
printf '%s\n' "${COMPREPLY[@]}"
SH
in_bash() {
    bash --norc "$work/ask.bash" "$work/netra.bash" netra "$@" | grep . | sort -u
}
in_fish() {
    HOME=$work fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$work/netra.fish" "netra $*" |
        cut -f 1 | sort -u
}
[ "$(in_bash '' | grep -v '^--')" = "$(printf '%s\n' $commands | sort)" ] || fail 'bash offers other commands'
[ "$(in_fish '' | grep -v '/$')" = "$(printf '%s\n' $commands | sort)" ] || fail 'fish offers other commands'
for command in $commands; do
    [ "$(in_bash "$command" --)" = "$(options_of "$command")" ] || fail "bash offers other options of $command"
    [ "$(in_fish "$command --")" = "$(options_of "$command")" ] || fail "fish offers other options of $command"
done
[ "$(in_bash check --format '' | xargs)" = 'json text' ] || fail 'bash does not offer the forms of check'
[ "$(in_fish 'check --format ' | xargs)" = 'json text' ] || fail 'fish does not offer the forms of check'
[ "$(in_bash schema '' | xargs)" = 'datapackage office report' ] || fail 'bash does not offer the schemas'
mkdir -p "$work/in/folder a"
touch "$work/in/file.pdf"
cd "$work/in" || exit 1
[ "$(in_bash build --data '')" = 'folder a' ] || fail 'bash offers files where a folder stands'
for place in snapshot trace init 'build --family'; do
    [ "$(in_bash $place fi)" = file.pdf ] || fail "bash does not offer files behind $place"
done

# zsh completes in a terminal alone: it gets one, and is asked as by hand.
python3 - "$work/netra.zsh" "$work" $commands <<'PY' || fail 'zsh'
import os, pty, re, select, subprocess, sys, time

script, home, *commands = sys.argv[1:]
setup = f"""PROMPT=; unsetopt zle_bracketed_paste; fpath=({home} $fpath); autoload -U compinit; compinit -D -u -d {home}/dump
source {script}
zstyle ':completion:*' verbose no; LISTMAX=10000; echo ready
"""

master, slave = pty.openpty()
zsh = subprocess.Popen(["zsh", "-f", "-i"], stdin=slave, stdout=slave, stderr=slave, close_fds=True,
                       env={**os.environ, "TERM": "dumb", "HOME": home, "COLUMNS": "200", "LINES": "400"})
os.close(slave)


def read(until):
    text, end = "", time.monotonic() + 30
    while not until(text):
        assert time.monotonic() < end, f"zsh said only {text!r}"
        if select.select([master], [], [], 0.2)[0]:
            text += os.read(master, 65536).decode(errors="replace")
    return text


def ask(line, wanted):
    """Types the line and a tab; waits until all that is wanted was offered."""
    os.write(master, (line + "\t\t").encode())
    read(lambda text: all(re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text[len(line):]) for w in wanted))
    os.write(master, b"\x15\necho next\n")
    read(lambda text: "next" in text.replace("echo next", ""))


os.write(master, setup.encode())
read(lambda text: text.count("ready") > 1)
ask("netra ", commands)
help_of = lambda c: subprocess.run([os.environ["NETRA"], c, "--help"], capture_output=True, text=True).stdout
for command in commands:
    ask(f"netra {command} --", sorted(set(re.findall(r"^  (?:-[a-z], |    )(--[a-z-]+) ", help_of(command), re.M))))
ask("netra check --format=", ["text", "json"])
ask("netra schema ", ["report", "datapackage"])
zsh.kill()
PY
