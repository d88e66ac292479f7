/* The command line: options that commands share, and their parser (getopt_long). */
#pragma once

#include "base/error.h"
#include "edition/options.h"

typedef struct nt_option nt_option;

struct nt_option {
    const char *name;    /* "as-of" */
    char letter;         /* 'o', 0 none */
    const char *metavar; /* "DATE"; NULL: a switch */
    nt_text help;
    /* Stores the value; on failure fills the message of a usage error. */
    nt_status (*read)(const nt_option *option, nt_options *options, const char *value,
                      nt_error *err);
    size_t offset; /* of its member in nt_options, where `read` asks for one */
};

/* Some stand for one name, of which each command has one. */
typedef enum {
    NT_OPTION_END,
    NT_OPTION_DATA,
    NT_OPTION_PUBLISHED,
    NT_OPTION_OFFICE,
    NT_OPTION_RELEASED,
    NT_OPTION_FAMILY,
    NT_OPTION_OUT,
    NT_OPTION_OUTPUT,
    NT_OPTION_OUTPUT_CUBE,
    NT_OPTION_OUTPUT_PLAN,
    NT_OPTION_OUTPUT_BAG,
    NT_OPTION_SET,
    NT_OPTION_EACH,
    NT_OPTION_RESUME,
    NT_OPTION_LANG,
    NT_OPTION_TONGUE,
    NT_OPTION_AS_OF,
    NT_OPTION_FORMAT_TEXT,
    NT_OPTION_FORMAT_CSV,
    NT_OPTION_FORMATS,
    NT_OPTION_SINGLE_FILE,
    NT_OPTION_NO_CHARTS,
    NT_OPTION_ALL,
    NT_OPTION_SHOW_VALUES,
    NT_OPTION_ALL_LINES,
    NT_OPTION_ALL_NUMBERS,
    NT_OPTION_ALL_NAMES,
    NT_OPTION_QUIET,
    NT_OPTION_VERBOSE,
    NT_OPTION_REPLACE,
    NT_OPTION_OLD,
    NT_OPTION_NEW,
    NT_OPTION_SAME_TEMPLATE,
    NT_OPTION_SAME_DATA,
    NT_OPTION_WITHHELD_DATA,
    NT_OPTION_ALL_PAGES,
    NT_OPTION_REBUILD,
    NT_OPTION_FINGERPRINT,
    NT_OPTION_OLD_DATA,
    NT_OPTION_NEW_DATA,
    NT_OPTION_SIGN,
    NT_OPTION_SIGN_TIME,
    NT_OPTION_OUTPUT_FOLDER,
    NT_OPTION_YES,
    NT_OPTION_FIGURES,
    NT_OPTION_COPY_TEMPLATE,
    NT_OPTION_COPY_DATA,
    NT_OPTION_CUBE,
    NT_OPTION_SHARD,
    NT_OPTION_SQL,
    NT_OPTION_ODBC,
    NT_OPTION_TIMEOUT,
    NT_OPTION_HELP,
    NT_OPTION_COUNT
} nt_option_id;

/* The table, by nt_option_id. */
extern const nt_option nt_options_known[NT_OPTION_COUNT];

/* NT_USAGE, where an option is given and `lacks` another ("--each"), without which it would be
 * passed over: somebody counts on it. */
nt_status nt_options_need(bool lacks, const char *option, const char *other, nt_error *err);

/* Parses argv[1…] with the options of one command. `command` names it in messages. out->tongue is
 * set on failure too. */
nt_status nt_options_parse(int argc, char **argv, const char *command, const nt_option_id *known,
                           const char *const *operands, nt_options *out, nt_error *err);
