/* Two editions of a report on published figures: what moved, and that the causes add up. */
#include "revision/revision.h"

#include <math.h>
#include <string.h>

#include "changes.h"
#include "check.h"
#include "random.h"
#include "revision/editions.h"

static const nt_revision *compare_published(nt_arena *arena, const nt_published *old,
                                            const nt_published *new)
{
    return compare(arena, edition_of(arena, old), edition_of(arena, new));
}

/* A copy that a test may alter; bases point into the copy. */
static nt_published *copy_of(nt_arena *arena, const nt_published *from)
{
    nt_published *to = nt_arena_copy(arena, from, sizeof *from);
    nt_figure *figures = nt_new_array(arena, nt_figure, from->figure_count + 8);
    memcpy(figures, from->figures, from->figure_count * sizeof *figures);
    for (size_t i = 0; i < from->figure_count; i++) {
        const nt_figure *base = from->figures[i].base;
        figures[i].base = base ? &figures[base - from->figures] : NULL;
    }
    to->figures = figures;
    return to;
}

static nt_figure *figure_in(nt_published *p, const char *id)
{
    nt_figure *figure = NT_NAMED(p->figures, p->figure_count, id, id);
    if (!figure) {
        fail_msg("no figure %s", id);
    }
    return figure;
}

static void set_count(nt_figure *figure, int64_t count)
{
    figure->value = (nt_decimal){count, 0};
    figure->number = (double)count;
}

/* Takes it out; figures that are a part of it lose their base. */
static void withdraw(nt_published *p, const char *id)
{
    nt_figure *figures = (nt_figure *)p->figures;
    size_t at = (size_t)(figure_in(p, id) - figures);
    for (size_t i = 0; i < p->figure_count; i++) {
        const nt_figure *base = figures[i].base;
        figures[i].base = base == &figures[at] ? NULL : base > &figures[at] ? base - 1 : base;
    }
    memmove(&figures[at], &figures[at + 1], (p->figure_count - at - 1) * sizeof *figures);
    p->figure_count--;
}

/* ---- what must hold of every pair ---- */

static void expect_sum(const nt_change *change)
{
    double sum = sum_of_parts(change);
    bool both_known = !isnan(change->difference);
    if (both_known != change->has_parts) {
        fail_msg("%s has %s parts", change->id, both_known ? "no" : "unexpected");
    }
    bool whole = both_known && change->difference == floor(change->difference) &&
                 change->old_row->value == floor(change->old_row->value) &&
                 strcmp(change->new_row->unit, "percent") != 0 &&
                 strcmp(change->new_row->unit, "points") != 0;
    if (both_known && !(fabs(sum - change->difference) <= (whole ? 0 : 1e-9))) {
        fail_msg("%s: %.17g is not %.17g", change->id, sum, change->difference);
    }
}

static void expect_sums(const nt_revision *r)
{
    assert_true(r->has_causes);
    for (size_t i = 0; i < r->changed.count; i++) {
        expect_sum(&r->changed.items[i]);
    }
    for (size_t i = 0; i < r->statements.count; i++) {
        expect_sum(&r->statements.items[i].change);
    }
    for (size_t i = 0; i < r->verdicts.count; i++) {
        assert_true(r->verdicts.items[i].cause < NT_CAUSE_COUNT);
    }
    for (size_t i = 0; i < r->findings.count; i++) {
        assert_true(r->findings.items[i].cause < NT_CAUSE_COUNT);
    }
}

static size_t moved_by(const nt_revision *r, nt_cause cause)
{
    return NT_SUM(size_t, i, r->figures.count, r->figures.items[i].cause == cause);
}

/* No number moves by a cause that moved no figure: so the last mixture is the newer edition. */
static void expect_no_idle_cause(const nt_revision *r)
{
    for (int cause = NT_CAUSE_STATUS; cause < NT_CAUSE_COUNT; cause++) {
        for (size_t i = 0; !moved_by(r, (nt_cause)cause) && i < r->changed.count; i++) {
            if (r->changed.items[i].has_parts && r->changed.items[i].parts[cause] != 0) {
                fail_msg("%s moved by %s, which moved no figure", r->changed.items[i].id,
                         nt_cause_id((nt_cause)cause));
            }
        }
    }
}

