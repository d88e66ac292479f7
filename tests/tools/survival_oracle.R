# Writes tests/stats/golden/survival.csv: times to an event as R's package survival works them out.
#
#     apt-get install r-base-core r-cran-survival
#     Rscript tests/tools/survival_oracle.R > tests/stats/golden/survival.csv
#
# Sets: lung, veteran and colon (deaths, etype == 2, in weeks to keep the file small) of the package
# itself, made-up edge cases, and small random ones with many ties. The group "all" is the set
# without groups: it has no durations of its own here, a test adds up those of the groups. Of a
# curve at most 20 steps are written, its first and last among them.
#
# duration  set group day events censored
# step      set group day at_risk events censored survival lower upper   survfit(conf.type="log-log")
# quantile  set group p day lower upper                                  quantile.survfit
# by        set group day at_risk done lower upper                       summary.survfit(times=)
# logrank   set chisq degrees p                                          survdiff(rho=0)
# expected  set group observed expected
#
# With a register's file it writes the times of its cases as they were known on 31 March 2024:
#
#     Rscript tests/tools/survival_oracle.R data/register/cases.csv > tests/register/golden/survival.csv
#
# at        process group day at_risk_afterwards
# lag       event median ninth_decile         days from report to the first row, both events as
#                                             known as many days after their vote as the younger
# together    process day difference lower upper          of the two events, survfit(conf.type = "log-log"),
#                                             Zou and Donner (2008), p.adjust(method = "BH") and qnorm
# since       process day a b difference lower upper ratio p     the same, known at equal age, with survdiff
# weighted    process group rho gamma chisq p             survdiff(rho = 1), or by the definition
# incidence   group day estimate lower upper              survfit(Surv(time, factor))
# gray        chisq degrees p                             cmprsk::cuminc
# scatter     flow factor                     thirteen weeks each, none of them filling any more: chisq.test, its
#             statistics over degrees
# period      measure column difference lower upper   the first quarter of 2024 less the one before, or
#             the same a year before, each as known on its last day: poisson.test widened by the scatter,
#             the narrower of both stocks and of what came and left between, cohorts that share cases, survfit's medians; taken together
# family      measure column difference lower upper   the same, where four measures are headlines: these taken
#             together, and so the others
# group       position difference lower upper   reported in that quarter less in the one before, widened alike
# and of the lines above cases (process group total events), quantile, by and logrank (with events
# or positions for a group), where the process, decision or sanction, takes the place of the set.
library(survival)

options(scipen = 20)
number <- function(x) ifelse(is.na(x), "nan", sprintf("%.13g", x))
line <- function(...) cat(paste(..., sep = ","), sep = "\n")

edges <- function() {
    one <- function(group, time, status) data.frame(group, time, status)
    list(
        "no-events" = one("a", c(1, 2, 2, 9), 0),
        "all-events" = one("a", 1:4, 1),
        "one-event" = one("a", 3, 1),
        "one-censored" = one("a", 3, 0),
        "one-day" = one("a", c(5, 5, 5), c(1, 1, 0)),
        "all-on-day-0" = one("a", c(0, 0, 0), 1),
        "day-0" = one("a", c(0, 0, 0, 0, 7, 8, 9), c(1, 1, 0, 1, 1, 0, 1)),
        "flat-at-half" = one("a", c(10, 20, 31, 40), c(1, 1, 1, 1)),
        "flat-to-the-end" = one("a", c(10, 20, 30, 45), c(1, 1, 0, 0)),
        "flat-with-censoring" = one("a", c(1, 2, 3, 4, 4, 4, 6, 9), c(1, 1, 1, 1, 0, 0, 1, 1)),
        "censored-first" = one("a", c(0, 1, 2, 3, 3, 4), c(0, 0, 1, 1, 0, 1)),
        "group-without-events" = one(c("a", "a", "b", "b"), c(1, 2, 3, 4), c(1, 1, 0, 0)),
        "group-never-at-risk" = one(c("a", "a", "a", "b", "b", "c"), c(2, 3, 5, 4, 6, 1),
                                    c(1, 1, 0, 1, 1, 0)))
}

random <- function(k) {
    set.seed(20240400 + k)
    n <- 8 + k
    data.frame(group = sample(letters[1:(2 + k %% 3)], n, replace = TRUE),
               time = sample(0:9, n, replace = TRUE), status = rbinom(n, 1, 0.6))
}

