#include "change.h"
#include "rules/direction.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static const char rising[] =
    "naik|meningkat|bertambah|melonjak|melesat|tumbuh|meroket|kenaikan|peningkatan|lonjakan|"
    "pertambahan|rise|rose|risen|rises|increase|increased|increases|grew|growth|grown|jumped|"
    "climbed|surged";

static const char falling[] =
    "turun|menurun|berkurang|merosot|anjlok|menyusut|penurunan|fall|fell|fallen|falls|decrease|"
    "decreased|decreases|decline|declined|dropped|drop|shrank";

/* Directions only where an amount follows: "up to 250" is none. */
static const char sized_rise[] = "up|higher", sized_fall[] = "down|lower";

/* Shortly before a direction: it was not met, or may not be. */
static const char supposed[] =
    "akan|bisa|dapat|mungkin|diperkirakan|diproyeksikan|diprediksi|diharapkan|ditargetkan|target|"
    "proyeksi|prediksi|perkiraan|tidak|tak|belum|bukan|tanpa|jika|bila|kalau|apabila|seandainya|"
    "will|would|could|may|might|should|can|not|no|without|if|expected|forecast|projected|predicted|"
    "targeted";

/* Directly before a direction: of them it is told, and no figure here counts them. */
static const char other_things[] =
    "harga|anggaran|biaya|dana|gaji|tunjangan|honor|honorarium|upah|pajak|denda|pendapatan|inflasi|"
    "produksi|ekonomi|suhu|penduduk|populasi|pemilih|partisipasi|elektabilitas|suara|price|prices|"
    "budget|budgets|cost|costs|spending|pay|salary|salaries|turnout|population|inflation|income|"
    "temperature|temperatures|votes|electorate";

/* Words between the direction and the amount. */
static const char between[] =
    "(|tipis|pesat|sebesar|sebanyak|sekitar|hampir|nyaris|lebih|kurang|dari|hingga|sampai|tajam|"
    "drastis|"
    "signifikan|of|by|about|around|nearly|almost|more|less|than|over|some|sharply|a|an|roughly|"
    "mencapai|up|to";

/* A number in digits or words, and where it ends. */
typedef struct {
    bool found;
    double value;
    int decimals;
    const char *end;
} amount;

static amount amount_at(const char *at)
{
    const char *end = at;
    int64_t worded = nt_words_numeral(&end);
    if (worded >= 0) {
        return (amount){true, (double)worded, 0, end};
    }
    nt_token token = nt_words_next(&end);
    if (token.kind != NT_TOKEN_NUMBER) {
        return (amount){false, 0, 0, at};
    }
    int decimals;
    double value = nt_words_amount(&token, &end, &decimals);
    return (amount){true, value, decimals, end};
}

/* What the words behind an amount make of it: "persen", "poin", "kali lipat"; *end is set behind
 * them. */
static nt_change_kind kind_at(const char *at, const char **end)
{
    nt_token first = nt_words_next(&at), second, third;
    const char *behind_first = at;
    second = nt_words_next(&at);
    const char *behind_second = at;
    third = nt_words_next(&at);
    bool percentage = nt_token_is_percent(&first, &second) || nt_token_is(&first, "percentage");
    bool cent = nt_token_is(&first, "per");
    const nt_token *after = cent ? &third : &second;
    if (nt_token_is(&first, "poin|point|points") ||
        (percentage && nt_token_is(after, "poin|point|points"))) {
        *end = percentage ? after->at + after->length : behind_first;
        return NT_CHANGE_POINTS;
    }
    if (percentage) {
        *end = cent ? behind_second : behind_first;
        return NT_CHANGE_PERCENT;
    }
    if (nt_token_is(&first, "-") && nt_token_is(&second, "fold")) {
        *end = behind_second;
        return NT_CHANGE_FACTOR;
    }
    if (nt_token_is(&first, "kali|times|x|fold")) {
        *end = nt_token_is(&second, "lipat") ? behind_second : behind_first;
        return NT_CHANGE_FACTOR;
    }
    return NT_CHANGE_NONE;
}

