#include "names.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "leaders.h"
#include "register/results.h"
#include "slot.h"
#include "text/number.h"
#include "totals.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/register.h"
#include "words/report.h"

/* Numbers in the form of the language. */

static const char *qualified(nt_arena *arena, nt_lang lang, const nt_ledger_row *row,
                             const char *text)
{
    if (isnan(row->value)) {
        return text;
    }
    if (row->flags & NT_FLAG_MORE_THAN) {
        return nt_arena_printf(arena, "%s %s", ((nt_text)NT_TEXT_CHART_MORE_THAN).in[lang], text);
    }
    if (row->flags & NT_FLAG_APPROXIMATE) {
        return nt_arena_printf(arena, "%s %s", ((nt_text)NT_TEXT_CHART_ABOUT).in[lang], text);
    }
    return text;
}

bool nt_report_is_suppressed(const nt_ledger_row *row)
{
    return row->flags & NT_FLAG_SUPPRESSED;
}

nt_date nt_report_edition(const nt_results *results)
{
    if (results->published) {
        return results->published->as_of;
    }
    const nt_ledger_row *edition = nt_ledger_find(results->ledger, "edition");
    return edition ? edition->as_of : NT_DATE_UNKNOWN;
}

const char *nt_report_quantity(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return nt_report_is_suppressed(row)
               ? ((nt_text)NT_TEXT_CHART_SUPPRESSED).in[lang]
               : qualified(arena, lang, row,
                           nt_text_quantity(arena, lang, row->value, row->decimals, row->unit));
}

const char *nt_report_number(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return nt_report_is_suppressed(row)
               ? ((nt_text)NT_TEXT_CHART_SUPPRESSED).in[lang]
               : qualified(arena, lang, row,
                           nt_text_number(arena, lang, row->value, row->decimals));
}

const char *nt_report_less_than_least(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    double least = pow(10, -row->decimals);
    bool vanishes = row->decimals > 0 && row->value > 0 && row->value < least / 2;
    return vanishes
               ? nt_arena_printf(arena, "<%s", nt_text_number(arena, lang, least, row->decimals))
               : NULL;
}

const char *nt_report_interval(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    if (isnan(row->lower) || isnan(row->upper)) {
        return ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
    }
    int decimals = nt_ledger_limit_decimals(row);
    if (row->lower < 0 || strcmp(row->unit, "points") == 0) {
        /* A dash beside a minus is hard to read; differences are all written alike. */
        return nt_arena_printf(arena, "%s %s %s", nt_text_number(arena, lang, row->lower, decimals),
                               ((nt_text)NT_TEXT_REGISTER_TO).in[lang],
                               nt_text_number(arena, lang, row->upper, decimals));
    }
    return nt_text_range(arena, lang, row->lower, row->upper, decimals);
}

/* Properties: what stands behind the last dot. */

typedef struct {
    nt_arena *arena;
    const nt_names *names;
    const nt_ledger_row *row;
} property_of;

static const char *of_value(const property_of *p)
{
    return nt_report_number(p->arena, p->names->lang, p->row);
}

static const char *of_lower(const property_of *p)
{
    return nt_text_number(p->arena, p->names->lang, p->row->lower,
                          nt_ledger_limit_decimals(p->row));
}

static const char *of_upper(const property_of *p)
{
    return nt_text_number(p->arena, p->names->lang, p->row->upper,
                          nt_ledger_limit_decimals(p->row));
}

static const char *of_interval(const property_of *p)
{
    return nt_report_interval(p->arena, p->names->lang, p->row);
}

static const char *count_text(const property_of *p, int64_t count)
{
    return nt_text_number(p->arena, p->names->lang, count < 0 ? NAN : (double)count, 0);
}

static const char *of_part(const property_of *p)
{
    return count_text(p, p->row->part);
}

static const char *of_whole(const property_of *p)
{
    return count_text(p, p->row->whole);
}

static const char *of_as_of(const property_of *p)
{
    return nt_text_date(p->arena, p->names->lang, p->row->as_of);
}

