/* write_sample A3|A4 FILE [ROWS]: the sample report, or with ROWS the large table, for the checks
 * by other programs; prints the milliseconds of nt_pdf_write, the best of 10. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sample.h"

#include "words/base.h"

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static nt_pdf_request request_for(nt_arena *arena, const nt_fonts *fonts, char **arguments)
{
    nt_pdf_profile profile =
        strcmp(arguments[1], "A4") == 0 ? NT_PROFILE_A4_UA2 : NT_PROFILE_A3_UA1;
    return arguments[3]
               ? nt_sample_large(arena, fonts, profile, (size_t)strtoul(arguments[3], NULL, 10))
               : nt_sample_request(arena, fonts, profile);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: write_sample A3|A4 FILE [ROWS]\n", stderr);
        return NT_USAGE;
    }
    nt_fonts *fonts = nt_sample_fonts();
    nt_status status = NT_OK;
    double best = 1e9;
    for (int run = 0; status == NT_OK && run < (argc > 3 ? 10 : 1); run++) {
        NT_PASSING_ARENA(arena);
        nt_pdf_request request = request_for(arena, fonts, argv);
        nt_bytes bytes;
        nt_error err;
        double start = now_ms();
        status = nt_pdf_write(arena, &request, &bytes, &err);
        best = now_ms() - start < best ? now_ms() - start : best;
        if (status == NT_OK) {
            FILE *file = fopen(argv[2], "wb");
            if (!file || fwrite(bytes.bytes, 1, bytes.length, file) != bytes.length ||
                fclose(file) != 0) {
                status = nt_fail_errno(&err, argv[2], (nt_text)NT_TEXT_BASE_TO_WRITE);
            }
        }
        if (status != NT_OK) {
            nt_error_print(&err, NT_LANG_EN, stderr);
        }
    }
    nt_text_fonts_close(fonts);
    if (argc > 3) {
        printf("%.1f ms\n", best);
    }
    return (int)status;
}
