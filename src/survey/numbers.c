/* How a column's amounts are written: which mark stands before the decimals, and which between
 * groups of three digits. */
#include <string.h>

#include "survey/survey.h"

static const nt_survey_numbers formats[] = {
    {'.', '\0', 0, 0}, {',', '\0', 0, 0}, {'.', ',', 0, 0},
    {',', '.', 0, 0},  {'.', ' ', 0, 0},  {',', ' ', 0, 0},
};
enum { FORMATS = sizeof formats / sizeof *formats };

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* "1.678,50" by its marks; `marked` where one of them stands in it. */
static bool reads(const char *text, const nt_survey_numbers *format, bool *marked)
{
    const char *at = text + (*text == '-' || *text == '+');
    size_t first = digits(at);
    at += first;
    bool grouped = format->group && *at == format->group;
    while (grouped && *at == format->group && digits(at + 1) == 3) {
        at += 4;
    }
    bool decimal = *at == format->decimal && digits(at + 1);
    at += decimal ? 1 + digits(at + 1) : 0;
    *marked = grouped || decimal;
    return first && !*at && (!grouped || first <= 3);
}

/* "1.678" is two numbers, and no format is proven by it. */
static bool reads_otherwise(const char *text, const nt_survey_numbers *format)
{
    bool marked;
    return NT_ANY(i, FORMATS,
                  formats[i].decimal != format->decimal && reads(text, &formats[i], &marked));
}

nt_survey_numbers nt_survey_judge_numbers(const nt_survey_value *values, size_t count)
{
    nt_survey_numbers best = {0};
    for (size_t f = 0; f < FORMATS; f++) {
        nt_survey_numbers now = formats[f];
        bool any = false, marked;
        for (size_t i = 0; i < count; i++) {
            if (reads(values[i].text, &now, &marked)) {
                now.read += values[i].count;
                now.telling += reads_otherwise(values[i].text, &now) ? 0 : values[i].count;
                any = any || marked;
            }
        }
        bool better = now.read > best.read || (now.read == best.read && now.telling > best.telling);
        best = any && better ? now : best;
    }
    return best;
}