sets <- c(list(
    lung = with(lung, data.frame(group = c("male", "female")[sex], time, status = status == 2)),
    veteran = with(veteran, data.frame(group = celltype, time, status)),
    colon = with(subset(colon, etype == 2), data.frame(group = rx, time = time %/% 7, status))),
    edges(), setNames(lapply(1:15, random), paste0("random-", 1:15)))

durations <- function(name, d) {
    counts <- aggregate(cbind(events = d$status, censored = 1 - d$status),
                        list(day = d$time, group = d$group), sum)
    line("duration", name, counts$group, counts$day, counts$events, counts$censored)
}

curve <- function(name, group, d) {
    fit <- survfit(Surv(time, status) ~ 1, d, conf.type = "log-log")
    keep <- unique(round(seq(1, length(fit$time), length.out = min(20, length(fit$time)))))
    line("step", name, group, fit$time[keep], fit$n.risk[keep], fit$n.event[keep],
         fit$n.censor[keep], number(fit$surv[keep]), number(fit$lower[keep]),
         number(fit$upper[keep]))
    probs <- c(0.25, 0.5, 0.75)
    q <- quantile(fit, probs)
    line("quantile", name, group, probs, number(q$quantile), number(q$lower), number(q$upper))
    days <- c(2, 30, 90, 180, 365)
    days <- days[days >= min(fit$time) & days <= max(fit$time)]
    if (length(days)) {
        at <- summary(fit, times = days)
        line("by", name, group, days, at$n.risk, number(1 - at$surv), number(1 - at$upper),
             number(1 - at$lower))
    }
}

compare <- function(name, d) {
    fit <- survdiff(Surv(time, status) ~ group, d)
    degrees <- sum(fit$exp > 0) - 1
    line("logrank", name, number(fit$chisq), degrees,
         number(pchisq(fit$chisq, degrees, lower.tail = FALSE)))
    line("expected", name, sub("group=", "", names(fit$n)), fit$obs, number(fit$exp))
}

# What was recorded by `day`: the last version of each case, and nothing that happened later.
known_on <- function(path, day) {
    cases <- versions(path)
    cases <- cases[cases$recorded <= day & cases$reported <= day, ]
    cases <- cases[order(cases$id, cases$recorded), ]
    cases <- cases[!duplicated(cases$id, fromLast = TRUE), ]
    cases$outcome[!is.na(cases$decided) & cases$decided > day] <- "diproses"
    cases$decided[cases$decided > day] <- NA
    cases$sanctioned[cases$sanctioned > day] <- NA
    cases
}

versions <- function(path) {
    rows <- read.csv(path, colClasses = "character", check.names = FALSE, encoding = "UTF-8")
    date <- function(column) as.Date(ifelse(rows[[column]] == "", NA, rows[[column]]))
    data.frame(id = rows[["Nomor Kasus"]], event = rows$Peristiwa, position = rows$Jabatan,
               outcome = rows$Hasil, reported = date("Tanggal Lapor"),
               decided = date("Tanggal Putusan"), sanctioned = date("Tanggal Sanksi"),
               recorded = date("Tanggal Catat"))
}

lag <- function(path, name, of, vote, age) {
    known <- known_on(path, as.Date(vote) + age)
    known <- known[known$event == of, ]
    all <- versions(path)
    first <- tapply(as.integer(all$recorded), all$id, min)[known$id]
    days <- as.integer(first) - as.integer(known$reported)
    line("lag", name, quantile(days, 0.5, type = 1), quantile(days, 0.9, type = 1))
}

# A position that no list knows is in no group; it is one of all cases.
positions <- c("JPT" = "jpt", "Jabatan Pimpinan Tinggi" = "jpt", "Administrator" = "administrator",
               "Eselon III" = "administrator", "Pengawas" = "pengawas", "Eselon IV" = "pengawas",
               "Pelaksana" = "pelaksana", "Staf" = "pelaksana", "Fungsional" = "fungsional",
               "JF" = "fungsional", "Camat/Lurah" = "wilayah", "Kepala Wilayah" = "wilayah")

times <- function(cases, from, to, day) {
    done <- !is.na(to)
    data.frame(event = gsub(" ", "-", tolower(cases$event)),
               position = unname(positions[cases$position]),
               time = as.integer(ifelse(done, to, day) - as.integer(from)), status = done)
}