/* ---- the editions of the annex ---- */

static const char *const days[] = {"2024-02-06", "2024-03-25", "2024-04-25", "2024-06-12"};
enum { DAYS = sizeof days / sizeof *days };

TEST(causes_add_up_between_any_two_editions)
{
    const nt_edition *editions[DAYS];
    for (int i = 0; i < DAYS; i++) {
        editions[i] = edition_of(*state, published_on(*state, days[i]));
    }
    for (int i = 0; i < DAYS; i++) {
        for (int k = 0; k < DAYS; k++) {
            const nt_revision *r = compare(*state, editions[i], editions[k]);
            expect_sums(r);
            expect_no_idle_cause(r);
            assert_int_equal(r->changed.count == 0, i == k);
        }
    }
}

TEST(identical_editions_say_nothing)
{
    const nt_published *p = published_on(*state, NULL);
    const nt_revision *r = compare_published(*state, p, copy_of(*state, p));
    assert_int_equal(r->changed.count + r->restated.count + r->added.count + r->gone.count, 0);
    assert_int_equal(r->statements.count + r->figures.count + r->verdicts.count + r->findings.count,
                     0);
    assert_int_equal(r->same_count, nt_ledger_count(r->new_edition->filed));
}

/* 25 March to 25 April 2024: figures that were published in between, and nothing else. */
TEST(a_later_edition_has_new_publications)
{
    const nt_revision *r = compare_published(*state, published_on(*state, "2024-03-25"),
                                             published_on(*state, "2024-04-25"));
    const nt_change *count = change_of(r, "figures.count");
    assert_true(count->difference > 0);
    assert_true(count->parts[NT_CAUSE_NEW] == count->difference);
    assert_int_equal(moved_by(r, NT_CAUSE_NEW), (size_t)count->difference);
    assert_int_equal(r->figures.count, moved_by(r, NT_CAUSE_NEW));
    assert_int_equal(r->gone.count, 0);
    assert_true(r->statements.count > 0);
}

/* ---- altered by hand ---- */

TEST(a_corrected_value_is_a_correction)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    set_count(figure_in(new, "pilkada-2020-reported-2020-06-15"), 196);
    const nt_revision *r = compare_published(*state, old, new);
    expect_sums(r);
    expect_no_idle_cause(r);
    assert_int_equal(r->figures.count, 1);
    assert_int_equal(r->figures.items[0].cause, NT_CAUSE_CORRECTED);
    assert_int_equal(r->figures.items[0].field_count, 1);
    assert_string_equal(r->figures.items[0].fields[0], "value");
    const nt_change *change = change_of(r, "pilkada-2020-reported-2020-06-15");
    assert_true(change->difference == 1 && change->parts[NT_CAUSE_CORRECTED] == 1);
    assert_false(find_change(r, "figures.count"));
}

/* More sanctioned than reported: a finding that was not there before, by the same cause. */
TEST(a_finding_knows_the_cause_that_brought_it)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    set_count(figure_in(new, "pilkada-2020-sanctioned-2020-06-15"), 300);
    const nt_revision *there = compare_published(*state, old, new);
    const nt_revision *back = compare_published(*state, new, old);
    expect_sums(there);
    size_t come = 0, gone = 0;
    for (size_t i = 0; i < there->findings.count; i++) {
        come += !there->findings.items[i].old_finding;
        assert_int_equal(there->findings.items[i].cause, NT_CAUSE_CORRECTED);
    }
    for (size_t i = 0; i < back->findings.count; i++) {
        gone += !back->findings.items[i].new_finding;
        assert_int_equal(back->findings.items[i].cause, NT_CAUSE_CORRECTED);
    }
    assert_true(come > 0 && come == gone);
}

TEST(a_withdrawn_figure_is_withdrawn)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    withdraw(new, "violations-2020-2022-loose");
    const nt_revision *r = compare_published(*state, old, new);
    expect_sums(r);
    expect_no_idle_cause(r);
    assert_int_equal(r->figures.count, 1);
    assert_int_equal(r->figures.items[0].cause, NT_CAUSE_WITHDRAWN);
    const nt_change *count = change_of(r, "figures.count");
    assert_true(count->difference == -1 && count->parts[NT_CAUSE_WITHDRAWN] == -1);
    assert_int_equal(r->gone.count, 1);
    assert_string_equal(r->gone.items[0].id, "violations-2020-2022-loose");
}

