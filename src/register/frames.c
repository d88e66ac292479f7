/* The frames of a register's report, each declared once: its rows and columns and their words, what
 * they cost, how they lie in time, and what a reader can reckon with: a count stands in a
 * statement, or is free. */
#include "declared.h"

#include <math.h>
#include <string.h>

#include "disclosure/disclosure.h"
#include "register/frames.h"
#include "words/model.h"
#include "words/register.h"

/* clang-format off */
#define NO_WORDS {{NULL}}
#define END {NULL, NO_WORDS, NAN, NULL}
#define FLOWS \
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, "cases"}, \
    {"decided", NT_TEXT_REGISTER_DECIDED, NAN, "cases"}, \
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, "cases"}, \
    {"not-proven", NT_TEXT_REGISTER_NOT_PROVEN, NAN, "cases"}, \
    {"sanctioned", NT_TEXT_REGISTER_SANCTIONED, NAN, "cases"}, \
    {"otherwise-closed", NT_TEXT_REGISTER_CLOSED_AS_CALLED, NAN, "cases"}
#define CATEGORIES \
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, "cases"}, \
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, "cases"}, \
    {"sanctioned", NT_TEXT_REGISTER_SANCTIONED, NAN, "cases"}, \
    {"open", NT_TEXT_REGISTER_OPEN, NAN, "cases"}, \
    {"proof-ratio", NT_TEXT_REGISTER_PROVEN_OF_THOSE_REPORTED, NAN, "percent"}, \
    {"sanction-ratio", NT_TEXT_REGISTER_SANCTIONED_OF_THOSE_PROVEN, NAN, "percent"}
/* clang-format on */

static const nt_frame_key flow[] = {FLOWS, END};
static const nt_frame_key flow_parts[] = {
    FLOWS, {"closed", NT_TEXT_REGISTER_CLOSED, NAN, "cases"}, END};
/* Those of a register without a list of its own; the descriptor's take their place. */
static const nt_frame_key kinds_of_outcome[] = {{"proven", NO_WORDS, NAN, "cases"},
                                                {"not-proven", NO_WORDS, NAN, "cases"},
                                                {"pending", NO_WORDS, NAN, "cases"},
                                                {"unknown", NO_WORDS, NAN, "cases"},
                                                END};
static const nt_frame_key outcomes[] = {
    {"cases", NT_TEXT_REGISTER_CASES, NAN, "cases"},
    {"share", NT_TEXT_REGISTER_OF_ALL_CASES, NAN, "percent"},
    END,
};
static const nt_frame_key stock[] = {
    {"open-start", NT_TEXT_REGISTER_OPEN_AT_THE_START, NAN, "cases"},
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, "cases"},
    {"closed", NT_TEXT_REGISTER_CLOSED, NAN, "cases"},
    {"open-end", NT_TEXT_REGISTER_OPEN_AT_THE_END, NAN, "cases"},
    END,
};
static const nt_frame_key ages[] = {
    {"0-30", NT_TEXT_REGISTER_0_30_DAYS, NAN, "cases"},
    {"31-90", NT_TEXT_REGISTER_31_90_DAYS, NAN, "cases"},
    {"91-180", NT_TEXT_REGISTER_91_180_DAYS, NAN, "cases"},
    {"181-365", NT_TEXT_REGISTER_181_365_DAYS, NAN, "cases"},
    {"365+", NT_TEXT_REGISTER_OVER_365_DAYS, NAN, "cases"},
    {"total", NT_TEXT_REGISTER_ALL, NAN, "cases"},
    END,
};
static const nt_frame_key stages[] = {
    {"awaiting-decision", NT_TEXT_REGISTER_NOT_YET_DECIDED, NAN, NULL},
    {"awaiting-sanction", NT_TEXT_REGISTER_PROVEN_NOT_YET_SANCTIONED_AS_CALLED, NAN, NULL},
    END,
};
static const nt_frame_key compared[] = {
    /* in the words of the period's kind */
    {"this", NO_WORDS, NAN, NULL},
    {"previous", NO_WORDS, NAN, NULL},
    {"difference", NO_WORDS, NAN, NULL},
    {"year-before", NO_WORDS, NAN, NULL},
    {"year-difference", NO_WORDS, NAN, NULL},
    END,
};
static const nt_frame_key measures[] = {
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, NULL},
    {"decided", NT_TEXT_REGISTER_DECIDED, NAN, NULL},
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, NULL},
    {"sanctioned", NT_TEXT_REGISTER_SANCTIONED, NAN, NULL},
    {"open", NO_WORDS, NAN, NULL},
    {"proof-ratio", NT_TEXT_REGISTER_PROVEN_OF_THOSE_DECIDED, NAN, NULL},
    {"sanction-ratio", NT_TEXT_REGISTER_SANCTIONED_OF_THOSE_PROVEN_IN_THE, NAN, NULL},
    {"median-days-to-decision", NT_TEXT_REGISTER_MEDIAN_DAYS_UNTIL_SETTLED_OF_THOSE, NAN, NULL},
    {"median-days-to-sanction", NT_TEXT_REGISTER_MEDIAN_DAYS_UNTIL_SANCTIONED_OF_THOSE, NAN, NULL},
    {"expected", NT_TEXT_REGISTER_EXPECTED_ONCE_ALL_ARE_RECORDED, NAN, NULL},
    END,
};
static const nt_frame_key scatter[] = {
    {"factor", NT_TEXT_REGISTER_SCATTER_OF_WEEKLY_COUNTS, NAN, ""}, END};
