/* The ledger as CSV and as JSON. */
#include "base/csv.h"
#include "base/unit.h"
#include "base/utf8.h"
#include "ledger/ledger.h"
#include "words/ledger.h"
#include <math.h>

/* In the order of the bits. */
static const char *const flag_words[] = {
    "approximate", "doubtful", "naive",       "as-of-unknown", "more-than", "exposure-differs",
    "suppressed",  "revised",  "provisional", "joint",         "headline",  "less-than"};
enum { FLAG_COUNT = sizeof flag_words / sizeof *flag_words };

static size_t words_of(unsigned flags, const char *out[static FLAG_COUNT])
{
    return NT_PICK(out, i, FLAG_COUNT, flag_words[i], flags & 1u << i);
}

static const char *joined(nt_arena *arena, const char *const *items, size_t count)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&out, "%s%s", i ? " " : "", items[i]);
    }
    return nt_buffer_text(&out);
}

const char *nt_ledger_flags(nt_arena *arena, unsigned flags)
{
    const char *words[FLAG_COUNT];
    return joined(arena, words, words_of(flags, words));
}

unsigned nt_ledger_flag_called(const char *word)
{
    size_t flag = nt_utf8_index(word, flag_words, FLAG_COUNT);
    return flag < FLAG_COUNT ? 1u << flag : 0;
}

const char *nt_ledger_flags_told(nt_arena *arena, nt_lang lang, unsigned flags)
{
    static const nt_text told[FLAG_COUNT] = {
        NT_TEXT_LEDGER_FLAG_APPROXIMATE, NT_TEXT_LEDGER_FLAG_DOUBTFUL,
        NT_TEXT_LEDGER_FLAG_NAIVE,       NT_TEXT_LEDGER_FLAG_AS_OF_UNKNOWN,
        NT_TEXT_LEDGER_FLAG_MORE_THAN,   NT_TEXT_LEDGER_FLAG_EXPOSURE_DIFFERS,
        NT_TEXT_LEDGER_FLAG_SUPPRESSED,  NT_TEXT_LEDGER_FLAG_REVISED,
        NT_TEXT_LEDGER_FLAG_PROVISIONAL, NT_TEXT_LEDGER_FLAG_JOINT,
        NT_TEXT_LEDGER_FLAG_HEADLINE,    NT_TEXT_LEDGER_FLAG_LESS_THAN};
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < FLAG_COUNT; i++) {
        if (flags & 1u << i) {
            nt_buffer_printf(&out, "%s%s", out.length ? ", " : "", told[i].in[lang]);
        }
    }
    return nt_buffer_text(&out);
}

static bool whole_number(double value)
{
    return isfinite(value) && value == floor(value) && fabs(value) < 9007199254740992.0;
}

static void put_number(nt_json_writer *json, const char *key, double value)
{
    nt_json_key(json, key);
    if (whole_number(value)) {
        nt_json_put_integer(json, (long long)value);
    } else {
        nt_json_put_number(json, value);
    }
}

static void put_row(nt_json_writer *json, const nt_ledger_row *row)
{
    const char *flags[FLAG_COUNT];
    nt_json_begin_line(json, '{');
    nt_json_member(json, "id", row->id);
    nt_json_member_text(json, "label", row->label);
    put_number(json, "value", row->value);
    nt_json_member(json, "unit", row->unit);
    put_number(json, "lower", row->lower);
    put_number(json, "upper", row->upper);
    nt_json_member_count(json, "part", row->part);
    nt_json_member_count(json, "whole", row->whole);
    nt_json_member_integer(json, "decimals", row->decimals);
    nt_json_member(json, "method", nt_method_text(row->method));
    nt_json_member_strings(json, "inputs", row->inputs, row->input_count);
    nt_json_member_strings(json, "sources", row->sources, row->source_count);
    nt_json_member_date(json, "as_of", row->as_of);
    nt_json_member_strings(json, "flags", flags, words_of(row->flags, flags));
    nt_json_end(json, '}');
}

/* Only what is there. */
static void put_spoken(nt_json_writer *json, const char *key, nt_text text)
{
    nt_json_member_begin(json, key, '{');
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_json_member_if(json, nt_lang_codes[lang], *text.in[lang] ? text.in[lang] : NULL);
    }
    nt_json_end(json, '}');
}

