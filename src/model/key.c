#include "model/key.h"

#include <string.h>

#include "base/utf8.h"

const char *const nt_model_spellings[][NT_KEY_OF_COUNT] = {
    {"kab", "kabupaten", "kabupaten"},
    {"kotamadya", "kota", "kota"},
    {"kodya", "kota", "kota"},
    {"kep", "kepulauan", "kepulauan"},
    {"adm", "", ""},
    {"admin", "", ""},
    {"administrasi", "", ""},
    {"provinsi", "", "provinsi"},
    {"propinsi", "", "provinsi"},
    {"prov", "", "provinsi"},
    {"prop", "", "provinsi"},
    {"province", "", "provinsi"},
    {"sumatra", "sumatera", "sumatera"},
    {"istimewa", "", "istimewa"},
    {"daerah", "", "daerah"},
    {"special", "", "special"},
    {"khusus", "", "khusus"},
    {"region", "", "region"},
    {"jogja", "yogyakarta", "yogyakarta"},
    {"jogjakarta", "yogyakarta", "yogyakarta"},
    {NULL, NULL, NULL}};

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The word in its one spelling; "" where it is passed over. */
static const char *spelt(const char *word, nt_key_of kind)
{
    for (size_t i = 0; nt_model_spellings[i][0]; i++) {
        const char *other = nt_model_spellings[i][0];
        if (*word == *other && strcmp(word, other) == 0) {
            return nt_model_spellings[i][kind];
        }
    }
    return word;
}

static void make_key(const char *text, nt_key_of kind, char out[static NT_KEY_MAX])
{
    char word[NT_KEY_MAX];
    size_t length = 0, total = 0;
    for (const char *at = text;; at++) {
        char c = nt_small(*at);
        if (is_word_byte(c)) {
            word[length++] = c;
        } else {
            word[length] = '\0';
            const char *kept = kind ? spelt(word, kind) : word;
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

void nt_model_key(const char *text, nt_key_of kind, char out[static NT_KEY_MAX])
{
    size_t length = strlen(text);
    if (nt_utf8_is_plain(text, length)) {
        make_key(text, kind, out);
        return;
    }
    NT_PASSING_ARENA(scratch);
    make_key(nt_utf8_canonical(scratch, text, length), kind, out);
}

const char *nt_model_bare_key(const char *key)
{
    static const char *const kinds[] = {"kabupaten", "kota"};
    for (size_t i = 0; i < 2; i++) {
        const char *rest = nt_behind(key, kinds[i]);
        if (rest && *rest) {
            return rest;
        }
    }
    return key;
}
