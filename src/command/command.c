/* The table of commands, their help, and the program. */
#include "command.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/outputs.h"
#include "base/utf8.h"
#include "words/base.h"
#include "words/command.h"

const nt_command *const *nt_commands(void)
{
    static const nt_command *const commands[] = {
        &nt_command_build,  &nt_command_check,      &nt_command_names,    &nt_command_figures,
        &nt_command_plan,   &nt_command_chart,      &nt_command_snapshot, &nt_command_verify,
        &nt_command_trace,  &nt_command_diff,       &nt_command_cube,     &nt_command_init,
        &nt_command_schema, &nt_command_completion, &nt_command_watch,    NULL};
    return commands;
}

static void print_help(nt_lang lang, FILE *out)
{
    nt_tell(out, lang, NT_MESSAGE_COMMAND_HELP());
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        fprintf(out, "  %-10s %s\n", (*c)->name, (*c)->summary.in[lang]);
    }
    nt_tell(out, lang, NT_MESSAGE_COMMAND_HELP_END());
}

static void print_option(const nt_option *option, nt_lang lang, FILE *out)
{
    char left[64];
    char letter[] = {'-', option->letter, ',', ' ', '\0'};
    snprintf(left, sizeof left, "%s--%s%s%s", option->letter ? letter : "    ", option->name,
             option->metavar ? " " : "", option->metavar ? option->metavar : "");
    fprintf(out, "  %-26s %s\n", left, option->help.in[lang]);
}

static void print_command_help(const nt_command *command, nt_lang lang, FILE *out)
{
    nt_tell(out, lang, NT_MESSAGE_COMMAND_USAGE(.command = command->name));
    for (size_t i = 0; command->operands[i]; i++) {
        fprintf(out, " %s", command->operands[i]);
    }
    static const nt_text options = NT_TEXT_COMMAND_OPTIONS,
                         heading = NT_TEXT_COMMAND_OPTIONS_HEADING;
    fprintf(out, " %s\n\n%s\n\n%s\n", options.in[lang], command->description.in[lang],
            heading.in[lang]);
    for (const nt_option_id *id = command->options; *id; id++) {
        print_option(&nt_options_known[*id], lang, out);
    }
}

static const nt_command *find(const char *name)
{
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        if (strcmp((*c)->name, name) == 0) {
            return *c;
        }
    }
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[16];
    size_t count = 0;
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        names[count++] = (*c)->name;
    }
    const char *nearest = nt_utf8_nearest(name, names, count);
    nt_message hint =
        nearest ? NT_MESSAGE_COMMAND_MEANT(.near = nearest) : NT_MESSAGE_COMMAND_SEE_HELP();
    nt_tell(stderr, nt_message_lang(), NT_MESSAGE_COMMAND_UNKNOWN(.name = name, .hint = &hint));
    return NT_USAGE;
}

nt_status nt_command_flush(nt_error *err)
{
    return fflush(stdout) == 0 && !ferror(stdout)
               ? NT_OK
               : nt_fail_errno(err, "standard output", (nt_text)NT_TEXT_BASE_TO_WRITE);
}

static nt_status do_run(const nt_command *command, const nt_options *options, nt_error *err)
{
    if (!command->in_run) {
        return command->run(options, err);
    }
    NT_CLOSED_BY(nt_run_close) nt_run_state run = nt_run_open(options, NULL);
    return command->in_run(&run, err);
}

static int run(const nt_command *command, int argc, char **argv)
{
    nt_options options = {.tongue = nt_message_lang()};
    nt_error err = {0};
    nt_status status = nt_options_parse(argc, argv, command->name, command->options,
                                        command->operands, &options, &err);
    if (!status && options.help) {
        print_command_help(command, options.tongue, stdout);
    } else if (!status) {
        if (!command->ends_itself) {
            nt_signals_listen();
        }
        status = do_run(command, &options, &err);
    }
    /* What was found and cannot be told is a failure too, but for the one that was met first. */
    nt_error full = {0};
    if (nt_command_flush(&full) && (!status || !nt_error_speaks(&err))) {
        err = full;
        status = full.status;
    }
    if (status && nt_error_speaks(&err)) {
        nt_error_print(&err, options.tongue, stderr);
    }
    nt_units_forget();
    return status;
}

/* What was printed must have arrived here too. */
static int finish_help(void)
{
    nt_error err = {0};
    nt_status status = nt_command_flush(&err);
    if (status) {
        nt_error_print(&err, nt_message_lang(), stderr);
    }
    return status;
}

/* The number of a standard stream that came closed would go to the next file opened, and messages
 * into that file. A folder takes the number: what is written to it is refused. */
static bool hold_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) < 0 && open("/", O_RDONLY | O_DIRECTORY) != stream) {
            return false;
        }
    }
    return true;
}

int nt_command_main(int argc, char **argv)
{
    if (!hold_standard_streams()) {
        return NT_SYSTEM;
    }
    nt_signals_ignore_broken_writes();
    if (argc > 2 && strcmp(argv[1], "--") == 0) { /* no option stands before a command */
        argv++;
        argc--;
    }
    const char *word = argc > 1 ? argv[1] : "";
    if (argc < 2) {
        print_help(nt_message_lang(), stderr);
        return NT_USAGE;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        const nt_command *asked = argc > 2 ? find(argv[2]) : NULL;
        if (argc > 2 && !asked) {
            return unknown_command(argv[2]);
        }
        if (asked) {
            print_command_help(asked, nt_message_lang(), stdout);
        } else {
            print_help(nt_message_lang(), stdout);
        }
        return finish_help();
    }
    if (strcmp(word, "--version") == 0) {
        puts("netra " NT_VERSION);
        return finish_help();
    }
    const nt_command *command = find(word);
    return command ? run(command, argc - 1, argv + 1) : unknown_command(word);
}
