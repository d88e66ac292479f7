/* The descriptor of a wide table: published figures of one indicator, or one a column, and of one
 * source. */
#include <string.h>

#include "base/csv.h"
#include "base/unit.h"
#include "base/utf8.h"
#include "guess.h"
#include "ingest/date_format.h"
#include "model/published.h"
#include "words/survey.h"

typedef struct {
    nt_arena *arena;
    const nt_survey *survey;
    const nt_survey_wide *wide;
    const nt_survey_source *source;
    nt_json_writer w;
    const char *id, *indicator, *name, *since, *until, *value, *unit, *origin; /* of fields */
    const char **counts; /* of each field of the survey that is a count of its own: its indicator */
} describing;

static const char source_id[] = "tabel", unknown_unit[] = "hitungan";

/* NULL of none. */
static const char *heading(const nt_survey_field *field)
{
    return field ? field->column->heading : NULL;
}

/* A name that no heading has. */
static const char *fresh(const describing *d, const char *name)
{
    NT_RETURN_FIRST(i, d->survey->field_count,
                    strcmp(d->survey->fields[i].column->heading, name) == 0,
                    fresh(d, nt_arena_printf(d->arena, "%s_", name)), name);
}

static void name_fields(describing *d)
{
    static const char *const names[] = {[NT_WIDE_AREAS] = "wilayah",
                                        [NT_WIDE_STAGES] = "ukuran",
                                        [NT_WIDE_KINDS] = "jenis",
                                        [NT_WIDE_COUNTS] = "ukuran"};
    d->id = fresh(d, "kode_angka");
    d->indicator = fresh(d, "ukuran");
    bool named = d->wide->of != NT_WIDE_SPANS && !d->wide->single;
    d->name = named ? fresh(d, names[d->wide->of]) : NULL;
    d->since = fresh(d, "mulai");
    d->until = fresh(d, "sampai");
    d->value = fresh(d, "angka");
    d->unit = d->wide->unit_field ? heading(d->wide->unit_field) : fresh(d, "satuan");
    d->origin = fresh(d, "sumber");
}

/* ---- what the numbers are ---- */

static const char *indicator_id(const nt_survey_wide *wide)
{
    return wide->is_shares ? "bagian" : "jumlah";
}

/* Whether its columns name indicators: those of netra or, where each is a count of its own, others.
 */
static bool names_indicators(const nt_survey_wide *wide)
{
    return wide->of == NT_WIDE_STAGES || wide->of == NT_WIDE_COUNTS;
}

/* "jumlah-wajib-lapor" of "Wajib Lapor": no name of an indicator of netra's. */
static void name_counts(describing *d)
{
    nt_map taken = nt_map_open(d->arena);
    d->counts = nt_new_array(d->arena, const char *, d->survey->field_count + 1);
    for (size_t i = 0; i < d->survey->field_count; i++) {
        const char *slug = nt_utf8_slug(d->arena, heading(&d->survey->fields[i]));
        const char *id = nt_arena_printf(d->arena, "%s-%s", indicator_id(d->wide), slug);
        for (int n = 2; nt_map_keep(&taken, id, i) != NT_MAP_NONE; n++) {
            id = nt_arena_printf(d->arena, "%s-%s-%d", indicator_id(d->wide), slug, n);
        }
        d->counts[i] = id;
    }
}

static void put_counts(describing *d)
{
    nt_json_member_begin(&d->w, "indicators", '{');
    for (size_t i = 0; i < d->survey->field_count; i++) {
        if (d->wide->kinds[i] == NT_WIDE_VALUE) {
            nt_json_member_begin(&d->w, d->counts[i], '{');
            nt_json_member(&d->w, "kind", "count");
            nt_json_member_text(&d->w, "label", nt_text_alike(heading(&d->survey->fields[i])));
            nt_json_end(&d->w, '}');
        }
    }
    nt_json_end(&d->w, '}');
}

/* Whether a time stands in each heading or row: a day of its own, or a span. */
static bool is_timed(const nt_survey_wide *wide)
{
    return wide->format != NULL;
}

