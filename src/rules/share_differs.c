/* A printed share against the counts of the same day, or of its own words: 34.9 per cent for 99 of
 * 283 is off. */
#include "chain.h"
#include "sentence.h"

#include <string.h>

/* A source that has so many counts of one stage says of none which its shares are taken of. */
enum { WHOLES_MAX = 16 };

/* A share and its questions: one, or, of a share without base, one a whole. */
typedef struct {
    const nt_figure *share;
    size_t first, count;
} judged;

typedef struct {
    NT_VEC(judged) shares;
    NT_VEC(nt_chain_question) questions;
} questions;

static void ask(const nt_finding_sink *sink, questions *all, judged *of, const nt_figure *whole)
{
    if (whole->number > 0) {
        nt_vec_push(sink->passing, &all->questions,
                    ((nt_chain_question){.share = of->share, .whole = whole}));
        of->count++;
    }
}

/* A share without base is taken of the stage before, as its source gave it. `stages` are sorted by
 * moment, stage and source. */
static void ask_stage_before(const nt_finding_sink *sink, questions *all, judged *of,
                             const nt_group *stages)
{
    nt_indicator before = *of->share->indicator;
    nt_figure like = *of->share;
    if (before.kind != NT_INDICATOR_SHARE || before.stage == 0) {
        return;
    }
    before.stage--;
    like.indicator = &before;
    nt_group wholes = nt_rules_equal(stages, &like, NT_MOMENT_KEYS "gs");
    for (size_t i = 0; i < wholes.count && wholes.count <= WHOLES_MAX; i++) {
        ask(sink, all, of, wholes.items[i]);
    }
}

static questions ask_all(const nt_finding_sink *sink)
{
    questions all = {{0}, {0}};
    nt_group shares = nt_rules_select(sink, nt_figure_is_share, NT_MOMENT_KEYS);
    nt_group stages = nt_rules_select(sink, nt_rules_is_stage, NT_MOMENT_KEYS "gs");
    for (size_t i = 0; i < shares.count; i++) {
        const nt_figure *share = shares.items[i], *base = share->base;
        judged of = {share, all.questions.count, 0};
        if (!base) {
            ask_stage_before(sink, &all, &of, &stages);
        } else if (!nt_figure_is_share(base)) {
            ask(sink, &all, &of, base);
        }
        nt_vec_push(sink->passing, &all.shares, of);
    }
    nt_chain_answer(sink, NT_CHAIN_ONE_RECKONING, all.questions.items, all.questions.count);
    return all;
}

static void report(nt_finding_sink *sink, const nt_figure *share, const nt_chain_question *found)
{
    const nt_say say[] = {
        nt_say_of("Wvsd", share),
        nt_say_of("n", found->part),
        nt_say_of("n", found->whole),
        nt_say_share(found->part->number, found->whole->number, share),
        {0},
    };
    nt_rules_name(sink, share);
    nt_rules_name(sink, found->part);
    nt_rules_name(sink, found->whole);
    nt_rules_report(sink, 1, (nt_text)NT_TEXT_RULES_SHARE_DIFFERS_IS_GIVEN_AS_BUT_THAT_DOES_NOT,
                    say);
}

/* The quotes of shares that the counts of their day judge. */
static nt_map judged_by_counts(const nt_finding_sink *sink, const questions *all)
{
    nt_map quotes = nt_map_open(sink->passing);
    NT_EACH(const judged, of, all->shares.items, all->shares.count) {
        for (size_t j = 0; j < of->count; j++) {
            if (all->questions.items[of->first + j].part) {
                nt_map_keep(&quotes, of->share->quote, 1);
            }
        }
    }
    return quotes;
}

/* "100 dari 400 orang atau 30 persen", told of one of these numbers. */
static void judge_words(nt_finding_sink *sink, const questions *all)
{
    const nt_published *published = sink->published;
    nt_map judged_quotes = judged_by_counts(sink, all);
    const char *quote = ""; /* was read last: figures that follow each other often share one */
    nt_stated_share said = {.whole = 0};
    NT_EACH(const nt_figure, f, published->figures, published->figure_count) {
        if (strcmp(quote, f->quote) != 0) {
            quote = f->quote;
            said = nt_share_read(quote);
        }
        bool share = nt_figure_is_share(f);
        bool told = said.whole > 0 && (share ? said.share.amount == f->number
                                             : said.part == f->number || said.whole == f->number);
        double actual = told ? 100 * said.part / said.whole : 0;
        if (!told || nt_change_fits(&said.share, actual) ||
            nt_map_keep(&judged_quotes, f->quote, 1) != NT_MAP_NONE) {
            continue;
        }
        const nt_say say[] = {
            nt_say_of("Wvsd", f),
            nt_say_words(nt_arena_text(sink->arena, said.share.words, said.share.length)),
            nt_say_count(said.part),
            nt_say_count(said.whole),
            nt_say_percent(actual, said.share.decimals > 0 ? said.share.decimals : 1),
            {0},
        };
        nt_rules_name(sink, f);
        nt_rules_report(sink, share, (nt_text)NT_TEXT_RULES_SHARE_DIFFERS_FROM_ITS_WORDS, say);
    }
}

void nt_rule_share_differs(nt_finding_sink *sink)
{
    questions all = ask_all(sink);
    judge_words(sink, &all);
    NT_EACH(const judged, of, all.shares.items, all.shares.count) {
        const nt_chain_question *found = NULL;
        bool fits = false;
        for (size_t j = 0; j < of->count; j++) {
            const nt_chain_question *q = &all.questions.items[of->first + j];
            fits = fits || q->bearing;
            found = found || !q->part ? found : q;
        }
        if (found && !fits) {
            report(sink, of->share, found);
        }
    }
}
