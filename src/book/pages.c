/* Sheets in the making: names, lines, heads, cells. */
#include "pages.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "text/number.h"
#include "words/book.h"

/* What XLSX holds of one cell is 32,767 characters, of the head of a named table 255. */
enum { TEXT_BYTES_MAX = 32000, HEAD_BYTES_MAX = 240, NAME_MAX = 31 };

/* A blank for what XML and spreadsheets cannot hold, and for one that only keeps a line from
 * breaking, by which nobody looks up a name; what is too long is cut between two characters. */
static const char *clean_within(nt_arena *arena, const char *text, size_t most)
{
    nt_buffer out = nt_buffer_open(arena);
    const char *end = text + strlen(text);
    while (text < end && out.length < most) {
        char bytes[4];
        const char *plain = text;
        while (text < end && *text >= ' ' && *text <= '~' &&
               out.length + (size_t)(text - plain) < most) {
            text++;
        }
        if (text > plain) {
            nt_buffer_add(&out, plain, (size_t)(text - plain));
            continue;
        }
        uint32_t c = nt_utf8_next(&text, end);
        bool kept = c != NT_UTF8_INVALID && (c >= ' ' || c == '\n') && (c & 0xFFFE) != 0xFFFE;
        kept = kept && c != 0xA0 && c != 0x7F;
        if (c != 0xAD) { /* where a word may be parted */
            nt_buffer_add(&out, bytes, nt_utf8_put(kept ? c : ' ', bytes));
        }
    }
    nt_buffer_puts(&out, text < end ? "…" : "");
    return nt_buffer_text(&out);
}

static const char *clean(nt_arena *arena, const char *text)
{
    return clean_within(arena, text, TEXT_BYTES_MAX);
}

/* --- names --- */

static const char *in_small_letters(nt_arena *arena, const char *text)
{
    char *out = nt_arena_string(arena, text);
    for (char *at = out; *at; at++) {
        *at = nt_small(*at);
    }
    return out;
}

/* With a number behind it where it is another's already. */
static const char *distinct(nt_arena *arena, nt_map *taken, const char *text, bool is_name)
{
    const char *made = text;
    for (int i = 2; nt_map_keep(taken, in_small_letters(arena, made), 0) != NT_MAP_NONE; i++) {
        made = is_name ? nt_arena_printf(arena, "%s_%d", text, i)
                       : nt_arena_printf(arena, "%s (%d)", text, i);
    }
    return made;
}

/* Of a sheet: without the characters that programs take for a reference, and short. */
static const char *sheet_name(nt_binding *b, const char *text)
{
    nt_buffer out = nt_buffer_open(b->arena);
    text = clean(b->arena, text);
    const char *end = text + strlen(text);
    for (size_t count = 0; text < end && count < NAME_MAX - 5; count++) {
        char bytes[4];
        uint32_t c = nt_utf8_next(&text, end);
        bool allowed = c > ' ' && !(c < 0x80 && strchr("[]:*?/\\'", (int)c));
        nt_buffer_add(&out, bytes, nt_utf8_put(allowed ? c : ' ', bytes));
    }
    return distinct(b->arena, &b->names, nt_buffer_text(&out), false);
}

