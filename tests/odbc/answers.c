/* A driver whose answers are not what the standard has: lengths that lie, texts that are none.
 * These stand before the libraries' own. */
#include "odbc/odbc.h"

#include <limits.h>
#include <sql.h>
#include <sqlext.h>
#include <string.h>

#include "check.h"

static struct {
    SQLWCHAR units[4];
    SQLLEN bytes; /* as the driver says */
    SQLSMALLINT told, columns;
    SQLRETURN executed;
    int fetched;
    SQLWCHAR *cell;
    SQLLEN *length;
} driver;

SQLRETURN SQLFreeHandle(SQLSMALLINT kind, SQLHANDLE of)
{
    (void)kind, (void)of;
    return SQL_SUCCESS;
}

SQLRETURN SQLEndTran(SQLSMALLINT kind, SQLHANDLE of, SQLSMALLINT how)
{
    (void)kind, (void)of, (void)how;
    return SQL_SUCCESS;
}

SQLRETURN SQLDisconnect(SQLHDBC of)
{
    (void)of;
    return SQL_SUCCESS;
}

SQLRETURN SQLExecDirectW(SQLHSTMT of, SQLWCHAR *text, SQLINTEGER length)
{
    (void)of, (void)text, (void)length;
    return driver.executed;
}

SQLRETURN SQLGetDiagRecW(SQLSMALLINT kind, SQLHANDLE of, SQLSMALLINT record, SQLWCHAR *state,
                         SQLINTEGER *native, SQLWCHAR *text, SQLSMALLINT room, SQLSMALLINT *length)
{
    static const char table[] = "42S02";
    (void)kind, (void)of, (void)record, (void)native;
    for (size_t i = 0; i < sizeof table; i++) {
        state[i] = (SQLWCHAR)table[i];
    }
    for (SQLSMALLINT i = 0; i < room; i++) {
        text[i] = 'x';
    }
    *length = driver.told;
    return SQL_SUCCESS;
}

SQLRETURN SQLNumResultCols(SQLHSTMT of, SQLSMALLINT *out)
{
    (void)of;
    *out = driver.columns;
    return SQL_SUCCESS;
}

SQLRETURN SQLBindCol(SQLHSTMT of, SQLUSMALLINT column, SQLSMALLINT type, SQLPOINTER out,
                     SQLLEN room, SQLLEN *length)
{
    (void)of, (void)column, (void)type, (void)room;
    driver.cell = out;
    driver.length = length;
    return SQL_SUCCESS;
}

SQLRETURN SQLFetch(SQLHSTMT of)
{
    (void)of;
    if (driver.fetched++) {
        return SQL_NO_DATA;
    }
    memcpy(driver.cell, driver.units, sizeof driver.units);
    *driver.length = driver.bytes;
    return SQL_SUCCESS;
}

static nt_status take(void *context, const char *const *cells, size_t count, nt_error *err)
{
    (void)err;
    assert_int_equal(count, 1);
    assert_true(strlen(cells[0]) < 32);
    strcpy(context, cells[0]);
    return NT_OK;
}

static nt_status ask(char cell[32], nt_error *err)
{
    static const char *const none[] = {NULL};
    const nt_odbc_request request = {"DSN=x", none, "select", 5};
    driver.fetched = 0;
    return nt_odbc_run(&request, take, cell, err);
}

TEST(test_cells)
{
    static const struct {
        SQLWCHAR units[4];
        SQLLEN bytes;
        const char *cell, *error; /* the one or the other */
    } cases[] = {
        {{'1', '2'}, 4, "12", NULL},
        {{0}, 0, "", NULL},
        {{'1'}, SQL_NULL_DATA, "", NULL},
        {{0xD83D, 0xDE00}, 4, "\U0001F600", NULL},
        {{'1', '2'}, SQL_NO_TOTAL, NULL, "22001"},
        {{'1', '2'}, LLONG_MIN, NULL, "22001"},
        {{'1', '2'}, LLONG_MAX, NULL, "22001"},
        {{'1', '2'}, 2048, NULL, "22001"},
        {{'1', '2'}, 3, NULL, "22001"},
        {{'1', 0, '2'}, 6, NULL, "22021"},
        {{0xD800}, 2, NULL, "22021"},
        {{0xDC00}, 2, NULL, "22021"},
        {{0xD800, 'A'}, 4, NULL, "22021"},
        {{0xDBFF, 0xFFFF}, 4, NULL, "22021"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char cell[32] = "";
        nt_error err = {0};
        memcpy(driver.units, cases[i].units, sizeof driver.units);
        driver.bytes = cases[i].bytes;
        driver.columns = 1;
        driver.executed = SQL_SUCCESS;
        assert_int_equal(ask(cell, &err), cases[i].cell ? NT_OK : NT_INVALID);
        assert_string_equal(cell, cases[i].cell ? cases[i].cell : "");
        assert_true(!cases[i].error || strstr(err.message[NT_LANG_EN], cases[i].error));
    }
}

TEST(test_numbers_of_columns)
{
    static const SQLSMALLINT counts[] = {-1, 0, 65, SHRT_MAX, SHRT_MIN};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        char cell[32];
        nt_error err = {0};
        driver.columns = counts[i];
        driver.executed = SQL_SUCCESS;
        assert_int_equal(ask(cell, &err), NT_SYSTEM);
    }
}

/* What it says of an error may be longer than there was room for, or of no length at all. */
TEST(test_lengths_of_messages)
{
    static const SQLSMALLINT lengths[] = {5, 0, -1, SHRT_MIN, 399, 400, SHRT_MAX};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char cell[32];
        nt_error err = {0};
        driver.told = lengths[i];
        driver.executed = SQL_ERROR;
        assert_int_equal(ask(cell, &err), NT_INVALID);
        assert_non_null(strstr(err.message[NT_LANG_EN], "no such table"));
    }
}

TESTS(NULL, NULL)
