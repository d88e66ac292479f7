#include "rules/quote.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef enum { TOKEN_END, TOKEN_WORD, TOKEN_NUMBER, TOKEN_GAP, TOKEN_MARK } token_kind;

/* A piece of the quote: a word, a number, an omission ("..."), or one other character. */
typedef struct {
    token_kind kind;
    const char *at;
    size_t length;
} token;

/* The longest hedge is three words long; two more decide whether it is one. */
enum { BEHIND = 5, NUMBER_BYTES_MAX = 18 };

typedef struct {
    const char *words[3]; /* in order, then NULL */
    nt_hedge hedge;
} hedge_words;

static const hedge_words hedges[] = {
    {{"sekitar"}, NT_HEDGE_ABOUT},
    {{"sekira"}, NT_HEDGE_ABOUT},
    {{"sekitaran"}, NT_HEDGE_ABOUT},
    {{"kira-kira"}, NT_HEDGE_ABOUT},
    {{"kurang", "lebih"}, NT_HEDGE_ABOUT},
    {{"lebih", "kurang"}, NT_HEDGE_ABOUT},
    {{"perkiraan"}, NT_HEDGE_ABOUT},
    {{"diperkirakan"}, NT_HEDGE_ABOUT},
    {{"hampir"}, NT_HEDGE_ABOUT},
    {{"mendekati"}, NT_HEDGE_ABOUT},
    {{"around"}, NT_HEDGE_ABOUT},
    {{"about"}, NT_HEDGE_ABOUT},
    {{"some"}, NT_HEDGE_ABOUT},
    {{"nearly"}, NT_HEDGE_ABOUT},
    {{"almost"}, NT_HEDGE_ABOUT},
    {{"approximately"}, NT_HEDGE_ABOUT},
    {{"roughly"}, NT_HEDGE_ABOUT},
    {{"circa"}, NT_HEDGE_ABOUT},
    {{"an", "estimated"}, NT_HEDGE_ABOUT},
    {{"kurang", "dari"}, NT_HEDGE_LESS_THAN},
    {{"less", "than"}, NT_HEDGE_LESS_THAN},
    {{"fewer", "than"}, NT_HEDGE_LESS_THAN},
    {{"tidak", "kurang", "dari"}, NT_HEDGE_MORE_THAN},
    {{"tak", "kurang", "dari"}, NT_HEDGE_MORE_THAN},
    {{"lebih", "dari"}, NT_HEDGE_MORE_THAN},
    {{"sedikitnya"}, NT_HEDGE_MORE_THAN},
    {{"setidaknya"}, NT_HEDGE_MORE_THAN},
    {{"paling", "sedikit"}, NT_HEDGE_MORE_THAN},
    {{"no", "fewer", "than"}, NT_HEDGE_MORE_THAN},
    {{"more", "than"}, NT_HEDGE_MORE_THAN},
    {{"at", "least"}, NT_HEDGE_MORE_THAN},
    {{"over"}, NT_HEDGE_MORE_THAN},
};

/* "complaints about 143 officials", "dispute over 5 cases": there the word is no hedge. */
static const char *const topics[] = {
    "report",  "reports",     "complaint", "complaints", "information", "news",     "data",
    "dispute", "allegations", "concern",   "concerns",   "questions",   "disputes", "talks"};

typedef struct {
    const char *word;
    int power; /* of ten */
} scale_word;

static const scale_word scales[] = {
    {"ribu", 3},   {"rb", 3},      {"thousand", 3}, {"juta", 6},     {"jt", 6}, {"miliar", 9},
    {"milyar", 9}, {"million", 6}, {"billion", 9},  {"triliun", 12}, {"mn", 6}, {"trillion", 12}};

/* What cases are counted in; "5 daerah" beside a number of persons says where, not what. */
static const char *const case_units[] = {"persons", "violations", "reports"};

/* "jumlah laporan mencapai 489": words between what is counted and the number. */
static const char *const fillers[] = {"sebanyak", "sejumlah", "mencapai", "adalah",  "ada",
                                      "yaitu",    "is",       "was",      "reached", "of"};

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static const char ellipsis[] = "\xE2\x80\xA6";

