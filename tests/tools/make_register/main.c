/* Makes a register of cases: of any size from a seed, or the sample that is shipped.
 *
 *   make_register --areas data/register/areas.csv --cases 20000 --seed 7 > cases.csv
 *   make_register --areas data/register/areas.csv --sample tests/data/two-votes >
 * data/register/cases.csv
 *
 * The same options give the same bytes. No row is about a person. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "failf.h"
#include "sample.h"
#include "simulate.h"

static const char usage[] =
    "usage: make_register --areas FILE [OPTION]... >cases.csv\n"
    "  --sample FOLDER          the shipped sample, after the published figures of that package\n"
    "  --cases N (20000)  --seed N (1)  --start DAY (2020-01-01)  --end DAY (2024-06-30)\n"
    "  --decision-median DAYS (30)  --decision-sigma X (0.8)      log-normal\n"
    "  --sanction-median DAYS (60)  --sanction-shape X (0.9)      Weibull\n"
    "  --proof-ratio X (0.75)  --sanction-ratio X (0.9, of the proven, sooner or later)\n"
    "  --withdrawn X (0, of the decided)  --partly X (0, of the proven): outcomes of their own\n"
    "  --lag DAYS (4, mean from a day to its record)  --corrections X (0)\n"
    "  --missing X (0)  --errors X (0)  --plant N (0, cells with a made-up NIP)\n"
    "  --weight LIST:CODE=X     position, violation, institution, sanction or province\n"
    "  --flat                   one row a case, without the column Tanggal Catat\n"
    "  --truth FILE             what was made, as JSON\n";

typedef struct {
    const char *areas, *sample, *truth;
    bool flat;
} task;

enum {
    OPT_AREAS = 256,
    OPT_SAMPLE,
    OPT_TRUTH,
    OPT_FLAT,
    OPT_CASES,
    OPT_SEED,
    OPT_START,
    OPT_END,
    OPT_PLANT,
    OPT_WEIGHT,
    OPT_REAL /* from here on, in the order of `reals` */
};

static const char *const reals[] = {"decision-median", "decision-sigma", "sanction-median",
                                    "sanction-shape",  "proof-ratio",    "sanction-ratio",
                                    "withdrawn",       "partly",         "lag",
                                    "missing",         "errors",         "corrections"};
enum { REAL_COUNT = sizeof reals / sizeof *reals };

static double *real_of(parameters *p, int index)
{
    double *const fields[REAL_COUNT] = {
        &p->decision_median, &p->decision_sigma, &p->sanction_median,
        &p->sanction_shape,  &p->proof_ratio,    &p->sanction_ratio,
        &p->withdrawn,       &p->partly,         &p->lag,
        &p->missing,         &p->errors,         &p->corrections};
    return fields[index];
}

static bool read_real(const char *text, double *out)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !(value >= 0 && value < 1e9)) {
        return false;
    }
    *out = value;
    return true;
}

static bool read_count(const char *text, unsigned long *out)
{
    char *end;
    *out = strtoul(text, &end, 10);
    return end != text && !*end && *text != '-';
}

static bool read_day(const char *text, nt_date *out)
{
    *out = nt_date_parse_iso(text, strlen(text));
    return *out >= nt_date_from_civil(2001, 1, 1) && *out <= nt_date_from_civil(2045, 1, 1);
}

/* "position:jpt=0.3" */
static bool read_weight(char *text, const places *all, parameters *p)
{
    char *code = strchr(text, ':'), *value = code ? strchr(code, '=') : NULL;
    if (!value) {
        return false;
    }
    *code++ = *value++ = '\0';
    if (strcmp(text, "province") == 0) {
        int province = places_province(all, code);
        return province >= 0 && read_real(value, &p->provinces[province]);
    }
    for (int list = 0; list < LIST_COUNT; list++) {
        for (size_t i = 0; i < word_lists[list].count; i++) {
            if (strcmp(text, word_lists[list].name) == 0 &&
                strcmp(code, word_lists[list].words[i].code) == 0) {
                return read_real(value, &p->weights[list][i]);
            }
        }
    }
    return false;
}

