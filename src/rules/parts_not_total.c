/* Parts that claim to be the whole and do not make it: six statuses of 1,158 that add up to 1,218,
 * 314 proven and 99 dismissed of 433. */
#include "family.h"
#include "period.h"
#include "sentence.h"

#include <string.h>

/* Parts claim to be the whole when they tell of nine tenths of it. */
enum { CLAIM_PER_CENT = 90 };

/* So long a list names them all. One of this many that goes down to so little that more parts must
 * be missing than it names does so, too. */
enum { LONG_LIST = 20, LIST = 8 };

static const nt_group no_witness = {NULL, 0};

static void add(const nt_finding_sink *sink, nt_parts_sum *d, const nt_figure *part)
{
    nt_parts_add(sink, d, part, "iacp");
}

static bool is_short(const nt_finding_sink *sink, const nt_parts_sum *d)
{
    return !d->sum.unbounded && d->sum.high < nt_rules_range(sink, d->total).low;
}

/* ---- do the parts claim to be all? ---- */

/* "Pinrang terbanyak", "di antaranya": the words of a list that leaves some out. */
static bool is_selection(const nt_group *parts)
{
    static const char words[] =
        "terbanyak|tertinggi|terbesar|paling|banyaknya|antaranya|diantaranya|antara|termasuk|"
        "misalnya|seperti|highest|most|top|among|including|such|led";
    return NT_ANY(i, parts->count, nt_words_hold(parts->items[i]->quote, words));
}

static nt_wide least_of(const nt_finding_sink *sink, const nt_group *parts)
{
    nt_wide least = nt_rules_range(sink, parts->items[0]).high;
    for (size_t i = 1; i < parts->count; i++) {
        nt_wide high = nt_rules_range(sink, parts->items[i]).high;
        least = high < least ? high : least;
    }
    return least;
}

/* Were the list cut where its parts get small, each part left out would be no larger than its
 * smallest: then there would be more of them than of those it names. */
static bool names_too_many(const nt_finding_sink *sink, const nt_parts_sum *d)
{
    nt_wide least = least_of(sink, &d->parts),
            rest = nt_rules_range(sink, d->total).low - d->sum.high;
    return d->parts.count >= LIST && (nt_wide)d->parts.count * least < rest;
}

/* "Registered", "not registered": there is no third. */
static bool is_negated(const char *category, const char *other)
{
    static const char *const words[] = {"tidak ", "bukan ", "belum ", "tak ", "not ", "non-", "un"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *rest = nt_behind(category, words[i]);
        if (rest && strcmp(rest, other) == 0) {
            return true;
        }
    }
    return false;
}

/* So few parts are compared with each other; a longer list is no pair of a word and its opposite.
 */
enum { OPPOSITES_MAX = 32 };

/* The category says no more than the word. */
static bool is_word(const char *category, const char *words)
{
    nt_token first = nt_words_next(&category);
    return nt_token_is(&first, words) && nt_words_next(&category).kind == NT_TOKEN_END;
}

/* Of men and women there is no third. */
static bool are_sexes(const char *category, const char *other)
{
    return is_word(category, "laki-laki|pria|male|males|men") &&
           is_word(other, "perempuan|wanita|female|females|women");
}

static bool has_opposites(const nt_group *parts)
{
    for (size_t i = 0; i < parts->count && parts->count <= OPPOSITES_MAX; i++) {
        for (size_t j = 0; j < parts->count; j++) {
            if (*parts->items[j]->category &&
                (is_negated(parts->items[i]->category, parts->items[j]->category) ||
                 are_sexes(parts->items[i]->category, parts->items[j]->category))) {
                return true;
            }
        }
    }
    return false;
}

static bool is_list(const nt_parts_sum *d)
{
    return nt_rules_agree(d->parts.items[0], d->total, "i");
}