static bool is_of_days(const nt_survey_wide *wide)
{
    return is_timed(wide) && strstr(wide->format, "%d") && !wide->stands_for_month;
}

/* Whether all numbers, or each, have a day up to which they count, or a span in which. */
static bool has_as_of(const nt_survey_wide *wide)
{
    return is_of_days(wide) || (!is_timed(wide) && nt_date_known(wide->as_of));
}

static bool has_period(const nt_survey_wide *wide)
{
    return !has_as_of(wide) && (is_timed(wide) || wide->year);
}

static const nt_unit *known_unit(const nt_survey_wide *wide)
{
    return wide->unit ? nt_model_unit(NULL, wide->unit, strlen(wide->unit)) : NULL;
}

static const char *unit_id(const describing *d)
{
    const nt_unit *unit = known_unit(d->wide);
    const char *slug = d->wide->unit ? nt_utf8_slug(d->arena, d->wide->unit) : unknown_unit;
    return unit ? unit->id : *slug ? slug : unknown_unit;
}

/* Whether numbers have a unit that netra does not know. */
static bool lacks_unit(const describing *d)
{
    const nt_survey_wide *w = d->wide;
    bool lacks = !w->units && !known_unit(w);
    for (size_t i = 0; w->units && i < d->survey->field_count; i++) {
        lacks = lacks || (w->kinds[i] == NT_WIDE_VALUE && !w->units[i]);
    }
    return lacks;
}

static void put_netra(describing *d)
{
    static const char *const bare[] = {"nilai",  "angka",  "jumlah", "total", "value",
                                       "figure", "number", "count",  NULL};
    const char *single = heading(d->wide->single);
    const char *title = single && !nt_utf8_is_one_of(nt_utf8_slug(d->arena, single), bare)
                            ? single
                            : d->wide->title;
    bool shares = d->wide->is_shares;
    nt_json_member_begin(&d->w, "netra", '{');
    if (d->wide->of == NT_WIDE_COUNTS) {
        put_counts(d);
    } else if (d->wide->of != NT_WIDE_STAGES) {
        nt_json_member_begin(&d->w, "indicators", '{');
        nt_json_member_begin(&d->w, indicator_id(d->wide), '{');
        nt_json_member(&d->w, "kind", shares ? "category-share" : "count");
        if (shares) {
            nt_json_member(&d->w, "dimension",
                           d->name ? d->name : nt_utf8_slug(d->arena, heading(d->wide->category)));
        }
        nt_json_member_text(&d->w, "label",
                            *title   ? nt_text_alike(title)
                            : shares ? (nt_text)NT_TEXT_SURVEY_WIDE_SHARE
                                     : (nt_text)NT_TEXT_SURVEY_WIDE_LABEL);
        nt_json_end(&d->w, '}');
        nt_json_end(&d->w, '}');
    }
    if (!d->wide->unit_field && lacks_unit(d)) {
        nt_json_member_begin(&d->w, "units", '{');
        nt_json_member_begin(&d->w, unit_id(d), '{');
        nt_json_member_text(&d->w, "label",
                            d->wide->unit ? nt_text_alike(d->wide->unit)
                                          : (nt_text)NT_TEXT_SURVEY_WIDE_UNIT);
        nt_json_end(&d->w, '}');
        nt_json_end(&d->w, '}');
    }
    nt_json_end(&d->w, '}');
}

/* ---- fields ---- */

/* A field of no name is left out. */
static void put_field(describing *d, const char *name, const char *type, const char *role,
                      const nt_message *question)
{
    if (!name) {
        return;
    }
    nt_json_begin(&d->w, '{');
    nt_json_member(&d->w, "name", name);
    nt_json_member(&d->w, "type", type);
    nt_json_member_if(&d->w, "role", role);
    if (question) {
        nt_json_member_text(&d->w, "question", nt_message_texts(d->arena, *question));
    }
    nt_json_end(&d->w, '}');
}

/* A text for one character. */
static const char *mark_text(const describing *d, char mark)
{
    return nt_arena_text(d->arena, &mark, 1);
}