/* The release that a number belongs to, if its age is known. */
static const nt_release *aged_release(const nt_results *results, const nt_ledger_row *row)
{
    const nt_figures_report *figures = nt_published_report(results);
    for (size_t i = 0; i < figures->release_count; i++) {
        const nt_release *r = &figures->releases[i];
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
static const char *of_age(const property_of *p)
{
    const nt_release *release = is_age(p->row) ? NULL : aged_release(p->names->results, p->row);
    bool known = is_age(p->row) || release;
    int age_days = release ? release->age_days : known ? (int)p->row->value : 0;
    return known ? nt_text_age(p->arena, p->names->lang, age_days)
                 : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[p->names->lang];
}

static const char *of_signed(const property_of *p)
{
    return nt_text_signed(p->arena, p->names->lang, p->row->value, p->row->decimals);
}

static const char *of_magnitude(const property_of *p)
{
    return nt_text_number(p->arena, p->names->lang, fabs(p->row->value), p->row->decimals);
}

static const char *of_words(const property_of *p)
{
    double value = p->row->value;
    return value >= 0 && value <= 12 && value == floor(value)
               ? nt_text_in_words(p->arena, p->names->lang, (int)value)
               : of_value(p);
}

static const char *of_label(const property_of *p)
{
    return p->row->label.in[p->names->lang];
}

static const char *of_unit(const property_of *p)
{
    return nt_text_unit(p->names->lang, p->row->unit);
}

static const nt_source *source_by_id(const nt_results *results, const char *id)
{
    const nt_published *published = results->published;
    for (size_t i = 0; published && i < published->source_count; i++) {
        if (strcmp(published->sources[i].id, id) == 0) {
            return &published->sources[i];
        }
    }
    return NULL;
}

static const char *of_sources(const property_of *p)
{
    nt_buffer out = nt_buffer_open(p->arena);
    for (size_t i = 0; i < p->row->source_count; i++) {
        const nt_source *source = source_by_id(p->names->results, p->row->sources[i]);
        if (source) {
            nt_buffer_printf(&out, "%s%zu", out.length ? ", " : "", source->number);
        }
    }
    return out.length ? nt_buffer_text(&out) : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[p->names->lang];
}

/* Whose the number is, each once: for charts, which travel without the list of sources. */
static const char *of_publishers(const property_of *p)
{
    const char **publishers = nt_new_array(p->arena, const char *, p->row->source_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < p->row->source_count; i++) {
        const nt_source *source = source_by_id(p->names->results, p->row->sources[i]);
        const char *name = source ? source->publisher[0] ? source->publisher : source->title : "";
        if (name[0] && !nt_utf8_is_among(name, publishers, count)) {
            publishers[count++] = name;
        }
    }
    return count ? nt_text_join(p->arena, p->names->lang, publishers, count)
                 : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[p->names->lang];
}

static const struct {
    const char *name;
    const char *(*print)(const property_of *);
    bool number; /* carries the ledger's id */
    bool whole;  /* prints the value itself */
} properties[] = {
    {"value", of_value, true, true},
    {"lower", of_lower, true, false},
    {"upper", of_upper, true, false},
    {"interval", of_interval, true, false},
    {"part", of_part, true, false},
    {"whole", of_whole, true, false},
    {"as_of", of_as_of, false, false},
    {"age", of_age, true, false},
    {"signed", of_signed, true, true},
    {"magnitude", of_magnitude, true, true},
    {"words", of_words, true, true},
    {"label", of_label, false, false},
    {"unit", of_unit, false, false},
    {"sources", of_sources, false, false},
    {"publishers", of_publishers, false, false},
};

enum { PROPERTY_COUNT = sizeof properties / sizeof *properties };

/* The row whose number a property prints: its own, but an age is a number of the release. */
static const char *number_id(const property_of *p, size_t property)
{
    bool borrowed = properties[property].print == of_age && !is_age(p->row);
    const nt_release *release = borrowed ? aged_release(p->names->results, p->row) : NULL;
    return release && release->age_row ? release->age_row->id : p->row->id;
}

/* Truths of a number. */

static bool is_above(const nt_ledger_row *row)
{
    return row->lower > 0;
}

static bool is_below(const nt_ledger_row *row)
{
    return row->upper < 0;
}

static bool is_doubtful(const nt_ledger_row *row)
{
    return row->flags & NT_FLAG_DOUBTFUL;
}

static bool is_approximate(const nt_ledger_row *row)
{
    return row->flags & NT_FLAG_APPROXIMATE;
}

static bool is_dated(const nt_ledger_row *row)
{
    return nt_date_known(row->as_of);
}

static bool is_positive(const nt_ledger_row *row)
{
    return row->value > 0;
}

static bool has_interval(const nt_ledger_row *row)
{
    return !isnan(row->lower) && !isnan(row->upper);
}

static bool is_known(const nt_ledger_row *row)
{
    return !isnan(row->value);
}

static const struct {
    const char *name;
    bool (*holds)(const nt_ledger_row *);
} row_truths[] = {
    {"above", is_above},       {"below", is_below},
    {"doubtful", is_doubtful}, {"approximate", is_approximate},
    {"dated", is_dated},       {"positive", is_positive},
    {"bounded", has_interval}, {"suppressed", nt_report_is_suppressed},
    {"known", is_known},
};

enum { ROW_TRUTH_COUNT = sizeof row_truths / sizeof *row_truths };

/* Items of lists. */

/* The comparisons of one vote with another; of a and b where none is named. */
static const nt_vote_pair *pair_of(const nt_list *list)
{
    const nt_figures_report *r = nt_published_report(list->results);
    const nt_event *one = list->against ? list->event : r->a;
    const nt_event *other = list->against ? list->against : r->b;
    for (size_t i = 0; i < r->vote_pair_count; i++) {
        const nt_vote_pair *pair = &r->vote_pairs[i];
        if ((pair->a == one && pair->b == other) || (pair->a == other && pair->b == one)) {
            return pair;
        }
    }
    return NULL;
}

static size_t list_all(const nt_list *list)
{
    const nt_results *results = list->results;
    const nt_figures_report *figures = nt_published_report(results);
    const nt_vote_pair *pair = pair_of(list);
    switch (list->kind) {
    case NT_LIST_FINDINGS:
        return figures->findings.count;
    case NT_LIST_SOURCES:
        return results->published ? results->published->source_count : 0;
    case NT_LIST_COMPARISONS:
        return pair ? pair->comparison_count : 0;
    case NT_LIST_RELEASES:
        return figures->release_count;
    case NT_LIST_VOTES:
        return figures->vote_count;
    case NT_LIST_PAIRS:
        return figures->vote_pair_count;
    case NT_LIST_TOTALS:
        return pair ? pair->total_count : 0;
    }
    return 0;
}

static const void *item_at(const nt_list *list, size_t index)
{
    const nt_results *results = list->results;
    const nt_figures_report *figures = nt_published_report(results);
    switch (list->kind) {
    case NT_LIST_FINDINGS:
        return &figures->findings.items[index];
    case NT_LIST_SOURCES:
        return &results->published->sources[index];
    case NT_LIST_COMPARISONS:
        return &pair_of(list)->comparisons[index];
    case NT_LIST_RELEASES:
        return &figures->releases[index];
    case NT_LIST_VOTES:
        return figures->votes[index];
    case NT_LIST_PAIRS:
        return &figures->vote_pairs[index];
    case NT_LIST_TOTALS:
        return &pair_of(list)->totals[index];
    }
    return NULL;
}

/* Of a list that is of one event; of a pair, the event is the later of the two. */
static bool is_listed(const nt_list *list, const void *item)
{
    const nt_event *event = list->event;
    switch (list->kind) {
    case NT_LIST_COMPARISONS:
        return !event || ((const nt_like_for_like *)item)->release->event == event;
    case NT_LIST_RELEASES:
        return !event || ((const nt_release *)item)->event == event;
    case NT_LIST_PAIRS:
        return !event || ((const nt_vote_pair *)item)->b == event;
    case NT_LIST_TOTALS:
        return !event || ((const nt_total_comparison *)item)->total->event == event;
    default:
        return true;
    }
}

static size_t list_size(const nt_list *list)
{
    size_t all = list_all(list), count = 0;
    for (size_t i = 0; i < all; i++) {
        count += is_listed(list, item_at(list, i));
    }
    return count;
}

bool nt_report_list_next(const nt_list *list, size_t *at, const nt_scope *outer, nt_scope *out)
{
    for (size_t all = list_all(list); *at < all;) {
        const void *item = item_at(list, (*at)++);
        if (is_listed(list, item)) {
            *out = (nt_scope){list->kind, item, outer};
            return true;
        }
    }
    return false;
}

static const char *or_unknown(nt_lang lang, const char *text)
{
    return text && *text ? text : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
}

static const char *source_field(nt_arena *arena, nt_lang lang, const nt_source *source,
                                const char *field)
{
    if (strcmp(field, "number") == 0) {
        return nt_arena_printf(arena, "%zu", source->number);
    }
    if (strcmp(field, "published_on") == 0) {
        return nt_text_date(arena, lang, source->published_on);
    }
    const struct {
        const char *name, *text;
    } texts[] = {{"id", source->id},
                 {"publisher", source->publisher},
                 {"title", source->title},
                 {"url", source->url},
                 {"note", source->note}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(field, texts[i].name) == 0) {
            return or_unknown(lang, texts[i].text);
        }
    }
    return NULL;
}

static const char *finding_field(nt_arena *arena, nt_lang lang, const nt_finding *finding,
                                 const char *field)
{
    if (strcmp(field, "number") == 0) {
        return nt_arena_printf(arena, "%zu", finding->number);
    }
    if (strcmp(field, "rule") == 0) {
        return finding->rule->id;
    }
    if (strcmp(field, "title") == 0) {
        return finding->rule->title.in[lang];
    }
    if (strcmp(field, "explanation") == 0) {
        return finding->rule->explanation.in[lang];
    }
    return strcmp(field, "sentence") == 0 ? nt_text_phrase(arena, lang, &finding->sentence) : NULL;
}

static const char *verdict_field(nt_lang lang, const nt_like_for_like *c, const char *field)
{
    if (strcmp(field, "verdict") == 0) {
        return c ? nt_verdict_text[c->verdict].in[lang] : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
    }
    if (strcmp(field, "reason") == 0) {
        return c ? nt_verdict_reason_text[c->reason].in[lang] : "";
    }
    return NULL;
}

/* A release as it is seen: by the ratio that is compared. */
static const char *release_field(nt_arena *arena, nt_lang lang, const nt_release *release,
                                 nt_stage measure, const char *field)
{
    const nt_finding *doubt = nt_release_doubt(release, measure);
    if (strcmp(field, "event") == 0) {
        return release->event->name;
    }
    if (strcmp(field, "doubt") == 0) {
        return doubt ? doubt->rule->title.in[lang] : "";
    }
    if (strcmp(field, "id") == 0) {
        return release->id;
    }
    if (strcmp(field, "as_of") == 0) {
        return nt_text_date(arena, lang, release->as_of);
    }
    if (strcmp(field, "age") == 0) {
        return release->has_age ? nt_text_age(arena, lang, release->age_days)
                                : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
    }
    if (strcmp(field, "doubt.sentence") == 0) {
        return doubt ? nt_text_phrase(arena, lang, &doubt->sentence) : "";
    }
    if (strcmp(field, "doubt.number") == 0) {
        return doubt ? nt_arena_printf(arena, "%zu", doubt->number) : "";
    }
    return NULL;
}

static nt_stage measure_of(const nt_results *results, const nt_like_for_like *c,
                           const nt_release *release)
{
    return c ? c->measure : nt_published_measure(nt_published_report(results), release->event);
}

static const nt_release *release_of(const nt_scope *scope)
{
    return scope->kind == NT_LIST_RELEASES      ? scope->item
           : scope->kind == NT_LIST_COMPARISONS ? ((const nt_like_for_like *)scope->item)->release
                                                : NULL;
}

static const nt_like_for_like *comparison_at(const nt_results *results, const nt_scope *scope)
{
    return scope->kind == NT_LIST_COMPARISONS ? scope->item
                                              : nt_published_comparison(results, scope->item);
}

static const char *item_field(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                              const char *field)
{
    nt_lang lang = names->lang;
    switch (scope->kind) {
    case NT_LIST_SOURCES:
        return source_field(arena, lang, scope->item, field);
    case NT_LIST_FINDINGS:
        return finding_field(arena, lang, scope->item, field);
    case NT_LIST_VOTES:
    case NT_LIST_PAIRS:
        return NULL;
    case NT_LIST_TOTALS:
        return nt_report_total_field(arena, lang, scope->item, field);
    default: {
        const nt_release *release = release_of(scope);
        const nt_like_for_like *c = comparison_at(names->results, scope);
        nt_stage measure = measure_of(names->results, c, release);
        const char *text = release_field(arena, lang, release, measure, field);
        return text ? text : verdict_field(lang, c, field);
    }
    }
}

/* The numbers of a release; *known is false for a field that no release has. */
static const nt_ledger_row *release_row(const nt_results *results, const nt_scope *scope,
                                        const char *field, bool *known)
{
    const nt_release *release = release_of(scope);
    const nt_like_for_like *c = comparison_at(results, scope);
    nt_stage measure = measure_of(results, c, release);
    const struct {
        const char *name;
        const nt_ledger_row *row;
    } rows[] = {
        {"reported", release->stage_rows[NT_STAGE_REPORTED]},
        {"proven", release->stage_rows[NT_STAGE_PROVEN]},
        {"sanctioned", release->stage_rows[NT_STAGE_SANCTIONED]},
        {"share-proven", release->share_rows[NT_STAGE_PROVEN]},
        {"share-sanctioned", release->share_rows[NT_STAGE_SANCTIONED]},
        {"sanction-ratio", release->sanction.row},
        {"proof-ratio", release->proof.row},
        {"ratio", nt_release_ratio(release, measure)->row},
        {"earlier-difference", c ? c->earlier_difference : NULL},
        {"later-difference", c ? c->later_difference : NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, field) == 0) {
            *known = true;
            return rows[i].row;
        }
    }
    *known = false;
    return NULL;
}

