#include "simulate.h"

#include <math.h>
#include <string.h>

const char *const error_names[ERROR_COUNT] = {"sanctioned-before-decided",
                                              "decided-before-reported",
                                              "future-date",
                                              "sanction-without-proof",
                                              "regency-outside-province",
                                              "duplicate-id",
                                              "unknown-code",
                                              "serial-date"};

/* Texts that take the place of a cell; they live until the rows are written. */
typedef struct {
    char serial[12], number[80];
} scratch;

parameters simulate_defaults(nt_arena *arena, const places *all)
{
    parameters p = {.seed = 1,
                    .cases = 20000,
                    .start = nt_date_from_civil(2020, 1, 1),
                    .end = nt_date_from_civil(2024, 6, 30),
                    .decision_median = 30,
                    .decision_sigma = 0.8,
                    .sanction_median = 60,
                    .sanction_shape = 0.9,
                    .proof_ratio = 0.75,
                    .sanction_ratio = 0.9,
                    .lag = 4};
    for (int list = 0; list < LIST_COUNT; list++) {
        for (size_t i = 0; i < word_lists[list].count; i++) {
            p.weights[list][i] = word_lists[list].words[i].weight;
        }
    }
    p.provinces = nt_new_array(arena, double, (size_t)all->province_count);
    for (int i = 0; i < all->province_count; i++) {
        p.provinces[i] = all->provinces[i].count;
    }
    return p;
}

/* Whole days, at least one: so that the chance of being done by day d is the distribution at d. */
static int whole_days(double days)
{
    return days < 100000 ? (int)ceil(days) : 100000;
}

static bool happens(random_source *r, double chance)
{
    return random_unit(r) < chance;
}

static void draw_days(const parameters *p, random_source *r, made_case *c)
{
    c->reported = random_between(r, p->start, p->end);
    c->decided =
        c->reported + whole_days(random_log_normal(r, p->decision_median, p->decision_sigma));
    c->proven = happens(r, p->proof_ratio);
    if (p->withdrawn > 0 && happens(r, p->withdrawn)) {
        c->proven = false;
        c->outcome = "dicabut";
    } else if (c->proven && p->partly > 0 && happens(r, p->partly)) {
        c->outcome = "terbukti sebagian";
    }
    c->sanctioned = NT_DATE_UNKNOWN;
    if (c->proven && happens(r, p->sanction_ratio)) {
        c->sanctioned =
            c->decided + whole_days(random_weibull(r, p->sanction_median, p->sanction_shape));
    }
    const nt_date days[VERSIONS_MAX] = {c->reported, c->decided, c->sanctioned};
    nt_date last = c->reported;
    for (int i = 0; i < VERSIONS_MAX && nt_date_known(days[i]); i++) {
        nt_date written =
            days[i] + (p->lag > 0 ? whole_days(random_exponential(r, p->lag)) - 1 : 0);
        last = c->recorded[i] = written > last ? written : last;
    }
}

static void draw_words(const parameters *p, const places *all, random_source *r, made_case *c)
{
    c->province = (int)random_pick(r, p->provinces, (size_t)all->province_count);
    const place *province = &all->provinces[c->province];
    c->regency =
        province->count ? province->first + (int)random_below(r, (uint32_t)province->count) : -1;
    for (int list = 0; list < LIST_COUNT; list++) {
        c->words[list] = (int)random_pick(r, p->weights[list], word_lists[list].count);
    }
    c->spelling = case_spelling(r, 30);
    c->typo = -1;
    if (happens(r, p->corrections)) {
        c->corrected = CORRECTED_VIOLATION;
        c->wrong = (int)random_below(r, (uint32_t)word_lists[LIST_VIOLATION].count);
    }
    if (p->missing > 0) {
        c->regency = happens(r, p->missing) ? -1 : c->regency;
        if (happens(r, p->missing)) {
            c->province = c->regency = -1;
        }
        for (int list = 0; list < LIST_SANCTION; list++) {
            c->words[list] = happens(r, p->missing) ? -1 : c->words[list];
        }
    }
}

/* Whether a case whose last version is known to `end` can have that error. */
static bool can_have(const made_case *c, const row *last, error_kind kind)
{
    switch (kind) {
    case ERROR_SANCTIONED_EARLY:
    case ERROR_NOT_PROVEN:
        return *last->cells[COLUMN_SANCTIONED];
    case ERROR_DECIDED_EARLY:
        return *last->cells[COLUMN_DECIDED] && !*last->cells[COLUMN_SANCTIONED];
    case ERROR_PLACE:
        return c->regency >= 0;
    default:
        return true;
    }
}

