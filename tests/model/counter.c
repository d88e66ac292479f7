/* Who counted: which figures are of one counter, and which counters may be compared. */
#include "figures.h"

#define PROCEDURE                                                                                  \
    "'netra': {'counters': {'kasn': {'members': ['KASN', 'BKN'], 'reason': {'id': 'satu "          \
    "prosedur', 'en': 'one procedure'}}}}"

static const nt_published *counted(sandbox *box, const char *netra, const char *figures)
{
    const nt_published *out = NULL;
    if (publish_with(box, "counted_by", netra, figures, "s,2024-06-01\nt,2024-06-01\n", NULL,
                     NT_DATE_UNKNOWN, &out)) {
        fail_msg("%s", sandbox_error(box));
    }
    return out;
}

static const nt_counter *counter_of(const nt_published *p, const char *id)
{
    const nt_figure *figure = nt_model_figure(p, id);
    assert_non_null(figure);
    return figure->counter;
}

static const char figures[] = "kasn,reported,E,,,,,2024-03-01,9,persons,,,s,KASN\n"
                              "bkn,reported,E,,,,,2024-03-01,8,persons,,,s,BKN\n"
                              "bawaslu,reported,E,,,,,2024-03-01,7,persons,,,s,Bawaslu\n"
                              "kpu,reported,E,,,,,2024-03-01,7,persons,,,s,KPU\n"
                              "s1,reported,E,,,,,2024-03-01,6,persons,,,s,\n"
                              "s2,proven,E,,,,,2024-03-01,5,persons,,s1,s,\n"
                              "t1,reported,E,,,,,2024-03-01,6,persons,,,t,\n"
                              "regions,regions,E,,,,,2024-03-01,6,regions,,,t,\n"
                              "voters,voters,E,,,,,2024-03-01,6,persons,,,s,KPU\n";

/* Rows and columns in the order of `figures`: the figures that may be set beside each other. */
static void test_who_may_be_compared(void **state)
{
    (void)state;
    static const char *const ids[] = {"kasn", "bkn", "bawaslu", "kpu", "s1", "s2", "t1"};
    static const char *const declared[] = {"11.....", "11.....", "..1....", "...1...",
                                           "....11.", "....11.", "......1"};
    static const char *const undeclared[] = {"1......", ".1.....", "..1....", "...1...",
                                             "....11.", "....11.", "......1"};
    for (int told = 0; told < 2; told++) {
        sandbox box = sandbox_open();
        const nt_published *p = counted(&box, told ? PROCEDURE : "", figures);
        for (size_t i = 0; i < 7; i++) {
            for (size_t j = 0; j < 7; j++) {
                char expected = (told ? declared : undeclared)[i][j];
                bool may = nt_counter_comparable(counter_of(p, ids[i]), counter_of(p, ids[j]));
                if (may != (expected == '1')) {
                    fail_msg("%s beside %s: %d", ids[i], ids[j], may);
                }
            }
        }
        sandbox_close(&box);
    }
}

/* Nobody counts voters case by case: they are no part of a procedure, whoever is named. */
static void test_exposures_have_no_counter(void **state)
{
    (void)state;
    sandbox box = sandbox_open();
    const nt_published *p = counted(&box, PROCEDURE, figures);
    assert_ptr_equal(counter_of(p, "regions"), counter_of(p, "voters"));
    assert_string_equal(counter_of(p, "voters")->id, "");
    assert_ptr_equal(counter_of(p, "voters"), p->counters[0]);
    sandbox_close(&box);
}

static void test_without_names_there_is_one_counter(void **state)
{
    (void)state;
    sandbox box = sandbox_open();
    const nt_published *p = counted(&box, "",
                                    "a,reported,E,,,,,2024-03-01,6,persons,,,s,\n"
                                    "b,reported,E,,,,,2024-03-02,6,persons,,,t,\n");
    assert_ptr_equal(counter_of(p, "a"), counter_of(p, "b"));
    assert_int_equal(p->counter_count, 1);
    sandbox_close(&box);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_may_be_compared),
        cmocka_unit_test(test_exposures_have_no_counter),
        cmocka_unit_test(test_without_names_there_is_one_counter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
