/* How a number was come by. */
#pragma once

#include "base/lang.h"

typedef enum {
    NT_METHOD_NONE,
    NT_METHOD_UNKNOWN, /* of what an edition lacks */
    NT_METHOD_PUBLISHED,
    NT_METHOD_AS_RECORDED,
    NT_METHOD_SETTING,
    NT_METHOD_TARGET,
    NT_METHOD_FILED, /* read from the ledger of an edition */
    NT_METHOD_COUNT,
    NT_METHOD_SUM,
    NT_METHOD_RATIO,
    NT_METHOD_CUMULATIVE_SHARE,
    NT_METHOD_VERDICT,
    NT_METHOD_STEPWISE,
    NT_METHOD_EMPIRICAL_QUANTILE,
    NT_METHOD_EXPECTED_RATIOS,
    NT_METHOD_WILSON,
    NT_METHOD_GARWOOD,
    NT_METHOD_KAPLAN_MEIER,
    NT_METHOD_LOG_RANK,
    NT_METHOD_FLEMING_HARRINGTON,
    NT_METHOD_OBSERVED_TO_EXPECTED,
    NT_METHOD_AALEN_JOHANSEN,
    NT_METHOD_GRAY,
    NT_METHOD_LAWLESS,
    NT_METHOD_DISPERSION,
    NT_METHOD_BENJAMINI_HOCHBERG,
    NT_METHOD_FUNNEL,
    NT_METHOD_DIFFERENCE, /* from here on distances of two numbers: of values, days or ages */
    NT_METHOD_NEWCOMBE,
    NT_METHOD_NEWCOMBE_ROUNDED,
    NT_METHOD_PAIRED,
    NT_METHOD_PAIRED_ROUNDED,
    NT_METHOD_MOVER,
    NT_METHOD_OTHER, /* of a ledger that another version wrote; what it is called is not kept */
    NT_METHODS
} nt_method;

/* As ledgers have it: "wilson-1927". */
const char *nt_method_text(nt_method method);
nt_method nt_method_called(const char *text);

/* For readers: "Wilson (1927)". */
nt_text nt_method_words(nt_method method);