TEST(a_reclassified_figure_is_reclassified)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    nt_figure *figure = figure_in(new, "pilkada-2020-sanctioned-2020-06-15");
    figure->event = figure_in(new, "pemilu-2024-violations-sulsel")->event;
    figure->base = NULL;
    const nt_revision *r = compare_published(*state, old, new);
    expect_sums(r);
    expect_no_idle_cause(r);
    assert_int_equal(r->figures.count, 1);
    assert_int_equal(r->figures.items[0].cause, NT_CAUSE_RECLASSIFIED);
    assert_string_equal(r->figures.items[0].fields[0], "event");
}

/* Nothing else about it changes: only the release that it was part of falls in two. */
TEST(another_counter_is_a_reclassification)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    figure_in(new, "pilkada-2020-sanctioned-2020-12-19")->counter =
        figure_in(new, "pemilu-2024-sanctioned-2024-03-25")->counter;
    const nt_revision *r = compare_published(*state, old, new);
    expect_sums(r);
    expect_no_idle_cause(r);
    assert_int_equal(r->figures.count, 1);
    assert_int_equal(r->figures.items[0].cause, NT_CAUSE_RECLASSIFIED);
    assert_int_equal(r->figures.items[0].field_count, 1);
    assert_string_equal(r->figures.items[0].fields[0], "counted_by");
    double before = nt_ledger_find(r->old_edition->filed, "releases.count")->value;
    assert_true(nt_ledger_find(r->new_edition->filed, "releases.count")->value == before + 1);
}

TEST(a_qualifier_is_a_status)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    figure_in(new, "violations-2020-2022")->qualifier = NT_APPROXIMATE;
    const nt_revision *r = compare_published(*state, old, new);
    expect_sums(r);
    assert_int_equal(r->figures.count, 1);
    assert_int_equal(r->figures.items[0].cause, NT_CAUSE_STATUS);
    bool restated = false;
    for (size_t i = 0; i < r->restated.count; i++) {
        restated = restated || strcmp(r->restated.items[i].id, "violations-2020-2022") == 0;
    }
    assert_true(restated);
}

/* One figure that moves in all ways at once, beside one that is new and one that is gone. */
TEST(causes_of_one_number_are_told_apart)
{
    const nt_published *old = published_on(*state, NULL);
    nt_published *new = copy_of(*state, old);
    withdraw(new, "violations-2020-2022-loose");
    nt_figure *figures = (nt_figure *)new->figures;
    for (int i = 0; i < 2; i++) {
        figures[new->figure_count] = *figure_in(new, "violations-2020-2022");
        figures[new->figure_count].id = i ? "another" : "one-more";
        new->figure_count++;
    }
    const nt_revision *r = compare_published(*state, old, new);
    expect_sums(r);
    const nt_change *count = change_of(r, "figures.count");
    assert_true(count->difference == 1);
    assert_true(count->parts[NT_CAUSE_NEW] == 2 && count->parts[NT_CAUSE_WITHDRAWN] == -1);
}

/* Another event is asked for: what moves is moved by the settings. */
TEST(another_setting_is_a_setting)
{
    const nt_published *p = published_on(*state, NULL);
    const nt_edition *old = edition_of(*state, p);
    nt_edition *new = nt_arena_copy(*state, edition_of(*state, p), sizeof *new);
    nt_error err = {0};
    new->asked = (nt_published_request){.event_a = "Pemilu 2024", .event_b = "Pilkada 2020"};
    assert_int_equal(nt_published_results(*state, p, &new->asked, &new->results, &err), NT_OK);
    new->filed = new->results->ledger;
    const nt_revision *r = compare(*state, old, new);
    expect_sums(r);
    assert_int_equal(r->figures.count, 0);
    assert_true(r->statements.count > 0);
    for (size_t i = 0; i < r->statements.count; i++) {
        const nt_change *change = &r->statements.items[i].change;
        assert_true(!change->has_parts || change->parts[NT_CAUSE_SETTINGS] == change->difference);
    }
}

