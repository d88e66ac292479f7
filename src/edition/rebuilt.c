#include "edition/rebuilt.h"

#include <string.h>

#include "pdf/read.h"
#include "web/read.h"
#include "words/edition.h"
#include "workbook/workbook.h"

static const char *word(bool is_same)
{
    return is_same ? "same" : "differs";
}

static nt_text text_of(bool is_same)
{
    return is_same ? (nt_text)NT_TEXT_EDITION_SAME : (nt_text)NT_TEXT_EDITION_DIFFERS;
}

typedef NT_VEC(size_t) page_list;

/* The pages that one file has not, or that others' instructions draw. */
static page_list pages_that_differ(nt_arena *arena, const nt_pdf_form *old, const nt_pdf_form *new)
{
    page_list differing = {0};
    for (size_t i = 0; i < old->page_count || i < new->page_count; i++) {
        if (i >= old->page_count || i >= new->page_count ||
            !nt_bytes_same(old->pages[i], new->pages[i])) {
            nt_vec_push(arena, &differing, i + 1);
        }
    }
    return differing;
}

/* Which forms are the same, and which pages are not. */
static nt_status compare_forms(nt_arena *arena, nt_bytes filed, nt_bytes made, nt_rebuilt *out,
                               page_list *differing, nt_error *err)
{
    nt_pdf_form old, new;
    if (nt_bytes_same(filed, made)) {
        out->text = out->structure = out->pages = true;
        return NT_OK;
    }
    NT_TRY(nt_pdf_read_form(arena, "the filed PDF", filed, &old, err));
    NT_TRY(nt_pdf_read_form(arena, NULL, made, &new, err));
    *differing = pages_that_differ(arena, &old, &new);
    out->page_count = old.page_count > new.page_count ? old.page_count : new.page_count;
    out->text = nt_bytes_same(old.text, new.text);
    out->structure = nt_bytes_same(old.structure, new.structure);
    out->pages = differing->count == 0;
    return NT_OK;
}

nt_status nt_rebuilt_same_words(nt_arena *arena, nt_bytes filed, nt_bytes made, bool *out,
                                nt_error *err)
{
    nt_rebuilt r;
    page_list differing = {0};
    NT_TRY(compare_forms(arena, filed, made, &r, &differing, err));
    NT_TRY(nt_signed_same_content(arena, filed, made, &r.is_alike, err));
    *out = r.text && r.structure && r.pages && r.is_alike;
    return NT_OK;
}

/* Its bytes; of one that another program built, what it says. */
static nt_status compare_page(nt_arena *arena, const nt_filed *filed, const nt_made *made,
                              nt_rebuilt *r, nt_error *err)
{
    nt_web_told old, new;
    r->has_page = filed->page.bytes != NULL;
    r->page = !r->has_page || nt_bytes_same(filed->page, made->page);
    if (r->page || (r->is_same_program && r->is_same_fonts)) {
        return NT_OK;
    }
    NT_TRY(nt_web_read(arena, "the filed page", filed->page, &old, err));
    NT_TRY(nt_web_read(arena, "the new page", made->page, &new, err));
    r->page = nt_bytes_same(old.text, new.text);
    return NT_OK;
}

/* The texts and numbers of a workbook, in its order. */
static nt_status keep_row(void *context, const nt_sheet_row *row, nt_error *err)
{
    nt_buffer *out = context;
    (void)err;
    for (size_t i = 0; i < row->count; i++) {
        nt_buffer_printf(out, "%u,%u %s\n", row->number, row->cells[i].column, row->cells[i].text);
    }
    return NT_OK;
}

static nt_status read_book(nt_arena *arena, nt_bytes bytes, nt_bytes *out, nt_error *err)
{
    nt_workbook *book;
    nt_buffer words = nt_buffer_open(arena);
    const nt_workbook_sheet *sheets;
    size_t count = 0;
    NT_TRY(nt_workbook_open("the workbook", &bytes, &book, err));
    nt_status status = nt_workbook_sheets(book, &sheets, &count, err);
    for (size_t i = 0; i < count && !status; i++) {
        nt_buffer_printf(&words, "%s\n", sheets[i].name);
        status = nt_workbook_read(book, &sheets[i], keep_row, &words, err);
    }
    nt_workbook_close(book);
    *out = (nt_bytes){nt_buffer_text(&words), words.length};
    return status;
}

