#include "quote.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* More digits than any figure has. */
enum { NUMBER_BYTES_MAX = 18 };

/* What cases are counted in; "5 daerah" beside a number of persons says where, not what. */
static const char *const case_units[] = {"persons", "violations", "reports"};

/* "jumlah laporan mencapai 489": words between what is counted and the number. */
static const char fillers[] = "sebanyak|sejumlah|mencapai|adalah|ada|yaitu|is|was|reached|of";

static const char *unit_of(const nt_units *units, const nt_token *t)
{
    const nt_unit *unit =
        t->kind == NT_TOKEN_WORD ? nt_model_unit_in_prose(units, t->at, t->length) : NULL;
    for (size_t i = 0; unit && i < COUNT_OF(case_units); i++) {
        if (strcmp(unit->id, case_units[i]) == 0) {
            return unit->id;
        }
    }
    return unit && nt_unit_declared(unit->id) ? unit->id : NULL;
}

/* digits * 10^power, without zeros at the end, so that equal numbers have equal forms. */
typedef struct {
    int64_t digits;
    int power;
} plain_number;

static plain_number plain(int64_t digits, int power)
{
    while (digits != 0 && digits % 10 == 0) {
        digits /= 10;
        power++;
    }
    return (plain_number){digits, digits ? power : 0};
}

/* Up to `end`, do the marks in the number stand where thousands are marked (or are there none)? */
static bool grouped(const nt_token *t, const char *end)
{
    const char *mark = NULL;
    size_t run = 0;
    for (const char *c = t->at; c < end; c++) {
        if (nt_is_digit(*c)) {
            run++;
            continue;
        }
        if ((mark && (*c != *mark || run != 3)) || (!mark && (run == 0 || run > 3))) {
            return false;
        }
        mark = c;
        run = 0;
    }
    return !mark || run == 3;
}

static int64_t digits_of(const nt_token *t)
{
    int64_t digits = 0;
    for (size_t i = 0; i < t->length; i++) {
        if (nt_is_digit(t->at[i])) {
            digits = digits * 10 + (t->at[i] - '0');
        }
    }
    return digits;
}

static const char *last_mark(const nt_token *t)
{
    for (size_t i = t->length; i-- > 0;) {
        if (!nt_is_digit(t->at[i])) {
            return t->at + i;
        }
    }
    return NULL;
}

/* Is the number in the quote, times its scale word, the figure's? 1.678 may be a thousand or a
 * decimal number; the figure decides. *last_place is the power of ten of the last place written. */
static bool is_the_number(const nt_token *t, int scale, const nt_figure *figure, int *last_place)
{
    if (t->length > NUMBER_BYTES_MAX) {
        return false; /* more digits than any figure has */
    }
    plain_number wanted = plain(figure->value.digits, -figure->value.decimals);
    const char *end = t->at + t->length, *mark = last_mark(t);
    plain_number whole = plain(digits_of(t), scale);
    if (grouped(t, end) && whole.digits == wanted.digits && whole.power == wanted.power) {
        *last_place = scale;
        return true;
    }
    if (!mark || !grouped(t, mark)) {
        return false;
    }
    int decimals = (int)(end - mark - 1);
    plain_number fraction = plain(digits_of(t), scale - decimals);
    *last_place = scale - decimals;
    return fraction.digits == wanted.digits && fraction.power == wanted.power;
}

static const char *unit_beside(const nt_units *units, const nt_token behind[NT_HEDGE_BEHIND],
                               const nt_token *after)
{
    const char *unit = unit_of(units, after);
    /* Only where the number ends its phrase may what is counted stand before it. */
    if (unit || after->kind == NT_TOKEN_WORD || after->kind == NT_TOKEN_GAP) {
        return unit;
    }
    for (size_t i = 0; i < NT_HEDGE_BEHIND - 1; i++) {
        if (behind[i].kind == NT_TOKEN_GAP || nt_token_is(&behind[i], fillers)) {
            continue;
        }
        bool counted = nt_token_is(&behind[i + 1], "jumlah") || nt_token_is(&behind[i + 1], "of");
        return counted ? unit_of(units, &behind[i]) : NULL;
    }
    return NULL;
}

/* Reads the words around one occurrence of the figure's number, which ends at `at`; `rounded` when
 * it was written with a scale word and fewer places. */
static void read_hedge(const nt_token behind[NT_HEDGE_BEHIND], const nt_token *number,
                       const char *at, bool rounded, nt_reading *out)
{
    size_t length;
    const char *end = at;
    out->words = number->at;
    out->hedge = nt_hedge_before(behind, &length);
    if (out->hedge != NT_HEDGE_NONE) {
        out->words = behind[length - 1].at;
    } else {
        out->hedge = nt_hedge_behind(number, at, &end);
    }
    if (out->hedge == NT_HEDGE_NONE && nt_hedge_is_range(behind, at)) {
        out->hedge = NT_HEDGE_ABOUT;
    }
    if (out->hedge == NT_HEDGE_NONE && rounded) {
        out->hedge = NT_HEDGE_ROUNDED;
    }
    out->length = out->hedge == NT_HEDGE_NONE ? 0 : (size_t)(end - out->words);
}

