#include "sentence.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

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

/* Words from the data, without what may be a person's number. */
static const char *without_long_numbers(nt_arena *arena, const char *text)
{
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

/* A text of the data that may have one for each language. */
static void put_texts(writer *w, nt_text texts)
{
    nt_arena *arena = w->sink->arena;
    if (strcmp(texts.in[NT_LANG_ID], texts.in[NT_LANG_EN]) == 0) {
        put_text(w, texts.in[NT_LANG_ID]);
        return;
    }
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        texts.in[lang] = without_long_numbers(arena, shortened(arena, texts.in[lang]));
    }
    put_label(w, nt_arena_copy(arena, &texts, sizeof texts));
}

static void put_day(writer *w, nt_date day)
{
    put_arg(w, (nt_arg){.kind = NT_ARG_DATE, .date = day});
}

/* "sekitar 60". */
static void put_number(writer *w, const nt_figure *f)
{
    static const nt_text qualified[] = {[NT_APPROXIMATE] = NT_TEXT_RULES_ABOUT,
                                        [NT_MORE_THAN] = NT_TEXT_RULES_MORE_THAN,
                                        [NT_LESS_THAN] = NT_TEXT_RULES_FEWER_THAN};
    nt_arg_kind kind = nt_figure_is_share(f)   ? NT_ARG_PERCENT
                       : f->value.decimals > 0 ? NT_ARG_DECIMAL
                                               : NT_ARG_COUNT;
    pieces p = {0};
    begin(w, &p);
    put_arg(w, (nt_arg){.kind = kind,
                        .number = f->number,
                        .decimals = f->value.decimals,
                        .ledger_id = f->id});
    if (f->qualifier != NT_EXACT) {
        fill(w, &p, qualified[f->qualifier]);
    }
}

/* No break between a number and its unit, which has the form for `number`. A share has none. */
static void put_unit(writer *w, const nt_figure *f, const char *unit, double number)
{
    if (!nt_figure_is_share(f)) {
        put_both(w, "\u00A0");
        put_arg(w, (nt_arg){.kind = NT_ARG_UNIT, .text = unit, .number = number});
    }
}

/* By its category or by its label; a share of a stage is called by the stage. */
static void put_called(writer *w, const nt_figure *f, bool by_category)
{
    const nt_text *stage = w->sink->stages[f->indicator->stage];
    if (by_category) {
        put_texts(w, f->category_label);
    } else {
        put_label(w,
                  f->indicator->kind == NT_INDICATOR_SHARE && stage ? stage : &f->indicator->label);
    }
}

/* "400 laporan dilaporkan" says it twice. */
static bool is_told_by_unit(const nt_figure *f)
{
    return f->indicator->stage == NT_STAGE_REPORTED && strcmp(f->unit, "reports") == 0;
}

/* Slots v, u, n, c and m. */
static void put_value(writer *w, const nt_figure *f, const char *unit, char slot)
{
    put_number(w, f);
    if (slot != 'n') {
        put_unit(w, f, slot == 'u' ? unit : f->unit, f->number);
    }
    if (slot == 'c' && nt_rules_is_stage(f) && !is_told_by_unit(f)) {
        put_both(w, " ");
        put_called(w, f, false);
    }
    if (slot == 'm') {
        put_both(w, " (");
        put_called(w, f, *f->category);
        put_both(w, ")");
    }
}

static void put_period(writer *w, const nt_figure *f)
{
    if (f->period_start == f->period_end) {
        put_day(w, f->period_end);
        return;
    }
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
        put_texts(w, f->event->label);
        fill(w, &p, (nt_text)NT_TEXT_RULES_IN_AN_EVENT);
    }
    if (!f->whole_area && *f->area) {
        put_both(w, ", ");
        put_texts(w, nt_figure_area_label(f));
    }
    if (f->indicator->kind != NT_INDICATOR_CATEGORY_SHARE && *f->category) {
        put_both(w, ", ");
        put_texts(w, f->category_label);
    }
}