/* Their bytes; of workbooks that another program built, what they say. */
static nt_status compare_companion(nt_arena *arena, nt_bytes filed, nt_bytes made, bool by_words,
                                   bool *is_same, nt_error *err)
{
    nt_bytes old, new;
    *is_same = nt_bytes_same(filed, made);
    if (*is_same || !by_words) {
        return NT_OK;
    }
    NT_TRY(read_book(arena, filed, &old, err));
    NT_TRY(read_book(arena, made, &new, err));
    *is_same = nt_bytes_same(old, new);
    return NT_OK;
}

static nt_status compare_companions(nt_arena *arena, const nt_filed *filed, const nt_made *made,
                                    nt_rebuilt *r, nt_error *err)
{
    bool is_other = !r->is_same_program || !r->is_same_fonts;
    NT_EACH(const nt_companion, one, filed->companions, filed->companion_count) {
        const nt_companion *again =
            NT_NAMED(made->companions, made->companion_count, ending, one->ending);
        bool is_same = false, by_words = is_other && one->format != NT_FORMAT_CARD;
        if (again) {
            NT_TRY(compare_companion(arena, one->bytes, again->bytes, by_words, &is_same, err));
        }
        r->formats |= one->format;
        r->differing |= is_same ? 0 : one->format;
    }
    return NT_OK;
}

/* A signed file holds by what was signed. Of one that the service wrote anew, or that another
 * program built, what it says must be the same. */
static bool holds(const nt_rebuilt *r)
{
    bool content = r->ledger && r->text && r->structure;
    bool is_other = !r->is_same_program || !r->is_same_fonts;
    bool is_anew = r->signing.count && !r->signing.is_update && r->is_alike;
    return r->page && !r->differing && !r->signing.why &&
           (r->bytes || (content && (is_other || is_anew)));
}

nt_status nt_rebuilt_compare(nt_arena *arena, const nt_recipe *recipe, const nt_filed *filed,
                             const nt_made *made, const char *scratch, bool all_pages,
                             nt_rebuilt *out, nt_error *err)
{
    nt_bytes fonts_now, program_now;
    page_list differing = {0};
    NT_TRY(nt_made_with_fonts(arena, &fonts_now, err));
    NT_TRY(nt_made_with_program(arena, &program_now, err));
    nt_rebuilt r = {.made_with = recipe->version,
                    .changes = nt_made_with_changes(arena, filed->program, program_now),
                    .is_same_fonts = nt_bytes_same(filed->fonts, fonts_now),
                    .bytes = nt_bytes_same(filed->pdf, made->pdf),
                    .ledger = nt_bytes_same(filed->ledger, made->ledger)};
    r.is_same_program = strcmp(recipe->version, NT_VERSION) == 0 && !r.changes;
    if (!r.bytes) {
        NT_TRY(nt_signed_read(arena, "the filed PDF", filed->pdf, made->pdf, &r.signing, err));
        r.bytes = r.signing.is_update;
    }
    if (r.signing.count && !r.signing.is_update) {
        NT_TRY(nt_signed_same_content(arena, filed->pdf, made->pdf, &r.is_alike, err));
    }
    NT_TRY(compare_page(arena, filed, made, &r, err));
    NT_TRY(compare_companions(arena, filed, made, &r, err));
    NT_TRY(compare_forms(arena, filed->pdf, made->pdf, &r, &differing, err));
    if (!r.pages) { /* the same instructions draw the same */
        r.is_rendered = true;
        NT_TRY(nt_render_compare(arena, scratch, filed->pdf, made->pdf, differing.items,
                                 differing.count, all_pages, &r.rendering, err));
    }
    r.holds = holds(&r);
    *out = r;
    return NT_OK;
}

static void print_rendering(const nt_rebuilt *rebuilt, nt_lang lang)
{
    const nt_rendering *r = &rebuilt->rendering;
    NT_EACH(const nt_page_difference, d, r->differences.items, r->differences.count) {
        if (d->pixels) {
            nt_tell(stdout, lang,
                    NT_MESSAGE_EDITION_PAGE_LOOKS_DIFFERENT(.page = (long long)d->page,
                                                            .differing = d->differing,
                                                            .pixels = d->pixels,
                                                            .dpi = NT_RENDER_DPI));
        } else {
            nt_tell(stdout, lang,
                    NT_MESSAGE_EDITION_PAGE_OF_OTHER_SIZE(.page = (long long)d->page));
        }
    }
    if (r->unknown) {
        nt_tell(stdout, lang, NT_MESSAGE_EDITION_PAGES_NOT_COMPARED(.why = *r->unknown));
    } else if (!r->differences.count) {
        nt_tell(stdout, lang,
                NT_MESSAGE_EDITION_PAGES_LOOK_THE_SAME(.pages = (long long)rebuilt->page_count,
                                                       .dpi = NT_RENDER_DPI));
    }
}

