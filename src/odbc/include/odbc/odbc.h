/* A query run where the rows live, through ODBC: it reads, changes nothing, and ends in time. */
#pragma once

#include "base/error.h"

typedef struct {
    const char *connection;   /* "DSN=register": credentials stand in the DSN or the environment */
    const char *const *first; /* statements that begin the transaction, and NULL */
    const char *query;
    /* For the connection, and for each statement; where nothing answers it ends two seconds later
     * than that. */
    unsigned seconds;
} nt_odbc_request;

/* One row of the result; "" is NULL. The cells live until it returns. */
typedef nt_status nt_odbc_row(void *context, const char *const *cells, size_t count, nt_error *err);

/* A server that is not there, that takes too long or breaks off is NT_SYSTEM; a table or column
 * that it does not have or may not be read, and a value of another form than its column,
 * NT_INVALID. No message has a value of the table or of the connection. */
nt_status nt_odbc_run(const nt_odbc_request *request, nt_odbc_row *row, void *context,
                      nt_error *err);
