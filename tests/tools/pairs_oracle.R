# Writes tests/stats/golden/pairs.csv: counts, pairs of counts and many comparisons as R works them
# out. tests/tools/pairs_oracle.py holds the same file against scipy and statsmodels.
#
#     Rscript tests/tools/pairs_oracle.R > tests/stats/golden/pairs.csv
#
# poisson     count, lower, upper                         poisson.test
# difference  a, b, lower, upper     Zou and Donner (2008) of the limits that poisson.test gives
# binomial    part, whole, centre, p                      twice the smaller tail of pbinom, at most 1
# funnel      centre, whole, lower 95, upper 95, lower 99.8, upper 99.8    qbinom and pbinom,
#             interpolated as Spiegelhalter (2005) says in his appendix; the upper limits are those
#             of the rest of the cases from below
# bh          list, p, adjusted                           p.adjust(method = "BH")
number <- function(x) ifelse(is.na(x), "nan", sprintf("%.14g", x))
line <- function(...) cat(paste(..., sep = ","), sep = "\n")
options(scipen = 20)

line("# Rscript tests/tools/pairs_oracle.R > tests/stats/golden/pairs.csv")
line(paste0("# ", R.version.string))

garwood <- function(k) as.vector(poisson.test(k)$conf.int)
for (k in c(0, 1, 2, 3, 7, 38, 450, 2034)) line("poisson", k, paste(number(garwood(k)), collapse = ","))

for (r in list(c(11, 23), c(0, 0), c(0, 4), c(5, 0), c(450, 372), c(1, 1), c(2034, 450))) {
    a <- garwood(r[1])
    b <- garwood(r[2])
    d <- r[1] - r[2]
    line("difference", r[1], r[2], number(d - sqrt((r[1] - a[1])^2 + (b[2] - r[2])^2)),
         number(d + sqrt((a[2] - r[1])^2 + (r[2] - b[1])^2)))
}

for (r in list(c(3, 9, 0.75), c(0, 4, 0.9), c(4, 4, 0.9), c(0, 3, 0), c(3, 3, 1), c(1, 3, 0),
               c(180, 240, 0.908), c(1450, 1597, 0.9), c(5, 10, 0.5), c(60, 2000, 0.001),
               c(2000, 100000, 0.021))) {
    p <- 2 * min(pbinom(r[1], r[2], r[3]), pbinom(r[1] - 1, r[2], r[3], lower.tail = FALSE))
    line("binomial", r[1], r[2], r[3], number(min(1, p)))
}

limit <- function(tail, n, p) {
    r <- qbinom(tail, n, p)
    max(0, (r - (pbinom(r, n, p) - tail) / dbinom(r, n, p)) / n)
}
for (centre in c(0.02, 0.5, 0.8, 0.908, 0.999)) {
    for (n in c(1, 2, 3, 7, 20, 85, 400, 5000, 100000)) {
        limits <- c(limit(0.025, n, centre), 1 - limit(0.025, n, 1 - centre),
                    limit(0.001, n, centre), 1 - limit(0.001, n, 1 - centre))
        line("funnel", centre, n, paste(number(limits), collapse = ","))
    }
}

set.seed(4)
lists <- list(benjamini = c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
                            0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
              one = 0.03, none = c(1, 1, 1), ties = c(0.04, 0.01, 0.04, 0.01, 0.5),
              unknown = c(0.2, NA, 0.001, NA, 0.03), zero = c(0, 0, 0.9),
              provinces = round(c(runif(30), runif(8) / 100), 6))
for (name in names(lists)) {
    line("bh", name, number(lists[[name]]), number(p.adjust(lists[[name]], method = "BH")))
}
