/* The command line: its table of options, and getopt_long over those of one command. */
#include "options.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "edition/clock.h"
#include "words/command.h"

static void *member(const nt_option *option, nt_options *options)
{
    return (char *)options + option->offset;
}

static nt_status read_text(const nt_option *option, nt_options *options, const char *value,
                           nt_error *err)
{
    (void)err;
    *(const char **)member(option, options) = value;
    return NT_OK;
}

/* What other programs write to standard output at "-" would be a file of that name here. */
static nt_status read_place(const nt_option *option, nt_options *options, const char *value,
                            nt_error *err)
{
    NT_FAIL_IF(strcmp(value, "-") == 0, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_OUTPUT_IS_DASH(.option = option->name));
    return read_text(option, options, value, err);
}

static nt_status read_switch(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    (void)value, (void)err;
    *(bool *)member(option, options) = true;
    return NT_OK;
}

/* One of two, as the option's metavar has them: "text|json". */
static nt_status read_format(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    const char *other = strchr(option->metavar, '|') + 1;
    char one[8];
    snprintf(one, sizeof one, "%.*s", (int)(other - 1 - option->metavar), option->metavar);
    options->json = strcmp(value, "json") == 0;
    return strcmp(value, one) == 0 || strcmp(value, other) == 0
               ? NT_OK
               : nt_fail(err, NT_USAGE, nt_nowhere,
                         NT_MESSAGE_COMMAND_NO_CHOICE(.value = value, .one = one, .other = other));
}

/* A list: "pdf,xlsx". */
static nt_status read_formats(const nt_option *option, nt_options *options, const char *value,
                              nt_error *err)
{
    (void)option;
    for (const char *at = value; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        size_t length = strcspn(at, ","), i = 0;
        while (i < NT_FORMATS && !nt_spells(at, length, nt_formats[i].name)) {
            i++;
        }
        if (i == NT_FORMATS) {
            char word[32];
            snprintf(word, sizeof word, "%.*s", (int)length, at);
            return nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_NO_FORMAT(.value = word));
        }
        options->formats |= nt_formats[i].format;
    }
    return NT_OK;
}

static nt_status read_setting(const nt_option *option, nt_options *options, const char *value,
                              nt_error *err)
{
    const char *equals = strchr(value, '=');
    (void)option;
    NT_FAIL_IF(!equals || equals == value, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_NO_SETTING(.value = value));
    size_t name = (size_t)(equals + 1 - value);
    for (size_t i = 0; i < options->setting_count; i++) {
        NT_FAIL_IF(strncmp(options->settings[i].name, value, name) == 0, err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_COMMAND_SETTING_TWICE(.value = value));
    }
    NT_FAIL_IF(options->setting_count == NT_SETTINGS_MAX, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_MANY_SETTINGS(.most = NT_SETTINGS_MAX));
    /* The name is cut out by the template, which knows how long names are. */
    options->settings[options->setting_count++] = (nt_setting){value, equals + 1};
    return NT_OK;
}

static nt_status read_each(const nt_option *option, nt_options *options, const char *value,
                           nt_error *err)
{
    const char *equals = strchr(value, '=');
    NT_FAIL_IF(!equals || equals == value || !equals[1], err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_NO_LIST(.value = value));
    return read_text(option, options, value, err);
}

static nt_status read_tongue(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    (void)option;
    nt_lang lang = nt_lang_called(value, strlen(value));
    NT_FAIL_IF(lang == NT_LANG_COUNT, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_NO_LANGUAGE(.value = value));
    options->tongue = lang;
    return NT_OK;
}

static nt_status read_lang(const nt_option *option, nt_options *options, const char *value,
                           nt_error *err)
{
    NT_TRY(read_tongue(option, options, value, err));
    return read_text(option, options, value, err);
}

static nt_status read_day(const nt_option *option, nt_options *options, const char *value,
                          nt_error *err)
{
    nt_date day = nt_date_parse_iso(value, strlen(value));
    *(nt_date *)member(option, options) = day;
    return nt_date_known(day)
               ? NT_OK
               : nt_fail(err, NT_USAGE, nt_nowhere,
                         NT_MESSAGE_COMMAND_NO_DAY(.option = option->name, .value = value));
}

static nt_status read_signer(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    const char *comma = strchr(value, ',');
    NT_FAIL_IF(!comma || comma == value || !comma[1], err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_NO_SIGNER(.value = value));
    return read_text(option, options, value, err);
}

static nt_status read_moment(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    NT_FAIL_IF(!nt_moment_parse(value, &options->sign_moment), err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_NO_MOMENT(.value = value));
    return read_text(option, options, value, err);
}

