/* What a template can say: every name with what it prints now. */
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "command.h"
#include "report/said.h"
#include "words/command.h"

/* A kind as JSON calls it, and its heading. */
static const struct {
    const char *id;
    nt_text heading;
} kinds[NT_SAID_KIND_COUNT] = {
    [NT_SAID_NUMBER] = {"number", NT_TEXT_COMMAND_NAMES_NUMBERS},
    [NT_SAID_TEXT] = {"text", NT_TEXT_COMMAND_NAMES_TEXTS},
    [NT_SAID_STATEMENT] = {"statement", NT_TEXT_COMMAND_NAMES_STATEMENTS},
    [NT_SAID_TRUTH] = {"truth", NT_TEXT_COMMAND_NAMES_TRUTHS},
    [NT_SAID_LIST] = {"list", NT_TEXT_COMMAND_NAMES_LISTS},
    [NT_SAID_SELECTION] = {"selection", NT_TEXT_COMMAND_NAMES_SELECTIONS},
    [NT_SAID_FRAME] = {"frame", NT_TEXT_COMMAND_NAMES_FRAMES},
    [NT_SAID_CHART] = {"chart", NT_TEXT_COMMAND_NAMES_CHARTS},
    [NT_SAID_TABLE] = {"table", NT_TEXT_COMMAND_NAMES_TABLES}};

enum { NAME_WIDTH_MAX = 48, VALUE_WIDTH_MAX = 28 };

/* The columns of one kind, no wider than their longest text, or than reads well. */
typedef struct {
    size_t name, value;
} widths;

static size_t wider(size_t width, const char *text, size_t most)
{
    size_t own = nt_utf8_count(text, strlen(text));
    return own > width && own <= most ? own : width;
}

static widths widths_of(const nt_said *said, size_t count)
{
    widths w = {0};
    for (size_t i = 0; i < count && said[i].kind == said->kind; i++) {
        w.name = wider(w.name, said[i].name, NAME_WIDTH_MAX);
        w.value = wider(w.value, said[i].value, VALUE_WIDTH_MAX);
    }
    return w;
}

static int blanks_behind(const char *text, size_t width)
{
    size_t own = nt_utf8_count(text, strlen(text));
    return own < width ? (int)(width - own) : 0;
}

static void print_line(const nt_said *said, widths w)
{
    nt_say(stdout, "  %s%*s  %s", said->name, blanks_behind(said->name, w.name), "", said->value);
    if (*said->label) {
        nt_say(stdout, "%*s  %s", blanks_behind(said->value, w.value), "", said->label);
    }
    putchar('\n');
}

static void print_text(const nt_said *said, size_t count, nt_lang tongue)
{
    widths w = {0};
    for (size_t i = 0; i < count; i++) {
        if (!i || said[i].kind != said[i - 1].kind) {
            w = widths_of(&said[i], count - i);
            fputs(i ? "\n" : "", stdout);
            nt_say(stdout, "%s\n", kinds[said[i].kind].heading.in[tongue]);
        }
        print_line(&said[i], w);
    }
}

/* ---- without a pattern: what there is, and how to ask on ---- */

enum { LISTED = 20, NAMED = 30 };

/* "cases." of "cases.total"; a name without a dot belongs to none. */
static size_t stem_length(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot ? (size_t)(dot - name) + 1 : 0;
}

/* Those of a group stand one behind the other, as names are sorted. */
static size_t group_of(const nt_said *said, size_t count)
{
    size_t stem = stem_length(said->name), end = 1;
    while (end < count && stem_length(said[end].name) == stem &&
           strncmp(said[end].name, said->name, stem) == 0) {
        end++;
    }
    return end;
}

/* The first that says something. */
static const nt_said *example_of(const nt_said *said, size_t count)
{
    NT_RETURN_FIRST(i, count, said[i].hole == NT_HOLE_NONE, &said[i], said);
}

static void print_group(nt_arena *arena, const nt_said *said, size_t count, nt_lang tongue)
{
    const nt_said *example = example_of(said, count);
    const char *stem = nt_arena_text(arena, said->name, stem_length(said->name));
    nt_tell(stdout, tongue,
            NT_MESSAGE_COMMAND_NAMES_GROUP(.stem = nt_arena_printf(arena, "%s*", stem),
                                           .count = (long long)count, .name = example->name,
                                           .value = example->value));
}

