/* The command line: its table of options, and getopt_long over those of one command. */
#include "options.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "edition/moment.h"
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

static nt_status read_setting(const nt_option *option, nt_options *options, const char *value,
                              nt_error *err)
{
    const char *equals = strchr(value, '=');
    (void)option;
    if (!equals || equals == value) {
        return nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_NO_SETTING(.value = value));
    }
    if (options->setting_count == NT_SETTINGS_MAX) {
        return nt_fail(err, NT_USAGE, nt_nowhere,
                       NT_MESSAGE_COMMAND_MANY_SETTINGS(.most = NT_SETTINGS_MAX));
    }
    /* The name is cut out by the template, which knows how long names are. */
    options->settings[options->setting_count++] = (nt_setting){value, equals + 1};
    return NT_OK;
}

static nt_status read_tongue(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    (void)option;
    nt_lang lang = nt_lang_called(value, strlen(value));
    if (lang == NT_LANG_COUNT) {
        return nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_NO_LANGUAGE(.value = value));
    }
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
    if (!comma || comma == value || !comma[1]) {
        return nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_NO_SIGNER(.value = value));
    }
    return read_text(option, options, value, err);
}

static nt_status read_moment(const nt_option *option, nt_options *options, const char *value,
                             nt_error *err)
{
    if (!nt_moment_parse(value, &options->sign_moment)) {
        return nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_NO_MOMENT(.value = value));
    }
    return read_text(option, options, value, err);
}

