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

register <- function(path) {
    day <- as.Date("2024-03-31")
    cases <- known_on(path, day)
    age <- as.integer(day - as.Date("2024-02-14"))
    lag(path, "a", "Pilkada 2020", "2020-12-09", age)
    lag(path, "b", "Pemilu 2024", "2024-02-14", age)
    register_process("decision", times(cases, cases$reported, cases$decided, day))
    proven <- cases[cases$outcome == "terbukti" & !is.na(cases$decided), ]
    register_process("sanction", times(proven, proven$decided, proven$sanctioned, day))
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
