#include "sentence.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "words/rules.h"

/* A longer list is cut and says how many are left out. */
enum { LISTED_MAX = 5, VALUES_MAX = 8, PERSONAL_DIGITS = 16, PARTS_MAX = 12 };

/* Bytes of a text from the data; the longest title of a source that was met has 127. */
enum { TEXT_MAX = 240 };

static const nt_text unnamed_source = NT_TEXT_RULES_SENTENCE_AN_UNNAMED_SOURCE;

/* What is being written: the pattern in each language, and the arguments that both share. One is
 * written after the other in the same place. */
struct nt_writer {
    const nt_finding_sink *sink;
    nt_buffer pattern[NT_LANG_COUNT], whole;
    nt_arena *arena; /* of the arguments, until the sentence stands */
    NT_VEC(nt_arg) args;
};
typedef nt_writer writer;

nt_writer *nt_rules_open_writer(nt_arena *arena)
{
    writer *w = nt_new(arena, writer);
    w->arena = arena;
    w->whole = nt_buffer_open(arena);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        w->pattern[lang] = nt_buffer_open(arena);
    }
    return w;
}

static void put_both(writer *w, const char *text)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer_puts(&w->pattern[lang], text);
    }
}

/* Pieces that are written one after the other, to stand in the slots of a text: where each begins.
 */
typedef struct {
    size_t count;
    size_t begins[PARTS_MAX + 1][NT_LANG_COUNT];
} pieces;

/* The next piece begins here. */
static void begin(writer *w, pieces *p)
{
    assert(p->count <= PARTS_MAX);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        p->begins[p->count][lang] = w->pattern[lang].length;
    }
    p->count++;
}

/* The pieces make way for the text, in which each "{n}" is piece n. */
static void fill(writer *w, pieces *p, nt_text text)
{
    nt_buffer *out = &w->whole;
    begin(w, p);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *said = nt_buffer_text(&w->pattern[lang]);
        out->length = 0;
        for (const char *at = text.in[lang]; *at;) {
            size_t plain = strcspn(at, "{");
            nt_buffer_add(out, at, plain);
            at += plain;
            if (*at) {
                char *end;
                size_t n = strtoul(at + 1, &end, 10);
                assert(n + 1 < p->count && *end == '}');
                nt_buffer_add(out, said + p->begins[n][lang],
                              p->begins[n + 1][lang] - p->begins[n][lang]);
                at = end + 1;
            }
        }
        w->pattern[lang].length = p->begins[0][lang];
        nt_buffer_add(&w->pattern[lang], nt_buffer_text(out), out->length);
    }
}

static void put_arg(writer *w, nt_arg arg)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer_printf(&w->pattern[lang], "{%zu}", w->args.count);
    }
    nt_vec_push(w->arena, &w->args, arg);
}

static bool has_long_number(const char *text)
{
    for (const char *at = text; *at; at += strcspn(at, "0123456789")) {
        size_t digits = strspn(at, "0123456789");
        if (digits >= PERSONAL_DIGITS) {
            return true;
        }
        at += digits;
    }
    return false;
}

/* Words from the data, without what may be a person's number. */
static const char *without_long_numbers(nt_arena *arena, const char *text)
{
    if (!has_long_number(text)) {
        return text;
    }
    nt_buffer out = nt_buffer_open(arena);
    for (const char *at = text; *at;) {
        size_t digits = strspn(at, "0123456789");
        size_t length = digits ? digits : strcspn(at, "0123456789");
        if (digits >= PERSONAL_DIGITS) {
            nt_buffer_puts(&out, "…");
        } else {
            nt_buffer_add(&out, at, length);
        }
        at += length;
    }
    return nt_buffer_text(&out);
}

/* The text, or, of one that no sentence has room for, its opening: up to a whole character, and no
 * part of a number. */
static const char *shortened(nt_arena *arena, const char *text)
{
    size_t length = strnlen(text, TEXT_MAX + 1);
    if (length <= TEXT_MAX) {
        return text;
    }
    while (length > 0 &&
           (((unsigned char)text[length] & 0xC0) == 0x80 || nt_is_digit(text[length - 1]))) {
        length--;
    }
    return nt_arena_printf(arena, "%.*s…", (int)length, text);
}

static void put_text(writer *w, const char *text)
{
    nt_arena *arena = w->sink->arena;
    put_arg(w, (nt_arg){.kind = NT_ARG_TEXT,
                        .text = without_long_numbers(arena, shortened(arena, text))});
}

static void put_label(writer *w, const nt_text *label)
{
    put_arg(w, (nt_arg){.kind = NT_ARG_LABEL, .label = label});
}

