#include "archive/salt.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "digest.h"
#include "words/archive.h"

enum { BYTES = 32, DIGITS = 2 * BYTES, FILE_MAX = 1024, NAME_DIGITS = 16 };

nt_status nt_salt_read(nt_arena *arena, const char *folder, const char **out, nt_error *err)
{
    const char *path = nt_path_join(arena, folder, NT_SALT_FILE);
    nt_bytes file;
    if (nt_file_is_missing(path)) {
        *out = NULL;
        return NT_OK;
    }
    NT_TRY(nt_file_read(arena, path, FILE_MAX, &file, err));
    size_t digits = strspn(file.bytes, "0123456789abcdef");
    size_t end = digits + strspn(file.bytes + digits, "\r\n");
    NT_FAIL_IF(digits != DIGITS || end != file.length, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_ARCHIVE_IS_NO_SALT());
    *out = nt_arena_text(arena, file.bytes, DIGITS);
    return NT_OK;
}

/* Of 256 bits at random: what is hashed is not random itself, and need not be. */
static bool draw(char line[DIGITS + 2])
{
    unsigned char random[BYTES];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random) {
        return false;
    }
    memcpy(line, nt_digest_bytes("sha256", random, sizeof random).hex, DIGITS);
    line[DIGITS] = '\n';
    return true;
}

nt_status nt_salt_make(nt_arena *arena, const char *folder, const char **out, nt_error *err)
{
    const char *path = nt_path_join(arena, folder, NT_SALT_FILE);
    char line[DIGITS + 2];
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST) {
        return nt_salt_read(arena, folder, out, err);
    }
    bool made =
        file >= 0 && draw(line) && nt_file_write_all(file, line, DIGITS + 1) && fsync(file) == 0;
    nt_status status =
        made ? NT_OK : nt_fail_errno(err, path, (nt_text)NT_TEXT_ARCHIVE_TO_MAKE_THE_SALT);
    if (file >= 0 && (close(file) != 0 || !made)) {
        unlink(path);
    }
    return status ? status : nt_salt_read(arena, folder, out, err);
}

const char *nt_salt_checksum(nt_arena *arena, const char *salt, const char *sha512)
{
    return nt_arena_string(arena, nt_digest_keyed(salt, sha512).hex);
}

/* In letters: sixteen digits may be those of a person's number, and a report that shows one is not
 * built. */
const char *nt_salt_name(nt_arena *arena, const char *salt)
{
    char *name = nt_arena_text(arena, nt_digest_keyed(salt, "netra").hex, NAME_DIGITS);
    for (char *at = name; *at; at++) {
        *at = *at >= '0' && *at <= '9' ? "ghjkmnpqrs"[*at - '0'] : *at;
    }
    return name;
}