enum { BETWEEN_MAX = 4 };

/* The amount that follows a direction; kind NONE where there is none. */
static nt_stated_change amount_behind(const char *at)
{
    nt_token behind[NT_HEDGE_BEHIND] = {{NT_TOKEN_END, "", 0}};
    for (int i = 0; i <= BETWEEN_MAX; i++) {
        amount a = amount_at(at);
        const char *end = at;
        double fraction = nt_words_fraction(&end);
        nt_change_kind kind = fraction > 0 ? NT_CHANGE_PERCENT
                              : a.found    ? kind_at(a.end, &end)
                                           : NT_CHANGE_NONE;
        if (kind != NT_CHANGE_NONE) {
            size_t length;
            nt_hedge hedge = nt_hedge_before(behind, &length);
            bool loose = fraction > 0 && hedge == NT_HEDGE_NONE; /* a third is 33 to 34 and more */
            return (nt_stated_change){.kind = kind,
                                      .amount = fraction > 0 ? fraction : a.value,
                                      .decimals = fraction > 0 ? 0 : a.decimals,
                                      .hedge = loose ? NT_HEDGE_ABOUT : hedge,
                                      .words = end};
        }
        nt_token token = nt_words_next(&at);
        if (a.found || !nt_token_is(&token, between)) {
            break;
        }
        memmove(behind + 1, behind, sizeof *behind * (NT_HEDGE_BEHIND - 1));
        behind[0] = token;
    }
    return (nt_stated_change){.kind = NT_CHANGE_NONE};
}

/* "doubled", "tripled": direction and amount in one. */
static double factor_of(const nt_token *token)
{
    static const struct {
        const char *word;
        double factor;
    } words[] = {{"doubled", 2}, {"tripled", 3}, {"quadrupled", 4}};
    NT_RETURN_FIRST(i, COUNT_OF(words), nt_token_is(token, words[i].word), words[i].factor, 0);
}

/* A change that opens with the token, which ends at `at`. */
static nt_stated_change change_at(const nt_token *token, const char *at)
{
    nt_stated_change change = {.kind = NT_CHANGE_NONE};
    bool sized_up = nt_token_is(token, sized_rise),
         sized = sized_up || nt_token_is(token, sized_fall);
    bool up = sized_up || nt_token_is(token, rising);
    const char *end = at;
    if (factor_of(token) > 0) {
        change =
            (nt_stated_change){.kind = NT_CHANGE_FACTOR, .up = true, .amount = factor_of(token)};
    } else if (up || sized || nt_token_is(token, falling)) {
        change = amount_behind(at);
        if (change.kind == NT_CHANGE_NONE && sized) {
            return change;
        }
        end = change.kind == NT_CHANGE_NONE ? at : change.words;
        change.kind = change.kind == NT_CHANGE_NONE ? NT_CHANGE_UNSIZED : change.kind;
        change.up = up;
    } else {
        /* "menjadi dua kali lipat": twofold is up; "dua kali" alone is twice. */
        amount a = amount_at(token->at);
        if (!a.found || kind_at(a.end, &end) != NT_CHANGE_FACTOR || end - a.end < 5 ||
            !nt_begins(end - 5, "lipat")) {
            return change;
        }
        change = (nt_stated_change){
            .kind = NT_CHANGE_FACTOR, .up = true, .amount = a.value, .decimals = a.decimals};
    }
    change.words = token->at;
    change.length = (size_t)(end - token->at);
    return change;
}

/* "2020": a count of thousands has its mark, as a rule. */
static bool is_year(const nt_token *token, double number)
{
    return token->length == 4 && number >= 1900 && number <= 2100;
}

