/* Statements that no longer hold: verdicts on releases, directions of a quarter, targets. */
#include <math.h>
#include <string.h>

#include "noting.h"
#include "statement/statement.h"
#include "tally/period_words.h"
#include "words/register.h"
#include "words/revision.h"

/* --- verdicts --- */

static bool differs(const nt_verdict_change *v)
{
    const nt_like_for_like *was = v->old_comparison, *is = v->new_comparison;
    return was && (!is || was->verdict != is->verdict || was->reason != is->reason);
}

/* Something was stated, and is not so any more. */
static bool has_fallen(const nt_verdict_change *v)
{
    const nt_like_for_like *was = v->old_comparison, *is = v->new_comparison;
    return was->verdict != NT_VERDICT_NOT_COMPARABLE && (!is || is->verdict != was->verdict);
}

static const char *release_id(const nt_like_for_like *c)
{
    return c ? c->release->id : "";
}

static bool is_listed(const noting *n, const nt_verdict_change *v)
{
    NT_EACH_OF(const nt_verdict_change, other, n->note->verdicts, n->note->verdict_count) {
        if (strcmp(release_id(other->old_comparison), release_id(v->old_comparison)) == 0) {
            return true;
        }
    }
    return false;
}

static void list_verdicts(noting *n)
{
    /* What a report says of the event as a whole goes before what it says of one release. */
    static const char *const chief[] = {"b.compared", "a.compared", "b.latest", "a.latest"};
    enum { CHIEF = sizeof chief / sizeof *chief };
    const nt_revision *r = n->revision;
    const nt_verdict_change **list =
        nt_new_array(n->arena, const nt_verdict_change *, r->verdicts.count + 1);
    n->note->verdicts = list;
    for (size_t k = 0; k <= CHIEF; k++) {
        NT_EACH(const nt_verdict_change, v, r->verdicts.items, r->verdicts.count) {
            bool wanted = k < CHIEF ? strcmp(v->id, chief[k]) == 0 : !v->is_name;
            if (wanted && differs(v) && !is_listed(n, v)) {
                list[n->note->verdict_count++] = v;
            }
        }
    }
}

/* --- statements as they were worded --- */

