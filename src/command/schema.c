/* The JSON Schemas of the files that people write, made from the tables by which they are read. */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "words/command.h"

/* What a descriptor says to netra, the room that keeps it knows. */
static const nt_json_form *package_form(nt_arena *arena)
{
    size_t count = 0;
    while (nt_ingest_package_form[count].key) {
        count++;
    }
    nt_json_form *forms = nt_arena_copy(arena, nt_ingest_package_form, (count + 1) * sizeof *forms);
    for (nt_json_form *form = forms; form->key; form++) {
        form->members = strcmp(form->key, "netra") == 0 ? nt_model_netra_form : form->members;
    }
    return forms;
}

typedef struct {
    const char *name;
    const nt_json_form *(*form)(nt_arena *arena);
} file;

static const nt_json_form *office_form(nt_arena *arena)
{
    (void)arena;
    return nt_office_form;
}

static const file files[] = {
    {"report", nt_report_form}, {"datapackage", package_form}, {"office", office_form}};

static nt_status run(const nt_options *options, nt_error *err)
{
    const char *name = options->operands[0];
    const file *asked = NT_NAMED(files, sizeof files / sizeof *files, name, name);
    NT_FAIL_IF(!asked, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_NO_SCHEMA(.value = name, .one = files[0].name,
                                            .two = files[1].name, .three = files[2].name));
    NT_PASSING_ARENA(arena);
    nt_buffer out = nt_buffer_open(arena);
    nt_json_form_write(asked->form(arena), nt_arena_printf(arena, "%s.json", name), &out);
    fwrite(out.bytes, 1, out.length, stdout);
    return NT_OK;
}

const nt_command nt_command_schema = {.name = "schema",
                                      .operands = {"report|datapackage|office"},
                                      .summary = NT_TEXT_COMMAND_SCHEMA_SUMMARY,
                                      .description = NT_TEXT_COMMAND_SCHEMA_DESCRIPTION,
                                      .options = {NT_OPTION_TONGUE, NT_OPTION_HELP},
                                      .run = run};
