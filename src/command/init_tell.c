/* What `netra init` took a file for, and how sure it is. No text of a column about persons is
 * shown, and of others only what stands often. */
#include <string.h>

#include "init.h"
#include "words/command.h"
#include "words/register.h"

static const struct {
    const char *role;
    nt_text words;
} roles[] = {
    {"case.id", NT_TEXT_COMMAND_INIT_ID},
    {"case.reported_on", NT_TEXT_COMMAND_INIT_REPORTED},
    {"case.decided_on", NT_TEXT_COMMAND_INIT_DECIDED},
    {"case.sanctioned_on", NT_TEXT_COMMAND_INIT_SANCTIONED},
    {"case.recorded_on", NT_TEXT_COMMAND_INIT_RECORDED},
    {"case.outcome", NT_TEXT_COMMAND_INIT_OUTCOME},
    {"case.province", NT_TEXT_COMMAND_INIT_WIDE_AREA},
    {"case.regency", NT_TEXT_COMMAND_INIT_NARROW_AREA},
    {"case.institution", NT_TEXT_COMMAND_INIT_INSTITUTION},
    {"case.position", NT_TEXT_COMMAND_INIT_POSITION},
    {"case.violation", NT_TEXT_COMMAND_INIT_KIND},
    {"case.sanction", NT_TEXT_COMMAND_INIT_SANCTION},
    {"case.event", NT_TEXT_COMMAND_INIT_EVENT},
};

nt_text nt_init_role_words(const char *role)
{
    NT_RETURN_FIRST(i, role ? sizeof roles / sizeof *roles : 0, strcmp(roles[i].role, role) == 0,
                    roles[i].words, (nt_text)NT_TEXT_COMMAND_INIT_NO_ROLE);
}

static nt_text sureness(nt_sureness sure)
{
    static const nt_text words[] = {[NT_SURE_PROVEN] = NT_TEXT_COMMAND_INIT_PROVEN,
                                    [NT_SURE_LIKELY] = NT_TEXT_COMMAND_INIT_LIKELY,
                                    [NT_SURE_OPEN] = NT_TEXT_COMMAND_INIT_PROPOSED};
    return words[sure];
}

static const char *delimiter_words(char delimiter)
{
    static const char *const names[] = {"\";\"", "\",\"", "\"|\"", "TAB"};
    const char *at = strchr(";,|\t", delimiter);
    return names[at - ";,|\t"];
}

void nt_init_tell_file(nt_lang lang, const nt_grid_file *file, const nt_survey *survey)
{
    static const char *const encodings[] = {"UTF-8", "UTF-8", "windows-1252", "UTF-16"};
    const nt_survey_table *t = survey->table;
    const nt_grid_row *rows = survey->sheet->rows;
    nt_tell(stdout, lang,
            NT_MESSAGE_COMMAND_INIT_FILE(.file = file->path,
                                         .rows = (long long)(t->end - t->first_row),
                                         .columns = (long long)survey->field_count));
    if (file->delimiter) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_INIT_DELIMITED(.delimiter = delimiter_words(file->delimiter),
                                                  .encoding = encodings[file->encoding],
                                                  .sure = sureness(file->encoding_proven
                                                                       ? NT_SURE_PROVEN
                                                                       : NT_SURE_LIKELY)));
    } else {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_INIT_SHEET(.sheet = survey->sheet->name,
                                              .count = (long long)file->sheet_count));
    }
    long long first = rows[t->first_heading].line, last = rows[t->first_row - 1].line,
              above = (long long)t->first_heading,
              below = (long long)(survey->sheet->row_count - t->end);
    nt_tell(stdout, lang,
            first < last
                ? NT_MESSAGE_COMMAND_INIT_HEADINGS(.first = first, .last = last, .above = above,
                                                   .below = below)
                : NT_MESSAGE_COMMAND_INIT_HEADING(.line = first, .above = above, .below = below));
    if (t->left) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_LEFT(.count = (long long)t->left));
    }
    if (survey->sheet->cut) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_CUT());
    }
}

/* Where a row is no case, or has no id. */
static void tell_rows(nt_lang lang, const nt_survey *survey)
{
    static const nt_text units[NT_ROW_UNITS] = {[NT_ROW_ALLEGATION] =
                                                    NT_TEXT_COMMAND_INIT_ROW_ALLEGATION,
                                                [NT_ROW_PERSON] = NT_TEXT_COMMAND_INIT_ROW_PERSON};
    nt_row_unit unit = nt_survey_row_unit(survey);
    if (unit != NT_ROW_CASE) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ROWS(.unit = units[unit]));
    }
    if (!nt_survey_holder(survey, "case.id")) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_NUMBERED());
    }
}

