# Writes tests/stats/golden/outcomes.csv: comparisons of two or more groups over time, as R's packages
# survival and cmprsk work them out.
#
#     apt-get install r-base-core r-cran-survival r-cran-cmprsk
#     Rscript tests/tools/outcomes_oracle.R > tests/stats/golden/outcomes.csv
#
# Sets: mgus2 of survival (a plasma cell malignancy, death without it competing; by sex), veteran (by
# treatment; the cause is made up from the row, every third), small random ones with many ties. The days
# of a set are whole.
#
# outcomes    set group day events competing censored
# incidence   set group day estimate error lower upper     survfit(Surv(time, factor)), its std.err;
#                                                          limits on the scale log(-log F)
# gray        set chisq degrees p                          cuminc()$Tests
# by          set day difference lower upper               survfit(conf.type = "log-log"), the limits of
#                                                          the difference after Zou and Donner (2008)
# expected    set day observed expected                    the second group's, at the hazards of the first
# until       set day chisq p                              survdiff, all censored after the day
# overlap     set day day correlation jackknife            of the curves of two moving cohorts of which one is
#                                                          seen later, at those days: by the definition, and by
#                                                          the infinitesimal jackknife of survfit(influence)
# weighted    set rho gamma chisq p                        survdiff where gamma = 0, else by the definition
suppressPackageStartupMessages({library(survival); library(cmprsk)})
options(scipen = 20)
number <- function(x) ifelse(is.na(x), "nan", sprintf("%.13g", x))
line <- function(...) cat(paste(..., sep = ","), sep = "\n")

random <- function(k) {
    set.seed(20241100 + k)
    n <- 12 + 4 * k
    data.frame(group = sample(letters[1:(2 + (k %% 3 == 0))], n, replace = TRUE),
               time = sample(0:12, n, replace = TRUE), cause = sample(0:2, n, replace = TRUE))
}

malignancy <- with(mgus2, data.frame(group = sex, time = ifelse(pstat == 1, ptime, futime),
                                     cause = ifelse(pstat == 1, 1, 2 * death)))
cancer <- with(veteran, data.frame(group = c("a", "b")[trt], time = time,
                                   cause = ifelse(status == 0, 0, 1 + (seq_along(time) %% 3 == 0))))
sets <- c(list(mgus2 = malignancy, veteran = cancer),
          setNames(lapply(1:12, random), paste0("random-", 1:12)))

outcomes <- function(name, d) {
    counts <- aggregate(cbind(d$cause == 1, d$cause == 2, d$cause == 0),
                        list(day = d$time, group = d$group), sum)
    line("outcomes", name, counts$group, counts$day, counts[[3]], counts[[4]], counts[[5]])
}

incidence <- function(name, group, d, days) {
    fit <- survfit(Surv(time, factor(cause, 0:2)) ~ 1, d)
    state <- which(fit$states == "1")
    last <- sapply(days, function(day) sum(fit$time <= day))
    days <- days[last > 0]
    last <- last[last > 0]
    f <- fit$pstate[last, state]
    se <- fit$std.err[last, state]
    stretch <- exp(qnorm(0.975) * se / (f * -log(f)))
    inside <- f > 0 & f < 1 - 1e-12
    line("incidence", name, group, days, number(f), number(se),
         number(ifelse(inside, f^stretch, NA)), number(ifelse(inside, f^(1 / stretch), NA)))
}

gray <- function(name, d) {
    test <- cuminc(d$time, d$cause, d$group)$Tests["1", ]
    line("gray", name, number(test["stat"]), test["df"], number(test["pv"]))
}

done_by <- function(d, day) {
    fit <- survfit(Surv(time, cause == 1) ~ 1, d, conf.type = "log-log")
    at <- summary(fit, times = day)
    list(done = 1 - at$surv, lower = 1 - at$upper, upper = 1 - at$lower)
}

two <- function(name, d, days) {
    groups <- split(d, d$group)
    a <- groups[[1]]
    b <- groups[[2]]
    for (day in days[days >= max(min(a$time), min(b$time)) & days <= min(max(a$time), max(b$time))]) {
        x <- done_by(a, day)
        y <- done_by(b, day)
        line("by", name, day, number(x$done - y$done),
             number(x$done - y$done - sqrt((x$done - x$lower)^2 + (y$upper - y$done)^2)),
             number(x$done - y$done + sqrt((x$upper - x$done)^2 + (y$done - y$lower)^2)))
        hazard <- survfit(Surv(time, cause == 1) ~ 1, a)
        use <- hazard$time <= day
        at_risk <- sapply(hazard$time[use], function(t) sum(b$time >= t))
        line("expected", name, day, sum(b$cause == 1 & b$time <= day),
             number(sum(hazard$n.event[use] / hazard$n.risk[use] * at_risk)))
        cut <- transform(d, cause = ifelse(time > day, 0, cause), time = pmin(time, day + 1))
        if (any(cut$cause == 1)) {
            fit <- survdiff(Surv(time, cause == 1) ~ group, cut)
            line("until", name, day, number(fit$chisq),
                 number(pchisq(fit$chisq, 1, lower.tail = FALSE)))
        }
    }
}