register_curve <- function(process, group, d) {
    fit <- survfit(Surv(time, status) ~ 1, d, conf.type = "log-log")
    line("cases", process, group, nrow(d), sum(d$status))
    probs <- c(0.25, 0.5, 0.75)
    q <- quantile(fit, probs)
    line("quantile", process, group, probs, number(q$quantile), number(q$lower), number(q$upper))
    days <- c(30, 60, 90, 180, 300, 365, 600)
    days <- days[days >= min(fit$time) & days <= max(d$time[d$status])]
    at <- summary(fit, times = days)
    line("by", process, group, days, number(1 - at$surv), number(1 - at$upper),
         number(1 - at$lower))
    line("at", process, group, days, sapply(days, function(day) sum(d$time > day)))
}

register_test <- function(process, family, group, d) {
    fit <- survdiff(Surv(time, status) ~ group, cbind(d, group)[!is.na(group), ])
    degrees <- sum(fit$exp > 0) - 1
    line("logrank", process, family, number(fit$chisq), degrees,
         number(pchisq(fit$chisq, degrees, lower.tail = FALSE)))
}

register_process <- function(process, d) {
    register_curve(process, "all", d)
    for (column in c("event", "position")) {
        for (group in sort(unique(d[[column]]))) {
            register_curve(process, group, d[!is.na(d[[column]]) & d[[column]] == group, ])
        }
        register_test(process, paste0(column, "s"), d[[column]], d)
    }
}

share_by <- function(d, day) {
    fit <- survfit(Surv(time, status) ~ 1, d, conf.type = "log-log")
    last <- max(fit$time)
    if (day > last && min(fit$surv) > 0) return(c(NA, NA, NA))
    at <- summary(fit, times = min(day, last))
    1 - c(at$surv, at$upper, at$lower)
}

difference_by <- function(a, b, day) {
    x <- share_by(b, day)
    y <- share_by(a, day)
    d <- x[1] - y[1]
    c(d, d - sqrt((x[1] - x[2])^2 + (y[3] - y[1])^2), d + sqrt((x[3] - x[1])^2 + (y[1] - y[2])^2))
}

# Intervals, a row each, taken together: those told apart by Benjamini and Hochberg leave zero out.
together <- function(i) {
    side <- ifelse(i[, 1] > 0, i[, 1] - i[, 2], i[, 3] - i[, 1])
    p <- 2 * pnorm(-qnorm(0.975) * abs(i[, 1]) / side)
    told <- sum(p.adjust(p, "BH") <= 0.05, na.rm = TRUE)
    z <- qnorm(1 - 0.05 * max(told, 1) / sum(!is.na(p)) / 2) / qnorm(0.975)
    cbind(i[, 1], i[, 1] - z * (i[, 1] - i[, 2]), i[, 1] + z * (i[, 3] - i[, 1]))
}

ages <- c(30, 90, 180, 365)

two_events <- function(process, a, b) {
    i <- together(t(sapply(ages, function(day) difference_by(a, b, day))))
    kept <- !is.na(i[, 1])
    line("together", process, ages[kept], apply(i[kept, , drop = FALSE], 1,
         function(row) paste(number(row), collapse = ",")))
}

weighted <- function(process, family, d, group) {
    d <- cbind(d, group)[!is.na(group), ]
    fit <- survdiff(Surv(time, status) ~ group, d, rho = 1)
    degrees <- length(fit$n) - 1
    line("weighted", process, paste0(family, "-early"), number(fit$chisq),
         degrees, number(pchisq(fit$chisq, degrees, lower.tail = FALSE)))
    late <- late_test(d)
    line("weighted", process, paste0(family, "-late"), number(late), degrees,
         number(pchisq(late, degrees, lower.tail = FALSE)))
}

# The log-rank test with each day's events counted by the share done before it.
late_test <- function(d) {
    groups <- sort(unique(d$group))
    score <- numeric(length(groups))
    variance <- matrix(0, length(groups), length(groups))
    open <- 1
    for (t in sort(unique(d$time[d$status]))) {
        at_risk <- sapply(groups, function(g) sum(d$group == g & d$time >= t))
        events <- sapply(groups, function(g) sum(d$group == g & d$time == t & d$status))
        n <- sum(at_risk)
        e <- sum(events)
        score <- score + (1 - open) * (events - e * at_risk / n)
        if (n > 1) {
            share <- at_risk / n
            variance <- variance + (1 - open)^2 * e * (n - e) / (n - 1) * (diag(share) - outer(share, share))
        }
        open <- open * (1 - e / n)
    }
    k <- seq_len(length(groups) - 1)
    drop(score[k] %*% solve(variance[k, k], score[k]))
}

