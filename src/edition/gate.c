#include "edition/gate.h"

#include <string.h>

#include "base/path.h"
#include "base/personal.h"
#include "base/utf8.h"
#include "statement/statement.h"
#include "text/aloud.h"
#include "web/read.h"
#include "words/edition.h"

static bool holds(const char *text)
{
    return text && nt_personal_holds(text, strlen(text));
}

static bool any_holds(const char *const *texts, size_t count)
{
    return NT_ANY(i, count, holds(texts[i]));
}

/* --- what a report is made from --- */

static nt_status refuse(nt_place place, nt_error *err)
{
    return nt_fail(err, NT_INVALID, place, NT_MESSAGE_EDITION_TEMPLATE_HOLDS_NUMBER());
}

/* What stands between "{{" and "}}" is a name or a comment, printed nowhere. The end of the tag
 * that `at` stands in; NULL: it stands in none. */
static const char *tag_end(const char *start, const char *at, const char *end)
{
    const char *open = at;
    while (open > start && !nt_begins(open, "{{") && !nt_begins(open, "}}")) {
        open--;
    }
    if (!nt_begins(open, "{{")) {
        return NULL;
    }
    while (at < end && !nt_begins(at, "}}")) {
        at++;
    }
    return at;
}

/* Characters that no font has, beginning with the first that is printed. */
static nt_status judge_characters(nt_run_state *run, const char *text, size_t length,
                                  const char **at, nt_text *wrong, nt_error *err)
{
    const char *end = text + length, *from = text;
    nt_status status;
    do {
        status = nt_characters_find(run, from, (size_t)(end - from), at, wrong, err);
        from = *at ? tag_end(from, *at, end) : NULL;
    } while (*at && from);
    return status;
}

static nt_status refuse_character(nt_place place, nt_text wrong, nt_error *err)
{
    return nt_fail(err, NT_INVALID, place, NT_MESSAGE_EDITION_WRITE_OTHERWISE(.wrong = wrong));
}

static nt_status judge_setting(nt_run_state *run, const char *setting, nt_error *err)
{
    const char *at;
    nt_text wrong;
    const char *name = nt_arena_text(run->arena, setting, strcspn(setting, "=")); /* NAME=VALUE */
    NT_FAIL_IF(holds(setting), err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_EDITION_SETTING_HOLDS_NUMBER(.name = name));
    nt_status status = nt_characters_find(run, setting, strlen(setting), &at, &wrong, err);
    return at ? nt_fail(err, NT_USAGE, nt_nowhere,
                        NT_MESSAGE_EDITION_SETTING_OTHERWISE(.name = name, .wrong = wrong))
              : status;
}

static nt_status judge_text(nt_run_state *run, const char *file, nt_bytes bytes, nt_error *err)
{
    nt_personal number;
    const char *at;
    nt_text wrong;
    if (nt_personal_find(bytes.bytes, bytes.length, &number)) {
        return refuse(nt_place_of(file, bytes.bytes, bytes.bytes + number.start), err);
    }
    nt_status status = judge_characters(run, bytes.bytes, bytes.length, &at, &wrong, err);
    return at ? refuse_character(nt_place_of(file, bytes.bytes, at), wrong, err) : status;
}

static nt_status judge_string(nt_run_state *run, nt_place place, const char *text, bool printed,
                              nt_error *err)
{
    const char *at = NULL;
    nt_text wrong;
    nt_status status = holds(text) ? refuse(place, err) : NT_OK;
    if (!status && printed) {
        status = judge_characters(run, text, strlen(text), &at, &wrong, err);
    }
    return at ? refuse_character(place, wrong, err) : status;
}

/* A text of JSON may spell its characters out. What the author keeps there for himself travels, but
 * is not printed. */
