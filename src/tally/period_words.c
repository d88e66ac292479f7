/* What periods and the frames that compare them are called. */
#include "tally/period_words.h"

#include "words/tally.h"

const nt_text nt_period_words[NT_PERIOD_KINDS] = {
    NT_TEXT_TALLY_MONTH,
    NT_TEXT_TALLY_QUARTER,
    NT_TEXT_TALLY_HALF_YEAR,
    NT_TEXT_TALLY_YEAR,
};
const nt_text nt_period_adjectives[NT_PERIOD_KINDS] = {
    NT_TEXT_TALLY_MONTHLY,
    NT_TEXT_TALLY_QUARTERLY,
    NT_TEXT_TALLY_HALF_YEARLY,
    NT_TEXT_TALLY_ANNUAL,
};
const nt_text nt_period_years[NT_PERIOD_KINDS] = {
    NT_TEXT_TALLY_LAST_TWELVE_MONTHS,
    NT_TEXT_TALLY_LAST_FOUR_QUARTERS,
    NT_TEXT_TALLY_LAST_TWO_HALF_YEARS,
    NT_TEXT_TALLY_THAT_YEAR,
};
const nt_text nt_period_before_words[NT_PERIOD_KINDS] = {
    NT_TEXT_TALLY_THE_MONTH_BEFORE,
    NT_TEXT_TALLY_THE_QUARTER_BEFORE,
    NT_TEXT_TALLY_THE_HALF_YEAR_BEFORE,
    NT_TEXT_TALLY_THE_YEAR_BEFORE,
};
const char *const nt_period_frames[NT_PERIOD_KINDS] = {"months.compare", "quarters.compare",
                                                       "halves.compare", "years.compare"};
const char *const nt_period_columns[NT_PERIOD_KINDS] = {"month", "quarter", "half", "year"};
const char *const nt_period_measures[NT_PERIOD_MEASURES] = {"reported",
                                                            "decided",
                                                            "proven",
                                                            "sanctioned",
                                                            "open",
                                                            "proof-ratio",
                                                            "sanction-ratio",
                                                            "median-days-to-decision",
                                                            "median-days-to-sanction"};
