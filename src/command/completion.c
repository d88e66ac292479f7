/* What a shell completes: commands, their options, and what stands behind each, from the tables of
 * commands and options. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "command.h"
#include "words/command.h"

/* What may stand in a place, by the word that help prints for it. */
typedef enum { IS_OTHER, IS_FOLDER, IS_FILE, IS_ONE_OF } thing;

static thing thing_of(const char *word)
{
    static const char *const folders[] = {"DIR",        "TEMPLATE", "DATA", "DATA|TEMPLATE|OFFICE",
                                          "DATA|merge", NULL};
    static const char *const files[] = {"FILE", "[FILE|NAME]...", "PATH", "PDF", "PDF|PAGE",
                                        "BAG",  "PLAN",           "OLD",  "NEW", "KEY,CERT",
                                        NULL};
    bool choices = strchr(word, '|') && word[0] >= 'a' && word[0] <= 'z';
    return nt_utf8_is_one_of(word, folders) ? IS_FOLDER
           : nt_utf8_is_one_of(word, files) ? IS_FILE
           : choices                        ? IS_ONE_OF
                                            : IS_OTHER;
}

/* "text|json" -> "text json" */
static void put_choices(nt_buffer *out, const char *word)
{
    for (; *word; word++) {
        nt_buffer_putc(out, *word == '|' ? ' ' : *word);
    }
}

/* In single quotes, as all three shells read them; within `escaped`, a backslash before each. */
static void put_quoted(nt_buffer *out, const char *text, const char *escaped)
{
    for (; *text; text++) {
        if (*text == '\'') {
            nt_buffer_puts(out, "'\\''");
        } else {
            nt_buffer_puts(out, strchr(escaped, *text) ? "\\" : "");
            nt_buffer_putc(out, *text);
        }
    }
}

/* --- bash --- */

static void put_bash_values(nt_buffer *out, const nt_command *command)
{
    static const char *const ways[] = {[IS_FOLDER] = "-d", [IS_FILE] = "-f", [IS_OTHER] = "-W ''"};
    for (const nt_option_id *id = command->options; *id; id++) {
        const nt_option *option = &nt_options_known[*id];
        if (!option->metavar) {
            continue;
        }
        nt_buffer_printf(out, "        %s:--%s", command->name, option->name);
        if (option->letter) {
            nt_buffer_printf(out, "|%s:-%c", command->name, option->letter);
        }
        thing is = thing_of(option->metavar);
        nt_buffer_puts(out, ") __netra_take ");
        if (is == IS_ONE_OF) {
            nt_buffer_puts(out, "-W '");
            put_choices(out, option->metavar);
            nt_buffer_puts(out, "'");
        } else {
            nt_buffer_puts(out, ways[is]);
        }
        nt_buffer_puts(out, "; return ;;\n");
    }
}

static void put_bash_words(nt_buffer *out, const nt_command *command)
{
    nt_buffer_printf(out, "        %s:-*) __netra_take -W '", command->name);
    for (const nt_option_id *id = command->options; *id; id++) {
        nt_buffer_printf(out, "--%s ", nt_options_known[*id].name);
    }
    nt_buffer_puts(out, "' ;;\n");
    const char *operand = command->operands[0] ? command->operands[0] : "";
    if (thing_of(operand) == IS_ONE_OF) {
        nt_buffer_printf(out, "        %s:*) __netra_take -W '", command->name);
        put_choices(out, operand);
        nt_buffer_puts(out, "' ;;\n");
    }
}

static void put_commands(nt_buffer *out)
{
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        nt_buffer_printf(out, "%s ", (*c)->name);
    }
}

static void put_bash(nt_buffer *out, nt_lang lang)
{
    (void)lang;
    nt_buffer_puts(out,
                   "# netra completion bash\n"
                   "__netra_take()\n{\n"
                   "    mapfile -t COMPREPLY < <(compgen \"$@\" -- \"$cur\")\n"
                   "    case $1 in -d | -f) compopt -o filenames 2>/dev/null ;; esac\n}\n\n"
                   "_netra()\n{\n"
                   "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
                   "    COMPREPLY=()\n"
                   "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        __netra_take -W '");
    put_commands(out);
    nt_buffer_puts(out, "--help --version'\n        return\n    fi\n"
                        "    case ${COMP_WORDS[1]}:$prev in\n");
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        put_bash_values(out, *c);
    }
    nt_buffer_puts(out, "    esac\n    case ${COMP_WORDS[1]}:$cur in\n");
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        put_bash_words(out, *c);
    }
    nt_buffer_puts(out, "        *) __netra_take -f ;;\n    esac\n}\n\ncomplete -F _netra netra\n");
}

/* --- zsh --- */

static void put_zsh_thing(nt_buffer *out, const char *word)
{
    thing is = thing_of(word);
    nt_buffer_putc(out, ':');
    put_quoted(out, word, ":[]");
    nt_buffer_puts(out, is == IS_FOLDER   ? ":_files -/"
                        : is == IS_FILE   ? ":_files"
                        : is == IS_ONE_OF ? ":("
                                          : ": ");
    if (is == IS_ONE_OF) {
        put_choices(out, word);
        nt_buffer_putc(out, ')');
    }
}