/* Filed by a program that counted otherwise. */
TEST(what_the_program_changed_is_the_programs)
{
    const nt_published *p = published_on(*state, NULL);
    nt_edition *old = nt_arena_copy(*state, edition_of(*state, p), sizeof *old);
    nt_ledger *filed = nt_ledger_open(*state);
    for (size_t i = 0; i < nt_ledger_count(old->filed); i++) {
        nt_ledger_row row = *nt_ledger_at(old->filed, i);
        row.value -= strcmp(row.id, "findings.count") == 0 ? 2 : 0;
        nt_ledger_add(filed, &row);
    }
    old->filed = filed;
    const nt_revision *r = compare(*state, old, edition_of(*state, p));
    expect_sums(r);
    assert_int_equal(r->changed.count, 1);
    assert_true(change_of(r, "findings.count")->parts[NT_CAUSE_PROGRAM] == 2);
}

/* What could not be built again is compared as filed, without causes. */
TEST(without_results_the_ledgers_are_compared)
{
    nt_edition *old =
        nt_arena_copy(*state, edition_of(*state, published_on(*state, "2024-03-25")), sizeof *old);
    old->results = NULL;
    const nt_revision *r =
        compare(*state, old, edition_of(*state, published_on(*state, "2024-04-25")));
    assert_false(r->has_causes);
    assert_true(r->changed.count > 0 && r->added.count > 0);
    assert_false(r->changed.items[0].has_parts);
    assert_true(change_of(r, "figures.count")->difference > 0);
}

/* ---- altered at random ---- */

static void alter_one(uint64_t *seed, nt_published *p)
{
    nt_figure *figures = (nt_figure *)p->figures;
    nt_figure *figure = &figures[draw(seed, (unsigned)p->figure_count)];
    const nt_figure *other = &figures[draw(seed, (unsigned)p->figure_count)];
    switch (draw(seed, 10)) {
    case 0:
        figure->value.digits = figure->value.digits * (int64_t)(80 + draw(seed, 40)) / 100;
        figure->number = nt_decimal_value(figure->value);
        break;
    case 1:
        figure->qualifier = (nt_qualifier)draw(seed, 4);
        break;
    case 2:
        figure->event = draw(seed, 4) ? &p->events[draw(seed, (unsigned)p->event_count)] : NULL;
        break;
    case 3:
        figure->as_of = other->as_of;
        break;
    case 4:
        figure->category = other->category;
        figure->category_label = other->category_label;
        break;
    case 5: /* to an earlier one only, so that no circle comes of it */
        figure->base = other < figure && (!figure->base || figure->base < figure) ? other : NULL;
        break;
    case 6: /* a share may become a count: then its unit does too */
        figure->indicator = other->indicator;
        figure->unit = other->unit;
        figure->value = other->value;
        figure->number = other->number;
        break;
    case 7:
        figure->source = other->source;
        figure->quote = other->quote;
        break;
    case 8:
        withdraw(p, figure->id);
        break;
    case 9:
        figure->counter = other->counter;
        break;
    }
}

static void add_some(nt_arena *arena, uint64_t *seed, nt_published *p)
{
    nt_figure *figures = (nt_figure *)p->figures;
    for (unsigned i = draw(seed, 3); i > 0; i--) {
        nt_figure added = figures[draw(seed, (unsigned)p->figure_count)];
        added.id = nt_arena_printf(arena, "added-%u", draw(seed, 1000000));
        figures[p->figure_count++] = added;
    }
}

/* Lists too: a vote on another day, an event and a source of another name. */
static void alter_lists(nt_arena *arena, uint64_t *seed, nt_published *p)
{
    nt_event *events = nt_arena_copy(arena, p->events, p->event_count * sizeof *events);
    for (size_t i = 0; i < p->figure_count; i++) {
        nt_figure *figure = (nt_figure *)&p->figures[i];
        figure->event = figure->event ? &events[figure->event - p->events] : NULL;
    }
    p->events = events;
    nt_event *moved = &events[p->event_count - 1];
    if (draw(seed, 2)) {
        moved->polling_day += (nt_date)draw(seed, 30);
    } else {
        moved->id = "renamed"; /* its slug stays: two events of one slug on the way */
    }
}