static void damage(const made_case *c, const places *all, const row_writer *w, nt_date end,
                   error_kind kind, row *last, scratch *texts)
{
    switch (kind) {
    case ERROR_SANCTIONED_EARLY:
        last->cells[COLUMN_SANCTIONED] = rows_day(w, c->decided - 3);
        break;
    case ERROR_DECIDED_EARLY:
        last->cells[COLUMN_DECIDED] = rows_day(w, c->reported - 3);
        break;
    case ERROR_FUTURE:
        last->cells[COLUMN_REPORTED] = rows_day(w, end + 365);
        break;
    case ERROR_NOT_PROVEN:
        last->cells[COLUMN_OUTCOME] = "tidak terbukti";
        break;
    case ERROR_PLACE: {
        int other = (c->province + 1) % all->province_count;
        last->cells[COLUMN_REGENCY] = all->regencies[all->provinces[other].first].code;
        break;
    }
    case ERROR_TYPO:
        last->cells[COLUMN_POSITION] = "Jabatann Fungsionall Ahlii";
        break;
    case ERROR_SERIAL:
        /* A spreadsheet counts from the last day but one of 1899. */
        snprintf(texts->serial, sizeof texts->serial, "%d",
                 (int)(c->reported - nt_date_from_civil(1899, 12, 30)));
        last->cells[COLUMN_REPORTED] = texts->serial;
        break;
    case ERROR_SAME_ID: /* the caller writes it twice */
    case ERROR_COUNT:
        break;
    }
}

/* Born, appointed, sex, serial number: drawn, nobody's. Together, in its groups, or behind a word.
 */
static void plant(random_source *r, row *in, scratch *texts)
{
    static const column_id columns[] = {COLUMN_EVENT,       COLUMN_PROVINCE, COLUMN_REGENCY,
                                        COLUMN_INSTITUTION, COLUMN_POSITION, COLUMN_VIOLATION,
                                        COLUMN_OUTCOME,     COLUMN_REPORTED};
    uint32_t form = random_below(r, 3);
    const char *head = form == 2 ? "NIP. " : "", *gap = form ? " " : "";
    int born = random_between(r, 1962, 1990), month = random_between(r, 1, 12);
    int day = random_between(r, 1, 28), appointed = born + random_between(r, 20, 30);
    int since = random_between(r, 1, 12), sex = random_between(r, 1, 2);
    snprintf(texts->number, sizeof texts->number, "%s%04d%02d%02d%s%04d%02d%s%d%s%03d", head, born,
             month, day, gap, appointed, since, gap, sex, gap, random_between(r, 1, 99));
    in->cells[columns[random_below(r, sizeof columns / sizeof *columns)]] = texts->number;
}

/* The next case in `planted` of `cases` evenly spread ones. */
static bool is_planted(const parameters *p, unsigned long number)
{
    return p->planted && number * p->planted / p->cases != (number + 1) * p->planted / p->cases;
}

static void write_case(const parameters *p, const places *all, random_source *r, made_case *c,
                       unsigned long number, row_writer *w, made *out)
{
    char id[16];
    row rows[VERSIONS_MAX];
    scratch texts;
    int count = case_rows(c, all, w, p->end, id, rows);
    error_kind kind = ERROR_COUNT;
    if (!count) {
        return;
    }
    bool broken = p->errors > 0 && happens(r, p->errors);
    if (is_planted(p, number)) {
        plant(r, &rows[count - 1], &texts);
        out->planted++;
    } else if (broken) {
        kind = (error_kind)random_below(r, ERROR_COUNT);
        kind = can_have(c, &rows[count - 1], kind) ? kind : ERROR_TYPO;
        damage(c, all, w, p->end, kind, &rows[count - 1], &texts);
        out->errors[kind]++;
    }
    for (int i = 0; i < count; i++) {
        rows_put(w, &rows[i]);
    }
    if (kind == ERROR_SAME_ID) {
        rows_put(w, &rows[count - 1]);
    }
    out->cases++;
}

made simulate(const parameters *p, const places *all, row_writer *w)
{
    random_source r = random_open(p->seed);
    made out = {0};
    nt_date middle = nt_date_from_civil(2022, 6, 1); /* between the two votes */
    for (unsigned long i = 0; i < p->cases; i++) {
        made_case c = {.number = (unsigned)i + 1};
        draw_days(p, &r, &c);
        draw_words(p, all, &r, &c);
        c.event = c.reported >= middle;
        write_case(p, all, &r, &c, i, w, &out);
    }
    return out;
}