/* The number behind "dari" or "menjadi", within two words; a percentage only among shares. */
static bool end_at(const char *at, bool shares, double *value)
{
    for (int i = 0; i < 3; i++) {
        amount a = amount_at(at);
        nt_token token = nt_words_next(&at);
        if (a.found && is_year(&token, a.value)) {
            return false;
        }
        if (a.found) {
            const char *end;
            bool percent = kind_at(a.end, &end) == NT_CHANGE_PERCENT;
            *value = a.value;
            return percent == shares && (percent || kind_at(a.end, &end) == NT_CHANGE_NONE);
        }
        if (token.kind != NT_TOKEN_WORD) {
            return false;
        }
    }
    return false;
}

static void read_ends(const char *quote, bool shares, nt_stated_change *change)
{
    const char *at = quote, *behind = change->words + change->length;
    behind = nt_words_next(&behind).at;
    nt_token before = {NT_TOKEN_END, quote, 0};
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        bool bound = nt_token_is(&before, "lebih|kurang|up|close");
        if (!bound && !change->has_from && nt_token_is(&t, "dari|from")) {
            /* "menjadi 100 dari 400 orang": of them, as like as not */
            change->has_from =
                end_at(at, shares, &change->from) && !(change->has_to && change->from > change->to);
            change->from_follows = change->has_from && t.at == behind;
        } else if (!bound && nt_token_is(&t, "menjadi|jadi|to")) {
            change->has_to = end_at(at, shares, &change->to) || change->has_to;
        }
        before = t;
    }
}

enum { ASIDE = 3 };

/* The tokens before, the nearest first; a mark or a gap ends what they say of it. */
static bool is_aside(const nt_token before[ASIDE])
{
    bool aside = nt_token_is(&before[0], other_things);
    for (size_t i = 0; i < ASIDE && before[i].kind == NT_TOKEN_WORD; i++) {
        aside = aside || nt_token_is(&before[i], supposed);
    }
    return aside;
}

/* In an author's own words a noun is a direction only with its amount: "penurunan jabatan",
 * "rencana peningkatan". English verbs are nouns and adjectives too, but before these. */
static const char nouns[] =
    "kenaikan|peningkatan|lonjakan|pertambahan|penurunan|rise|increase|growth|"
    "fall|decrease|decline|drop",
                  verbs[] = "naik|meningkat|bertambah|melonjak|melesat|tumbuh|meroket|turun|"
                            "menurun|berkurang|merosot|anjlok|menyusut",
                  adverbs[] = "by|from|in|at|since|after|during|between|over|than|as|this|last|"
                              "while|but|again|further|sharply|slightly|steadily|significantly";

/* Behind a verb: it tells of an office or a court, of what would be, or leaves the direction open.
 */
static const char elsewhere[] =
    "banding|kasasi|haji|pangkat|kelas|jabatan|golongan|status|tangan|lapangan|ke|bila|jika|kalau|"
    "apabila|atau|maupun|naik|turun|-|/";

/* Before "lebih tinggi": ranks, not numbers. Behind "lebih banyak": no more than "terutama". */
static const char ranks[] = "setingkat|jabatan|pangkat|pejabat|golongan|kelas|hukuman|pendidikan",
                  mainly[] = "bergantung|ditentukan|dipengaruhi|tentang|atau|maupun";

/* A number in digits, in words or of the ledger, behind a direction; a year is no amount. */
static bool has_number(const char *at)
{
    for (int i = 0; i <= BETWEEN_MAX; i++) {
        amount a = amount_at(at);
        nt_token token = nt_words_next(&at);
        if ((a.found && (a.value < 1900 || a.value > 2100)) || *token.at == NT_DIRECTION_NUMBER) {
            return true;
        }
        if (!nt_token_is(&token, between) && !nt_token_is(&token, "menjadi|ke|from")) {
            return false;
        }
    }
    return false;
}

