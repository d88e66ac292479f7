# Writes tests/stats/golden/counts.csv: counts that scatter, that share cases, that are still filling.
#
#     Rscript tests/tools/counts_oracle.R > tests/stats/golden/counts.csv
#
# scatter     set per_group count...                one row a list of at most eight counts
# dispersion  set factor                            glm(family = quasipoisson) with a mean for each group
# overlap     part whole part whole shared done_a done_b done_both correlation
#                                                   from the marks of cases drawn one by one
# interval    set estimate lower upper              differences taken together:
# together    set index lower upper                 p.adjust(method = "BH") and qnorm
# nested      part whole part whole difference lower upper   the second counted before the first: Wilson's
#                                                   limits, a correlation of the root of the wholes' ratio
# delay       set age lag count
# nowcast     set youngest oldest known estimate lower upper
#                                                   a triangle of days, completed by development factors
#                                                   (sums of columns over sums of columns); the limits from
#                                                   the covariance matrix of the factors' logarithms
number <- function(x) ifelse(is.na(x), "nan", sprintf("%.13g", x))
line <- function(...) cat(paste(..., sep = ","), sep = "\n")
line("# Rscript tests/tools/counts_oracle.R > tests/stats/golden/counts.csv")
line(paste0("# ", R.version.string))

scatter <- function(name, x, per) {
    line("scatter", name, per, paste(x, collapse = ","))
    d <- data.frame(x, group = factor((seq_along(x) - 1) %/% per))
    d <- d[ave(d$x, d$group, FUN = sum) > 0, ]
    fit <- glm(x ~ group, quasipoisson, d, epsilon = 1e-15, maxit = 100)
    line("dispersion", name, number(summary(fit)$dispersion))
}
scatter("plain", c(3, 9, 1, 7, 12, 2, 8, 4), 4)
scatter("trend", c(1, 2, 11, 10, 30, 29, 99, 100), 2)
scatter("empty-group", c(0, 0, 4, 9, 0, 0, 7, 1), 2)

set.seed(20241127)
for (i in 1:12) {
    n <- c(80, 300, 15)[1 + i %% 3]
    in_a <- runif(n) < 0.8
    in_b <- runif(n) < 0.8
    done_a <- runif(n) < 0.5
    done_b <- done_a | runif(n) < 0.4
    both <- in_a & in_b
    covariance <- mean(done_a[both] * done_b[both]) - mean(done_a[both]) * mean(done_b[both])
    a <- done_a[in_a]
    b <- done_b[in_b]
    spread <- function(y) mean(y) * (1 - mean(y)) / length(y)
    r <- covariance * sum(both) / length(a) / length(b) / sqrt(spread(a) * spread(b))
    line("overlap", sum(a), length(a), sum(b), length(b), sum(both), sum(done_a[both]),
         sum(done_b[both]), sum((done_a & done_b)[both]), number(r))
}

wilson <- function(x, n) as.vector(prop.test(x, n, correct = FALSE)$conf.int)
for (n in list(c(552, 2000, 360, 1000), c(30, 60, 10, 50), c(5, 900, 1, 20), c(727, 1000, 80, 100))) {
    a <- wilson(n[1], n[2])
    b <- wilson(n[3], n[4])
    p <- n[1] / n[2]
    q <- n[3] / n[4]
    apart <- function(x, y) sqrt(x^2 + y^2 - 2 * sqrt(n[4] / n[2]) * x * y)
    line("nested", paste(n, collapse = ","), number(p - q), number(p - q - apart(p - a[1], b[2] - q)),
         number(p - q + apart(a[2] - p, q - b[1])))
}

together <- function(name, estimate, half_below, half_above) {
    line("interval", name, estimate, number(estimate - half_below), number(estimate + half_above))
    side <- ifelse(estimate > 0, half_below, half_above)
    p <- 2 * pnorm(-qnorm(0.975) * abs(estimate) / side)
    told <- sum(p.adjust(p, "BH") <= 0.05, na.rm = TRUE)
    z <- qnorm(1 - 0.05 * max(told, 1) / sum(!is.na(p)) / 2)
    lower <- estimate - z / qnorm(0.975) * half_below
    upper <- estimate + z / qnorm(0.975) * half_above
    stopifnot(sum(lower > 0 | upper < 0, na.rm = TRUE) == told)
    line("together", name, seq_along(estimate) - 1, number(lower), number(upper))
}
together("one", 3, 2, 4)
together("none", c(1, -2, 0.5), c(2, 3, 1), c(2, 3, 1))
together("some", c(1, -2, 5, 9, NA, -30, 0), c(2, 1.9, 1, 4, NA, 10, 1), c(2, 1.9, 2, 5, NA, 12, 1))
for (i in 1:5) {
    together(paste0("drawn-", i), round(rnorm(18, sd = 2 + i), 3), runif(18, 2, 4), runif(18, 2, 4))
}

nowcast <- function(name, days, rate, mean_lag, youngest, oldest) {
    cases <- do.call(rbind, lapply(seq_len(days) - 1, function(age) {
        lag <- floor(rexp(rpois(1, rate), 1 / mean_lag))
        data.frame(age = rep(age, length(lag)), lag)
    }))
    cases <- cases[cases$lag <= cases$age, ]
    counts <- aggregate(list(count = rep(1, nrow(cases))), cases, sum)
    line("delay", name, counts$age, counts$lag, counts$count)
    size <- max(cases$lag) + 1
    triangle <- matrix(0, days, size) # a row an age, a column a lag
    for (i in seq_len(nrow(counts))) triangle[counts$age[i] + 1, counts$lag[i] + 1] <- counts$count[i]
    run <- t(apply(triangle, 1, cumsum))
    factors <- spread <- numeric(size - 1) # from one column to the next
    for (j in seq_len(size - 1)) {
        seen <- seq_len(days) - 1 >= j # rows old enough for lag j
        now <- sum(run[seen, j + 1])
        before <- sum(run[seen, j])
        factors[j] <- now / before
        share <- (now - before) / now
        spread[j] <- share / ((1 - share) * now)
    }
    ages <- (youngest:oldest)[youngest:oldest < size - 1]
    growth <- sapply(ages, function(a) prod(factors[(a + 1):(size - 1)]))
    known_young <- sapply(ages, function(a) sum(triangle[a + 1, ]))
    all <- known_young * growth
    covariance <- outer(ages, ages, Vectorize(function(a, b) sum(spread[(max(a, b) + 1):(size - 1)])))
    lacking <- sum(all - known_young)
    variance <- sum(all * (growth - 1)) + sum(outer(all, all) * covariance)
    known <- sum(counts$count[counts$age >= youngest & counts$age <= oldest])
    stretch <- exp(qnorm(0.975) * sqrt(variance) / lacking)
    stopifnot(1 / growth[1] >= 0.2)
    line("nowcast", name, youngest, oldest, known, number(known + lacking),
         number(known + lacking / stretch), number(known + lacking * stretch))
}
nowcast("busy", 120, 9, 8, 4, 90)
nowcast("slow", 200, 6, 25, 10, 100)
nowcast("quick", 60, 40, 2, 1, 30)
