/* Levels of areas by their words. */
#include "areas.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "words/model.h"

const nt_level nt_model_levels[NT_LEVEL_COUNT] = {
    {"country", NT_TEXT_MODEL_COUNTRY, 0},         {"province", NT_TEXT_MODEL_PROVINCE, 1},
    {"regency", NT_TEXT_MODEL_REGENCY_OR_CITY, 2}, {"district", NT_TEXT_MODEL_DISTRICT, 3},
    {"village", NT_TEXT_MODEL_VILLAGE_OR_WARD, 4},
};

/* Keys of words; those that begin a name before its own words too. A bare "district" is left to the
 * table that uses it: a kecamatan here, a regency there. */
static const struct {
    const char *word;
    int level;
    enum { ALONE = 1, BEFORE_A_NAME = 2, BOTH = ALONE | BEFORE_A_NAME } stands;
} words[] = {
    {"country", NT_LEVEL_COUNTRY, ALONE},
    {"negara", NT_LEVEL_COUNTRY, ALONE},
    {"nation", NT_LEVEL_COUNTRY, ALONE},
    {"nasional", NT_LEVEL_COUNTRY, ALONE},
    {"national", NT_LEVEL_COUNTRY, ALONE},
    {"0", NT_LEVEL_COUNTRY, ALONE},
    {"province", NT_LEVEL_PROVINCE, BOTH},
    {"provinsi", NT_LEVEL_PROVINCE, BOTH},
    {"propinsi", NT_LEVEL_PROVINCE, BOTH},
    {"prov", NT_LEVEL_PROVINCE, BOTH},
    {"1", NT_LEVEL_PROVINCE, ALONE},
    {"regency", NT_LEVEL_REGENCY, ALONE},
    {"kabupaten", NT_LEVEL_REGENCY, BOTH},
    {"kab", NT_LEVEL_REGENCY, BOTH},
    {"kota", NT_LEVEL_REGENCY, BOTH},
    {"kotamadya", NT_LEVEL_REGENCY, BOTH},
    {"kodya", NT_LEVEL_REGENCY, BEFORE_A_NAME},
    {"city", NT_LEVEL_REGENCY, ALONE},
    {"kabkota", NT_LEVEL_REGENCY, ALONE},
    {"kabupatenkota", NT_LEVEL_REGENCY, ALONE},
    {"kabupatenataukota", NT_LEVEL_REGENCY, ALONE},
    {"regencycity", NT_LEVEL_REGENCY, ALONE},
    {"regencyorcity", NT_LEVEL_REGENCY, ALONE},
    {"2", NT_LEVEL_REGENCY, ALONE},
    {"kecamatan", NT_LEVEL_DISTRICT, BOTH},
    {"kec", NT_LEVEL_DISTRICT, BOTH},
    {"distrik", NT_LEVEL_DISTRICT, BOTH},
    {"3", NT_LEVEL_DISTRICT, ALONE},
    {"kelurahan", NT_LEVEL_VILLAGE, BOTH},
    {"kel", NT_LEVEL_VILLAGE, BEFORE_A_NAME},
    {"desa", NT_LEVEL_VILLAGE, BOTH},
    {"village", NT_LEVEL_VILLAGE, ALONE},
    {"desakelurahan", NT_LEVEL_VILLAGE, ALONE},
    {"4", NT_LEVEL_VILLAGE, ALONE},
};

int nt_model_level_of_word(const char *word)
{
    char key[NT_KEY_MAX];
    nt_model_key(word, NT_KEY_OF_TEXT, key);
    NT_RETURN_FIRST(i, sizeof words / sizeof *words,
                    words[i].stands & ALONE && strcmp(key, words[i].word) == 0, words[i].level, -1);
}

static bool opens(const char *name, const char *word)
{
    size_t length = strlen(word);
    return strncasecmp(name, word, length) == 0 && (name[length] == ' ' || name[length] == '.');
}

int nt_model_level_of_name(const char *name)
{
    NT_RETURN_FIRST(i, sizeof words / sizeof *words,
                    words[i].stands & BEFORE_A_NAME && opens(name, words[i].word), words[i].level,
                    -1);
}