static void put_day(writer *w, nt_date day)
{
    put_arg(w, (nt_arg){.kind = NT_ARG_DATE, .date = day});
}

static void put_bare_number(writer *w, const nt_figure *f)
{
    nt_arg arg = {.kind = NT_ARG_COUNT,
                  .number = f->number,
                  .decimals = f->value.decimals,
                  .ledger_id = f->id};
    if (nt_figure_is_share(f)) {
        arg.kind = NT_ARG_PERCENT;
    } else if (f->value.decimals > 0) {
        arg.kind = NT_ARG_DECIMAL;
    }
    put_arg(w, arg);
}

/* "sekitar 60". */
static void put_number(writer *w, const nt_figure *f)
{
    static const nt_text qualified[] = {[NT_APPROXIMATE] = NT_TEXT_RULES_ABOUT,
                                        [NT_MORE_THAN] = NT_TEXT_RULES_MORE_THAN,
                                        [NT_LESS_THAN] = NT_TEXT_RULES_FEWER_THAN};
    pieces p = {0};
    begin(w, &p);
    put_bare_number(w, f);
    if (f->qualifier != NT_EXACT) {
        fill(w, &p, qualified[f->qualifier]);
    }
}

static void put_in_unit(writer *w, const nt_figure *f, const char *unit)
{
    put_number(w, f);
    if (!nt_figure_is_share(f)) {
        put_both(w, "\u00A0"); /* no break between a number and its unit */
        put_arg(w, (nt_arg){.kind = NT_ARG_UNIT, .text = unit, .number = f->number});
    }
}

static void put_value(writer *w, const nt_figure *f)
{
    put_in_unit(w, f, f->unit);
}

const nt_text *nt_rules_label(const nt_finding_sink *sink, const nt_figure *figure)
{
    const nt_indicator *indicator = figure->indicator;
    const nt_indicator *stage = sink->stages[indicator->stage];
    return indicator->kind == NT_INDICATOR_SHARE && stage ? &stage->label : &indicator->label;
}

static void put_counted(writer *w, const nt_figure *f)
{
    put_value(w, f);
    /* "400 laporan dilaporkan" says it twice. */
    bool told = f->indicator->stage == NT_STAGE_REPORTED && strcmp(f->unit, "reports") == 0;
    if (nt_rules_is_stage(f) && !told) {
        put_both(w, " ");
        put_label(w, nt_rules_label(w->sink, f));
    }
}

static void put_period(writer *w, const nt_figure *f)
{
    pieces p = {0};
    begin(w, &p);
    put_day(w, f->period_start);
    begin(w, &p);
    put_day(w, f->period_end);
    fill(w, &p, (nt_text)NT_TEXT_RULES_DAY_TO_DAY);
}

/* " pada Pemilu 2024, Jawa Tengah, camat". */
static void put_place(writer *w, const nt_figure *f)
{
    if (f->event) {
        pieces p = {0};
        begin(w, &p);
        put_text(w, f->event->name);
        fill(w, &p, (nt_text)NT_TEXT_RULES_IN_AN_EVENT);
    }
    if (!f->whole_area && *f->area) {
        put_both(w, ", ");
        put_text(w, f->area);
    }
    if (f->indicator->kind != NT_INDICATOR_CATEGORY_SHARE && *f->category) {
        put_both(w, ", ");
        put_text(w, f->category);
    }
}

static void put_scope(writer *w, const nt_figure *f)
{
    put_place(w, f);
    if (nt_figure_has_period(f)) {
        put_both(w, ", ");
        put_period(w, f);
    }
}

/* "60 laporan (ditolak)". */
static void put_named(writer *w, const nt_figure *f)
{
    put_value(w, f);
    put_both(w, " (");
    if (*f->category) {
        put_text(w, f->category);
    } else {
        put_label(w, nt_rules_label(w->sink, f));
    }
    put_both(w, ")");
}

/* "jumlah “terbukti”". */
static void put_subject(writer *w, const nt_figure *f, bool opens)
{
    static const nt_text shares[] = {NT_TEXT_RULES_THE_SHARE, NT_TEXT_RULES_THE_SHARE_OPENS},
                         numbers[] = {NT_TEXT_RULES_THE_NUMBER, NT_TEXT_RULES_THE_NUMBER_OPENS};
    pieces p = {0};
    begin(w, &p);
    if (f->indicator->kind == NT_INDICATOR_CATEGORY_SHARE) {
        put_text(w, f->category);
    } else {
        put_label(w, nt_rules_label(w->sink, f));
    }
    fill(w, &p, (nt_figure_is_share(f) ? shares : numbers)[opens]);
}