#define ROW(id, name, letter, metavar, help, read, member)                                         \
    [NT_OPTION_##id] = {name, letter, metavar, help, read_##read, offsetof(nt_options, member)},

const nt_option nt_options_known[NT_OPTION_COUNT] = {NT_OPTIONS(ROW)};

enum { OPTIONS_MAX = 28, FIRST_LONG = 256 };

typedef struct {
    struct option longs[OPTIONS_MAX + 1];
    char shorts[2 * OPTIONS_MAX + 3];
    size_t count;
} grammar;

static grammar grammar_of(const nt_option_id *known)
{
    grammar g = {.shorts = "+:"};
    size_t letters = 2;
    for (; known[g.count]; g.count++) {
        assert(g.count < OPTIONS_MAX);
        const nt_option *option = &nt_options_known[known[g.count]];
        g.longs[g.count] =
            (struct option){option->name, option->metavar ? required_argument : no_argument, NULL,
                            FIRST_LONG + (int)g.count};
        if (option->letter) {
            g.shorts[letters++] = option->letter;
            if (option->metavar) {
                g.shorts[letters++] = ':';
            }
        }
    }
    return g;
}

static const nt_option *option_of(const nt_option_id *known, int code)
{
    if (code >= FIRST_LONG) {
        return &nt_options_known[known[code - FIRST_LONG]];
    }
    while (*known && nt_options_known[*known].letter != code) {
        known++;
    }
    return *known ? &nt_options_known[*known] : NULL;
}

static size_t count_of(const char *const *operands)
{
    size_t count = 0;
    while (operands[count]) {
        count++;
    }
    return count;
}

/* The last may stand again where it says so: "[FILE]...". */
static bool may_take(const char *const *operands, size_t taken)
{
    size_t count = count_of(operands);
    return taken < count ||
           (count && taken < NT_OPERANDS_MAX && strstr(operands[count - 1], "..."));
}

static nt_status take_operand(const char *value, const char *command, const char *const *operands,
                              nt_options *out, size_t *taken, nt_error *err)
{
    NT_FAIL_IF(!may_take(operands, *taken), err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_OPERAND_TOO_MANY(.value = value, .command = command));
    NT_FAIL_IF(!*value, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_OPERAND_EMPTY(.command = command));
    out->operands[(*taken)++] = value;
    return NT_OK;
}

/* "-11,0" is what `netra trace` may be asked for, and no option. */
static bool is_negative_number(const char *word)
{
    return word[0] == '-' && word[1] >= '0' && word[1] <= '9';
}

/* Which of two is meant nobody can know; those that add to each other may stand again. */
static nt_status take_option(const nt_option *option, bool *is_given, const char *value,
                             nt_options *options, nt_error *err)
{
    bool adds = option->read == read_setting || option->read == read_formats;
    NT_FAIL_IF(value && !*value, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_OPTION_EMPTY(.option = option->name));
    NT_FAIL_IF(value && *is_given && !adds, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_OPTION_TWICE(.option = option->name));
    *is_given = true;
    return option->read(option, options, value, err);
}

nt_status nt_options_need(bool lacks, const char *option, const char *other, nt_error *err)
{
    return lacks ? nt_fail(err, NT_USAGE, nt_nowhere,
                           NT_MESSAGE_COMMAND_OPTION_ALONE(.option = option, .other = other))
                 : NT_OK;
}

/* Of letters written together ("-xq") the one that is wrong, which getopt knows. */
static nt_status refuse(const char *word, int code, const char *command, nt_error *err)
{
    const char letter[] = {'-', (char)optopt, '\0'};
    bool is_letter = word[1] != '-' && optopt > ' ' && optopt < 0x7F;
    size_t length = strcspn(word, "=");
    nt_message message;
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)length, word);
    if (word[1] == '-' && word[length] && optopt) { /* it is known, and a flag */
        message = NT_MESSAGE_COMMAND_OPTION_TAKES_NO_VALUE(.option = name, .command = command);
    } else if (code == ':') {
        message = NT_MESSAGE_COMMAND_OPTION_NEEDS_VALUE(.option = is_letter ? letter : word,
                                                        .command = command);
    } else {
        message =
            NT_MESSAGE_COMMAND_NO_OPTION(.option = is_letter ? letter : word, .command = command);
    }
    return nt_fail(err, NT_USAGE, nt_nowhere, message);
}

nt_status nt_options_parse(int argc, char **argv, const char *command, const nt_option_id *known,
                           const char *const *operands, nt_options *out, nt_error *err)
{
    grammar g = grammar_of(known);
    nt_options options = {.as_of = NT_DATE_UNKNOWN, .tongue = out->tongue};
    size_t taken = 0;
    bool only_operands = false, given[NT_OPTION_COUNT] = {false};
    nt_status status = NT_OK;
    opterr = 0;
    optind = 0; /* glibc: begin anew */
    while (!status && !(only_operands && optind >= argc)) {
        if (optind > 0 && optind < argc && (only_operands || is_negative_number(argv[optind]))) {
            status = take_operand(argv[optind++], command, operands, &options, &taken, err);
            continue;
        }
        int here = optind ? optind : 1;
        int code = getopt_long(argc, argv, g.shorts, g.longs, NULL);
        if (code == -1) {
            /* "+" stops at each operand, so that options may stand behind operands too; behind
             * "--", which getopt has passed over, nothing is an option. */
            only_operands = optind > here;
            if (optind >= argc) {
                break;
            }
            status = take_operand(argv[optind], command, operands, &options, &taken, err);
            optind++;
            continue;
        }
        if (code == '?' || code == ':') {
            status = refuse(argv[here], code, command, err);
            break;
        }
        const nt_option *option = option_of(known, code);
        assert(option);
        status = take_option(option, &given[option - nt_options_known], optarg, &options, err);
    }
    if (!status && !options.help && taken < count_of(operands) && operands[taken][0] != '[') {
        status = nt_fail(
            err, NT_USAGE, nt_nowhere,
            NT_MESSAGE_COMMAND_OPERAND_MISSING(.operand = operands[taken], .command = command));
    }
    out->tongue = options.tongue;
    if (!status) {
        *out = options;
    }
    return status;
}