/* A number that is not there still has a name: it prints as unknown. */
static const nt_ledger_row no_row = {.id = "unknown",
                                     .label = NT_TEXT_EMPTY,
                                     .value = NAN,
                                     .lower = NAN,
                                     .upper = NAN,
                                     .unit = "",
                                     .part = -1,
                                     .whole = -1,
                                     .method = NT_METHOD_UNKNOWN,
                                     .as_of = NT_DATE_UNKNOWN};

const nt_ledger_row *nt_report_row(const nt_names *names, const nt_scope *scope, const char *name)
{
    for (; scope; scope = scope->outer) {
        bool known = false;
        const nt_ledger_row *row =
            release_of(scope)               ? release_row(names->results, scope, name, &known)
            : scope->kind == NT_LIST_TOTALS ? nt_report_total_row(scope->item, name, &known)
                                            : NULL;
        if (known) {
            return row ? row : &no_row;
        }
    }
    return nt_results_row(names->results, name);
}

/* Values. */

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
    if (number && nt_report_is_suppressed(row)) {
        value.text = ((nt_text)NT_TEXT_CHART_SUPPRESSED).in[names->lang];
        value.hole = NT_HOLE_WITHHELD;
    } else if (number && isnan(row->value)) {
        value.hole = NT_HOLE_UNKNOWN;
    } else if (whole && counts_none(row)) {
        value.hole = NT_HOLE_ZERO;
    }
    return value;
}

