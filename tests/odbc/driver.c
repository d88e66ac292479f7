/* What a driver answers whoever connects, in all tests of it: it is there, and takes every setting.
 */
#include <sql.h>
#include <sqlext.h>

SQLRETURN SQLAllocHandle(SQLSMALLINT kind, SQLHANDLE of, SQLHANDLE *out)
{
    static int handle;
    (void)kind, (void)of;
    *out = &handle;
    return SQL_SUCCESS;
}

SQLRETURN SQLSetEnvAttr(SQLHENV of, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER length)
{
    (void)of, (void)attribute, (void)value, (void)length;
    return SQL_SUCCESS;
}

SQLRETURN SQLSetConnectAttr(SQLHDBC of, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER length)
{
    return SQLSetEnvAttr(of, attribute, value, length);
}

SQLRETURN SQLSetStmtAttr(SQLHSTMT of, SQLINTEGER attribute, SQLPOINTER value, SQLINTEGER length)
{
    return SQLSetEnvAttr(of, attribute, value, length);
}

SQLRETURN SQLDriverConnectW(SQLHDBC of, SQLHWND window, SQLWCHAR *in, SQLSMALLINT in_length,
                            SQLWCHAR *out, SQLSMALLINT room, SQLSMALLINT *out_length,
                            SQLUSMALLINT how)
{
    (void)of, (void)window, (void)in, (void)in_length;
    (void)out, (void)room, (void)out_length, (void)how;
    return SQL_SUCCESS;
}