static void put_value(describing *d)
{
    const nt_survey_wide *w = d->wide;
    bool delimited = d->survey->sheet->number == 0;
    const nt_message when = NT_MESSAGE_SURVEY_WIDE_WHEN();
    nt_json_begin(&d->w, '{');
    nt_json_member(&d->w, "name", d->value);
    nt_json_member(&d->w, "type", w->is_whole ? "integer" : "number");
    if (!has_as_of(w) && !has_period(w)) {
        nt_json_member_text(&d->w, "question", nt_message_texts(d->arena, when));
    }
    if (w->mark && w->is_whole) {
        nt_json_member(&d->w, "groupChar", mark_text(d, w->mark));
    } else if (delimited && w->mark) {
        nt_json_member(&d->w, "decimalChar", mark_text(d, w->amounts.decimal));
        if (w->amounts.group) {
            nt_json_member(&d->w, "groupChar", mark_text(d, w->amounts.group));
        }
    }
    if (w->is_shares) {
        nt_json_member_bool(&d->w, "bareNumber", false);
    }
    nt_json_member(&d->w, "role", "figure.value");
    nt_json_end(&d->w, '}');
}

static void put_name(describing *d)
{
    static const char *const roles[] = {[NT_WIDE_AREAS] = "figure.area",
                                        [NT_WIDE_STAGES] = NULL,
                                        [NT_WIDE_KINDS] = "figure.category",
                                        [NT_WIDE_COUNTS] = NULL};
    const nt_message counts = NT_MESSAGE_SURVEY_WIDE_RUNNING(),
                     days = NT_MESSAGE_SURVEY_WIDE_DAYS(), kinds = NT_MESSAGE_SURVEY_WIDE_KINDS();
    if (d->name && roles[d->wide->of]) {
        put_field(d, d->name, "string", roles[d->wide->of],
                  d->wide->of == NT_WIDE_KINDS ? &kinds : NULL);
    }
    if (has_period(d->wide)) {
        put_field(d, d->since, "date", "figure.period_start", NULL);
        put_field(d, d->until, "date", "figure.period_end", &counts);
    } else if (has_as_of(d->wide)) {
        put_field(d, d->until, "date", "figure.as_of", is_of_days(d->wide) ? &days : NULL);
    }
}

static void put_fields(describing *d)
{
    const nt_survey_wide *w = d->wide;
    const nt_message unit = NT_MESSAGE_SURVEY_WIDE_WHICH_UNIT(),
                     stages = NT_MESSAGE_SURVEY_WIDE_STAGES(),
                     counter = NT_MESSAGE_SURVEY_WIDE_COUNTER();
    const nt_survey_days *days = w->time ? &w->time->column->days : NULL;
    const nt_message order =
        NT_MESSAGE_SURVEY_WHICH_ORDER(.column = w->time ? heading(w->time) : "",
                                      .format = w->format ? w->format : "",
                                      .rival = days && days->rival ? days->rival : "");
    nt_json_member_begin(&d->w, "fields", '[');
    put_field(d, d->id, "string", "figure.id", NULL);
    put_field(d, d->indicator, "string", "figure.indicator",
              w->of == NT_WIDE_STAGES ? &stages : NULL);
    put_field(d, heading(w->area), "string", "figure.area", NULL);
    put_field(d, heading(w->category), "string", "figure.category", NULL);
    put_field(d, heading(w->counter), "string", "figure.counted_by", &counter);
    put_field(d, heading(w->time), "string", NULL, w->time && w->time->open_order ? &order : NULL);
    put_field(d, heading(w->year_field), "string", NULL, NULL);
    put_name(d);
    put_value(d);
    put_field(d, d->unit, "string", "figure.unit",
              w->unit_field || !(w->units ? lacks_unit(d) : !w->unit) ? NULL : &unit);
    put_field(d, d->origin, "string", "figure.source", NULL);
    nt_json_end(&d->w, ']');
}

/* ---- which columns hold values ---- */

static bool is_kept(const nt_survey_wide *w, const nt_survey_field *field)
{
    return field == w->area || field == w->category || field == w->time || field == w->year_field ||
           field == w->unit_field || field == w->counter;
}

