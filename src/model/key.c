#include "model/key.h"

#include <string.h>

#include "base/utf8.h"

/* Words of areas' names that say nothing, and the one spelling of others. */
static const char *const passed_over[] = {
    "adm",      "admin",    "administrasi", "provinsi", "propinsi", "prov",   "prop",
    "province", "istimewa", "daerah",       "special",  "khusus",   "region", NULL};
static const char *const spellings[][2] = {{"kab", "kabupaten"},        {"kotamadya", "kota"},
                                           {"kodya", "kota"},           {"kep", "kepulauan"},
                                           {"sumatra", "sumatera"},     {"jogja", "yogyakarta"},
                                           {"jogjakarta", "yogyakarta"}};

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The word in its one spelling; "" where it is passed over. */
static const char *spelt(const char *word)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (strcmp(word, spellings[i][0]) == 0) {
            return spellings[i][1];
        }
    }
    return nt_utf8_is_one_of(word, passed_over) ? "" : word;
}

static void make_key(const char *text, bool area, char out[static NT_KEY_MAX])
{
    char word[NT_KEY_MAX];
    size_t length = 0, total = 0;
    for (const char *at = text;; at++) {
        char c = nt_small(*at);
        if (is_word_byte(c)) {
            word[length++] = c;
        } else {
            word[length] = '\0';
            const char *kept = area ? spelt(word) : word;
            size_t added = strlen(kept);
            if (total + added >= NT_KEY_MAX) {
                break;
            }
            memcpy(out + total, kept, added);
            total += added;
            length = 0;
        }
        if (!*at) {
            out[total] = '\0';
            return;
        }
        if (length == NT_KEY_MAX - 1) {
            break;
        }
    }
    out[0] = '\0';
}

void nt_model_key(const char *text, bool area, char out[static NT_KEY_MAX])
{
    size_t length = strlen(text);
    if (nt_utf8_is_plain(text, length)) {
        make_key(text, area, out);
        return;
    }
    nt_arena *scratch = nt_arena_open();
    make_key(nt_utf8_canonical(scratch, text, length), area, out);
    nt_arena_close(scratch);
}

const char *nt_model_bare_key(const char *key)
{
    static const char *const kinds[] = {"kabupaten", "kota"};
    for (size_t i = 0; i < 2; i++) {
        size_t length = strlen(kinds[i]);
        if (strncmp(key, kinds[i], length) == 0 && key[length]) {
            return key + length;
        }
    }
    return key;
}
