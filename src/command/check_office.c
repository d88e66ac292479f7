/* The file of an office checked, in each language that it may be asked for in. */
#include "check_office.h"

#include <math.h>

#include "edition/gate.h"
#include "text/number.h"
#include "words/command.h"

enum { COLOURS = 5 };

/* How far each colour stands from white paper. */
typedef struct {
    const char *name;
    nt_rgb rgb;
} colour;

static void colours_of(const nt_office *office, colour out[static COLOURS])
{
    static const char *const names[] = {"accent", "first", "second", "third", "fourth"};
    out[0] = (colour){names[0], office->accent};
    for (size_t i = 1; i < COLOURS; i++) {
        out[i] = (colour){names[i],
                          nt_palette_rgb(office->palette, NT_COLOUR_FIRST + (nt_colour)(i - 1))};
    }
}

static double on_paper(nt_rgb rgb)
{
    return floor(100 * nt_rgb_contrast(rgb, (nt_rgb){255, 255, 255})) / 100;
}

static const char *paper_of(const nt_office *office)
{
    return office->paper == NT_PAPER_F4 ? "F4" : "A4";
}

static void print_text(const nt_run_state *run, const nt_office *office)
{
    nt_lang lang = run->options->tongue;
    nt_buffer list = nt_buffer_open(run->arena);
    colour colours[COLOURS];
    colours_of(office, colours);
    for (size_t i = 0; i < COLOURS; i++) {
        nt_buffer_printf(&list, "%s%s %s %s", i ? ", " : "", colours[i].name,
                         nt_rgb_text(run->arena, colours[i].rgb),
                         nt_text_number(run->arena, lang, on_paper(colours[i].rgb), 2));
    }
    nt_tell(stdout, lang,
            NT_MESSAGE_COMMAND_OFFICE_IS_SOUND(.file = office->path, .name = office->name,
                                               .paper = paper_of(office),
                                               .logo = office->logo ? office->logo->ending : "–",
                                               .colours = nt_buffer_text(&list)));
}

static void print_json(const nt_run_state *run, const nt_office *office)
{
    nt_json_writer w = nt_json_open_masking(run->arena);
    colour colours[COLOURS];
    colours_of(office, colours);
    nt_json_member(&w, "file", office->path);
    nt_json_member(&w, "name", office->name);
    nt_json_member(&w, "paper", paper_of(office));
    nt_json_member(&w, "logo", office->logo ? office->logo->ending : NULL);
    nt_json_member_begin(&w, "colours", '{');
    for (size_t i = 0; i < COLOURS; i++) {
        nt_json_member_begin(&w, colours[i].name, '{');
        nt_json_member(&w, "colour", nt_rgb_text(run->arena, colours[i].rgb));
        nt_json_member_number(&w, "contrast_on_paper", on_paper(colours[i].rgb));
        nt_json_end(&w, '}');
    }
    nt_json_end(&w, '}');
    nt_json_end(&w, '}');
    fputs(nt_buffer_text(w.out), stdout);
}

nt_status nt_check_office(nt_run_state *run, const char *path, nt_error *err)
{
    const nt_office *office[NT_LANG_COUNT];
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        const nt_office_request request = {.path = path, .lang = lang};
        NT_TRY(nt_office_read(run->arena, &request, &office[lang], err));
    }
    NT_TRY(nt_gate_office(run, office[0], err));
    if (run->options->json) {
        print_json(run, office[run->options->tongue]);
    } else if (!run->options->quiet) {
        print_text(run, office[run->options->tongue]);
    }
    return NT_OK;
}
