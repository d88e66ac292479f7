#include "names.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "statements.h"
#include "text/number.h"
#include "words/base.h"
#include "words/quantity.h"
#include "words/report.h"

nt_date nt_report_edition(const nt_results *results)
{
    if (results->published) {
        return results->published->as_of;
    }
    const nt_ledger_row *edition = nt_ledger_find(results->ledger, "edition");
    return edition ? edition->as_of : NT_DATE_UNKNOWN;
}

/* --- properties: what stands behind the last dot --- */

/* Those up to WORDS print a number of the row. */
typedef enum {
    VALUE,
    LOWER,
    UPPER,
    INTERVAL,
    PART,
    WHOLE,
    AGE,
    SIGNED,
    MAGNITUDE,
    FRACTION,
    WORDS,
    OPENING,
    AS_OF,
    LABEL,
    UNIT,
    SOURCES,
    PUBLISHERS,
    PROPERTY_COUNT
} property;

static const char *const property_names[PROPERTY_COUNT] = {
    "value", "lower",  "upper",     "interval", "part",      "whole",
    "age",   "signed", "magnitude", "fraction", "words",     "opening",
    "as_of", "label",  "unit",      "sources",  "publishers"};

/* The release that a number belongs to, if its age is known. */
static const nt_release *aged_release(const nt_results *results, const nt_ledger_row *row)
{
    const nt_figures_report *figures = nt_published_report(results);
    NT_EACH(const nt_release, r, figures->releases, figures->release_count) {
        bool own = r->sanction.row == row || r->proof.row == row;
        for (int s = 0; !own && s < NT_STAGE_COUNT; s++) {
            own = r->stage_rows[s] == row || r->share_rows[s] == row;
        }
        if (own && r->has_age) {
            return r;
        }
    }
    return NULL;
}

static bool is_age(const nt_ledger_row *row)
{
    return strcmp(row->unit, "days") == 0 && !isnan(row->value);
}

/* A number in days is an age itself; another has the age of the release that it belongs to. */
static const char *age_of(const nt_names *names, const nt_ledger_row *row)
{
    const nt_release *release = is_age(row) ? NULL : aged_release(names->results, row);
    return is_age(row) ? nt_text_age(names->arena, names->lang, (int)row->value)
           : release   ? nt_text_age(names->arena, names->lang, release->age_days)
                       : "";
}

static const char *count_text(const nt_names *names, int64_t count)
{
    return nt_text_number(names->arena, names->lang, count < 0 ? NAN : (double)count, 0);
}

/* "tiga dari empat": the simplest fraction, of tenths at most, within half a point of a share; ""
 * where there is none. */
static const char *fraction_of(const nt_names *names, const nt_ledger_row *row)
{
    static const double near = 0.5;
    bool is_share = strcmp(row->unit, "percent") == 0;
    for (int of = 2; is_share && of <= 10; of++) {
        int part = (int)lround(row->value * of / 100);
        if (part > 0 && part < of && fabs(row->value - 100.0 * part / of) <= near) {
            static const nt_text pattern = NT_TEXT_REPORT_N_OF_M;
            const nt_arg args[] = {
                {.kind = NT_ARG_TEXT, .text = nt_text_in_words(names->arena, names->lang, part)},
                {.kind = NT_ARG_TEXT, .text = nt_text_in_words(names->arena, names->lang, of)}};
            return nt_text_phrase(names->arena, names->lang, &(nt_phrase){&pattern, args, 2});
        }
    }
    return "";
}

static const char *print_number(const nt_names *names, const nt_ledger_row *row, property which)
{
    nt_arena *arena = names->arena;
    nt_lang lang = names->lang;
    double value = row->value;
    bool in_words = which == WORDS && value >= 0 && value <= 12 && value == floor(value);
    switch (which) {
    case LOWER:
        return nt_text_number(arena, lang, row->lower, nt_ledger_limit_decimals(row));
    case UPPER:
        return nt_text_number(arena, lang, row->upper, nt_ledger_limit_decimals(row));
    case INTERVAL:
        return nt_quantity_interval(arena, lang, row);
    case PART:
        return count_text(names, row->part);
    case WHOLE:
        return count_text(names, row->whole);
    case AGE:
        return age_of(names, row);
    case SIGNED:
        return nt_text_signed(arena, lang, value, row->decimals);
    case MAGNITUDE:
        return nt_text_number(arena, lang, fabs(value), row->decimals);
    case FRACTION:
        return fraction_of(names, row);
    case OPENING:
        return nt_quantity_opening(arena, lang, row);
    default:
        return in_words ? nt_text_in_words(arena, lang, (int)value)
                        : nt_quantity_number(arena, lang, row);
    }
}

