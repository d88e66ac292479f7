/* A command is a value: its name, its help, its options, the function that runs it. One file each,
 * one table of them; `netra --help`, `netra COMMAND --help` and the parser read the same table. */
#pragma once

#include <stdbool.h>

#include "edition/pipeline.h"
#include "options.h"

enum { NT_COMMAND_OPTIONS_MAX = 26 };

typedef struct {
    const char *name;
    const char *operands[3]; /* "TEMPLATE", NULL at the end; "[ID]" may be left out */
    nt_text summary;         /* one line for `netra --help` */
    nt_text description;     /* a paragraph for `netra COMMAND --help` */
    nt_option_id options[NT_COMMAND_OPTIONS_MAX + 1]; /* NT_OPTION_END behind the last */
    /* Prints its own result on standard output; a failure is printed by the caller from *err, or
     * was printed already when *err says nothing. Else `in_run` does, given a run on the first
     * operand, which is closed for it. */
    nt_status (*run)(const nt_options *options, nt_error *err);
    nt_status (*in_run)(nt_run_state *run, nt_error *err);
    bool ends_itself; /* it takes the signals that would end it */
} nt_command;

extern const nt_command nt_command_build, nt_command_check, nt_command_names, nt_command_figures,
    nt_command_plan, nt_command_chart, nt_command_snapshot, nt_command_verify, nt_command_trace,
    nt_command_cube, nt_command_diff, nt_command_init, nt_command_schema, nt_command_completion,
    nt_command_watch;

/* The table; NULL at the end. */
const nt_command *const *nt_commands(void);

/* Sends what was printed; a full disk behind standard output is a failure (NT_SYSTEM). Asked before
 * files are published: a run that cannot say what it wrote writes nothing. */
nt_status nt_command_flush(nt_error *err);

/* The program. */
int nt_command_main(int argc, char **argv);

/* netra verify --fingerprint CODE FILE: whether a PDF, a web page or a bag is the edition that has
 * it. */
nt_status nt_fingerprint_verify(const nt_options *options, nt_error *err);