/* Names that are in no group, such as those of figures. */
typedef struct {
    nt_buffer names;
    size_t count;
} loose_names;

static void keep_loose(loose_names *loose, const nt_said *said)
{
    if (loose->count++ < NAMED) {
        nt_buffer_printf(&loose->names, "%s%s", loose->names.length ? ", " : "", said->name);
    }
}

static void print_groups(nt_arena *arena, const nt_said *said, size_t count, nt_lang tongue)
{
    loose_names loose = {.names = nt_buffer_open(arena)};
    for (size_t i = 0; i < count;) {
        size_t group = stem_length(said[i].name) ? group_of(&said[i], count - i) : 1;
        if (group > 1) {
            print_group(arena, &said[i], group, tongue);
        } else {
            keep_loose(&loose, &said[i]);
        }
        i += group;
    }
    if (loose.count) {
        nt_tell(stdout, tongue,
                NT_MESSAGE_COMMAND_NAMES_LOOSE(.count = (long long)loose.count,
                                               .names = nt_buffer_text(&loose.names),
                                               .more = loose.count > NAMED ? ", …" : ""));
    }
}

static void print_kind(nt_arena *arena, const nt_said *said, size_t count, nt_lang tongue)
{
    nt_say(stdout, "%s\n", kinds[said->kind].heading.in[tongue]);
    if (count > LISTED) {
        print_groups(arena, said, count, tongue);
        return;
    }
    widths w = widths_of(said, count);
    for (size_t i = 0; i < count; i++) {
        print_line(&said[i], w);
    }
}

static void print_overview(nt_arena *arena, const nt_said *said, size_t count, nt_lang tongue)
{
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && said[end].kind == said[i].kind) {
            end++;
        }
        print_kind(arena, &said[i], end - i, tongue);
        putchar('\n');
        i = end;
    }
    nt_tell(stdout, tongue, NT_MESSAGE_COMMAND_NAMES_ASK_ON());
}

static void put_said(nt_json_writer *w, const void *item, const void *context)
{
    static const char *const states[NT_HOLE_COUNT] = {[NT_HOLE_NONE] = "known",
                                                      [NT_HOLE_ZERO] = "zero",
                                                      [NT_HOLE_UNKNOWN] = "unknown",
                                                      [NT_HOLE_WITHHELD] = "withheld"};
    const nt_said *said = item;
    (void)context;
    nt_json_member(w, "kind", kinds[said->kind].id);
    nt_json_member(w, "name", said->name);
    nt_json_member(w, "prints", said->value);
    nt_json_member(w, "state", states[said->hole]);
    nt_json_member_bool(w, "holds", said->holds);
    nt_json_member(w, "label", said->label);
}

static void print_json(nt_arena *arena, const nt_said *said, size_t count)
{
    nt_json_writer w = nt_json_open_masking(arena);
    nt_json_member_objects(&w, "names", said, sizeof *said, count, put_said, NULL);
    nt_json_end(&w, '}');
    fputs(nt_buffer_text(w.out), stdout);
}

static nt_status list(nt_run_state *run, nt_error *err)
{
    const nt_options *options = run->options;
    const nt_said *said;
    size_t count;
    NT_TRY(nt_note_results(run, err));
    NT_TRY(nt_report_said(run->arena, run->template, run->results, options->operands[1], &said,
                          &count, err));
    if (options->json) {
        print_json(run->arena, said, count);
    } else if (options->operands[1] || options->all) {
        print_text(said, count, options->tongue);
    } else {
        print_overview(run->arena, said, count, options->tongue);
    }
    return NT_OK;
}

const nt_command nt_command_names = {
    .name = "names",
    .operands = {"TEMPLATE", "[PATTERN]"},
    .summary = NT_TEXT_COMMAND_NAMES_SUMMARY,
    .description = NT_TEXT_COMMAND_NAMES_DESCRIPTION,
    .options = {NT_OPTION_DATA, NT_OPTION_CUBE, NT_OPTION_PUBLISHED, NT_OPTION_RELEASED,
                NT_OPTION_FAMILY, NT_OPTION_SET, NT_OPTION_OLD, NT_OPTION_NEW, NT_OPTION_OLD_DATA,
                NT_OPTION_NEW_DATA, NT_OPTION_LANG, NT_OPTION_AS_OF, NT_OPTION_ALL_NAMES,
                NT_OPTION_FORMAT_TEXT, NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_HELP},
    .in_run = list};
