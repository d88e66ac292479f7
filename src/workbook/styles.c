#include "styles.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "words/workbook.h"
#include "xml.h"

enum { STYLES_MAX = 1 << 17 };

typedef struct {
    nt_arena *passing;
    nt_map formats;           /* id -> what it shows */
    NT_VEC(const char *) ids; /* one a style */
    bool in_cells;            /* cellXfs: those of cellStyleXfs decide nothing */
} styles_reader;

static void on_start(nt_xml *xml, const char *name, const char **attributes)
{
    styles_reader *r = xml->context;
    const char *local = nt_xml_local(name), *id = nt_xml_get(attributes, "numFmtId");
    const char *code = nt_xml_get(attributes, "formatCode");
    if (xml->depth == 2) {
        r->in_cells = strcmp(local, "cellXfs") == 0;
    }
    if (xml->depth != 3) {
        return;
    }
    if (r->ids.count + r->formats.count >= STYLES_MAX) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_TOO_MANY_STYLES);
    } else if (r->in_cells && strcmp(local, "xf") == 0) {
        const char *kept = nt_arena_string(r->passing, id ? id : "0");
        nt_vec_push(r->passing, &r->ids, kept);
    } else if (strcmp(local, "numFmt") == 0 && id && code) {
        nt_map_keep(&r->formats, nt_arena_string(r->passing, id), nt_number_format_shows(code));
    }
}

nt_status nt_styles_read(nt_parts *parts, size_t part, nt_styles *styles, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, NULL, NULL};
    NT_PASSING_ARENA(passing);
    styles_reader r = {.passing = passing, .formats = nt_map_open(passing)};
    NT_TRY(nt_xml_read(parts, part, &handlers, &r, err));
    NT_EACH_OF(const char, id, r.ids.items, r.ids.count) {
        size_t own = nt_map_find(&r.formats, id);
        nt_number_shown shown = own == NT_MAP_NONE
                                    ? nt_number_format_builtin((unsigned)strtoul(id, NULL, 10))
                                    : (nt_number_shown)own;
        nt_vec_push(styles->arena, &styles->shown, shown);
    }
    return NT_OK;
}

nt_number_shown nt_styles_of(const nt_styles *styles, const char *style)
{
    size_t at = 0;
    for (; *style >= '0' && *style <= '9' && at < STYLES_MAX; style++) {
        at = at * 10 + (size_t)(*style - '0');
    }
    return at < styles->shown.count ? styles->shown.items[at] : NT_FORMAT_NUMBER;
}

/* ---- number formats ---- */

/* "[h]", "[mm]", "[ss]": hours, minutes or seconds beyond those of the clock. */
static bool is_elapsed(const char *at, size_t length)
{
    char letter = nt_small(*at);
    if (!length || (letter != 'h' && letter != 'm' && letter != 's')) {
        return false;
    }
    return NT_ALL(i, length, nt_small(at[i]) == letter);
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
