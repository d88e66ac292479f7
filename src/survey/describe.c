/* The descriptor that the guesses make, with the questions that nobody has answered; the table of
 * areas. */
#include <string.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "guess.h"
#include "ingest/date_format.h"
#include "model/key.h"
#include "words/survey.h"

typedef struct {
    nt_arena *arena;
    const nt_survey *survey;
    const nt_survey_source *source;
    nt_json_writer w;
    nt_row_unit row;
} describing;

/* ---- code lists ---- */

static const struct {
    const char *role, *list;
} coded[] = {{"case.event", "event"},
             {"case.institution", "institution"},
             {"case.position", "position"},
             {"case.violation", "violation"},
             {"case.sanction", "sanction"}};
enum { CODED = sizeof coded / sizeof *coded, CODES_MAX = 60 };

/* A code for the text that is no other's name. */
static const char *new_code(nt_arena *arena, nt_map *keys, const char *text, const char *own_key)
{
    static const char *const taken[] = {"unknown", "total", "all", NULL};
    const char *slug = nt_utf8_slug(arena, text), *code = slug;
    slug = *slug ? slug : "x";
    for (int n = *code && !nt_utf8_is_one_of(code, taken) ? 1 : 2;; n++) {
        char key[NT_KEY_MAX];
        code = n == 1 ? slug : nt_arena_printf(arena, "%s-%d", slug, n);
        nt_model_key(code, NT_KEY_OF_TEXT, key);
        if (strcmp(key, own_key) == 0 ||
            nt_map_keep(keys, nt_arena_string(arena, key), 1) == NT_MAP_NONE) {
            return code;
        }
    }
}

/* The code of a text that is to be listed; NULL where another that reads the same is. */
static const char *code_for(nt_arena *arena, nt_map *keys, const char *text)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, NT_KEY_OF_TEXT, key);
    bool fresh = *key && nt_map_keep(keys, nt_arena_string(arena, key), 1) == NT_MAP_NONE;
    return fresh ? new_code(arena, keys, text, key) : NULL;
}

/* Whether the text is a code: no name of a person, and among sanctions one. */
static bool is_code(const nt_survey_field *field, const nt_survey_value *value)
{
    return nt_survey_may_show(field, value) && !nt_survey_is_none(field, value);
}

static void put_list(describing *d, const char *list, const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    size_t listed = NT_SUM(size_t, i, c->value_count, is_code(field, &c->values[i]));
    if (!listed || listed > CODES_MAX) {
        nt_json_member(&d->w, list, "open");
        return;
    }
    nt_map keys = nt_map_open(d->arena);
    nt_json_member_begin(&d->w, list, '{');
    for (size_t i = 0; i < c->value_count; i++) {
        bool is = is_code(field, &c->values[i]);
        const char *code = is ? code_for(d->arena, &keys, c->values[i].text) : NULL;
        if (code) {
            nt_json_member_begin(&d->w, code, '{');
            nt_json_member(&d->w, "label", c->values[i].text);
            nt_json_end(&d->w, '}');
        }
    }
    nt_json_end(&d->w, '}');
}

static const char *const kinds[NT_OUTCOME_KINDS] = {"closed", "open", "upheld", "not-upheld",
                                                    "closed"};

/* What is called like an outcome of netra's own is that one. */
static const char *outcome_code(describing *d, nt_map *keys, const nt_survey_outcome *o)
{
    nt_outcome kind;
    const char *own = nt_survey_own_outcome(o->text, &kind);
    const char *code = code_for(d->arena, keys, o->text);
    return code && own ? own : code;
}

/* A label stands within sentences: "Ditolak" and "DITOLAK" are "ditolak" there. Of one whose words
 * all begin with capitals "Tidak Terbukti" is small to its end, which says what became of the case,
 * and so is what denies; not where a name may stand behind a word like "ke". */
static const char *in_sentence(nt_arena *arena, const char *text)
{
    static const char leads_to_name[] = "di ke oleh dari kepada pada by to at from of in";
    const char *slug = nt_utf8_framed(arena, text);
    const char *last = strrchr(text, ' ');
    bool is_title =
        last && !nt_utf8_has_word(slug, leads_to_name) &&
        (nt_survey_outcome_kind(last + 1) != NT_OUTCOME_UNKNOWN || nt_survey_denies(text));
    bool shouts = true;
    for (const char *at = text; *at; at++) {
        shouts = shouts && !(*at >= 'a' && *at <= 'z');
    }
    char *label = nt_arena_string(arena, text);
    for (char *at = label; *at; at++) {
        bool begins = at == label || (is_title && at[-1] == ' ');
        bool is_word = at[1] >= 'a' && at[1] <= 'z'; /* and no abbreviation */
        *at = shouts || (begins && is_word) ? nt_small(*at) : *at;
    }
    return label;
}

