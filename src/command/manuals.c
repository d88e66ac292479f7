/* Writes the manual pages, one of netra and one of each command, from the tables of commands and
 * options, while netra is built:
 *
 *   netra_manuals FOLDER id|en VERSION DAY */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "words/command.h"

typedef struct {
    nt_arena *arena;
    nt_lang lang;
    const char *folder, *version, *day;
    nt_buffer out;
} page;

static const char *in(const page *p, nt_text text)
{
    return text.in[p->lang];
}

/* Text as roff takes it: no word of it is a request, a hyphen of an option is one. */
static void put_text(page *p, const char *text)
{
    bool starts_line = true;
    for (; *text; text++) {
        bool request = starts_line && (*text == '.' || *text == '\'');
        nt_buffer_puts(&p->out, request ? "\\&" : "");
        nt_buffer_puts(&p->out, *text == '\\' ? "\\e" : *text == '-' ? "\\-" : "");
        if (*text != '\\' && *text != '-') {
            nt_buffer_putc(&p->out, *text);
        }
        starts_line = *text == '\n';
    }
}

/* Paragraphs, which empty lines part. */
static void put_paragraphs(page *p, const char *text)
{
    for (const char *gap; (gap = strstr(text, "\n\n")); text = gap + 2) {
        put_text(p, nt_arena_text(p->arena, text, (size_t)(gap - text)));
        nt_buffer_puts(&p->out, "\n.PP\n");
    }
    put_text(p, text);
    nt_buffer_putc(&p->out, '\n');
}

static void put_heading(page *p, nt_text heading)
{
    nt_buffer_printf(&p->out, ".SH %s\n", in(p, heading));
}

static void put_head(page *p, const char *name, const char *summary)
{
    char title[32];
    size_t length = 0;
    for (; name[length] && length + 1 < sizeof title; length++) {
        title[length] = (char)(name[length] >= 'a' ? name[length] - 'a' + 'A' : name[length]);
    }
    title[length] = '\0';
    p->out = nt_buffer_open(p->arena);
    nt_buffer_printf(&p->out, ".TH %s 1 \"%s\" \"netra %s\" \"%s\"\n", title, p->day, p->version,
                     in(p, (nt_text)NT_TEXT_COMMAND_MANUAL_OF));
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_NAME);
    put_text(p, name);
    nt_buffer_puts(&p->out, " \\- ");
    put_text(p, summary);
    nt_buffer_putc(&p->out, '\n');
}

static void put_synopsis(page *p, const nt_command *command)
{
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_SYNOPSIS);
    nt_buffer_printf(&p->out, ".B netra %s\n", command->name);
    for (size_t i = 0; command->operands[i]; i++) {
        nt_buffer_printf(&p->out, ".I %s\n", command->operands[i]);
    }
    nt_buffer_printf(&p->out, ".RI %s\n", in(p, (nt_text)NT_TEXT_COMMAND_OPTIONS));
}

static void put_option(page *p, const nt_option *option)
{
    nt_buffer_puts(&p->out, ".TP\n\\fB");
    if (option->letter) {
        nt_buffer_printf(&p->out, "\\-%c\\fR, \\fB", option->letter);
    }
    nt_buffer_puts(&p->out, "\\-\\-");
    put_text(p, option->name);
    nt_buffer_puts(&p->out, "\\fR");
    if (option->metavar) {
        nt_buffer_puts(&p->out, " \\fI");
        put_text(p, option->metavar);
        nt_buffer_puts(&p->out, "\\fR");
    }
    nt_buffer_putc(&p->out, '\n');
    put_paragraphs(p, option->help.in[p->lang]);
}

static void put_exit(page *p)
{
    static const nt_text words[] = {NT_TEXT_COMMAND_MANUAL_EXIT_0, NT_TEXT_COMMAND_MANUAL_EXIT_1,
                                    NT_TEXT_COMMAND_MANUAL_EXIT_2, NT_TEXT_COMMAND_MANUAL_EXIT_3};
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_EXIT);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        nt_buffer_printf(&p->out, ".TP\n.B %zu\n", i);
        put_paragraphs(p, in(p, words[i]));
    }
}

