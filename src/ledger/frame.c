/* The columns of frames by their codes. */
#include "ledger/frame.h"

#include <string.h>

/* "this-period" is the column of that name whose period the report is on: "this-quarter". */
static bool is_column(const char *column, const char *code)
{
    static const char *const names[] = {"this-", "previous-"};
    bool same = strcmp(column, code) == 0;
    for (size_t i = 0; !same && i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        same = strncmp(column, names[i], length) == 0 && strncmp(code, names[i], length) == 0 &&
               strcmp(code + length, "period") == 0;
    }
    return same;
}

int nt_frame_column(const nt_frame *frame, const char *code)
{
    for (size_t i = 0; i < frame->column_count; i++) {
        if (is_column(frame->columns[i].code, code)) {
            return (int)i;
        }
    }
    return -1;
}
