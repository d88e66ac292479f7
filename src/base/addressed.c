/* A person is spoken of by a form of address, however often that stands. */
#include <string.h>

#include "base/personal.h"
#include "base/utf8.h"

/* What goes before a name; `but` are the words before which it begins none. */
static const struct {
    const char *title, *but;
} titles[] = {
    {"-pak-", ""},
    {"-bapak-", "-ibu-dan-atau-"},
    {"-bpk-", "-ibu-dan-atau-"},
    {"-ibu-", "-kota-dan-atau-anak-hamil-bapak-pertiwi-menyusui-"},
    {"-bu-", "-milik-"},
    {"-sdr-", ""},
    {"-sdri-", ""},
    {"-saudara-", "-dan-atau-saudari-"},
    {"-saudari-", ""},
    {"-a-n-", ""},
    {"-drs-", ""},
    {"-dra-", ""},
    {"-mr-", ""},
    {"-mrs-", ""},
    {"-nip-", "-tidak-salah-belum-"},
    {"-nik-", "-tidak-salah-belum-"},
};

/* What goes behind one. "A.n. …" aside, letters parted by dots are degrees. */
static const char *const degrees[] = {"-s-h-",   "-m-h-",   "-s-sos-", "-s-ip-", "-s-pd-", "-m-pd-",
                                      "-s-kom-", "-m-kom-", "-s-stp-", "-s-ag-", "-m-ag-", "-m-si-",
                                      "-m-hum-", "-s-kep-", "-m-kes-", "-s-km-"};

static const char *const houses[] = {"-rs-", "-rsud-", "-rsu-", "-rumah-sakit-", "-hospital-"};

static bool is_word_of(const char *at, const char *list)
{
    NT_PASSING_ARENA(passing);
    const char *word = nt_arena_printf(passing, "-%.*s-", (int)strcspn(at, "-"), at);
    bool found = strstr(list, word) != NULL;
    return found;
}

/* Whether some name stands behind the title, wherever the title stands in the slug. */
static bool is_before_name(const char *slug, const char *title, const char *but)
{
    for (const char *at = slug; (at = strstr(at, title)); at++) {
        const char *next = at + strlen(title);
        if (*next && !is_word_of(next, but)) {
            return true;
        }
    }
    return false;
}

bool nt_personal_is_addressed(const char *text)
{
    NT_PASSING_ARENA(passing);
    const char *slug = nt_arena_printf(passing, "-%s-", nt_utf8_slug(passing, text));
    bool house = NT_ANY(i, sizeof houses / sizeof *houses, strstr(slug, houses[i]));
    bool titled = NT_ANY(i, sizeof titles / sizeof *titles,
                         is_before_name(slug, titles[i].title, titles[i].but));
    bool graduate = NT_ANY(i, sizeof degrees / sizeof *degrees,
                           !nt_begins(slug, degrees[i]) && strstr(slug, degrees[i]));
    return !house && (titled || graduate);
}
