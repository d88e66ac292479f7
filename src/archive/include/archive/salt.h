/* The salt of a house, in a file beside its cases. A plain checksum of a table confirms whoever
 * guesses the table; one that is made with the salt says nothing without it. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "base/outputs.h"

/* NT_SALT_FILE in the folder of the data package: 64 hexadecimal digits and the end of the line.
 * *out NULL: the folder has none. NT_INVALID: what lies there is none. */
nt_status nt_salt_read(nt_arena *arena, const char *folder, const char **out, nt_error *err);

/* The same, of a folder that has none yet; readable for its owner alone. Where another run made one
 * meanwhile, it is that. */
nt_status nt_salt_make(nt_arena *arena, const char *folder, const char **out, nt_error *err);

/* The checksum with the salt: HMAC (RFC 2104) with SHA-512, whose key is the salt as it stands in
 * its file, of the hexadecimal SHA-512. */
const char *nt_salt_checksum(nt_arena *arena, const char *salt, const char *sha512);

/* What a salt is known by, of which it cannot be worked out: 16 hexadecimal digits. */
const char *nt_salt_name(nt_arena *arena, const char *salt);
