/* The one table of methods. */
#include "ledger/method.h"

#include <string.h>

#include "words/ledger.h"

#define ROW(id, text, words) [NT_METHOD_##id] = {text, words},

static const struct {
    const char *text;
    nt_text words;
} methods[NT_METHODS] = {[NT_METHOD_NONE] = {"", NT_TEXT_EMPTY}, NT_METHODS_ALL(ROW)};

const char *nt_method_text(nt_method method)
{
    return methods[method].text;
}

nt_method nt_method_called(const char *text)
{
    int method = NT_METHOD_NONE;
    while (method < NT_METHOD_OTHER && strcmp(methods[method].text, text) != 0) {
        method++;
    }
    return (nt_method)method;
}

nt_text nt_method_words(nt_method method)
{
    return methods[method].words;
}
