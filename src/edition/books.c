/* What lies beside a report's PDF under the report's name, in formats of its own: its workbook as
 * XLSX and ODS, and the cards of its charts in a folder. */
#include "archive/scratch.h"
#include "edition/gate.h"
#include "parts.h"

enum { BOOK_BYTES_MAX = 512 << 20 };

const nt_format nt_formats[NT_FORMATS] = {{"pdf", NT_FORMAT_PDF},
                                          {"html", NT_FORMAT_HTML},
                                          {"xlsx", NT_FORMAT_XLSX},
                                          {"ods", NT_FORMAT_ODS},
                                          {"card", NT_FORMAT_CARD}};

static void keep(nt_product *p, unsigned format, const char *ending, nt_bytes bytes)
{
    nt_companion companion = {format, ending, bytes};
    nt_vec_push(p->arena, &p->companions, companion);
}

/* The library writes files alone. */
static nt_status write_xlsx(nt_product *p, const nt_book *book, nt_error *err)
{
    const char *folder;
    nt_bytes bytes;
    NT_TRY(nt_scratch_open(p->arena, &folder, err));
    const char *path = nt_path_join(p->arena, folder, "book.xlsx");
    nt_status status = nt_book_xlsx(book, path, err);
    status = status ? status : nt_file_read(p->arena, path, BOOK_BYTES_MAX, &bytes, err);
    nt_scratch_remove(folder);
    if (!status) {
        keep(p, NT_FORMAT_XLSX, ".xlsx", bytes);
    }
    return status;
}

static nt_status make_books(nt_run_state *run, nt_product *p, nt_error *err)
{
    const nt_book_request request = {.document = p->document,
                                     .results = run->results,
                                     .report = run->template->name,
                                     .producer = "netra " NT_VERSION,
                                     .created = p->created};
    nt_book book = nt_book_report(p->arena, &request);
    NT_TRY(nt_gate_book(run, &book, err));
    p->sheet_count = book.page_count;
    if (p->formats & NT_FORMAT_XLSX) {
        NT_TRY(write_xlsx(p, &book, err));
    }
    if (p->formats & NT_FORMAT_ODS) {
        keep(p, NT_FORMAT_ODS, ".ods", nt_book_ods(p->arena, &book));
    }
    return NT_OK;
}

nt_status nt_companions_make(nt_run_state *run, nt_product *p, nt_error *err)
{
    NT_TRY(p->formats & (NT_FORMAT_XLSX | NT_FORMAT_ODS) ? make_books(run, p, err) : NT_OK);
    return p->formats & NT_FORMAT_CARD ? nt_cards_join(p, err) : NT_OK;
}

unsigned nt_companions_beside(nt_arena *arena, const char *stem)
{
    unsigned found = 0;
    for (size_t i = 0; i < NT_FORMATS; i++) {
        bool is_one = nt_formats[i].format & NT_FORMATS_BESIDE;
        bool is_folder = nt_formats[i].format == NT_FORMAT_CARD;
        const char *path =
            nt_arena_printf(arena, is_folder ? "%s.%ss" : "%s.%s", stem, nt_formats[i].name);
        found |= is_one && nt_file_exists(path) ? nt_formats[i].format : 0;
    }
    return found;
}
