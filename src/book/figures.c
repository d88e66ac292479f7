/* All numbers of the ledger, with the cells that show them; the sources. */
#include "pages.h"
#include "quantity/quantity.h"
#include "words/book.h"

enum { INPUTS_MAX = 12 /* the list of figures in the report's own files has all */ };

typedef struct {
    nt_map numbers; /* of the ids in `places` */
    NT_VEC(nt_buffer) places;
} where_printed;

static where_printed find_places(nt_binding *b)
{
    where_printed where = {.numbers = nt_map_open(b->arena)};
    NT_EACH(const nt_book_page, page, b->pages.items, b->pages.count) {
        for (size_t i = 0; i < page->row_count * page->column_count; i++) {
            const char *id = page->cells[i].id;
            size_t known = id ? nt_map_keep(&where.numbers, id, where.places.count) : 0;
            if (!id) {
                continue;
            }
            if (known == NT_MAP_NONE) {
                known = where.places.count;
                nt_vec_push(b->arena, &where.places, nt_buffer_open(b->arena));
            }
            nt_buffer *out = &where.places.items[known];
            nt_buffer_printf(out, "%s%s ", out->length ? ", " : "", page->name);
            nt_book_put_reference(out, i % page->column_count,
                                  page->line_count + 1 + i / page->column_count);
        }
    }
    return where;
}

static const char *joined(nt_binding *b, const char *const *ids, size_t count)
{
    nt_buffer out = nt_buffer_open(b->arena);
    for (size_t i = 0; i < count && i < INPUTS_MAX; i++) {
        nt_buffer_printf(&out, "%s%s", i ? ", " : "", ids[i]);
    }
    if (count > INPUTS_MAX) {
        nt_message more = NT_MESSAGE_BOOK_AND_MORE(.count = (long long)(count - INPUTS_MAX));
        nt_buffer_printf(&out, ", %s", nt_message_text(b->arena, b->lang, &more));
    }
    return nt_buffer_text(&out);
}

static void put_ledger_row(nt_sheet_draft *s, const nt_book_shown *of, const where_printed *where,
                           const nt_ledger_row *row)
{
    nt_binding *b = s->of;
    const nt_ledger *ledger = b->request->results->ledger;
    size_t place = nt_map_find(&where->numbers, row->id);
    nt_book_text(s, row->id);
    nt_book_text(s, row->label.in[b->lang]);
    nt_book_row_cells(s, of, row);
    nt_book_text(s, nt_method_words(row->method).in[b->lang]);
    nt_book_text(s, nt_quantity_formula(b->arena, b->lang, b->lang, ledger, row));
    nt_book_text(s, joined(b, row->inputs, row->input_count));
    nt_book_text(s, joined(b, row->sources, row->source_count));
    nt_book_text(s, place == NT_MAP_NONE ? NULL : nt_buffer_text(&where->places.items[place]));
}

void nt_book_of_ledger(nt_binding *b)
{
    const nt_ledger *ledger = b->request->results->ledger;
    where_printed where = find_places(b);
    const nt_text heads[] = {NT_TEXT_BOOK_METHOD, NT_TEXT_BOOK_FORMULA, NT_TEXT_BOOK_INPUTS,
                             NT_TEXT_BOOK_SOURCES, NT_TEXT_BOOK_CELLS};
    nt_message how = NT_MESSAGE_BOOK_HOW_TO_TRACE(.report = b->request->report);
    nt_sheet_draft s = nt_book_begin(b, ((nt_text)NT_TEXT_BOOK_ALL_FIGURES).in[b->lang], NULL);
    nt_book_lead(&s, nt_message_text(b->arena, b->lang, &how), "", "");
    nt_book_shown of = {.limits = true, .counts = true};
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_CODE);
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_WHAT);
    nt_book_row_heads(&s, &of);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        nt_book_headed(&s, heads[i]);
    }
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        put_ledger_row(&s, &of, &where, nt_ledger_at(ledger, i));
    }
    nt_book_end(&s);
}

/* --- the sources --- */

void nt_book_of_sources(nt_binding *b)
{
    const nt_published *published = b->request->results->published;
    const nt_text heads[] = {NT_TEXT_BOOK_NUMBER, NT_TEXT_BOOK_CODE,    NT_TEXT_BOOK_PUBLISHER,
                             NT_TEXT_BOOK_TITLE,  NT_TEXT_BOOK_ADDRESS, NT_TEXT_BOOK_PUBLISHED_ON};
    if (!published || !published->source_count) {
        return;
    }
    nt_sheet_draft s = nt_book_begin(b, ((nt_text)NT_TEXT_BOOK_SOURCES).in[b->lang], NULL);
    nt_book_lead(&s, ((nt_text)NT_TEXT_BOOK_ABOUT_SOURCES).in[b->lang], "", "");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        nt_book_headed(&s, heads[i]);
    }
    NT_EACH(const nt_source, source, published->sources, published->source_count) {
        nt_book_count(&s, (double)source->number);
        nt_book_text(&s, source->id);
        nt_book_text(&s, source->publisher);
        nt_book_text(&s, source->title);
        nt_book_text(&s, source->url);
        nt_book_day(&s, source->published_on);
    }
    nt_book_end(&s);
}
