/* The versions of the libraries that this room uses. */
#include "ingest/package.h"

#include <csv.h>

#define TEXT(number)  #number
#define WORDS(number) TEXT(number)

nt_libraries nt_ingest_libraries(void)
{
    static const char version[] = WORDS(CSV_MAJOR) "." WORDS(CSV_MINOR) "." WORDS(CSV_RELEASE);
    return (nt_libraries){{{"libcsv", version, true}}, 1};
}