static size_t gap_length(const char *at)
{
    if (strncmp(at, ellipsis, 3) == 0) {
        return 3;
    }
    size_t dots = strspn(at, ".");
    return dots > 1 ? dots : 0;
}

static size_t number_length(const char *at)
{
    size_t length = 1;
    while (is_digit(at[length]) ||
           ((at[length] == '.' || at[length] == ',') && is_digit(at[length + 1]))) {
        length++;
    }
    return length;
}

static size_t word_length(const char *at)
{
    size_t length = 1;
    while (at[length] && !gap_length(at + length) &&
           (is_letter(at[length]) || is_digit(at[length]) ||
            (at[length] == '-' && is_letter(at[length + 1])))) {
        length++;
    }
    return length;
}

/* The token at *at, white space skipped; moves *at behind it. */
static token next_token(const char **at)
{
    const char *c = *at;
    while (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\r' || strncmp(c, "\xC2\xA0", 2) == 0) {
        c += *c == '\xC2' ? 2 : 1;
    }
    token t = {TOKEN_END, c, 0};
    if (!*c) {
        *at = c;
        return t;
    }
    if ((t.length = gap_length(c)) > 0) {
        t.kind = TOKEN_GAP;
    } else if (is_digit(*c)) {
        t.kind = TOKEN_NUMBER;
        t.length = number_length(c);
    } else if (is_letter(*c)) {
        t.kind = TOKEN_WORD;
        t.length = word_length(c);
    } else {
        t.kind = TOKEN_MARK;
        t.length = 1;
    }
    *at = c + t.length;
    return t;
}

/* Words are ASCII; their case does not matter. */
static bool is_word(const token *t, const char *word)
{
    if (t->kind != TOKEN_WORD || strlen(word) != t->length) {
        return false;
    }
    for (size_t i = 0; i < t->length; i++) {
        char c = t->at[i];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != word[i]) {
            return false;
        }
    }
    return true;
}

static bool is_one_of(const token *t, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_word(t, words[i])) {
            return true;
        }
    }
    return false;
}

static int scale_of(const token *t)
{
    for (size_t i = 0; i < COUNT_OF(scales); i++) {
        if (is_word(t, scales[i].word)) {
            return scales[i].power;
        }
    }
    return 0;
}

static const char *unit_of(const nt_units *units, const token *t)
{
    const nt_unit *unit =
        t->kind == TOKEN_WORD ? nt_model_unit_in_prose(units, t->at, t->length) : NULL;
    for (size_t i = 0; unit && i < COUNT_OF(case_units); i++) {
        if (strcmp(unit->id, case_units[i]) == 0) {
            return unit->id;
        }
    }
    return unit && nt_unit_declared(unit->id) ? unit->id : NULL;
}

