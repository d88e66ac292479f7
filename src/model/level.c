#include "level.h"

#include <stdbool.h>
#include <string.h>

#include "key.h"
#include "words/model.h"

const nt_level nt_model_levels[NT_LEVEL_COUNT] = {
    {"country", NT_TEXT_MODEL_COUNTRY, 0},         {"province", NT_TEXT_MODEL_PROVINCE, 1},
    {"regency", NT_TEXT_MODEL_REGENCY_OR_CITY, 2}, {"district", NT_TEXT_MODEL_DISTRICT, 3},
    {"village", NT_TEXT_MODEL_VILLAGE_OR_WARD, 4},
};

/* Keys. A bare "district" is left to the table that uses it: a kecamatan here, a regency there. */
static const struct {
    const char *word;
    int level;
} words[] = {
    {"country", NT_LEVEL_COUNTRY},
    {"negara", NT_LEVEL_COUNTRY},
    {"nation", NT_LEVEL_COUNTRY},
    {"nasional", NT_LEVEL_COUNTRY},
    {"national", NT_LEVEL_COUNTRY},
    {"0", NT_LEVEL_COUNTRY},
    {"province", NT_LEVEL_PROVINCE},
    {"provinsi", NT_LEVEL_PROVINCE},
    {"propinsi", NT_LEVEL_PROVINCE},
    {"prov", NT_LEVEL_PROVINCE},
    {"1", NT_LEVEL_PROVINCE},
    {"regency", NT_LEVEL_REGENCY},
    {"kabupaten", NT_LEVEL_REGENCY},
    {"kab", NT_LEVEL_REGENCY},
    {"kota", NT_LEVEL_REGENCY},
    {"kotamadya", NT_LEVEL_REGENCY},
    {"city", NT_LEVEL_REGENCY},
    {"kabkota", NT_LEVEL_REGENCY},
    {"kabupatenkota", NT_LEVEL_REGENCY},
    {"kabupatenataukota", NT_LEVEL_REGENCY},
    {"regencycity", NT_LEVEL_REGENCY},
    {"regencyorcity", NT_LEVEL_REGENCY},
    {"2", NT_LEVEL_REGENCY},
    {"kecamatan", NT_LEVEL_DISTRICT},
    {"kec", NT_LEVEL_DISTRICT},
    {"distrik", NT_LEVEL_DISTRICT},
    {"3", NT_LEVEL_DISTRICT},
    {"kelurahan", NT_LEVEL_VILLAGE},
    {"desa", NT_LEVEL_VILLAGE},
    {"village", NT_LEVEL_VILLAGE},
    {"desakelurahan", NT_LEVEL_VILLAGE},
    {"4", NT_LEVEL_VILLAGE},
};

int nt_model_level_of_word(const char *word)
{
    char key[NT_KEY_MAX];
    nt_model_key(word, false, key);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(key, words[i].word) == 0) {
            return words[i].level;
        }
    }
    return -1;
}

static bool opens(const char *name, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i < length; i++) {
        char c = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 'a' - 'A') : name[i];
        if (c != word[i]) {
            return false;
        }
    }
    return name[length] == ' ' || name[length] == '.';
}

int nt_model_level_of_name(const char *name)
{
    static const struct {
        const char *word;
        int level;
    } kinds[] = {
        {"provinsi", NT_LEVEL_PROVINCE}, {"propinsi", NT_LEVEL_PROVINCE},
        {"prov", NT_LEVEL_PROVINCE},     {"province", NT_LEVEL_PROVINCE},
        {"kabupaten", NT_LEVEL_REGENCY}, {"kab", NT_LEVEL_REGENCY},
        {"kota", NT_LEVEL_REGENCY},      {"kotamadya", NT_LEVEL_REGENCY},
        {"kodya", NT_LEVEL_REGENCY},     {"kecamatan", NT_LEVEL_DISTRICT},
        {"kec", NT_LEVEL_DISTRICT},      {"distrik", NT_LEVEL_DISTRICT},
        {"kelurahan", NT_LEVEL_VILLAGE}, {"kel", NT_LEVEL_VILLAGE},
        {"desa", NT_LEVEL_VILLAGE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (opens(name, kinds[i].word)) {
            return kinds[i].level;
        }
    }
    return -1;
}