static const nt_source *source_by_id(const nt_results *results, const char *id)
{
    const nt_published *published = results->published;
    return published ? NT_NAMED(published->sources, published->source_count, id, id) : NULL;
}

/* The numbers of its sources; or whose it is, each once: for charts, which travel without the list
 * of sources. */
static const char *print_sources(const nt_names *names, const nt_ledger_row *row, bool publishers)
{
    const char **said = nt_new_array(names->arena, const char *, row->source_count + 1);
    nt_buffer numbers = nt_buffer_open(names->arena);
    size_t count = 0;
    for (size_t i = 0; i < row->source_count; i++) {
        const nt_source *source = source_by_id(names->results, row->sources[i]);
        if (source) {
            const char *name = source->publisher[0] ? source->publisher : source->title;
            nt_buffer_printf(&numbers, "%s%zu", numbers.length ? ", " : "", source->number);
            if (name[0] && !nt_utf8_is_among(name, said, count)) {
                said[count++] = name;
            }
        }
    }
    return publishers ? nt_text_join(names->arena, names->lang, said, count)
                      : nt_buffer_text(&numbers);
}

static const char *print_property(const nt_names *names, const nt_ledger_row *row, property which)
{
    switch (which) {
    case AS_OF:
        return nt_text_date(names->arena, names->lang, row->as_of);
    case LABEL:
        return row->label.in[names->lang];
    case UNIT:
        return nt_text_unit(names->lang, row->unit);
    case SOURCES:
    case PUBLISHERS:
        return print_sources(names, row, which == PUBLISHERS);
    default:
        return print_number(names, row, which);
    }
}

/* The row whose number a property prints: its own, but an age is a number of the release. */
static const char *number_id(const nt_names *names, const nt_ledger_row *row, property which)
{
    bool borrowed = which == AGE && !is_age(row);
    const nt_release *release = borrowed ? aged_release(names->results, row) : NULL;
    return release && release->age_row ? release->age_row->id : row->id;
}

/* What a section may ask of a row, behind the last dot. */
typedef struct {
    nt_item_truth items[11];
} row_truths;

static bool is_known(const nt_ledger_row *row)
{
    return !isnan(row->value) || nt_ledger_tells_day(row);
}

static row_truths truths_of(const nt_ledger_row *row)
{
    return (row_truths){{{"above", row->lower > 0},
                         {"below", row->upper < 0},
                         {"doubtful", row->flags & NT_FLAG_DOUBTFUL},
                         {"approximate", row->flags & NT_FLAG_APPROXIMATE},
                         {"dated", nt_date_known(row->as_of)},
                         {"positive", row->value > 0},
                         {"one", row->value >= 1 && row->value <= 1 && !row->decimals},
                         {"bounded", !isnan(row->lower) && !isnan(row->upper)},
                         {"suppressed", nt_ledger_is_withheld(row)},
                         {"known", is_known(row)}}};
}

/* --- rows --- */

/* A number that is not there still has a name: it prints as unknown. */
static const nt_ledger_row no_row = {
    .id = "unknown", .label = NT_TEXT_EMPTY, .method = NT_METHOD_UNKNOWN, NT_LEDGER_BLANK};

const nt_ledger_row *nt_report_row(const nt_names *names, const nt_scope *scope, const char *name)
{
    for (; scope; scope = scope->outer) {
        const char *at = name;
        nt_item item = nt_report_item(names->results, scope, &at);
        for (const nt_item_row *r = item.rows; r->name; r++) {
            if (strcmp(r->name, at) == 0) {
                return r->row ? r->row : &no_row;
            }
        }
    }
    return nt_results_row(names->results, name);
}

