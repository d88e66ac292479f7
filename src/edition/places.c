/* Where the program finds what it was installed with. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "edition/share.h"
#include "words/base.h"

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && value[0] ? value : NULL;
}

/* The folder above the program's own: PREFIX of PREFIX/bin/netra. */
static char *prefix(nt_arena *arena)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0) {
        return nt_arena_string(arena, NT_PREFIX); /* no /proc: a bare chroot */
    }
    path[length] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(path, '/');
        if (slash) {
            *slash = '\0';
        }
    }
    return nt_arena_string(arena, path);
}

const char *nt_places_fonts(nt_arena *arena)
{
    const char *named = environment("NETRA_FONTS");
    if (named) {
        return named;
    }
    const char *base = prefix(arena);
    const char *built = nt_path_join(arena, base, "fonts");
    return nt_file_is_folder(built) ? built : nt_path_join(arena, base, "share/netra/fonts");
}

const char *nt_share_templates(nt_arena *arena)
{
    return nt_path_join(arena, prefix(arena), "share/netra/templates");
}

const char *nt_places_hyphenation(nt_arena *arena, nt_lang lang)
{
    const char *named = environment("NETRA_HYPHEN");
    return nt_path_join(arena, named ? named : "/usr/share/hyphen",
                        ((nt_text)NT_TEXT_BASE_HYPHENATION_FILE).in[lang]);
}

const char *nt_share_shipped(nt_arena *arena, const char *name)
{
    const char *folder = nt_path_join(arena, nt_share_templates(arena), name);
    bool found = !strchr(name, '/') && nt_file_exists(nt_path_join(arena, folder, "report.json"));
    return found ? folder : NULL;
}

const char *nt_share_template(nt_arena *arena, const char *name)
{
    const char *folder = name && !nt_file_is_folder(name) ? nt_share_shipped(arena, name) : NULL;
    return folder ? folder : name;
}