static void put_zsh_option(nt_buffer *out, const nt_option *option, nt_lang lang)
{
    nt_buffer_printf(out, " \\\n                '--%s%s[", option->name,
                     option->metavar ? "=" : "");
    put_quoted(out, option->help.in[lang], "[]");
    nt_buffer_putc(out, ']');
    if (option->metavar) {
        put_zsh_thing(out, option->metavar);
    }
    nt_buffer_putc(out, '\'');
}

static void put_zsh_command(nt_buffer *out, const nt_command *command, nt_lang lang)
{
    nt_buffer_printf(out, "        %s)\n            _arguments", command->name);
    for (const nt_option_id *id = command->options; *id; id++) {
        put_zsh_option(out, &nt_options_known[*id], lang);
    }
    for (size_t i = 0; command->operands[i]; i++) {
        const char *word = command->operands[i];
        bool may_lack = word[0] == '[';
        nt_buffer_printf(out, " \\\n                '%s", may_lack ? ":" : "");
        put_zsh_thing(out, word);
        nt_buffer_putc(out, '\'');
    }
    nt_buffer_puts(out, "\n            ;;\n");
}

static void put_zsh(nt_buffer *out, nt_lang lang)
{
    nt_buffer_puts(out, "#compdef netra\n\n_netra()\n{\n    local -a commands\n    commands=(\n");
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        nt_buffer_printf(out, "        '%s:", (*c)->name);
        put_quoted(out, (*c)->summary.in[lang], ":");
        nt_buffer_puts(out, "'\n");
    }
    nt_buffer_puts(out, "    )\n    if ((CURRENT == 2)); then\n"
                        "        _describe -t commands netra commands\n        return\n    fi\n"
                        "    shift words\n    ((CURRENT--))\n    case $words[1] in\n");
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        put_zsh_command(out, *c, lang);
    }
    nt_buffer_puts(out, "    esac\n}\n\n"
                        "if [ \"$funcstack[1]\" = _netra ]; then\n    _netra \"$@\"\nelse\n"
                        "    compdef _netra netra\nfi\n");
}

/* --- fish --- */

static void put_fish_thing(nt_buffer *out, const char *word)
{
    thing is = thing_of(word);
    nt_buffer_puts(out, is == IS_FOLDER   ? " -x -a '(__fish_complete_directories)'"
                        : is == IS_FILE   ? " -r"
                        : is == IS_ONE_OF ? " -x -a '"
                                          : " -x");
    if (is == IS_ONE_OF) {
        put_choices(out, word);
        nt_buffer_putc(out, '\'');
    }
}

static void put_fish_command(nt_buffer *out, const nt_command *command, nt_lang lang)
{
    nt_buffer_printf(out, "complete -c netra -n __fish_use_subcommand -f -a %s -d '",
                     command->name);
    put_quoted(out, command->summary.in[lang], "");
    nt_buffer_puts(out, "'\n");
    for (const nt_option_id *id = command->options; *id; id++) {
        const nt_option *option = &nt_options_known[*id];
        nt_buffer_printf(out, "complete -c netra -n '__fish_seen_subcommand_from %s' -l %s",
                         command->name, option->name);
        if (option->letter) {
            nt_buffer_printf(out, " -s %c", option->letter);
        }
        if (option->metavar) {
            put_fish_thing(out, option->metavar);
        }
        nt_buffer_puts(out, " -d '");
        put_quoted(out, option->help.in[lang], "");
        nt_buffer_puts(out, "'\n");
    }
    const char *operand = command->operands[0] ? command->operands[0] : "";
    if (thing_of(operand) == IS_ONE_OF) {
        nt_buffer_printf(out, "complete -c netra -n '__fish_seen_subcommand_from %s' -f -a '",
                         command->name);
        put_choices(out, operand);
        nt_buffer_puts(out, "'\n");
    }
}

static void put_fish(nt_buffer *out, nt_lang lang)
{
    nt_buffer_puts(out, "# netra completion fish\n");
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        put_fish_command(out, *c, lang);
    }
}

typedef struct {
    const char *name;
    void (*put)(nt_buffer *out, nt_lang lang);
} shell;

static const shell shells[] = {{"bash", put_bash}, {"zsh", put_zsh}, {"fish", put_fish}};

static nt_status run(const nt_options *options, nt_error *err)
{
    const char *name = options->operands[0];
    const shell *asked = NT_NAMED(shells, sizeof shells / sizeof *shells, name, name);
    NT_FAIL_IF(!asked, err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_NO_SHELL(.name = name));
    NT_PASSING_ARENA(arena);
    nt_buffer out = nt_buffer_open(arena);
    asked->put(&out, options->tongue);
    fwrite(out.bytes, 1, out.length, stdout);
    return NT_OK;
}

const nt_command nt_command_completion = {.name = "completion",
                                          .operands = {"bash|zsh|fish"},
                                          .summary = NT_TEXT_COMMAND_COMPLETION_SUMMARY,
                                          .description = NT_TEXT_COMMAND_COMPLETION_DESCRIPTION,
                                          .options = {NT_OPTION_TONGUE, NT_OPTION_HELP},
                                          .run = run};
