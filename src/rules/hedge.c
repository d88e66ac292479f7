#include "hedge.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

/* Phrases that make one thing of a number, with a bar before and behind each: words and marks, with
 * a blank between them. */
typedef struct {
    nt_hedge hedge;
    const char *phrases;
} hedge_phrases;

/* Before the number. */
static const char about[] =
    "|sekitar|sekitarnya|sekira|sekitaran|seputar|kira-kira|kira kira|kurang lebih|lebih kurang|"
    "kurang-lebih|lebih-kurang|perkiraan|perkiraannya|prakiraan|diperkirakan|diprakirakan|"
    "taksiran|ditaksir|estimasi|estimasinya|diestimasi|diestimasikan|kisaran|kisarannya|berkisar|"
    "berkisar antara|hampir|hampir-hampir|nyaris|mendekati|tak jauh dari|tidak jauh dari|"
    "terpaut tipis dari|terpaut sedikit dari|selisih tipis dari|beda tipis dari|beda tipis dengan|"
    "plus minus|plus-minus|kurleb|proyeksi|diproyeksikan|prediksi|diprediksi|dibulatkan|"
    "dibulatkan menjadi|mungkin|kemungkinan|barangkali|bisa jadi|boleh jadi|kalau tidak salah|"
    "kalau tak salah|seingat saya|katakanlah|anggaplah|ca .|lk .|kl .|sktr|\xC2\xB1|+ / -|+ -|"
    "~|\xE2\x88\xBC|\xE2\x89\x88|\xE2\x89\x85|\xE2\x89\x83|around|about|some|nearly|almost|barely|"
    "hardly|scarcely|approximately|approximate|an approximate|approx|approx .|roughly|circa|"
    "close to|nearing|approaching|getting on for|not far from|not far off|something like|"
    "more or less|in the region of|in the neighbourhood of|in the neighborhood of|in the order of|"
    "on the order of|of the order of|the best part of|the better part of|an estimated|estimated|"
    "estimated at|estimated to be|put at|projected|forecast at|rounded to|perhaps|maybe|probably|"
    "possibly|presumably|likely|";
static const char less_than[] =
    "|kurang dari|kurang daripada|tidak lebih|tak lebih|tidak lebih dari|tak lebih dari|"
    "tidak lebih daripada|tak lebih daripada|tidak melebihi|tak melebihi|belum melebihi|"
    "tidak melampaui|tak melampaui|tidak sampai|tak sampai|belum sampai|tidak genap|tak genap|"
    "belum genap|tidak mencapai|tak mencapai|belum mencapai|belum menyentuh|tidak menyentuh|"
    "tak menyentuh|belum menembus|tidak menembus|tak menembus|belum tembus|tidak tembus|"
    "tak tembus|masih jauh dari|di bawah|dibawah|maksimal|maksimalnya|maksimum|maks|maks .|"
    "paling banyak|paling banter|paling tinggi|paling-paling|sebanyak-banyaknya|"
    "setinggi-tingginya|bisa mencapai|dapat mencapai|bisa sampai|bisa hingga|a maximum of|"
    "maximum of|maximum|max|max .|<|< =|\xE2\x89\xA4|less than|fewer than|no more than|"
    "not more than|no greater than|not over|not exceeding|not to exceed|not quite|not even|"
    "nowhere near|short of|shy of|at most|at the most|at the very most|up to|could reach|"
    "may reach|might reach|just under|under|below|";
static const char more_than[] =
    "|tidak kurang|tak kurang|tidak kurang dari|tak kurang dari|tidak kurang daripada|"
    "tak kurang daripada|tidak di bawah|lebih|lebih dari|lebih daripada|"
    "lebih dari kalau tidak salah|melebihi|melampaui|melewati|menembus|tembus|di atas|diatas|"
    "sedikitnya|setidaknya|setidak-tidaknya|setidak tidaknya|sekurangnya|sekurang-kurangnya|"
    "sekurang kurangnya|paling sedikit|paling kurang|paling tidak|minimal|minimalnya|minimum|min|"
    "min .|a minimum of|minimum of|> =|>|\xE2\x89\xA5|no fewer than|not fewer than|no less than|"
    "not less than|no lower than|not under|not below|more than|better than|greater than|at least|"
    "at the least|at the very least|as few as|as little as|upward of|upwards of|north of|"
    "in excess of|exceeding|exceeds|exceeded|surpassing|surpassed|topping|topped|beyond|over|"
    "above|";