static bool claims_all(const nt_finding_sink *sink, const nt_parts_sum *d)
{
    if (has_opposites(&d->parts)) {
        return true;
    }
    bool listed = is_list(d);
    if (listed && is_selection(&d->parts)) {
        return false;
    }
    nt_wide total = nt_rules_range(sink, d->total).low;
    return d->sum.high * 100 >= total * CLAIM_PER_CENT ||
           (listed && (d->parts.count >= LONG_LIST || names_too_many(sink, d)));
}

/* Some quote gives the number of those that are in no row: "and nine are not registered yet". */
static bool rest_is_told(const nt_finding_sink *sink, const nt_parts_sum *d)
{
    int64_t rest = (int64_t)((nt_rules_range(sink, d->total).low - d->sum.high) / 10000000);
    for (size_t i = 0; i < d->parts.count; i++) {
        if (d->parts.items[i]->number == (double)rest) {
            return false; /* the quote tells of that part */
        }
    }
    if (nt_rules_tells(sink, d->total, rest)) {
        return true;
    }
    return NT_ANY(i, d->parts.count, nt_rules_tells(sink, d->parts.items[i], rest));
}

/* ---- what is said ---- */

/* As printed: a hedged part with its number. */
static double sum_of(const nt_group *parts)
{
    return NT_SUM(double, i, parts->count, parts->items[i]->number);
}

static void report_short(nt_finding_sink *sink, nt_parts_sum *d)
{
    nt_rules_sort_by_place(&d->parts);
    double sum = sum_of(&d->parts);
    const nt_say say[] = {
        nt_say_of("cosd", d->total),
        nt_say_list("V", &d->parts),
        nt_say_count(sum),
        nt_say_count(d->total->number - sum),
        {0},
    };
    nt_rules_name(sink, d->total);
    nt_rules_name_all(sink, &d->parts);
    nt_rules_report(sink, 0,
                    (nt_text)NT_TEXT_RULES_PARTS_NOT_TOTAL_THE_PARTS_GIVEN_OF_WHICH_ARE_ADD, say);
}

/* The only part without which the others make the total, or NULL. */
static const nt_figure *superfluous(const nt_finding_sink *sink, const nt_parts_sum *d)
{
    nt_range total = nt_rules_range(sink, d->total);
    const nt_figure *found = NULL;
    for (size_t i = 0; i < d->parts.count && total.low == total.high && d->sum.low == d->sum.high;
         i++) {
        if (nt_rules_range(sink, d->parts.items[i]).low == d->sum.low - total.low) {
            if (found) {
                return NULL;
            }
            found = d->parts.items[i];
        }
    }
    return found;
}

/* `witness`: the categories that show in which unit the whole is counted, where it is not the one
 * that it is given in. */
static void report_over(nt_finding_sink *sink, nt_parts_sum *d, const nt_group *witness)
{
    static const nt_text plain =
        NT_TEXT_RULES_PARTS_NOT_TOTAL_THE_PARTS_GIVEN_OF_WHICH_ARE_ADD_BAGIAN_BAGIAN_YANG;
    static const nt_text fits = NT_TEXT_RULES_PARTS_NOT_TOTAL_THE_PARTS_GIVEN_OF_WHICH_ARE_ADD_2;
    static const nt_text other_unit =
        NT_TEXT_RULES_PARTS_NOT_TOTAL_THE_PARTS_GIVEN_OF_WHICH_ARE_ADD_3;
    const nt_figure *extra = superfluous(sink, d);
    nt_rules_sort_by_place(&d->parts);
    const nt_say say[] = {
        nt_say_of("cosd", d->total),
        nt_say_list("V", &d->parts),
        nt_say_count(sum_of(&d->parts)),
        nt_say_of("m", extra ? extra : d->total),
        nt_say_of("n", d->total),
        nt_say_list("V", witness),
        {0},
    };
    nt_rules_name_all(sink, &d->parts);
    nt_rules_name(sink, d->total);
    nt_rules_report(sink, extra ? 0 : d->parts.count,
                    witness->count > 0 ? other_unit
                    : extra            ? fits
                                       : plain,
                    say);
}