static void put_outcomes(describing *d)
{
    nt_map keys = nt_map_open(d->arena);
    nt_json_member_begin(&d->w, "outcome", '{');
    NT_EACH(const nt_survey_outcome, o, d->survey->outcomes, d->survey->outcome_count) {
        const char *code = outcome_code(d, &keys, o);
        if (!code) {
            continue;
        }
        nt_json_member_begin(&d->w, code, '{');
        nt_json_member(&d->w, "kind", kinds[o->kind]);
        const char *answered = nt_survey_answered(
            d->arena, nt_survey_holder(d->survey, "case.outcome")->column, o->text);
        nt_json_member(&d->w, "label", answered ? answered : in_sentence(d->arena, o->text));
        if (o->sure == NT_SURE_OPEN) {
            nt_json_member_text(
                &d->w, "question",
                nt_message_texts(d->arena, NT_MESSAGE_SURVEY_WHICH_KIND(.outcome = o->text)));
        }
        nt_json_end(&d->w, '}');
    }
    nt_json_end(&d->w, '}');
}

static void put_codes(describing *d)
{
    nt_json_member_begin(&d->w, "codes", '{');
    for (size_t i = 0; i < CODED; i++) {
        const nt_survey_field *field = nt_survey_holder(d->survey, coded[i].role);
        if (field) {
            put_list(d, coded[i].list, field);
        }
    }
    if (d->survey->outcome_count) {
        put_outcomes(d);
    }
    nt_json_end(&d->w, '}');
}

/* ---- stages ---- */

static bool has_kind(const nt_survey *survey, nt_outcome kind)
{
    return NT_ANY(i, survey->outcome_count, survey->outcomes[i].kind == kind);
}

static void put_stage(describing *d, const char *stage, nt_text label)
{
    nt_json_member_begin(&d->w, stage, '{');
    nt_json_member_text(&d->w, "label", label);
    nt_json_end(&d->w, '}');
}

/* The words of a trade for what happens to its cases; those of netra's own would be another's. */
static void put_stages(describing *d)
{
    static const struct {
        const char *role, *stage;
    } days[] = {{"case.reported_on", "reported"},
                {"case.decided_on", "decided"},
                {"case.sanctioned_on", "sanctioned"}};
    nt_json_member_begin(&d->w, "stages", '{');
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const nt_survey_field *field = nt_survey_holder(d->survey, days[i].role);
        if (field || i == 1) {
            put_stage(d, days[i].stage,
                      nt_survey_stage_words(field ? field->column->heading : "", days[i].role));
        }
    }
    if (!has_kind(d->survey, NT_OUTCOME_PROVEN)) {
        put_stage(d, "proven", (nt_text)NT_TEXT_SURVEY_UPHELD);
    }
    if (!has_kind(d->survey, NT_OUTCOME_NOT_PROVEN)) {
        put_stage(d, "not-proven", (nt_text)NT_TEXT_SURVEY_NOT_UPHELD);
    }
    nt_json_end(&d->w, '}');
}

/* ---- fields ---- */

static void put_day(describing *d, const nt_survey_field *field)
{
    const nt_survey_days *days = &field->column->days;
    const char *format = days->format             ? days->format
                         : field->column->moments ? "%Y-%m-%d %H:%M:%S"
                                                  : "%Y-%m-%d";
    nt_json_member(&d->w, "type", "date");
    if (strcmp(format, "%Y-%m-%d") == 0) {
        return;
    }
    nt_json_member(&d->w, "format", format);
    if (nt_ingest_has_short_year(format)) {
        nt_json_member_integer(&d->w, "century", NT_SURVEY_CENTURY);
    }
    if (field->open_order) {
        nt_json_member_text(
            &d->w, "question",
            nt_message_texts(d->arena,
                             NT_MESSAGE_SURVEY_WHICH_ORDER(.column = field->column->heading,
                                                           .format = days->format,
                                                           .rival = days->rival)));
    }
}

static void put_amount(describing *d, const nt_survey_numbers *amounts)
{
    nt_json_member(&d->w, "type", "number");
    nt_json_member(&d->w, "decimalChar", (const char[]){amounts->decimal, '\0'});
    if (amounts->group) {
        nt_json_member(&d->w, "groupChar", (const char[]){amounts->group, '\0'});
    }
}

/* What says that there is none in this column, and elsewhere something else: "Tidak" is an outcome
 * below "Terbukti". */
static void put_missing(describing *d, const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    if (!NT_ANY(v, c->value_count, nt_survey_is_none(field, &c->values[v]))) {
        return;
    }
    nt_json_member_begin(&d->w, "missingValues", '[');
    NT_EACH_OF(const char, text, d->survey->missing, d->survey->missing_count) {
        nt_json_put_string(&d->w, text);
    }
    NT_EACH(const nt_survey_value, value, c->values, c->value_count) {
        nt_json_put_if(&d->w, nt_survey_is_none(field, value) ? value->text : NULL);
    }
    nt_json_end(&d->w, ']');
}

