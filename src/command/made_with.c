#include "made_with.h"

#include "archive/bag.h"
#include "base/json.h"
#include "places.h"

static void put(nt_json_writer *w, const char *key, const char *text)
{
    nt_json_key(w, key);
    nt_json_put_string(w, text);
}

nt_bytes nt_made_with_program(nt_arena *arena)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    put(&w, "program", "netra");
    put(&w, "version", NT_VERSION);
    put(&w, "compiler", NT_COMPILER);
    put(&w, "build_type", NT_BUILD_TYPE);
    put(&w, "zip", nt_bag_library());
    nt_json_end(&w, '}');
    nt_buffer_putc(&out, '\n');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

nt_status nt_made_with_fonts(nt_arena *arena, nt_bytes *out, nt_error *err)
{
    static const char *const faces[] = {"regular", "italic", "semibold", "bold", "bold-italic"};
    enum { FONT_BYTES_MAX = 32 << 20 };
    nt_buffer text = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&text);
    const char *folder = nt_places_fonts(arena);
    nt_json_begin(&w, '{');
    put(&w, "family", "Open Sans");
    nt_json_key(&w, "faces");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        nt_bytes font;
        const char *name = nt_arena_printf(arena, "%s.ttf", faces[i]);
        nt_status status =
            nt_file_read(arena, nt_path_join(arena, folder, name), FONT_BYTES_MAX, &font, err);
        if (status) {
            return status;
        }
        nt_json_begin(&w, '{');
        put(&w, "file", name);
        nt_json_key(&w, "bytes");
        nt_json_put_integer(&w, (long long)font.length);
        put(&w, "sha512", nt_bag_sha512(arena, font));
        nt_json_end(&w, '}');
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    nt_buffer_putc(&text, '\n');
    *out = (nt_bytes){nt_buffer_text(&text), text.length};
    return NT_OK;
}