static bool row_value(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                      const char *name, nt_value *out)
{
    const nt_ledger_row *row = nt_report_row(names, scope, name);
    if (row) {
        *out = of_row(names, row, nt_report_quantity(arena, names->lang, row), true, true);
        out->ledger_id = isnan(row->value) ? NULL : row->id;
        return true;
    }
    const char *dot = strrchr(name, '.');
    const char *stem = dot ? nt_arena_text(arena, name, (size_t)(dot - name)) : NULL;
    row = dot ? nt_report_row(names, scope, stem) : NULL;
    for (size_t i = 0; row && i < PROPERTY_COUNT; i++) {
        if (strcmp(dot + 1, properties[i].name) == 0) {
            property_of p = {arena, names, row};
            bool numbered = properties[i].number && !isnan(row->value);
            *out = of_row(names, row, properties[i].print(&p), properties[i].number,
                          properties[i].whole);
            out->ledger_id = numbered ? number_id(&p, i) : NULL;
            return true;
        }
    }
    return false;
}

static bool named_source(nt_arena *arena, const nt_names *names, const char *name, nt_value *out)
{
    const char *dot = strrchr(name, '.');
    if (strncmp(name, "source.", 7) != 0 || dot < name + 7) {
        return false;
    }
    const char *id = nt_arena_text(arena, name + 7, (size_t)(dot - name - 7));
    const nt_source *source = source_by_id(names->results, id);
    const char *text = source ? source_field(arena, names->lang, source, dot + 1) : NULL;
    *out = (nt_value){.text = text};
    return text != NULL;
}