static void put_field(describing *d, const nt_survey_field *field)
{
    nt_json_member(&d->w, "name", field->column->heading);
    if (field->personal) {
        nt_json_member_bool(&d->w, "personal", true);
        return;
    }
    if (nt_survey_holds_days(field->column)) {
        put_day(d, field);
    } else if (nt_survey_holds_amounts(field)) {
        put_amount(d, &field->column->amounts);
    } else {
        nt_json_member(&d->w, "type", "string");
    }
    put_missing(d, field);
    nt_json_member_if(&d->w, "role", field->role);
    bool asks = d->row != NT_ROW_CASE && field == nt_survey_holder(d->survey, "case.id");
    if (asks) {
        nt_json_member_text(
            &d->w, "question",
            nt_message_texts(d->arena, NT_MESSAGE_SURVEY_WHICH_ROW(.column = field->column->heading,
                                                                   .row = nt_row_units[d->row])));
    }
}

static void put_fields(describing *d)
{
    nt_json_member_begin(&d->w, "fields", '[');
    for (size_t i = 0; i < d->survey->field_count; i++) {
        nt_json_begin(&d->w, '{');
        put_field(d, &d->survey->fields[i]);
        nt_json_end(&d->w, '}');
    }
    nt_json_end(&d->w, ']');
}

static void put_row_numbers(nt_json_writer *w, const nt_grid *sheet, size_t from, size_t to)
{
    for (size_t r = from; r < to; r++) {
        nt_json_put_integer(w, sheet->rows[r].number);
    }
}

/* Where its headings stand; in a table written anew nothing stands around them. */
static void put_rows(nt_json_writer *w, const nt_survey_part *part)
{
    const nt_survey_table *t = part->table;
    if (t->first_heading || t->heading_rows > 1) {
        nt_json_member_begin(w, "headerRows", '[');
        put_row_numbers(w, part->sheet, t->first_heading, t->first_heading + t->heading_rows);
        nt_json_end(w, ']');
    }
    if (t->numbered) { /* "1 2 3 …" below the headings */
        nt_json_member_begin(w, "commentRows", '[');
        put_row_numbers(w, part->sheet, t->first_row - 1, t->first_row);
        nt_json_end(w, ']');
    }
}

/* As the table lies in its files, which are alike. */
void nt_survey_put_file(nt_json_writer *w, const nt_survey_source *source)
{
    if (source->path_count > 1) {
        nt_json_member_strings(w, "path", source->paths, source->path_count);
    } else {
        nt_json_member(w, "path", source->paths[0]);
    }
    nt_json_member_if(w, "encoding", source->delimiter ? source->encoding : NULL);
    nt_json_member_begin(w, "dialect", '{');
    if (source->delimiter) {
        nt_json_member(w, "delimiter", (const char[]){source->delimiter, '\0'});
    } else if (source->by_number) {
        nt_json_member_integer(w, "sheetNumber", (long long)source->parts[0].sheet->number);
    } else if (source->sheet_count == 1) {
        nt_json_member(w, "sheetName", source->parts[0].sheet->name);
    }
    if (source->part_count) {
        put_rows(w, &source->parts[0]);
    }
    nt_json_end(w, '}');
}

static const char *total_of(const nt_survey_part *part)
{
    return part->table->total;
}

static const char *until_of(const nt_survey_part *part)
{
    return part->table->until;
}

/* What any of the parts says, each once. */
static void put_each(nt_json_writer *w, const char *key, const nt_survey_source *source,
                     const char *(*of)(const nt_survey_part *part))
{
    NT_PASSING_ARENA(passing);
    nt_map seen = nt_map_open(passing);
    NT_EACH(const nt_survey_part, part, source->parts, source->part_count) {
        const char *text = of(part);
        bool is_new = text && nt_map_keep(&seen, text, 1) == NT_MAP_NONE;
        if (is_new && seen.count == 1) {
            nt_json_member_begin(w, key, '[');
        }
        if (is_new) {
            nt_json_put_string(w, text);
        }
    }
    if (seen.count) {
        nt_json_end(w, ']');
    }
}

bool nt_survey_has_netra(const nt_survey_source *source)
{
    bool says = source->part_count && !source->delimiter && source->sheet_count > 1;
    NT_EACH(const nt_survey_part, part, source->parts, source->part_count) {
        const nt_survey_table *t = part->table;
        says = says || t->until_blank || t->until || t->total;
    }
    return says;
}

