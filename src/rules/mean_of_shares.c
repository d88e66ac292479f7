/* A share of the whole against the counts of its parts: the mean of their shares is another thing
 * where they are of different size. */
#include "chain.h"
#include "sentence.h"

/* How a whole is divided, in keys: one place of a statement, what its figures have in common with
 * the share, and what sets them apart from it. */
typedef struct {
    const char *place, *common, *apart;
} division;

static const char statement_keys[] = "ekpds";
static const division divisions[] = {{"ekpdsca", "c", "a"}, {"ekpdsac", "a", "c"}};

/* What the parts of the share's base add up to, as its source gave them. */
typedef struct {
    nt_group parts; /* the counts of the share's stage */
    double part, whole, mean;
} total;

/* So many shares of one statement are judged; nobody prints more of one whole. */
enum { SHARES_MAX = 16 };

static bool is_whole_of(const nt_figure *figure, const nt_figure *share)
{
    return nt_rules_agree(figure, share->base, "iu");
}

static bool is_part_of(const nt_figure *figure, const nt_figure *share)
{
    return nt_rules_is_stage(figure) && figure->indicator->stage == share->indicator->stage &&
           nt_rules_agree(figure, share->base, "u");
}

/* The only such figure of the place, or NULL. */
static const nt_figure *only(const nt_group *place, const nt_figure *share,
                             bool (*wanted)(const nt_figure *, const nt_figure *))
{
    const nt_figure *found = NULL;
    NT_EACH_OF(const nt_figure, f, place->items, place->count) {
        if (wanted(f, share)) {
            if (found || f->qualifier != NT_EXACT) {
                return NULL;
            }
            found = f;
        }
    }
    return found;
}

static total add_up(const nt_finding_sink *sink, const nt_group *statement, const division *by,
                    const nt_figure *share)
{
    total sum = {.whole = 0};
    sum.parts.items = nt_new_array(sink->passing, const nt_figure *, statement->count + 1);
    for (nt_group place = {0}; nt_rules_next_group(sink, statement, by->place, &place);) {
        const nt_figure *first = place.items[0];
        if (nt_rules_agree(first, share, by->apart) || !nt_rules_agree(first, share, by->common)) {
            continue;
        }
        const nt_figure *whole = only(&place, share, is_whole_of);
        const nt_figure *part = only(&place, share, is_part_of);
        if (whole && part && whole->number > 0) {
            sum.parts.items[sum.parts.count++] = part;
            sum.part += part->number;
            sum.whole += whole->number;
            sum.mean += 100 * part->number / whole->number;
        }
    }
    sum.mean = sum.parts.count > 0 ? sum.mean / (double)sum.parts.count : 0;
    return sum;
}

static bool is_within(const nt_finding_sink *sink, const nt_figure *share, double percent)
{
    nt_range range = nt_rules_range(sink, share);
    nt_wide value = (nt_wide)(percent * 1e7 + 0.5);
    return value >= range.low && (range.unbounded || value <= range.high);
}

static void report(nt_finding_sink *sink, const nt_figure *share, const total *sum)
{
    static const nt_text mean = NT_TEXT_RULES_MEAN_OF_SHARES_IS_GIVEN_AS_BUT_ITS_PARTS_ADD_UP;
    static const nt_text other =
        NT_TEXT_RULES_MEAN_OF_SHARES_IS_GIVEN_AS_BUT_ITS_PARTS_ADD_UP_DITULIS_PADAHAL;
    const nt_say say[] = {
        nt_say_of("Wvsd", share),
        nt_say_count(sum->part),
        nt_say_count(sum->whole),
        nt_say_share(sum->part, sum->whole, share),
        {0},
    };
    nt_rules_name(sink, share);
    nt_rules_name(sink, share->base);
    nt_rules_name_all(sink, &sum->parts);
    nt_rules_report(sink, 1, is_within(sink, share, sum->mean) ? mean : other, say);
}

static bool is_share_of_exact(const nt_figure *figure)
{
    return nt_rules_is_share_of_count(figure) && figure->indicator->kind == NT_INDICATOR_SHARE &&
           figure->base->qualifier == NT_EXACT;
}

/* The shares by place of a statement; without those of which their source counts the part, for
 * which share-differs does the sum. */
static nt_group read_shares(const nt_finding_sink *sink, const division *by)
{
    nt_group shares = nt_rules_select(sink, is_share_of_exact, by->place);
    size_t count;
    const nt_chain_question *asked = nt_chain_ask(sink, NT_CHAIN_OWN_SOURCE, &shares, &count, NULL);
    shares.count = NT_PICK(shares.items, i, shares.count, shares.items[i], !asked[i].part);
    return shares;
}

/* `shares` of the statement. */
static void judge(nt_finding_sink *sink, const nt_group *shares, const nt_group *statement,
                  const division *by)
{
    for (size_t i = 0; i < shares->count && i < SHARES_MAX; i++) {
        const nt_figure *share = shares->items[i];
        total sum = add_up(sink, statement, by, share);
        if (sum.parts.count > 1 && sum.whole == share->base->number &&
            !is_within(sink, share, 100 * sum.part / sum.whole)) {
            report(sink, share, &sum);
        }
    }
}

void nt_rule_mean_of_shares(nt_finding_sink *sink)
{
    for (size_t i = 0; i < sizeof divisions / sizeof *divisions; i++) {
        nt_group shares = read_shares(sink, &divisions[i]);
        nt_group all = nt_rules_select(sink, NULL, divisions[i].place);
        for (nt_group some = {0}; nt_rules_next_group(sink, &shares, statement_keys, &some);) {
            nt_group statement = nt_rules_equal(&all, some.items[0], statement_keys);
            judge(sink, &some, &statement, &divisions[i]);
        }
    }
}