/* A name cut at its last dot: the row before it and what stands behind; NULL when there is none. */
static const nt_ledger_row *row_of_property(const nt_names *names, const nt_scope *scope,
                                            const char *name, const char **behind)
{
    const char *dot = strrchr(name, '.');
    *behind = dot ? dot + 1 : "";
    return dot ? nt_report_row(names, scope,
                               nt_arena_text(names->arena, name, (size_t)(dot - name)))
               : NULL;
}

/* --- values --- */

/* A measure that comes to zero (a ratio, a distance, a time) is a measure still; a count that does
 * counts none. */
static bool counts_none(const nt_ledger_row *row)
{
    static const char *const measures[] = {"percent", "points", "days"};
    return row->value == 0 && row->decimals == 0 && !nt_ledger_is_difference(row) &&
           !nt_utf8_is_among(row->unit, measures, sizeof measures / sizeof *measures);
}

/* `number`: the text is a number of the row; `whole`: the row's value itself. */
static nt_value of_row(const nt_names *names, const nt_ledger_row *row, const char *text,
                       bool number, bool whole)
{
    nt_value value = {.text = text, .row = row};
    if (number && nt_ledger_is_withheld(row)) {
        value.text = ((nt_text)NT_TEXT_QUANTITY_SUPPRESSED).in[names->lang];
        value.hole = NT_HOLE_WITHHELD;
    } else if (number && !is_known(row)) {
        value.hole = NT_HOLE_UNKNOWN;
    } else if (whole && counts_none(row)) {
        value.hole = NT_HOLE_ZERO;
    }
    return value;
}

static bool row_value(const nt_names *names, const nt_scope *scope, const char *name, nt_value *out)
{
    const nt_ledger_row *row = nt_report_row(names, scope, name);
    if (row) {
        *out = of_row(names, row, nt_quantity_text(names->arena, names->lang, row), true, true);
        out->ledger_id = is_known(row) ? row->id : NULL;
        out->moves = out->hole != NT_HOLE_WITHHELD;
        return true;
    }
    const char *behind;
    row = row_of_property(names, scope, name, &behind);
    for (property p = 0; row && p < PROPERTY_COUNT; p++) {
        if (strcmp(behind, property_names[p]) == 0) {
            bool number = p <= OPENING;
            bool whole = p == VALUE || p == SIGNED || p == MAGNITUDE || p == WORDS || p == OPENING;
            *out = of_row(names, row, print_property(names, row, p), number, whole);
            out->ledger_id = number && !isnan(row->value) ? number_id(names, row, p) : NULL;
            out->moves = out->hole != NT_HOLE_WITHHELD && (number || p == AS_OF || p == SOURCES);
            return true;
        }
    }
    return false;
}

/* The item's text of that name, "" where it lacks it; NULL when no such item has one. */
static bool item_text(const nt_names *names, const nt_item *item, const char *name, nt_value *out)
{
    nt_arena *arena = names->arena;
    for (const nt_item_text *t = item->texts; t->name; t++) {
        if (strcmp(t->name, name) == 0) {
            out->lang = t->lang;
            out->moves = t->number || t->day || t->age_days;
            out->text = t->label      ? t->label->in[names->lang]
                        : t->phrase   ? nt_text_phrase(arena, names->lang, t->phrase)
                        : t->number   ? nt_arena_printf(arena, "%zu", *t->number)
                        : t->day      ? nt_text_date(arena, names->lang, *t->day)
                        : t->age_days ? nt_text_age(arena, names->lang, *t->age_days)
                        : t->text     ? t->text
                                      : "";
            return out->text != NULL;
        }
    }
    return false;
}

/* "source.ID.title", and "b.latest.doubt.sentence": a field of a release that compare knows by
 * name. */
static bool named_item_text(const nt_names *names, const char *name, nt_value *out)
{
    const char *last = strrchr(name, '.');
    if (nt_begins(name, "source.") && last >= name + 7) {
        const char *id = nt_arena_text(names->arena, name + 7, (size_t)(last - name - 7));
        const nt_source *source = source_by_id(names->results, id);
        nt_item item = source ? nt_report_item_of_source(source) : (nt_item){0};
        if (item_text(names, &item, last + 1, out)) {
            return true;
        }
    }
    for (const char *dot = strchr(name, '.'); dot; dot = strchr(dot + 1, '.')) {
        const char *stem = nt_arena_text(names->arena, name, (size_t)(dot - name));
        const nt_release *release = nt_published_release(names->results, stem);
        nt_item item = release ? nt_report_item_of_release(names->results, release) : (nt_item){0};
        if (item_text(names, &item, dot + 1, out)) {
            return true;
        }
    }
    return false;
}

