/* The columns of frames by their codes. */
#include "ledger/frame.h"

#include <string.h>

bool nt_frame_key_called(const char *code, const char *name)
{
    static const char *const stems[] = {"this-", "previous-"};
    bool same = strcmp(code, name) == 0;
    for (size_t i = 0; !same && i < sizeof stems / sizeof *stems; i++) {
        const char *own = nt_behind(name, stems[i]);
        same = nt_begins(code, stems[i]) && own && strcmp(own, "period") == 0;
    }
    return same;
}

int nt_frame_column(const nt_frame *frame, const char *code)
{
    NT_RETURN_FIRST(i, frame->column_count, nt_frame_key_called(frame->columns[i].code, code),
                    (int)i, -1);
}