# Both events as they were known when they were as old as the younger is now.
since <- function(path, process, of) {
    votes <- as.Date(c("2020-12-09", "2024-02-14"))
    age <- as.integer(as.Date("2024-03-31") - votes[2])
    waits <- lapply(1:2, function(e) {
        cases <- known_on(path, votes[e] + age)
        cases <- cases[cases$event == c("Pilkada 2020", "Pemilu 2024")[e], ]
        of(cases, votes[e] + age)
    })
    a <- waits[[1]]
    b <- waits[[2]]
    i <- together(t(sapply(ages, function(day) difference_by(a, b, day))))
    for (k in which(!is.na(i[, 1]))) {
        day <- ages[k]
        hazard <- survfit(Surv(time, status) ~ 1, a)
        use <- hazard$time <= day
        expected <- sum(hazard$n.event[use] / hazard$n.risk[use] *
                        sapply(hazard$time[use], function(t) sum(b$time >= t)))
        # Beyond the last day of the first its speed is unknown.
        unseen <- max(a$time) < day && any(b$time > max(a$time))
        cut <- rbind(cbind(a[c("time", "status")], g = 1), cbind(b[c("time", "status")], g = 2))
        cut$status <- cut$status & cut$time <= day
        fit <- survdiff(Surv(time, status) ~ g, cut)
        line("since", process, day, number(share_by(a, day)[1]), number(share_by(b, day)[1]),
             paste(number(i[k, ]), collapse = ","),
             number(if (unseen) NA else 100 * sum(b$status & b$time <= day) / expected),
             number(pchisq(fit$chisq, 1, lower.tail = FALSE)))
    }
}

# From report to sanction; not proven competes.
outcome <- function(cases, day) {
    competing <- cases$outcome == "tidak terbukti"
    stop <- cases$sanctioned
    stop[competing] <- cases$decided[competing]
    cause <- ifelse(competing, 2, ifelse(is.na(cases$sanctioned), 0, 1))
    stop[cause == 0] <- day
    d <- data.frame(event = gsub(" ", "-", tolower(cases$event)), cause,
                    time = as.integer(stop - cases$reported))
    d <- d[!is.na(d$time) & d$time >= 0, ]
    for (group in c("all", unique(d$event))) {
        own <- if (group == "all") d else d[d$event == group, ]
        fit <- survfit(Surv(time, factor(cause, 0:2)) ~ 1, own)
        for (by in ages[ages <= max(fit$time)]) {
            at <- sum(fit$time <= by)
            f <- fit$pstate[at, fit$states == "1"]
            stretch <- exp(qnorm(0.975) * fit$std.err[at, fit$states == "1"] / (f * -log(f)))
            line("incidence", group, by, number(f), number(f^stretch), number(f^(1 / stretch)))
        }
    }
    test <- cmprsk::cuminc(d$time, d$cause, d$event)$Tests["1", ]
    line("gray", number(test["stat"]), test["df"], number(test["pv"]))
}

# --- periods ---

wilson <- function(x, n) {
    z <- qnorm(0.975)
    centre <- (x / n + z^2 / 2 / n) / (1 + z^2 / n)
    half <- z * sqrt(x / n * (1 - x / n) / n + z^2 / 4 / n^2) / (1 + z^2 / n)
    c(x / n, centre - half, centre + half)
}

# a - b of two estimates with limits, r their correlation.
apart <- function(a, b, r = 0) {
    root <- function(x, y) sqrt(x^2 + y^2 - 2 * r * x * y)
    d <- a[1] - b[1]
    c(d, d - root(a[1] - a[2], b[3] - b[1]), d + root(a[3] - a[1], b[1] - b[2]))
}

flow_days <- function(cases) {
    proven <- cases$outcome == "terbukti"
    list(reported = cases$reported, decided = cases$decided, proven = cases$decided[proven],
         sanctioned = cases$sanctioned[proven])
}

scatter <- function(days, end, filling) {
    week <- as.integer(end - days[!is.na(days)]) %/% 7
    counts <- tabulate(week[week < 104] + 1, 104)
    counts <- counts[seq_along(counts) > ceiling(filling / 7)]
    quarters <- split(counts, (seq_along(counts) - 1) %/% 13)
    quarters <- quarters[lengths(quarters) == 13]
    tests <- suppressWarnings(lapply(quarters[sapply(quarters, sum) > 0], chisq.test))
    sum(sapply(tests, function(t) t$statistic)) / sum(sapply(tests, function(t) t$parameter))
}