/* Parts of one indicator that exceed a total of all are what parts-exceed-total says. */
static bool is_told_elsewhere(const nt_parts_sum *d)
{
    const nt_figure *part = d->parts.items[0], *total = d->total;
    return is_list(d) && (nt_rules_agree(part, total, "a") ? !*total->category : total->whole_area);
}

static void judge(nt_finding_sink *sink, nt_parts_sum *d, const nt_group *witness)
{
    if (d->parts.count < 2) {
        return;
    }
    if (nt_parts_exceed(sink, d) && !is_told_elsewhere(d)) {
        report_over(sink, d, witness);
    } else if (is_short(sink, d) && claims_all(sink, d) && !rest_is_told(sink, d)) {
        report_short(sink, d);
    }
}

/* ---- parts that name their whole ---- */

static bool is_part(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && figure->base && nt_rules_is_tally(figure->base) &&
           nt_rules_agree(figure, figure->base, "edpk");
}

/* The cases that were decided the other way: "not-proven" beside the stage "proven". */
static bool is_opposite_of(const nt_figure *figure, const nt_figure *stage)
{
    return figure->indicator->kind == NT_INDICATOR_COUNT && !*figure->category &&
           nt_begins(figure->indicator->id, "not-") &&
           strcmp(figure->indicator->id + 4, stage->indicator->id) == 0;
}

/* Of the stages that a whole is split by, the first: the later ones lie in it. */
static const nt_figure *first_stage(const nt_group *parts)
{
    const nt_figure *first = NULL;
    for (size_t i = 0; i < parts->count; i++) {
        const nt_figure *f = parts->items[i];
        if (nt_rules_is_stage(f) && !*f->category && nt_rules_agree(f, f->base, "a") &&
            !nt_rules_agree(f, f->base, "i") &&
            (!first || f->indicator->stage < first->indicator->stage)) {
            first = f;
        }
    }
    return first;
}

/* The categories of one source that make the whole exactly, in a unit of their own: 1,056 findings
 * and 167 reports are 1,223 "persons". None where the unit is the whole's. */
static nt_group witness_of(const nt_finding_sink *sink, const nt_group *parts)
{
    const nt_figure *total = parts->items[0]->base;
    nt_parts_sum d = nt_parts_open(sink, total, parts->count, false);
    NT_EACH_OF(const nt_figure, f, parts->items, parts->count) {
        bool beside = d.parts.count == 0 || nt_rules_agree(f, d.parts.items[0], "us");
        if (beside && *f->category && nt_rules_agree(f, total, "ia") &&
            !nt_rules_agree(f, total, "u")) {
            add(sink, &d, f);
        }
    }
    nt_range whole = nt_rules_range(sink, total);
    bool exact = d.parts.count > 1 && d.sum.low == d.sum.high && d.sum.low == whole.low &&
                 d.sum.low == whole.high;
    return exact ? d.parts : (nt_group){NULL, 0};
}

static bool in_unit(const nt_group *parts, const char *unit)
{
    return NT_ALL(i, parts->count, strcmp(parts->items[i]->unit, unit) == 0);
}

/* Where the cases of the whole stand: its next stage, the opposite of that, and what a status
 * splits off. */
static void judge_standing(nt_finding_sink *sink, const nt_group *parts)
{
    const nt_figure *total = parts->items[0]->base, *stage = first_stage(parts);
    nt_parts_sum all = nt_parts_open(sink, total, parts->count, false);
    nt_parts_sum split = nt_parts_open(sink, total, parts->count, false);
    for (size_t i = 0; i < parts->count; i++) {
        const nt_figure *f = parts->items[i];
        if (!nt_rules_agree(f, total, "a") || nt_rules_agree(f, total, "i")) {
            continue;
        }
        bool splits = nt_rules_known(sink, f)->splitting;
        bool decides = stage && (nt_rules_agree(f, stage, "i") || is_opposite_of(f, stage));
        if (splits) {
            add(sink, &split, f);
        }
        if (splits || (decides && !*f->category)) {
            add(sink, &all, f);
        }
    }
    nt_range whole = nt_rules_range(sink, total);
    bool complete =
        split.parts.count > 1 && split.sum.low <= whole.high && split.sum.high >= whole.low;
    nt_group witness = witness_of(sink, parts);
    const char *unit = witness.count > 0 ? witness.items[0]->unit : total->unit;
    if (!complete && in_unit(&all.parts, unit)) {
        judge(sink, &all, &witness);
    }
}