/* Of a table: letters, digits and low lines, and no reference to a cell. */
static const char *table_name(nt_binding *b, const char *sheet)
{
    nt_buffer out = nt_buffer_open(b->arena);
    nt_buffer_puts(&out, "t_");
    for (const char *at = sheet; *at; at++) {
        bool plain =
            (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9');
        nt_buffer_putc(&out, plain ? *at : '_');
    }
    return distinct(b->arena, &b->tables, nt_buffer_text(&out), true);
}

/* --- lines --- */

nt_sheet_draft nt_book_begin(nt_binding *b, const char *name, const char *title)
{
    nt_sheet_draft s = {
        .of = b, .page = {.name = sheet_name(b, name)}, .taken = nt_map_open(b->arena)};
    nt_book_line(&s, title ? title : name);
    return s;
}

void nt_book_line(nt_sheet_draft *s, const char *text)
{
    nt_book_cell cell = {.kind = NT_BOOK_TEXT, .text = clean(s->of->arena, text)};
    nt_vec_push(s->of->arena, &s->lines, cell);
}

static const char *note_mark(nt_binding *b, const char *text)
{
    nt_vec_push(b->arena, &b->notes, clean(b->arena, text));
    nt_message mark = NT_MESSAGE_BOOK_NOTE_MARK(.number = (long long)b->notes.count);
    return nt_message_text(b->arena, b->lang, &mark);
}

void nt_book_lead(nt_sheet_draft *s, const char *measure, const char *source, const char *notes)
{
    nt_binding *b = s->of;
    nt_arena *arena = b->arena;
    const char *stamp = b->request->document->front.stamp;
    const char *mark = *notes ? note_mark(b, notes) : NULL;
    nt_message note = NT_MESSAGE_BOOK_SEE_NOTE(.mark = mark);
    const char *see = mark ? nt_message_text(arena, b->lang, &note)
                           : ((nt_text)NT_TEXT_BOOK_SEE_NO_NOTE).in[b->lang];
    nt_book_line(s, *stamp ? stamp : b->request->document->front.title);
    nt_book_line(s, *measure ? measure : ((nt_text)NT_TEXT_BOOK_ONE_TABLE).in[b->lang]);
    nt_book_line(s, *source ? nt_arena_printf(arena, "%s %s", source, see) : see);
    nt_book_cell back = {.kind = NT_BOOK_TEXT,
                         .text = ((nt_text)NT_TEXT_BOOK_BACK_TO_CONTENTS).in[b->lang],
                         .leads = ((nt_text)NT_TEXT_BOOK_CONTENTS).in[b->lang]};
    nt_vec_push(arena, &s->lines, back);
}

/* --- the table --- */

void nt_book_head(nt_sheet_draft *s, const char *text)
{
    nt_arena *arena = s->of->arena;
    const char *words = *text ? text : ((nt_text)NT_TEXT_BOOK_NAME).in[s->of->lang];
    nt_vec_push(arena, &s->heads,
                distinct(arena, &s->taken, clean_within(arena, words, HEAD_BYTES_MAX), false));
}

void nt_book_put(nt_sheet_draft *s, nt_book_cell cell)
{
    nt_vec_push(s->of->arena, &s->cells, cell);
}

void nt_book_text(nt_sheet_draft *s, const char *text)
{
    bool has_words = text && *text;
    nt_book_put(
        s, (nt_book_cell){.kind = NT_BOOK_TEXT,
                          .text = has_words ? clean(s->of->arena, text) : NT_BOOK_NOT_APPLIED});
}

void nt_book_count(nt_sheet_draft *s, double number)
{
    if (number >= 0) {
        nt_book_put(s, (nt_book_cell){.kind = NT_BOOK_NUMBER, .number = number});
    } else {
        nt_book_text(s, NT_BOOK_NOT_APPLIED);
    }
}

/* Spreadsheets count days from 1900, XLSX with a day too many up to March. */
void nt_book_day(nt_sheet_draft *s, nt_date day)
{
    if (!nt_date_known(day)) {
        nt_book_text(s, NT_BOOK_UNKNOWN);
    } else if (day < nt_date_from_civil(1900, 3, 1)) {
        nt_book_text(s, nt_text_date(s->of->arena, s->of->lang, day));
    } else {
        nt_book_put(s, (nt_book_cell){.kind = NT_BOOK_DAY, .number = day});
    }
}

void nt_book_number(nt_sheet_draft *s, const nt_ledger_row *row, double number, int decimals)
{
    decimals = decimals < 0 ? 0 : decimals;
    nt_book_cell cell = {.kind = NT_BOOK_NUMBER,
                         .number = number,
                         .decimals =
                             decimals < NT_BOOK_DECIMALS_MAX ? decimals : NT_BOOK_DECIMALS_MAX,
                         .id = row ? row->id : NULL};
    if (!row || nt_ledger_is_withheld(row) || !isfinite(number)) {
        cell.kind = NT_BOOK_TEXT;
        cell.text = nt_ledger_is_withheld(row) ? NT_BOOK_WITHHELD : NT_BOOK_UNKNOWN;
    }
    nt_book_put(s, cell);
}

void nt_book_end(nt_sheet_draft *s)
{
    nt_binding *b = s->of;
    s->page.lines = s->lines.items;
    s->page.line_count = s->lines.count;
    if (s->heads.count) {
        for (size_t i = 0; !s->cells.count && i < s->heads.count; i++) {
            nt_book_text(s, NT_BOOK_UNKNOWN); /* a table has a row */
        }
        s->page.table = table_name(b, s->page.name);
        s->page.heads = s->heads.items;
        s->page.column_count = s->heads.count;
        s->page.cells = s->cells.items;
        s->page.row_count = s->cells.count / s->heads.count;
    }
    nt_book_set_sizes(b->arena, &s->page);
    nt_vec_push(b->arena, &b->pages, s->page);
}

/* --- what the ledger says --- */

const char *nt_book_marks(nt_arena *arena, const nt_ledger_row *row)
{
    static const struct {
        unsigned flag;
        const char *mark;
    } marks[] = {{NT_FLAG_REVISED, "[r]"},     {NT_FLAG_PROVISIONAL, "[p]"},
                 {NT_FLAG_APPROXIMATE, "[e]"}, {NT_FLAG_MORE_THAN, "[mt]"},
                 {NT_FLAG_LESS_THAN, "[lt]"},  {NT_FLAG_DOUBTFUL, "[u]"}};
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; row && i < sizeof marks / sizeof *marks; i++) {
        if (row->flags & marks[i].flag) {
            nt_buffer_puts(&out, marks[i].mark);
        }
    }
    return nt_buffer_text(&out);
}