/* "jumlah “terbukti” pada Pemilu 2024, Jawa Tengah". */
static void put_what(writer *w, const nt_figure *f, bool opens)
{
    put_subject(w, f, opens);
    put_scope(w, f);
}

static void put_source(writer *w, const nt_figure *f)
{
    const nt_source *source = f->source;
    if (source && *source->publisher) {
        put_text(w, source->publisher);
    } else if (source && *source->title) {
        put_both(w, "“");
        put_text(w, source->title);
        put_both(w, "”");
    } else {
        put_label(w, &unnamed_source);
    }
}

static void put_witness(writer *w, const nt_figure *f, nt_say_kind kind)
{
    put_both(w, " (");
    if (kind == NT_SAY_COUNTERS) {
        put_text(w, f->counter->id);
    } else {
        put_source(w, f);
    }
    if (kind == NT_SAY_DATED) {
        put_both(w, ", ");
        put_day(w, f->as_of);
    }
    put_both(w, ")");
}

static bool is_of_one_unit(const nt_group *list)
{
    for (size_t i = 1; i < list->count; i++) {
        if (!nt_rules_agree(list->items[0], list->items[i], "u")) {
            return false;
        }
    }
    return true;
}

/* "314 dan 99 laporan": of one unit, which stands once, for all of them. */
static void put_bare(writer *w, const nt_figure *f, bool last)
{
    put_number(w, f);
    if (last) {
        put_both(w, "\u00A0");
        put_arg(w, (nt_arg){.kind = NT_ARG_UNIT, .text = f->unit, .number = 2});
    }
}

static void put_item(writer *w, const nt_group *list, size_t i, nt_say_kind kind, bool last)
{
    const nt_figure *f = list->items[i];
    if (kind == NT_SAY_VALUES && list->count > 1 && is_of_one_unit(list)) {
        put_bare(w, f, last);
        return;
    }
    put_value(w, f);
    if (kind != NT_SAY_VALUES) {
        put_witness(w, f, kind);
    }
}

static void put_list(writer *w, const nt_group *list, nt_say_kind kind)
{
    size_t most = kind == NT_SAY_VALUES ? VALUES_MAX : LISTED_MAX;
    size_t shown = list->count > most ? most - 1 : list->count;
    pieces p = {0};
    begin(w, &p);
    for (size_t i = 0; i < shown; i++) {
        if (i > 0 && i + 1 == list->count) {
            begin(w, &p);
        } else if (i > 0) {
            put_both(w, ", ");
        }
        put_item(w, list, i, kind, i + 1 == shown);
    }
    if (shown < list->count) {
        begin(w, &p);
        put_arg(w, (nt_arg){.kind = NT_ARG_COUNT, .number = (double)(list->count - shown)});
        fill(w, &p, (nt_text)NT_TEXT_RULES_AND_SO_MANY_MORE);
    } else if (p.count == 2) {
        fill(w, &p,
             list->count > 2 ? (nt_text)NT_TEXT_RULES_MANY_AND_A_LAST : (nt_text)NT_TEXT_RULES_TWO);
    }
}

static void put_part(writer *w, const nt_say *part)
{
    switch (part->kind) {
    case NT_SAY_VALUE:
        put_value(w, part->figure);
        break;
    case NT_SAY_IN_UNIT:
        put_in_unit(w, part->figure, part->text);
        break;
    case NT_SAY_NUMBER:
        put_number(w, part->figure);
        break;
    case NT_SAY_COUNTED:
        put_counted(w, part->figure);
        break;
    case NT_SAY_LABEL:
        put_label(w, nt_rules_label(w->sink, part->figure));
        break;
    case NT_SAY_WHAT:
    case NT_SAY_What:
        put_what(w, part->figure, part->kind == NT_SAY_What);
        break;
    case NT_SAY_Series:
        put_subject(w, part->figure, true);
        put_place(w, part->figure);
        break;
    case NT_SAY_NAMED:
        put_named(w, part->figure);
        break;
    case NT_SAY_SCOPE:
        put_scope(w, part->figure);
        break;
    case NT_SAY_SOURCE:
        put_source(w, part->figure);
        break;
    case NT_SAY_DAY:
        put_day(w, part->figure->as_of);
        break;
    case NT_SAY_PERIOD:
        put_period(w, part->figure);
        break;
    case NT_SAY_LIST:
    case NT_SAY_DATED:
    case NT_SAY_COUNTERS:
    case NT_SAY_VALUES:
        put_list(w, part->list, part->kind);
        break;
    case NT_SAY_COUNT:
        put_arg(w, (nt_arg){.kind = NT_ARG_COUNT, .number = part->number});
        break;
    case NT_SAY_DECIMAL:
        put_arg(w, (nt_arg){.kind = part->decimals > 0 ? NT_ARG_DECIMAL : NT_ARG_COUNT,
                            .number = part->number,
                            .decimals = part->decimals});
        break;
    case NT_SAY_WORD:
        put_label(w, part->label);
        break;
    case NT_SAY_DATE:
        put_day(w, part->date);
        break;
    case NT_SAY_PERCENT:
        put_arg(w, (nt_arg){
                       .kind = NT_ARG_PERCENT, .number = part->number, .decimals = part->decimals});
        break;
    case NT_SAY_TEXT:
        put_text(w, part->text);
        break;
    }
}

