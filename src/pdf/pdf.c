#include "pdf/pdf.h"

#include "finish.h"

/* What is made on the way takes many times what the file does. */
nt_status nt_pdf_write(nt_arena *arena, const nt_pdf_request *request, nt_bytes *out, nt_error *err)
{
    nt_plan plan;
    nt_written_pages pages;
    nt_bytes file;
    NT_PASSING_ARENA(passing);
    NT_TRY(nt_pdf_plan(passing, request, &plan, err));
    NT_TRY(nt_pdf_write_pages(passing, &plan, &pages, err));
    NT_TRY(nt_pdf_finish(passing, request, &plan, &pages, &file, err));
    *out = nt_bytes_copy(arena, file);
    return NT_OK;
}