scattered <- function(x, factor) {
    limits <- as.vector(poisson.test(x)$conf.int)
    x + c(0, sqrt(max(1, factor)) * (limits - x))
}

closed_days <- function(cases) {
    closed <- cases$sanctioned
    out <- cases$outcome == "tidak terbukti"
    closed[out & is.na(closed)] <- cases$decided[out & is.na(closed)]
    closed
}

# How far the curves of two cohorts, b seen before a, move together on two days by the cases in both.
alike <- function(a, day_a, b, day_b) {
    shared <- b$id %in% a$id
    if (!any(shared) || is.na(day_a + day_b)) return(0)
    curves <- lapply(list(a, b), function(d) {
        fit <- survfit(Surv(d$time, d$done) ~ 1)
        data.frame(time = fit$time, d = fit$n.event, n = fit$n.risk)[fit$n.event > 0, ]
    })
    spread <- function(f, day) sum(with(f[f$time <= day, ], d / n / (n - d)))
    at_risk <- function(t, use) sapply(t, function(day) sum(b$time[use] >= day))
    f <- curves[[1]]
    f <- f[f$time <= min(floor(day_a), floor(day_b)), ]
    both <- sum(f$d / f$n / (f$n - f$d) * at_risk(f$time, shared) / pmax(1, at_risk(f$time, TRUE)))
    min(1, both / sqrt(spread(curves[[1]], floor(day_a)) * spread(curves[[2]], floor(day_b))))
}

periods <- function(path) {
    quarter <- list(c("2024-01-01", "2024-03-31"), c("2023-10-01", "2023-12-31"), c("2023-01-01", "2023-03-31"))
    quarter <- lapply(quarter, as.Date)
    known <- lapply(quarter, function(q) known_on(path, q[2]))
    now <- known[[1]]
    end <- quarter[[1]][2]
    first <- with(versions(path), tapply(as.integer(recorded), id, min))[now$id]
    filling <- quantile(as.integer(first) - as.integer(now$reported), 0.9, type = 1)
    factors <- sapply(flow_days(now), scatter, end, filling)
    line("scatter", names(factors), number(factors))
    factors <- pmax(factors, factors["reported"]) # of bursts that are decided over more than a week
    within <- function(days, q) sum(!is.na(days) & days >= q[1] & days <= q[2])
    counts <- sapply(1:3, function(k) sapply(flow_days(known[[k]]), within, quarter[[k]]))
    open <- sapply(1:3, function(k) sum(is.na(closed_days(known[[k]]))))
    cohort <- function(cases, q, from, to) {
        start <- cases[[from]]
        first <- seq(q[2] + 1, by = "-1 year", length.out = 2)[2]
        cases <- cases[!is.na(start) & start >= first & start <= q[2], ]
        done <- cases[[to]]
        done[!is.na(done) & done > q[2]] <- NA
        list(id = cases$id, done = !is.na(done),
             time = as.integer(ifelse(is.na(done), q[2], done) - as.integer(cases[[from]])))
    }
    median_of <- function(c) {
        q <- quantile(survfit(Surv(c$time, c$done) ~ 1, conf.type = "log-log"), 0.5)
        c(q$quantile, q$lower, q$upper)
    }
    proven <- lapply(known, function(c) c[c$outcome == "terbukti" & !is.na(c$decided), ])
    of <- list()
    for (k in 2:3) {
        column <- c("", "difference", "year-difference")[k]
        put <- function(measure, interval) of[[paste(measure, column, sep = ",")]] <<- interval
        for (flow in names(factors)) {
            put(flow, apart(scattered(counts[flow, 1], factors[flow]), scattered(counts[flow, k], factors[flow])))
        }
        between <- c(quarter[[k]][2] + 1, end)
        moved <- apart(scattered(within(now$reported, between), factors["reported"]),
                       scattered(within(closed_days(now), between), factors["decided"]))
        stocks <- apart(scattered(open[1], factors["reported"]), scattered(open[k], factors["reported"]))
        narrow <- if (moved[3] - moved[2] < stocks[3] - stocks[2]) moved else stocks
        put("open", open[1] - open[k] + c(0, narrow[2] - narrow[1], narrow[3] - narrow[1]))
        put("proof-ratio", apart(wilson(counts["proven", 1], counts["decided", 1]),
                                 wilson(counts["proven", k], counts["decided", k])))
        medians <- function(measure, cases, from, to) {
            x <- cohort(cases[[1]], quarter[[1]], from, to)
            now <- median_of(x)
            then <- median_of(cohort(cases[[k]], quarter[[k]], from, to))
            d <- apart(now, then, alike(x, now[1], cohort(cases[[1]], quarter[[k]], from, to), then[1]))
            put(measure, d[1] + c(0, -sqrt((d[1] - d[2])^2 + 1), sqrt((d[3] - d[1])^2 + 1))) # whole days
        }
        medians("median-days-to-decision", known, "reported", "decided")
        medians("median-days-to-sanction", proven, "decided", "sanctioned")
        a <- cohort(proven[[1]], quarter[[1]], "decided", "sanctioned")
        b <- cohort(proven[[k]], quarter[[k]], "decided", "sanctioned")
        # The cohort of then as it is known now: what both have in common.
        then <- cohort(proven[[1]], quarter[[k]], "decided", "sanctioned")
        both <- intersect(a$id, then$id)
        x <- a$done[match(both, a$id)]
        y <- then$done[match(both, then$id)]
        spread <- function(d) mean(d) * (1 - mean(d)) / length(d)
        r <- (mean(x & y) - mean(x) * mean(y)) * length(both) / length(a$id) / length(then$id) /
            sqrt(spread(a$done) * spread(then$done))
        r <- if (length(both)) r else 0
        put("sanction-ratio", apart(wilson(sum(a$done), length(a$done)), wilson(sum(b$done), length(b$done)), r))
    }
    of <- of[sapply(of, function(i) all(is.finite(i)))] # a median that is not reached has no difference
    percent <- grepl("ratio", names(of))
    judged <- function(kind, use) {
        i <- together(do.call(rbind, of[use])) * ifelse(percent[use], 100, 1)
        line(kind, names(of)[use], apply(i, 1, function(row) paste(number(row), collapse = ",")))
    }
    judged("period", TRUE)
    named <- grepl("^(reported|sanctioned|open|median-days-to-sanction),", names(of))
    judged("family", named)
    judged("family", !named)
    for (group in sort(unique(positions))) {
        of_group <- function(k) {
            cases <- known[[k]]
            within(cases$reported[positions[cases$position] %in% group], quarter[[k]])
        }
        limits <- lapply(1:2, function(k) scattered(of_group(k), factors["reported"]))
        line("group", group, paste(number(apart(limits[[1]], limits[[2]])), collapse = ","))
    }
}