# The weights of the log-rank test; survdiff knows them with gamma = 0, and must agree there.
fleming_harrington <- function(name, d) {
    first <- d$group == min(as.character(d$group))
    for (w in list(c(1, 0), c(0.5, 0), c(0, 1), c(1, 1), c(0.5, 2))) {
        score <- variance <- 0
        open <- 1
        for (t in sort(unique(d$time[d$cause == 1]))) {
            n <- sum(d$time >= t)
            n1 <- sum(d$time >= t & first)
            e <- sum(d$time == t & d$cause == 1)
            e1 <- sum(d$time == t & d$cause == 1 & first)
            weight <- open^w[1] * (1 - open)^w[2]
            score <- score + weight * (e1 - e * n1 / n)
            if (n > 1) {
                variance <- variance + weight^2 * e * (n - e) / (n - 1) * n1 / n * (1 - n1 / n)
            }
            open <- open * (1 - e / n)
        }
        chisq <- score^2 / variance
        if (w[2] == 0) {
            stopifnot(all.equal(chisq, survdiff(Surv(time, cause == 1) ~ group, d, rho = w[1])$chisq))
        }
        line("weighted", name, w[1], w[2], number(chisq), number(pchisq(chisq, 1, lower.tail = FALSE)))
    }
}

line("# Rscript tests/tools/outcomes_oracle.R > tests/stats/golden/outcomes.csv")
line(paste0("# ", R.version.string, "; survival ", packageVersion("survival"), "; cmprsk ",
            packageVersion("cmprsk")))
for (name in names(sets)) {
    d <- sets[[name]]
    outcomes(name, d)
    days <- if (name %in% c("mgus2", "veteran")) c(30, 90, 180, 365) else c(1, 4, 7, 10, 12)
    for (g in sort(unique(as.character(d$group)))) incidence(name, g, d[d$group == g, ], days)
    gray(name, d)
    if (length(unique(d$group)) == 2) {
        two(name, d, days)
        fleming_harrington(name, d)
    }
}

# Cases that begin within 455 days, of the last 365 as they are known at the end, of the first 365 as they
# were known 91 days before, and those of both as they were known then.
moving <- function(name, cases, middle) {
    begun <- sample(0:455, cases, replace = TRUE)
    wait <- ceiling(rweibull(cases, 0.9, middle / log(2)^(1 / 0.9)))
    seen <- function(first, last) {
        use <- begun >= first & begun <= last
        data.frame(id = seq_len(cases), time = pmin(wait, last - begun),
                   cause = as.integer(wait <= last - begun))[use, ]
    }
    later <- seen(91, 455)
    earlier <- seen(0, 364)
    shared <- earlier[earlier$id %in% later$id, ]
    outcomes(name, rbind(cbind(later, group = "later"), cbind(earlier, group = "earlier"),
                         cbind(shared, group = "shared")))
    curve <- function(d) survfit(Surv(time, cause == 1) ~ 1, d, influence = TRUE)
    a <- curve(later)
    b <- curve(earlier)
    day_a <- floor(quantile(a, 0.5)$quantile)
    day_b <- floor(quantile(b, 0.5)$quantile)
    greenwood <- function(fit, day) {
        use <- fit$time <= day
        sum(fit$n.event[use] / (fit$n.risk[use] * (fit$n.risk[use] - fit$n.event[use])))
    }
    use <- which(a$time <= min(day_a, day_b))
    at_risk <- function(d, day) sum(d$time >= day)
    together <- sum(sapply(use, function(i) {
        a$n.event[i] / (a$n.risk[i] - a$n.event[i]) * at_risk(shared, a$time[i]) /
            (a$n.risk[i] * at_risk(earlier, a$time[i]))
    }))
    pull <- function(fit, day) fit$influence.surv[, sum(fit$time <= day)]
    of_a <- setNames(pull(a, day_a), later$id)
    of_b <- setNames(pull(b, day_b), earlier$id)
    both <- as.character(shared$id)
    line("overlap", name, day_a, day_b,
         number(together / sqrt(greenwood(a, day_a) * greenwood(b, day_b))),
         number(sum(of_a[both] * of_b[both]) / sqrt(sum(of_a^2) * sum(of_b^2))))
}
set.seed(20241130)
for (i in 1:4) moving(paste0("moving-", i), c(600, 600, 1200, 1200)[i], c(20, 60)[1 + i %% 2])
