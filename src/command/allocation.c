/* An allocation that fails, anywhere in the program, ends the run in nt_out_of_memory(); and what
 * is allocated while a file of others is read is counted (base/allowance.h).
 *
 * Anywhere: in the libraries too, of which no two fail alike. libhyphen ends the program with a
 * status of its own, qpdf throws through C, cJSON takes the text for no JSON, and where cairo,
 * FreeType or HarfBuzz lack memory a drawing may lack a letter or its kerning and nobody is told.
 * Few of them have a hook for allocation, and asking each call of each for what it does not always
 * keep would be many times this file. The C library lets a program put functions of its own in
 * front of its allocation ("Replacing malloc" in its manual): these pass each call on to whoever is
 * next, and never return without memory.
 *
 * Only in the program: the tests of the rooms do without, and so do builds with sanitizers, which
 * bring an allocator of their own that ends a run as well. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/allowance.h"
#include "base/arena.h"

/* Found at the first call, which comes before any thread does. Copied as bytes: POSIX gives dlsym's
 * object pointer the meaning of a function, C does not. */
#define NEXT(name)                                                                                 \
    static __typeof__(name) *next;                                                                 \
    if (!next) {                                                                                   \
        memcpy(&next, &(void *){dlsym(RTLD_NEXT, #name)}, sizeof next);                            \
    }

static void took(void *memory)
{
    if (nt_allowance_counts()) {
        nt_allowance_count((long long)malloc_usable_size(memory));
    }
}

static void gives_back(void *memory)
{
    if (memory && nt_allowance_counts()) {
        nt_allowance_count(-(long long)malloc_usable_size(memory));
    }
}

static void *needed(void *memory, size_t size)
{
    if (!memory) {
        nt_out_of_memory(size);
    }
    took(memory);
    return memory;
}

void *malloc(size_t size)
{
    NEXT(malloc)
    return needed(next(size), size);
}

void *calloc(size_t count, size_t size)
{
    NEXT(calloc)
    return needed(next(count, size), size && count > (size_t)-1 / size ? (size_t)-1 : count * size);
}

/* Of size 0 it frees. */
void *realloc(void *old, size_t size)
{
    NEXT(realloc)
    gives_back(old);
    void *memory = next(old, size);
    return size ? needed(memory, size) : memory;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    NEXT(aligned_alloc)
    return needed(next(alignment, size), size);
}

int posix_memalign(void **out, size_t alignment, size_t size)
{
    NEXT(posix_memalign)
    int code = next(out, alignment, size);
    if (code == ENOMEM) {
        nt_out_of_memory(size);
    }
    if (!code) {
        took(*out);
    }
    return code;
}

void free(void *memory)
{
    NEXT(free)
    gives_back(memory);
    next(memory);
}