register <- function(path) {
    day <- as.Date("2024-03-31")
    cases <- known_on(path, day)
    age <- as.integer(day - as.Date("2024-02-14"))
    lag(path, "a", "Pilkada 2020", "2020-12-09", age)
    lag(path, "b", "Pemilu 2024", "2024-02-14", age)
    proven <- function(cases) cases[cases$outcome == "terbukti" & !is.na(cases$decided), ]
    waits <- list(
        decision = function(cases, day) times(cases, cases$reported, cases$decided, day),
        sanction = function(cases, day) {
            cases <- proven(cases)
            times(cases, cases$decided, cases$sanctioned, day)
        })
    for (process in names(waits)) {
        d <- waits[[process]](cases, day)
        register_process(process, d)
        two_events(process, d[d$event == "pilkada-2020", ], d[d$event == "pemilu-2024", ])
        weighted(process, "events", d, d$event)
        weighted(process, "positions", d, d$position)
        since(path, process, waits[[process]])
    }
    outcome(cases, day)
    periods(path)
}

path <- commandArgs(trailingOnly = TRUE)
target <- if (length(path)) paste(path, "> tests/register/golden/survival.csv") else
    "> tests/stats/golden/survival.csv"
line(paste("# Rscript tests/tools/survival_oracle.R", target))
line(paste0("# ", R.version.string, "; survival ", packageVersion("survival")))
if (length(path)) {
    register(path)
    quit()
}
for (name in names(sets)) {
    d <- sets[[name]]
    d$group <- gsub("[^a-z0-9]", "-", tolower(as.character(d$group)))
    durations(name, d)
    curve(name, "all", d)
    groups <- sort(unique(d$group))
    if (length(groups) > 1) {
        for (group in groups) curve(name, group, d[d$group == group, ])
        compare(name, d)
    }
}
