/* unixODBC, which speaks to the driver of each database. All texts are UTF-16 there, whatever the
 * locale. */
#include "odbc/odbc.h"

#include <errno.h>
#include <pthread.h>
#include <sql.h>
#include <sqlext.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/utf8.h"
#include "words/odbc.h"

enum { COLUMNS_MAX = 64, CELL_MAX = 1024, GRACE = 2 /* seconds, for a time-out of the driver's */ };

/* Of a thread of its own, which is left behind where its driver does not come back: no time-out is
 * a driver's that waits for a server without a word. */
typedef struct {
    nt_arena *arena; /* its own */
    nt_odbc_request request;
    nt_odbc_row *row;
    void *context;
    SQLHENV environment;
    SQLHDBC connection;
    SQLHSTMT statement;
    bool connected;
    nt_status status;
    nt_error err;
    pthread_mutex_t lock; /* of what follows, and of what `row` does */
    pthread_cond_t over;
    struct timespec moved; /* when the driver was asked last; CLOCK_MONOTONIC */
    bool is_over, is_left;
} session;

/* ---- texts ---- */

static SQLWCHAR *wide(nt_arena *arena, const char *text, SQLINTEGER *length)
{
    const char *at = text, *end = text + strlen(text);
    SQLWCHAR *out = nt_new_array(arena, SQLWCHAR, (size_t)(end - at) + 1);
    SQLINTEGER n = 0;
    while (at < end) {
        uint32_t code = nt_utf8_next(&at, end);
        if (code >= 0x10000) {
            out[n++] = (SQLWCHAR)(0xD7C0 + (code >> 10));
            code = 0xDC00 + (code & 0x3FF);
        }
        out[n++] = (SQLWCHAR)code;
    }
    *length = n;
    return out;
}

static bool is_pair(const SQLWCHAR *text, size_t length)
{
    return length > 1 && (text[0] & 0xFC00) == 0xD800 && (text[1] & 0xFC00) == 0xDC00;
}

/* `out` has room for three bytes a unit. False where the text holds a NUL, behind which it would be
 * cut, or half a pair: U+FFFD stands there. */
static bool narrow(const SQLWCHAR *text, size_t length, char *out)
{
    bool is_text = true;
    for (size_t i = 0; i < length; i++) {
        uint32_t code = text[i];
        if (is_pair(text + i, length - i)) {
            code = 0x10000 + ((code - 0xD800) << 10) + ((uint32_t)text[++i] - 0xDC00);
        } else if (!code || (code & 0xF800) == 0xD800) {
            code = 0xFFFD;
            is_text = false;
        }
        out += nt_utf8_put(code, out);
    }
    *out = '\0';
    return is_text;
}

/* ---- what went wrong ---- */

static bool is_of(const char *state, const char *const *classes)
{
    for (; *classes; classes++) {
        if (nt_begins(state, *classes)) {
            return true;
        }
    }
    return false;
}

/* What the driver says of a server or a table that is not there names these; of anything else it
 * may name a value. */
static nt_status fail(session *s, SQLSMALLINT kind, SQLHANDLE handle, nt_error *err)
{
    static const char *const late[] = {"HYT", "57014", NULL};
    static const char *const other_table[] = {"42P01", "42703", "42S02", "42S22", NULL};
    static const char *const no_right[] = {"42501", NULL};
    static const char *const other_value[] = {"22", NULL};
    SQLWCHAR state_wide[6] = {0}, text_wide[400] = {0};
    SQLSMALLINT length = 0;
    char state[6 * 3] = "", text[400 * 3] = "";
    if (SQL_SUCCEEDED(SQLGetDiagRecW(kind, handle, 1, state_wide, NULL, text_wide, 400, &length))) {
        size_t units = length < 0 ? 0 : length < 399 ? (size_t)length : 399;
        narrow(state_wide, 5, state);
        narrow(text_wide, units, text);
    }
    text[strcspn(text, "\r\n")] = '\0';
    NT_FAIL_IF(is_of(state, late), err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_ODBC_TOO_LATE(.seconds = s->request.seconds));
    NT_FAIL_IF(is_of(state, other_table), err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_ODBC_OTHER_TABLE(.text = text));
    NT_FAIL_IF(is_of(state, no_right), err, NT_INVALID, nt_nowhere, NT_MESSAGE_ODBC_NO_RIGHT());
    NT_FAIL_IF(is_of(state, other_value), err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_ODBC_OTHER_VALUE(.state = state));
    return s->connected
               ? nt_fail(err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_ODBC_BROKEN_OFF(.state = state))
               : nt_fail(err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_ODBC_NOT_THERE(.state = state));
}