void nt_rebuilt_print(const nt_rebuilt *r, nt_lang lang)
{
    nt_tell(stdout, lang,
            NT_MESSAGE_EDITION_BUILT_AGAIN(.bytes = text_of(r->bytes), .ledger = text_of(r->ledger),
                                           .text = text_of(r->text),
                                           .structure = text_of(r->structure),
                                           .pages = text_of(r->pages)));
    if (r->has_page) {
        nt_tell(stdout, lang, NT_MESSAGE_EDITION_PAGE_BUILT_AGAIN(.page = text_of(r->page)));
    }
    for (size_t i = 0; i < NT_FORMATS; i++) {
        if (r->formats & nt_formats[i].format) {
            nt_tell(
                stdout, lang,
                NT_MESSAGE_EDITION_BESIDE_BUILT_AGAIN(.what = nt_formats[i].name,
                                                      .same = text_of(
                                                          !(r->differing & nt_formats[i].format))));
        }
    }
    nt_signed_print(&r->signing, lang);
    if (r->is_rendered) {
        print_rendering(r, lang);
    }
    if (!r->is_same_program || !r->is_same_fonts) {
        nt_message fonts = NT_MESSAGE_EDITION_AND_OTHER_FONTS(),
                   holding = NT_MESSAGE_EDITION_WHAT_IT_SAYS_HOLDS();
        nt_tell(stdout, lang,
                NT_MESSAGE_EDITION_BUILT_WITH_NETRA(.version = r->made_with,
                                                    .fonts = r->is_same_fonts ? NULL : &fonts,
                                                    .here = NT_VERSION,
                                                    .holding = r->holds ? &holding : NULL));
    }
    if (r->changes) {
        nt_tell(stdout, lang, NT_MESSAGE_EDITION_BUILT_WITH(.changes = *r->changes));
    }
}

/* "same" also where nothing was drawn: the instructions are. */
static void put_rendering(nt_json_writer *w, const nt_rebuilt *r, nt_lang lang)
{
    const nt_rendering *rendering = &r->rendering;
    nt_json_member(w, "rendered",
                   rendering->differences.count ? "differs"
                   : rendering->unknown         ? "unknown"
                                                : "same");
    nt_json_member(w, "rendered_unknown", rendering->unknown ? rendering->unknown->in[lang] : NULL);
    nt_json_member_begin(w, "pages_that_look_different", '[');
    for (size_t i = 0; i < rendering->differences.count; i++) {
        nt_json_put_integer(w, (long long)rendering->differences.items[i].page);
    }
    nt_json_end(w, ']');
}

void nt_rebuilt_put(nt_json_writer *w, const char *key, const nt_rebuilt *r, nt_lang lang)
{
    nt_json_member_begin(w, key, '{');
    nt_json_member(w, "bytes", word(r->bytes));
    nt_json_member(w, "ledger", word(r->ledger));
    nt_json_member(w, "text", word(r->text));
    nt_json_member(w, "structure", word(r->structure));
    nt_json_member(w, "pages", word(r->pages));
    nt_json_member(w, "web", r->has_page ? word(r->page) : NULL);
    for (size_t i = 0; i < NT_FORMATS; i++) {
        if (nt_formats[i].format & NT_FORMATS_BESIDE) {
            nt_json_member(w, nt_formats[i].name,
                           r->formats & nt_formats[i].format
                               ? word(!(r->differing & nt_formats[i].format))
                               : NULL);
        }
    }
    put_rendering(w, r, lang);
    nt_json_member_object(w, "signed", r->signing.count ? &r->signing : NULL, nt_signed_put, &lang);
    nt_json_member(w, "built_with", r->made_with);
    nt_json_member(w, "changes", r->changes ? r->changes->in[lang] : "");
    nt_json_member_bool(w, "same_program", r->is_same_program);
    nt_json_member_bool(w, "same_fonts", r->is_same_fonts);
    nt_json_member_bool(w, "holds", r->holds);
    nt_json_end(w, '}');
}
