#include "options.h"

#include <assert.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "moment.h"

static nt_status usage(nt_error *err, const char *what, const char *value, const char *right)
{
    return nt_failf(err, NT_USAGE, nt_nowhere, "%s \"%s\" %s", what, value, right);
}

static nt_status set_data(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->data = value;
    return NT_OK;
}

static nt_status set_published(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->published = value;
    return NT_OK;
}

static nt_status set_out(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->out = value;
    return NT_OK;
}

static nt_status set_output(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->output = value;
    return NT_OK;
}

static nt_status set_setting(nt_options *options, const char *value, nt_error *err)
{
    const char *equals = strchr(value, '=');
    if (!equals || equals == value) {
        return usage(err, "--set", value, "has no name and value; write --set NAME=VALUE");
    }
    if (options->setting_count == NT_SETTINGS_MAX) {
        return nt_failf(err, NT_USAGE, nt_nowhere, "more than %d --set", NT_SETTINGS_MAX);
    }
    /* The name is cut out by the template, which knows how long names are. */
    options->settings[options->setting_count++] = (nt_setting){value, equals + 1};
    return NT_OK;
}

static nt_status set_tongue(nt_options *options, const char *value, nt_error *err)
{
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        if (strcmp(value, nt_lang_codes[lang]) == 0) {
            options->tongue = lang;
            return NT_OK;
        }
    }
    return usage(err, "--lang", value, "is not a language here; id or en");
}

static nt_status set_lang(nt_options *options, const char *value, nt_error *err)
{
    nt_status status = set_tongue(options, value, err);
    if (!status) {
        options->lang = value;
    }
    return status;
}

static nt_status set_as_of(nt_options *options, const char *value, nt_error *err)
{
    options->as_of = nt_date_parse_iso(value, strlen(value));
    return nt_date_known(options->as_of)
               ? NT_OK
               : usage(err, "--as-of", value, "is not a day; write YYYY-MM-DD, as in 2024-04-25");
}

static nt_status set_format(nt_options *options, const char *value, const char *other,
                            const char *right, nt_error *err)
{
    if (strcmp(value, other) != 0 && strcmp(value, "json") != 0) {
        return usage(err, "--format", value, right);
    }
    options->format = value;
    return NT_OK;
}

static nt_status set_format_text(nt_options *options, const char *value, nt_error *err)
{
    return set_format(options, value, "text", "is not known here; text or json", err);
}

static nt_status set_format_csv(nt_options *options, const char *value, nt_error *err)
{
    return set_format(options, value, "csv", "is not known here; csv or json", err);
}

static nt_status set_all(nt_options *options, const char *value, nt_error *err)
{
    (void)value, (void)err;
    options->all = true;
    return NT_OK;
}

static nt_status set_quiet(nt_options *options, const char *value, nt_error *err)
{
    (void)value, (void)err;
    options->quiet = true;
    return NT_OK;
}

static nt_status set_verbose(nt_options *options, const char *value, nt_error *err)
{
    (void)value, (void)err;
    options->verbose = true;
    return NT_OK;
}

static nt_status set_help(nt_options *options, const char *value, nt_error *err)
{
    (void)value, (void)err;
    options->help = true;
    return NT_OK;
}

static nt_status set_template(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->template = value;
    return NT_OK;
}

static nt_status set_old(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->old_edition = value;
    return NT_OK;
}

static nt_status set_new(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->new_edition = value;
    return NT_OK;
}

static nt_status set_replace(nt_options *options, const char *value, nt_error *err)
{
    (void)value, (void)err;
    options->replace = true;
    return NT_OK;
}

static nt_status set_rebuild(nt_options *options, const char *value, nt_error *err)
{
    (void)value, (void)err;
    options->rebuild = true;
    return NT_OK;
}

static nt_status set_sign(nt_options *options, const char *value, nt_error *err)
{
    const char *comma = strchr(value, ',');
    if (!comma || comma == value || !comma[1]) {
        return usage(err, "--sign", value,
                     "does not name a key and its certificate; write --sign key.pem,cert.pem");
    }
    options->sign = value;
    return NT_OK;
}

static nt_status set_sign_time(nt_options *options, const char *value, nt_error *err)
{
    if (!nt_moment_parse(value, &options->sign_moment)) {
        return usage(err, "--sign-time", value,
                     "is not a moment in UTC; write it as 2024-04-25T09:00:00Z");
    }
    options->sign_time = value;
    return NT_OK;
}

static nt_status set_old_data(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->old_data = value;
    return NT_OK;
}

static nt_status set_new_data(nt_options *options, const char *value, nt_error *err)
{
    (void)err;
    options->new_data = value;
    return NT_OK;
}

const nt_option nt_option_data = {
    "data", 0, "DIR", "read the data package in DIR (default: the template's own)", set_data};
const nt_option nt_option_published = {
    "published", 0, "DIR",
    "reconcile cases with the published figures in DIR (default: the template's own)",
    set_published};
const nt_option nt_option_out = {"out", 0, "DIR", "write into DIR (default: out)", set_out};
const nt_option nt_option_output = {"output", 'o', "FILE",
                                    "write FILE; .svg, .pdf or .png says which form", set_output};
const nt_option nt_option_set = {"set", 0, "NAME=VALUE",
                                 "set a parameter of the template; may be repeated", set_setting};
