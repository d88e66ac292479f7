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

/* All of them: id, name, letter, metavar, help, how a value is read, and its member in nt_options.
 * Some stand for one name, of which each command has one. */
/* clang-format off */
#define NT_OPTIONS(OF) \
    OF(DATA, "data", 0, "DIR", NT_TEXT_COMMAND_HELP_DATA, text, data) \
    OF(PUBLISHED, "published", 0, "DIR", NT_TEXT_COMMAND_HELP_PUBLISHED, text, published) \
    OF(OFFICE, "office", 0, "FILE", NT_TEXT_COMMAND_HELP_OFFICE, text, office) \
    OF(RELEASED, "released", 0, "DIR", NT_TEXT_COMMAND_HELP_RELEASED, text, released) \
    OF(FAMILY, "family", 0, "PLAN", NT_TEXT_COMMAND_HELP_FAMILY, text, family) \
    OF(OUT, "out", 0, "DIR", NT_TEXT_COMMAND_HELP_OUT, place, out) \
    OF(OUTPUT, "output", 'o', "FILE", NT_TEXT_COMMAND_HELP_OUTPUT, place, output) \
    OF(OUTPUT_CUBE, "output", 'o', "FILE", NT_TEXT_COMMAND_HELP_OUTPUT_CUBE, place, output) \
    OF(OUTPUT_PLAN, "output", 'o', "FILE", NT_TEXT_COMMAND_HELP_OUTPUT_PLAN, place, output) \
    OF(OUTPUT_BAG, "output", 'o', "PATH", NT_TEXT_COMMAND_HELP_OUTPUT_BAG, place, output) \
    OF(SET, "set", 0, "NAME=VALUE", NT_TEXT_COMMAND_HELP_SET, setting, settings) \
    OF(EACH, "each", 0, "NAME=LIST", NT_TEXT_COMMAND_HELP_EACH, each, each) \
    OF(RESUME, "resume", 0, NULL, NT_TEXT_COMMAND_HELP_RESUME, switch, resume) \
    OF(LANG, "lang", 0, "id|en", NT_TEXT_COMMAND_HELP_LANG, lang, lang) \
    OF(TONGUE, "lang", 0, "id|en", NT_TEXT_COMMAND_HELP_TONGUE, tongue, tongue) \
    OF(AS_OF, "as-of", 0, "DATE", NT_TEXT_COMMAND_HELP_AS_OF, day, as_of) \
    OF(FORMAT_TEXT, "format", 0, "text|json", NT_TEXT_COMMAND_HELP_FORMAT, format, json) \
    OF(FORMAT_CSV, "format", 0, "csv|json", NT_TEXT_COMMAND_HELP_FORMAT, format, json) \
    OF(FORMATS, "format", 0, "pdf,html,xlsx,ods,card", NT_TEXT_COMMAND_HELP_FORMATS, formats, formats) \
    OF(SINGLE_FILE, "single-file", 0, NULL, NT_TEXT_COMMAND_HELP_SINGLE_FILE, switch, single_file) \
    OF(NO_CHARTS, "no-charts", 0, NULL, NT_TEXT_COMMAND_HELP_NO_CHARTS, switch, no_charts) \
    OF(ALL, "all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL, switch, all) \
    OF(SHOW_VALUES, "show-values", 0, NULL, NT_TEXT_COMMAND_HELP_SHOW_VALUES, switch, show_values) \
    OF(ALL_LINES, "all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL_LINES, switch, all) \
    OF(ALL_NUMBERS, "all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL_NUMBERS, switch, all) \
    OF(ALL_NAMES, "all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL_NAMES, switch, all) \
    OF(QUIET, "quiet", 'q', NULL, NT_TEXT_COMMAND_HELP_QUIET, switch, quiet) \
    OF(VERBOSE, "verbose", 'v', NULL, NT_TEXT_COMMAND_HELP_VERBOSE, switch, verbose) \
    OF(REPLACE, "replace", 0, NULL, NT_TEXT_COMMAND_HELP_REPLACE, switch, replace) \
    OF(OLD, "old", 0, "OLD", NT_TEXT_COMMAND_HELP_OLD, text, old_edition) \
    OF(NEW, "new", 0, "NEW", NT_TEXT_COMMAND_HELP_NEW, text, new_edition) \
    OF(SAME_TEMPLATE, "template", 0, "DIR", NT_TEXT_COMMAND_HELP_SAME_TEMPLATE, text, template) \
    OF(SAME_DATA, "data", 0, "DIR", NT_TEXT_COMMAND_HELP_SAME_DATA, text, data) \
    OF(WITHHELD_DATA, "data", 0, "DIR", NT_TEXT_COMMAND_HELP_WITHHELD_DATA, text, data) \
    OF(ALL_PAGES, "all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL_PAGES, switch, all) \
    OF(REBUILD, "rebuild", 0, NULL, NT_TEXT_COMMAND_HELP_REBUILD, switch, rebuild) \
    OF(FINGERPRINT, "fingerprint", 0, "CODE", NT_TEXT_COMMAND_HELP_FINGERPRINT, text, fingerprint) \
    OF(OLD_DATA, "old-data", 0, "DIR", NT_TEXT_COMMAND_HELP_OLD_DATA, text, old_data) \
    OF(NEW_DATA, "new-data", 0, "DIR", NT_TEXT_COMMAND_HELP_NEW_DATA, text, new_data) \
    OF(SIGN, "sign", 0, "KEY,CERT", NT_TEXT_COMMAND_HELP_SIGN, signer, sign) \
    OF(SIGN_TIME, "sign-time", 0, "TIME", NT_TEXT_COMMAND_HELP_SIGN_TIME, moment, sign_time) \
    OF(OUTPUT_FOLDER, "output", 'o', "DIR", NT_TEXT_COMMAND_HELP_OUTPUT_FOLDER, place, output) \
    OF(YES, "yes", 'y', NULL, NT_TEXT_COMMAND_HELP_YES, switch, yes) \
    OF(FIGURES, "figures", 0, NULL, NT_TEXT_COMMAND_HELP_FIGURES, switch, figures) \
    OF(COPY_TEMPLATE, "template", 0, "NAME", NT_TEXT_COMMAND_HELP_COPY_TEMPLATE, text, template) \
    OF(COPY_DATA, "data", 0, "DIR", NT_TEXT_COMMAND_HELP_COPY_DATA, text, data) \
    OF(CUBE, "cube", 0, "FILE", NT_TEXT_COMMAND_HELP_CUBE, text, cube) \
    OF(SQL, "sql", 0, "duckdb|postgresql|spark", NT_TEXT_COMMAND_HELP_SQL, text, sql) \
    OF(ODBC, "odbc", 0, "CONNECTION", NT_TEXT_COMMAND_HELP_ODBC, text, odbc) \
    OF(TIMEOUT, "timeout", 0, "SECONDS", NT_TEXT_COMMAND_HELP_TIMEOUT, text, timeout) \
    OF(SHARD, "shard", 0, "K/N", NT_TEXT_COMMAND_HELP_SHARD, text, shard) \
    OF(HELP, "help", 'h', NULL, NT_TEXT_COMMAND_HELP_HELP, switch, help)
/* clang-format on */

#define NT_OPTION_ID(id, ...) NT_OPTION_##id,
typedef enum { NT_OPTION_END, NT_OPTIONS(NT_OPTION_ID) NT_OPTION_COUNT } nt_option_id;

/* The table, by nt_option_id. */
extern const nt_option nt_options_known[NT_OPTION_COUNT];

/* NT_USAGE, where an option is given and `lacks` another ("--each"), without which it would be
 * passed over: somebody counts on it. */
nt_status nt_options_need(bool lacks, const char *option, const char *other, nt_error *err);

/* Parses argv[1…] with the options of one command. `command` names it in messages. out->tongue is
 * set on failure too. */
nt_status nt_options_parse(int argc, char **argv, const char *command, const nt_option_id *known,
                           const char *const *operands, nt_options *out, nt_error *err);
