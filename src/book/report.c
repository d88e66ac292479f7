/* The workbook as a whole: cover, contents, notes, and the sheets of tables behind them. */
#include <string.h>

#include "pages.h"
#include "text/number.h"
#include "words/book.h"

/* --- cover --- */

static void line_if(nt_sheet_draft *s, const char *text)
{
    if (text && *text) {
        nt_book_line(s, text);
    }
}

static void put_office(nt_sheet_draft *s, const nt_front *front)
{
    const nt_office *office = front->office;
    line_if(s, front->organisation);
    for (size_t i = 0; office && i < office->line_count; i++) {
        line_if(s, office->lines[i]);
    }
    line_if(s, office ? office->number : front->address);
    line_if(s, front->place_and_date);
}

/* Stamp and day; the stamp ends with the day, which a cover says once and in words. */
static void put_day(nt_sheet_draft *s, const nt_front *front)
{
    static const char before[] = " · ";
    nt_binding *b = s->of;
    const char *stamp = front->stamp ? front->stamp : "";
    const char *day =
        nt_date_known(front->date) ? nt_text_date(b->arena, b->lang, front->date) : "";
    size_t length = strlen(stamp), end = strlen(day);
    if (end && length >= end && strcmp(stamp + length - end, day) == 0) {
        length -= end;
        length -= length > strlen(before) ? strlen(before) : 0;
    }
    line_if(s, nt_arena_text(b->arena, stamp, length));
    if (end) {
        nt_message data = NT_MESSAGE_BOOK_DATA_OF(.day = day);
        nt_book_line(s, nt_message_text(b->arena, b->lang, &data));
    }
}

static void put_cover(nt_binding *b)
{
    const nt_front *front = &b->request->document->front;
    nt_message about = NT_MESSAGE_BOOK_ABOUT(.report = b->request->report),
               check = NT_MESSAGE_BOOK_HOW_TO_TRACE(.report = b->request->report);
    nt_sheet_draft s = nt_book_begin(b, ((nt_text)NT_TEXT_BOOK_COVER).in[b->lang], front->title);
    put_day(&s, front);
    line_if(&s, front->subtitle);
    put_office(&s, front);
    line_if(&s, front->classification);
    nt_book_line(&s, nt_message_text(b->arena, b->lang, &about));
    nt_book_line(&s, ((nt_text)NT_TEXT_BOOK_ABOUT_SIGNS).in[b->lang]);
    nt_book_line(&s, nt_message_text(b->arena, b->lang, &check));
    line_if(&s, front->head_right);
    nt_book_line(&s, b->request->producer);
    nt_book_end(&s);
}

/* --- contents, when all sheets are there --- */

static void put_link(nt_sheet_draft *s, const nt_book_page *page)
{
    nt_book_put(s, (nt_book_cell){.kind = NT_BOOK_TEXT, .text = page->name, .leads = page->name});
}

static void put_contents(nt_binding *b, const nt_book_page *pages, size_t count)
{
    nt_sheet_draft s = nt_book_begin(b, ((nt_text)NT_TEXT_BOOK_CONTENTS).in[b->lang], NULL);
    line_if(&s, b->request->document->front.stamp);
    nt_book_line(&s, ((nt_text)NT_TEXT_BOOK_ONE_TABLE).in[b->lang]);
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_SHEET);
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_HOLDS);
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_ROWS);
    NT_EACH(const nt_book_page, page, pages, count) {
        put_link(&s, page);
        nt_book_text(&s, page->lines[0].text);
        nt_book_count(&s, (double)page->row_count);
    }
    nt_book_end(&s);
}

/* --- notes --- */

static void put_notes(nt_binding *b)
{
    static const struct {
        const char *mark;
        nt_text means;
    } marks[] = {{NT_BOOK_WITHHELD, NT_TEXT_BOOK_MEANS_WITHHELD},
                 {NT_BOOK_UNKNOWN, NT_TEXT_BOOK_MEANS_UNKNOWN},
                 {NT_BOOK_NOT_APPLIED, NT_TEXT_BOOK_MEANS_NOT_APPLIED},
                 {"[p]", NT_TEXT_BOOK_MEANS_PROVISIONAL},
                 {"[r]", NT_TEXT_BOOK_MEANS_REVISED},
                 {"[e]", NT_TEXT_BOOK_MEANS_APPROXIMATE},
                 {"[mt]", NT_TEXT_BOOK_MEANS_MORE_THAN},
                 {"[lt]", NT_TEXT_BOOK_MEANS_LESS_THAN},
                 {"[u]", NT_TEXT_BOOK_MEANS_DOUBTFUL}};
    nt_sheet_draft s = nt_book_begin(b, ((nt_text)NT_TEXT_BOOK_NOTES).in[b->lang], NULL);
    line_if(&s, b->request->document->front.stamp);
    nt_book_line(&s, ((nt_text)NT_TEXT_BOOK_ONE_TABLE).in[b->lang]);
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_MARK);
    nt_book_headed(&s, (nt_text)NT_TEXT_BOOK_MEANING);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        nt_book_text(&s, marks[i].mark);
        nt_book_text(&s, marks[i].means.in[b->lang]);
    }
    for (size_t i = 0; i < b->notes.count; i++) {
        nt_message mark = NT_MESSAGE_BOOK_NOTE_MARK(.number = (long long)i + 1);
        nt_book_text(&s, nt_message_text(b->arena, b->lang, &mark));
        nt_book_text(&s, b->notes.items[i]);
    }
    nt_book_end(&s);
}

/* --- all --- */

static void put_tables(nt_binding *b, const nt_block *block)
{
    if (block->kind == NT_BLOCK_TABLE) {
        nt_book_of_table(b, block);
    } else if (block->kind == NT_BLOCK_FIGURE) {
        nt_book_of_chart(b, block);
    }
    for (size_t i = 0; i < block->child_count; i++) {
        put_tables(b, block->children[i]);
    }
}

/* Cover, contents and notes stand first, and know what comes behind them. */
nt_book nt_book_report(nt_arena *arena, const nt_book_request *request)
{
    const nt_document *document = request->document;
    const nt_front *front = &document->front;
    nt_binding b = {.arena = arena,
                    .request = request,
                    .lang = front->lang,
                    .names = nt_map_open(arena),
                    .tables = nt_map_open(arena)};
    put_cover(&b);
    const nt_book_page cover = b.pages.items[0];
    memset(&b.pages, 0, sizeof b.pages);
    for (size_t i = 0; i < document->block_count; i++) {
        put_tables(&b, document->blocks[i]);
    }
    nt_book_of_ledger(&b);
    nt_book_of_sources(&b);
    put_notes(&b);
    size_t count = b.pages.count;
    nt_book_page *pages = nt_new_array(arena, nt_book_page, count + 2);
    pages[2] = b.pages.items[count - 1]; /* the notes */
    memcpy(&pages[3], b.pages.items, (count - 1) * sizeof *pages);
    put_contents(&b, &pages[2], count);
    pages[0] = cover;
    pages[1] = b.pages.items[count];
    return (nt_book){.lang = front->lang,
                     .title = front->title,
                     .subject = front->subject ? front->subject : "",
                     .author = front->organisation ? front->organisation : "",
                     .keywords = front->keywords ? front->keywords : "",
                     .producer = request->producer,
                     .created = request->created,
                     .pages = pages,
                     .page_count = count + 2};
}