static const nt_parameter *find_parameter(const nt_names *names, const char *name)
{
    size_t at = nt_map_find(names->parameter_names, name);
    return at == NT_MAP_NONE ? NULL : &names->parameters[at];
}

/* "b.latest.doubt.sentence": a field of a release that compare knows by name. */
static const char *named_release_field(nt_arena *arena, const nt_names *names, const char *name)
{
    for (const char *dot = strchr(name, '.'); dot; dot = strchr(dot + 1, '.')) {
        const char *stem = nt_arena_text(arena, name, (size_t)(dot - name));
        const nt_release *release = nt_published_release(names->results, stem);
        const char *text = release
                               ? release_field(arena, names->lang, release,
                                               measure_of(names->results, NULL, release), dot + 1)
                               : NULL;
        if (text) {
            return text;
        }
    }
    return NULL;
}

static bool find_value(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                       const char *name, nt_value *out)
{
    *out = (nt_value){0};
    for (const nt_scope *s = scope; s && !out->text; s = s->outer) {
        out->text = item_field(arena, names, s, name);
    }
    if (!out->text && strcmp(name, "edition") == 0) {
        out->text = nt_text_date(arena, names->lang, nt_report_edition(names->results));
    }
    const nt_text *text = out->text ? NULL : nt_results_text(names->results, name);
    out->text = text ? text->in[names->lang] : out->text;
    if (out->text || row_value(arena, names, scope, name, out) ||
        named_source(arena, names, name, out)) {
        return true;
    }
    out->text = named_release_field(arena, names, name);
    out->text = out->text ? out->text : nt_report_leaders(arena, names->lang, names->results, name);
    const nt_parameter *parameter = out->text ? NULL : find_parameter(names, name);
    if (parameter) {
        out->text = parameter->value ? parameter->value : "";
    }
    return out->text != NULL;
}

/* What an edition cannot name reads so, or is empty. */
static bool says_nothing(nt_arena *arena, nt_lang lang, const char *text)
{
    return !*text || strcmp(text, ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang]) == 0 ||
           strcmp(text, nt_text_date(arena, lang, NT_DATE_UNKNOWN)) == 0;
}

bool nt_report_value(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                     const char *name, nt_value *out)
{
    bool found = find_value(arena, names, scope, name, out);
    if (found && out->hole == NT_HOLE_NONE && says_nothing(arena, names->lang, out->text)) {
        out->hole = NT_HOLE_UNKNOWN;
        out->ledger_id = NULL;
    }
    return found;
}