/* Slots w, W, S and o: "jumlah “terbukti” pada Pemilu 2024, Jawa Tengah", or some of it. */
static void put_what(writer *w, const nt_figure *f, char slot)
{
    static const nt_text shares[] = {NT_TEXT_RULES_THE_SHARE, NT_TEXT_RULES_THE_SHARE_OPENS},
                         numbers[] = {NT_TEXT_RULES_THE_NUMBER, NT_TEXT_RULES_THE_NUMBER_OPENS};
    pieces p = {0};
    begin(w, &p);
    if (slot != 'o') {
        put_called(w, f, f->indicator->kind == NT_INDICATOR_CATEGORY_SHARE);
        fill(w, &p, (nt_figure_is_share(f) ? shares : numbers)[slot != 'w']);
    }
    put_place(w, f);
    if (slot != 'S' && nt_figure_has_period(f)) {
        put_both(w, ", ");
        put_period(w, f);
    }
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

static void put_witness(writer *w, const nt_figure *f, char slot)
{
    put_both(w, " (");
    if (slot == 'K') {
        put_text(w, f->counter->id);
    } else {
        put_source(w, f);
    }
    if (slot == 'D') {
        put_both(w, ", ");
        put_day(w, f->as_of);
    }
    put_both(w, ")");
}

/* Values of one unit have it once, for all of them: "314 dan 99 laporan". */
static void put_list(writer *w, const nt_group *list, char slot)
{
    bool values = slot == 'V', one_unit = values && list->count > 1 && nt_rules_alike(list, "u");
    size_t most = values ? VALUES_MAX : LISTED_MAX;
    size_t shown = list->count > most ? most - 1 : list->count;
    pieces p = {0};
    begin(w, &p);
    for (size_t i = 0; i < shown; i++) {
        const nt_figure *f = list->items[i];
        if (i > 0 && i + 1 == list->count) {
            begin(w, &p);
        } else if (i > 0) {
            put_both(w, ", ");
        }
        put_number(w, f);
        if (!one_unit || i + 1 == shown) {
            put_unit(w, f, f->unit, one_unit ? 2 : f->number);
        }
        if (!values) {
            put_witness(w, f, slot);
        }
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

static void put_slot(writer *w, const nt_say *said, char slot)
{
    const nt_figure *f = said->figure;
    switch (slot) {
    case 'v':
    case 'u':
    case 'n':
    case 'c':
    case 'm':
        put_value(w, f, said->text, slot);
        break;
    case 'w':
    case 'W':
    case 'S':
    case 'o':
        put_what(w, f, slot);
        break;
    case 'l':
        put_called(w, f, false);
        break;
    case 's':
        put_source(w, f);
        break;
    case 'd':
        put_day(w, f->as_of);
        break;
    case 'p':
        put_period(w, f);
        break;
    case 't':
        put_text(w, said->text);
        break;
    case '=':
        put_arg(w, said->computed);
        break;
    default:
        put_list(w, said->list, slot);
        break;
    }
}

/* The text with the slots filled, by arguments that all languages share. */
static nt_phrase sentence_of(nt_finding_sink *sink, nt_text text, const nt_say *said)
{
    writer *w = sink->writer;
    w->sink = sink;
    w->args.count = 0;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        w->pattern[lang].length = 0;
    }
    pieces p = {0};
    for (; said->slots; said++) {
        for (const char *slot = said->slots; *slot; slot++) {
            begin(w, &p);
            put_slot(w, said, *slot);
        }
    }
    fill(w, &p, text);
    nt_text *whole = nt_new(sink->arena, nt_text);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        const nt_buffer *pattern = &w->pattern[lang];
        whole->in[lang] = nt_arena_text(sink->arena, pattern->bytes, pattern->length);
    }
    const nt_arg *args = nt_arena_copy(sink->arena, w->args.items, w->args.count * sizeof *args);
    return (nt_phrase){whole, args, w->args.count};
}

/* ---- findings ---- */

void nt_rules_name(nt_finding_sink *sink, const nt_figure *figure)
{
    if (figure) {
        nt_vec_push(sink->working, &sink->named, figure);
    }
}

void nt_rules_name_all(nt_finding_sink *sink, const nt_group *figures)
{
    for (size_t i = 0; i < figures->count; i++) {
        nt_rules_name(sink, figures->items[i]);
    }
}

void nt_rules_report(nt_finding_sink *sink, size_t doubtful, nt_text text, const nt_say *said)
{
    size_t count = sink->named.count;
    const nt_figure *const *figures =
        nt_arena_copy(sink->arena, sink->named.items, sizeof *figures * count);
    nt_finding finding = {.rule = sink->rule,
                          .figures = figures,
                          .figure_count = count,
                          .doubtful = figures,
                          .doubtful_count = doubtful,
                          .sentence = sentence_of(sink, text, said)};
    nt_vec_push(sink->arena, &sink->found, finding);
    for (size_t i = 0; i < doubtful; i++) {
        nt_rules_known(sink, figures[i])->doubted = true;
    }
    sink->named.count = 0;
}

void nt_rules_report_pair(nt_finding_sink *sink, size_t doubtful, nt_text text, const char *slots,
                          const nt_figure *first, const nt_figure *second)
{
    const nt_say say[] = {nt_say_of(slots, first), nt_say_of("wvsd", second), {0}};
    nt_rules_name(sink, first);
    nt_rules_name(sink, second);
    nt_rules_report(sink, doubtful, text, say);
}
