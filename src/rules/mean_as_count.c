/* A mean that is recorded as the count that it is the mean of: "rata-rata 343 laporan per bulan" as
 * the reports of a year. */
#include "sentence.h"

static const char means[] = "rata-rata|rerata|average|averaging|averaged|mean";

/* Words between that and its number. */
static const char between[] =
    "ada|adalah|sebanyak|sebesar|sekitar|mencapai|terdapat|tercatat|of|is|"
    "was|about|around|some|nearly|hampir|lebih|dari|di|atas|over";

/* What counts means by its name, as "rata-rata lama rawat" does, has them. */
static bool counts_means(const nt_figure *figure)
{
    return NT_ANY(i, NT_LANG_COUNT, nt_words_hold(figure->indicator->label.in[i], means));
}

/* The words from the mean to its number, where no place of the quote gives the number otherwise;
 * none are of no length. */
static nt_token read_mean(const nt_figure *figure)
{
    nt_token found = {NT_TOKEN_WORD, "", 0}, mean = found;
    const char *at = figure->quote;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        int decimals;
        const char *end = at;
        double number = t.kind == NT_TOKEN_NUMBER ? nt_words_amount(&t, &end, &decimals) : -1;
        if (number == figure->number && number >= 0) {
            if (!mean.length) {
                return (nt_token){NT_TOKEN_WORD, "", 0};
            }
            found = (nt_token){NT_TOKEN_WORD, mean.at, (size_t)(end - mean.at)};
        }
        mean = nt_token_is(&t, means)     ? t
               : nt_token_is(&t, between) ? mean
                                          : (nt_token){NT_TOKEN_WORD, "", 0};
    }
    return found;
}

void nt_rule_mean_as_count(nt_finding_sink *sink)
{
    NT_EACH(const nt_figure, f, sink->published->figures, sink->published->figure_count) {
        nt_token mean = {NT_TOKEN_WORD, "", 0};
        if (nt_rules_is_flow(f) && !counts_means(f)) {
            mean = read_mean(f);
        }
        if (mean.length) {
            const nt_say say[] = {nt_say_of("Wvs", f),
                                  nt_say_words(nt_arena_text(sink->arena, mean.at, mean.length)),
                                  {0}};
            nt_rules_name(sink, f);
            nt_rules_report(sink, 1, (nt_text)NT_TEXT_RULES_MEAN_AS_COUNT_IS_RECORDED, say);
        }
    }
}