static bool says_already(const noting *n, const char *subject)
{
    NT_EACH_OF(const nt_said_change, other, n->note->said, n->note->said_count) {
        nt_say_form form;
        const char *known = nt_statement_subject((other->is ? other->is : other->was)->name, &form);
        if (known && strcmp(known, subject) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_method(const char *subject)
{
    nt_statement_found found;
    return nt_statement_find(subject, &found) && found.statement->is_method;
}

/* A few words need the name of their number, which an edition has that was built again. */
static bool is_named(const noting *n, const char *subject)
{
    const nt_results *results = n->revision->new_edition->results;
    return results && nt_results_row(results, subject);
}

/* A sentence says more than the headline of the same, and that more than a few words. What tells
 * how to read an edition is no news of it. */
static void list_said(noting *n)
{
    const nt_revision *r = n->revision;
    const nt_said_change **list = nt_new_array(n->arena, const nt_said_change *, r->said.count + 1);
    n->note->said = list;
    for (nt_say_form wanted = 0; wanted < NT_SAY_COUNT; wanted++) {
        NT_EACH(const nt_said_change, s, r->said.items, r->said.count) {
            nt_say_form form;
            const char *subject = nt_statement_subject((s->is ? s->is : s->was)->name, &form);
            if (subject && s->is_verdict && form == wanted && !is_method(subject) &&
                (form != NT_SAY_SHORT || is_named(n, subject)) && !says_already(n, subject)) {
                list[n->note->said_count++] = s;
            }
        }
    }
}

/* --- directions and targets of a register, as the filed ledgers have them --- */

typedef NT_VEC(nt_direction_change) direction_list;

static const nt_text rose = NT_TEXT_REVISION_ROSE, fell = NT_TEXT_REVISION_FELL,
                     steady = NT_TEXT_REVISION_CANNOT_BE_TOLD_APART, met = NT_TEXT_REGISTER_MET,
                     missed = NT_TEXT_REVISION_MISSED;

/* What a difference is from. */
static const char *const sides[] = {"difference", "year-difference"};

static nt_text period_beside(nt_period_kind kind, size_t side)
{
    static const nt_text year_before[NT_PERIOD_KINDS] = {
        NT_TEXT_REVISION_THE_SAME_MONTH_A_YEAR_BEFORE,
        NT_TEXT_REVISION_THE_SAME_QUARTER_A_YEAR_BEFORE,
        NT_TEXT_REVISION_THE_SAME_HALF_YEAR_A_YEAR_BEFORE,
        NT_TEXT_REVISION_THE_SAME_YEAR_A_YEAR_BEFORE};
    return side ? year_before[kind] : nt_period_before_words[kind];
}

/* Of a period that was covered in part the ledger has parts of the others. */
static bool tells_parts(const nt_ledger *ledger)
{
    return NT_ANY(i, nt_ledger_count(ledger),
                  nt_begins(nt_ledger_at(ledger, i)->id, "flow.parts."));
}

static nt_text beside(const noting *n, nt_text what, nt_period_kind kind, size_t side)
{
    nt_text period = period_beside(kind, side);
    return nt_message_texts(
        n->arena, tells_parts(n->revision->new_edition->filed)
                      ? NT_MESSAGE_REVISION_BESIDE_THE_DAYS_OF(.what = what, .period = period)
                      : NT_MESSAGE_REVISION_BESIDE(.what = what, .period = period));
}

/* What stands behind the first comma of the label: of "triwulan ini, dilaporkan" what the register
 * calls the measure, of "tercapai, SASARAN" the target. */
static nt_text behind_comma(const nt_ledger_row *row)
{
    nt_text words = row->label;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *comma = strstr(words.in[lang], ", ");
        words.in[lang] = comma ? comma + 2 : words.in[lang];
    }
    return words;
}

/* As the first words of a line. */
static nt_text measure_words(const noting *n, const nt_ledger_row *row)
{
    nt_text words = behind_comma(row);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        char *text = nt_arena_string(n->arena, words.in[lang]);
        text[0] = text[0] >= 'a' && text[0] <= 'z' ? (char)(text[0] - 'a' + 'A') : text[0];
        words.in[lang] = text;
    }
    return words;
}

/* As a report words it: by the interval of the difference. NULL: it says nothing. */
static const nt_text *direction_of(const nt_ledger_row *row)
{
    return !row || isnan(row->lower) || isnan(row->upper) || nt_ledger_is_withheld(row) ? NULL
           : row->lower > 0                                                             ? &rose
           : row->upper < 0                                                             ? &fell
                                                                                        : &steady;
}

static const nt_text *target_of(const nt_ledger_row *row)
{
    double value = nt_ledger_told(row);
    return isnan(value) ? NULL : value > 0 ? &met : &missed;
}

/* The rows of that id, of one day, through `read`: what they say, if that is another thing now. */
static void compare_words(noting *n, direction_list *list, const char *id, nt_text what,
                          const nt_text *(*read)(const nt_ledger_row *row))
{
    const nt_ledger_row *was = nt_ledger_find(n->revision->old_edition->filed, id);
    const nt_ledger_row *is = nt_ledger_find(n->revision->new_edition->filed, id);
    const nt_text *old_words = read(was), *new_words = read(is);
    if (old_words && new_words && old_words != new_words && was->as_of == is->as_of) {
        nt_direction_change change = {what, *old_words, *new_words};
        nt_vec_push(n->arena, list, change);
    }
}

static void compare_measure(noting *n, direction_list *list, nt_period_kind kind,
                            const char *measure)
{
    enum { SIDES = sizeof sides / sizeof *sides };
    const char *stem = nt_arena_printf(n->arena, "%s.%s", nt_period_frames[kind], measure);
    const nt_ledger_row *now =
        nt_ledger_find(n->revision->new_edition->filed, nt_arena_printf(n->arena, "%s.this", stem));
    for (size_t side = 0; now && side < SIDES; side++) {
        compare_words(n, list, nt_arena_printf(n->arena, "%s.%s", stem, sides[side]),
                      beside(n, measure_words(n, now), kind, side), direction_of);
    }
}

static void compare_periods(noting *n, direction_list *list)
{
    for (int kind = 0; kind < NT_PERIOD_KINDS; kind++) {
        for (size_t m = 0; m < NT_PERIOD_MEASURES; m++) {
            compare_measure(n, list, (nt_period_kind)kind, nt_period_measures[m]);
        }
    }
}

static void compare_targets(noting *n, direction_list *list)
{
    const nt_ledger *newer = n->revision->new_edition->filed;
    for (size_t i = 0; i < nt_ledger_count(newer); i++) {
        const nt_ledger_row *row = nt_ledger_at(newer, i);
        size_t length = strlen(row->id);
        if (nt_begins(row->id, "targets.") && strcmp(row->id + length - 4, ".met") == 0) {
            compare_words(n, list, row->id, behind_comma(row), target_of);
        }
    }
}

/* --- all of them --- */

void note_statements(noting *n)
{
    static const nt_text statements = NT_TEXT_REVISION_STATEMENTS;
    direction_list directions = {0};
    list_verdicts(n);
    list_said(n);
    compare_periods(n, &directions);
    compare_targets(n, &directions);
    n->note->directions = directions.items;
    n->note->direction_count = directions.count;
    size_t fallen = directions.count +
                    NT_SUM(size_t, i, n->note->verdict_count, has_fallen(n->note->verdicts[i]));
    note_count(n, "fallen", statements, fallen);
    size_t verdicts = n->note->verdict_count + directions.count;
    note_count(n, "verdicts", statements, verdicts);
    note_count(n, "reworded", statements, n->note->said_count);
    note_count(n, "statements", statements, verdicts + n->note->said_count);
}