static const nt_frame_key scattering[] = {
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, NULL},
    {"decided", NT_TEXT_REGISTER_DECIDED, NAN, NULL},
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, NULL},
    {"sanctioned", NT_TEXT_REGISTER_SANCTIONED, NAN, NULL},
    END,
};
static const nt_frame_key groups[] = {
    CATEGORIES,
    {"this-period", NO_WORDS, NAN, "cases"},
    {"previous-period", NO_WORDS, NAN, "cases"},
    {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, "cases"},
    {"cumulative", NT_TEXT_REGISTER_CUMULATIVE_MOST_REPORTED_FIRST, NAN, "percent"},
    END,
};
static const nt_frame_key allegations[] = {
    {"allegations", NT_TEXT_REGISTER_ALLEGATIONS, NAN, "allegations"},
    {"share", NT_TEXT_REGISTER_OF_ALL_ALLEGATIONS, NAN, "percent"},
    {"cases", NT_TEXT_REGISTER_CASES_WITH_ANY, NAN, "cases"},
    END,
};
static const nt_frame_key persons[] = {
    {"persons", NT_TEXT_REGISTER_PERSONS, NAN, "persons"},
    {"share", NT_TEXT_REGISTER_OF_ALL_PERSONS, NAN, "percent"},
    {"cases", NT_TEXT_REGISTER_CASES_ABOUT_ANY, NAN, "cases"},
    END,
};
static const nt_frame_key areas[] = {
    CATEGORIES,
    {"rate", NT_TEXT_REGISTER_RATE_OF_CASES_REPORTED, NAN, "per-million"},
    {"this-period", NO_WORDS, NAN, "cases"},
    {"signal", NT_TEXT_REGISTER_STANDS_OUT_FALSE_DISCOVERY_RATE_5_PER, NAN, ""},
    END,
};
static const nt_frame_key funnel[] = {
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, "cases"},
    {"ratio", NT_TEXT_REGISTER_SANCTIONED_OF_THOSE_PROVEN, NAN, "percent"},
    {"lower-95", NT_TEXT_REGISTER_LOWER_95_PER_CENT_LIMIT, NAN, "percent"},
    {"upper-95", NT_TEXT_REGISTER_UPPER_95_PER_CENT_LIMIT, NAN, "percent"},
    {"lower-998", NT_TEXT_REGISTER_LOWER_99_8_PER_CENT_LIMIT, NAN, "percent"},
    {"upper-998", NT_TEXT_REGISTER_UPPER_99_8_PER_CENT_LIMIT, NAN, "percent"},
    {"outside", NT_TEXT_REGISTER_OUTSIDE_THE_99_8_PER_CENT_LIMITS, NAN, ""},
    END,
};
static const nt_frame_key times[] = {
    {"cases", NT_TEXT_REGISTER_CASES, NAN, "cases"},
    {"events", NT_TEXT_REGISTER_DONE, NAN, "cases"},
    {"median", NT_TEXT_REGISTER_MEDIAN, NAN, "days"},
    {"q1", NT_TEXT_REGISTER_FIRST_QUARTILE, NAN, "days"},
    {"q3", NT_TEXT_REGISTER_THIRD_QUARTILE, NAN, "days"},
    {"by-30", NT_TEXT_REGISTER_DONE_WITHIN_30_DAYS, NAN, "percent"},
    {"by-90", NT_TEXT_REGISTER_DONE_WITHIN_90_DAYS, NAN, "percent"},
    {"by-180", NT_TEXT_REGISTER_DONE_WITHIN_180_DAYS, NAN, "percent"},
    {"by-365", NT_TEXT_REGISTER_DONE_WITHIN_365_DAYS, NAN, "percent"},
    {"naive", NT_TEXT_REGISTER_DONE_OF_ALL_OPEN_CASES_NOT_ALLOWED_FOR, NAN, "percent"},
    END,
};
static const nt_frame_key log_rank[] = {
    {"chi-square", NT_TEXT_REGISTER_CHI_SQUARE, NAN, ""},
    {"degrees", NT_TEXT_REGISTER_DEGREES_OF_FREEDOM, NAN, ""},
    {"p-value", NT_TEXT_REGISTER_P_VALUE, NAN, ""},
    END,
};
static const nt_frame_key log_rank_by_day[] = {
    {"chi-square", NT_TEXT_REGISTER_CHI_SQUARE, NAN, ""},
    {"degrees", NT_TEXT_REGISTER_DEGREES_OF_FREEDOM, NAN, ""},
    {"p-value", NT_TEXT_REGISTER_P_VALUE, NAN, ""},
    {"by-30", NT_TEXT_REGISTER_DIFFERENCE_WITHIN_30_DAYS, NAN, "points"},
    {"by-90", NT_TEXT_REGISTER_DIFFERENCE_WITHIN_90_DAYS, NAN, "points"},
    {"by-180", NT_TEXT_REGISTER_DIFFERENCE_WITHIN_180_DAYS, NAN, "points"},
    {"by-365", NT_TEXT_REGISTER_DIFFERENCE_WITHIN_365_DAYS, NAN, "points"},
    END,
};
static const nt_frame_key curve[] = {
    {"estimate", NT_TEXT_REGISTER_DONE, NAN, "percent"},
    {"at-risk", NT_TEXT_REGISTER_STILL_FOLLOWED, NAN, "cases"},
    {"events", NT_TEXT_REGISTER_DONE_SINCE_THE_ROW_BEFORE, NAN, "cases"},
    {"censored", NT_TEXT_REGISTER_STILL_OPEN_ON_THE_DAY_OF_THE_REPORT, NAN, "cases"},
    END,
};
static const nt_frame_key incidences[] = {
    {"by-30", NT_TEXT_REGISTER_SANCTIONED_WITHIN_30_DAYS, NAN, "percent"},
    {"by-90", NT_TEXT_REGISTER_SANCTIONED_WITHIN_90_DAYS, NAN, "percent"},
    {"by-180", NT_TEXT_REGISTER_SANCTIONED_WITHIN_180_DAYS, NAN, "percent"},
    {"by-365", NT_TEXT_REGISTER_SANCTIONED_WITHIN_365_DAYS, NAN, "percent"},
    END,
};
static const nt_frame_key two_outcomes[] = {
    {"estimate", NT_TEXT_REGISTER_SANCTIONED, NAN, "percent"},
    {"other", NT_TEXT_REGISTER_CLOSED_WITHOUT_SANCTION, NAN, "percent"},
    END,
};
static const nt_frame_key bins[] = {{"count", NT_TEXT_REGISTER_CASES, NAN, "cases"}, END};
static const nt_frame_key two_events[] = {
    /* "a" and "b" are called after their events */
    {"a", NO_WORDS, NAN, "percent"},
    {"b", NO_WORDS, NAN, "percent"},
    {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, "points"},
    {"a-since", NO_WORDS, NAN, "days"},
    {"b-since", NO_WORDS, NAN, "days"},
    {"exposure", NT_TEXT_REGISTER_DIFFERENCE_BY_THE_TIME_SINCE_PROVEN, NAN, "points"},
    END,
};
static const nt_frame_key two_counts[] = {
    {"a", NO_WORDS, NAN, "cases"}, {"b", NO_WORDS, NAN, "cases"}, END};