const nt_option nt_option_lang = {
    "lang", 0, "id|en", "the language of what netra writes (default: the template's, else id)",
    set_lang};
const nt_option nt_option_tongue = {
    "lang", 0, "id|en", "the language of messages (default: the environment's, else id)",
    set_tongue};
const nt_option nt_option_as_of = {
    "as-of", 0, "DATE", "the edition of DATE: leave out what was published later", set_as_of};
const nt_option nt_option_format_text = {"format", 0, "text|json", "the form of the result",
                                         set_format_text};
const nt_option nt_option_format_csv = {"format", 0, "csv|json", "the form of the result",
                                        set_format_csv};
const nt_option nt_option_all = {"all", 0, NULL, "print every problem and finding, however many",
                                 set_all};
const nt_option nt_option_all_lines = {"all", 0, NULL, "print every line, however many", set_all};
const nt_option nt_option_all_numbers = {"all", 0, NULL, "judge every number on every page",
                                         set_all};
const nt_option nt_option_quiet = {"quiet", 'q', NULL, "print errors only", set_quiet};
const nt_option nt_option_verbose = {"verbose", 'v', NULL, "print the time of each stage",
                                     set_verbose};
const nt_option nt_option_output_bag = {
    "output", 'o', "PATH", "write PATH: a zip when it ends in .zip, else a folder", set_output};
const nt_option nt_option_replace = {
    "replace", 0, NULL, "replace the bag that has this name, instead of filing beside it",
    set_replace};
const nt_option nt_option_old = {
    "old", 0, "OLD", "the older edition of a revision note: a bag or a finished PDF", set_old};
const nt_option nt_option_new = {"new", 0, "NEW", "the newer edition", set_new};
const nt_option nt_option_same_template = {
    "template", 0, "DIR", "refuse when the template in DIR is not the one of the PDF",
    set_template};
const nt_option nt_option_same_data = {
    "data", 0, "DIR",
    "find tables of cases in DIR; refuse when the data there are not those of the PDF", set_data};
const nt_option nt_option_withheld_data = {
    "data", 0, "DIR", "with --rebuild: find the tables that the bag withholds in DIR", set_data};
const nt_option nt_option_rebuild = {
    "rebuild", 0, NULL, "build the report again from the bag and compare", set_rebuild};
const nt_option nt_option_sign = {
    "sign", 0, "KEY,CERT",
    "sign the PDF: a private key and its certificates, two PEM files (RSA or elliptic curve)",
    set_sign};
const nt_option nt_option_sign_time = {
    "sign-time", 0, "TIME",
    "the time that the signature claims, in UTC (default: SOURCE_DATE_EPOCH, else now)",
    set_sign_time};
const nt_option nt_option_old_data = {
    "old-data", 0, "DIR", "the data of the older edition, when its table of cases did not travel",
    set_old_data};
const nt_option nt_option_new_data = {
    "new-data", 0, "DIR", "the data of the newer edition, when its table of cases did not travel",
    set_new_data};
const nt_option nt_option_help = {"help", 'h', NULL, "print this help", set_help};

enum { OPTIONS_MAX = 24, FIRST_LONG = 256 };

typedef struct {
    struct option longs[OPTIONS_MAX + 1];
    char shorts[2 * OPTIONS_MAX + 3];
    size_t count;
} grammar;

static grammar grammar_of(const nt_option *const *known)
{
    grammar g = {.shorts = "+:"};
    size_t letters = 2;
    for (; known[g.count]; g.count++) {
        assert(g.count < OPTIONS_MAX);
        const nt_option *option = known[g.count];
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

static const nt_option *option_of(const nt_option *const *known, int code)
{
    if (code >= FIRST_LONG) {
        return known[code - FIRST_LONG];
    }
    for (; *known; known++) {
        if ((*known)->letter == code) {
            return *known;
        }
    }
    return NULL;
}

static nt_status take_operand(const char *value, const char *command, const char *const *operands,
                              nt_options *out, size_t *taken, nt_error *err)
{
    if (!operands[*taken]) {
        return nt_failf(err, NT_USAGE, nt_nowhere,
                        "\"%s\" is one operand too many; see netra %s --help", value, command);
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
    size_t name = strcspn(word, "=");
    if (word[1] == '-' && word[name] && optopt) { /* it is known, and a flag */
        return nt_failf(err, NT_USAGE, nt_nowhere, "%.*s takes no value; see netra %s --help",
                        (int)name, word, command);
    }
    return nt_failf(err, NT_USAGE, nt_nowhere, "%s %s; see netra %s --help",
                    is_letter ? letter : word,
                    code == ':' ? "needs a value" : "is not an option here", command);
}

nt_status nt_options_parse(int argc, char **argv, const char *command,
                           const nt_option *const *known, const char *const *operands,
                           nt_options *out, nt_error *err)
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
                     ? nt_failf(err, NT_USAGE, nt_nowhere,
                                "--%s is empty; give it a value, or leave it out", option->name)
                     : option->set(&options, optarg, err);
    }
    if (!status && !options.help && operands[taken] && operands[taken][0] != '[') {
        status = nt_failf(err, NT_USAGE, nt_nowhere, "%s is missing; see netra %s --help",
                          operands[taken], command);
    }
    out->tongue = options.tongue;
    if (!status) {
        *out = options;
    }
    return status;
}