/* What netra's own notes say of the signs on the pages, said of the marks that stand for them here:
 * one begins the note, or is in brackets. */
static void put_in_marks(nt_buffer *out, const char *text)
{
    static const struct {
        const char *sign, *mark;
    } signs[] = {{"\u2013", NT_BOOK_WITHHELD},
                 {"?", NT_BOOK_UNKNOWN},
                 {"\u00B7", NT_BOOK_NOT_APPLIED},
                 {"*", "[u]"},
                 {"(p)", "[p]"},
                 {"(r)", "[r]"}};
    bool begins = true;
    for (const char *at = text; *at;) {
        const char *put = at;
        size_t length = 1, read = 1;
        for (size_t i = 0; i < sizeof signs / sizeof *signs && (begins || *at == '('); i++) {
            if (nt_begins(at, signs[i].sign)) {
                put = signs[i].mark;
                length = strlen(put);
                read = strlen(signs[i].sign);
            }
        }
        begins = begins && *at == ' ';
        nt_buffer_add(out, put, length);
        at += read;
    }
}

const char *nt_book_plain(nt_arena *arena, const nt_inlines *text)
{
    nt_buffer out = nt_buffer_open(arena);
    NT_EACH(const nt_inline, item, text->items, text->count) {
        if (item->style & NT_STYLE_OF_SIGNS) {
            put_in_marks(&out, item->text);
        } else if (!(item->style & NT_STYLE_MARK)) {
            nt_buffer_puts(&out, !item->text || strcmp(item->text, "\n") == 0 ? " " : item->text);
        }
    }
    return nt_buffer_text(&out);
}

const char *nt_book_titled(nt_binding *b, const char *number, const nt_inlines *caption)
{
    const char *words = nt_book_plain(b->arena, caption);
    number = number ? number : "";
    return nt_arena_printf(b->arena, "%s%s%s", number, *number && *words ? ". " : "", words);
}

const nt_ledger_row *nt_book_row(const nt_binding *b, const char *id)
{
    return id ? nt_ledger_find(b->request->results->ledger, id) : NULL;
}

/* --- where --- */

void nt_book_put_reference(nt_buffer *out, size_t column, size_t row)
{
    char letters[8], *at = letters + sizeof letters;
    *--at = '\0';
    for (size_t n = column + 1; n; n = (n - 1) / 26) {
        *--at = (char)('A' + (n - 1) % 26);
    }
    nt_buffer_printf(out, "%s%zu", at, row + 1);
}
