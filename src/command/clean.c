#include "clean.h"

#include <assert.h>
#include <string.h>

#include "base/shown.h"
#include "ingest/stream.h"
#include "words/command.h"

enum { FILE_BYTES_MAX = 256 << 20 };

const nt_text nt_clean_public = NT_TEXT_COMMAND_IT_HOLDS_CASES_WHICH_STAY_IN_THE_HOUSE;

static const nt_text holds_number = NT_TEXT_COMMAND_A_CELL_LOOKS_LIKE_A_PERSONS_NUMBER_NIP;
static const nt_text is_spreadsheet = NT_TEXT_COMMAND_A_SPREADSHEET_MAY_HOLD_MORE_THAN_ITS_TABLE;
static const nt_text is_large = NT_TEXT_COMMAND_THE_FILE_IS_LARGER_THAN_256_MIB;

nt_status nt_clean_cases(nt_arena *arena, const nt_package *package, const char *path,
                         long long size, nt_bytes *bytes, nt_text *reason, nt_error *err)
{
    nt_bytes file;
    const char *column = NULL;
    const nt_package_file *own = package->files;
    while (own < package->files + package->file_count &&
           strcmp(own->part->relative_path, path) != 0) {
        own++;
    }
    assert(own < package->files + package->file_count); /* the package was just built from */
    if (size > FILE_BYTES_MAX) {
        *reason = is_large;
        return NT_OK;
    }
    if (nt_place_sheet_of(own->part->places)) {
        *reason = is_spreadsheet;
        return NT_OK;
    }
    NT_TRY(nt_file_read(arena, own->part->path, FILE_BYTES_MAX, &file, err));
    NT_TRY(nt_ingest_free_column(arena, own->table, own->part, file, &column, err));
    if (column) {
        *reason = nt_message_texts(
            arena, NT_MESSAGE_COMMAND_FREE_COLUMN(.column = nt_quoted(arena, column)));
    } else if (nt_personal_holds(file.bytes, file.length)) {
        *reason = holds_number;
    } else {
        *bytes = file;
    }
    return NT_OK;
}