/* What else the source of a list says: that a list is not complete. */
typedef struct {
    nt_group unlinked; /* counts that name no whole, by statement, area and category */
    nt_group shares;   /* of categories, by base, source and category */
} surroundings;

static bool is_unlinked(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && !figure->base;
}

static bool is_category_share(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE && figure->base;
}

/* A part of the same statement that names no whole may be one of the list. */
static bool has_unlinked(const surroundings *around, const nt_parts_sum *d)
{
    nt_group statement = nt_rules_equal(&around->unlinked, d->parts.items[0], "eidpuks");
    return statement.count > 0 &&
           !(nt_rules_agree(statement.items[0], d->total, "ac") &&
             nt_rules_agree(statement.items[statement.count - 1], d->total, "ac"));
}

/* The source gives shares of more categories of the whole than it counts. */
static bool has_more_shares(const nt_finding_sink *sink, const surroundings *around,
                            const nt_parts_sum *d)
{
    nt_group shares = nt_rules_equal(&around->shares, d->parts.items[0], "bs");
    size_t categories = 0;
    for (nt_group category = {0}; nt_rules_next_group(sink, &shares, "bsc", &category);) {
        categories++;
    }
    return categories > d->parts.count;
}

static void judge_list(nt_finding_sink *sink, const surroundings *around, nt_parts_sum *d)
{
    bool open = d->parts.count > 1 && is_short(sink, d) &&
                (has_unlinked(around, d) || has_more_shares(sink, around, d));
    if (d->parts.count > 1 && !open) {
        judge(sink, d, &no_witness);
    }
}

/* Categories of the whole's own indicator, as one source has them. */
static void judge_categories(nt_finding_sink *sink, const surroundings *around,
                             const nt_group *source)
{
    const nt_figure *total = source->items[0]->base;
    nt_parts_sum d = nt_parts_open(sink, total, source->count, false);
    NT_EACH_OF(const nt_figure, f, source->items, source->count) {
        if (nt_rules_agree(f, total, "iau") && !nt_rules_agree(f, total, "c")) {
            add(sink, &d, f);
        }
    }
    judge_list(sink, around, &d);
}

/* Areas of one level; with `offices` also those of which nobody knows the level: the offices of a
 * province's government, which stand beside its regencies. */
static nt_parts_sum areas_of(const nt_finding_sink *sink, const nt_group *parts,
                             const nt_level *level, bool offices)
{
    const nt_figure *total = parts->items[0]->base;
    nt_parts_sum d = nt_parts_open(sink, total, parts->count, false);
    NT_EACH_OF(const nt_figure, f, parts->items, parts->count) {
        if (nt_rules_agree(f, total, "icu") && !nt_rules_agree(f, total, "a") &&
            (f->level == level || (offices && !f->level))) {
            add(sink, &d, f);
        }
    }
    return d;
}

static void judge_areas(nt_finding_sink *sink, const surroundings *around, const nt_group *parts)
{
    nt_group sorted = {
        nt_arena_copy(sink->passing, parts->items, parts->count * sizeof *sorted.items),
        parts->count};
    nt_rules_sort(sink, &sorted, "l");
    for (nt_group of_level = {0}; nt_rules_next_group(sink, &sorted, "l", &of_level);) {
        const nt_level *level = of_level.items[0]->level;
        if (!level && of_level.count < parts->count) {
            break; /* the unknown level comes last */
        }
        nt_parts_sum strict = areas_of(sink, &of_level, level, false);
        if (is_short(sink, &strict) || nt_parts_exceed(sink, &strict)) {
            nt_parts_sum d = areas_of(sink, parts, level, true);
            judge_list(sink, around, &d);
        }
    }
}