static nt_status judge_tree(nt_run_state *run, const nt_json *json, bool printed, nt_error *err)
{
    printed = printed && !(json->key && nt_json_is_own(json->key));
    nt_status status =
        json->key ? judge_string(run, json->key_place, json->key, printed, err) : NT_OK;
    if (!status && json->type == NT_JSON_STRING) {
        status = judge_string(run, json->place, json->string, printed, err);
    } else if (!status && nt_json_is_personal(json)) {
        status = refuse(json->place, err);
    }
    for (const nt_json *each = json->child; each && !status; each = each->next) {
        status = judge_tree(run, each, printed, err);
    }
    return status;
}

static nt_status judge_json(nt_run_state *run, const char *path, nt_bytes bytes, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    const nt_json *tree;
    NT_TRY(nt_json_parse(passing, path, bytes.bytes, bytes.length, &tree, err));
    return judge_tree(run, tree, true, err);
}

static nt_status judge_file(nt_run_state *run, const nt_file *file, nt_error *err)
{
    const char *path = nt_path_join(run->arena, run->folder, file->name);
    return (nt_path_ends_in(file->name, ".json") ? judge_json : judge_text)(run, path, file->bytes,
                                                                            err);
}

/* Its file; a logo has no words left. */
nt_status nt_gate_office(nt_run_state *run, const nt_office *office, nt_error *err)
{
    return office ? judge_json(run, office->path, office->files[0].bytes, err) : NT_OK;
}

nt_status nt_gate_words(nt_run_state *run, nt_error *err)
{
    const nt_template *template = run->template;
    for (size_t i = 0; i < run->options->setting_count; i++) {
        NT_TRY(judge_setting(run, run->options->settings[i].name, err));
    }
    NT_FAIL_IF(holds(template->name), err, NT_INVALID, nt_place_in(run->folder),
               NT_MESSAGE_EDITION_NAME_HOLDS_NUMBER());
    for (size_t i = 0; !run->template_read && i < template->file_count; i++) {
        NT_TRY(judge_file(run, &template->files[i], err));
    }
    return nt_gate_office(run, template->office, err);
}

/* --- what has become of it --- */

static nt_status refuse_made(const nt_run_state *run, nt_message what, nt_error *err)
{
    return nt_fail(err, NT_INVALID, nt_place_in(run->folder),
                   NT_MESSAGE_EDITION_WOULD_SHOW_NUMBER(.what = &what));
}

static bool chart_holds(const nt_chart *chart)
{
    const char *const texts[] = {chart->title, chart->subtitle, chart->source,
                                 chart->note,  chart->alt,      chart->stamp};
    bool found = any_holds(texts, sizeof texts / sizeof *texts);
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        found = found || holds(series->name);
        for (size_t i = 0; i < series->count && !found; i++) {
            found = holds(series->points[i].label) || holds(series->points[i].remark);
        }
    }
    return found;
}

static bool front_holds(const nt_front *front)
{
    const char *const texts[] = {front->title,    front->subtitle, front->organisation,
                                 front->subject,  front->keywords, front->creator,
                                 front->head_left};
    return any_holds(texts, sizeof texts / sizeof *texts);
}

static nt_status judge_chart(nt_run_state *run, const nt_chart *chart, nt_error *err)
{
    return chart_holds(chart)
               ? refuse_made(run, NT_MESSAGE_EDITION_THE_CHART(.chart = chart->id), err)
               : NT_OK;
}

nt_status nt_gate_chart(nt_run_state *run, const nt_front *front, const nt_chart *chart,
                        nt_error *err)
{
    return front_holds(front) ? refuse_made(run, NT_MESSAGE_EDITION_WHAT_THE_PDF_TELLS(), err)
                              : judge_chart(run, chart, err);
}

/* The element that holds a mark's line of text: what stands within a line is part of it. */
static const nt_element *block_of(const nt_element *element)
{
    static const char *const within[] = {"Span", "Reference", "Link", "Em", "Strong", NULL};
    while (element && nt_utf8_is_one_of(element->type, within)) {
        element = element->parent;
    }
    return element;
}