/* What an outcome was taken for. */
static const char *meaning_of(nt_arena *arena, nt_lang lang, const nt_survey *survey,
                              const char *text)
{
    static const nt_text meanings[NT_OUTCOME_KINDS] = {
        [NT_OUTCOME_UNKNOWN] = NT_TEXT_COMMAND_INIT_OUTCOME_UNKNOWN,
        [NT_OUTCOME_PENDING] = NT_TEXT_REGISTER_TAKEN_AS_OPEN,
        [NT_OUTCOME_PROVEN] = NT_TEXT_REGISTER_TAKEN_AS_UPHELD,
        [NT_OUTCOME_NOT_PROVEN] = NT_TEXT_REGISTER_TAKEN_AS_NOT_UPHELD,
        [NT_OUTCOME_CLOSED] = NT_TEXT_REGISTER_TAKEN_AS_CLOSED};
    const nt_survey_outcome *o = NT_NAMED(survey->outcomes, survey->outcome_count, text, text);
    nt_outcome kind = !o || o->sure == NT_SURE_OPEN ? NT_OUTCOME_UNKNOWN : o->kind;
    return nt_arena_printf(arena, " (%s)", meanings[kind].in[lang]);
}

/* "Disetujui 120 (as was asked) · Ditolak 40 (otherwise); other texts, not shown: 3" */
static void tell_values(nt_arena *arena, nt_lang lang, const nt_survey *survey,
                        const nt_survey_field *field)
{
    enum { SHOWN = 12 };
    const nt_survey_column *c = field->column;
    nt_buffer out = nt_buffer_open(arena);
    size_t shown = 0;
    for (size_t i = 0; i < c->value_count && shown < SHOWN; i++) {
        if (nt_survey_may_show(field, &c->values[i])) {
            bool is_outcome = strcmp(field->role, "case.outcome") == 0;
            nt_buffer_printf(&out, "%s%s %zu%s", out.length ? " · " : "", c->values[i].text,
                             c->values[i].count,
                             is_outcome ? meaning_of(arena, lang, survey, c->values[i].text) : "");
            shown++;
        }
    }
    if (shown) {
        nt_message more =
            NT_MESSAGE_COMMAND_INIT_MORE(.count = (long long)(c->value_count - shown));
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_INIT_VALUES(.values = nt_buffer_text(&out),
                                               .more = c->value_count > shown ? &more : NULL));
    }
}

static bool is_counted_by(const nt_survey_field *field)
{
    return field->role && strcmp(field->role, "case.id") != 0 && !strstr(field->role, "_on");
}

/* How the days are written. Where the format does not read all of them, their order is told by some
 * and not proven of the others. */
static nt_message format_of(const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    const nt_survey_days *days = &c->days;
    const char *format = days->format ? days->format : "";
    size_t texts = c->filled - c->typed_days;
    bool all = days->read + c->waiting >= texts;
    nt_text sure = sureness(field->open_order     ? NT_SURE_OPEN
                            : all || !days->rival ? NT_SURE_PROVEN
                                                  : NT_SURE_LIKELY);
    return all ? NT_MESSAGE_COMMAND_INIT_FORMAT(.format = format, .sure = sure)
               : NT_MESSAGE_COMMAND_INIT_FORMAT_OF_SOME(.format = format, .sure = sure,
                                                        .read = (long long)days->read,
                                                        .texts = (long long)texts);
}

static void tell_field(nt_arena *arena, nt_lang lang, const nt_survey *survey,
                       const nt_survey_field *field)
{
    const nt_survey_days *days = &field->column->days;
    nt_text meaning =
        field->personal ? (nt_text)NT_TEXT_COMMAND_INIT_PERSONAL : nt_init_role_words(field->role);
    if (nt_survey_holds_amounts(field)) {
        nt_tell(
            stdout, lang,
            NT_MESSAGE_COMMAND_INIT_AMOUNTS(.column = field->column->heading,
                                            .mark = (const char[]){field->column->amounts.decimal,
                                                                   '\0'},
                                            .sure = sureness(NT_SURE_PROVEN)));
        return;
    }
    if (!field->role && !field->personal) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_INIT_COLUMN_UNUSED(.column = field->column->heading,
                                                      .meaning = meaning, .why = field->why));
        return;
    }
    bool has_days = field->role && strstr(field->role, "_on") && days->format;
    nt_message format = format_of(field);
    nt_tell(stdout, lang,
            NT_MESSAGE_COMMAND_INIT_COLUMN(.column = field->column->heading, .meaning = meaning,
                                           .format = has_days ? &format : NULL,
                                           .sure = sureness(field->sure), .why = field->why));
    if (is_counted_by(field)) {
        tell_values(arena, lang, survey, field);
    }
}

void nt_init_tell(nt_arena *arena, nt_lang lang, const nt_grid_file *file, const nt_survey *survey)
{
    nt_init_tell_file(lang, file, survey);
    tell_rows(lang, survey);
    for (size_t i = 0; i < survey->field_count; i++) {
        tell_field(arena, lang, survey, &survey->fields[i]);
    }
    if (survey->rare_values) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_INIT_RARE(.count = (long long)survey->rare_values,
                                             .often = NT_SURVEY_OFTEN));
    }
}