static bool states(const nt_token *token, const char *at)
{
    const char *behind = at;
    nt_token next = nt_words_next(&behind);
    bool alone = nt_token_is(token, verbs)
                     ? !nt_token_is(&next, elsewhere)
                     : next.kind != NT_TOKEN_WORD || nt_token_is(&next, adverbs);
    return (alone && !nt_token_is(token, nouns)) || has_number(at);
}

/* "Lebih tinggi", "higher than", which is no change of one number; "more than 5" is a bound. */
static bool compares(const nt_token *token, const char *at, const nt_token *before,
                     nt_direction *out)
{
    nt_token next = nt_words_next(&at);
    out->length = (size_t)(at - token->at);
    out->up = nt_token_is(token, "higher|more") || nt_token_is(&next, "tinggi|banyak");
    nt_token behind = nt_words_next(&at);
    if (nt_token_is(token, "lebih")) {
        return nt_token_is(&next, "tinggi|rendah|banyak|sedikit") &&
               !nt_token_is(&before[nt_token_is(&before[0], "yang")], ranks) &&
               !nt_token_is(&behind, mainly);
    }
    return nt_token_is(&next, "than") &&
           (nt_token_is(token, "higher|lower") ||
            (nt_token_is(token, "more|fewer") &&
             nt_token_is(&behind, "before|in|at|last|the|ever|during")));
}

const nt_direction *nt_direction_read(nt_arena *arena, const char *text, size_t *count)
{
    NT_VEC(nt_direction) all = {0};
    nt_token before[ASIDE] = {{NT_TOKEN_END, text, 0}};
    bool doubted = false, in_doubt = false; /* "belum dapat disimpulkan", and behind its "bahwa" */
    const char *at = text;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        nt_direction here = {.words = t.at};
        bool found = compares(&t, at, before, &here);
        if (!found) {
            nt_stated_change change = change_at(&t, at);
            found = change.kind != NT_CHANGE_NONE &&
                    (change.kind != NT_CHANGE_UNSIZED || states(&t, at));
            here = (nt_direction){t.at, change.length, change.up};
        }
        bool asks = nt_token_is(&t, "apakah|whether");
        doubted = !nt_token_is(&t, ",|;|:") &&
                  (doubted || asks || nt_token_is(&t, supposed) || nt_token_is(&t, "cannot"));
        in_doubt = doubted && (in_doubt || asks || nt_token_is(&t, "bahwa|that"));
        if (found && !in_doubt && !is_aside(before) &&
            !nt_token_is(&before[0], "atau|maupun|or|naik|turun|-|/")) {
            nt_vec_push(arena, &all, here);
        }
        at = found ? t.at + here.length : at;
        memmove(before + 1, before, sizeof *before * (ASIDE - 1));
        before[0] = t;
    }
    *count = all.count;
    return all.items;
}

nt_stated_change nt_change_read(const char *quote, bool shares)
{
    nt_stated_change found = {.kind = NT_CHANGE_NONE};
    nt_token before[ASIDE] = {{NT_TOKEN_END, quote, 0}};
    const char *at = quote;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        nt_stated_change here = change_at(&t, at);
        here.is_aside = here.kind != NT_CHANGE_NONE && is_aside(before);
        memmove(before + 1, before, sizeof *before * (ASIDE - 1));
        before[0] = t;
        if (here.kind != NT_CHANGE_NONE && here.kind != NT_CHANGE_UNSIZED) {
            found = here;
            break;
        }
        found = found.kind == NT_CHANGE_NONE ? here : found;
    }
    if (found.kind != NT_CHANGE_NONE) {
        read_ends(quote, shares, &found);
    }
    return found;
}