/* Lines of a block follow each other; blocks are read apart. */
static bool page_holds(nt_arena *arena, const nt_page *page)
{
    nt_buffer text = nt_buffer_open(arena);
    const nt_mark *last = NULL;
    bool found = false;
    for (size_t i = 0; i < page->mark_count && !found; i++) {
        const nt_mark *mark = &page->marks[i];
        found = mark->kind == NT_MARK_LINK && holds(mark->url);
        if (mark->kind != NT_MARK_TEXT && mark->kind != NT_MARK_FIELD) {
            continue;
        }
        if (last && (!mark->element || block_of(mark->element) != block_of(last->element))) {
            found = found || nt_personal_holds(text.bytes, text.length);
            text.length = 0;
        } else if (last && (last->y > mark->y || last->y < mark->y)) {
            nt_buffer_putc(&text, ' ');
        }
        nt_run_put(&text, &mark->run);
        last = mark;
    }
    return found || nt_personal_holds(text.bytes, text.length);
}

static bool pages_tell(const nt_pages *pages)
{
    bool found = front_holds(&pages->document->front);
    for (size_t i = 0; i < pages->element_count && !found; i++) {
        const nt_element *element = pages->elements[i];
        found = holds(element->alt) || holds(element->title) || holds(element->summary);
    }
    for (size_t i = 0; i < pages->bookmark_count && !found; i++) {
        found = holds(pages->bookmarks[i].title);
    }
    return found;
}

static nt_status judge_pages(nt_run_state *run, const nt_product *product, nt_error *err)
{
    NT_PASSING_ARENA(arena);
    const nt_pages *pages = product->pages;
    NT_TRY(pages_tell(pages) ? refuse_made(run, NT_MESSAGE_EDITION_WHAT_THE_PDF_TELLS(), err)
                             : NT_OK);
    for (size_t i = 0; i < pages->page_count; i++) {
        if (page_holds(arena, &pages->pages[i])) {
            NT_TRY(refuse_made(run, NT_MESSAGE_EDITION_A_PAGE(.page = (long long)i + 1), err));
        }
    }
    return NT_OK;
}

/* A mark's words in the block that they are part of. */
typedef struct set_words {
    const nt_mark *mark;
    bool goes_on; /* on the line of the mark before it */
    struct set_words *next;
} set_words;

typedef struct {
    set_words *first, *last;
} set_block;

/* What is read of the pages: block by block in the order of the structure, whatever page a line
 * stands on, and behind each what is said of it instead. */
static nt_buffer text_of(nt_arena *arena, const nt_pages *pages)
{
    nt_buffer out = nt_buffer_open(arena);
    set_block *blocks = nt_new_array(arena, set_block, pages->element_count + 1);
    for (size_t p = 0; p < pages->page_count; p++) {
        const nt_mark *last = NULL;
        NT_EACH(const nt_mark, mark, pages->pages[p].marks, pages->pages[p].mark_count) {
            if (mark->kind == NT_MARK_TEXT && mark->element) {
                set_block *block = &blocks[block_of(mark->element)->index];
                set_words *one = nt_new(arena, set_words);
                *one = (set_words){mark, last && last->y >= mark->y && last->y <= mark->y, NULL};
                *(block->last ? &block->last->next : &block->first) = one;
                last = mark;
                block->last = one;
            }
        }
    }
    for (size_t i = 0; i < pages->element_count; i++) {
        const char *alt = pages->elements[i]->alt;
        for (const set_words *one = blocks[i].first; one; one = one->next) {
            nt_buffer_puts(&out, one->goes_on ? "" : " ");
            nt_run_put(&out, &one->mark->run);
        }
        nt_buffer_putc(&out, '\n');
        nt_buffer_puts(&out, alt ? alt : "");
        nt_buffer_putc(&out, '\n');
    }
    return out;
}

/* The ledger says of each statement that the report makes it: so it stands there, in words or as
 * they are read out. */