/* Words that may stand between: "setidaknya ada 400 orang", "diperkirakan mencapai angka 400". */
static const char between[] =
    "|ada|terdapat|tercatat|mencapai|menyentuh|berjumlah|sebanyak|sejumlah|sebesar|jumlah|angka|"
    "di angka|pada angka|berada di angka|berada pada angka|telah|sudah|kini|yaitu|yakni|baru|"
    "sampai|hingga|total|a total of|total of|as many as|as high as|reaching|totalling|totaling|"
    "numbering|there are|there were|have reached|to have reached|";

static const hedge_phrases hedges[] = {
    {NT_HEDGE_ABOUT, about}, {NT_HEDGE_LESS_THAN, less_than}, {NT_HEDGE_MORE_THAN, more_than}};

/* Behind the number, or behind the number and what it counts; of "lebih" alone see lebih_hedges().
 */
static const char about_behind[] =
    "|an|ish|kurang lebih|lebih kurang|kira-kira|odd|or so|or thereabouts|more or less|"
    "give or take|something|atau sekitarnya|atau sekitar itu|( perkiraan )|"
    "( estimasi )|( taksiran )|( kira-kira )|( kurang lebih )|( dibulatkan )|( pembulatan )|"
    "( estimate )|( estimated )|( est . )|( approx . )|( approximately )|( rounded )|";
static const char less_than_behind[] =
    "|atau kurang|kurang sedikit|ke bawah|or less|or fewer|or under|at most|at the most|";
static const char more_than_behind[] =
    "|lebih|atau lebih|bahkan lebih|, bahkan lebih|, if not more|if not more|sekian|- sekian|"
    "koma sekian|ke atas|or more|or over|and counting|and rising|at least|plus|";

static const hedge_phrases trailing[] = {{NT_HEDGE_ABOUT, about_behind},
                                         {NT_HEDGE_LESS_THAN, less_than_behind},
                                         {NT_HEDGE_MORE_THAN, more_than_behind}};

/* "complaints about 143 officials", "dispute over 5 cases": there the word is no hedge. */
static const char topics[] =
    "report|reports|complaint|complaints|information|news|data|dispute|allegations|concern|"
    "concerns|questions|disputes|talks";

/* "400 lebih orang" is a hedge, "400 lebih banyak" none. */
static const char comparisons[] =
    "dari|daripada|banyak|sedikit|tinggi|rendah|besar|kecil|muda|tua|awal|akhir|cepat|lambat|"
    "lama|baru|baik|buruk|parah|berat|ringan|jauh|dekat|luas|sempit|dulu|dahulu|lanjut|sering|"
    "jarang|mahal|murah|kurang|panjang|pendek";

/* What may stand behind "400 orang lebih" as a hedge; an adjective makes it a comparison. */
static const char after_lebih[] =
    "yang|di|pada|untuk|dengan|dan|atau|ke|itu|ini|telah|sudah|masih|akan|belum|sedang|oleh|"
    "tersebut|dalam|selama|sejak|hingga|sampai|karena|terkait";

/* Longer than each word of a phrase. */
enum { WORD_MAX = 31 };

/* The word in small letters between bars, as where a phrase has it at its edge: quotes are full of
 * numbers, and a search for it is far shorter than a look at each phrase. Its length with both
 * bars; 0 for what stands in no phrase. */
static size_t put_edge(char edge[WORD_MAX + 3], const nt_token *token)
{
    if ((token->kind != NT_TOKEN_WORD && token->kind != NT_TOKEN_MARK) ||
        token->length > WORD_MAX) {
        return 0;
    }
    edge[0] = edge[token->length + 1] = '|';
    for (size_t i = 0; i < token->length; i++) {
        edge[i + 1] = nt_small(token->at[i]);
    }
    edge[token->length + 2] = '\0';
    return token->length + 2;
}

/* How many of the tokens, the last one first, end in the phrase before the bar; 0 when they do not.
 */
static size_t ends_in(const nt_token behind[NT_HEDGE_BEHIND], const char *bar)
{
    size_t count = 0;
    const char *start, *end = bar;
    do {
        for (start = end; start[-1] != ' ' && start[-1] != '|';) {
            start--;
        }
        if (!nt_token_spells(&behind[count++], start, (size_t)(end - start))) {
            return 0;
        }
        end = start - 1;
    } while (*end == ' ');
    return count;
}

/* The words of the longest of the phrases in which the tokens end; 0 none. */
static size_t longest_of(const nt_token behind[NT_HEDGE_BEHIND], const char *phrases)
{
    char edge[WORD_MAX + 3];
    size_t longest = 0, length = put_edge(edge, behind);
    for (const char *at = phrases; length > 0 && (at = strstr(at, edge + 1)); at++) {
        size_t words = ends_in(behind, at + length - 2);
        longest = words > longest ? words : longest;
    }
    return longest;
}