/* "persen", "%", "per cent". */
static bool is_percent(const token *first, const token *second)
{
    static const char *const words[] = {"persen", "percent", "pct"};
    return (first->kind == TOKEN_MARK && *first->at == '%') ||
           is_one_of(first, words, COUNT_OF(words)) ||
           (is_word(first, "per") && is_word(second, "cent"));
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
static bool grouped(const token *t, const char *end)
{
    const char *mark = NULL;
    size_t run = 0;
    for (const char *c = t->at; c < end; c++) {
        if (is_digit(*c)) {
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

static int64_t digits_of(const token *t)
{
    int64_t digits = 0;
    for (size_t i = 0; i < t->length; i++) {
        if (is_digit(t->at[i])) {
            digits = digits * 10 + (t->at[i] - '0');
        }
    }
    return digits;
}

static const char *last_mark(const token *t)
{
    for (size_t i = t->length; i-- > 0;) {
        if (!is_digit(t->at[i])) {
            return t->at + i;
        }
    }
    return NULL;
}

/* Is the number in the quote, times its scale word, the figure's? 1.678 may be a thousand or a
 * decimal number; the figure decides. *last_place is the power of ten of the last place written. */
static bool is_the_number(const token *t, int scale, const nt_figure *figure, int *last_place)
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

/* A hedge whose last word is the token before the number. `behind` holds the tokens before it, the
 * nearest first. */
static const hedge_words *hedge_before(const token behind[BEHIND], size_t *length)
{
    const hedge_words *longest = NULL;
    *length = 0;
    for (size_t i = 0; i < COUNT_OF(hedges); i++) {
        size_t words = 0;
        while (words < COUNT_OF(hedges[i].words) && hedges[i].words[words]) {
            words++;
        }
        size_t matched = 0;
        while (matched < words && is_word(&behind[matched], hedges[i].words[words - 1 - matched])) {
            matched++;
        }
        if (matched == words && words > *length) {
            longest = &hedges[i];
            *length = words;
        }
    }
    if (longest && (is_word(&behind[0], "about") || is_word(&behind[0], "over")) &&
        is_one_of(&behind[1], topics, COUNT_OF(topics))) {
        *length = 0;
        return NULL;
    }
    return longest;
}

static const char *unit_beside(const nt_units *units, const token behind[BEHIND],
                               const token *after)
{
    const char *unit = unit_of(units, after);
    /* Only where the number ends its phrase may what is counted stand before it. */
    if (unit || after->kind == TOKEN_WORD || after->kind == TOKEN_GAP) {
        return unit;
    }
    for (size_t i = 0; i < BEHIND - 1; i++) {
        if (behind[i].kind == TOKEN_GAP || is_one_of(&behind[i], fillers, COUNT_OF(fillers))) {
            continue;
        }
        bool counted = is_word(&behind[i + 1], "jumlah") || is_word(&behind[i + 1], "of");
        return counted ? unit_of(units, &behind[i]) : NULL;
    }
    return NULL;
}

/* "400-an": some four hundred. */
static bool has_about_suffix(const token *number)
{
    const char *end = number->at + number->length;
    return strncmp(end, "-an", 3) == 0 && !is_letter(end[3]);
}

/* Reads one occurrence of a number; false when it is not the figure's. */
static bool read_occurrence(const nt_units *units, const nt_figure *figure,
                            const token behind[BEHIND], const token *number, nt_reading *out)
{
    const char *at = number->at + number->length + (has_about_suffix(number) ? 3 : 0);
    token after = next_token(&at);
    int scale = scale_of(&after), last_place;
    if (!is_the_number(number, scale, figure, &last_place)) {
        return false;
    }
    const char *end = number->at + number->length;
    if (scale > 0) {
        end = after.at + after.length;
        after = next_token(&at);
    }
    token second = next_token(&at);
    if (is_percent(&after, &second) != nt_figure_is_share(figure)) {
        return false;
    }
    size_t hedge_length;
    const hedge_words *hedge = hedge_before(behind, &hedge_length);
    out->unit = unit_beside(units, behind, &after);
    out->words = hedge ? behind[hedge_length - 1].at : number->at;
    if (hedge) {
        out->hedge = hedge->hedge;
    } else if (has_about_suffix(number)) {
        out->hedge = NT_HEDGE_ABOUT;
        end += 3;
    } else if (last_place > 0 && scale > 0) {
        out->hedge = NT_HEDGE_ROUNDED;
    }
    out->length = out->hedge == NT_HEDGE_NONE ? 0 : (size_t)(end - out->words);
    return true;
}

nt_reading nt_quote_read(const nt_units *units, const nt_figure *figure)
{
    nt_reading found = {NT_HEDGE_NONE, "", 0, NULL};
    bool seen = false;
    token behind[BEHIND] = {{TOKEN_END, "", 0}};
    const char *at = figure->quote ? figure->quote : "";
    for (token t = next_token(&at); t.kind != TOKEN_END; t = next_token(&at)) {
        nt_reading here = {NT_HEDGE_NONE, "", 0, NULL};
        if (t.kind == TOKEN_NUMBER && read_occurrence(units, figure, behind, &t, &here)) {
            const char *unit = found.unit ? found.unit : here.unit;
            if (!seen || here.hedge == NT_HEDGE_NONE) {
                found = here;
            }
            found.unit = unit;
            seen = true;
        }
        memmove(behind + 1, behind, sizeof *behind * (BEHIND - 1));
        behind[0] = t;
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
