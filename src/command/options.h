/* The command line: options that commands share, and their parser (getopt_long). */
#ifndef NETRA_COMMAND_OPTIONS_H
#define NETRA_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/error.h"
#include "base/lang.h"
#include "report/template.h"

enum { NT_SETTINGS_MAX = 64 };

typedef struct {
    const char *operands[2]; /* as many as the command asks for */
    const char *data, *published, *out, *output, *lang, *format;
    nt_date as_of; /* NT_DATE_UNKNOWN: not given */
    nt_setting settings[NT_SETTINGS_MAX];
    size_t setting_count;
    nt_lang tongue; /* of what is said, not of what is written: --lang, else the environment's */
    bool quiet, verbose, all, help;
    const char *report;   /* the name of a report that its template does not name: of a rebuild */
    bool replace;         /* snapshot: an earlier edition of that name */
    const char *template; /* snapshot: the folder to compare with */
    const char *old_edition, *new_edition; /* build: of a revision note */
    bool rebuild;
    const char *before; /* of a rebuild: the edition before, of what was filed; "" none is. NULL:
                           this is no rebuild, and the template's parameter names any file */
    const char *old_data, *new_data; /* diff: where the cases of each edition are */
    const char *sign;                /* build: "KEY,CERTIFICATES"; NULL none */
    const char *sign_time;           /* as given; NULL not */
    long long sign_moment;           /* what it says */
} nt_options;

typedef struct {
    const char *name;    /* "as-of" */
    char letter;         /* 'o', 0 none */
    const char *metavar; /* "DATE"; NULL: a switch */
    const char *help;
    /* Stores the value; on failure fills the message of a usage error. */
    nt_status (*set)(nt_options *options, const char *value, nt_error *err);
} nt_option;

extern const nt_option nt_option_data, nt_option_published, nt_option_out, nt_option_output,
    nt_option_set, nt_option_lang, nt_option_tongue, nt_option_as_of, nt_option_format_text,
    nt_option_format_csv, nt_option_all, nt_option_all_numbers, nt_option_all_lines,
    nt_option_quiet, nt_option_verbose, nt_option_help, nt_option_output_bag, nt_option_old,
    nt_option_new, nt_option_same_template, nt_option_same_data, nt_option_withheld_data,
    nt_option_rebuild, nt_option_old_data, nt_option_new_data, nt_option_sign, nt_option_sign_time,
    nt_option_replace;

/* Parses argv[1…] with the options of one command. `command` names it in messages. out->tongue is
 * set on failure too. */
nt_status nt_options_parse(int argc, char **argv, const char *command,
                           const nt_option *const *known, const char *const *operands,
                           nt_options *out, nt_error *err);

#endif
