/* What differs in nothing that can be seen is one figure's, one area, one code, by whatever role it
 * is read, and one warning names both places. */
#include "figures.h"
#include "registers.h"

/* A blank or a place between two letters, by turns of what may stand there unseen. */
static const char *const blanks[] = {"\u00A0", "  ",      "\t",      "\u2009",  "\u202F",
                                     "\u3000", "\u2003 ", " \u200B", "\u2060 ", " \uFEFF"};
static const char *const nothings[] = {"\u00AD", "\u200B", "\u200C", "\u200D", "\u200E",
                                       "\u2060", "\uFEFF", "\u034F", "\uFE0F", "\001"};
enum { WAYS = sizeof blanks / sizeof *blanks };
_Static_assert(WAYS == sizeof nothings / sizeof *nothings, "one of each");

/* "<" and ">" in `text`: that blank and that nothing; the way -1 is the plain one. */
static const char *written(nt_arena *arena, const char *text, int way)
{
    nt_buffer out = nt_buffer_open(arena);
    for (; *text; text++) {
        if (*text == '<') {
            nt_buffer_puts(&out, way < 0 ? " " : blanks[way]);
        } else if (*text == '>') {
            nt_buffer_puts(&out, way < 0 ? "" : nothings[way]);
        } else {
            nt_buffer_putc(&out, *text);
        }
    }
    return nt_buffer_text(&out);
}

/* The one warning, which names the file and line where the text stands first. */
static void assert_told(sandbox *box, const char *place, const char *first, const char *what)
{
    size_t count;
    const nt_problem *problems = nt_problems_sorted(box->problems, &count);
    const char *at =
        count ? nt_arena_printf(box->arena, "%s:%u", nt_path_name(problems[0].place.file),
                                problems[0].place.line)
              : "";
    if (count != 1 || strcmp(problems[0].code, "invisible-difference") != 0 ||
        problems[0].severity != NT_SEVERITY_WARNING || strcmp(at, place) != 0 ||
        !strstr(problems[0].message.in[NT_LANG_EN], first)) {
        fail_msg("%s: not just %s, naming %s:\n%s", what, place, first, sandbox_problems(box));
    }
}

/* Two figures that agree in one column but for what cannot be seen. */
TEST(test_columns_of_figures)
{
    static const struct {
        const char *first, *second, *place, *names;
        const char *netra, *events, *sources;
    } cases[] = {
        /* area, category */
        {"1,reported,E,Jawa<Barat,,,,,5,persons,,,s", "2,reported,E,Ja>wa<Barat,,,,,6,persons,,,s",
         "figures.csv:3", "figures.csv:2:", "", NULL, NULL},
        {"1,reported,E,,Dinas<A,,,,5,persons,,,s", "2,reported,E,,Di>nas<A,,,,6,persons,,,s",
         "figures.csv:3", "figures.csv:2:", "", NULL, NULL},
        /* references to an event, a source, a base */
        {"1,reported,E<1,,,,,,5,persons,,,s", "2,reported,E<1>,,,,,,6,persons,,,s", "figures.csv:3",
         "figures.csv:2:", "", "E 1,2024-02-14,\n", NULL},
        {"1,reported,E,,,,,,5,persons,,,s<1", "2,reported,E,,,,,,6,persons,,,s<>1", "figures.csv:3",
         "figures.csv:2:", "", NULL, "s 1,2024-06-01\n"},
        {"k<1,reported,E,,,,,,5,persons,,,s", "2,proven,E,,,,,,4,persons,,>k<1,s", "figures.csv:3",
         "figures.csv:2:", "", NULL, NULL},
        /* an indicator of the descriptor; a unit, a qualifier that are built in */
        {"1,be>rkas,E,,,,,,5,persons,,,s", "2,reported,E,,,,,,6,persons,,,s", "figures.csv:2",
         "datapackage.json:1:",
         "'netra': {'indicators': {'berkas': {'kind': 'count', 'label': {'id': 'b', 'en': 'b'}}}}",
         NULL, NULL},
        {"1,reported,E,,,,,,5,persons,,,s", "2,reported,E,,,,,,6,per>sons,,,s", "figures.csv:3",
         "figures.csv:2:", "", NULL, NULL},
        {"1,reported,E,,,,,,5,persons,more-than,,s", "2,reported,E,,,,,,6,persons,mo>re-than,,s",
         "figures.csv:3", "figures.csv:2:", "", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int way = 0; way < WAYS; way++) {
            SANDBOX(box);
            const nt_published *p = NULL;
            bool built_in = i == 5; /* the one cell that is written oddly is in the first figure */
            const char *rows = nt_arena_printf(
                box.arena, "%s\n%s\n", written(box.arena, cases[i].first, built_in ? way : -1),
                written(box.arena, cases[i].second, built_in ? -1 : way));
            if (publish(&box, cases[i].netra, rows, cases[i].sources, cases[i].events,
                        NT_DATE_UNKNOWN, &p)) {
                fail_msg("%s", sandbox_error(&box));
            }
            assert_told(&box, cases[i].place, cases[i].names, cases[i].second);
            assert_int_equal(p->figure_count, 2);
            const nt_figure *a = &p->figures[0], *b = &p->figures[1];
            assert_string_equal(a->area_key, b->area_key);
            assert_string_equal(a->area, b->area);
            assert_string_equal(a->category, b->category);
            assert_string_equal(a->unit, b->unit);
            assert_non_null(a->event);
            assert_ptr_equal(a->event, b->event);
            assert_ptr_equal(a->source, b->source);
            assert_true((b->base == a) == (i == 4));
        }
    }
}

