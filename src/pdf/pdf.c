#include "pdf/pdf.h"

#include "finish.h"
#include "plan.h"
#include "writer.h"

nt_status nt_pdf_write(nt_arena *arena, const nt_pdf_request *request, nt_bytes *out, nt_error *err)
{
    nt_plan plan;
    nt_bytes pages;
    nt_status status = nt_pdf_plan(arena, request, &plan, err);
    status = status ? status : nt_pdf_write_pages(arena, &plan, &pages, err);
    return status ? status : nt_pdf_finish(arena, request, &plan, pages, out, err);
}