bool nt_change_fits(const nt_stated_change *change, double actual)
{
    double unit = 1;
    for (int i = 0; i < change->decimals; i++) {
        unit /= 10;
    }
    double hedged = change->hedge == NT_HEDGE_ABOUT ? change->amount / 10 : 0;
    double room = fmax(unit / 2, hedged) + 1e-9;
    return change->hedge == NT_HEDGE_MORE_THAN   ? actual >= change->amount - room
           : change->hedge == NT_HEDGE_LESS_THAN ? actual <= change->amount + room && actual >= 0
                                                 : fabs(actual - change->amount) <= room;
}

static double of_change(const nt_stated_change *change, double from, double to)
{
    switch (change->kind) {
    case NT_CHANGE_PERCENT:
        return from > 0 ? 100 * (to - from) / from : INFINITY;
    case NT_CHANGE_POINTS:
        return to - from;
    case NT_CHANGE_FACTOR:
        return change->up ? (from > 0 ? to / from : INFINITY) : (to > 0 ? from / to : INFINITY);
    default:
        return to - from;
    }
}

bool nt_change_holds(const nt_stated_change *change, double from, double to)
{
    double sign = change->up || change->kind == NT_CHANGE_FACTOR ? 1 : -1;
    double actual = sign * of_change(change, from, to);
    if (change->kind == NT_CHANGE_UNSIZED) {
        return actual >= 0;
    }
    /* "Naik satu kali lipat" is twice as many. */
    bool once = change->kind == NT_CHANGE_FACTOR && change->amount == 1;
    return nt_change_fits(change, actual) || (once && nt_change_fits(change, actual - 1));
}

/* Numbers of which the change may be as well make the quote ambiguous; years are none. */
static bool is_unambiguous(const nt_stated_change *change, const char *at, double expected)
{
    for (;;) {
        const char *start = at;
        int64_t worded = nt_words_numeral(&at);
        nt_token token = worded < 0 ? nt_words_next(&at) : (nt_token){NT_TOKEN_WORD, start, 0};
        if (token.kind == NT_TOKEN_END) {
            return true;
        }
        int decimals;
        double number =
            token.kind == NT_TOKEN_NUMBER ? nt_token_number(&token, &decimals) : (double)worded;
        bool counted = token.kind == NT_TOKEN_NUMBER || worded >= 0;
        bool told = number == expected || number == change->amount ||
                    (change->from_follows && number == change->from);
        if (counted && !is_year(&token, number) && !told) {
            return false;
        }
    }
}

static bool is_elsewhere(const nt_stated_change *change, const char *area)
{
    const char *at = change->words + change->length;
    nt_token in = nt_words_next(&at), place = nt_words_next(&at);
    area = *area ? area : "Indonesia";
    return nt_token_is(&in, "di|in") && place.kind == NT_TOKEN_WORD && *place.at >= 'A' &&
           *place.at <= 'Z' && strncmp(place.at, area, place.length) != 0;
}

bool nt_change_is_of(const nt_stated_change *change, const char *quote, const char *area,
                     double number)
{
    return !change->is_aside && !is_elsewhere(change, area) &&
           is_unambiguous(change, quote, number);
}

/* ---- a share beside its counts ---- */

/* A word of the list within so many others; *at is set behind it. */
static bool pass(const char **at, const char *words, int others)
{
    for (const char *next = *at; others >= 0; others--) {
        nt_token token = nt_words_next(&next);
        if (nt_token_is(&token, words)) {
            *at = next;
            return true;
        }
        bool goes_on = token.kind == NT_TOKEN_WORD || nt_token_is(&token, ",");
        if (!goes_on || nt_token_is(&token, "lebih|kurang|more|less")) {
            return false;
        }
    }
    return false;
}

/* A count that is meant as it stands, which "400-an" and "1,2 juta" are not. */
static amount count_at(const char *at)
{
    const char *end;
    amount a = amount_at(at);
    const nt_token number = {NT_TOKEN_NUMBER, at, (size_t)(a.end - at)};
    a.found = a.found && !a.decimals && kind_at(a.end, &end) == NT_CHANGE_NONE &&
              nt_hedge_behind(&number, a.end, &end) == NT_HEDGE_NONE;
    return a;
}