TEST(test_counters)
{
    for (int way = 0; way < WAYS; way++) {
        SANDBOX(box);
        const nt_published *p = NULL;
        const char *rows = nt_arena_printf(
            box.arena,
            "1,reported,E,,,,,,5,persons,,,s,Bawaslu RI\n2,reported,E,,,,,,6,persons,,,s,%s\n",
            written(box.arena, "Bawas>lu<RI", way));
        assert_int_equal(
            publish_with(&box, "counted_by", "", rows, NULL, NULL, NT_DATE_UNKNOWN, &p), NT_OK);
        assert_told(&box, "figures.csv:3", "figures.csv:2:", "counter");
        assert_ptr_equal(p->figures[0].counter, p->figures[1].counter);
    }
}

/* The descriptor names areas, counters and levels. */
TEST(test_names_in_the_descriptor)
{
    for (int way = 0; way < WAYS; way++) {
        SANDBOX(box);
        const nt_published *p = NULL;
        nt_buffer name = nt_buffer_open(box.arena);
        nt_json_writer writer = nt_json_writer_open(&name);
        nt_json_put_string(&writer, written(box.arena, "Neg>eri<A", way));
        if (publish(&box,
                    nt_arena_printf(box.arena, "'netra': {'areas': {'whole': [%s]}}",
                                    nt_buffer_text(&name)),
                    "1,reported,E,Negeri A,,,,,5,persons,,,s\n", NULL, NULL, NT_DATE_UNKNOWN, &p)) {
            fail_msg("%s", sandbox_error(&box));
        }
        assert_told(&box, "figures.csv:2", "datapackage.json:1:", "whole");
        assert_true(p->figures[0].whole_area);
    }
}

