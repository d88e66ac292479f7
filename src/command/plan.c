/* netra plan: what editions of the whole and of each area withhold together. */
#include "base/outputs.h"
#include "command.h"
#include "words/command.h"

/* One line an edition. */
static void print_members(const nt_family_plan *family, nt_lang lang)
{
    NT_EACH(const nt_register_member, m, family->members, family->count) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_PLANNED(.area = *m->area ? nt_text_alike(m->area)
                                                            : (nt_text)NT_TEXT_COMMAND_THE_WHOLE,
                                           .count = (long long)m->suppressed_count));
    }
}

static nt_status write_plan(nt_run_state *run, nt_error *err)
{
    const nt_options *options = run->options;
    const char *path = options->output
                           ? options->output
                           : nt_arena_printf(run->arena, "%s.plan.json", run->template->name);
    NT_OUTPUTS(outputs, run->arena);
    NT_TRY(nt_outputs_add(outputs, path, run->family->bytes.bytes, run->family->bytes.length, err));
    if (!options->quiet) {
        print_members(run->family, options->tongue);
        nt_tell(stdout, options->tongue, NT_MESSAGE_COMMAND_PLAN_WRITTEN(.file = path));
        NT_TRY(nt_command_flush(err));
    }
    return nt_outputs_commit(outputs, err);
}

static nt_status plan(nt_run_state *run, nt_error *err)
{
    nt_family_plan family = {.count = 0};
    run->family = &family;
    NT_TRY(nt_note_results(run, err));
    NT_FAIL_IF(!family.count, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_PLAN_WITHOUT_CASES(.template = run->options->operands[0]));
    return write_plan(run, err);
}

const nt_command nt_command_plan = {.name = "plan",
                                    .operands = {"TEMPLATE"},
                                    .summary = NT_TEXT_COMMAND_PLAN_SUMMARY,
                                    .description = NT_TEXT_COMMAND_PLAN_DESCRIPTION,
                                    .options = {NT_OPTION_DATA, NT_OPTION_CUBE, NT_OPTION_PUBLISHED,
                                                NT_OPTION_RELEASED, NT_OPTION_OUTPUT_PLAN,
                                                NT_OPTION_SET, NT_OPTION_TONGUE, NT_OPTION_AS_OF,
                                                NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_HELP},
                                    .in_run = plan};