/* Headings of one kind, or of what is neither a value nor a field. */
static void put_headings(describing *d, const char *key, nt_wide_kind kind)
{
    nt_json_member_begin(&d->w, key, '[');
    for (size_t i = 0; i < d->survey->field_count; i++) {
        const nt_survey_field *field = &d->survey->fields[i];
        if (d->wide->kinds[i] == kind && !is_kept(d->wide, field)) {
            nt_json_put_string(&d->w, heading(field));
        }
    }
    nt_json_end(&d->w, ']');
}

/* "Jumlah laporan", which adds up no other column, is called so again: that it is meant. */
static bool is_called_total(const describing *d)
{
    return NT_ANY(i, d->survey->field_count,
                  d->wide->kinds[i] == NT_WIDE_VALUE &&
                      nt_ingest_is_total_heading(d->arena, heading(&d->survey->fields[i])));
}

/* Which indicator each column of values is of; others say nothing more. */
static void put_meanings(describing *d)
{
    nt_json_member_begin(&d->w, "columns", '{');
    for (size_t i = 0; i < d->survey->field_count; i++) {
        if (d->wide->kinds[i] == NT_WIDE_VALUE) {
            const char *name = heading(&d->survey->fields[i]);
            nt_json_member(&d->w, name,
                           d->wide->of == NT_WIDE_STAGES   ? nt_survey_indicator(name)
                           : d->wide->of == NT_WIDE_COUNTS ? d->counts[i]
                                                           : name);
        }
    }
    nt_json_end(&d->w, '}');
}

static void put_units(describing *d)
{
    nt_json_member_begin(&d->w, "also", '{');
    nt_json_member_begin(&d->w, d->unit, '{');
    for (size_t i = 0; i < d->survey->field_count; i++) {
        if (d->wide->kinds[i] == NT_WIDE_VALUE) {
            const char *unit = d->wide->units[i];
            nt_json_member(&d->w, heading(&d->survey->fields[i]), unit ? unit : unknown_unit);
        }
    }
    nt_json_end(&d->w, '}');
    nt_json_end(&d->w, '}');
}

static void put_format(describing *d)
{
    const nt_survey_wide *w = d->wide;
    nt_json_member_if(&d->w, "time", heading(w->time));
    if (!is_of_days(w)) {
        nt_json_member(&d->w, w->time ? "since" : "name", d->since);
    }
    nt_json_member(&d->w, "until", d->until);
    nt_json_member(&d->w, "format", w->format);
    if (nt_ingest_has_short_year(w->format)) {
        nt_json_member_integer(&d->w, "century", NT_SURVEY_CENTURY);
    }
    nt_json_member_if(&d->w, "period", w->stands_for_month ? "month" : NULL);
    if (w->year_field) {
        nt_json_member(&d->w, "year", heading(w->year_field));
    } else if (w->year) {
        nt_json_member_integer(&d->w, "year", w->year);
    }
}

static void put_id(describing *d)
{
    const nt_survey_wide *w = d->wide;
    nt_json_member_begin(&d->w, "made", '{');
    nt_json_member_begin(&d->w, d->id, '[');
    nt_json_put_string(&d->w, d->indicator);
    nt_json_put_if(&d->w, heading(w->area));
    nt_json_put_if(&d->w, heading(w->category));
    nt_json_put_if(&d->w, heading(w->counter));
    nt_json_put_if(&d->w, d->name && !names_indicators(w) ? d->name : NULL);
    nt_json_put_if(&d->w, w->unit_field ? d->unit : NULL);
    nt_json_put_if(&d->w, is_timed(w) ? d->until : NULL);
    nt_json_end(&d->w, ']');
    nt_json_end(&d->w, '}');
}

/* Months and areas that are added are read; of stages and kinds nobody knows whether a new column
 * is one. */
