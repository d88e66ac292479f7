/* How a number was come by. */
#pragma once

#include "base/lang.h"

/* All of them: how ledgers call each, and readers: "wilson-1927", "Wilson (1927)". */
/* clang-format off */
#define NT_METHODS_ALL(OF) \
    OF(UNKNOWN, "unknown", NT_TEXT_LEDGER_METHOD_UNKNOWN) /* of what an edition lacks */ \
    OF(PUBLISHED, "published", NT_TEXT_LEDGER_METHOD_PUBLISHED) \
    OF(AS_RECORDED, "as recorded", NT_TEXT_LEDGER_METHOD_AS_RECORDED) \
    OF(SETTING, "setting", NT_TEXT_LEDGER_METHOD_SETTING) \
    OF(TARGET, "target", NT_TEXT_LEDGER_METHOD_TARGET) \
    OF(FILED, "filed", NT_TEXT_LEDGER_METHOD_FILED) /* read from the ledger of an edition */ \
    OF(COUNT, "count", NT_TEXT_LEDGER_METHOD_COUNT) \
    OF(SUM, "sum", NT_TEXT_LEDGER_METHOD_SUM) \
    OF(RATIO, "ratio", NT_TEXT_LEDGER_METHOD_RATIO) \
    OF(CUMULATIVE_SHARE, "cumulative-share", NT_TEXT_LEDGER_METHOD_CUMULATIVE_SHARE) \
    OF(VERDICT, "verdict", NT_TEXT_LEDGER_METHOD_VERDICT) \
    OF(STEPWISE, "stepwise", NT_TEXT_LEDGER_METHOD_STEPWISE) \
    OF(EMPIRICAL_QUANTILE, "empirical-quantile", NT_TEXT_LEDGER_METHOD_EMPIRICAL_QUANTILE) \
    OF(EXPECTED_RATIOS, "expected-ratios", NT_TEXT_LEDGER_METHOD_EXPECTED_RATIOS) \
    OF(WILSON, "wilson-1927", NT_TEXT_LEDGER_METHOD_WILSON) \
    OF(GARWOOD, "garwood-1936", NT_TEXT_LEDGER_METHOD_GARWOOD) \
    OF(KAPLAN_MEIER, "kaplan-meier-1958", NT_TEXT_LEDGER_METHOD_KAPLAN_MEIER) \
    OF(LOG_RANK, "log-rank-1966", NT_TEXT_LEDGER_METHOD_LOG_RANK) \
    OF(FLEMING_HARRINGTON, "fleming-harrington-1991", NT_TEXT_LEDGER_METHOD_FLEMING_HARRINGTON) \
    OF(OBSERVED_TO_EXPECTED, "observed-to-expected", NT_TEXT_LEDGER_METHOD_OBSERVED_TO_EXPECTED) \
    OF(AALEN_JOHANSEN, "aalen-johansen-1978", NT_TEXT_LEDGER_METHOD_AALEN_JOHANSEN) \
    OF(GRAY, "gray-1988", NT_TEXT_LEDGER_METHOD_GRAY) \
    OF(LAWLESS, "chain-ladder-1994", NT_TEXT_LEDGER_METHOD_LAWLESS) \
    OF(DISPERSION, "pearson-dispersion", NT_TEXT_LEDGER_METHOD_DISPERSION) \
    OF(BENJAMINI_HOCHBERG, "benjamini-hochberg-1995", NT_TEXT_LEDGER_METHOD_BENJAMINI_HOCHBERG) \
    OF(FUNNEL, "funnel-2005", NT_TEXT_LEDGER_METHOD_FUNNEL) \
    /* from here on distances of two numbers: of values, days or ages */ \
    OF(DIFFERENCE, "difference", NT_TEXT_LEDGER_METHOD_DIFFERENCE) \
    OF(NEWCOMBE, "newcombe-1998-10", NT_TEXT_LEDGER_METHOD_NEWCOMBE) \
    OF(NEWCOMBE_ROUNDED, "newcombe-1998-10 of rounded counts", NT_TEXT_LEDGER_METHOD_NEWCOMBE_ROUNDED) \
    OF(PAIRED, "zou-donner-2008-paired", NT_TEXT_LEDGER_METHOD_PAIRED) \
    OF(PAIRED_ROUNDED, "zou-donner-2008-paired of rounded counts", NT_TEXT_LEDGER_METHOD_PAIRED_ROUNDED) \
    OF(MOVER, "mover-2008", NT_TEXT_LEDGER_METHOD_MOVER) \
    /* of a ledger that another version wrote; what it is called is not kept */ \
    OF(OTHER, "other", NT_TEXT_LEDGER_METHOD_OTHER)
/* clang-format on */

#define NT_METHOD_ID(id, ...) NT_METHOD_##id,
typedef enum { NT_METHOD_NONE, NT_METHODS_ALL(NT_METHOD_ID) NT_METHODS } nt_method;

const char *nt_method_text(nt_method method);
nt_method nt_method_called(const char *text);
nt_text nt_method_words(nt_method method);