static nt_hedge directly_before(const nt_token behind[NT_HEDGE_BEHIND], size_t *length)
{
    nt_hedge longest = NT_HEDGE_NONE;
    *length = 0;
    for (size_t i = 0; i < COUNT_OF(hedges); i++) {
        size_t words = longest_of(behind, hedges[i].phrases);
        if (words > *length) {
            longest = hedges[i].hedge;
            *length = words;
        }
    }
    bool topic = (nt_token_is(&behind[0], "about") || nt_token_is(&behind[0], "over")) &&
                 nt_token_is(&behind[1], topics);
    return topic ? NT_HEDGE_NONE : longest;
}

nt_hedge nt_hedge_before(const nt_token behind[NT_HEDGE_BEHIND], size_t *length)
{
    nt_token tokens[2 * NT_HEDGE_BEHIND] = {{NT_TOKEN_END, "", 0}};
    memcpy(tokens, behind, NT_HEDGE_BEHIND * sizeof *tokens);
    nt_hedge found = directly_before(tokens, length);
    size_t skipped = 0, words;
    while (found == NT_HEDGE_NONE && (words = longest_of(tokens + skipped, between)) > 0) {
        skipped += words;
        found = directly_before(tokens + skipped, length);
        if (*length == 1 && nt_token_is(&tokens[skipped], "lebih")) {
            return NT_HEDGE_NONE; /* of the number before: "dari 500 lebih ada 400" */
        }
        *length += skipped;
    }
    return found;
}

/* The tokens behind a number; END where there are fewer. */
enum { AHEAD = 8 };

static bool is_passive(const nt_token *token)
{
    return token->kind == NT_TOKEN_WORD && token->length > 5 && nt_begins(token->at, "di");
}

/* Is the "lebih" before `next` a hedge? Directly behind the number what is counted may follow it.
 */
static bool lebih_hedges(const nt_token *next, bool behind_noun)
{
    if (next->kind != NT_TOKEN_WORD) {
        return next->kind != NT_TOKEN_NUMBER;
    }
    return behind_noun ? nt_token_is(next, after_lebih) || is_passive(next)
                       : !nt_token_is(next, comparisons);
}

/* How many of the tokens open with the phrase; 0 when they do not. */
static size_t open_with(const nt_token *tokens, const char *phrase)
{
    size_t count = 0;
    do {
        size_t length = strcspn(phrase, " |");
        if (!nt_token_spells(&tokens[count++], phrase, length)) {
            return 0;
        }
        phrase += length;
    } while (*phrase++ == ' ');
    return count;
}

/* Of a walk over the phrases whose first word is that of the token: "|word" to look for. */
static bool put_opening(char edge[WORD_MAX + 3], const nt_token *token)
{
    size_t length = put_edge(edge, token);
    edge[length > 0 ? length - 1 : 0] = '\0';
    return length > 0;
}

/* The words of the longest of the phrases with which the tokens open; 0 none. */
static size_t longest_open(const nt_token *tokens, const char *phrases)
{
    char edge[WORD_MAX + 3];
    size_t longest = 0;
    const char *at = put_opening(edge, tokens) ? phrases : NULL;
    for (; at && (at = strstr(at, edge)); at++) {
        size_t words = open_with(tokens, at + 1);
        longest = words > longest ? words : longest;
    }
    return longest;
}

/* Whether so many tokens, which are the words of a hedge, are one before those that follow. */
static bool hedges_here(const nt_token *tokens, size_t words, bool behind_noun)
{
    const nt_token *next = &tokens[words];
    if (next->kind == NT_TOKEN_NUMBER || (behind_noun && nt_token_is(&tokens[0], "an"))) {
        return false;
    }
    if (words == 1) {
        return !nt_token_is(&tokens[0], "lebih") || lebih_hedges(next, behind_noun);
    }
    /* "412 orang atau lebih dari separuh": more than something else. */
    return !nt_token_is(next, comparisons) && !nt_token_is(next, "than");
}

/* The hedge that the tokens open with, and how many of them it takes. */
static nt_hedge match_trailing(const nt_token *tokens, bool behind_noun, size_t *length)
{
    char edge[WORD_MAX + 3];
    nt_hedge found = NT_HEDGE_NONE;
    bool opens = put_opening(edge, tokens);
    *length = 0;
    for (size_t i = 0; opens && i < COUNT_OF(trailing); i++) {
        for (const char *at = trailing[i].phrases; (at = strstr(at, edge)); at++) {
            size_t words = open_with(tokens, at + 1);
            if (words > *length && hedges_here(tokens, words, behind_noun)) {
                found = trailing[i].hedge;
                *length = words;
            }
        }
    }
    return found;
}