const nt_option nt_options_known[NT_OPTION_COUNT] = {
    [NT_OPTION_DATA] = {"data", 0, "DIR", NT_TEXT_COMMAND_HELP_DATA, read_text,
                        offsetof(nt_options, data)},
    [NT_OPTION_PUBLISHED] = {"published", 0, "DIR", NT_TEXT_COMMAND_HELP_PUBLISHED, read_text,
                             offsetof(nt_options, published)},
    [NT_OPTION_RELEASED] = {"released", 0, "DIR", NT_TEXT_COMMAND_HELP_RELEASED, read_text,
                            offsetof(nt_options, released)},
    [NT_OPTION_OUT] = {"out", 0, "DIR", NT_TEXT_COMMAND_HELP_OUT, read_text,
                       offsetof(nt_options, out)},
    [NT_OPTION_OUTPUT] = {"output", 'o', "FILE", NT_TEXT_COMMAND_HELP_OUTPUT, read_text,
                          offsetof(nt_options, output)},
    [NT_OPTION_OUTPUT_BAG] = {"output", 'o', "PATH", NT_TEXT_COMMAND_HELP_OUTPUT_BAG, read_text,
                              offsetof(nt_options, output)},
    [NT_OPTION_SET] = {"set", 0, "NAME=VALUE", NT_TEXT_COMMAND_HELP_SET, read_setting, 0},
    [NT_OPTION_LANG] = {"lang", 0, "id|en", NT_TEXT_COMMAND_HELP_LANG, read_lang,
                        offsetof(nt_options, lang)},
    [NT_OPTION_TONGUE] = {"lang", 0, "id|en", NT_TEXT_COMMAND_HELP_TONGUE, read_tongue, 0},
    [NT_OPTION_AS_OF] = {"as-of", 0, "DATE", NT_TEXT_COMMAND_HELP_AS_OF, read_day,
                         offsetof(nt_options, as_of)},
    [NT_OPTION_FORMAT_TEXT] = {"format", 0, "text|json", NT_TEXT_COMMAND_HELP_FORMAT, read_format,
                               0},
    [NT_OPTION_FORMAT_CSV] = {"format", 0, "csv|json", NT_TEXT_COMMAND_HELP_FORMAT, read_format, 0},
    [NT_OPTION_ALL] = {"all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL, read_switch,
                       offsetof(nt_options, all)},
    [NT_OPTION_SHOW_VALUES] = {"show-values", 0, NULL, NT_TEXT_COMMAND_HELP_SHOW_VALUES,
                               read_switch, offsetof(nt_options, show_values)},
    [NT_OPTION_ALL_LINES] = {"all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL_LINES, read_switch,
                             offsetof(nt_options, all)},
    [NT_OPTION_ALL_NUMBERS] = {"all", 0, NULL, NT_TEXT_COMMAND_HELP_ALL_NUMBERS, read_switch,
                               offsetof(nt_options, all)},
    [NT_OPTION_QUIET] = {"quiet", 'q', NULL, NT_TEXT_COMMAND_HELP_QUIET, read_switch,
                         offsetof(nt_options, quiet)},
    [NT_OPTION_VERBOSE] = {"verbose", 'v', NULL, NT_TEXT_COMMAND_HELP_VERBOSE, read_switch,
                           offsetof(nt_options, verbose)},
    [NT_OPTION_REPLACE] = {"replace", 0, NULL, NT_TEXT_COMMAND_HELP_REPLACE, read_switch,
                           offsetof(nt_options, replace)},
    [NT_OPTION_OLD] = {"old", 0, "OLD", NT_TEXT_COMMAND_HELP_OLD, read_text,
                       offsetof(nt_options, old_edition)},
    [NT_OPTION_NEW] = {"new", 0, "NEW", NT_TEXT_COMMAND_HELP_NEW, read_text,
                       offsetof(nt_options, new_edition)},
    [NT_OPTION_SAME_TEMPLATE] = {"template", 0, "DIR", NT_TEXT_COMMAND_HELP_SAME_TEMPLATE,
                                 read_text, offsetof(nt_options, template)},
    [NT_OPTION_SAME_DATA] = {"data", 0, "DIR", NT_TEXT_COMMAND_HELP_SAME_DATA, read_text,
                             offsetof(nt_options, data)},
    [NT_OPTION_WITHHELD_DATA] = {"data", 0, "DIR", NT_TEXT_COMMAND_HELP_WITHHELD_DATA, read_text,
                                 offsetof(nt_options, data)},
    [NT_OPTION_REBUILD] = {"rebuild", 0, NULL, NT_TEXT_COMMAND_HELP_REBUILD, read_switch,
                           offsetof(nt_options, rebuild)},
    [NT_OPTION_OLD_DATA] = {"old-data", 0, "DIR", NT_TEXT_COMMAND_HELP_OLD_DATA, read_text,
                            offsetof(nt_options, old_data)},
    [NT_OPTION_NEW_DATA] = {"new-data", 0, "DIR", NT_TEXT_COMMAND_HELP_NEW_DATA, read_text,
                            offsetof(nt_options, new_data)},
    [NT_OPTION_SIGN] = {"sign", 0, "KEY,CERT", NT_TEXT_COMMAND_HELP_SIGN, read_signer,
                        offsetof(nt_options, sign)},
    [NT_OPTION_SIGN_TIME] = {"sign-time", 0, "TIME", NT_TEXT_COMMAND_HELP_SIGN_TIME, read_moment,
                             offsetof(nt_options, sign_time)},
    [NT_OPTION_OUTPUT_FOLDER] = {"output", 'o', "DIR", NT_TEXT_COMMAND_HELP_OUTPUT_FOLDER,
                                 read_text, offsetof(nt_options, output)},
    [NT_OPTION_YES] = {"yes", 'y', NULL, NT_TEXT_COMMAND_HELP_YES, read_switch,
                       offsetof(nt_options, yes)},
    [NT_OPTION_FIGURES] = {"figures", 0, NULL, NT_TEXT_COMMAND_HELP_FIGURES, read_switch,
                           offsetof(nt_options, figures)},
    [NT_OPTION_COPY_TEMPLATE] = {"template", 0, "NAME", NT_TEXT_COMMAND_HELP_COPY_TEMPLATE,
                                 read_text, offsetof(nt_options, template)},
    [NT_OPTION_COPY_DATA] = {"data", 0, "DIR", NT_TEXT_COMMAND_HELP_COPY_DATA, read_text,
                             offsetof(nt_options, data)},
    [NT_OPTION_HELP] = {"help", 'h', NULL, NT_TEXT_COMMAND_HELP_HELP, read_switch,
                        offsetof(nt_options, help)},
};

enum { OPTIONS_MAX = 24, FIRST_LONG = 256 };

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
    if (!may_take(operands, *taken)) {
        return nt_fail(err, NT_USAGE, nt_nowhere,
                       NT_MESSAGE_COMMAND_OPERAND_TOO_MANY(.value = value, .command = command));
    }
    out->operands[(*taken)++] = value;
    return NT_OK;
}

/* "-11,0" is what `netra trace` may be asked for, and no option. */
static bool is_negative_number(const char *word)
{
    return word[0] == '-' && word[1] >= '0' && word[1] <= '9';
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
    bool only_operands = false;
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
        status = optarg && !*optarg
                     ? nt_fail(err, NT_USAGE, nt_nowhere,
                               NT_MESSAGE_COMMAND_OPTION_EMPTY(.option = option->name))
                     : option->read(option, &options, optarg, err);
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
