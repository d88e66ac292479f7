#include "figures.h"

/* Counted apart: python3 tests/model/editions.py tests/data/two-votes */
static const struct {
    const char *day;
    size_t figures, withheld, sources;
    const char *last;
} editions[] = {
    {"2020-07-01", 27, 115, 5, "pemilu-2024-violations-jambi"},
    {"2024-02-06", 113, 29, 23, "share-sanctioned-2019"},
    {"2024-03-25", 129, 13, 27, "share-sanctioned-2019"},
    {"2024-04-25", 135, 7, 28, "share-sanctioned-2019"},
    {"2024-06-12", 142, 0, 30, "share-sanctioned-2019"},
};

static void check_edition(const nt_published *p, nt_date day)
{
    assert_true(p->as_of_given);
    assert_int_equal(p->as_of, day);
    assert_int_equal(p->event_count, 3);
    for (size_t i = 0; i < p->figure_count; i++) {
        const nt_figure *figure = &p->figures[i];
        assert_int_equal(figure->number_in_list, i + 1);
        assert_in_range((uintptr_t)figure->source, (uintptr_t)p->sources,
                        (uintptr_t)(p->sources + p->source_count - 1));
        assert_true(figure->source->published_on <= day);
    }
    for (size_t i = 0; i < p->source_count; i++) {
        assert_int_equal(p->sources[i].number, i + 1);
    }
}

TEST(test_the_published_editions)
{
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        SANDBOX(box);
        const nt_published *p = NULL;
        nt_date day = nt_date_parse_iso(editions[i].day, 10);
        assert_int_equal(nt_ingest_package(box.arena, NT_SOURCE_DIR "/tests/data/two-votes", true,
                                           box.problems, &box.package, &box.err),
                         NT_OK);
        assert_int_equal(
            nt_model_publish(box.arena, box.package, NULL, day, box.problems, &p, &box.err), NT_OK);
        assert_string_equal(sandbox_problems(&box), "");
        assert_int_equal(p->figure_count, editions[i].figures);
        assert_int_equal(p->withheld_count, editions[i].withheld);
        assert_int_equal(p->source_count, editions[i].sources);
        assert_string_equal(p->figures[p->figure_count - 1].id, editions[i].last);
        check_edition(p, day);
    }
}

#define SOURCES "old,2024-01-10\nnew,2024-03-10\nundated,\nidle,2024-03-10\nquote,\nlate,\n"

static const char figures[] = "a,reported,E,,,,,2024-01-01,9,persons,,,old\n"
                              "b,proven,E,,,,,2024-03-01,5,persons,,,new\n"
                              "c,sanctioned,E,,,,,,2,persons,,b,undated\n"
                              "d,reported,E,,,,,2024-03-01,9,persons,,,late\n"
                              "e,reported,E,,,,,,9,persons,,,undated\n"
                              "f,share-sanctioned,E,,,,,,50,percent,,c,undated\n";

static const nt_published *edition(sandbox *box, const char *day)
{
    const nt_published *p = NULL;
    nt_date as_of = day ? nt_date_parse_iso(day, 10) : NT_DATE_UNKNOWN;
    assert_int_equal(publish(box, "", figures, SOURCES, "E,2024-02-14,new\n", as_of, &p), NT_OK);
    assert_string_equal(sandbox_problems(box), "");
    return p;
}

TEST(test_what_is_left_out)
{
    SANDBOX(box);
    const nt_published *p = edition(&box, "2024-02-01");
    assert_int_equal(p->figure_count, 2);
    assert_non_null(nt_model_figure(p, "a"));
    assert_non_null(nt_model_figure(p, "e")); /* no day at all: it may have been out */
    assert_null(nt_model_figure(p, "b"));     /* published later */
    assert_null(nt_model_figure(p, "c"));     /* taken of one that was */
    assert_null(nt_model_figure(p, "d"));     /* undated source, but it counts up to later */
    assert_null(nt_model_figure(p, "f"));     /* two steps away */
    assert_int_equal(p->withheld_count, 4);
    assert_int_equal(p->source_count, 3);
    assert_string_equal(p->sources[1].id, "undated");
    assert_string_equal(p->sources[2].id, "quote"); /* no figure and no day: context */
    assert_int_equal(p->sources[2].number, 3);
    /* The event stays; that it was named by a later source is not known yet. */
    assert_int_equal(p->event_count, 1);
    assert_null(p->events[0].source);
}

TEST(test_the_day_itself_is_in)
{
    SANDBOX(box);
    const nt_published *p = edition(&box, "2024-03-10");
    assert_int_equal(p->figure_count, 6);
    assert_int_equal(p->source_count, 6);
    assert_ptr_equal(p->events[0].source, &p->sources[1]);
    assert_ptr_equal(nt_model_figure(p, "f")->base->base, nt_model_figure(p, "b"));
}

TEST(test_without_a_day)
{
    SANDBOX(box);
    const nt_published *p = edition(&box, NULL);
    assert_false(p->as_of_given);
    /* The latest day of the data, not of the events: a vote may lie ahead. */
    assert_int_equal(p->as_of, nt_date_from_civil(2024, 3, 10));
    assert_int_equal(p->withheld_count, 0);
    assert_int_equal(p->figure_count, 6);
}

TESTS(NULL, NULL)