nt_phrase nt_rules_sentence(nt_finding_sink *sink, nt_text pattern, const nt_say *said,
                            size_t count)
{
    assert(count <= PARTS_MAX);
    writer *w = sink->writer;
    w->sink = sink;
    w->args.count = 0;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        w->pattern[lang].length = 0;
    }
    pieces p = {0};
    for (size_t i = 0; i < count; i++) {
        begin(w, &p);
        put_part(w, &said[i]);
    }
    fill(w, &p, pattern);
    nt_text *whole = nt_new(sink->arena, nt_text);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        const nt_buffer *text = &w->pattern[lang];
        whole->in[lang] = nt_arena_text(sink->arena, text->bytes, text->length);
    }
    const nt_arg *args = nt_arena_copy(sink->arena, w->args.items, w->args.count * sizeof *args);
    return (nt_phrase){whole, args, w->args.count};
}

nt_say nt_say_figure(nt_say_kind kind, const nt_figure *figure)
{
    return (nt_say){.kind = kind, .figure = figure};
}

nt_say nt_say_in_unit(const nt_figure *figure, const char *unit)
{
    return (nt_say){.kind = NT_SAY_IN_UNIT, .figure = figure, .text = unit};
}

nt_say nt_say_list(const nt_group *figures)
{
    return (nt_say){.kind = NT_SAY_LIST, .list = figures};
}

nt_say nt_say_dated_list(const nt_group *figures)
{
    return (nt_say){.kind = NT_SAY_DATED, .list = figures};
}

nt_say nt_say_counters(const nt_group *figures)
{
    return (nt_say){.kind = NT_SAY_COUNTERS, .list = figures};
}

nt_say nt_say_count(double number)
{
    return (nt_say){.kind = NT_SAY_COUNT, .number = number};
}

nt_say nt_say_values(const nt_group *figures)
{
    return (nt_say){.kind = NT_SAY_VALUES, .list = figures};
}

nt_say nt_say_date(nt_date day)
{
    return (nt_say){.kind = NT_SAY_DATE, .date = day};
}

nt_say nt_say_decimal(double number, int decimals)
{
    return (nt_say){.kind = NT_SAY_DECIMAL, .number = number, .decimals = decimals};
}

nt_say nt_say_label(const nt_text *label)
{
    return (nt_say){.kind = NT_SAY_WORD, .label = label};
}

nt_say nt_say_percent(double number, int decimals)
{
    return (nt_say){.kind = NT_SAY_PERCENT, .number = number, .decimals = decimals};
}

nt_say nt_say_text(nt_finding_sink *sink, const char *text, size_t length)
{
    return (nt_say){.kind = NT_SAY_TEXT, .text = nt_arena_text(sink->arena, text, length)};
}

void nt_rules_report_pair(nt_finding_sink *sink, nt_text pattern, nt_say_kind opening,
                          const nt_figure *first, const nt_figure *second, size_t doubtful_count)
{
    const nt_say parts[] = {
        nt_say_figure(opening, first),        nt_say_figure(NT_SAY_VALUE, first),
        nt_say_figure(NT_SAY_SOURCE, first),  nt_say_figure(NT_SAY_DAY, first),
        nt_say_figure(NT_SAY_WHAT, second),   nt_say_figure(NT_SAY_VALUE, second),
        nt_say_figure(NT_SAY_SOURCE, second), nt_say_figure(NT_SAY_DAY, second),
    };
    const nt_figure *figures[] = {first, second};
    nt_rules_report(sink, figures, 2, doubtful_count,
                    nt_rules_sentence(sink, pattern, parts, sizeof parts / sizeof *parts));
}
