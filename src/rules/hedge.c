#include "hedge.h"

#include <string.h>

typedef struct {
    const char *words[4]; /* in order, then NULL */
    nt_hedge hedge;
} hedge_words;

/* Before the number. */
static const hedge_words hedges[] = {
    {{"sekitar"}, NT_HEDGE_ABOUT},
    {{"sekira"}, NT_HEDGE_ABOUT},
    {{"sekitaran"}, NT_HEDGE_ABOUT},
    {{"seputar"}, NT_HEDGE_ABOUT},
    {{"kira-kira"}, NT_HEDGE_ABOUT},
    {{"kira", "kira"}, NT_HEDGE_ABOUT},
    {{"kurang", "lebih"}, NT_HEDGE_ABOUT},
    {{"lebih", "kurang"}, NT_HEDGE_ABOUT},
    {{"kurang-lebih"}, NT_HEDGE_ABOUT},
    {{"lebih-kurang"}, NT_HEDGE_ABOUT},
    {{"perkiraan"}, NT_HEDGE_ABOUT},
    {{"diperkirakan"}, NT_HEDGE_ABOUT},
    {{"taksiran"}, NT_HEDGE_ABOUT},
    {{"ditaksir"}, NT_HEDGE_ABOUT},
    {{"estimasi"}, NT_HEDGE_ABOUT},
    {{"diestimasi"}, NT_HEDGE_ABOUT},
    {{"diestimasikan"}, NT_HEDGE_ABOUT},
    {{"kisaran"}, NT_HEDGE_ABOUT},
    {{"berkisar"}, NT_HEDGE_ABOUT},
    {{"berkisar", "antara"}, NT_HEDGE_ABOUT},
    {{"hampir"}, NT_HEDGE_ABOUT},
    {{"hampir-hampir"}, NT_HEDGE_ABOUT},
    {{"nyaris"}, NT_HEDGE_ABOUT},
    {{"mendekati"}, NT_HEDGE_ABOUT},
    {{"plus", "minus"}, NT_HEDGE_ABOUT},
    {{"plus-minus"}, NT_HEDGE_ABOUT},
    {{"ca", "."}, NT_HEDGE_ABOUT},
    {{"lk", "."}, NT_HEDGE_ABOUT},
    {{"\xC2\xB1"}, NT_HEDGE_ABOUT},
    {{"+", "/", "-"}, NT_HEDGE_ABOUT},
    {{"+", "-"}, NT_HEDGE_ABOUT},
    {{"~"}, NT_HEDGE_ABOUT},
    {{"\xE2\x88\xBC"}, NT_HEDGE_ABOUT},
    {{"\xE2\x89\x88"}, NT_HEDGE_ABOUT},
    {{"around"}, NT_HEDGE_ABOUT},
    {{"about"}, NT_HEDGE_ABOUT},
    {{"some"}, NT_HEDGE_ABOUT},
    {{"nearly"}, NT_HEDGE_ABOUT},
    {{"almost"}, NT_HEDGE_ABOUT},
    {{"approximately"}, NT_HEDGE_ABOUT},
    {{"approx", "."}, NT_HEDGE_ABOUT},
    {{"roughly"}, NT_HEDGE_ABOUT},
    {{"circa"}, NT_HEDGE_ABOUT},
    {{"close", "to"}, NT_HEDGE_ABOUT},
    {{"more", "or", "less"}, NT_HEDGE_ABOUT},
    {{"in", "the", "region", "of"}, NT_HEDGE_ABOUT},
    {{"an", "estimated"}, NT_HEDGE_ABOUT},
    {{"estimated"}, NT_HEDGE_ABOUT},
    {{"estimated", "at"}, NT_HEDGE_ABOUT},
    {{"kurang", "dari"}, NT_HEDGE_LESS_THAN},
    {{"kurang", "daripada"}, NT_HEDGE_LESS_THAN},
    {{"tidak", "lebih", "dari"}, NT_HEDGE_LESS_THAN},
    {{"tak", "lebih", "dari"}, NT_HEDGE_LESS_THAN},
    {{"tidak", "sampai"}, NT_HEDGE_LESS_THAN},
    {{"tak", "sampai"}, NT_HEDGE_LESS_THAN},
    {{"belum", "sampai"}, NT_HEDGE_LESS_THAN},
    {{"di", "bawah"}, NT_HEDGE_LESS_THAN},
    {{"dibawah"}, NT_HEDGE_LESS_THAN},
    {{"maksimal"}, NT_HEDGE_LESS_THAN},
    {{"maksimum"}, NT_HEDGE_LESS_THAN},
    {{"<"}, NT_HEDGE_LESS_THAN},
    {{"\xE2\x89\xA4"}, NT_HEDGE_LESS_THAN},
    {{"less", "than"}, NT_HEDGE_LESS_THAN},
    {{"fewer", "than"}, NT_HEDGE_LESS_THAN},
    {{"no", "more", "than"}, NT_HEDGE_LESS_THAN},
    {{"not", "more", "than"}, NT_HEDGE_LESS_THAN},
    {{"at", "most"}, NT_HEDGE_LESS_THAN},
    {{"up", "to"}, NT_HEDGE_LESS_THAN},
    {{"just", "under"}, NT_HEDGE_LESS_THAN},
    {{"under"}, NT_HEDGE_LESS_THAN},
    {{"below"}, NT_HEDGE_LESS_THAN},
    {{"tidak", "kurang"}, NT_HEDGE_MORE_THAN},
    {{"tak", "kurang"}, NT_HEDGE_MORE_THAN},
    {{"tidak", "kurang", "dari"}, NT_HEDGE_MORE_THAN},
    {{"tak", "kurang", "dari"}, NT_HEDGE_MORE_THAN},
    {{"lebih"}, NT_HEDGE_MORE_THAN},
    {{"lebih", "dari"}, NT_HEDGE_MORE_THAN},
    {{"lebih", "daripada"}, NT_HEDGE_MORE_THAN},
    {{"melebihi"}, NT_HEDGE_MORE_THAN},
    {{"melampaui"}, NT_HEDGE_MORE_THAN},
    {{"menembus"}, NT_HEDGE_MORE_THAN},
    {{"tembus"}, NT_HEDGE_MORE_THAN},
    {{"di", "atas"}, NT_HEDGE_MORE_THAN},
    {{"diatas"}, NT_HEDGE_MORE_THAN},
    {{"sedikitnya"}, NT_HEDGE_MORE_THAN},
    {{"setidaknya"}, NT_HEDGE_MORE_THAN},
    {{"setidak-tidaknya"}, NT_HEDGE_MORE_THAN},
    {{"sekurangnya"}, NT_HEDGE_MORE_THAN},
    {{"sekurang-kurangnya"}, NT_HEDGE_MORE_THAN},
    {{"paling", "sedikit"}, NT_HEDGE_MORE_THAN},
    {{"paling", "kurang"}, NT_HEDGE_MORE_THAN},
    {{"paling", "tidak"}, NT_HEDGE_MORE_THAN},
    {{"minimal"}, NT_HEDGE_MORE_THAN},
    {{"minimum"}, NT_HEDGE_MORE_THAN},
    {{">"}, NT_HEDGE_MORE_THAN},
    {{"\xE2\x89\xA5"}, NT_HEDGE_MORE_THAN},
    {{"no", "fewer", "than"}, NT_HEDGE_MORE_THAN},
    {{"no", "less", "than"}, NT_HEDGE_MORE_THAN},
    {{"not", "less", "than"}, NT_HEDGE_MORE_THAN},
    {{"more", "than"}, NT_HEDGE_MORE_THAN},
    {{"greater", "than"}, NT_HEDGE_MORE_THAN},
    {{"at", "least"}, NT_HEDGE_MORE_THAN},
    {{"upwards", "of"}, NT_HEDGE_MORE_THAN},
    {{"in", "excess", "of"}, NT_HEDGE_MORE_THAN},
    {{"exceeding"}, NT_HEDGE_MORE_THAN},
    {{"over"}, NT_HEDGE_MORE_THAN},
    {{"above"}, NT_HEDGE_MORE_THAN},
};