static void judge_based(nt_finding_sink *sink)
{
    const surroundings around = {nt_rules_select(sink, is_unlinked, "eidpuksac"),
                                 nt_rules_select(sink, is_category_share, "bsc")};
    nt_group all = nt_rules_select(sink, is_part, "bsiac");
    for (nt_group source = {0}; nt_rules_next_group(sink, &all, "bs", &source);) {
        judge_categories(sink, &around, &source);
        judge_areas(sink, &around, &source);
    }
    nt_group standing = nt_rules_select(sink, is_part, "biac");
    for (nt_group parts = {0}; nt_rules_next_group(sink, &standing, "b", &parts);) {
        judge_standing(sink, &parts);
    }
}

/* ---- areas and categories of the whole that do not name it ---- */

static void judge_family(nt_finding_sink *sink, const nt_family *family, const void *context)
{
    (void)context;
    bool areas = family->kind == NT_FAMILY_AREAS;
    if (areas && family->parts.count < LIST) {
        return;
    }
    nt_parts_sum d = nt_parts_open(sink, family->total, family->parts.count, false);
    const nt_figure *first = family->parts.items[0];
    NT_EACH_OF(const nt_figure, part, family->parts.items, family->parts.count) {
        if (!part->base && part->source == first->source && part->level == first->level) {
            add(sink, &d, part);
        }
    }
    bool sure = areas ? nt_family_is_sure(sink, family)
                      : first->source == family->total->source && has_opposites(&d.parts);
    if (is_short(sink, &d) && sure) {
        judge(sink, &d, &no_witness);
    }
}

/* ---- periods that follow one another and fill a longer one ---- */

/* Behind the first so many figures nobody looks for the next period. */
enum { PERIODS_MAX = 400 };

/* The shortest period of the run that starts on the day, within the whole; NULL none. */
static const nt_period_figure *next_period(const nt_periods *periods, size_t start,
                                           nt_period_span whole, nt_date day)
{
    const nt_period_figure *found = NULL;
    size_t end = periods->count - start > PERIODS_MAX ? start + PERIODS_MAX : periods->count;
    for (size_t i = start; i < end && periods->items[i].span.start <= day; i++) {
        const nt_period_figure *p = &periods->items[i];
        if (p->span.start == day && nt_span_within(p->span, whole)) {
            found = p; /* the shorter come later */
        }
    }
    return found;
}

/* `parts` has room for all periods. */
static void judge_period(nt_finding_sink *sink, const nt_periods *periods, size_t whole,
                         const nt_figure **parts)
{
    const nt_period_figure *total = &periods->items[whole];
    nt_parts_sum d = {.total = total->figure, .parts = {parts, 0}};
    nt_date day = total->span.start;
    while (day <= total->span.end) {
        const nt_period_figure *next = next_period(periods, whole + 1, total->span, day);
        if (!next || next->figure->source != total->figure->source) {
            return;
        }
        add(sink, &d, next->figure);
        day = next->span.end + 1;
    }
    if (d.parts.count > 1 && is_short(sink, &d)) {
        report_short(sink, &d);
    }
}

static bool has_period(const nt_figure *figure)
{
    return nt_rules_is_flow(figure) && nt_date_known(figure->period_start) &&
           nt_date_known(figure->period_end);
}

static void judge_periods(nt_finding_sink *sink, const nt_periods *periods)
{
    const nt_figure **parts = nt_new_array(sink->passing, const nt_figure *, periods->count + 1);
    for (size_t i = 0; i < periods->count; i++) {
        judge_period(sink, periods, i, parts);
    }
}

void nt_rule_parts_not_total(nt_finding_sink *sink)
{
    judge_based(sink);
    nt_rules_each_family(sink, judge_family, NULL);
    nt_periods_each(sink, has_period, "eiacukd", 3, judge_periods); /* a total and two parts */
}
