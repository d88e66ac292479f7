#include "personal.h"

#include <string.h>

#include "base/utf8.h"

bool nt_ingest_is_personal_heading(const char *heading)
{
    static const char *const anywhere[] = {"nip",   "nik", "ktp",     "npwp",   "email",
                                           "mail",  "hp",  "telepon", "telp",   "surel",
                                           "phone", "wa",  "alamat",  "address"};
    static const char *const whole[] = {"nama",         "name",     "nama-lengkap",  "full-name",
                                        "nama-pegawai", "nama-asn", "nama-terlapor", "terlapor",
                                        "nama-pelapor", "pelapor",  "employee-name", NULL};
    NT_PASSING_ARENA(scratch);
    const char *words = nt_utf8_slug(scratch, heading);
    return nt_utf8_is_one_of(words, whole) ||
           NT_ANY(i, sizeof anywhere / sizeof *anywhere, nt_lists(words, anywhere[i], '-'));
}

/* The byte that windows-1252 has for a character of UTF-8's later bytes (0x80 to 0xBF), or 0. */
static unsigned char trail_byte(uint32_t c)
{
    if (c >= 0x80 && c <= 0xBF) {
        return (unsigned char)c;
    }
    for (unsigned char byte = 0x80; byte < 0xA0; byte++) {
        if (c && nt_utf8_of_windows_1252(byte) == c) {
            return byte;
        }
    }
    return 0;
}

bool nt_ingest_is_mojibake(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    int owed = 0; /* later bytes that the last lead byte asks for */
    while (at < end) {
        uint32_t c = nt_utf8_next(&at, end);
        if (c == 0xFFFD || (owed == 1 && trail_byte(c))) {
            return true;
        }
        if (owed > 1 && trail_byte(c)) {
            owed--;
        } else {
            /* Not every lead byte: "CAFÉ”" is sound. These begin accents, dashes, quotes, emoji. */
            owed = c == 0xC2 || c == 0xC3 ? 1 : c == 0xE2 ? 2 : c == 0xF0 ? 3 : 0;
        }
    }
    return false;
}

bool nt_ingest_is_plain_ascii(const char *text, size_t length)
{
    static const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    const char *at = text, *end = text + length;
    for (; end - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, at, sizeof word);
        /* The high bit of a byte, or a borrow out of one that is zero. */
        if ((word | (word - ones)) & highs) {
            return false;
        }
    }
    for (; at < end; at++) {
        if ((signed char)*at <= 0) {
            return false;
        }
    }
    return true;
}
