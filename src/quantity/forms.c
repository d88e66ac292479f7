/* All texts that may stand for one number. */
#include "quantity/quantity.h"

#include <math.h>
#include <string.h>

#include "text/number.h"
#include "words/quantity.h"

typedef struct {
    nt_arena *arena;
    nt_lang lang;
    const nt_ledger_row *row;
    NT_VEC(const char *) texts;
} form_list;

static void put(form_list *f, const char *text)
{
    for (size_t i = 0; i < f->texts.count; i++) {
        if (strcmp(f->texts.items[i], text) == 0) {
            return;
        }
    }
    nt_vec_push(f->arena, &f->texts, text);
}

static void put_number(form_list *f, double value, int decimals)
{
    put(f, nt_text_number(f->arena, f->lang, value, decimals));
}

/* A p-value that rounds to nothing is printed as less than the least. */
static void put_value(form_list *f)
{
    const nt_ledger_row *row = f->row;
    put(f, nt_quantity_text(f->arena, f->lang, row));
    put(f, nt_quantity_in_full(f->arena, f->lang, row));
    put(f, nt_text_in_full(f->arena, f->lang, row->value, row->decimals, row->unit));
    put(f, nt_quantity_number(f->arena, f->lang, row));
    put(f, nt_quantity_opening(f->arena, f->lang, row));
    put(f, nt_text_quantity(f->arena, f->lang, row->value, row->decimals, row->unit));
    put_number(f, row->value, row->decimals);
    put_number(f, fabs(row->value), row->decimals);
    put(f, nt_quantity_below_unit(f->arena, f->lang, row));
    put(f, nt_text_signed(f->arena, f->lang, row->value, row->decimals));
    const char *least = nt_quantity_less_than_least(f->arena, f->lang, row);
    if (least) {
        put(f, least);
    }
}

/* Small whole numbers: in words, as days to the vote, as yes and no. */
static void put_words(form_list *f)
{
    static const nt_text answers[2] = {NT_TEXT_QUANTITY_NO, NT_TEXT_QUANTITY_YES};
    double value = f->row->value;
    if (value != floor(value) || fabs(value) > 1e6) {
        return;
    }
    if (value >= 0 && value <= 12) {
        const char *words = nt_text_in_words(f->arena, f->lang, (int)value);
        put(f, words);
        put(f, nt_text_capital(f->arena, words));
    }
    if (strcmp(f->row->unit, "days") == 0) {
        put(f, nt_text_age(f->arena, f->lang, (int)value));
    }
    if (!f->row->unit[0]) {
        put(f, answers[value > 0].in[f->lang]);
    }
}

static void put_interval(form_list *f)
{
    const nt_ledger_row *row = f->row;
    if (isnan(row->lower) || isnan(row->upper)) {
        return;
    }
    int decimals = nt_ledger_limit_decimals(row);
    const char *lower = nt_text_number(f->arena, f->lang, row->lower, decimals);
    const char *upper = nt_text_number(f->arena, f->lang, row->upper, decimals);
    const char *bounds = nt_arena_printf(f->arena, "%s;\u00A0%s", lower, upper);
    const char *range = nt_quantity_interval(f->arena, f->lang, row);
    const char *value = nt_text_signed(f->arena, f->lang, row->value, row->decimals);
    put(f, lower);
    put(f, upper);
    put(f, range);
    put(f, bounds);
    put(f, nt_arena_printf(f->arena, "%s\u00A0(%s)", value, bounds));
    put(f, nt_arena_printf(f->arena, "%s\u00A0(%s)", value, range));
}

const char *const *nt_quantity_forms(nt_arena *arena, nt_lang lang, const nt_ledger_row *row,
                                     size_t *count)
{
    form_list f = {.arena = arena, .lang = lang, .row = row};
    if (nt_ledger_is_withheld(row) || isnan(row->value)) {
        put(&f, nt_quantity_text(arena, lang, row));
    } else {
        put_value(&f);
        put_words(&f);
        put_interval(&f);
        for (size_t i = 0; i < 2; i++) {
            int64_t part = i ? row->whole : row->part;
            if (part >= 0) {
                put_number(&f, (double)part, 0);
            }
        }
    }
    *count = f.texts.count;
    return f.texts.items;
}
