/* What has gone out is held once, however often it lies in the folder. */
#include "parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

/* NAME.figures.json of an edition on so many cases in that area. */
static void put_edition(nt_arena *arena, const char *folder, const char *name, const char *area,
                        double cases)
{
    nt_ledger *ledger = nt_ledger_open(arena);
    nt_ledger_row row = nt_ledger_blank("cases.total", (nt_text){{"perkara", "cases"}});
    row.value = cases;
    row.as_of = nt_date_from_civil(2024, 3, 31);
    nt_ledger_add(ledger, &row);
    row = nt_ledger_blank("cases.open", (nt_text){{"terbuka", "open"}});
    row.flags = NT_FLAG_SUPPRESSED;
    nt_ledger_add(ledger, &row);
    nt_ledger_mark_area(ledger, area);
    nt_buffer out = nt_buffer_open(arena);
    nt_ledger_write_json(ledger, &out);
    FILE *file = fopen(nt_arena_printf(arena, "%s/%s.figures.json", folder, name), "w");
    assert_non_null(file);
    assert_true(fputs(nt_buffer_text(&out), file) >= 0);
    assert_int_equal(fclose(file), 0);
}

TEST(an_edition_is_held_once)
{
    char folder[] = "/tmp/netra-released-XXXXXX";
    assert_non_null(mkdtemp(folder));
    put_edition(*state, folder, "one", "73", 20);
    put_edition(*state, folder, "the-same", "73", 20);
    put_edition(*state, folder, "revised", "73", 21);
    put_edition(*state, folder, "elsewhere", "12", 20);
    nt_register_request request = {.as_of = NT_DATE_UNKNOWN};
    nt_error err = {.status = NT_OK};
    nt_unread unread;
    assert_int_equal(nt_released_read(*state, folder, &request, &unread, &err), NT_OK);
    assert_int_equal(request.released_count, 3);

    const char *before = nt_arena_printf(*state, "%s/one.figures.json", folder);
    assert_int_equal(nt_earlier_read(*state, before, &request.edition_before, &err), NT_OK);
    nt_released_drop_before(*state, &request);
    assert_int_equal(request.released_count, 2);
    NT_EACH_OF(const nt_ledger, other, request.released, request.released_count) {
        assert_true(*nt_ledger_area(other) == '1' ||
                    nt_ledger_find(other, "cases.total")->value == 21);
    }
    assert_int_equal(system(nt_arena_printf(*state, "rm -r '%s'", folder)), 0);
}

/* What is not read would be given away; links lead to one folder in more ways than could be walked.
 */
TEST(nothing_that_went_out_is_passed_over)
{
    char folder[] = "/tmp/netra-released-XXXXXX";
    nt_register_request request = {.as_of = NT_DATE_UNKNOWN};
    nt_error err = {.status = NT_OK};
    nt_unread unread;
    assert_non_null(mkdtemp(folder));
    const char *links = nt_arena_printf(
        *state,
        "cd '%s' && mkdir -p 1/2/3/4/5/6/7/8/9/10/11/12 && for d in $(find 1 -type d); do"
        " for l in a b c d e f g h i; do ln -s '%s/1/2/3' $d/$l; done; done",
        folder, folder);
    assert_int_equal(system(links), 0);
    put_edition(*state, folder, "one", "73", 20);
    put_edition(*state, folder, "1/2/3/4/5/6/7/8/9/10/11/12/another", "12", 20);
    const char *move =
        nt_arena_printf(*state, "cd '%s' && mv one.figures.json ONE.Figures.JSON", folder);
    assert_int_equal(system(move), 0);
    assert_int_equal(nt_released_read(*state, folder, &request, &unread, &err), NT_OK);
    assert_int_equal(request.released_count, 2);
    assert_int_equal(system(nt_arena_printf(*state, "rm -r '%s'", folder)), 0);
}

/* What stands under a name that an edition may have, and cannot be looked at: nobody knows what it
 * told. */
TEST(what_cannot_be_read_is_no_nothing)
{
    static const struct {
        const char *make, *says;
    } cases[] = {
        {"ln -s nowhere a.pdf", "cannot read the file: No such file"},
        {"ln -s nowhere a.html", "cannot read the file: No such file"},
        {"ln -s nowhere archive", "cannot read the file: No such file"},
        {"ln -s a a", "cannot read the file: Too many levels"},
        {"mkfifo a.pdf", "is not a regular file"},
        {"mkfifo a.html", "is not a regular file"},
        {"echo text >a.pdf", "is not a PDF"},
        {"long=$(printf '%0255d' 0) && for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do"
         " mkdir $long && cd $long; done && mkdir $long",
         "cannot read the file: File name too long"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char folder[] = "/tmp/netra-released-XXXXXX";
        nt_register_request request = {.as_of = NT_DATE_UNKNOWN};
        nt_error err = {.status = NT_OK};
        nt_unread unread;
        assert_non_null(mkdtemp(folder));
        assert_int_equal(system(nt_arena_printf(*state, "cd '%s' && %s", folder, cases[i].make)),
                         0);
        assert_int_not_equal(nt_released_read(*state, folder, &request, &unread, &err), NT_OK);
        assert_non_null(strstr(nt_error_text(&err).in[NT_LANG_EN], cases[i].says));
        assert_int_equal(system(nt_arena_printf(*state, "rm -r '%s'", folder)), 0);
    }
}

TESTS(open_arena, close_arena)