static const char *parameter_text(const nt_names *names, const char *name)
{
    size_t at = nt_map_find(names->parameter_names, name);
    const char *value = at == NT_MAP_NONE ? NULL : names->parameters[at].value;
    return at == NT_MAP_NONE ? NULL : value ? value : "";
}

/* What the items around it, or the edition itself, say by that name. */
static bool edition_value(const nt_names *names, const nt_scope *scope, const char *name,
                          nt_value *out)
{
    for (const nt_scope *s = scope; s; s = s->outer) {
        const char *at = name;
        nt_item item = nt_report_item(names->results, s, &at);
        if (item_text(names, &item, at, out)) {
            return true;
        }
    }
    const nt_text *text = nt_results_text(names->results, name);
    if (strcmp(name, "edition") == 0) {
        out->text = nt_text_date(names->arena, names->lang, nt_report_edition(names->results));
        out->moves = true;
    } else if (names->headlines && strcmp(name, "headlines") == 0) {
        out->text = names->headlines;
    } else if (text) {
        out->text = text->in[names->lang];
        out->moves = nt_results_text_moves(names->results, name);
    }
    return out->text != NULL;
}

static bool find_value(const nt_names *names, const nt_scope *scope, const char *name,
                       nt_value *out)
{
    *out = (nt_value){0};
    if (edition_value(names, scope, name, out) || row_value(names, scope, name, out) ||
        named_item_text(names, name, out)) {
        return true;
    }
    out->text = nt_report_leaders(names->arena, names->lang, names->results, name);
    out->text = out->text ? out->text : parameter_text(names, name);
    return out->text != NULL;
}

static bool value_of(const nt_names *names, const nt_scope *scope, const char *name, nt_value *out)
{
    static const nt_text unknown = NT_TEXT_BASE_UNKNOWN;
    bool found = find_value(names, scope, name, out);
    /* What an edition cannot name reads so, or is empty. */
    bool says_nothing =
        found && (!*out->text || strcmp(out->text, unknown.in[names->lang]) == 0 ||
                  strcmp(out->text, nt_text_date(names->arena, names->lang, NT_DATE_UNKNOWN)) == 0);
    if (says_nothing && out->hole == NT_HOLE_NONE) {
        out->hole = NT_HOLE_UNKNOWN;
        out->ledger_id = NULL;
    }
    return found;
}

bool nt_report_value(const nt_names *names, const nt_scope *scope, const char *name, nt_value *out)
{
    if (scope && scope->kind == NT_SCOPE_SUBJECT && strcmp(name, "which") == 0) {
        *out = (nt_value){.text = ((const nt_subject *)scope->item)->which};
        return true;
    }
    return value_of(names, scope, nt_report_plain_name(names->arena, scope, name), out);
}

/* --- truths --- */

/* The name before that ending; NULL when it ends otherwise. */
static const char *stem_before(nt_arena *arena, const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    bool ends = length > tail && strcmp(name + length - tail, ending) == 0;
    return ends ? nt_arena_text(arena, name, length - tail) : NULL;
}

static nt_truth truth_if(bool holds)
{
    return holds ? NT_TRUTH_YES : NT_TRUTH_NO;
}

static nt_truth find_truth(const nt_item_truth *truths, const char *name)
{
    for (; truths->name; truths++) {
        if (strcmp(truths->name, name) == 0) {
            return truth_if(truths->holds);
        }
    }
    return NT_TRUTH_UNKNOWN;
}

static bool tells(const nt_frame *frame)
{
    bool any = false;
    for (size_t i = 0; frame && !any && i < frame->row_count * frame->column_count; i++) {
        const nt_ledger_row *cell =
            nt_frame_cell(frame, i / frame->column_count, i % frame->column_count);
        any = cell && !nt_ledger_is_withheld(cell) && !isnan(cell->value);
    }
    return any;
}

/* "frame.ID": has this register rows in that frame? What it lacks switches off what needs it.
 * "frame.ID.known": is one of its numbers known? "source.ID": is it in this edition? The data, not
 * the template, say which there are. */
