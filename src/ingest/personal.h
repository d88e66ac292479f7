/* What must not leave the house, and text that an encoding has spoilt. */
#pragma once

#include "ingest/stream.h"

/* A heading under which persons' names, numbers or addresses stand: "Nama", "NIP", "e-mail". */
bool nt_ingest_is_personal_heading(const char *heading);

/* UTF-8 that was read as windows-1252 and written as UTF-8 again ("Ã©" for "é"), or characters that
 * were lost (U+FFFD). */
bool nt_ingest_is_mojibake(const char *text, size_t length);

/* No byte above 0x7F and no NUL. */
bool nt_ingest_is_plain_ascii(const char *text, size_t length);
