/* The file of an office, read and checked. */
#include "office/office.h"

#include <math.h>
#include <string.h>

#include "address.h"
#include "base/path.h"
#include "base/utf8.h"
#include "text/number.h"
#include "words/office.h"

enum { FILE_BYTES_MAX = 256 * 1024, TEXT_MAX = 200 };

#define OFFICE_FILE "office.json"
#define A_TEXT      .is = NT_IS_TEXT | NT_IS_TEXTS, .most = TEXT_MAX
#define A_COLOUR    .is = NT_IS_TEXT, .pattern = "^#[0-9A-Fa-f]{6}$"

static const char *const papers[] = {"A4", "F4", NULL};

static const nt_json_form of_logo[] = {
    {.key = "path", .is = NT_IS_TEXT, .needed = true, .least = 1},
    {.key = "alternative", .needed = true, A_TEXT},
    {.key = NULL}};
static const nt_json_form of_colours[] = {{.key = "accent", A_COLOUR}, {.key = "first", A_COLOUR},
                                          {.key = "second", A_COLOUR}, {.key = "third", A_COLOUR},
                                          {.key = "fourth", A_COLOUR}, {.key = NULL}};
static const nt_json_form of_signatory[] = {
    {.key = "title", .needed = true, A_TEXT}, {.key = "name", A_TEXT}, {.key = NULL}};
static const nt_json_form each_line = {A_TEXT};

const nt_json_form nt_office_form[] = {
    {.key = "name", .needed = true, A_TEXT},
    {.key = "letterhead", .is = NT_IS_LIST, .most = NT_OFFICE_LINES_MAX, .each = &each_line},
    {.key = "sample", .is = NT_IS_BOOL},
    {.key = "logo", .is = NT_IS_OBJECT, .members = of_logo},
    {.key = "colours", .is = NT_IS_OBJECT, .members = of_colours},
    {.key = "paper", .is = NT_IS_TEXT, .choices = papers},
    {.key = "number", A_TEXT},
    {.key = "place", A_TEXT},
    {.key = "date", .is = NT_IS_TEXT, .pattern = "^(edition|[0-9]{4}-[0-9]{2}-[0-9]{2})$"},
    {.key = "contact", A_TEXT},
    {.key = "address", .is = NT_IS_TEXT, .most = TEXT_MAX, .pattern = "^https://"},
    {.key = "signatory", .is = NT_IS_OBJECT, .members = of_signatory},
    {.key = NULL}};

typedef struct {
    nt_arena *arena;
    const nt_office_request *request;
    const nt_json *root;
    nt_office *office;
    nt_error *err;
} reader;

double nt_paper_text_width(int paper)
{
    /* A4 and F4 are 210 and 215 mm wide, 44 of them margins; rounded as it always was. */
    return paper == NT_PAPER_F4 ? 484.72 : 470.55;
}

bool nt_office_is_setting(const char *setting)
{
    return nt_begins(setting, "office.");
}

/* --- texts --- */

/* One line of what people read: something is to be seen, and nothing breaks it. */
static nt_status read_line(const reader *r, const nt_json *text, const char **out)
{
    const char *at = text->string, *end = at + strlen(at);
    size_t seen = 0, length = 0;
    if (strstr(at, "{{")) {
        return nt_fail(r->err, NT_INVALID, text->place, NT_MESSAGE_OFFICE_NAMES());
    }
    for (; at < end; length++) {
        uint32_t code = nt_utf8_next(&at, end);
        nt_char_kind kind = nt_utf8_kind(code);
        seen += kind != NT_CHAR_BLANK && kind != NT_CHAR_INVISIBLE && code >= ' ';
        if (code < ' ' || code == 0x7F) {
            seen = 0;
            break;
        }
    }
    *out = text->string;
    return seen && length <= TEXT_MAX
               ? NT_OK
               : nt_fail(r->err, NT_INVALID, text->place, NT_MESSAGE_OFFICE_LINE(.most = TEXT_MAX));
}

/* That of the language; "" where the object has none. */
static nt_status read_text(const reader *r, const nt_json *value, const char **out)
{
    const nt_json *own = nt_json_in(value, r->request->lang);
    *out = "";
    return own ? read_line(r, own, out) : NT_OK;
}

static nt_status read_member(const reader *r, const nt_json *object, const char *key,
                             const char **out)
{
    return read_text(r, nt_json_get(object, key), out);
}

static nt_status read_lines(const reader *r)
{
    const nt_json *list = nt_json_get(r->root, "letterhead");
    NT_JSON_EACH(line, list) {
        NT_TRY(read_text(r, line, &r->office->lines[r->office->line_count++]));
    }
    return NT_OK;
}

/* --- release --- */

