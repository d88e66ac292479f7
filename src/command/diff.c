#include "diff.h"

#include <string.h>

#include "command.h"
#include "words/command.h"

static nt_status words_of(const nt_opened *o, nt_error *err)
{
    if (o->no_words) {
        *err = o->why_no_words;
    }
    return o->no_words;
}

/* The words of two languages differ everywhere. */
static nt_status compare_words(nt_diff *d, nt_error *err)
{
    if (strcmp(d->old.recipe.language, d->new.recipe.language) != 0) {
        static const nt_text other_language = NT_TEXT_COMMAND_DIFFERENT_LANGUAGES;
        d->no_words = &other_language;
        return NT_OK;
    }
    NT_TRY(words_of(&d->old, err));
    NT_TRY(words_of(&d->new, err));
    if (!d->old.words.is_tagged || !d->new.words.is_tagged) {
        static const nt_text no_tags = NT_TEXT_COMMAND_NO_STRUCTURE_TREE;
        d->no_words = &no_tags;
    } else {
        d->words = nt_reworded_compare(d->arena, &d->old.words, &d->new.words);
    }
    return NT_OK;
}

static nt_status compare(nt_diff *d, nt_error *err)
{
    nt_clock *clock = d->old.clock;
    nt_clock_stage(clock, "editions");
    NT_TRY(nt_edition_open(&d->old, err));
    nt_clock_stage(clock, "editions");
    NT_TRY(nt_edition_open(&d->new, err));
    NT_TRY(nt_edition_can_follow(&d->old, &d->new, err));
    nt_clock_stage(clock, "compare");
    NT_TRY(nt_revision_compare(d->arena, &d->old.edition, &d->new.edition, &d->revision, err));
    return compare_words(d, err);
}

static nt_status run(const nt_options *options, nt_error *err)
{
    NT_PASSING_ARENA(arena);
    nt_diff d = {.arena = arena, .options = options};
    nt_clock *clock = nt_clock_open(options->quiet, false, options->tongue);
    d.old = (nt_opened){.arena = d.arena,
                        .path = options->operands[0],
                        .data = options->old_data,
                        .has_words = true,
                        .clock = clock};
    d.new = (nt_opened){.arena = d.arena,
                        .path = options->operands[1],
                        .data = options->new_data,
                        .has_words = true,
                        .clock = clock};
    nt_status status = compare(&d, err);
    nt_clock_close(clock); /* nothing is printed into its line */
    d.old.clock = d.new.clock = NULL;
    NT_TRY(status);
    d.lang = nt_lang_or_id(options->lang ? options->lang : d.new.recipe.language);
    (options->json ? nt_diff_print_json : nt_diff_print_text)(&d);
    return NT_OK;
}

const nt_command nt_command_diff = {.name = "diff",
                                    .operands = {"OLD", "NEW"},
                                    .summary = NT_TEXT_COMMAND_DIFF_SUMMARY,
                                    .description = NT_TEXT_COMMAND_DIFF_DESCRIPTION,
                                    .options = {NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA,
                                                NT_OPTION_FORMAT_TEXT, NT_OPTION_ALL_LINES,
                                                NT_OPTION_LANG, NT_OPTION_QUIET, NT_OPTION_HELP},
                                    .run = run};
