/* A web page under examination: told as a PDF is, as one page, with the files that it carries. */
#include <string.h>

#include "base/path.h"
#include "base/utf8.h"
#include "parts.h"
#include "web/read.h"
#include "words/trace.h"

bool nt_trace_is_page(nt_bytes file)
{
    static const char mark[] = "<!DOCTYPE html>";
    return file.length >= sizeof mark - 1 && memcmp(file.bytes, mark, sizeof mark - 1) == 0;
}

/* As a PDF calls what the page has. */
static const char *type_of(nt_arena *arena, const char *tag)
{
    static const char *const types[][2] = {{"figure", "Figure"},
                                           {"figcaption", "Caption"},
                                           {"div", "Div"},
                                           {"blockquote", "BlockQuote"},
                                           {"main", "Document"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(tag, types[i][0]) == 0) {
            return types[i][1];
        }
    }
    char *type = nt_arena_string(arena, tag);
    for (char *at = type; *at; at++) {
        *at = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
    }
    return type;
}

/* Where the report ends: what follows are the page's own lists of files and origins. */
static size_t end_of_report(const nt_web_told *page)
{
    static const char *const behind[] = {"page.files", "page.origins", NULL};
    size_t end = page->text.length;
    NT_EACH(const nt_web_element, e, page->elements, page->element_count) {
        if (nt_utf8_is_one_of(e->id, behind) && e->start < end) {
            end = e->start;
        }
    }
    return end;
}

static void tell(nt_traced *t, const nt_web_told *page)
{
    size_t end = end_of_report(page);
    nt_pdf_element *elements = nt_new_array(t->arena, nt_pdf_element, page->element_count);
    for (size_t i = 0; i < page->element_count; i++) {
        const nt_web_element *e = &page->elements[i];
        bool inside = e->start < end;
        elements[i] = (nt_pdf_element){.type = type_of(t->arena, e->tag),
                                       .id = inside ? e->id : "",
                                       .alt = "",
                                       .file = "",
                                       .parent = e->parent,
                                       .page = 1,
                                       .start = inside ? e->start : end,
                                       .end = e->end < end ? e->end : end};
    }
    NT_EACH(const nt_web_carried, file, page->files, page->file_count) {
        size_t element = file->element;
        while (element != NT_WEB_NONE && strcmp(page->elements[element].tag, "figure") != 0) {
            element = page->elements[element].parent;
        }
        if (element != NT_WEB_NONE && nt_path_ends_in(file->name, ".csv")) {
            elements[element].file = file->name;
        }
    }
    t->told = (nt_pdf_told){.elements = elements,
                            .element_count = page->element_count,
                            .text = {page->text.bytes, end},
                            .page_count = 1,
                            .is_tagged = true};
}

/* Below the page's folder, and not through a link out of it; one that is not there is not carried.
 */
static nt_status read_beside(nt_traced *t, const char *name, nt_bytes *out, nt_error *err)
{
    const char *folder = nt_path_real(t->arena, nt_path_folder(t->arena, t->path));
    const char *path = nt_path_join(t->arena, folder, name);
    NT_FAIL_IF(nt_path_fault(name), err, NT_INVALID, nt_place_in(t->path),
               NT_MESSAGE_TRACE_FILE_ELSEWHERE(.file = name));
    if (!nt_file_exists(path)) {
        return NT_OK;
    }
    const char *behind = nt_behind(nt_path_real(t->arena, path), folder);
    NT_FAIL_IF(!behind || *behind != '/', err, NT_INVALID, nt_place_in(t->path),
               NT_MESSAGE_TRACE_FILE_ELSEWHERE(.file = name));
    return nt_file_read(t->carried, path, NT_PDF_READ_MAX, out, err);
}

static nt_status take_files(nt_traced *t, const nt_web_told *page, nt_error *err)
{
    nt_pdf_embedded *files = nt_new_array(t->carried, nt_pdf_embedded, page->file_count + 1);
    nt_map names = nt_map_open(t->carried);
    size_t count = 0;
    for (size_t i = 0; i < page->file_count; i++) {
        const nt_web_carried *file = &page->files[i];
        nt_bytes bytes = file->bytes;
        if (nt_map_keep(&names, file->name, i) != NT_MAP_NONE) {
            continue;
        }
        if (!file->is_within) {
            NT_TRY(read_beside(t, file->name, &bytes, err));
        }
        if (bytes.bytes) {
            files[count++] = (nt_pdf_embedded){.name = file->name, .bytes = bytes};
        }
        t->page_kind = file->is_within ? NT_PAGE_SINGLE : NT_PAGE_FOLDER;
    }
    t->embedded = files;
    t->embedded_count = count;
    return NT_OK;
}

nt_status nt_trace_read_page(nt_traced *t, nt_error *err)
{
    nt_web_told page;
    NT_TRY(nt_web_read(t->arena, t->path, t->pdf, &page, err));
    tell(t, &page);
    return take_files(t, &page, err);
}

/* --- against the page built again --- */

static void compare_files(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    NT_EACH(const nt_web_file, made, t->made.page_files, t->made.page_file_count) {
        const nt_pdf_embedded *file = nt_traced_file(t, made->name);
        bool is_recipe_of_other =
            strcmp(made->name, NT_BUILD_RECIPE) == 0 && strcmp(t->recipe.version, NT_VERSION) != 0;
        if (!file) {
            nt_trace_fault_add(j, 0, made->name, NT_MESSAGE_TRACE_IS_NOT_ATTACHED());
        } else if (!is_recipe_of_other && !nt_bytes_same(file->bytes, made->bytes)) {
            nt_trace_fault_add(j, 0, made->name, NT_MESSAGE_TRACE_IS_NOT_WHAT_DATA_GIVE());
        }
    }
    NT_EACH(const nt_pdf_embedded, file, t->embedded, t->embedded_count) {
        if (!NT_NAMED(t->made.page_files, t->made.page_file_count, name, file->name)) {
            nt_trace_fault_add(j, 0, nt_arena_string(t->arena, file->name),
                               NT_MESSAGE_TRACE_IS_ATTACHED_TOO_MANY());
        }
    }
}

void nt_trace_compare_page(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    bool is_same = nt_bytes_same(t->pdf, t->made.page);
    compare_files(j);
    if (is_same) {
        return;
    }
    nt_traced again = {.arena = t->arena, .path = t->path};
    nt_web_told page;
    nt_error why;
    if (nt_web_read(t->arena, t->path, t->made.page, &page, &why)) {
        nt_trace_fault_add(j, 0, "document", nt_message_of(nt_error_text(&why)));
        return;
    }
    tell(&again, &page);
    j->again = &again.told;
    nt_trace_compare_numbers(j);
    j->again = NULL;
    bool says_the_same = nt_bytes_same(t->told.text, again.told.text);
    if (!says_the_same || strcmp(t->recipe.version, NT_VERSION) == 0) {
        nt_trace_fault_add(j, 0, "document", NT_MESSAGE_TRACE_PAGE_DIFFERS());
    }
}
