/* The headline measures: what tiles and title may speak of, named in the template before the data.
 */
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "statements.h"
#include "text/number.h"
#include "words/report.h"

/* Its own number, or what hangs on it: "period.reported" is the headline of its ".previous". */
static bool is_declared(const nt_settings *tpl, const char *name)
{
    return NT_ANY(i, tpl->about.headline_count, nt_is_below(name, tpl->about.headlines[i], '.'));
}

static void refuse(nt_assembly *a, nt_place place, const char *name)
{
    const nt_template *about = &a->tpl->about;
    const char *nearest = nt_utf8_nearest(name, about->headlines, about->headline_count);
    nt_report_fail(
        a, place,
        NT_MESSAGE_REPORT_NO_HEADLINE(.name = name, .hint = nt_message_near(a->arena, nearest)));
}

static void check_names(nt_assembly *a)
{
    NT_EACH(const nt_named, own, a->tpl->headline_numbers.items, a->tpl->headline_numbers.count) {
        if (!nt_report_row(&a->names, NULL, own->name)) {
            const char *nearest = nt_report_nearest(&a->names, NULL, own->name, false);
            nt_report_fail(a, own->place,
                           NT_MESSAGE_REPORT_NO_NUMBER(.name = own->name,
                                                       .hint = nt_message_near(a->arena, nearest)));
        }
    }
}

/* Whether a name, or what it hangs on, is a number; the day of the edition is none. What netra
 * itself calls so, as "a.name", does not hang on a figure of the data that is called "a". */
static bool is_number(const nt_assembly *a, const char *name)
{
    bool is_own;
    nt_results_truth(a->results, name, &is_own);
    is_own = is_own || nt_results_text(a->results, name);
    for (const char *end = name; end; end = strchr(end + 1, '.')) {
        const char *stem = end == name ? name : nt_arena_text(a->arena, name, (size_t)(end - name));
        const nt_ledger_row *row = nt_report_row(&a->names, NULL, stem);
        bool by_chance =
            row && is_own && row->method == NT_METHOD_PUBLISHED && strcmp(row->id, stem) == 0;
        if (row && !by_chance && strcmp(stem, "edition") != 0) {
            return true;
        }
    }
    return false;
}

static void check_text(nt_assembly *a, nt_words words, const nt_scope *scope);

/* The words of a statement are held to them too. */
static void check_statement(nt_assembly *a, const char *name, const nt_scope *scope, nt_place place)
{
    nt_spoken spoken;
    nt_words words = NULL;
    if (nt_report_spoken(&a->names, scope, name, &spoken) == NT_TRUTH_YES) {
        const nt_origin *origin = nt_report_spoken_words(&a->names, &spoken, true, place);
        a->status = nt_report_mustache_parse(a->arena, origin, &words, a->err);
        check_text(a, a->status ? NULL : words, spoken.scope);
    }
}

static void check_text(nt_assembly *a, nt_words words, const nt_scope *scope)
{
    nt_place place;
    nt_say_form form;
    const char *name;
    for (size_t at = 0;
         !a->status && words && (name = nt_report_mustache_name(words, &at, &place));) {
        const char *plain = nt_report_plain_name(a->arena, scope, name);
        if (nt_statement_subject(name, &form)) {
            check_statement(a, name, scope, place);
        } else if (is_number(a, plain) && !is_declared(a->tpl, plain)) {
            refuse(a, place, plain);
        }
    }
}

static void check_tiles(nt_assembly *a)
{
    for (size_t i = 0; i < a->tpl->tiles.count; i++) {
        const nt_named *value = &a->tpl->tiles.items[i].value;
        if (!is_declared(a->tpl, value->name)) {
            refuse(a, value->place, value->name);
        }
    }
}

/* Whether this edition can have any of its numbers. */
static bool is_known(const nt_assembly *a, const nt_headline_setting *headline)
{
    for (size_t i = 0; i < headline->count; i++) {
        const char *name = a->tpl->about.headlines[headline->first + i];
        const nt_ledger_row *row = nt_report_row(&a->names, NULL, name);
        if (row && row->method != NT_METHOD_UNKNOWN) {
            return true;
        }
    }
    return false;
}

const char *nt_report_headlines(nt_assembly *a)
{
    const nt_settings *tpl = a->tpl;
    if (!tpl->headlines.count) {
        return "";
    }
    check_names(a);
    check_tiles(a);
    check_text(a, tpl->front[NT_FRONT_TITLE], NULL);
    check_text(a, tpl->front[NT_FRONT_SUBTITLE], NULL);
    check_text(a, tpl->front[NT_FRONT_KICKER], NULL);
    const char **said = nt_new_array(a->arena, const char *, tpl->headlines.count);
    size_t count = 0;
    for (size_t i = 0; i < tpl->headlines.count && !a->status; i++) {
        if (is_known(a, &tpl->headlines.items[i])) {
            said[count++] = nt_report_label(a, tpl->headlines.items[i].label);
        }
    }
    return nt_text_join(a->arena, tpl->about.lang, said, count);
}