static const nt_frame_key two_speeds[] = {
    {"a", NO_WORDS, NAN, "percent"},
    {"b", NO_WORDS, NAN, "percent"},
    {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, "points"},
    {"ratio", NT_TEXT_REGISTER_OBSERVED_PER_HUNDRED_EXPECTED, NAN, "percent"},
    {"p-value", NT_TEXT_REGISTER_P_VALUE_UNTIL_THEN, NAN, ""},
    END,
};
static const nt_frame_key days_since[] = {
    {"30", NO_WORDS, 30, NULL},
    {"90", NO_WORDS, 90, NULL},
    {"180", NO_WORDS, 180, NULL},
    {"365", NO_WORDS, 365, NULL},
    END,
};
static const nt_frame_key lag[] = {
    {"median", NT_TEXT_REGISTER_HALF_RECORDED_WITHIN, NAN, "days"},
    {"p90", NT_TEXT_REGISTER_NINE_IN_TEN_RECORDED_WITHIN, NAN, "days"},
    END,
};
static const nt_frame_key longest_open[] = {
    {"days", NT_TEXT_REGISTER_DAYS_WAITING, NAN, "days"},
    {"stage", NT_TEXT_REGISTER_STAGE, NAN, "name"},
    {"institution", NT_TEXT_REGISTER_INSTITUTION, NAN, "name"},
    END,
};
static const nt_frame_key targets[] = {
    {"value", NT_TEXT_REGISTER_VALUE, NAN, NULL},
    {"target", NT_TEXT_REGISTER_TARGET, NAN, NULL},
    {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, NULL},
    {"met", NT_TEXT_REGISTER_MET, NAN, ""},
    {"at-most", NT_TEXT_REGISTER_AT_MOST, NAN, ""},
    END,
};
static const nt_frame_key problems[] = {{"count", NT_TEXT_REGISTER_COUNT, NAN, ""}, END};
static const nt_frame_key missing[] = {
    {"count", NT_TEXT_REGISTER_COUNT, NAN, ""},
    {"share", NT_TEXT_REGISTER_SHARE, NAN, "percent"},
    END,
};
static const nt_frame_key left_out[] = {
    {"left-out", NT_TEXT_REGISTER_WHAT_IS_NOT_IN_THIS_REPORT, NAN, "name"}, END};
static const nt_frame_key reconciliation[] = {
    {"register", NT_TEXT_REGISTER_REGISTER, NAN, "cases"},
    {"published", NT_TEXT_REGISTER_PUBLISHED, NAN, "cases"},
    {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, "cases"},
    END,
};
static const nt_frame_key revision[] = {
    {"known-then", NT_TEXT_REGISTER_KNOWN_THEN, NAN, "cases"},
    {"known-now", NT_TEXT_REGISTER_KNOWN_NOW, NAN, "cases"},
    {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, "cases"},
    END,
};
static const nt_frame_key area_and_whole[] = {
    /* called after them */
    {"area", NT_TEXT_MODEL_AREA, NAN, NULL},
    {"nation", NT_TEXT_REGISTER_THE_WHOLE, NAN, NULL},
    END,
};
static const nt_frame_key area_measures[] = {
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, NULL},
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, NULL},
    {"sanctioned", NT_TEXT_REGISTER_SANCTIONED, NAN, NULL},
    {"open", NT_TEXT_REGISTER_OPEN, NAN, NULL},
    {"this-period", NO_WORDS, NAN, NULL},
    {"proof-ratio", NT_TEXT_REGISTER_PROVEN_OF_THOSE_REPORTED, NAN, NULL},
    {"sanction-ratio", NT_TEXT_REGISTER_SANCTIONED_OF_THOSE_PROVEN, NAN, NULL},
    END,
};

/* --- what a reader can reckon with, where several frames say it alike --- */

/* Categories make all cases; what is sanctioned is no longer open, what is proven is either; and no
 * longer open where nothing is known of sanctions. */
#define CATEGORY_SUMS                                                                              \
    "cases.total = [every].reported; cases.proven = [every].proven;"                               \
    "cases.sanctioned = [every].sanctioned; cases.open = [every].open;"                            \
    "periods.compare[reported].this = [every].this-period;"
#define GROUP_SUMS CATEGORY_SUMS "periods.compare[reported].previous = [every].previous-period;"
#define CATEGORY_ORDERS                                                                            \
    "R{ [R].proven <= .reported; [R].sanctioned <= .proven;"                                       \
    "   [R].sanctioned + .open <= .reported; [R].proven <= .sanctioned + .open;"                   \
    "   [R].proven + .open + .sanctioned! <= .reported;"                                           \
    "   [R].this-period + .previous-period? <= .reported }"

#define ROWS_OF_CASES(rows, groups)                                                                \
    "R{ [R].cases <= [R]." rows "; " groups "[R].reported <= [R].cases;"                           \
    "   [R].cases <= " groups "[R].reported + " groups "[several].reported? }"                     \
    "[*].cases >= cases.total + " groups "[several].reported?"

/* The stock: a case is closed for want of proof, by a sanction, or otherwise; by its decision where
 * nothing is known of sanctions; what is open has some age. */
