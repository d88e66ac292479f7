#include "number_format.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* "[h]", "[mm]", "[ss]": hours, minutes or seconds beyond those of the clock. */
static bool is_elapsed(const char *at, size_t length)
{
    char letter = nt_small(*at);
    if (!length || (letter != 'h' && letter != 'm' && letter != 's')) {
        return false;
    }
    for (size_t i = 1; i < length; i++) {
        if (nt_small(at[i]) != letter) {
            return false;
        }
    }
    return true;
}

/* Behind what begins at `at` and stands for itself: a quoted text, a character behind a backslash,
 * a width, what is in brackets, "General", "E+" of an exponent. `at` where nothing does. */
static const char *skip_literal(const char *at)
{
    static const char *const words[] = {"General", "AM/PM", "A/P", "E+", "E-"};
    if (*at == '"' || *at == '[') {
        const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
        return end ? end + 1 : at + strlen(at);
    }
    if (*at == '\\' || *at == '_' || *at == '*') {
        return at + (at[1] ? 2 : 1);
    }
    NT_RETURN_FIRST(i, sizeof words / sizeof *words,
                    strncasecmp(at, words[i], strlen(words[i])) == 0, at + strlen(words[i]), at);
}

/* The first section is that of positive numbers. */
nt_number_shown nt_number_format_shows(const char *code)
{
    nt_number_shown shown = NT_FORMAT_NUMBER;
    for (const char *at = code; *at && *at != ';';) {
        if (*at == '[' && is_elapsed(at + 1, strcspn(at + 1, "]"))) {
            return NT_FORMAT_DURATION;
        }
        const char *behind = skip_literal(at);
        if (behind == at) {
            bool is_day = strchr("ydhsmeg", nt_small(*at)) != NULL;
            shown = is_day                                    ? NT_FORMAT_DAY
                    : *at == '%' && shown == NT_FORMAT_NUMBER ? NT_FORMAT_PERCENT
                                                              : shown;
            behind++;
        }
        at = behind;
    }
    return shown;
}

nt_number_shown nt_number_format_builtin(unsigned id)
{
    static const struct {
        unsigned from, to;
        nt_number_shown shown;
    } known[] = {{9, 10, NT_FORMAT_PERCENT}, {14, 22, NT_FORMAT_DAY},      {27, 36, NT_FORMAT_DAY},
                 {45, 45, NT_FORMAT_DAY},    {46, 46, NT_FORMAT_DURATION}, {47, 47, NT_FORMAT_DAY},
                 {50, 58, NT_FORMAT_DAY}};
    NT_RETURN_FIRST(i, sizeof known / sizeof *known, id >= known[i].from && id <= known[i].to,
                    known[i].shown, NT_FORMAT_NUMBER);
}