static nt_status read_date(const reader *r, const char *text, nt_place place, nt_status status)
{
    nt_office *office = r->office;
    office->is_of_edition = strcmp(text, "edition") == 0;
    office->date = office->is_of_edition ? NT_DATE_UNKNOWN : nt_date_parse_iso(text, strlen(text));
    return office->is_of_edition || nt_date_known(office->date)
               ? NT_OK
               : nt_fail(r->err, status, place, NT_MESSAGE_OFFICE_DATE(.value = text));
}

/* Releases have their own numbers and days, which an office's file cannot know. */
static nt_status apply_setting(const reader *r, const nt_setting *setting)
{
    static const char *const names[] = {"office.date", "office.number", "office.place"};
    enum { NAMES = sizeof names / sizeof *names };
    size_t which = nt_utf8_index(setting->name, names, NAMES);
    if (which == NAMES) {
        nt_message hint = nt_message_near_or_all(r->arena, setting->name, names, NAMES);
        return nt_fail(r->err, NT_USAGE, nt_nowhere,
                       NT_MESSAGE_OFFICE_NO_SETTING(.name = setting->name, .hint = &hint));
    }
    if (which == 0) {
        return read_date(r, setting->value, nt_nowhere, NT_USAGE);
    }
    const nt_json text = {.type = NT_JSON_STRING, .string = setting->value};
    nt_status status = read_line(r, &text, which == 1 ? &r->office->number : &r->office->place);
    return status ? nt_fail(r->err, NT_USAGE, nt_nowhere, NT_MESSAGE_OFFICE_LINE(.most = TEXT_MAX))
                  : NT_OK;
}

static nt_status read_release(const reader *r)
{
    const nt_json *date = nt_json_get(r->root, "date");
    r->office->date = NT_DATE_UNKNOWN;
    NT_TRY(read_member(r, r->root, "number", &r->office->number));
    NT_TRY(read_member(r, r->root, "place", &r->office->place));
    NT_TRY(date ? read_date(r, date->string, date->place, NT_INVALID) : NT_OK);
    NT_EACH(const nt_setting, setting, r->request->settings, r->request->setting_count) {
        NT_TRY(nt_office_is_setting(setting->name) ? apply_setting(r, setting) : NT_OK);
    }
    return NT_OK;
}

/* --- colours --- */

static nt_status read_colour(const reader *r, const nt_json *value, nt_rgb *out)
{
    const char *text = value->string;
    bool is_colour =
        text[0] == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
    NT_FAIL_IF(!is_colour, r->err, NT_INVALID, value->place,
               NT_MESSAGE_OFFICE_COLOUR(.value = text));
    unsigned channel[3];
    sscanf(text + 1, "%2x%2x%2x", &channel[0], &channel[1], &channel[2]);
    *out = (nt_rgb){(uint8_t)channel[0], (uint8_t)channel[1], (uint8_t)channel[2]};
    return NT_OK;
}

/* Rounded down: what is not enough must not look so. */
static nt_text in_figures(nt_arena *arena, double value)
{
    nt_text out;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        out.in[lang] = nt_text_number(arena, lang, floor(value * 100 + 1e-9) / 100, 2);
    }
    return out;
}

static nt_status refuse_colour(const reader *r, const nt_json *value, const nt_palette_fault *f)
{
    nt_arena *arena = r->arena;
    nt_message hint = f->has_nearest
                          ? NT_MESSAGE_OFFICE_NEAREST(.colour = nt_rgb_text(arena, f->nearest))
                          : NT_MESSAGE_OFFICE_NO_NEAREST();
    const char *against = nt_rgb_text(arena, f->against);
    nt_text found = in_figures(arena, f->found), asked = in_figures(arena, f->asked);
    nt_message why =
        f->kind == NT_PALETTE_TEXT
            ? NT_MESSAGE_OFFICE_UNREADABLE(.colour = value->string, .against = against,
                                           .found = found, .asked = asked, .hint = &hint)
        : f->kind == NT_PALETTE_BAND
            ? NT_MESSAGE_OFFICE_ON_BAND(.colour = value->string, .against = against, .found = found,
                                        .asked = asked, .hint = &hint)
        : f->kind == NT_PALETTE_GREY
            ? NT_MESSAGE_OFFICE_IN_GREY(.colour = value->string, .against = against, .found = found,
                                        .asked = asked, .hint = &hint)
            : NT_MESSAGE_OFFICE_ALIKE(.colour = value->string, .against = against, .found = found,
                                      .asked = asked, .hint = &hint);
    return nt_fail(r->err, NT_INVALID, value->place, why);
}

/* Judged when all are known: what is asked of one depends on the others. */
static nt_status read_series(const reader *r, const nt_json *colours, nt_palette *given)
{
    static const char *const keys[] = {"first", "second", "third", "fourth"};
    nt_palette_fault fault = {0};
    for (size_t i = 0; i < 4; i++) {
        const nt_json *value = nt_json_get(colours, keys[i]);
        NT_TRY(value ? read_colour(r, value, &given->inks[NT_COLOUR_FIRST + i]) : NT_OK);
    }
    for (size_t i = 0; i < 4; i++) {
        const nt_json *value = nt_json_get(colours, keys[i]);
        if (value && !nt_palette_judge(given, NT_COLOUR_FIRST + (nt_colour)i, &fault)) {
            return refuse_colour(r, value, &fault);
        }
    }
    return NT_OK;
}