/* Truths. */

enum { NAME_MAX_BYTES = 400 };

static const struct {
    const char *name;
    nt_list_kind kind;
} lists[] = {{"releases", NT_LIST_RELEASES}, {"comparisons", NT_LIST_COMPARISONS},
             {"findings", NT_LIST_FINDINGS}, {"sources", NT_LIST_SOURCES},
             {"votes", NT_LIST_VOTES},       {"pairs", NT_LIST_PAIRS},
             {"totals", NT_LIST_TOTALS}};

enum { LIST_COUNT = sizeof lists / sizeof *lists };

/* The event of that slug at `*at`, which moves behind it. */
static const nt_event *event_by_slug(const nt_results *results, const char **at)
{
    size_t length = strcspn(*at, ".");
    const nt_published *published = results->published;
    for (size_t i = 0; published && i < published->event_count; i++) {
        const nt_event *event = &published->events[i];
        if (strlen(event->slug) == length && strncmp(event->slug, *at, length) == 0) {
            *at += length + ((*at)[length] == '.');
            return event;
        }
    }
    return NULL;
}

/* "a.", "b.", "event.SLUG.", "event.SLUG.vs.SLUG." before the name of a list; false when such a
 * prefix names no event. */
static bool read_whose(const char **at, nt_list *list, bool *given)
{
    const nt_results *results = list->results;
    const nt_figures_report *figures = nt_published_report(results);
    *given = true;
    if (((*at)[0] == 'a' || (*at)[0] == 'b') && (*at)[1] == '.') {
        list->event = (*at)[0] == 'a' ? figures->a : figures->b;
        *at += 2;
        return true;
    }
    *given = strncmp(*at, "event.", 6) == 0;
    *at += *given ? 6 : 0;
    list->event = *given ? event_by_slug(results, at) : NULL;
    bool versus = list->event && strncmp(*at, "vs.", 3) == 0;
    *at += versus ? 3 : 0;
    list->against = versus ? event_by_slug(results, at) : NULL;
    return !*given || (list->event && (!versus || list->against));
}

/* "releases", and of one event: "a.releases", "event.pilkada-2020.vs.pemilu-2024.comparisons". */
static bool find_list(const nt_results *results, const char *name, nt_list *out)
{
    nt_list list = {.results = results};
    bool of_event;
    char plain[NT_MESSAGE_MAX];
    const char *at = nt_results_plain_name(results, name, plain);
    if (!read_whose(&at, &list, &of_event)) {
        return false;
    }
    for (size_t i = 0; i < LIST_COUNT; i++) {
        bool per_event = lists[i].kind <= NT_LIST_COMPARISONS || lists[i].kind >= NT_LIST_PAIRS;
        if (strcmp(at, lists[i].name) == 0 && (!of_event || per_event)) {
            list.kind = lists[i].kind;
            list.count = of_event && !list.event ? 0 : list_size(&list);
            *out = list;
            return true;
        }
    }
    return false;
}

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

static nt_truth source_truth(const nt_source *source, const char *name)
{
    if (strcmp(name, "published_on") == 0) {
        return truth_if(nt_date_known(source->published_on));
    }
    if (strcmp(name, "publisher") == 0) {
        return truth_if(*source->publisher);
    }
    return strcmp(name, "url") == 0 ? truth_if(*source->url) : NT_TRUTH_UNKNOWN;
}

/* "source.ID": is it in this edition? The data, not the template, say which there are. */
static nt_truth named_source_truth(const nt_results *results, const char *name)
{
    if (strncmp(name, "source.", 7) != 0) {
        return NT_TRUTH_UNKNOWN;
    }
    return truth_if(source_by_id(results, name + 7) != NULL);
}

/* "frame.ID": has this register rows in that frame? What it lacks switches off what needs it. */
static nt_truth named_frame_truth(const nt_results *results, const char *name)
{
    if (strncmp(name, "frame.", 6) != 0) {
        return named_source_truth(results, name);
    }
    const nt_frame *frame = nt_results_frame(results, name + 6);
    return truth_if(frame && frame->row_count > 0);
}

static nt_truth row_truth(const nt_names *names, const nt_scope *scope, const char *name)
{
    const nt_ledger_row *whole = nt_report_row(names, scope, name);
    const char *dot = strrchr(name, '.');
    char stem[NAME_MAX_BYTES];
    if (whole || !dot || (size_t)(dot - name) >= sizeof stem) {
        return whole ? truth_if(!isnan(whole->value) && !counts_none(whole)) : NT_TRUTH_UNKNOWN;
    }
    memcpy(stem, name, (size_t)(dot - name));
    stem[dot - name] = '\0';
    const nt_ledger_row *row = nt_report_row(names, scope, stem);
    for (size_t i = 0; row && i < ROW_TRUTH_COUNT; i++) {
        if (strcmp(dot + 1, row_truths[i].name) == 0) {
            return truth_if(row_truths[i].holds(row));
        }
    }
    return NT_TRUTH_UNKNOWN;
}

