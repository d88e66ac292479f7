/* What lies beside a report's PDF under the report's name, in formats of its own: its workbook as
 * XLSX and ODS, and the cards of its charts in a folder; both are made beside its pages. */
#include "archive/scratch.h"
#include "edition/gate.h"
#include "parts.h"

enum { BOOK_BYTES_MAX = 512 << 20 };

const nt_format nt_formats[NT_FORMATS] = {{"pdf", NT_FORMAT_PDF},
                                          {"html", NT_FORMAT_HTML},
                                          {"xlsx", NT_FORMAT_XLSX},
                                          {"ods", NT_FORMAT_ODS},
                                          {"card", NT_FORMAT_CARD}};

void nt_beside_keep(nt_beside *b, unsigned format, const char *ending, nt_bytes bytes)
{
    nt_companion companion = {format, ending, bytes};
    nt_vec_push(b->arena, &b->made, companion);
}

/* The library writes files alone. */
static nt_status write_xlsx(nt_beside *b, const nt_book *book, nt_error *err)
{
    const char *folder;
    nt_bytes bytes;
    NT_TRY(nt_scratch_open(b->arena, &folder, err));
    const char *path = nt_path_join(b->arena, folder, "book.xlsx");
    nt_status status = nt_book_xlsx(book, path, err);
    status = status ? status : nt_file_read(b->arena, path, BOOK_BYTES_MAX, &bytes, err);
    nt_scratch_remove(folder);
    NT_TRY(status);
    nt_beside_keep(b, NT_FORMAT_XLSX, ".xlsx", bytes);
    return NT_OK;
}

static nt_status make_books(void *who, nt_error *err)
{
    nt_beside *b = who;
    const nt_product *p = b->product;
    const nt_book_request request = {.document = p->document,
                                     .results = b->run->results,
                                     .report = b->run->template->name,
                                     .producer = "netra " NT_VERSION,
                                     .created = p->created};
    nt_book book = nt_book_report(b->arena, &request);
    NT_TRY(nt_gate_book(b->run, &book, err));
    b->count = book.page_count;
    NT_TRY(p->formats & NT_FORMAT_XLSX ? write_xlsx(b, &book, err) : NT_OK);
    if (p->formats & NT_FORMAT_ODS) {
        nt_beside_keep(b, NT_FORMAT_ODS, ".ods", nt_book_ods(b->arena, &book));
    }
    return NT_OK;
}

static const struct {
    unsigned formats;
    nt_task_work *make;
} kinds[NT_BESIDE_KINDS] = {[NT_BESIDE_BOOKS] = {NT_FORMAT_XLSX | NT_FORMAT_ODS, make_books},
                            [NT_BESIDE_CARDS] = {NT_FORMAT_CARD, nt_cards_draw}};

void nt_companions_start(const nt_run_state *run, nt_product *p)
{
    p->beside = nt_new_array(p->arena, nt_beside, NT_BESIDE_KINDS);
    for (int i = 0; i < NT_BESIDE_KINDS; i++) {
        if (p->formats & kinds[i].formats) {
            p->beside[i] = (nt_beside){.run = run, .product = p, .arena = nt_arena_open()};
            nt_task_start(&p->beside[i].task, kinds[i].make, &p->beside[i]);
        }
    }
}

nt_status nt_companions_join(nt_product *p, nt_error *err)
{
    NT_EACH(nt_beside, b, p->beside, NT_BESIDE_KINDS) {
        NT_TRY(nt_task_join(&b->task, err));
        NT_EACH(const nt_companion, one, b->made.items, b->made.count) {
            nt_vec_push(p->arena, &p->companions, *one);
        }
    }
    p->sheet_count = p->beside[NT_BESIDE_BOOKS].count;
    p->card_count = p->beside[NT_BESIDE_CARDS].count;
    return NT_OK;
}

void nt_companions_close(nt_product *p)
{
    for (int i = 0; p->beside && i < NT_BESIDE_KINDS; i++) {
        nt_task_join(&p->beside[i].task, NULL);
        nt_arena_close(p->beside[i].arena);
    }
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