static bool read_option(int option, char *value, const places *all, parameters *p)
{
    unsigned long count;
    switch (option) {
    case OPT_CASES:
        return read_count(value, &p->cases) && p->cases > 0 && p->cases < 100000000;
    case OPT_SEED:
        p->seed = read_count(value, &count) ? count : 0;
        return p->seed == count;
    case OPT_PLANT:
        return read_count(value, &p->planted);
    case OPT_START:
        return read_day(value, &p->start);
    case OPT_END:
        return read_day(value, &p->end);
    case OPT_WEIGHT:
        return read_weight(value, all, p);
    default:
        return option < OPT_REAL || read_real(value, real_of(p, option - OPT_REAL));
    }
}

static const struct option *long_options(nt_arena *arena)
{
    static const struct option fixed[] = {{"areas", required_argument, NULL, OPT_AREAS},
                                          {"sample", required_argument, NULL, OPT_SAMPLE},
                                          {"truth", required_argument, NULL, OPT_TRUTH},
                                          {"flat", no_argument, NULL, OPT_FLAT},
                                          {"cases", required_argument, NULL, OPT_CASES},
                                          {"seed", required_argument, NULL, OPT_SEED},
                                          {"start", required_argument, NULL, OPT_START},
                                          {"end", required_argument, NULL, OPT_END},
                                          {"plant", required_argument, NULL, OPT_PLANT},
                                          {"weight", required_argument, NULL, OPT_WEIGHT}};
    enum { FIXED = sizeof fixed / sizeof *fixed };
    struct option *all = nt_new_array(arena, struct option, FIXED + REAL_COUNT + 1);
    memcpy(all, fixed, sizeof fixed);
    for (int i = 0; i < REAL_COUNT; i++) {
        all[FIXED + i] = (struct option){reals[i], required_argument, NULL, OPT_REAL + i};
    }
    return all;
}

static bool read_task(int argc, char **argv, const struct option *options, task *out)
{
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option == '?') {
            return false;
        }
        out->areas = option == OPT_AREAS ? optarg : out->areas;
        out->sample = option == OPT_SAMPLE ? optarg : out->sample;
        out->truth = option == OPT_TRUTH ? optarg : out->truth;
        out->flat = out->flat || option == OPT_FLAT;
    }
    return out->areas && optind == argc;
}

static bool read_parameters(int argc, char **argv, const struct option *options, const places *all,
                            parameters *out)
{
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (!read_option(option, optarg, all, out)) {
            fprintf(stderr, "make_register: %s cannot be used here\n", optarg);
            return false;
        }
    }
    return out->start <= out->end;
}

static bool write_truth(const char *path, const parameters *p, const made *m)
{
    FILE *out = fopen(path, "w");
    if (!out) {
        return false;
    }
    fprintf(out, "{\"cases\": %llu, \"planted\": %llu", m->cases, m->planted);
    for (int i = 0; i < REAL_COUNT; i++) {
        fprintf(out, ", \"%s\": %.10g", reals[i], *real_of((parameters *)p, i));
    }
    for (int i = 0; i < ERROR_COUNT; i++) {
        fprintf(out, "%s\"%s\": %llu", i ? ", " : ", \"problems\": {", error_names[i],
                m->errors[i]);
    }
    fputs("}}\n", out);
    return fclose(out) == 0;
}

static nt_status run(nt_arena *arena, int argc, char **argv, nt_error *err)
{
    task t = {0};
    places all;
    const struct option *options = long_options(arena);
    if (!read_task(argc, argv, options, &t)) {
        fputs(usage, stderr);
        return failf(err, NT_USAGE, nt_nowhere, "the command line is not one of make_register");
    }
    nt_status status = places_read(arena, t.areas, &all, err);
    if (status) {
        return status;
    }
    parameters p = simulate_defaults(arena, &all);
    if (!read_parameters(argc, argv, options, &all, &p)) {
        return failf(err, NT_USAGE, nt_nowhere, "a value is out of its range");
    }
    row_writer w = rows_open(arena, stdout, !t.flat);
    made m = {0};
    if (t.sample) {
        status = sample(arena, t.sample, &all, p.seed, &w, err);
    } else {
        m = simulate(&p, &all, &w);
    }
    if (!status && (!rows_close(&w) || (t.truth && !write_truth(t.truth, &p, &m)))) {
        return failf(err, NT_SYSTEM, nt_nowhere, "the register cannot be written");
    }
    return status;
}

int main(int argc, char **argv)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_status status = run(arena, argc, argv, &err);
    if (status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    return (int)status;
}
