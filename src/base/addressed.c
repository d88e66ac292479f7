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
static const char degrees[] = "s-h m-h s-sos s-ip s-pd m-pd s-kom m-kom s-stp s-ag m-ag m-si m-hum "
                              "s-kep m-kes s-km";

static const char houses[] = "rs rsud rsu rumah-sakit hospital";

/* Whether some name stands behind the title, wherever the title stands. */
static bool is_before_name(const char *framed, const char *title, const char *but)
{
    for (const char *at = framed; (at = strstr(at, title)); at++) {
        const char *next = at + strlen(title);
        if (*next && !nt_utf8_holds_word(but, next, strcspn(next, "-"))) {
            return true;
        }
    }
    return false;
}

bool nt_personal_is_addressed(const char *text)
{
    NT_PASSING_ARENA(passing);
    const char *framed = nt_utf8_framed(passing, text);
    bool graduate = nt_utf8_has_word(framed + 1, degrees); /* behind something */
    return !nt_utf8_has_word(framed, houses) &&
           (graduate || NT_ANY(i, sizeof titles / sizeof *titles,
                               is_before_name(framed, titles[i].title, titles[i].but)));
}