/* ---- the session ---- */

static void set(session *s, SQLINTEGER attribute, uintptr_t value)
{
    SQLSetConnectAttr(s->connection, attribute, (SQLPOINTER)value, SQL_IS_UINTEGER);
}

static nt_status open_session(session *s, nt_error *err)
{
    SQLINTEGER length;
    SQLWCHAR *text = wide(s->arena, s->request.connection, &length);
    NT_FAIL_IF(!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &s->environment)),
               err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_ODBC_NOT_THERE(.state = "HY000"));
    SQLSetEnvAttr(s->environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0);
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_DBC, s->environment, &s->connection))) {
        return fail(s, SQL_HANDLE_ENV, s->environment, err);
    }
    set(s, SQL_ATTR_LOGIN_TIMEOUT, s->request.seconds);
    set(s, SQL_ATTR_ACCESS_MODE, SQL_MODE_READ_ONLY);
    if (!SQL_SUCCEEDED(SQLDriverConnectW(s->connection, NULL, text, (SQLSMALLINT)length, NULL, 0,
                                         NULL, SQL_DRIVER_NOPROMPT))) {
        return fail(s, SQL_HANDLE_DBC, s->connection, err);
    }
    s->connected = true;
    set(s, SQL_ATTR_AUTOCOMMIT, SQL_AUTOCOMMIT_OFF);
    return SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, s->connection, &s->statement))
               ? NT_OK
               : fail(s, SQL_HANDLE_DBC, s->connection, err);
}

static void close_session(session *s)
{
    if (s->statement) {
        SQLFreeHandle(SQL_HANDLE_STMT, s->statement);
    }
    if (s->connected) {
        SQLEndTran(SQL_HANDLE_DBC, s->connection, SQL_ROLLBACK);
        SQLDisconnect(s->connection);
    }
    if (s->connection) {
        SQLFreeHandle(SQL_HANDLE_DBC, s->connection);
    }
    if (s->environment) {
        SQLFreeHandle(SQL_HANDLE_ENV, s->environment);
    }
}

static void note_time(session *s)
{
    clock_gettime(CLOCK_MONOTONIC, &s->moved);
}

static nt_status execute(session *s, const char *query, nt_error *err)
{
    SQLINTEGER length;
    SQLWCHAR *text = wide(s->arena, query, &length);
    pthread_mutex_lock(&s->lock);
    note_time(s);
    pthread_mutex_unlock(&s->lock);
    SQLRETURN done = SQLExecDirectW(s->statement, text, length);
    return SQL_SUCCEEDED(done) || done == SQL_NO_DATA ? NT_OK
                                                      : fail(s, SQL_HANDLE_STMT, s->statement, err);
}

/* ---- the result ---- */

typedef struct {
    SQLWCHAR wide[COLUMNS_MAX][CELL_MAX];
    SQLLEN lengths[COLUMNS_MAX]; /* in bytes */
    char texts[COLUMNS_MAX][CELL_MAX * 3];
    const char *cells[COLUMNS_MAX];
} row_room;

static nt_status take_row(session *s, row_room *r, size_t count, nt_error *err)
{
    for (size_t c = 0; c < count; c++) {
        NT_FAIL_IF(r->lengths[c] < 0 && r->lengths[c] != SQL_NULL_DATA, err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_ODBC_OTHER_VALUE(.state = "22001")); /* its length is not known */
        size_t units = r->lengths[c] > 0 ? (size_t)r->lengths[c] / sizeof(SQLWCHAR) : 0;
        bool is_whole =
            r->lengths[c] == SQL_NULL_DATA || r->lengths[c] == (SQLLEN)(units * sizeof(SQLWCHAR));
        NT_FAIL_IF(units >= CELL_MAX || !is_whole, err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_ODBC_OTHER_VALUE(.state = "22001"));
        NT_FAIL_IF(!narrow(r->wide[c], units, r->texts[c]), err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_ODBC_OTHER_VALUE(.state = "22021")); /* no text of UTF-16 */
        r->cells[c] = r->texts[c];
    }
    pthread_mutex_lock(&s->lock);
    nt_status status = s->is_left ? NT_SYSTEM : s->row(s->context, r->cells, count, err);
    note_time(s);
    pthread_mutex_unlock(&s->lock);
    return status;
}

