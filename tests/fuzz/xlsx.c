/* An XLSX: rows in order, cells of valid text within the sheet, the same each time. */
#include "workbook.h"

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    fuzz_workbook(arena, input);
}
