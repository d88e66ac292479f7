/* A rise or fall that a quote reckons rightly, but of two figures that do not count alike: half a
 * year and a year, persons and reports, a vote long over and one to come. */
#include "sentence.h"

#include <string.h>

typedef enum { ALIKE, OTHER_UNIT, OTHER_COUNTER, OTHER_LENGTH, OTHER_AGE } difference;

/* Two counts of so many days' difference in age are neighbours still. */
enum { AGE_ROOM = 30 };

/* So many figures of one thing are looked at. */
enum { LOOK_AT = 1024 };

static const char keys[] = "iac";

static bool is_of_vote(const nt_figure *figure)
{
    return figure->event && nt_date_known(figure->event->polling_day) &&
           nt_date_known(figure->as_of);
}

static nt_date age_of(const nt_figure *figure)
{
    return figure->as_of - figure->event->polling_day;
}

static bool is_closed(const nt_figure *figure)
{
    return figure->as_of >= nt_event_closing(figure->event);
}

static nt_date age_gap(const nt_figure *a, const nt_figure *b)
{
    nt_date gap = age_of(a) - age_of(b);
    return gap < 0 ? -gap : gap;
}

/* What is not known to differ is taken to be alike. */
static difference differ(const nt_figure *a, const nt_figure *b)
{
    bool known = nt_counter_known(a->counter) && nt_counter_known(b->counter);
    bool votes = a->event != b->event && is_of_vote(a) && is_of_vote(b);
    bool periods = nt_rules_length(a) > 0 && nt_rules_length(b) > 0;
    return strcmp(a->unit, b->unit) != 0                                          ? OTHER_UNIT
           : known && !nt_counter_comparable(a->counter, b->counter)              ? OTHER_COUNTER
           : periods && !nt_rules_as_long(a, b)                                   ? OTHER_LENGTH
           : votes && age_gap(a, b) > AGE_ROOM && !(is_closed(a) && is_closed(b)) ? OTHER_AGE
                                                                                  : ALIKE;
}

/* ---- the figure that it is reckoned from ---- */

static bool may_be_reckoned_from(const nt_stated_change *change, const nt_figure *figure,
                                 const nt_figure *later)
{
    return figure != later && nt_date_known(nt_rules_end(figure)) &&
           nt_rules_end(figure) < nt_rules_end(later) &&
           (!change->has_from || figure->number == change->from) &&
           nt_change_holds(change, figure->number, later->number);
}

/* The latest before, unless the change is that from a figure that counts alike. */
static const nt_figure *find_earlier(const nt_group *all, const nt_stated_change *change,
                                     const nt_figure *later)
{
    nt_group same = nt_rules_equal(all, later, keys);
    const nt_figure *found = NULL;
    for (size_t i = 0; i < same.count && same.count <= LOOK_AT; i++) {
        const nt_figure *f = same.items[i];
        if (!may_be_reckoned_from(change, f, later)) {
            continue;
        }
        if (differ(f, later) == ALIKE) {
            return NULL;
        }
        if (!found || nt_rules_end(f) > nt_rules_end(found)) {
            found = f;
        }
    }
    return found;
}

static const nt_figure *earlier_of(const nt_published *published, const nt_group *all,
                                   const nt_stated_change *change, const nt_figure *told,
                                   const nt_figure *later)
{
    const nt_figure *named = nt_model_figure(published, told->change_from);
    bool both = change->has_from && change->has_to && !change->is_aside;
    if (named) {
        bool holds = named != later && nt_change_holds(change, named->number, later->number);
        return holds && differ(named, later) != ALIKE ? named : NULL;
    }
    bool sized = change->kind != NT_CHANGE_UNSIZED &&
                 nt_change_is_of(change, told->quote, told->area, told->number);
    return both || sized ? find_earlier(all, change, later) : NULL;
}