static nt_status read_colours(const reader *r)
{
    const nt_json *colours = nt_json_get(r->root, "colours");
    const nt_json *accent = nt_json_get(colours, "accent");
    nt_palette given = nt_palette_own;
    nt_palette_fault fault = {0};
    NT_TRY(read_series(r, colours, &given));
    const nt_palette made = nt_palette_made(&given);
    r->office->palette = nt_arena_copy(r->arena, &made, sizeof made);
    r->office->accent = made.inks[NT_COLOUR_FIRST];
    NT_TRY(accent ? read_colour(r, accent, &r->office->accent) : NT_OK);
    return nt_palette_reads(r->office->accent, &fault) ? NT_OK : refuse_colour(r, accent, &fault);
}

/* --- logo --- */

/* It is filed beside the office's file, where that says it is. */
static nt_status check_path(const reader *r, const nt_json *path)
{
    const char *first = nt_arena_text(r->arena, path->string, strcspn(path->string, "/"));
    bool is_taken = strcmp(nt_path_fold(r->arena, first), OFFICE_FILE) == 0;
    const nt_text *fault = nt_path_fault(path->string);
    return !fault && !is_taken && !nt_path_has_loose_accent(path->string)
               ? NT_OK
               : nt_fail(r->err, NT_INVALID, path->place,
                         NT_MESSAGE_OFFICE_LOGO_PATH(.path = path->string));
}

static nt_status read_logo(const reader *r, nt_file *file)
{
    nt_bytes bytes;
    const nt_json *logo = nt_json_get(r->root, "logo"), *path = nt_json_get(logo, "path");
    r->office->alternative = "";
    if (!logo) {
        return NT_OK;
    }
    NT_TRY(check_path(r, path));
    NT_TRY(read_member(r, logo, "alternative", &r->office->alternative));
    NT_FAIL_IF(!*r->office->alternative, r->err, NT_INVALID, logo->place,
               NT_MESSAGE_OFFICE_ALTERNATIVE());
    const char *where =
        nt_path_join(r->arena, nt_path_folder(r->arena, r->request->path), path->string);
    NT_TRY(nt_file_read(r->arena, where, NT_LOGO_BYTES_MAX, &bytes, r->err));
    NT_TRY(nt_logo_read(r->arena, where, bytes, &r->office->logo, r->err));
    *file = (nt_file){path->string, r->office->logo->bytes};
    r->office->file_count++;
    return NT_OK;
}

static nt_status read_all(const reader *r, nt_file *files)
{
    const nt_json *signatory = nt_json_get(r->root, "signatory");
    nt_office *office = r->office;
    NT_TRY(read_member(r, r->root, "name", &office->name));
    NT_FAIL_IF(!*office->name, r->err, NT_INVALID, r->root->place, NT_MESSAGE_OFFICE_NAME());
    NT_TRY(read_lines(r));
    office->sample = nt_json_bool(r->root, "sample", false);
    NT_TRY(read_release(r));
    NT_TRY(read_member(r, r->root, "contact", &office->contact));
    NT_TRY(nt_office_read_address(nt_json_get(r->root, "address"), office, r->err));
    NT_TRY(read_member(r, signatory, "title", &office->signs_as));
    NT_TRY(read_member(r, signatory, "name", &office->signs));
    NT_TRY(read_colours(r));
    office->paper = (int)nt_json_choice(r->root, "paper", papers);
    return read_logo(r, &files[1]);
}

nt_status nt_office_read(nt_arena *arena, const nt_office_request *request, const nt_office **out,
                         nt_error *err)
{
    enum { VALUES_MAX = 1000 };
    static const nt_json_form form = {.is = NT_IS_OBJECT, .members = nt_office_form};
    nt_file *files = nt_new_array(arena, nt_file, 2);
    nt_office *office = nt_new(arena, nt_office);
    reader r = {arena, request, NULL, office, err};
    nt_bytes bytes;
    NT_TRY(nt_file_read(arena, request->path, FILE_BYTES_MAX, &bytes, err));
    NT_TRY(nt_json_parse_most(arena, request->path, bytes.bytes, bytes.length, VALUES_MAX, &r.root,
                              err));
    NT_TRY(nt_json_form_check(arena, r.root, &form, err));
    files[0] = (nt_file){OFFICE_FILE, bytes};
    office->path = request->path;
    office->files = files;
    office->file_count = 1;
    NT_TRY(read_all(&r, files));
    *out = office;
    return NT_OK;
}