static nt_truth release_truth(const nt_results *results, const nt_scope *scope, const char *name)
{
    const nt_release *release = release_of(scope);
    const nt_like_for_like *c = comparison_at(results, scope);
    nt_stage measure = measure_of(results, c, release);
    if (strcmp(name, "doubtful") == 0) {
        return truth_if(nt_release_doubt(release, measure) != NULL);
    }
    if (strcmp(name, "before-vote") == 0) {
        return truth_if(release->has_age && release->age_days < 0);
    }
    if (strcmp(name, "compared") == 0) {
        return truth_if(c && c->verdict != NT_VERDICT_NOT_COMPARABLE);
    }
    for (nt_verdict v = NT_VERDICT_HIGHER; v <= NT_VERDICT_NOT_COMPARABLE; v++) {
        if (strncmp(name, "verdict.", 8) == 0 && strcmp(name + 8, nt_verdict_id(v)) == 0) {
            return truth_if(c && c->verdict == v);
        }
    }
    return NT_TRUTH_UNKNOWN;
}

static nt_truth total_truth(const nt_total_comparison *c, const char *name)
{
    bool known = false;
    bool holds = nt_report_total_truth(c, name, &known);
    return known ? truth_if(holds) : NT_TRUTH_UNKNOWN;
}

static nt_truth item_truth(const nt_results *results, const nt_scope *scope, const char *name)
{
    return scope->kind == NT_LIST_TOTALS    ? total_truth(scope->item, name)
           : release_of(scope)              ? release_truth(results, scope, name)
           : scope->kind == NT_LIST_SOURCES ? source_truth(scope->item, name)
                                            : NT_TRUTH_UNKNOWN;
}

static nt_truth global_truth(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                             const char *name)
{
    bool known = false;
    bool holds = nt_results_truth(names->results, name, &known);
    holds = known ? holds : nt_report_leads(arena, names->results, name, &known);
    if (known) {
        return truth_if(holds);
    }
    for (nt_lang lang = 0; strncmp(name, "lang.", 5) == 0 && lang < NT_LANG_COUNT; lang++) {
        if (strcmp(name + 5, nt_lang_codes[lang]) == 0) {
            return truth_if(lang == names->lang);
        }
    }
    return row_truth(names, scope, name);
}

/* "x=y": do two names print the same text? What is not known is the same as nothing. */
static nt_truth same_truth(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                           const char *name, const char *equals)
{
    nt_value left, right;
    const char *first = nt_arena_text(arena, name, (size_t)(equals - name));
    if (!nt_report_value(arena, names, scope, first, &left) ||
        !nt_report_value(arena, names, scope, equals + 1, &right)) {
        return NT_TRUTH_UNKNOWN;
    }
    return truth_if(left.hole <= NT_HOLE_ZERO && right.hole <= NT_HOLE_ZERO &&
                    strcmp(left.text, right.text) == 0);
}

/* Any other value: a text, a property; "x.known" asks the same of it. */
static nt_truth value_truth(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                            const char *name)
{
    nt_value value;
    if (nt_report_value(arena, names, scope, name, &value)) {
        return truth_if(value.hole == NT_HOLE_NONE);
    }
    const char *stem = stem_before(arena, name, ".known");
    bool found = stem && nt_report_value(arena, names, scope, stem, &value);
    return found ? truth_if(value.hole <= NT_HOLE_ZERO) : NT_TRUTH_UNKNOWN;
}

nt_truth nt_report_truth(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                         const char *name, nt_list *list)
{
    const char *equals = strchr(name, '=');
    if (equals) {
        return same_truth(arena, names, scope, name, equals);
    }
    for (const nt_scope *s = scope; s; s = s->outer) {
        nt_truth truth = item_truth(names->results, s, name);
        if (truth != NT_TRUTH_UNKNOWN) {
            return truth;
        }
    }
    if (find_list(names->results, name, list)) {
        return NT_TRUTH_LIST;
    }
    nt_truth truth = global_truth(arena, names, scope, name);
    truth = truth == NT_TRUTH_UNKNOWN ? value_truth(arena, names, scope, name) : truth;
    return truth == NT_TRUTH_UNKNOWN ? named_frame_truth(names->results, name) : truth;
}

const nt_ledger_row *nt_report_asked(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                                     const char *name)
{
    const char *stem = stem_before(arena, name, ".known");
    stem = stem ? stem : stem_before(arena, name, ".suppressed");
    nt_value value;
    bool found = stem && nt_report_value(arena, names, scope, stem, &value);
    return found ? value.row : NULL;
}

/* The nearest known name. */

typedef NT_VEC(const char *) name_list;