/* The word behind a number and the suffixes that cling to it: "400-an orang", "400 lebih orang". */
static nt_token word_behind(const char *at)
{
    nt_token after = nt_words_next(&at);
    for (int i = 0; i < 2 && nt_token_is(&after, "-|an|odd|+|lebih"); i++) {
        after = nt_words_next(&at);
    }
    return after;
}

/* Reads one occurrence of a number in digits; false when it is not the figure's. */
static bool read_digits(const nt_units *units, const nt_figure *figure,
                        const nt_token behind[NT_HEDGE_BEHIND], const nt_token *number,
                        nt_reading *out)
{
    const char *at = number->at + number->length;
    int scale = nt_words_scale(&at), last_place;
    if (!is_the_number(number, scale, figure, &last_place)) {
        return false;
    }
    nt_token after = word_behind(at);
    const char *behind_after = after.at + after.length;
    nt_token second = nt_words_next(&behind_after);
    if (nt_token_is_percent(&after, &second) != nt_figure_is_share(figure)) {
        return false;
    }
    out->unit = unit_beside(units, behind, &after);
    read_hedge(behind, number, at, last_place > 0 && scale > 0, out);
    return true;
}

/* The same of a number in words, "dua puluh lima", whose value is known to be the figure's. */
static void read_words(const nt_units *units, const nt_token behind[NT_HEDGE_BEHIND],
                       const nt_token *number, nt_reading *out)
{
    const char *at = number->at + number->length;
    nt_token after = word_behind(at);
    out->unit = unit_of(units, &after);
    read_hedge(behind, number, at, false, out);
}

/* The number in words that the token opens, or one of no length; *at moves behind it. */
static nt_token numeral_at(const nt_token *token, const char **at, int64_t *value)
{
    const char *end = token->at;
    *value = token->kind == NT_TOKEN_WORD ? nt_words_numeral(&end) : -1;
    *at = *value >= 0 ? end : *at;
    return (nt_token){NT_TOKEN_NUMBER, token->at, *value >= 0 ? (size_t)(end - token->at) : 0};
}

/* "sepertiga" for 33 or 33.3 per cent. */
static nt_reading read_fraction(const char *at, double share)
{
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        const char *end = t.at;
        if (fabs(nt_words_fraction(&end) - share) < 1) {
            return (nt_reading){NT_HEDGE_ABOUT, t.at, (size_t)(end - t.at), NULL};
        }
    }
    return (nt_reading){NT_HEDGE_NONE, "", 0, NULL};
}

nt_reading nt_quote_read(const nt_units *units, const nt_figure *figure)
{
    nt_reading found = {NT_HEDGE_NONE, "", 0, NULL};
    bool seen = false;
    nt_token behind[NT_HEDGE_BEHIND] = {{NT_TOKEN_END, "", 0}};
    const char *last = NULL; /* where it was read last */
    const char *quote = figure->quote ? figure->quote : "", *at = quote;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        nt_reading here = {NT_HEDGE_NONE, "", 0, NULL};
        int64_t value;
        nt_token worded = numeral_at(&t, &at, &value);
        bool read = t.kind == NT_TOKEN_NUMBER && read_digits(units, figure, behind, &t, &here);
        if (worded.length > 0) {
            t = worded;
            read = value == figure->value.digits && figure->value.decimals == 0 &&
                   !nt_figure_is_share(figure);
            if (read) {
                read_words(units, behind, &worded, &here);
            }
        }
        if (read) {
            const char *unit = found.unit ? found.unit : here.unit;
            /* "sekitar 400 (empat ratus) orang" says it once. */
            bool again = nt_token_is(&behind[0], "(") && behind[1].at == last;
            if (!seen || (here.hedge == NT_HEDGE_NONE && !again)) {
                found = here;
            }
            last = t.at;
            found.unit = unit;
            seen = true;
        }
        memmove(behind + 1, behind, sizeof *behind * (NT_HEDGE_BEHIND - 1));
        behind[0] = t;
    }
    if (!seen && nt_figure_is_share(figure)) {
        return read_fraction(quote, figure->number);
    }
    if (!seen && nt_hedge_is_magnitude(quote, figure->number)) {
        return (nt_reading){NT_HEDGE_ABOUT, quote, strlen(quote), NULL};
    }
    return found;
}

nt_qualifier nt_quote_qualifier(const nt_figure *figure, const nt_reading *reading)
{
    if (figure->qualifier != NT_EXACT) {
        return figure->qualifier;
    }
    switch (reading->hedge) {
    case NT_HEDGE_ABOUT:
    case NT_HEDGE_ROUNDED:
        return NT_APPROXIMATE;
    case NT_HEDGE_MORE_THAN:
        return NT_MORE_THAN;
    case NT_HEDGE_LESS_THAN:
        return NT_LESS_THAN;
    case NT_HEDGE_NONE:
        break;
    }
    return NT_EXACT;
}
