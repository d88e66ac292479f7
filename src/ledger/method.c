/* The one table of methods. */
#include "ledger/method.h"

#include <string.h>

static const struct {
    const char *text, *words; /* NULL: the text says it */
} methods[NT_METHODS] = {
    [NT_METHOD_NONE] = {"", NULL},
    [NT_METHOD_UNKNOWN] = {"unknown", NULL},
    [NT_METHOD_PUBLISHED] = {"published", "as published"},
    [NT_METHOD_AS_RECORDED] = {"as recorded", NULL},
    [NT_METHOD_SETTING] = {"setting", NULL},
    [NT_METHOD_TARGET] = {"target", "target, as set"},
    [NT_METHOD_FILED] = {"filed", NULL},
    [NT_METHOD_COUNT] = {"count", NULL},
    [NT_METHOD_SUM] = {"sum", NULL},
    [NT_METHOD_RATIO] = {"ratio", NULL},
    [NT_METHOD_CUMULATIVE_SHARE] = {"cumulative-share",
                                    "share of this and all larger ones in the total"},
    [NT_METHOD_VERDICT] = {"verdict", "value against target"},
    [NT_METHOD_STEPWISE] = {"stepwise", NULL},
    [NT_METHOD_EMPIRICAL_QUANTILE] = {"empirical-quantile", "quantile of what was observed"},
    [NT_METHOD_EXPECTED_RATIOS] = {"expected-ratios",
                                   "difference that the times since proof make alone"},
    [NT_METHOD_WILSON] = {"wilson-1927", "Wilson (1927)"},
    [NT_METHOD_GARWOOD] = {"garwood-1936", "Garwood (1936)"},
    [NT_METHOD_KAPLAN_MEIER] = {"kaplan-meier-1958", "Kaplan and Meier (1958)"},
    [NT_METHOD_LOG_RANK] = {"log-rank-1966", "log-rank, Mantel (1966)"},
    [NT_METHOD_BENJAMINI_HOCHBERG] = {"benjamini-hochberg-1995", "Benjamini and Hochberg (1995)"},
    [NT_METHOD_FUNNEL] = {"funnel-2005", "funnel limits, Spiegelhalter (2005)"},
    [NT_METHOD_DIFFERENCE] = {"difference", NULL},
    [NT_METHOD_NEWCOMBE] = {"newcombe-1998-10", "Newcombe (1998, method 10)"},
    [NT_METHOD_NEWCOMBE_ROUNDED] = {"newcombe-1998-10 of rounded counts",
                                    "Newcombe (1998, method 10), of counts from rounded shares"},
    [NT_METHOD_MOVER] = {"mover-2008", "Zou and Donner (2008)"},
    [NT_METHOD_OTHER] = {"other", NULL},
};

const char *nt_method_text(nt_method method)
{
    return methods[method].text;
}

nt_method nt_method_called(const char *text)
{
    int method = NT_METHOD_NONE;
    while (method < NT_METHOD_OTHER && strcmp(methods[method].text, text) != 0) {
        method++;
    }
    return (nt_method)method;
}

const char *nt_method_words(nt_method method)
{
    return methods[method].words ? methods[method].words : methods[method].text;
}