/* Behind the number, or behind the number and what it counts. */
static const hedge_words trailing[] = {
    {{"an"}, NT_HEDGE_ABOUT},
    {{"kurang", "lebih"}, NT_HEDGE_ABOUT},
    {{"lebih", "kurang"}, NT_HEDGE_ABOUT},
    {{"odd"}, NT_HEDGE_ABOUT},
    {{"or", "so"}, NT_HEDGE_ABOUT},
    {{"more", "or", "less"}, NT_HEDGE_ABOUT},
    {{"give", "or", "take"}, NT_HEDGE_ABOUT},
    {{"lebih"}, NT_HEDGE_MORE_THAN}, /* but see compares() */
    {{"atau", "lebih"}, NT_HEDGE_MORE_THAN},
    {{"ke", "atas"}, NT_HEDGE_MORE_THAN},
    {{"or", "more"}, NT_HEDGE_MORE_THAN},
    {{"and", "counting"}, NT_HEDGE_MORE_THAN},
    {{"plus"}, NT_HEDGE_MORE_THAN},
    {{"atau", "kurang"}, NT_HEDGE_LESS_THAN},
    {{"or", "less"}, NT_HEDGE_LESS_THAN},
    {{"or", "fewer"}, NT_HEDGE_LESS_THAN},
};