static void report(nt_finding_sink *sink, const nt_stated_change *change, const nt_figure *later,
                   const nt_figure *before)
{
    static const nt_text patterns[] = {
        [OTHER_UNIT] = NT_TEXT_RULES_CHANGE_UNLIKE_OTHER_UNIT,
        [OTHER_COUNTER] = NT_TEXT_RULES_CHANGE_UNLIKE_OTHER_COUNTER,
        [OTHER_LENGTH] = NT_TEXT_RULES_CHANGE_UNLIKE_OTHER_LENGTH,
        [OTHER_AGE] = NT_TEXT_RULES_CHANGE_UNLIKE_OTHER_AGE,
    };
    difference how = differ(before, later);
    bool lengths = how == OTHER_LENGTH;
    const nt_say say[] = {
        nt_say_of("Wvsd", later),
        nt_say_words(nt_arena_text(sink->arena, change->words, change->length)),
        nt_say_of("wvsd", before),
        nt_say_count((double)(lengths            ? nt_rules_length(later)
                              : how == OTHER_AGE ? age_gap(before, later)
                                                 : 0)),
        nt_say_count((double)(lengths ? nt_rules_length(before) : 0)),
        {0},
    };
    nt_rules_name(sink, later);
    nt_rules_name(sink, before);
    nt_rules_report(sink, 0, patterns[how], say);
}

/* ---- what the quote itself says of where it counts ---- */

/* "38 provinsi", as the quote has it; not NUL-terminated. */
typedef struct {
    double number;
    nt_token word;
    const char *at;
} coverage;

/* "dari 540 di 34 provinsi menjadi 612 di 38 provinsi": what stands behind either number. */
static bool read_coverage(const nt_stated_change *change, const char *quote, coverage out[2])
{
    static const char places[] =
        "provinsi|kabupaten|kota|daerah|kecamatan|desa|instansi|lembaga|kementerian|sekolah|"
        "puskesmas|provinces|regencies|cities|regions|districts|institutions|agencies|schools|"
        "hospitals";
    int side = -1;
    memset(out, 0, 2 * sizeof *out);
    for (nt_token t = nt_words_next(&quote); t.kind != NT_TOKEN_END; t = nt_words_next(&quote)) {
        int decimals;
        double number = t.kind == NT_TOKEN_NUMBER ? nt_token_number(&t, &decimals) : -1;
        const char *at = quote;
        nt_token next = nt_words_next(&at);
        if (number >= 0 && side >= 0 && !out[side].at && nt_token_is(&next, places)) {
            out[side] = (coverage){number, next, t.at};
        } else if (number >= 0) {
            side = number == change->from ? 0 : number == change->to ? 1 : side;
        }
    }
    return out[0].at && out[1].at && out[0].number != out[1].number &&
           nt_token_spells(&out[0].word, out[1].word.at, out[1].word.length);
}

static void judge_coverage(nt_finding_sink *sink, const nt_stated_change *change,
                           const nt_figure *told)
{
    coverage of[2];
    if (!change->has_from || !change->has_to || change->is_aside || change->from == change->to ||
        !read_coverage(change, told->quote, of)) {
        return;
    }
    const char *words[2];
    for (size_t i = 0; i < 2; i++) {
        words[i] = nt_arena_text(sink->arena, of[i].at,
                                 (size_t)(of[i].word.at + of[i].word.length - of[i].at));
    }
    const nt_say say[] = {
        nt_say_of("Wvsd", told),
        nt_say_words(nt_arena_text(sink->arena, change->words, change->length)),
        nt_say_words(words[0]),
        nt_say_words(words[1]),
        {0},
    };
    nt_rules_name(sink, told);
    nt_rules_report(sink, 0, (nt_text)NT_TEXT_RULES_CHANGE_UNLIKE_OTHER_COVERAGE, say);
}

void nt_rule_change_unlike(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    nt_group all = nt_rules_select(sink, NULL, keys);
    NT_EACH(const nt_figure, told, published->figures, published->figure_count) {
        const nt_figure *later = nt_rules_changed(sink, told);
        const nt_stated_change *change = nt_rules_change(sink, told);
        if (!change) {
            continue;
        }
        const nt_figure *before = earlier_of(published, &all, change, told, later);
        if (before) {
            report(sink, change, later, before);
        } else {
            judge_coverage(sink, change, told);
        }
    }
}