/* "400-an", "400-odd", "400+". */
static nt_hedge match_suffix(const nt_token *number, const nt_token *tokens, size_t *length)
{
    bool touches = nt_token_touches(number, &tokens[0]);
    if (touches && nt_token_is(&tokens[0], "+") && tokens[1].kind != NT_TOKEN_NUMBER) {
        *length = 1;
        return NT_HEDGE_MORE_THAN;
    }
    bool suffixed = touches && nt_token_is(&tokens[0], "-") &&
                    nt_token_touches(&tokens[0], &tokens[1]) &&
                    nt_token_is(&tokens[1], "an|odd|ish|plus");
    *length = suffixed ? 2 : 0;
    return !suffixed                         ? NT_HEDGE_NONE
           : nt_token_is(&tokens[1], "plus") ? NT_HEDGE_MORE_THAN
                                             : NT_HEDGE_ABOUT;
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

/* Between the ends. */
static const char joins[] =
    "|-|\xE2\x80\x93|\xE2\x80\x94|sampai|sampai dengan|hingga|s . d .|s / d|to|atau|or|dan|and|";

/* What opens with the join spans a range: "350 sampai 400" but where it tells of a change, "350
 * atau 400 orang" but not "412 atau 40 persen", "400 dan 500" behind "antara". */
static bool spans(const nt_token *join, const nt_token *before, const nt_token *counted)
{
    static const char change[] = "dari|from|naik|turun|rose|fell|up|down";
    return nt_token_is(join, "dan|and")   ? nt_token_is(before, "antara|between|berkisar|kisaran")
           : nt_token_is(join, "atau|or") ? !nt_token_is(counted, "persen|percent|%")
           : nt_token_is(join, "sampai|hingga|s|to") ? !nt_token_is(before, change)
                                                     : true;
}

/* A day such as 10-12-2024 has a mark where a range has what it counts, or ends: "400-500." */
static bool ends_range(const nt_token after[2])
{
    return after->kind == NT_TOKEN_WORD || after->kind == NT_TOKEN_END || nt_token_is(after, "%") ||
           (nt_token_is(after, ".|,|;|)") && after[1].kind != NT_TOKEN_NUMBER);
}

bool nt_hedge_is_range(const nt_token behind[NT_HEDGE_BEHIND], const char *at)
{
    nt_token ahead[AHEAD];
    for (size_t i = 0; i < AHEAD; i++) {
        ahead[i] = nt_words_next(&at);
    }
    size_t words = longest_open(ahead, joins);
    if (words > 0 && ahead[words].kind == NT_TOKEN_NUMBER && ends_range(&ahead[words + 1]) &&
        spans(&ahead[0], &behind[0], &ahead[words + 1])) {
        return true;
    }
    words = longest_of(behind, joins);
    return words > 0 && ends_range(ahead) && behind[words].kind == NT_TOKEN_NUMBER &&
           spans(&behind[words - 1], &behind[words + 1], &ahead[0]);
}

/* ---- magnitudes: "ratusan orang" ---- */

bool nt_hedge_is_magnitude(const char *quote, double number)
{
    /* Below ten only with a scale word behind: "beberapa ratus". */
    static const struct {
        const char *word;
        double least, most;
    } magnitudes[] = {{"beberapa", 2, 9},        {"several", 2, 9},      {"few", 2, 9},
                      {"belasan", 11, 19},       {"puluhan", 10, 99},    {"ratusan", 100, 999},
                      {"seratusan", 100, 199},   {"ribuan", 1e3, 9999},  {"seribuan", 1e3, 1999},
                      {"jutaan", 1e6, 9999999},  {"tens", 10, 99},       {"dozens", 12, 99},
                      {"scores", 20, 99},        {"hundreds", 100, 999}, {"thousands", 1e3, 9999},
                      {"millions", 1e6, 9999999}};
    const char *at = quote;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        const char *next = at;
        nt_token of = nt_words_next(&next);
        const char *behind = nt_token_is(&of, "of") ? next : at;
        double times = pow(10, nt_words_scale(&behind));
        for (size_t i = 0; i < COUNT_OF(magnitudes); i++) {
            double least = magnitudes[i].least * times;
            if (nt_token_is(&t, magnitudes[i].word) && least >= 10 && number >= least &&
                number < (magnitudes[i].most + 1) * times) {
                return true;
            }
        }
    }
    return false;
}