static const char stock_sums[] =
    "Q{ stock.steps[Q].open-start + .reported = .closed + .open-end;"
    "   stock.steps[Q].reported == flow.steps[Q].reported;"
    "   stock.steps[Q].open-end == stock.steps[Q+1].open-start;"
    "   stock.steps[Q].closed = flow.steps[Q].not-proven + .sanctioned + .otherwise-closed?;"
    "   stock.steps[Q].closed = flow.steps[Q].decided + .otherwise-closed? + .sanctioned!;"
    "   stock.ages[Q].total = stock.ages[Q][bands];"
    "   stock.ages[Q].total == stock.steps[Q].open-end }";

/* Periods compared: as known then, or whole. */
static const char compare_sums[] =
    "K{ periods.compare[reported].K = revision.triangle[then K][end K];"
    "   G{ periods.compare[G].K == flow.steps[whole K].G }"
    "   periods.compare[open].K == stock.steps[whole-end K].open-end }";

/* The cohorts behind the sanction ratios compared; and what was known then is some of what is known
 * now. */
static const char compare_window[] =
    "K{ periods.compare[sanction-ratio].K#part"
    "      <= flow.parts[first K].sanctioned? + flow.steps[year K].sanctioned;"
    "   periods.compare[sanction-ratio].K#whole"
    "      = flow.parts[first K].proven? + flow.steps[year-now K].proven;"
    "   periods.compare[sanction-ratio].K#whole <= flow.steps[year-then K].proven }"
    "N{ G{ periods.compare[G].N <= flow.steps[of N].G }"
    "   periods.compare[proven].N <= periods.compare[decided].N;"
    "   periods.compare[proven].N <= periods.compare[sanction-ratio].N#whole }";

enum {
    MONTHLY = 1 << NT_PERIOD_MONTH,
    QUARTERLY = 1 << NT_PERIOD_QUARTER,
    HALF_YEARLY = 1 << NT_PERIOD_HALF,
    YEARLY = 1 << NT_PERIOD_YEAR,
    BY_QUARTERS = QUARTERLY | HALF_YEARLY | YEARLY
};

/* How many a share by a day stands for: no fewer by a later day, nor more than are done or than the
 * curve and the bins count by then; and groups make all cases. */
#define BY_DAYS(process)                                                                           \
    "R{ [R].by-30#done <= .by-90#done; [R].by-90#done <= .by-180#done;"                            \
    "   [R].by-180#done <= .by-365#done;"                                                          \
    "   D{ [R].D#done <= .events; [R].D#done <= .cases;"                                           \
    "      survival." process ".R[to D].events <= [R].D#done;"                                     \
    "      [R].D#done <= survival." process ".R[past D].events } }"                                \
    "D{ delays." process "[to D].count <= [all].D#done;"                                           \
    "   [all].D#done <= delays." process "[past D].count }"
#define BY_DAYS_SUMS                                                                               \
    "D{ [all].D#done = [of-events].D#done; [all].D#done = [of-all-positions].D#done }"
/* Those of an unknown position have no row. */
#define BY_DAYS_POSITIONS(known)                                                                   \
    "D{ [of-positions].D#done <= [all].D#done;"                                                    \
    "   [of-positions].D#done >= [all].D#done - positions[unknown]." known " }"

/* --- names of cells --- */

static const frame_name stock_names[] = {{"period.open-start", "begun", "open-start"},
                                         {"period.open-end", "last", "open-end"},
                                         {NULL, NULL, NULL}};
static const frame_name age_names[] = {{"open.over-365", "last", "365+"}, {NULL, NULL, NULL}};
static const frame_name stage_names[] = {{"open.awaiting-decision", "awaiting-decision", "total"},
                                         {"open.awaiting-sanction", "awaiting-sanction", "total"},
                                         {NULL, NULL, NULL}};
static const frame_name compare_names[] = {{"period.*", "*", "this"},
                                           {"period.*.previous", "*", "previous"},
                                           {"period.*.difference", "*", "difference"},
                                           {"period.*.year-before", "*", "year-before"},
                                           {"period.*.year-difference", "*", "year-difference"},
                                           {NULL, NULL, NULL}};
static const frame_name decision_names[] = {{"decision.*", "all", "*"}, {NULL, NULL, NULL}};
static const frame_name decision_test_names[] = {
    {"decision.events-p-value", "events", "p-value"},
    {"decision.positions-p-value", "positions", "p-value"},
    {"decision.events.by-30", "events", "by-30"},
    {"decision.events.by-90", "events", "by-90"},
    {"decision.events.by-180", "events", "by-180"},
    {"decision.events.by-365", "events", "by-365"},
    {NULL, NULL, NULL}};
static const frame_name sanction_names[] = {{"sanction.*", "all", "*"}, {NULL, NULL, NULL}};
static const frame_name sanction_test_names[] = {
    {"sanction.events-p-value", "events", "p-value"},
    {"sanction.positions-p-value", "positions", "p-value"},
    {"sanction.events.by-30", "events", "by-30"},
    {"sanction.events.by-90", "events", "by-90"},
    {"sanction.events.by-180", "events", "by-180"},
    {"sanction.events.by-365", "events", "by-365"},
    {NULL, NULL, NULL}};
static const frame_name outcome_names[] = {{"outcome.*", "all", "*"}, {NULL, NULL, NULL}};
static const frame_name outcome_test_names[] = {{"outcome.events-p-value", "events", "p-value"},
                                                {NULL, NULL, NULL}};
static const frame_name scatter_names[] = {{"period.*.dispersion", "*", "factor"},
                                           {NULL, NULL, NULL}};
static const frame_name since_reported_names[] = {
    {"since.decision.*.a", "*", "a"},
    {"since.decision.*.b", "*", "b"},
    {"since.decision.*.difference", "*", "difference"},
    {NULL, NULL, NULL}};
static const frame_name since_proven_names[] = {{"since.sanction.*.a", "*", "a"},
                                                {"since.sanction.*.b", "*", "b"},
                                                {"since.sanction.*.difference", "*", "difference"},
                                                {NULL, NULL, NULL}};
