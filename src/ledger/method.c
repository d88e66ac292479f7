/* The one table of methods. */
#include "ledger/method.h"

#include <string.h>

#include "words/ledger.h"

static const struct {
    const char *text;
    nt_text words;
} methods[NT_METHODS] = {
    [NT_METHOD_NONE] = {"", {{NULL}}},
    [NT_METHOD_UNKNOWN] = {"unknown", NT_TEXT_LEDGER_METHOD_UNKNOWN},
    [NT_METHOD_PUBLISHED] = {"published", NT_TEXT_LEDGER_METHOD_PUBLISHED},
    [NT_METHOD_AS_RECORDED] = {"as recorded", NT_TEXT_LEDGER_METHOD_AS_RECORDED},
    [NT_METHOD_SETTING] = {"setting", NT_TEXT_LEDGER_METHOD_SETTING},
    [NT_METHOD_TARGET] = {"target", NT_TEXT_LEDGER_METHOD_TARGET},
    [NT_METHOD_FILED] = {"filed", NT_TEXT_LEDGER_METHOD_FILED},
    [NT_METHOD_COUNT] = {"count", NT_TEXT_LEDGER_METHOD_COUNT},
    [NT_METHOD_SUM] = {"sum", NT_TEXT_LEDGER_METHOD_SUM},
    [NT_METHOD_RATIO] = {"ratio", NT_TEXT_LEDGER_METHOD_RATIO},
    [NT_METHOD_CUMULATIVE_SHARE] = {"cumulative-share", NT_TEXT_LEDGER_METHOD_CUMULATIVE_SHARE},
    [NT_METHOD_VERDICT] = {"verdict", NT_TEXT_LEDGER_METHOD_VERDICT},
    [NT_METHOD_STEPWISE] = {"stepwise", NT_TEXT_LEDGER_METHOD_STEPWISE},
    [NT_METHOD_EMPIRICAL_QUANTILE] = {"empirical-quantile",
                                      NT_TEXT_LEDGER_METHOD_EMPIRICAL_QUANTILE},
    [NT_METHOD_EXPECTED_RATIOS] = {"expected-ratios", NT_TEXT_LEDGER_METHOD_EXPECTED_RATIOS},
    [NT_METHOD_WILSON] = {"wilson-1927", NT_TEXT_LEDGER_METHOD_WILSON},
    [NT_METHOD_GARWOOD] = {"garwood-1936", NT_TEXT_LEDGER_METHOD_GARWOOD},
    [NT_METHOD_KAPLAN_MEIER] = {"kaplan-meier-1958", NT_TEXT_LEDGER_METHOD_KAPLAN_MEIER},
    [NT_METHOD_LOG_RANK] = {"log-rank-1966", NT_TEXT_LEDGER_METHOD_LOG_RANK},
    [NT_METHOD_FLEMING_HARRINGTON] = {"fleming-harrington-1991",
                                      NT_TEXT_LEDGER_METHOD_FLEMING_HARRINGTON},
    [NT_METHOD_OBSERVED_TO_EXPECTED] = {"observed-to-expected",
                                        NT_TEXT_LEDGER_METHOD_OBSERVED_TO_EXPECTED},
    [NT_METHOD_AALEN_JOHANSEN] = {"aalen-johansen-1978", NT_TEXT_LEDGER_METHOD_AALEN_JOHANSEN},
    [NT_METHOD_GRAY] = {"gray-1988", NT_TEXT_LEDGER_METHOD_GRAY},
    [NT_METHOD_LAWLESS] = {"chain-ladder-1994", NT_TEXT_LEDGER_METHOD_LAWLESS},
    [NT_METHOD_DISPERSION] = {"pearson-dispersion", NT_TEXT_LEDGER_METHOD_DISPERSION},
    [NT_METHOD_BENJAMINI_HOCHBERG] = {"benjamini-hochberg-1995",
                                      NT_TEXT_LEDGER_METHOD_BENJAMINI_HOCHBERG},
    [NT_METHOD_FUNNEL] = {"funnel-2005", NT_TEXT_LEDGER_METHOD_FUNNEL},
    [NT_METHOD_DIFFERENCE] = {"difference", NT_TEXT_LEDGER_METHOD_DIFFERENCE},
    [NT_METHOD_NEWCOMBE] = {"newcombe-1998-10", NT_TEXT_LEDGER_METHOD_NEWCOMBE},
    [NT_METHOD_NEWCOMBE_ROUNDED] = {"newcombe-1998-10 of rounded counts",
                                    NT_TEXT_LEDGER_METHOD_NEWCOMBE_ROUNDED},
    [NT_METHOD_PAIRED] = {"zou-donner-2008-paired", NT_TEXT_LEDGER_METHOD_PAIRED},
    [NT_METHOD_PAIRED_ROUNDED] = {"zou-donner-2008-paired of rounded counts",
                                  NT_TEXT_LEDGER_METHOD_PAIRED_ROUNDED},
    [NT_METHOD_MOVER] = {"mover-2008", NT_TEXT_LEDGER_METHOD_MOVER},
    [NT_METHOD_OTHER] = {"other", NT_TEXT_LEDGER_METHOD_OTHER},
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

nt_text nt_method_words(nt_method method)
{
    return method == NT_METHOD_NONE ? nt_text_alike("") : methods[method].words;
}