static void add_names(nt_arena *arena, name_list *all, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_vec_push(arena, all, names[i]);
    }
}

static const char *nearest_property(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                                    const char *name, bool section)
{
    const char *dot = strrchr(name, '.');
    const char *stem = dot ? nt_arena_text(arena, name, (size_t)(dot - name)) : NULL;
    if (!stem || !nt_report_row(names, scope, stem)) {
        return NULL;
    }
    const char *known[PROPERTY_COUNT + ROW_TRUTH_COUNT];
    size_t count = 0;
    for (size_t i = 0; !section && i < PROPERTY_COUNT; i++) {
        known[count++] = properties[i].name;
    }
    for (size_t i = 0; section && i < ROW_TRUTH_COUNT; i++) {
        known[count++] = row_truths[i].name;
    }
    const char *nearest = nt_utf8_nearest(dot + 1, known, count);
    return nearest ? nt_arena_printf(arena, "%s.%s", stem, nearest) : NULL;
}

static void add_item_fields(nt_arena *arena, const nt_scope *scope, name_list *all)
{
    static const char *const of_source[] = {"number", "id",   "publisher",   "title",
                                            "url",    "note", "published_on"};
    static const char *const of_finding[] = {"number", "rule", "title", "sentence", "explanation"};
    static const char *const of_release[] = {"as_of",          "age",        "event",
                                             "reported",       "proven",     "sanctioned",
                                             "sanction-ratio", "proof-ratio"};
    for (; scope; scope = scope->outer) {
        if (scope->kind == NT_LIST_SOURCES) {
            add_names(arena, all, of_source, sizeof of_source / sizeof *of_source);
        } else if (scope->kind == NT_LIST_FINDINGS) {
            add_names(arena, all, of_finding, sizeof of_finding / sizeof *of_finding);
        } else if (scope->kind <= NT_LIST_COMPARISONS) {
            add_names(arena, all, of_release, sizeof of_release / sizeof *of_release);
        }
    }
}

/* Of "x=y" the side that nothing has. */
static const char *unknown_side(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                                const char *name, const char *equals)
{
    nt_value value;
    const char *first = nt_arena_text(arena, name, (size_t)(equals - name));
    return nt_report_value(arena, names, scope, first, &value) ? equals + 1 : first;
}

const char *nt_report_nearest(nt_arena *arena, const nt_names *names, const nt_scope *scope,
                              const char *name, bool section)
{
    const char *equals = section ? strchr(name, '=') : NULL;
    if (equals) {
        name = unknown_side(arena, names, scope, name, equals);
        section = false;
    }
    const nt_results *results = names->results;
    const char *property = nearest_property(arena, names, scope, name, section);
    if (property) {
        return property;
    }
    name_list all = {0};
    size_t count = 0;
    add_item_fields(arena, scope, &all);
    if (section) {
        const char *const *truths = nt_results_names(results, NT_INDEX_TRUTH, &count);
        add_names(arena, &all, truths, count);
        for (size_t i = 0; i < LIST_COUNT; i++) {
            nt_vec_push(arena, &all, lists[i].name);
        }
    } else {
        const char *const *rows = nt_ledger_names(results->ledger, arena, &count);
        add_names(arena, &all, rows, count);
        const char *const *texts = nt_results_names(results, NT_INDEX_TEXT, &count);
        add_names(arena, &all, texts, count);
        nt_vec_push(arena, &all, "edition");
    }
    for (size_t i = 0; i < names->parameter_count; i++) {
        nt_vec_push(arena, &all, names->parameters[i].name);
    }
    return nt_utf8_nearest(name, all.items, all.count);
}

const char *nt_report_nearest_of(nt_arena *arena, const char *name, const void *things,
                                 size_t count, size_t size)
{
    const char **names = nt_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(&names[i], (const char *)things + i * size, sizeof names[i]);
    }
    return nt_utf8_nearest(name, names, count);
}

nt_message nt_report_hint(const char *nearest)
{
    return nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest) : NT_MESSAGE_REPORT_SEE_NAMES();
}

nt_message nt_report_near_or_all(nt_arena *arena, const char *name, const char *const *names,
                                 size_t count)
{
    const char *nearest = nt_utf8_nearest(name, names, count);
    nt_buffer all = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&all, "%s%s", i ? ", " : "", names[i]);
    }
    return nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest)
                   : NT_MESSAGE_REPORT_KINDS_ARE(.kinds = nt_buffer_text(&all));
}

nt_status nt_report_nothing_called(nt_place place, const char *name, const char *nearest,
                                   nt_error *err)
{
    nt_message hint = nt_report_hint(nearest);
    return nt_fail(err, NT_INVALID, place,
                   NT_MESSAGE_REPORT_NOTHING_CALLED(.name = name, .hint = &hint));
}