static nt_truth named_truth(const nt_names *names, const char *name)
{
    const nt_results *results = names->results;
    if (nt_begins(name, "frame.")) {
        const char *stem = stem_before(names->arena, name, ".known");
        const nt_frame *frame = nt_results_frame(results, (stem ? stem : name) + 6);
        return truth_if(frame && frame->row_count > 0 && (!stem || tells(frame)));
    }
    return nt_begins(name, "source.") ? truth_if(source_by_id(results, name + 7) != NULL)
                                      : NT_TRUTH_UNKNOWN;
}

static nt_truth row_truth(const nt_names *names, const nt_scope *scope, const char *name)
{
    const nt_ledger_row *whole = nt_report_row(names, scope, name);
    if (whole) {
        return truth_if(is_known(whole) && !counts_none(whole));
    }
    const char *behind;
    const nt_ledger_row *row = row_of_property(names, scope, name, &behind);
    return row ? find_truth(truths_of(row).items, behind) : NT_TRUTH_UNKNOWN;
}

static nt_truth global_truth(const nt_names *names, const nt_scope *scope, const char *name)
{
    bool known = false;
    bool holds = nt_results_truth(names->results, name, &known);
    holds = known ? holds : nt_report_leads(names->arena, names->results, name, &known);
    if (known) {
        return truth_if(holds);
    }
    nt_lang lang =
        nt_begins(name, "lang.") ? nt_lang_called(name + 5, strlen(name + 5)) : NT_LANG_COUNT;
    bool is_day = strcmp(name, "edition") == 0; /* and no number, though one stands behind it */
    return lang < NT_LANG_COUNT ? truth_if(lang == names->lang)
           : is_day             ? NT_TRUTH_UNKNOWN
                                : row_truth(names, scope, name);
}

/* "x=y": do two names print the same text? What is not known is the same as nothing. */
static nt_truth same_truth(const nt_names *names, const nt_scope *scope, const char *name,
                           const char *equals)
{
    nt_value left, right;
    const char *first = nt_arena_text(names->arena, name, (size_t)(equals - name));
    if (!value_of(names, scope, first, &left) || !value_of(names, scope, equals + 1, &right)) {
        return NT_TRUTH_UNKNOWN;
    }
    return truth_if(left.hole <= NT_HOLE_ZERO && right.hole <= NT_HOLE_ZERO &&
                    strcmp(left.text, right.text) == 0);
}

/* Any other value: a text, a property; "x.known" asks the same of it. */
static nt_truth value_truth(const nt_names *names, const nt_scope *scope, const char *name)
{
    nt_value value;
    if (value_of(names, scope, name, &value)) {
        return truth_if(value.hole == NT_HOLE_NONE);
    }
    const char *stem = stem_before(names->arena, name, ".known");
    bool found = stem && value_of(names, scope, stem, &value);
    return found ? truth_if(value.hole <= NT_HOLE_ZERO) : NT_TRUTH_UNKNOWN;
}

nt_truth nt_report_truth(const nt_names *names, const nt_scope *scope, const char *name,
                         nt_list *list)
{
    nt_say_form form;
    nt_spoken spoken;
    if (nt_statement_subject(name, &form)) {
        return nt_report_spoken(names, scope, name, &spoken);
    }
    name = nt_report_plain_name(names->arena, scope, name);
    const char *equals = strchr(name, '=');
    if (equals) {
        return same_truth(names, scope, name, equals);
    }
    nt_truth truth = NT_TRUTH_UNKNOWN;
    for (const nt_scope *s = scope; s && truth == NT_TRUTH_UNKNOWN; s = s->outer) {
        const char *at = name;
        nt_item item = nt_report_item(names->results, s, &at);
        truth = find_truth(item.truths, at);
    }
    if (truth == NT_TRUTH_UNKNOWN && nt_report_find_list(names->results, name, list)) {
        return NT_TRUTH_LIST;
    }
    truth = truth == NT_TRUTH_UNKNOWN ? global_truth(names, scope, name) : truth;
    truth = truth == NT_TRUTH_UNKNOWN ? value_truth(names, scope, name) : truth;
    return truth == NT_TRUTH_UNKNOWN ? named_truth(names, name) : truth;
}