static bool save(page *p, const char *name)
{
    const char *path = nt_arena_printf(p->arena, "%s/%s.1", p->folder, name);
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(p->out.bytes, 1, p->out.length, file) == p->out.length;
    return file && fclose(file) == 0 && written;
}

static bool write_command(page *p, const nt_command *command)
{
    const char *name = nt_arena_printf(p->arena, "netra-%s", command->name);
    put_head(p, name, command->summary.in[p->lang]);
    put_synopsis(p, command);
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_DESCRIPTION);
    put_paragraphs(p, command->description.in[p->lang]);
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_OPTIONS);
    for (const nt_option_id *id = command->options; *id; id++) {
        put_option(p, &nt_options_known[*id]);
    }
    put_exit(p);
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_SEE);
    nt_buffer_puts(&p->out, ".BR netra (1)\n");
    return save(p, name);
}

static void put_environment(page *p)
{
    static const struct {
        const char *name;
        nt_text words;
    } variables[] = {{"SOURCE_DATE_EPOCH", NT_TEXT_COMMAND_MANUAL_EPOCH},
                     {"NETRA_FONTS", NT_TEXT_COMMAND_MANUAL_FONTS},
                     {"NETRA_HYPHEN", NT_TEXT_COMMAND_MANUAL_HYPHEN},
                     {"LANGUAGE, LC_ALL, LC_MESSAGES, LANG", NT_TEXT_COMMAND_MANUAL_LANGUAGE}};
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_ENVIRONMENT);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        nt_buffer_printf(&p->out, ".TP\n.B %s\n", variables[i].name);
        put_paragraphs(p, in(p, variables[i].words));
    }
}

static bool write_whole(page *p)
{
    put_head(p, "netra", in(p, (nt_text)NT_TEXT_COMMAND_MANUAL_SUMMARY));
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_SYNOPSIS);
    nt_buffer_printf(&p->out, ".B netra\n.I %s\n", in(p, (nt_text)NT_TEXT_COMMAND_MANUAL_USAGE));
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_DESCRIPTION);
    put_paragraphs(p, in(p, (nt_text)NT_TEXT_COMMAND_MANUAL_ABOUT));
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_COMMANDS);
    for (const nt_command *const *c = nt_commands(); *c; c++) {
        nt_buffer_printf(&p->out, ".TP\n.BR netra\\-%s (1)\n", (*c)->name);
        put_paragraphs(p, (*c)->summary.in[p->lang]);
    }
    put_exit(p);
    put_environment(p);
    put_heading(p, (nt_text)NT_TEXT_COMMAND_MANUAL_EXAMPLES);
    nt_buffer_puts(
        &p->out, ".nf\nnetra check data/published\n"
                 "netra build templates/press\\-annex \\-\\-as\\-of 2024\\-03\\-25 \\-\\-out out\n"
                 "netra names templates/press\\-annex b.latest\n"
                 "netra chart templates/press\\-annex umur\\-sama \\-o chart.svg\n.fi\n");
    return save(p, "netra");
}

int main(int argc, char **argv)
{
    nt_lang lang = argc == 5 ? nt_lang_called(argv[2], strlen(argv[2])) : NT_LANG_COUNT;
    if (lang == NT_LANG_COUNT) {
        fputs("netra_manuals FOLDER id|en VERSION DAY\n", stderr);
        return EXIT_FAILURE;
    }
    page p = {.arena = nt_arena_open(),
              .lang = lang,
              .folder = argv[1],
              .version = argv[3],
              .day = argv[4]};
    bool written = write_whole(&p);
    for (const nt_command *const *c = nt_commands(); *c && written; c++) {
        written = write_command(&p, *c);
    }
    nt_arena_close(p.arena);
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