/* "complaints about 143 officials", "dispute over 5 cases": there the word is no hedge. */
static const char *const topics[] = {
    "report",  "reports",     "complaint", "complaints", "information", "news",     "data",
    "dispute", "allegations", "concern",   "concerns",   "questions",   "disputes", "talks"};

/* "400 lebih orang" is a hedge, "400 lebih banyak" none. */
static const char *const comparisons[] = {
    "dari",   "daripada", "banyak", "sedikit", "tinggi", "rendah", "besar",   "kecil", "muda",
    "tua",    "awal",     "akhir",  "cepat",   "lambat", "lama",   "baru",    "baik",  "buruk",
    "parah",  "berat",    "ringan", "jauh",    "dekat",  "luas",   "sempit",  "dulu",  "dahulu",
    "lanjut", "sering",   "jarang", "mahal",   "murah",  "kurang", "panjang", "pendek"};

/* What may stand behind "400 orang lebih" as a hedge; an adjective makes it a comparison. */
static const char *const after_lebih[] = {
    "yang",  "di",     "pada",  "untuk",  "dengan", "dan",    "atau",   "ke",   "itu",
    "ini",   "telah",  "sudah", "masih",  "akan",   "belum",  "sedang", "oleh", "tersebut",
    "dalam", "selama", "sejak", "hingga", "sampai", "karena", "terkait"};

static size_t words_of(const hedge_words *hedge)
{
    size_t words = 0;
    while (words < COUNT_OF(hedge->words) && hedge->words[words]) {
        words++;
    }
    return words;
}

nt_hedge nt_hedge_before(const nt_token behind[NT_HEDGE_BEHIND], size_t *length)
{
    const hedge_words *longest = NULL;
    *length = 0;
    for (size_t i = 0; i < COUNT_OF(hedges); i++) {
        size_t words = words_of(&hedges[i]), matched = 0;
        while (matched < words &&
               nt_token_is(&behind[matched], hedges[i].words[words - 1 - matched])) {
            matched++;
        }
        if (matched == words && words > *length) {
            longest = &hedges[i];
            *length = words;
        }
    }
    bool topic = (nt_token_is(&behind[0], "about") || nt_token_is(&behind[0], "over")) &&
                 nt_token_is_one_of(&behind[1], topics, COUNT_OF(topics));
    return longest && !topic ? longest->hedge : NT_HEDGE_NONE;
}

/* The tokens behind a number; END where there are fewer. */
enum { AHEAD = 6 };

static bool is_passive(const nt_token *token)
{
    return token->kind == NT_TOKEN_WORD && token->length > 5 && strncmp(token->at, "di", 2) == 0;
}

/* Is the "lebih" before `next` a hedge? Directly behind the number what is counted may follow it.
 */
static bool lebih_hedges(const nt_token *next, bool behind_noun)
{
    if (next->kind != NT_TOKEN_WORD) {
        return next->kind != NT_TOKEN_NUMBER;
    }
    return behind_noun
               ? nt_token_is_one_of(next, after_lebih, COUNT_OF(after_lebih)) || is_passive(next)
               : !nt_token_is_one_of(next, comparisons, COUNT_OF(comparisons));
}

/* The hedge that the tokens open with, and how many of them it takes. */
static nt_hedge match_trailing(const nt_token *tokens, bool behind_noun, size_t *length)
{
    nt_hedge found = NT_HEDGE_NONE;
    *length = 0;
    for (size_t i = 0; i < COUNT_OF(trailing); i++) {
        size_t words = words_of(&trailing[i]), matched = 0;
        while (matched < words && nt_token_is(&tokens[matched], trailing[i].words[matched])) {
            matched++;
        }
        bool alone = words == 1 && nt_token_is(&tokens[0], "lebih");
        /* "412 orang atau lebih dari separuh": more than something else. */
        const nt_token *next = &tokens[matched];
        bool compares =
            words > 1 && (nt_token_is_one_of(next, comparisons, COUNT_OF(comparisons)) ||
                          nt_token_is(next, "than"));
        bool holds = matched == words && words > *length &&
                     !(behind_noun && nt_token_is(&tokens[0], "an")) && !compares &&
                     next->kind != NT_TOKEN_NUMBER &&
                     (!alone || lebih_hedges(&tokens[1], behind_noun));
        if (holds) {
            found = trailing[i].hedge;
            *length = words;
        }
    }
    return found;
}