static nt_status fetch(session *s, nt_error *err)
{
    SQLSMALLINT count = 0;
    row_room *r = nt_new(s->arena, row_room);
    SQLNumResultCols(s->statement, &count);
    NT_FAIL_IF(count < 1 || count > COLUMNS_MAX, err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_ODBC_BROKEN_OFF(.state = "HY000"));
    for (SQLSMALLINT c = 0; c < count; c++) {
        SQLBindCol(s->statement, (SQLUSMALLINT)(c + 1), SQL_C_WCHAR, r->wide[c], sizeof r->wide[c],
                   &r->lengths[c]);
    }
    SQLRETURN got;
    while (SQL_SUCCEEDED(got = SQLFetch(s->statement))) {
        NT_TRY(take_row(s, r, (size_t)count, err));
    }
    return got == SQL_NO_DATA ? NT_OK : fail(s, SQL_HANDLE_STMT, s->statement, err);
}

static nt_status run(session *s, nt_error *err)
{
    NT_TRY(open_session(s, err));
    for (const char *const *first = s->request.first; *first; first++) {
        NT_TRY(execute(s, *first, err));
    }
    SQLSetStmtAttr(s->statement, SQL_ATTR_QUERY_TIMEOUT, (SQLPOINTER)(uintptr_t)s->request.seconds,
                   0);
    NT_TRY(execute(s, s->request.query, err));
    return fetch(s, err);
}

/* ---- in time ---- */

static void *ask(void *who)
{
    session *s = who;
    s->status = run(s, &s->err);
    close_session(s);
    pthread_mutex_lock(&s->lock);
    s->is_over = true;
    pthread_cond_signal(&s->over);
    pthread_mutex_unlock(&s->lock);
    return NULL;
}

/* False: it is left to itself, as its driver did not come back for longer than it was given. */
static bool ends_in_time(session *s)
{
    pthread_mutex_lock(&s->lock);
    for (bool is_late = false; !s->is_over && !is_late;) {
        const struct timespec moved = s->moved;
        struct timespec end = moved;
        end.tv_sec += s->request.seconds + GRACE;
        is_late = pthread_cond_timedwait(&s->over, &s->lock, &end) == ETIMEDOUT &&
                  moved.tv_sec == s->moved.tv_sec && moved.tv_nsec == s->moved.tv_nsec;
    }
    bool is_over = s->is_over;
    s->is_left = !is_over;
    pthread_mutex_unlock(&s->lock);
    return is_over;
}

/* With texts of its own, so that it can be left. */
static session *begin(const nt_odbc_request *request, nt_odbc_row *row, void *context)
{
    nt_arena *arena = nt_arena_open();
    session *s = nt_new(arena, session);
    size_t count = 0;
    while (request->first[count]) {
        count++;
    }
    const char **first = nt_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        first[i] = nt_arena_string(arena, request->first[i]);
    }
    *s = (session){.arena = arena, .row = row, .context = context};
    s->request = (nt_odbc_request){.connection = nt_arena_string(arena, request->connection),
                                   .first = first,
                                   .query = nt_arena_string(arena, request->query),
                                   .seconds = request->seconds};
    pthread_mutex_init(&s->lock, NULL);
    pthread_condattr_t by_clock; /* one that nobody sets */
    pthread_condattr_init(&by_clock);
    pthread_condattr_setclock(&by_clock, CLOCK_MONOTONIC);
    pthread_cond_init(&s->over, &by_clock);
    pthread_condattr_destroy(&by_clock);
    note_time(s);
    return s;
}

nt_status nt_odbc_run(const nt_odbc_request *request, nt_odbc_row *row, void *context,
                      nt_error *err)
{
    session *s = begin(request, row, context);
    pthread_t asking;
    if (pthread_create(&asking, NULL, ask, s) != 0) {
        ask(s);
    } else if (ends_in_time(s)) {
        pthread_join(asking, NULL);
    } else {
        pthread_detach(asking);
        return nt_fail(err, NT_SYSTEM, nt_nowhere,
                       NT_MESSAGE_ODBC_TOO_LATE(.seconds = request->seconds));
    }
    nt_status status = s->status;
    if (status) {
        *err = s->err;
    }
    pthread_cond_destroy(&s->over);
    pthread_mutex_destroy(&s->lock);
    nt_arena_close(s->arena);
    return status;
}
