/* Codes and names: Ministry of Home Affairs' list of administrative areas, through idn-area-data
 * 4.0.1 (https://github.com/fityannugroho/idn-area-data, Open Database License 1.0). The short
 * names and the grid are netra's own. */
#include "provinces.h"

#include <string.h>

#include "base/utf8.h"

/* Islands keep their neighbours: Sumatra runs down the left, Java and the lesser Sundas along the
 * foot, Kalimantan and Sulawesi stand above them, Maluku and Papua to the right. */
const nt_province nt_provinces[NT_PROVINCES] = {
    {11, "Aceh", "Aceh", {"nanggroe-aceh-darussalam", "nad"}, 0, 0},
    {12, "Sumatera Utara", "Sumut", {"sumatra-utara", "north-sumatra"}, 1, 1},
    {13, "Sumatera Barat", "Sumbar", {"sumatra-barat", "west-sumatra"}, 1, 2},
    {14, "Riau", "Riau", {NULL}, 2, 1},
    {15, "Jambi", "Jambi", {NULL}, 2, 2},
    {16, "Sumatera Selatan", "Sumsel", {"sumatra-selatan", "south-sumatra"}, 3, 3},
    {17, "Bengkulu", "Bkl", {NULL}, 2, 3},
    {18, "Lampung", "Lpg", {NULL}, 3, 4},
    {19, "Kepulauan Bangka Belitung", "Babel", {"bangka-belitung", "kep-bangka-belitung"}, 4, 3},
    {21, "Kepulauan Riau", "Kepri", {"kep-riau", "riau-islands"}, 3, 1},
    {31, "DKI Jakarta", "DKI", {"jakarta", "dk-jakarta", "daerah-khusus-ibukota-jakarta"}, 5, 5},
    {32, "Jawa Barat", "Jabar", {"west-java"}, 5, 6},
    {33, "Jawa Tengah", "Jateng", {"central-java"}, 6, 5},
    {34,
     "Daerah Istimewa Yogyakarta",
     "DIY",
     {"yogyakarta", "di-yogyakarta", "d-i-yogyakarta"},
     6,
     6},
    {35, "Jawa Timur", "Jatim", {"east-java"}, 7, 5},
    {36, "Banten", "Banten", {NULL}, 4, 5},
    {51, "Bali", "Bali", {NULL}, 8, 6},
    {52, "Nusa Tenggara Barat", "NTB", {"west-nusa-tenggara"}, 9, 6},
    {53, "Nusa Tenggara Timur", "NTT", {"east-nusa-tenggara"}, 10, 6},
    {61, "Kalimantan Barat", "Kalbar", {"west-kalimantan"}, 5, 1},
    {62, "Kalimantan Tengah", "Kalteng", {"central-kalimantan"}, 6, 1},
    {63, "Kalimantan Selatan", "Kalsel", {"south-kalimantan"}, 6, 2},
    {64, "Kalimantan Timur", "Kaltim", {"east-kalimantan"}, 7, 1},
    {65, "Kalimantan Utara", "Kaltara", {"north-kalimantan"}, 7, 0},
    {71, "Sulawesi Utara", "Sulut", {"north-sulawesi"}, 10, 1},
    {72, "Sulawesi Tengah", "Sulteng", {"central-sulawesi"}, 9, 2},
    {73, "Sulawesi Selatan", "Sulsel", {"south-sulawesi"}, 8, 3},
    {74, "Sulawesi Tenggara", "Sultra", {"southeast-sulawesi"}, 9, 3},
    {75, "Gorontalo", "Gtlo", {NULL}, 9, 1},
    {76, "Sulawesi Barat", "Sulbar", {"west-sulawesi"}, 8, 2},
    {81, "Maluku", "Maluku", {NULL}, 11, 4},
    {82, "Maluku Utara", "Malut", {"north-maluku"}, 11, 1},
    {91, "Papua", "Papua", {NULL}, 13, 2},
    {92, "Papua Barat", "Pabar", {"west-papua"}, 12, 2},
    {93, "Papua Selatan", "Pasel", {"south-papua"}, 13, 4},
    {94, "Papua Tengah", "Pateng", {"central-papua"}, 12, 3},
    {95, "Papua Pegunungan", "Papeg", {"highland-papua"}, 13, 3},
    {96, "Papua Barat Daya", "PBD", {"southwest-papua"}, 11, 2},
};

static bool has_name(nt_arena *arena, const nt_province *province, const char *slug)
{
    if (strcmp(slug, nt_utf8_slug(arena, province->name)) == 0 ||
        strcmp(slug, nt_utf8_slug(arena, province->short_name)) == 0) {
        return true;
    }
    for (size_t i = 0; i < NT_PROVINCE_ALIASES && province->aliases[i]; i++) {
        if (strcmp(slug, province->aliases[i]) == 0) {
            return true;
        }
    }
    return false;
}

const nt_province *nt_province_find(nt_arena *arena, const char *name)
{
    static const char *const titles[] = {"provinsi-", "propinsi-", "prov-"};
    const char *slug = nt_utf8_slug(arena, name);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        size_t length = strlen(titles[i]);
        if (strncmp(slug, titles[i], length) == 0) {
            slug += length;
            break;
        }
    }
    for (size_t i = 0; i < NT_PROVINCES; i++) {
        if (has_name(arena, &nt_provinces[i], slug)) {
            return &nt_provinces[i];
        }
    }
    return NULL;
}