/* "400-an", "400-odd", "400+". */
static nt_hedge match_suffix(const nt_token *number, const nt_token *tokens, size_t *length)
{
    static const char *const suffixes[] = {"an", "odd", "ish"};
    bool touches = nt_token_touches(number, &tokens[0]);
    if (touches && nt_token_is(&tokens[0], "+") && tokens[1].kind != NT_TOKEN_NUMBER) {
        *length = 1;
        return NT_HEDGE_MORE_THAN;
    }
    bool suffixed = touches && nt_token_is(&tokens[0], "-") &&
                    nt_token_touches(&tokens[0], &tokens[1]) &&
                    nt_token_is_one_of(&tokens[1], suffixes, COUNT_OF(suffixes));
    *length = suffixed ? 2 : 0;
    return suffixed ? NT_HEDGE_ABOUT : NT_HEDGE_NONE;
}

nt_hedge nt_hedge_behind(const nt_token *number, const char *at, const char **end)
{
    nt_token tokens[AHEAD];
    for (size_t i = 0; i < AHEAD; i++) {
        tokens[i] = nt_words_next(&at);
    }
    size_t length, skipped = 0;
    nt_hedge hedge = match_suffix(number, tokens, &length);
    if (hedge == NT_HEDGE_NONE) {
        hedge = match_trailing(tokens, false, &length);
    }
    if (hedge == NT_HEDGE_NONE &&
        (tokens[0].kind == NT_TOKEN_WORD || nt_token_is(&tokens[0], "%"))) {
        skipped = 1;
        hedge = match_trailing(tokens + 1, true, &length);
    }
    if (hedge != NT_HEDGE_NONE) {
        const nt_token *last = &tokens[skipped + length - 1];
        *end = last->at + last->length;
    }
    return hedge;
}

/* ---- ranges: "400-500 orang", "antara 400 dan 500" ---- */

static bool is_dash(const nt_token *token)
{
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    return nt_token_is_one_of(token, dashes, COUNT_OF(dashes));
}

static bool joins(const nt_token *token)
{
    static const char *const words[] = {"sampai", "hingga", "dan", "to", "and"};
    return nt_token_is_one_of(token, words, COUNT_OF(words));
}

static bool opens_range(const nt_token *token)
{
    static const char *const words[] = {"antara", "between", "berkisar", "kisaran"};
    return nt_token_is_one_of(token, words, COUNT_OF(words));
}

/* A day such as 10-12-2024 has a mark where a range has what it counts. */
static bool is_counted(const nt_token *token)
{
    return token->kind == NT_TOKEN_WORD || nt_token_is(token, "%");
}

bool nt_hedge_is_range(const nt_token behind[NT_HEDGE_BEHIND], const char *at)
{
    nt_token join = nt_words_next(&at), other = nt_words_next(&at), counted = nt_words_next(&at);
    if (other.kind == NT_TOKEN_NUMBER && is_counted(&counted) &&
        (is_dash(&join) || (joins(&join) && opens_range(&behind[0])))) {
        return true;
    }
    return is_counted(&join) && behind[1].kind == NT_TOKEN_NUMBER &&
           (is_dash(&behind[0]) || (joins(&behind[0]) && opens_range(&behind[2])));
}

/* ---- magnitudes: "ratusan orang" ---- */

bool nt_hedge_is_magnitude(const char *quote, double number)
{
    static const struct {
        const char *word;
        double least, most;
    } magnitudes[] = {{"belasan", 11, 19},    {"puluhan", 10, 99},      {"ratusan", 100, 999},
                      {"ribuan", 1000, 9999}, {"dozens", 12, 99},       {"scores", 20, 99},
                      {"hundreds", 100, 999}, {"thousands", 1000, 9999}};
    const char *at = quote;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        for (size_t i = 0; i < COUNT_OF(magnitudes); i++) {
            if (nt_token_is(&t, magnitudes[i].word) && number >= magnitudes[i].least &&
                number <= magnitudes[i].most) {
                return true;
            }
        }
    }
    return false;
}
