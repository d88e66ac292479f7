/* Moments that come in from outside. */
#include "edition/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "words/edition.h"

nt_status nt_moment_epoch(long long *out, bool *given, nt_error *err)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    *given = epoch && epoch[0];
    if (!*given) {
        return NT_OK;
    }
    bool is_number = epoch[strspn(epoch, "0123456789")] == '\0';
    errno = 0;
    long long seconds = strtoll(epoch, NULL, 10);
    NT_FAIL_IF(!is_number || errno || seconds > 253402300799, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_EDITION_NO_EPOCH(.value = epoch));
    *out = seconds;
    return NT_OK;
}

/* Two digits at `text`, below `limit`; else -1. */
static int two_digits(const char *text, int limit)
{
    bool digits = text[0] >= '0' && text[0] <= '9' && text[1] >= '0' && text[1] <= '9';
    int value = digits ? (text[0] - '0') * 10 + text[1] - '0' : -1;
    return value < limit ? value : -1;
}

bool nt_moment_parse(const char *text, long long *out)
{
    enum { LENGTH = 20, DAY_LENGTH = 10 };
    if (strlen(text) != LENGTH || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return false;
    }
    nt_date day = nt_date_parse_iso(text, DAY_LENGTH);
    int hour = two_digits(text + 11, 24), minute = two_digits(text + 14, 60),
        second = two_digits(text + 17, 60);
    if (!nt_date_known(day) || hour < 0 || minute < 0 || second < 0) {
        return false;
    }
    *out = (long long)day * 86400 + hour * 3600 + minute * 60 + second;
    return *out >= 0;
}

long long nt_moment_now(void)
{
    return (long long)time(NULL);
}