static void put_statement(nt_json_writer *json, const nt_ledger_statement *statement)
{
    nt_json_begin_line(json, '{');
    nt_json_member(json, "id", statement->name);
    put_spoken(json, "text", statement->text);
    put_spoken(json, "wording", statement->wording);
    nt_json_member_strings(json, "numbers", statement->numbers, statement->number_count);
    nt_json_end(json, '}');
}

static void put_statements(nt_json_writer *json, const nt_ledger *ledger)
{
    size_t count;
    const nt_ledger_statement *statements = nt_ledger_statements(ledger, &count);
    if (count) {
        nt_json_member_begin(json, "statements", '[');
        for (size_t i = 0; i < count; i++) {
            put_statement(json, &statements[i]);
        }
        nt_json_end(json, ']');
    }
}

/* What the data's own units are called, so that a reader of the ledger alone can print it. */
static void put_units(nt_json_writer *json, const nt_ledger *ledger, nt_arena *arena)
{
    NT_VEC(const nt_unit *) units = {0};
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_unit *unit = nt_unit_declared(nt_ledger_at(ledger, i)->unit);
        size_t at = 0;
        while (unit && at < units.count && units.items[at] != unit) {
            at++;
        }
        if (unit && at == units.count) {
            nt_vec_push(arena, &units, unit);
        }
    }
    if (units.count) {
        nt_json_member_begin(json, "units", '{');
        for (size_t i = 0; i < units.count; i++) {
            nt_json_key(json, units.items[i]->id);
            nt_unit_write_label(json, units.items[i]);
        }
        nt_json_end(json, '}');
    }
}

void nt_ledger_write_marks(const nt_ledger *ledger, nt_json_writer *json)
{
    const char *const *events = nt_ledger_events(ledger);
    if (nt_ledger_is_internal(ledger)) {
        nt_json_member_bool(json, "internal", true);
    }
    nt_json_member_if(json, "area", *nt_ledger_area(ledger) ? nt_ledger_area(ledger) : NULL);
    if (*events[0]) {
        nt_json_member_strings(json, "events", events, *events[1] ? 2 : 1);
    }
}

size_t nt_ledger_write_json(const nt_ledger *ledger, nt_buffer *out)
{
    nt_json_writer json = nt_json_writer_open(out);
    nt_json_begin(&json, '{');
    nt_ledger_write_marks(ledger, &json);
    put_units(&json, ledger, out->arena);
    nt_json_member_begin(&json, "figures", '[');
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        put_row(&json, nt_ledger_at(ledger, i));
    }
    nt_json_end(&json, ']');
    put_statements(&json, ledger);
    nt_json_end(&json, '}');
    return json.values;
}

static void cell_text(nt_buffer *out, const char *text)
{
    nt_buffer_putc(out, ',');
    nt_csv_put(out, text);
}

static void cell_number(nt_buffer *out, double value)
{
    nt_buffer_putc(out, ',');
    nt_csv_put_number(out, value);
}

static void cell_count(nt_buffer *out, int64_t count)
{
    cell_number(out, count < 0 ? NAN : (double)count);
}

void nt_ledger_write_csv(const nt_ledger *ledger, nt_buffer *out)
{
    nt_buffer_puts(out, "id");
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer_printf(out, ",label_%s", nt_lang_codes[lang]);
    }
    nt_buffer_puts(out, ",value,unit,lower,upper,part,whole,decimals,method,inputs,sources,as_of,"
                        "flags\n");
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        char day[11];
        nt_csv_put(out, row->id);
        for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
            cell_text(out, row->label.in[lang]);
        }
        cell_number(out, row->value);
        cell_text(out, row->unit);
        cell_number(out, row->lower);
        cell_number(out, row->upper);
        cell_count(out, row->part);
        cell_count(out, row->whole);
        cell_number(out, row->decimals);
        cell_text(out, nt_method_text(row->method));
        cell_text(out, joined(out->arena, row->inputs, row->input_count));
        cell_text(out, joined(out->arena, row->sources, row->source_count));
        cell_text(out, nt_date_format_iso(row->as_of, day));
        cell_text(out, nt_ledger_flags(out->arena, row->flags));
        nt_buffer_putc(out, '\n');
    }
}
