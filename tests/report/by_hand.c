#include "by_hand.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dump.h"

static nt_source sources[] = {
    {.id = "s1",
     .publisher = "Harian Contoh",
     .title = "Judul *pertama*",
     .url = "https://example.org/a",
     .note = "",
     .number = 1},
    {.id = "s2", .publisher = "", .title = "Judul kedua", .url = "", .note = "", .number = 2},
};

static nt_event events[] = {
    {.id = "Pilkada",
     .short_name = "Pilkada",
     .slug = "pilkada",
     .label = {{"Pilkada Contoh", "Pilkada Contoh"}}},
    {.id = "Pemilu",
     .short_name = "Pemilu",
     .slug = "pemilu",
     .label = {{"Pemilu Contoh", "Pemilu Contoh"}}},
};

static const char *const row_sources[] = {"s1", "s2"};

static const nt_ledger_row *add(nt_ledger *ledger, nt_ledger_row row)
{
    row.method = NT_METHOD_PUBLISHED;
    row.label = (nt_text){{"sebuah angka", "a number"}};
    if (row.part == 0) {
        row.part = row.whole = -1;
    }
    if (row.lower == 0 && row.upper == 0) {
        row.lower = row.upper = NAN;
    }
    row.as_of = row.as_of ? row.as_of : NT_DATE_UNKNOWN;
    row.sources = row_sources;
    row.source_count = 2;
    return nt_ledger_add(ledger, &row);
}

static nt_ledger *make_ledger(nt_arena *arena)
{
    nt_ledger *ledger = nt_ledger_open(arena);
    const nt_ledger_row *ratio =
        add(ledger, (nt_ledger_row){.id = "ratio",
                                    .value = 72.82,
                                    .lower = 69.78,
                                    .upper = 75.66,
                                    .decimals = 1,
                                    .unit = "percent",
                                    .part = 635,
                                    .whole = 872,
                                    .as_of = nt_date_from_civil(2020, 12, 19)});
    nt_ledger_name(ledger, "latest", ratio);
    add(ledger, (nt_ledger_row){.id = "change",
                                .value = -11.0,
                                .lower = -17.0,
                                .upper = -5.6,
                                .decimals = 1,
                                .unit = "points"});
    add(ledger, (nt_ledger_row){.id = "gain",
                                .value = 2.2,
                                .lower = -4.3,
                                .upper = 8.1,
                                .decimals = 1,
                                .unit = "points"});
    add(ledger,
        (nt_ledger_row){
            .id = "voters", .value = 100300000, .unit = "persons", .flags = NT_FLAG_APPROXIMATE});
    add(ledger, (nt_ledger_row){.id = "few", .value = 3, .unit = "persons"});
    add(ledger, (nt_ledger_row){.id = "alone", .value = 1, .unit = "persons"});
    add(ledger, (nt_ledger_row){.id = "hundredth", .value = 1, .unit = "percent"});
    add(ledger, (nt_ledger_row){
                    .id = "above", .value = 400, .unit = "persons", .flags = NT_FLAG_MORE_THAN});
    add(ledger, (nt_ledger_row){
                    .id = "below", .value = 400, .unit = "persons", .flags = NT_FLAG_LESS_THAN});
    add(ledger, (nt_ledger_row){.id = "faulty",
                                .value = 24.9,
                                .lower = 20.8,
                                .upper = 29.5,
                                .decimals = 1,
                                .unit = "percent",
                                .part = 94,
                                .whole = 378,
                                .flags = NT_FLAG_DOUBTFUL});
    add(ledger, (nt_ledger_row){.id = "gone", .value = NAN, .unit = "persons"});
    add(ledger, (nt_ledger_row){.id = "r1.age", .value = 10, .unit = "days"});
    add(ledger, (nt_ledger_row){.id = "none", .value = 0, .unit = "persons"});
    add(ledger, (nt_ledger_row){.id = "at-once", .value = 0, .unit = "days"});
    add(ledger, (nt_ledger_row){.id = "level", .value = 0, .decimals = 1, .unit = "points"});
    add(ledger, (nt_ledger_row){
                    .id = "hidden", .value = NAN, .unit = "persons", .flags = NT_FLAG_SUPPRESSED});
    return ledger;
}

static const nt_indicator stages[] = {
    {"reported", NT_INDICATOR_STAGE, NT_STAGE_REPORTED, "", {{"dilaporkan", "reported"}}},
    {"proven", NT_INDICATOR_STAGE, NT_STAGE_PROVEN, "", {{"terbukti", "proven"}}},
    {"sanctioned",
     NT_INDICATOR_STAGE,
     NT_STAGE_SANCTIONED,
     "",
     {{"dijatuhi sanksi", "sanctioned"}}},
};
static const nt_procedure procedure = {.id = ""};
static const nt_counter nobody = {.id = "", .slug = "", .procedure = &procedure};

static nt_release make_release(const nt_ledger *ledger, const char *id, const nt_event *event,
                               int age_days, const char *row)
{
    nt_release release = {.id = id,
                          .event = event,
                          .counter = &nobody,
                          .as_of = nt_date_from_civil(2020, 12, 9) + age_days,
                          .has_age = true,
                          .age_days = age_days};
    release.sanction.row = nt_ledger_find(ledger, row);
    return release;
}