const nt_ledger_row *nt_report_asked(const nt_names *names, const nt_scope *scope, const char *name)
{
    name = nt_report_plain_name(names->arena, scope, name);
    const char *stem = stem_before(names->arena, name, ".known");
    stem = stem ? stem : stem_before(names->arena, name, ".suppressed");
    nt_value value;
    bool found = stem && value_of(names, scope, stem, &value);
    return found ? value.row : NULL;
}

/* --- the nearest known name --- */

static void add_names(nt_arena *arena, nt_name_list *all, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_vec_push(arena, all, names[i]);
    }
}

static void add_truths(nt_arena *arena, nt_name_list *all, const nt_item_truth *truths)
{
    for (; truths->name; truths++) {
        nt_vec_push(arena, all, truths->name);
    }
}

nt_name_list nt_report_parts_of_row(nt_arena *arena, const nt_ledger_row *row, bool section)
{
    nt_name_list all = {0};
    if (row && section) {
        add_truths(arena, &all, truths_of(row).items);
    } else if (row) {
        add_names(arena, &all, property_names, PROPERTY_COUNT);
    }
    return all;
}

static const char *nearest_property(const nt_names *names, const nt_scope *scope, const char *name,
                                    bool section)
{
    const char *behind;
    const nt_ledger_row *row = row_of_property(names, scope, name, &behind);
    nt_name_list all = nt_report_parts_of_row(names->arena, row, section);
    const char *nearest = nt_utf8_nearest(behind, all.items, all.count);
    return nearest ? nt_arena_printf(names->arena, "%.*s%s", (int)(behind - name), name, nearest)
                   : NULL;
}

nt_item nt_report_item_names(const nt_names *names, const nt_scope *scope, nt_name_list *all)
{
    const char *none = "";
    nt_item item = nt_report_item(names->results, scope, &none);
    for (const nt_item_text *t = item.texts; t->name; t++) {
        nt_vec_push(names->arena, all, t->name);
    }
    for (const nt_item_row *r = item.rows; r->name; r++) {
        nt_vec_push(names->arena, all, r->name);
    }
    return item;
}

static void add_item_names(const nt_names *names, const nt_scope *scope, bool section,
                           nt_name_list *all)
{
    for (; scope; scope = scope->outer) {
        nt_item item = nt_report_item_names(names, scope, all);
        if (section) {
            add_truths(names->arena, all, item.truths);
        }
    }
}

/* Of "x=y" the side that nothing has. */
static const char *unknown_side(const nt_names *names, const nt_scope *scope, const char *name,
                                const char *equals)
{
    nt_value value;
    const char *first = nt_arena_text(names->arena, name, (size_t)(equals - name));
    return value_of(names, scope, first, &value) ? equals + 1 : first;
}

const char *nt_report_nearest(const nt_names *names, const nt_scope *scope, const char *name,
                              bool section)
{
    const nt_results *results = names->results;
    nt_say_form form;
    if (nt_statement_subject(name, &form)) {
        return nt_report_nearest_statement(names, name);
    }
    const char *equals = section ? strchr(name, '=') : NULL;
    if (equals) {
        name = unknown_side(names, scope, name, equals);
        section = false;
    }
    const char *of_row = nearest_property(names, scope, name, section);
    if (of_row) {
        return of_row;
    }
    nt_name_list all = {0};
    size_t count = 0;
    add_item_names(names, scope, section, &all);
    if (section) {
        const char *const *truths = nt_results_names(results, NT_INDEX_TRUTH, &count);
        add_names(names->arena, &all, truths, count);
        add_names(names->arena, &all, nt_list_names, NT_LIST_COUNT);
    } else {
        const char *const *rows = nt_ledger_names(results->ledger, names->arena, &count);
        add_names(names->arena, &all, rows, count);
        const char *const *texts = nt_results_names(results, NT_INDEX_TEXT, &count);
        add_names(names->arena, &all, texts, count);
        add_names(names->arena, &all, (const char *const[]){"edition", "headlines"}, 2);
    }
    for (size_t i = 0; i < names->parameter_count; i++) {
        nt_vec_push(names->arena, &all, names->parameters[i].name);
    }
    return nt_utf8_nearest(name, all.items, all.count);
}