static nt_status judge_statements(const nt_product *product, nt_error *err)
{
    NT_PASSING_ARENA(arena);
    const nt_document *document = product->document;
    nt_buffer read = text_of(arena, product->pages);
    const char *text = nt_utf8_compose(arena, nt_buffer_text(&read));
    const nt_statement_page page = nt_statement_read(arena, text, strlen(text));
    NT_EACH(const nt_ledger_statement, said, document->statements, document->statement_count) {
        nt_lang lang = document->front.lang;
        const char *words = nt_utf8_compose(arena, nt_ledger_statement_text(said, &lang));
        size_t start, stop;
        NT_FAIL_IF(
            !nt_statement_stands(&page, words, &start, &stop) &&
                !nt_statement_stands(&page, nt_text_aloud(arena, lang, words), &start, &stop),
            err, NT_INVALID, said->place,
            NT_MESSAGE_EDITION_STATEMENT_STANDS_NOWHERE(.name = said->name));
    }
    return NT_OK;
}

/* The quote that ends the text of JSON from `at` on: one behind an even number of backslashes. */
static const char *end_of_text(const char *at, const char *end)
{
    const char *start = at;
    for (; at < end && (at = memchr(at, '"', (size_t)(end - at))); at++) {
        const char *before = at;
        while (before > start && before[-1] == '\\') {
            before--;
        }
        if ((at - before) % 2 == 0) {
            return at;
        }
    }
    return end;
}

/* Texts of JSON stand between quotes; its numbers are measures and counts, and may have as many
 * digits as they like. Our own writer spells out none but controls. */
static bool json_holds(nt_bytes json)
{
    const char *at = json.bytes, *end = at + json.length;
    while (at < end && (at = memchr(at, '"', (size_t)(end - at)))) {
        const char *start = ++at;
        at = end_of_text(at, end);
        if (nt_personal_holds(start, (size_t)(at - start))) {
            return true;
        }
        at++;
    }
    return false;
}

static nt_status judge_attachment(nt_run_state *run, const nt_attachment *one, nt_error *err)
{
    bool is_json = strcmp(one->mime, "application/json") == 0;
    return holds(one->name) || holds(one->description) || (is_json && json_holds(one->bytes))
               ? refuse_made(run, NT_MESSAGE_EDITION_THE_ATTACHED_FILE(.file = one->name), err)
               : NT_OK;
}

nt_status nt_gate_product(nt_run_state *run, const nt_product *product, nt_error *err)
{
    const nt_document *document = product->document;
    for (size_t i = 0; i < document->chart_count; i++) {
        NT_TRY(judge_chart(run, document->charts[i], err));
    }
    NT_TRY(judge_pages(run, product, err));
    NT_TRY(judge_statements(product, err));
    for (size_t i = 0; i < product->attachment_count; i++) {
        NT_TRY(judge_attachment(run, &product->attachments[i], err));
    }
    return NT_OK;
}

nt_status nt_gate_page(nt_run_state *run, const nt_product *product, nt_error *err)
{
    nt_web_told told;
    NT_TRY(nt_web_read(product->arena, run->template->name, product->page, &told, err));
    const char *at = told.text.bytes, *end = at + told.text.length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        if (nt_personal_holds(at, (size_t)(stop - at))) {
            return refuse_made(run, NT_MESSAGE_EDITION_THE_WEB_PAGE(), err);
        }
        at = stop + 1;
    }
    return NT_OK;
}

static bool any_cell_holds(const nt_book_cell *cells, size_t count)
{
    return NT_ANY(i, count, holds(cells[i].text));
}

nt_status nt_gate_book(const nt_run_state *run, const nt_book *book, nt_error *err)
{
    bool found = holds(book->title) || holds(book->subject) || holds(book->keywords);
    NT_EACH(const nt_book_page, page, book->pages, book->page_count) {
        found = found || any_cell_holds(page->lines, page->line_count) ||
                any_holds(page->heads, page->column_count) ||
                any_cell_holds(page->cells, page->row_count * page->column_count);
    }
    return found ? refuse_made(run, NT_MESSAGE_EDITION_THE_WORKBOOK(), err) : NT_OK;
}