static void put_wide(describing *d)
{
    nt_json_member_begin(&d->w, "netra", '{');
    nt_survey_put_netra(&d->w, d->source);
    nt_json_member_begin(&d->w, "wide", '{');
    bool of_kinds = d->wide->of == NT_WIDE_KINDS;
    if (names_indicators(d->wide) || (of_kinds && is_called_total(d)) || d->wide->single) {
        put_meanings(d);
    } else if (of_kinds) {
        put_headings(d, "columns", NT_WIDE_VALUE);
    } else {
        put_headings(d, "allBut", NT_WIDE_OTHER);
    }
    put_headings(d, "total", NT_WIDE_TOTAL);
    nt_json_member_if(&d->w, "name", d->name);
    if (is_timed(d->wide)) {
        put_format(d);
    }
    nt_json_member(&d->w, "value", d->value);
    if (d->wide->units) {
        put_units(d);
    }
    nt_json_member_begin(&d->w, "same", '{');
    if (!is_timed(d->wide) && has_as_of(d->wide)) {
        char day[11];
        nt_json_member(&d->w, d->until, nt_date_format_iso(d->wide->as_of, day));
    } else if (!is_timed(d->wide) && has_period(d->wide)) {
        nt_json_member(&d->w, d->since, nt_arena_printf(d->arena, "%04d-01-01", d->wide->year));
        nt_json_member(&d->w, d->until, nt_arena_printf(d->arena, "%04d-12-31", d->wide->year));
    }
    if (!names_indicators(d->wide)) {
        nt_json_member(&d->w, d->indicator, indicator_id(d->wide));
    }
    if (!d->wide->unit_field && !d->wide->units) {
        nt_json_member(&d->w, d->unit, unit_id(d));
    }
    nt_json_member(&d->w, d->origin, source_id);
    nt_json_end(&d->w, '}');
    put_id(d);
    nt_json_end(&d->w, '}');
    nt_json_end(&d->w, '}');
}

static void put_sources(describing *d)
{
    static const char *const fields[][3] = {{"source_id", "string", "source.id"},
                                            {"publisher", "string", "source.publisher"},
                                            {"title", "string", "source.title"},
                                            {"published_on", "date", "source.published_on"}};
    nt_json_begin(&d->w, '{');
    nt_json_member(&d->w, "name", "sources");
    nt_json_member(&d->w, "path", "sources.csv");
    nt_json_member_begin(&d->w, "schema", '{');
    nt_json_member_begin(&d->w, "fields", '[');
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        put_field(d, fields[i][0], fields[i][1], fields[i][2], NULL);
    }
    nt_json_end(&d->w, ']');
    nt_json_end(&d->w, '}');
    nt_json_end(&d->w, '}');
}

nt_bytes nt_survey_wide_descriptor(nt_arena *arena, const nt_survey *survey,
                                   const nt_survey_wide *wide, const nt_survey_source *source)
{
    describing d = {.arena = arena,
                    .survey = survey,
                    .wide = wide,
                    .source = source,
                    .w = nt_json_open_masking(arena)};
    name_fields(&d);
    if (wide->of == NT_WIDE_COUNTS) {
        name_counts(&d);
    }
    nt_json_member(&d.w, "name", source->name);
    put_netra(&d);
    nt_json_member_begin(&d.w, "resources", '[');
    nt_json_begin(&d.w, '{');
    nt_json_member(&d.w, "name", "figures");
    nt_survey_put_file(&d.w, source);
    nt_json_member_begin(&d.w, "schema", '{');
    nt_json_member_strings(&d.w, "missingValues", survey->missing, survey->missing_count);
    put_fields(&d);
    nt_json_end(&d.w, '}');
    put_wide(&d);
    nt_json_end(&d.w, '}');
    put_sources(&d);
    nt_json_end(&d.w, ']');
    nt_json_end(&d.w, '}');
    return (nt_bytes){nt_buffer_text(d.w.out), d.w.out->length};
}

nt_bytes nt_survey_wide_sources(nt_arena *arena, const nt_survey_wide *wide,
                                const nt_survey_source *source)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_printf(&out, "source_id,publisher,title,published_on\n%s,", source_id);
    nt_csv_put(&out, wide->publisher ? wide->publisher : "");
    nt_buffer_putc(&out, ',');
    nt_csv_put(&out, *wide->title ? wide->title : source->paths[0]);
    nt_buffer_printf(&out, ",\n");
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
