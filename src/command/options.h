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

typedef struct nt_option nt_option;

struct nt_option {
    const char *name;    /* "as-of" */
    char letter;         /* 'o', 0 none */
    const char *metavar; /* "DATE"; NULL: a switch */
    nt_text help;
    /* Stores the value; on failure fills the message of a usage error. */
    nt_status (*read)(const nt_option *option, nt_options *options, const char *value,
                      nt_error *err);
    size_t offset;          /* of its member in nt_options, where `read` asks for one */
    const char *choices[2]; /* the values that it may have, where `read` asks for them */
};

/* Some stand for one name, of which each command has one. */
typedef enum {
    NT_OPTION_END,
    NT_OPTION_DATA,
    NT_OPTION_PUBLISHED,
    NT_OPTION_OUT,
    NT_OPTION_OUTPUT,
    NT_OPTION_OUTPUT_BAG,
    NT_OPTION_SET,
    NT_OPTION_LANG,
    NT_OPTION_TONGUE,
    NT_OPTION_AS_OF,
    NT_OPTION_FORMAT_TEXT,
    NT_OPTION_FORMAT_CSV,
    NT_OPTION_ALL,
    NT_OPTION_ALL_LINES,
    NT_OPTION_ALL_NUMBERS,
    NT_OPTION_QUIET,
    NT_OPTION_VERBOSE,
    NT_OPTION_REPLACE,
    NT_OPTION_OLD,
    NT_OPTION_NEW,
    NT_OPTION_SAME_TEMPLATE,
    NT_OPTION_SAME_DATA,
    NT_OPTION_WITHHELD_DATA,
    NT_OPTION_REBUILD,
    NT_OPTION_OLD_DATA,
    NT_OPTION_NEW_DATA,
    NT_OPTION_SIGN,
    NT_OPTION_SIGN_TIME,
    NT_OPTION_HELP,
    NT_OPTION_COUNT
} nt_option_id;

/* The table, by nt_option_id. */
extern const nt_option nt_options_known[NT_OPTION_COUNT];

/* Parses argv[1…] with the options of one command. `command` names it in messages. out->tongue is
 * set on failure too. */
nt_status nt_options_parse(int argc, char **argv, const char *command, const nt_option_id *known,
                           const char *const *operands, nt_options *out, nt_error *err);

#endif