static const frame_name event_names[] = {{"events.latest.a", "latest", "a"},
                                         {"events.latest.b", "latest", "b"},
                                         {"events.latest.difference", "latest", "difference"},
                                         {"events.latest.a.since", "latest", "a-since"},
                                         {"events.latest.b.since", "latest", "b-since"},
                                         {"events.latest.exposure", "latest", "exposure"},
                                         {NULL, NULL, NULL}};

/* Detail is cheap, what many tables share is dear. */
enum { DETAIL = NT_COST_DETAIL, PART = NT_COST_PART, TOTAL = NT_COST_TOTAL };

const frame_declaration frame_declarations[] = {
    {"flow.months", NT_TEXT_REGISTER_CASES_BY_MONTH, .columns = flow, .cost = 20,
     .withheld = NT_WITHHOLD_MONTHS, .over_time = OVER_ROWS, .of_days = true, .provisional = true,
     .called = "flow.steps", .kinds = MONTHLY,
     /* Months make quarters, these all that was not before the window. Decided is proven or not;
      * reports have some outcome. */
     .states[ADDS_UP] = "F{ Q{ flow.quarters[Q].F = flow.months[months-in Q].F }"
                        "   cases.F = flow.steps[*].F + rest }"
                        "M{ flow.months[M].decided = .proven + .not-proven;"
                        "   flow.months[M].reported = flow.outcomes[M][*] }",
     /* What was before the window, too, is sanctioned of the proven, proven of the decided … */
     .states[IN_WINDOW] =
         "cases.sanctioned >= flow.steps[*].sanctioned; cases.proven >= flow.steps[*].proven;"
         "cases.sanctioned - flow.steps[*].sanctioned <= cases.proven - flow.steps[*].proven;"
         "cases.decided >= flow.steps[*].decided;"
         "cases.proven - flow.steps[*].proven <= cases.decided - flow.steps[*].decided;"
         "cases.total >= flow.steps[*].reported;"
         "cases.decided - flow.steps[*].decided <= cases.total - flow.steps[*].reported"},
    {"flow.quarters", NT_TEXT_REGISTER_CASES_BY_QUARTER, .columns = flow, .cost = 200,
     .over_time = OVER_ROWS, .of_days = true, .provisional = true, .called = "flow.steps",
     .kinds = BY_QUARTERS,
     .states[ADDS_UP] = "Q{ flow.quarters[Q].decided = .proven + .not-proven }"},
    {"outcomes", NT_TEXT_REGISTER_CASES_BY_OUTCOME, .columns = outcomes, .cost = PART,
     .states[ADDS_UP] = "cases.decided = cases.proven + cases.not-proven;"
                        "cases.total = outcomes[*].cases; O{ cases.O = outcomes[:O].cases }"},
    {"stock.quarters", NT_TEXT_REGISTER_CASES_OPEN_RECEIVED_AND_CLOSED, .columns = stock,
     .cost = 200, .withheld = NT_WITHHOLD_STOCK, .over_time = OVER_ROWS, .provisional = true,
     .called = "stock.steps", .kinds = BY_QUARTERS, .states[ADDS_UP] = stock_sums,
     .names = stock_names},
    {"stock.months", NT_TEXT_REGISTER_CASES_OPEN_RECEIVED_AND_CLOSED, .columns = stock,
     .cost = TOTAL, .over_time = OVER_ROWS, .provisional = true, .called = "stock.steps",
     .kinds = MONTHLY},
    {"stock.ages", NT_TEXT_REGISTER_AGE_OF_OPEN_CASES_AT_THE_END_OF_THE_UMUR_KASUS_TERBUKA,
     .columns = ages, .cost = PART, .withheld = NT_WITHHOLD_AGES, .over_time = OVER_ROWS,
     .provisional = true, .names = age_names,
     /* What is open and young was reported in the months that its age reaches back to; what is
      * older than a step was open at the end of the one before, and younger by its days. */
     .states[BY_AGE] = "Q{ 0 >= ~B(stock.ages[Q].B - flow.months[young Q B].reported)"
                       "   B{ stock.ages[Q][from B] <= stock.ages[Q-1][aged Q B] } }"},
    {"stock.ages.stage", NT_TEXT_REGISTER_AGE_OF_OPEN_CASES_BY_STAGE, .columns = ages,
     .rows = stages, .cost = PART, .withheld = NT_WITHHOLD_AGES, .names = stage_names,
     .states[ADDS_UP] =
         "T{ [T].total = [T][bands] }"
         "B{ stock.ages[last].B = [*].B } stock.ages[last].total = [*].total;"
         "cases.open == stock.steps[last].open-end;"
         "cases.total = cases.decided + [awaiting-decision].total + cases.otherwise-closed?;"
         "cases.proven = cases.sanctioned + [awaiting-sanction].total",
     /* What waited at a month's start is what waits now, less what came since, and what left: no
      * less than nothing. */
     .states[BY_AGE] = "0 >= ~B([awaiting-sanction].B - flow.outcomes[young B][:proven])"
                       "[awaiting-decision].total"
                       " >= ~W(flow.months[W].reported - .decided - .otherwise-closed?)"
                       "[awaiting-sanction].total >= ~W(flow.months[W].proven - .sanctioned)"},
    {"flow.outcomes", NT_TEXT_REGISTER_OUTCOMES_BY_MONTH_WHEN_REPORTED, .columns = kinds_of_outcome,
     .cost = 4, .withheld = NT_WITHHOLD_OUTCOMES, .over_time = OVER_ROWS, .of_days = true,
     .provisional = true,
     /* Of those reported since a month, what has an outcome is some of what got it since.
      *
      * What awaits a decision, three times: by age, by month of its report, on the curve. What is
      * so young by the one is some of what is as young or older by the other. */
     .states[BY_AGE] =
         "0 >= ~W([W][:proven] - flow.months[W].proven)"
         "0 >= ~W([W][:not-proven] - flow.months[W].not-proven)"
         "0 >= ~W([W][:otherwise-closed] - flow.months[W].otherwise-closed)"
         "B{ stock.ages.stage[awaiting-decision][<B] <= [<B][:pending] }"
         "B{ stock.ages.stage[awaiting-decision][<B] <= survival.decision.all[<B].censored }"
         "W{ [<W][:pending] <= stock.ages.stage[awaiting-decision][<W] }"
         "W{ [<W][:pending] <= survival.decision.all[<W].censored }"
         "S{ survival.decision.all[<S].censored <= stock.ages.stage[awaiting-decision][<S] }"
         "S{ survival.decision.all[<S].censored <= [<S][:pending] }",
     /* What is not in the window was reported before. */
     .states[IN_WINDOW] = "[*][:pending] <= stock.ages.stage[awaiting-decision].total;"
                          "[*][:pending] >= stock.ages.stage[awaiting-decision].total"
                          "               - cases.total + flow.steps[*].reported;"
                          "U{ [*].U <= outcomes[U].cases;"
                          "   [*].U >= outcomes[U].cases - cases.total + flow.steps[*].reported }"},
    {"months.compare", NT_TEXT_REGISTER_MONTHS_COMPARED, .columns = compared, .rows = measures,
     .cost = TOTAL, .free = "open", .single = "expected", .called = "periods.compare",
     .kinds = MONTHLY, .names = compare_names,
     .states = {[ADDS_UP] = compare_sums, [IN_WINDOW] = compare_window}},
    {"quarters.compare", NT_TEXT_REGISTER_QUARTERS_COMPARED, .columns = compared, .rows = measures,
     .cost = TOTAL, .free = "open", .single = "expected", .called = "periods.compare",
     .kinds = QUARTERLY},
    {"halves.compare", NT_TEXT_REGISTER_HALF_YEARS_COMPARED, .columns = compared, .rows = measures,
     .cost = TOTAL, .free = "open", .single = "expected", .called = "periods.compare",
     .kinds = HALF_YEARLY},
    {"years.compare", NT_TEXT_REGISTER_YEARS_COMPARED, .columns = compared, .rows = measures,
     .cost = TOTAL, .free = "open", .single = "expected", .called = "periods.compare",
     .kinds = YEARLY},
    {"flow.parts", NT_TEXT_REGISTER_PARTS_COMPARED, .columns = flow_parts, .cost = TOTAL,
     /* Some first days of a period compared, the rest, and of the month that is cut in two the
      * same; and what was closed in the period of the report. */
     .states[ADDS_UP] = "K{ G{ periods.compare[G].K == [first K].G }"
                        "   F{ flow.steps[cut K].F = [first K].F + [rest K].F;"
                        "      flow.months[month-cut K].F = [month-first K].F + [month-rest K].F;"
                        "      flow.months[months-begun K].F + [month-first K].F? = [first K].F }"
                        "   P{ [P K].decided = .proven + .not-proven;"
                        "      [P K].closed = .not-proven + .sanctioned + .otherwise-closed?;"
                        "      [P K].closed = .decided + .otherwise-closed? + .sanctioned! }"
                        "   stock.steps[cut-start K].open-start + [first K].reported"
                        "      = [first K].closed + periods.compare[open].K }"
                        "closed = stock.steps[report].closed"},
    {"periods.dispersion", NT_TEXT_REGISTER_SCATTER_OF_WEEKLY_COUNTS, .columns = scatter,
     .rows = scattering, .names = scatter_names},
    {"positions", NT_TEXT_REGISTER_POSITIONS, .grows = true, .columns = groups, .cost = PART,
     .withheld = NT_WITHHOLD_POSITIONS,
     .states = {[ADDS_UP] = GROUP_SUMS "cases.unknown.position == [unknown].reported",
                [SOME_OF] = CATEGORY_ORDERS}},
    {"violations", NT_TEXT_REGISTER_BY_KIND, .grows = true, .columns = groups, .cost = PART,
     .withheld = NT_WITHHOLD_KINDS,
     .states = {[ADDS_UP] = GROUP_SUMS "cases.unknown.violation == [unknown].reported",
                [SOME_OF] = CATEGORY_ORDERS}},
    {"institutions", NT_TEXT_REGISTER_INSTITUTIONS, .grows = true, .columns = groups, .cost = 2,
     .withheld = NT_WITHHOLD_INSTITUTIONS,
     .states = {[ADDS_UP] = GROUP_SUMS "cases.unknown.institution == [unknown].reported",
                [SOME_OF] = CATEGORY_ORDERS}},
    /* Each row is of one kind, and a case of each that it has: those of several have two at least,
     * and one of a single kind is in its row. */
    {"allegations", NT_TEXT_REGISTER_ALLEGATIONS_BY_KIND, .grows = true, .columns = allegations,
     .cost = PART, .withheld = NT_WITHHOLD_KINDS,
     .states = {[ADDS_UP] = "cases.allegations = [*].allegations",
                [SOME_OF] = ROWS_OF_CASES("allegations", "violations")}},
    {"persons", NT_TEXT_REGISTER_PERSONS_BY_POSITION, .grows = true, .columns = persons,
     .cost = PART, .withheld = NT_WITHHOLD_POSITIONS,
     .states = {[ADDS_UP] = "cases.persons = [*].persons",
                [SOME_OF] = ROWS_OF_CASES("persons", "positions")}},
    {"provinces", NO_WORDS, .grows = true, .columns = areas, .cost = PART,
     .rest = "cases.unknown.province", .withheld = NT_WITHHOLD_AREAS,
     .states = {[ADDS_UP] = CATEGORY_SUMS, [SOME_OF] = CATEGORY_ORDERS}},
    {"regencies", NO_WORDS, .grows = true, .columns = areas, .cost = DETAIL, .part_of = "provinces",
     .rest = "cases.unknown.regency", .withheld = NT_WITHHOLD_AREAS,
     .states = {[ADDS_UP] = CATEGORY_SUMS "L{ provinces[L].reported = [in-area L].reported;"
                                          "   provinces[L].proven = [in-area L].proven;"
                                          "   provinces[L].sanctioned = [in-area L].sanctioned;"
                                          "   provinces[L].open = [in-area L].open;"
                                          "   provinces[L].this-period = [in-area L].this-period }",
                [SOME_OF] = CATEGORY_ORDERS}},
    {"provinces.months", NO_WORDS, .cost = DETAIL, .withheld = NT_WITHHOLD_MONTHS,
     .over_time = OVER_COLUMNS, .of_days = true, .provisional = true,
     .rest = "cases.unknown.province",
     .states = {[ADDS_UP] = "M{ flow.months[M].reported = [*].M }"
                            "L{ provinces[L].this-period = [L][months-of-report] }",
                [SOME_OF] = "L{ [L][*] <= provinces[L].reported }"}},
    {"funnel.provinces", NO_WORDS, .columns = funnel, .cost = TOTAL,
     .rest = "cases.unknown.province", .states[ADDS_UP] = "L{ [L].proven == provinces[L].proven }"},
    {"survival.decision.summary", NT_TEXT_REGISTER_TIME_FROM_WHEN_REPORTED_UNTIL_SETTLED,
     .grows = true, .columns = times, .cost = TOTAL, .estimates = NT_WITHHOLD_CURVES,
     .names = decision_names,
     /* Curves by event and by position make that of all. */
     .states[ADDS_UP] =
         "[all].cases = [of-events].cases;"
         "[all].cases = [of-positions].cases + positions[unknown].reported?;"
         "[all].events = [of-events].events; [all].events = [of-all-positions].events;"
         "[all].cases == cases.total; [all].events == cases.decided + cases.otherwise-closed?;"
         "V{ [V].cases == positions[V].reported }" BY_DAYS_SUMS,
     /* How many of those without a position are decided is not said: as many as there are, at
      * most. A case of a position is open before its decision, or between proof and sanction. */
     .states[SOME_OF] = BY_DAYS("decision") BY_DAYS_POSITIONS(
         "reported") "X{ [X].events <= .cases }"
                     "X{ survival.sanction.summary[X].events <= .cases;"
                     "   survival.sanction.summary[X].cases <= [X].events }"
                     "[of-positions].events <= [all].events;"
                     "[of-positions].events >= [all].events - positions[unknown].reported;"
                     "V{ [V].cases - .events + positions[V].proven = .sanctioned + .open }"},
    {"survival.decision.logrank", NT_TEXT_REGISTER_LOG_RANK_TEST, .columns = log_rank_by_day,
     .estimates = NT_WITHHOLD_CURVES, .names = decision_test_names},
    {"survival.outcome.summary", NT_TEXT_REGISTER_OF_ALL_REPORTED_SANCTIONED_BY_DAY, .grows = true,
     .columns = incidences, .cost = PART, .estimates = NT_WITHHOLD_CURVES, .names = outcome_names,
     .states = {[ADDS_UP] = "D{ [all].D#done = [all-events].D#done }",
                [SOME_OF] = "R{ [R].by-30#done <= .by-90#done; [R].by-90#done <= .by-180#done;"
                            "   [R].by-180#done <= .by-365#done;"
                            "   D{ [R].D#done <= survival.sanction.summary[R].events } }"
                            "D{ [shown-events].D#done <= [all].D#done }"}},
    {"survival.outcome.test", NT_TEXT_REGISTER_GRAYS_TEST, .columns = log_rank,
     .estimates = NT_WITHHOLD_CURVES, .names = outcome_test_names},
    {"survival.outcome.all", NT_TEXT_REGISTER_OF_ALL_REPORTED_BY_OUTCOME, .columns = two_outcomes,
     .estimates = NT_WITHHOLD_CURVES},
    {"survival.decision.*", NT_TEXT_REGISTER_TIME_FROM_WHEN_REPORTED_UNTIL_SETTLED,
     .columns = curve, .estimates = NT_WITHHOLD_CURVES},
    {"delays.decision", NT_TEXT_REGISTER_DAYS_FROM_WHEN_REPORTED_UNTIL_SETTLED, .own = true,
     .columns = bins, .cost = DETAIL, .withheld = NT_WITHHOLD_CURVES,
     .states[ADDS_UP] = "survival.decision.summary[all].events = delays.decision[*].count;"
                        "S{ survival.decision.all[S].events = delays.decision[bins-in S].count }"},
    {"survival.sanction.summary", NT_TEXT_REGISTER_TIME_FROM_WHEN_PROVEN_UNTIL_SANCTIONED,
     .grows = true, .columns = times, .cost = TOTAL, .estimates = NT_WITHHOLD_CURVES,
     .names = sanction_names,
     .states[ADDS_UP] = "[all].cases = [of-events].cases;"
                        "[all].cases = [of-positions].cases + positions[unknown].proven?;"
                        "[all].events = [of-events].events;"
                        "[all].events = [of-positions].events + positions[unknown].sanctioned?;"
                        "[all].cases == cases.proven; [all].events == cases.sanctioned;"
                        "V{ [V].cases == positions[V].proven; [V].events == "
                        "positions[V].sanctioned }" BY_DAYS_SUMS,
     .states[SOME_OF] = BY_DAYS("sanction") BY_DAYS_POSITIONS("sanctioned")},
    {"survival.sanction.logrank", NT_TEXT_REGISTER_LOG_RANK_TEST, .columns = log_rank_by_day,
     .estimates = NT_WITHHOLD_CURVES, .names = sanction_test_names},
    {"survival.sanction.*", NT_TEXT_REGISTER_TIME_FROM_WHEN_PROVEN_UNTIL_SANCTIONED,
     .columns = curve, .estimates = NT_WITHHOLD_CURVES},
    {"delays.sanction", NT_TEXT_REGISTER_DAYS_FROM_WHEN_PROVEN_UNTIL_SANCTIONED, .own = true,
     .columns = bins, .cost = DETAIL, .withheld = NT_WITHHOLD_CURVES,
     .states[ADDS_UP] = "survival.sanction.summary[all].events = delays.sanction[*].count;"
                        "Y{ survival.sanction.all[Y].events = delays.sanction[bins-in Y].count }"},
    /* What comes from one age to the next is a count; what the later knows is some of all. */
    {"events.age", NT_TEXT_REGISTER_AT_EQUAL_AGE_SANCTION_RATIO, .grows = true,
     .columns = two_events, .cost = PART, .withheld = NT_WITHHOLD_CURVES, .names = event_names,
     .states[SOME_OF] = "E{ R{ [R].E#part <= .E#whole; [R].E#part <= [R+1].E#part;"
                        "      [R].E#whole <= [R+1].E#whole;"
                        "      [R].E#whole <= events.reported[R].E }"
                        "   [latest].E#part <= survival.sanction.summary[event E].events;"
                        "   [latest].E#whole <= survival.sanction.summary[event E].cases }"},
    {"events.reported", NT_TEXT_REGISTER_CASES_REPORTED_AT_EQUAL_AGE, .grows = true,
     .columns = two_counts, .cost = PART, .withheld = NT_WITHHOLD_CURVES,
     .states[SOME_OF] = "E{ R{ [R].E <= [R+1].E }"
                        "   [latest].E <= survival.decision.summary[event E].cases }"},
    {"events.since.decision", NT_TEXT_REGISTER_BOTH_BY_DAYS_SINCE_REPORTED, .columns = two_speeds,
     .rows = days_since, .estimates = NT_WITHHOLD_CURVES, .names = since_reported_names},
    {"events.since.sanction", NT_TEXT_REGISTER_BOTH_BY_DAYS_SINCE_PROVEN, .columns = two_speeds,
     .rows = days_since, .estimates = NT_WITHHOLD_CURVES, .names = since_proven_names},
    {"events.lag", NT_TEXT_REGISTER_DAYS_FROM_WHEN_REPORTED_UNTIL_RECORDED, .columns = lag},
    {"longest-open", NT_TEXT_REGISTER_LONGEST_OPEN_CASES, .columns = longest_open},
    {"targets", NT_TEXT_REGISTER_TARGETS, .columns = targets},
    {"quality.problems", NT_TEXT_REGISTER_PROBLEMS_IN_THE_DATA, .own = true, .columns = problems,
     .cost = DETAIL, .free = "*"},
    {"quality.missing", NT_TEXT_REGISTER_CASES_THAT_LACK_A_VALUE, .own = true, .columns = missing,
     .cost = DETAIL, .free = "*"},
    {"quality.left-out", NT_TEXT_REGISTER_COLUMNS_THAT_ARE_LACKING, .columns = left_out},
    {"reconciliation", NT_TEXT_REGISTER_THE_REGISTER_AND_THE_PUBLISHED_FIGURES, .own = true,
     .columns = reconciliation, .cost = TOTAL, .free = "*"},
    {"revision", NT_TEXT_REGISTER_CASES_REPORTED_KNOWN_THEN_AND_NOW, .columns = revision,
     .cost = DETAIL, .withheld = NT_WITHHOLD_MONTHS, .over_time = OVER_ROWS,
     .states[ADDS_UP] = "Q{ [Q].known-now == flow.steps[Q].reported;"
                        "   [Q].known-then == revision.triangle[Q].Q;"
                        "   revision.triangle[Q][now] == [Q].known-now }"},
    {"revision.triangle", NT_TEXT_REGISTER_CASES_REPORTED_BY_THE_QUARTER_IN_WHICH, .cost = DETAIL,
     .free = "*", .withheld = NT_WITHHOLD_MONTHS,
     /* What was known then is some of what was known later. */
     .states[SOME_OF] = "Q{ Z{ [Q].Z <= [Q].Z+1 } }"},
    {"nation.compare", NO_WORDS, .columns = area_and_whole, .rows = area_measures, .cost = TOTAL,
     .free = "nation",
     .states[ADDS_UP] = "[reported].area == cases.total; [proven].area == cases.proven;"
                        "[sanctioned].area == cases.sanctioned; [open].area == cases.open;"
                        "[this-period].area == periods.compare[reported].this"},
};
const size_t frame_declaration_count = sizeof frame_declarations / sizeof *frame_declarations;