static const nt_results *make_results(nt_arena *arena)
{
    nt_results *results = nt_new(arena, nt_results);
    nt_published *published = nt_new(arena, nt_published);
    sources[0].published_on = nt_date_from_civil(2020, 12, 21);
    sources[1].published_on = NT_DATE_UNKNOWN;
    *published = (nt_published){.sources = sources,
                                .source_count = 2,
                                .events = events,
                                .event_count = 2,
                                .indicators = stages,
                                .indicator_count = 3,
                                .as_of = nt_date_from_civil(2024, 4, 25)};
    nt_ledger *ledger = make_ledger(arena);
    size_t rule_count;
    nt_finding *finding = nt_new(arena, nt_finding);
    static const nt_text pattern = {{"Dari {0} menjadi 94.", "From {0} to 94."}};
    nt_arg *arg = nt_new(arena, nt_arg);
    *arg = (nt_arg){.kind = NT_ARG_COUNT, .number = 180};
    *finding =
        (nt_finding){.rule = nt_rules(&rule_count), .sentence = {&pattern, arg, 1}, .number = 1};
    nt_release *releases = nt_new_array(arena, nt_release, 2);
    releases[0] = make_release(ledger, "r1", &events[0], 10, "ratio");
    releases[1] = make_release(ledger, "r2", &events[1], -8, "faulty");
    releases[1].doubt = finding;
    static const nt_event *const votes[] = {&events[0], &events[1]};
    nt_figures_report *figures = nt_new(arena, nt_figures_report);
    *figures = (nt_figures_report){.votes = votes,
                                   .vote_count = 2,
                                   .findings = {.items = finding, .count = 1},
                                   .a = &events[0],
                                   .b = &events[1],
                                   .releases = releases,
                                   .release_count = 2};
    *results = (nt_results){.published = published, .ledger = ledger, .figures = figures};
    return results;
}

int by_hand_open(void **state)
{
    nt_arena *arena = nt_arena_open();
    by_hand *b = nt_new(arena, by_hand);
    b->arena = arena;
    b->results = make_results(arena);
    snprintf(b->folder, sizeof b->folder, "%s/template-XXXXXX", NT_BINARY_DIR);
    if (!mkdtemp(b->folder) || nt_text_fonts_open(NT_BINARY_DIR "/fonts", &b->fonts, &b->err)) {
        return -1;
    }
    *state = b;
    return 0;
}

int by_hand_close(void **state)
{
    by_hand *b = *state;
    for (size_t i = 0; i < b->file_count; i++) {
        unlink(nt_path_join(b->arena, b->folder, b->files[i]));
    }
    rmdir(b->folder);
    nt_text_fonts_close(b->fonts);
    nt_arena_close(b->arena);
    return 0;
}

void by_hand_write(by_hand *b, const char *name, const char *text)
{
    FILE *file = fopen(nt_path_join(b->arena, b->folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    for (size_t i = 0; i < b->file_count; i++) {
        if (strcmp(b->files[i], name) == 0) {
            return;
        }
    }
    assert_true(b->file_count < 16);
    snprintf(b->files[b->file_count++], sizeof b->files[0], "%s", name);
}

void by_hand_json(by_hand *b, const char *json)
{
    char *text = nt_arena_string(b->arena, json);
    for (char *at = text; *at; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    by_hand_write(b, "report.json", text);
}

void by_hand_body(by_hand *b, const char *body)
{
    by_hand_json(b, "{'name': 'contoh', 'title': 'Judul'}");
    by_hand_write(b, "body.md", body);
}

nt_status by_hand_load(by_hand *b, const char *lang, const nt_template **out)
{
    const nt_template_request request = {.folder = b->folder, .lang = lang};
    return nt_report_template(b->arena, &request, out, &b->err);
}

nt_status by_hand_build(by_hand *b, const char *lang, const nt_document **out)
{
    const nt_template *tpl;
    nt_status status = by_hand_load(b, lang, &tpl);
    return status ? status : nt_report_document(b->arena, tpl, b->results, b->fonts, out, &b->err);
}

/* Where a no-break space stands is the text room's to test. */
static const char *plain_spaces(by_hand *b, const char *text)
{
    nt_buffer out = nt_buffer_open(b->arena);
    for (const char *at = text; *at; at++) {
        bool no_break = strncmp(at, "\u00A0", 2) == 0;
        nt_buffer_putc(&out, no_break ? ' ' : *at);
        at += no_break;
    }
    return nt_buffer_text(&out);
}

const char *by_hand_dump(by_hand *b, const char *lang)
{
    const nt_document *document = NULL;
    if (by_hand_build(b, lang, &document)) {
        nt_error_print(&b->err, NT_LANG_EN, stderr);
        fail();
    }
    nt_buffer out = nt_buffer_open(b->arena);
    dump_document(document, &out);
    return plain_spaces(b, nt_buffer_text(&out));
}

const char *by_hand_expand(by_hand *b, const char *body)
{
    by_hand_body(b, body);
    const char *dump = by_hand_dump(b, NULL);
    /* The front: its line, title and date. */
    for (int i = 0; i < 3; i++) {
        dump = strchr(dump, '\n') + 1;
    }
    return dump;
}

/* In each language one line, of its own words, with every slot filled. */
static void check_said(const nt_error *err)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *said = err->message[lang];
        assert_true(*said && !strchr(said, '\n'));
        assert_true(!strstr(said, ":t}") && !strstr(said, ":d}") && !strstr(said, ":m}"));
        if (lang != NT_LANG_EN) {
            assert_string_not_equal(said, err->message[NT_LANG_EN]);
        }
    }
}

const char *by_hand_error(by_hand *b)
{
    const nt_document *document = NULL;
    b->err = (nt_error){0};
    assert_int_not_equal(by_hand_build(b, NULL, &document), NT_OK);
    assert_null(document);
    check_said(&b->err);
    return nt_arena_printf(b->arena, "%s:%ld:%ld %s", nt_path_name(b->err.file), b->err.line,
                           b->err.column, b->err.message[NT_LANG_EN]);
}