TEST(causes_add_up_whatever_is_altered)
{
    for (uint64_t seed = 1; seed <= 24; seed++) {
        NT_PASSING_ARENA(arena);
        uint64_t draws = seed;
        const nt_published *old = published_on(arena, days[draw(&draws, DAYS)]);
        nt_published *new = copy_of(arena, published_on(arena, days[draw(&draws, DAYS)]));
        for (unsigned i = draw(&draws, 12); i > 0; i--) {
            alter_one(&draws, new);
        }
        add_some(arena, &draws, new);
        if (draw(&draws, 3) == 0) {
            alter_lists(arena, &draws, new);
        }
        const nt_edition *a = edition_of(arena, old), *b = edition_of(arena, new);
        const nt_revision *r = compare(arena, a, b);
        expect_sums(r);
        expect_no_idle_cause(r);
        expect_sums(compare(arena, b, a));
    }
}

/* ---- a ledger read back ---- */

TEST(a_ledger_reads_back_as_it_was_written)
{
    const nt_edition *edition = edition_of(*state, published_on(*state, NULL));
    nt_buffer first = nt_buffer_open(*state), second = nt_buffer_open(*state);
    nt_ledger_write_json(edition->filed, &first);
    const nt_ledger *read = NULL;
    nt_error err = {0};
    assert_int_equal(nt_ledger_read(*state, "x.json",
                                    (nt_bytes){nt_buffer_text(&first), first.length}, &read, &err),
                     NT_OK);
    nt_ledger_write_json(read, &second);
    assert_string_equal(nt_buffer_text(&first), nt_buffer_text(&second));
}

/* Who has only the ledger can print its numbers. */
TEST(a_ledger_brings_its_units_along)
{
    nt_unit_declare(
        &(nt_unit){.id = "rifles", .called = {{{"senapan", "senapan"}, {"rifle", "rifles"}}}});
    nt_ledger *ledger = nt_ledger_open(*state);
    nt_ledger_add(ledger, &(nt_ledger_row){.id = "a", .unit = "rifles", .method = NT_METHOD_NONE});
    nt_ledger_add(ledger, &(nt_ledger_row){.id = "b", .unit = "rifles", .method = NT_METHOD_NONE});
    nt_ledger_add(ledger, &(nt_ledger_row){.id = "c", .unit = "persons", .method = NT_METHOD_NONE});
    nt_buffer out = nt_buffer_open(*state);
    nt_ledger_write_json(ledger, &out);
    const char *text = nt_buffer_text(&out), *units = strstr(text, "\"units\"");
    assert_non_null(units);
    assert_null(strstr(units + 1, "\"units\""));
    assert_true(strstr(units, "\"rifle\"") < strstr(units, "\"figures\""));
    nt_unit_declare(&(nt_unit){.id = "rifles", .called = {{{"", ""}, {"", ""}}}});
    const nt_ledger *read = NULL;
    nt_error err;
    assert_int_equal(nt_ledger_read(*state, "x.json", (nt_bytes){text, out.length}, &read, &err),
                     NT_OK);
    assert_string_equal(nt_form(&nt_unit_find("rifles")->called, NT_LANG_EN, 1), "rifle");
    assert_string_equal(nt_form(&nt_unit_find("rifles")->called, NT_LANG_ID, 2), "senapan");
}

TEST(what_is_no_ledger_is_refused)
{
    static const char *const wrong[] = {
        "",
        "[]",
        "{}",
        "{\"figures\": 1}",
        "{\"units\": {\"a\": {\"id\": \"b\"}}, \"figures\": []}",
        "{\"figures\": [1]}",
        "{\"figures\": [{\"value\": 1}]}",
        "{\"figures\": [{\"id\": \"\"}]}",
        "{\"figures\": [{\"id\": 1}]}",
        "{\"figures\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}",
        "{\"figures\": [{\"id\": \"a\", \"value\": \"1\"}]}",
        "{\"figures\": [{\"id\": \"a\", \"part\": -1}]}",
        "{\"figures\": [{\"id\": \"a\", \"whole\": 1e300}]}",
        "{\"figures\": [{\"id\": \"a\", \"inputs\": [1]}]}",
        "{\"figures\": [{\"id\": \"a\", \"flags\": {}}]}",
        "{\"figures\": [{\"id\": \"a\", \"label\": \"x\"}]}",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const nt_ledger *read = NULL;
        nt_error err = {0};
        nt_bytes bytes = {wrong[i], strlen(wrong[i])};
        assert_int_equal(nt_ledger_read(*state, "x.json", bytes, &read, &err), NT_INVALID);
        assert_null(read);
        assert_true(err.message[0]);
    }
}

