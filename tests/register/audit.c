/* audit_verdicts [REGISTERS]: how often reports on registers in which nothing changes say that
 * something did, by setting and number. */
#include <stdio.h>
#include <stdlib.h>

#include "verdicts.h"

static void print(const char *setting, const verdicts *v, int first, int last)
{
    for (int i = first; i < last; i++) {
        printf("%-34s %-30s %5d %5d %5d\n", setting, verdict_names[i], v->rises[i], v->falls[i],
               v->steady[i]);
    }
    fflush(stdout);
}

int main(int argc, char **argv)
{
    int registers = argc > 1 ? atoi(argv[1]) : 200;
    int which = argc > 2 ? atoi(argv[2]) : 3;
    static const double sizes[] = {4000, 20000}, lags[] = {0, 4, 15};
    for (int recorded = 1; recorded >= 0; recorded--) {
        for (size_t n = 0; n < 2; n++) {
            for (size_t l = 0; l < 3; l++) {
                char setting[80];
                if (which & 1) {
                    simulation s = nothing_changes(sizes[n], lags[l], recorded);
                    verdicts v = count_verdicts(s, registers, s.end);
                    snprintf(setting, sizeof setting, "%s %.0f %.0f",
                             recorded ? "recorded" : "flat", sizes[n], lags[l]);
                    print(setting, &v, 0, VERDICTS - 1);
                }
                for (int head = 0; head <= 120 && which & 2; head += head < 30 ? 10 : 90) {
                    simulation s = two_votes(sizes[n] / 10, lags[l], recorded, head);
                    verdicts v = count_verdicts(s, registers, s.end);
                    snprintf(setting, sizeof setting, "%s %.0f %.0f head %d",
                             recorded ? "recorded" : "flat", sizes[n] / 10, lags[l], head);
                    print(setting, &v, VERDICTS - 1, VERDICTS);
                }
            }
        }
    }
}