/* Whatever is behind the star. */
static bool is_called(const char *declared, const char *id)
{
    const char *star = strchr(declared, '*');
    return star ? strncmp(declared, id, (size_t)(star - declared)) == 0 : strcmp(declared, id) == 0;
}

const frame_declaration *frame_declared(const char *id)
{
    NT_RETURN_FIRST(i, frame_declaration_count, is_called(frame_declarations[i].id, id),
                    &frame_declarations[i], NULL);
}

bool frame_is_called(const frame_declaration *declared, const char *name, nt_period_kind kind)
{
    return declared->called && strcmp(declared->called, name) == 0 && declared->kinds >> kind & 1;
}

const char *frame_behind(const char *id, nt_period_kind kind)
{
    NT_RETURN_FIRST(i, frame_declaration_count, frame_is_called(&frame_declarations[i], id, kind),
                    frame_declarations[i].id, id);
}

/* --- what others may ask --- */

bool nt_frame_is_declared(const char *id)
{
    return frame_declared(frame_behind(id, NT_PERIOD_QUARTER)) != NULL;
}

bool nt_frame_may_have(const char *id, const char *column)
{
    const frame_declaration *declared = frame_declared(frame_behind(id, NT_PERIOD_QUARTER));
    const nt_frame_key *key = declared ? declared->columns : NULL;
    while (key && key->code && !nt_frame_key_called(column, key->code)) {
        key++;
    }
    return key && key->code;
}

const char *const *nt_frame_names(nt_arena *arena, size_t *count)
{
    const char **names = nt_new_array(arena, const char *, 2 * frame_declaration_count);
    const frame_declaration *all = frame_declarations;
    *count = NT_PICK(names, i, frame_declaration_count, all[i].called, all[i].called);
    *count +=
        NT_PICK(names + *count, i, frame_declaration_count, all[i].id, !strchr(all[i].id, '*'));
    return names;
}