/* What is said in a language is compared with what the other edition says in that language, also
 * where it is a note's quotation in another language than its own; a translation is no change. */
TEST(test_quotations_are_compared_in_their_language)
{
    nt_arena *arena = *state;
    enum { SIDES = 2, SAID = 3 };
    static const struct {
        const char *name;
        nt_text text[SIDES];
    } said[SAID] = {
        {"statement revision", {{{"Dua angka berubah.", ""}}, {{"Tiga angka berubah.", ""}}}},
        {"statement new.b.compared", {{{"", "It is higher."}}, {{"", "It is lower."}}}},
        {"headline new.b.compared", {{{"", "Higher"}}, {{"Lebih tinggi", ""}}}},
    };
    nt_edition editions[SIDES] = {{.filed = NULL}};
    for (size_t side = 0; side < SIDES; side++) {
        nt_ledger_statement *all = nt_new_array(arena, nt_ledger_statement, SAID);
        for (size_t i = 0; i < SAID; i++) {
            nt_text text = said[i].text[side];
            all[i] = (nt_ledger_statement){said[i].name, text, text, NULL, 0, nt_nowhere};
        }
        nt_ledger *ledger = nt_ledger_open(arena);
        nt_ledger_put_statements(ledger, all, SAID);
        editions[side].filed = ledger;
    }
    const nt_revision *r = compare(arena, &editions[0], &editions[1]);
    assert_int_equal(r->said.count, 2);
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        assert_int_equal(r->said.items[lang].lang, lang);
        assert_string_equal(r->said.items[lang].is->name, said[lang].name);
    }
}

/* Beside a quotation in the other language. */
static const nt_ledger *ledger_saying(nt_arena *arena, const char *words)
{
    const nt_text text = {{words, ""}}, quoted = {{"", "Quoted."}};
    const nt_ledger_statement said[] = {
        {"statement findings", text, text, NULL, 0, nt_nowhere},
        {"statement revision", quoted, quoted, NULL, 0, nt_nowhere}};
    nt_ledger *ledger = nt_ledger_open(arena);
    nt_ledger_put_statements(ledger, said, sizeof said / sizeof *said);
    return ledger;
}

/* A statement that this program words alike for both editions changed with the program alone. */
TEST(test_what_only_the_program_words_otherwise_is_counted)
{
    static const struct {
        const char *filed[2], *spoken[2];
        size_t said, worded;
    } cases[] = {
        {{"Sebanyak … temuan.", "… tercatat."}, {NULL, NULL}, 1, 0},
        {{"Sebanyak … temuan.", "… tercatat."}, {"… tercatat.", NULL}, 0, 1},
        {{"Sebanyak … temuan.", "… tercatat."}, {"… terhitung.", "… terhitung."}, 0, 1},
        {{"Sebanyak … temuan.", "Tidak ada."}, {"… tercatat.", NULL}, 1, 0},
        {{"… tercatat.", "… tercatat."}, {"… terhitung.", "… terhitung."}, 0, 0},
    };
    nt_arena *arena = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_edition editions[2] = {{.filed = NULL}};
        for (size_t side = 0; side < 2; side++) {
            const char *again = cases[i].spoken[side];
            editions[side].filed = ledger_saying(arena, cases[i].filed[side]);
            editions[side].spoken = again ? ledger_saying(arena, again) : NULL;
        }
        const nt_revision *r = compare(arena, &editions[0], &editions[1]);
        assert_int_equal(r->said.count, cases[i].said);
        assert_int_equal(r->worded_count, cases[i].worded);
    }
}

TESTS(open_arena, close_arena)
