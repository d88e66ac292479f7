/* Builds a report as far as its pages, in memory, and prints the tree of its document.
 *
 *   dump_report TEMPLATE DATA LANG [NAME=VALUE]...
 *
 * For tests that build one template on many packages: no drawing is rendered, no file is written.
 */
#include <stdio.h>
#include <string.h>

#include "dump.h"
#include "edition/pipeline.h"
#include "layout/page.h"

enum { OPERANDS = 4 };

static bool read_settings(int argc, char **argv, nt_options *options)
{
    for (int i = OPERANDS; i < argc && options->setting_count < NT_SETTINGS_MAX; i++) {
        char *equals = strchr(argv[i], '=');
        if (!equals) {
            return false;
        }
        *equals = '\0';
        options->settings[options->setting_count++] = (nt_setting){argv[i], equals + 1};
    }
    return true;
}

static nt_status dump(nt_run_state *run, nt_error *err)
{
    const nt_document *document;
    const nt_pages *pages;
    nt_status status = nt_note_results(run, err);
    status = status ? status : nt_run_fonts(run, err);
    status = status ? status
                    : nt_report_document(run->arena, run->template, run->results, run->fonts,
                                         &document, err);
    status = status ? status : nt_layout_pages(run->arena, document, run->fonts, NULL, &pages, err);
    if (!status) {
        nt_buffer out = nt_buffer_open(run->arena);
        dump_document(document, &out);
        fputs(nt_buffer_text(&out), stdout);
    }
    return status;
}

int main(int argc, char **argv)
{
    nt_options options = {.as_of = NT_DATE_UNKNOWN};
    if (argc < OPERANDS || !read_settings(argc, argv, &options)) {
        fputs("usage: dump_report TEMPLATE DATA LANG [NAME=VALUE]...\n", stderr);
        return NT_USAGE;
    }
    options.operands[0] = argv[1];
    options.data = argv[2];
    options.lang = argv[3];
    options.quiet = true;
    nt_error err = {0};
    nt_run_state run = nt_run_open(&options, NULL);
    nt_status status = dump(&run, &err);
    if (status && *err.message[NT_LANG_EN]) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    nt_run_close(&run);
    return (int)status;
}