static const char totals[] = "total|sebanyak|jumlah|seluruh|semua|all|the";

/* "100 orang dari total 400". */
static const char *counts_at(const char *at, nt_stated_share *out)
{
    amount part = count_at(at);
    at = part.end;
    if (!part.found || !pass(&at, "dari|of", 2)) {
        return NULL;
    }
    pass(&at, totals, 0);
    amount whole = count_at(at);
    out->part = part.value;
    out->whole = whole.value;
    return whole.found && whole.value > 0 ? whole.end : NULL;
}

/* "99 orang atau 34,9 persen dari 283": a year is no whole. */
static const char *apart_at(const char *at, const char *joints, nt_stated_share *out)
{
    amount part = count_at(at);
    at = part.end;
    if (!part.found || !pass(&at, joints, 3)) {
        return NULL;
    }
    out->share = amount_behind(at);
    if (out->share.kind != NT_CHANGE_PERCENT) {
        return NULL;
    }
    at = out->share.words;
    pass(&at, ")", 0);
    if (!pass(&at, "dari|of", 0)) {
        return NULL;
    }
    pass(&at, totals, 0);
    amount whole = count_at(at);
    out->part = part.value;
    out->whole = whole.value;
    return whole.found && whole.value > 0 && (whole.value < 1900 || whole.value > 2100) ? whole.end
                                                                                        : NULL;
}

/* "sekitar 30 persen"; what it is a share of, or what these are, is not said otherwise. */
static const char *percent_at(const char *at, bool in_brackets, nt_stated_share *out)
{
    out->share = amount_behind(at);
    if (out->share.kind != NT_CHANGE_PERCENT) {
        return NULL;
    }
    const char *end = out->share.words, *next = end;
    nt_token behind = nt_words_next(&next);
    bool otherwise = (in_brackets && behind.kind == NT_TOKEN_WORD) ||
                     nt_token_is(&behind, "di|dari|of|lebih|among");
    return otherwise ? NULL : end;
}

/* Most quotes have no percent and no fraction, and need not be read for a share at each word. */
static bool has_percent(const char *quote)
{
    const char *at = quote;
    nt_token before = {NT_TOKEN_END, "", 0};
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        const char *opens = t.at;
        if (nt_token_is_percent(&t, &t) || nt_token_is_percent(&before, &t) ||
            nt_token_is(&t, "percentage") || nt_words_fraction(&opens) > 0) {
            return true;
        }
        before = t;
    }
    return false;
}

nt_stated_share nt_share_read(const char *quote)
{
    static const char joints[] = "atau|setara|yaitu|yakni|or|(";
    const char *at = quote;
    nt_token behind[NT_HEDGE_BEHIND] = {{NT_TOKEN_END, "", 0}};
    if (!has_percent(quote)) {
        return (nt_stated_share){.whole = 0};
    }
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        size_t length;
        nt_stated_share found = {.whole = 0};
        const char *end = counts_at(t.at, &found);
        if (end) {
            bool hedged = nt_hedge_before(behind, &length) != NT_HEDGE_NONE;
            end = !hedged && pass(&end, joints, 3) ? percent_at(end, end[-1] == '(', &found) : NULL;
        } else if ((end = percent_at(t.at, false, &found))) {
            end = pass(&end, joints, 0) ? counts_at(end, &found) : NULL;
        } else if (nt_hedge_before(behind, &length) == NT_HEDGE_NONE) {
            end = apart_at(t.at, joints, &found);
        }
        memmove(behind + 1, behind, sizeof *behind * (NT_HEDGE_BEHIND - 1));
        behind[0] = t;
        if (end) {
            found.share.words = t.at;
            found.share.length = (size_t)(end - t.at);
            return found;
        }
    }
    return (nt_stated_share){.whole = 0};
}