/* A register: the same row twice, but for one column. */
TEST(test_columns_of_a_register)
{
    static const struct {
        const char *row;   /* behind the id */
        const char *first; /* where the other writing stands */
    } cases[] = {
        {"Pemilu<20>24,2024-01-02,,,,,,,,,", "events.csv:2:"},
        {",2024-01-02,SULA>WESI<SELATAN,,,,,,,,", "areas.csv:3:"},
        {",2024-01-02,,KOTA<MA>KASSAR,,,,,,,", "areas.csv:7:"},
        {",2024-01-02,,,Pem>da,,,,,,", "datapackage.json:5:"},
        {",2024-01-02,,,,Jabatan<Pimpi>nan<Tinggi,,,,,", "datapackage.json:2:"},
        {",2024-01-02,,,,,Media<so>sial,,,,", "datapackage.json:3:"},
        {",2024-01-02,,,,,,2024-02-01,ter>bukti,,", "cases.csv:2:"},
        {",2024-01-02,,,,,,2024-02-01,terbukti,2024-03-01,Mo>ral", "datapackage.json:4:"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int way = 0; way < WAYS; way++) {
            SANDBOX(box);
            const nt_register *reg = register_read(
                &box,
                &(register_text){.rows = nt_arena_printf(box.arena, "A-1,%s\nA-2,%s\nA-3,%s\n",
                                                         written(box.arena, cases[i].row, -1),
                                                         written(box.arena, cases[i].row, way),
                                                         written(box.arena, cases[i].row, way))});
            assert_told(&box, "cases.csv:3", cases[i].first, cases[i].row);
            for (size_t row = 1; row < 3; row++) {
                assert_memory_equal(nt_register_case(reg, 0).codes,
                                    nt_register_case(reg, row).codes,
                                    sizeof nt_register_case(reg, 0).codes);
                assert_int_equal(nt_register_case(reg, 0).outcome,
                                 nt_register_case(reg, row).outcome);
            }
            assert_int_equal(reg->problem_count, 1); /* the report counts it */
            assert_string_equal(reg->problems[0].code, "invisible-difference");
        }
    }
}

/* Ids of cases, whichever of the two stands first. */
TEST(test_ids_of_cases)
{
    for (int way = 0; way < 2 * WAYS; way++) {
        int first = way % 2 ? way / 2 : -1, second = way % 2 ? -1 : way / 2;
        SANDBOX(box);
        const nt_register *reg = register_read(
            &box, &(register_text){
                      .rows = nt_arena_printf(box.arena,
                                              "%s,,2024-01-02,,,,,,,,,\nA-2,,2024-01-02,,,,,,,,,\n"
                                              "%s,,2024-01-02,,,,,,,,,\n",
                                              written(box.arena, "A>-1", first),
                                              written(box.arena, "A>-1", second))});
        assert_string_equal(id_of(box.arena, reg, 0), "A-1");
        assert_string_equal(id_of(box.arena, reg, 2), "A-1");
        const char *codes = sandbox_codes(&box);
        assert_non_null(strstr(codes, "4:0 duplicate-id\n"));
        assert_non_null(
            strstr(codes, way % 2 ? "4:0 invisible-difference\n" : "4:1 invisible-difference\n"));
        assert_int_equal(nt_problems_count(box.problems, NT_SEVERITY_WARNING), 1);
    }
}

/* Two versions of a case. */
TEST(test_versions)
{
    SANDBOX(box);
    const nt_register *reg = register_read(
        &box,
        &(register_text){.fields = "{'name': 'id', 'role': 'case.id'}, {'name': 'in', 'type': "
                                   "'date', 'role': 'case.reported_on'}, {'name': 'on', "
                                   "'type': 'date', 'role': 'case.recorded_on'}",
                         .heading = "id,in,on",
                         .codes = "",
                         .rows = "A-1,2024-01-02,2024-01-03\nA-\u200B1,2024-01-02,2024-02-03\n"});
    assert_told(&box, "cases.csv:3", "cases.csv:2 ", "version");
    assert_string_equal(id_of(box.arena, reg, 0), id_of(box.arena, reg, 1));
}

/* Whoever asks for an area need not know how it is written. */
TEST(test_areas_that_are_asked_for)
{
    SANDBOX(box);
    const nt_register *reg =
        register_read(&box, &(register_text){.rows = "A-1,,2024-01-02,73,,,,,,,,\n"});
    for (int way = 0; way < WAYS; way++) {
        nt_dimension dimension;
        uint32_t code = 0;
        const char *instead;
        assert_true(nt_model_register_area(box.arena, reg,
                                           written(box.arena, "Sula>wesi<Selatan", way), &dimension,
                                           &code, &instead));
        assert_string_equal(reg->codes[dimension].items[code].code, "73");
    }
}

TESTS(NULL, NULL)
