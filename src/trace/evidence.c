/* What the file itself carries as evidence for a number, and whether it still gives it. */
#include <string.h>

#include "base/utf8.h"
#include "parts.h"
#include "quantity/quantity.h"
#include "statement/statement.h"
#include "text/aloud.h"
#include "words/trace.h"

const nt_figure *nt_trace_figure(const nt_traced *t, const nt_ledger_row *row)
{
    return t->published ? nt_model_figure(t->published, row->id) : NULL;
}

const nt_source *nt_trace_source(const nt_traced *t, const char *id)
{
    return t->published ? NT_NAMED(t->published->sources, t->published->source_count, id, id)
                        : NULL;
}

/* What was laid out in the scratch folder was attached by the same path. */
const nt_pdf_embedded *nt_trace_file(const nt_traced *t, const nt_figure *figure)
{
    const char *path = nt_place_path(t->arena, figure->place.file);
    const char *behind = path ? nt_behind(path, t->scratch) : NULL;
    return behind && *behind == '/' ? nt_traced_file(t, behind + 1) : NULL;
}

struct nt_trace_says {
    nt_statement_page text;
    const nt_statement_page *alts; /* by element */
};

const struct nt_trace_says *nt_trace_read_says(const nt_traced *t)
{
    struct nt_trace_says *says = nt_new(t->arena, struct nt_trace_says);
    nt_statement_page *alts = nt_new_array(t->arena, nt_statement_page, t->told.element_count + 1);
    for (size_t i = 0; i < t->told.element_count; i++) {
        const char *alt = nt_utf8_compose(t->arena, t->told.elements[i].alt);
        alts[i] = nt_statement_read(t->arena, alt, strlen(alt));
    }
    says->text = nt_statement_read(t->arena, t->told.text.bytes, t->told.text.length);
    says->alts = alts;
    return says;
}

const char *nt_trace_says_again(const nt_traced *t, const char *name)
{
    const nt_ledger_statement *again =
        nt_ledger_statement_called(t->rebuild.run.results->ledger, name);
    return again ? nt_ledger_statement_text(again, NULL) : "";
}

/* In running text, where accents stand with their letters, or in what is said of a chart, where
 * ranges and ages are in words. */
nt_trace_statement nt_trace_stands(const nt_traced *t, const struct nt_trace_says *says,
                                   const nt_ledger_statement *statement)
{
    nt_lang lang = t->lang;
    const char *as_filed = nt_ledger_statement_text(statement, &lang);
    const char *words = nt_utf8_compose(t->arena, as_filed);
    const char *heard = nt_text_aloud(t->arena, lang, words);
    nt_trace_statement out = {.statement = statement, .print = {.element = NT_TOLD_NONE}};
    nt_print *at = &out.print;
    bool stands = nt_statement_stands(&says->text, words, &at->start, &at->end);
    for (size_t i = 0; i < t->told.element_count && !stands; i++) {
        stands = out.is_in_alt = nt_statement_stands(&says->alts[i], heard, &at->start, &at->end);
        at->element = stands ? i : NT_TOLD_NONE;
    }
    out.is_other =
        !t->not_rebuilt && strcmp(nt_trace_says_again(t, statement->name), as_filed) != 0;
    return out;
}

static bool same_row(const nt_ledger_row *a, const nt_ledger_row *b)
{
    return nt_ledger_same_value(a, b) && nt_ledger_same_interval(a, b) && a->part == b->part &&
           a->whole == b->whole && a->flags == b->flags && a->decimals == b->decimals &&
           strcmp(a->unit, b->unit) == 0 && a->method == b->method;
}

bool nt_trace_prints(const nt_traced *t, const nt_ledger_row *row, const char *words)
{
    size_t count;
    const char *const *forms = nt_quantity_forms(t->arena, t->lang, row, &count);
    return nt_utf8_is_among(words, forms, count);
}

bool nt_trace_holds(const nt_traced *t, const nt_found *found, const char **why)
{
    const nt_ledger_row *row = nt_ledger_find(t->ledger, found->id);
    if (!row) {
        *why = nt_trace_say(t, NT_MESSAGE_TRACE_NOT_IN_LEDGER());
        return false;
    }
    for (size_t i = 0; i < found->prints.count; i++) {
        const char *words = nt_traced_words(t, &t->told, found->prints.items[i].element);
        if (!nt_trace_prints(t, row, words)) {
            *why = nt_trace_say(
                t, NT_MESSAGE_TRACE_PAGE_PRINTS_OTHER(
                           .page = (long long)t->told.elements[found->prints.items[i].element]
                           .page,
                           .words = words, .value = nt_quantity_text(t->arena, t->lang, row)));
            return false;
        }
    }
    if (t->not_rebuilt) {
        *why = nt_trace_say(t, NT_MESSAGE_TRACE_NOT_BUILT_AGAIN(.why = *t->not_rebuilt));
        return t->needs_data; /* else something is wrong with what is attached */
    }
    const nt_ledger_row *again = nt_ledger_find(t->rebuild.run.results->ledger, found->id);
    if (!again || !same_row(row, again)) {
        *why =
            nt_trace_say(t, again ? NT_MESSAGE_TRACE_DATA_GIVE_OTHER(.value = nt_quantity_text(
                                                                         t->arena, t->lang, again))
                                  : NT_MESSAGE_TRACE_DATA_GIVE_NO_FIGURE());
        return false;
    }
    *why =
        nt_trace_say(t, strcmp(t->recipe.version, NT_VERSION) == 0
                            ? NT_MESSAGE_TRACE_DATA_STILL_GIVE_IT()
                            : NT_MESSAGE_TRACE_DATA_STILL_GIVE_IT_HERE(.version = t->recipe.version,
                                                                       .here = NT_VERSION));
    return true;
}
