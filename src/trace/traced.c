/* A PDF opened for examination, and built again. */
#include <string.h>

#include "archive/scratch.h"
#include "base/path.h"
#include "edition/home.h"
#include "parts.h"
#include "words/trace.h"
#include "workbook/workbook.h"

const nt_pdf_embedded *nt_traced_file(const nt_traced *t, const char *name)
{
    return nt_pdf_embedded_named(t->embedded, t->embedded_count, name);
}

static nt_status read_file(nt_traced *t, nt_error *err)
{
    if (!t->pdf.bytes) {
        NT_TRY(nt_file_read(t->arena, t->path, NT_PDF_READ_MAX, &t->pdf, err));
    }
    if (nt_trace_is_page(t->pdf)) {
        NT_TRY(nt_trace_read_page(t, err));
    } else if (nt_workbook_is_binary(t->pdf.bytes, t->pdf.length)) {
        return nt_fail(err, NT_INVALID, nt_place_in(t->path),
                       nt_path_ends_in(t->path, ".zip") ? NT_MESSAGE_TRACE_IS_A_BAG()
                                                        : NT_MESSAGE_TRACE_IS_A_WORKBOOK());
    } else {
        NT_TRY(nt_pdf_read_told(t->arena, t->path, t->pdf, &t->told, err));
        NT_TRY(nt_pdf_read_embedded(t->carried, t->path, t->pdf, &t->embedded, &t->embedded_count,
                                    err));
    }
    const nt_pdf_embedded *recipe = nt_traced_file(t, NT_BUILD_RECIPE);
    NT_FAIL_IF(!recipe, err, NT_INVALID, nt_place_in(t->path),
               NT_MESSAGE_TRACE_CARRIES_NO_RECIPE(.file = NT_BUILD_RECIPE));
    NT_FAIL_IF(!t->told.is_tagged, err, NT_INVALID, nt_place_in(t->path),
               NT_MESSAGE_TRACE_HAS_NO_STRUCTURE());
    return nt_recipe_read(t->arena, nt_path_join(t->arena, t->path, NT_BUILD_RECIPE), recipe->bytes,
                          &t->recipe, err);
}

static nt_status read_ledger(nt_traced *t, nt_error *err)
{
    t->lang = nt_lang_or_id(t->recipe.language);
    t->ledger_name = nt_arena_printf(t->arena, "%s.figures.json", t->recipe.report);
    const nt_pdf_embedded *file = nt_traced_file(t, t->ledger_name);
    return file ? nt_ledger_read(t->arena, nt_path_join(t->arena, t->path, t->ledger_name),
                                 file->bytes, &t->ledger, err)
                : nt_fail(err, NT_INVALID, nt_place_in(t->path),
                          NT_MESSAGE_TRACE_CARRIES_NO_LEDGER(.file = t->ledger_name));
}

/* A register's report carries the figures that it was reconciled with. */
static nt_status find_published(nt_traced *t, nt_error *err)
{
    const nt_package *package;
    nt_error why;
    t->published = t->rebuild.run.results->published;
    const char *folder = nt_path_join(t->arena, t->scratch, "published");
    nt_problems *unheard = nt_problems_open(t->arena);
    if (t->published || !nt_file_is_folder(folder)) {
        return NT_OK;
    }
    nt_status status = nt_ingest_package(t->arena, folder, true, unheard, &package, &why);
    if (!status &&
        nt_model_publish(t->arena, package, NULL, NT_DATE_UNKNOWN, unheard, &t->published, &why)) {
        t->published = NULL;
    }
    return status == NT_SYSTEM ? (*err = why, status) : NT_OK;
}

static nt_status build_again(nt_traced *t, nt_error *err)
{
    nt_home home = {.folder = t->scratch,
                    .data = t->data,
                    .file = t->path,
                    .embedded = t->embedded,
                    .embedded_count = t->embedded_count};
    t->rebuild.results = nt_note_results;
    t->rebuild.page_kind = t->page_kind;
    NT_TRY(nt_home_from_pdf(t->arena, &home, &t->recipe, err));
    NT_TRY(nt_rebuild_make(&t->rebuild, &t->recipe, t->scratch, err));
    t->made = nt_rebuild_take(&t->rebuild, t->arena);
    return NT_OK;
}

nt_status nt_traced_open(nt_traced *t, nt_error *err)
{
    nt_error why = {0};
    t->carried = nt_arena_open();
    NT_TRY(read_file(t, err));
    NT_TRY(read_ledger(t, err));
    NT_TRY(t->asked ? nt_recipe_take_cases(&t->recipe, t->asked, err) : NT_OK);
    NT_TRY(nt_scratch_open(t->arena, &t->scratch, err));
    nt_status status = build_again(t, &why);
    if (status == NT_SYSTEM || (status && t->data)) {
        *err = why;
        return status;
    }
    if (status) {
        t->needs_data = status == NT_USAGE;
        t->not_rebuilt = nt_rebuild_why(t->arena, &why);
        return NT_OK;
    }
    return find_published(t, err);
}

void nt_traced_close_files(nt_traced *t)
{
    nt_rebuild_close(&t->rebuild);
    nt_arena_close(t->carried);
    t->carried = NULL;
    t->embedded = NULL;
    t->embedded_count = 0;
    t->published = NULL;
}

void nt_traced_close(nt_traced *t)
{
    nt_traced_close_files(t);
    nt_scratch_remove(t->scratch);
}

const char *nt_traced_ledger_id(nt_arena *arena, const nt_pdf_element *element)
{
    const char *id = element->id, *last = strrchr(id, '.');
    bool is_number = nt_begins(id, "n.") && last && last > id + 2;
    return is_number ? nt_arena_text(arena, id + 2, (size_t)(last - id) - 2) : NULL;
}

const char *nt_traced_words(const nt_traced *t, const nt_pdf_told *told, size_t element)
{
    const nt_pdf_element *e = &told->elements[element];
    return nt_arena_text(t->arena, told->text.bytes + e->start, e->end - e->start);
}