void nt_survey_put_netra(nt_json_writer *w, const nt_survey_source *source)
{
    bool several = source->part_count && !source->delimiter && source->sheet_count > 1;
    if (several) {
        nt_json_member_begin(w, "sheets", '[');
    }
    for (size_t i = 0; several && i < source->sheet_count; i++) {
        nt_json_put_string(w, source->parts[i].sheet->name);
    }
    if (several) {
        nt_json_end(w, ']');
    }
    if (source->part_count && source->parts[0].table->until_blank) {
        nt_json_member_bool(w, "untilBlank", true);
    }
    put_each(w, "until", source, until_of);
    put_each(w, "totals", source, total_of);
}

static void put_netra(describing *d)
{
    if (nt_survey_has_netra(d->source)) {
        nt_json_member_begin(&d->w, "netra", '{');
        nt_survey_put_netra(&d->w, d->source);
        nt_json_end(&d->w, '}');
    }
}

static void put_cases(describing *d)
{
    nt_json_begin(&d->w, '{');
    nt_json_member(&d->w, "name", "cases");
    nt_survey_put_file(&d->w, d->source);
    put_netra(d);
    nt_json_member_begin(&d->w, "schema", '{');
    nt_json_member_strings(&d->w, "missingValues", d->survey->missing, d->survey->missing_count);
    put_fields(d);
    nt_json_end(&d->w, '}');
    nt_json_end(&d->w, '}');
}

/* Aliases stand last, where any area has some. */
static size_t area_columns(const nt_survey *survey)
{
    return NT_ANY(i, survey->area_count, survey->areas[i].aliases) ? 5 : 4;
}

static void put_area_fields(describing *d)
{
    static const char *const fields[][2] = {{"code", "area.code"},
                                            {"name", "area.name"},
                                            {"level", "area.level"},
                                            {"parent", "area.parent"},
                                            {"aliases", "area.aliases"}};
    nt_json_begin(&d->w, '{');
    nt_json_member(&d->w, "name", "areas");
    nt_json_member(&d->w, "path", "areas.csv");
    nt_json_member_begin(&d->w, "schema", '{');
    nt_json_member_begin(&d->w, "fields", '[');
    for (size_t i = 0; i < area_columns(d->survey); i++) {
        nt_json_begin(&d->w, '{');
        nt_json_member(&d->w, "name", fields[i][0]);
        nt_json_member(&d->w, "role", fields[i][1]);
        nt_json_end(&d->w, '}');
    }
    nt_json_end(&d->w, ']');
    nt_json_end(&d->w, '}');
    nt_json_end(&d->w, '}');
}

nt_bytes nt_survey_descriptor(nt_arena *arena, const nt_survey *survey,
                              const nt_survey_source *source)
{
    describing d = {arena, survey, source, nt_json_open_masking(arena), nt_survey_row_unit(survey)};
    nt_json_member(&d.w, "name", source->name);
    nt_json_member_begin(&d.w, "netra", '{');
    nt_json_member_if(&d.w, "subject", *source->subject ? source->subject : NULL);
    nt_json_member_if(&d.w, "id", !nt_survey_holder(survey, "case.id") ? "row" : NULL);
    nt_json_member_if(&d.w, "row", d.row != NT_ROW_CASE ? nt_row_units[d.row] : NULL);
    put_stages(&d);
    put_codes(&d);
    nt_json_end(&d.w, '}');
    nt_json_member_begin(&d.w, "resources", '[');
    put_cases(&d);
    if (survey->area_count) {
        put_area_fields(&d);
    }
    nt_json_end(&d.w, ']');
    nt_json_end(&d.w, '}');
    return (nt_bytes){nt_buffer_text(d.w.out), d.w.out->length};
}

static void put_row(nt_buffer *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(out, i ? "," : "");
        nt_csv_put(out, cells[i]);
    }
    nt_buffer_putc(out, '\n');
}

nt_bytes nt_survey_areas(nt_arena *arena, const nt_survey *survey)
{
    nt_buffer out = nt_buffer_open(arena);
    if (survey->area_count) {
        put_row(&out, (const char *[]){"code", "name", "level", "parent", "aliases"},
                area_columns(survey));
    }
    NT_EACH(const nt_survey_area, a, survey->areas, survey->area_count) {
        put_row(
            &out,
            (const char *[]){a->code, a->name, a->level, a->parent, a->aliases ? a->aliases : ""},
            area_columns(survey));
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

nt_bytes nt_survey_plain_table(nt_arena *arena, const nt_survey *survey)
{
    nt_buffer out = nt_buffer_open(arena);
    const char **cells = nt_new_array(arena, const char *, survey->field_count + 1);
    for (size_t i = 0; i < survey->field_count; i++) {
        cells[i] = survey->fields[i].column->heading;
    }
    put_row(&out, cells, survey->field_count);
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        for (size_t i = 0; i < survey->field_count; i++) {
            cells[i] = nt_survey_cell(&survey->sheet->rows[r], &survey->fields[i]);
        }
        put_row(&out, cells, survey->field_count);
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
