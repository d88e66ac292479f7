# anchors.R IN OUT METHOD: what a package withholds of a table. IN has a line for each innermost cell: the
# codes of its dimensions, joined by "." where one is part of another, and its count; OUT gets a line
# for each cell, its codes ("Total" for all) and 1 where it is withheld, and last the seconds of the processor.
options(warn = -1)
asked <- commandArgs(TRUE)
d <- read.csv(asked[1], colClasses = "character", check.names = FALSE)
d$freq <- as.numeric(d$freq)
dims <- setdiff(names(d), "freq")
parents <- function(code) sub("\\.?[^.]*$", "", code)
# a hierarchy as both packages read it: level marks and codes
tree <- function(codes) {
  out <- data.frame(levels = "@", codes = "Total")
  tops <- sort(unique(sub("\\..*", "", codes)))
  for (top in tops) {
    out <- rbind(out, data.frame(levels = "@@", codes = top))
    parts <- sort(unique(codes[parents(codes) == top]))
    if (length(parts)) out <- rbind(out, data.frame(levels = "@@@", codes = parts))
  }
  out
}
trees <- lapply(d[dims], tree)
hidden <- NULL
spent <- system.time(suppressMessages({
  if (startsWith(asked[3], "GaussSuppression")) {
    library(GaussSuppression)
    range <- endsWith(asked[3], "range")
    arguments <- list(data = d, maxN = 2, freqVar = "freq", hierarchies = trees, protectZeros = FALSE,
                      extend0 = FALSE, printInc = FALSE)
    if (range) arguments <- c(arguments, list(lpPackage = "Rglpk", rangeMin = 2))
    out <- do.call(SuppressSmallCounts, arguments)
    hidden <- data.frame(out[dims], withheld = as.integer(out$suppressed))
  } else {
    library(sdcTable)
    p <- makeProblem(d, dimList = trees, freqVarInd = "freq")
    p <- primarySuppression(p, type = "freq", maxN = 2)
    out <- as.data.frame(getInfo(protectTable(p, method = sub("sdcTable ", "", asked[3])), type = "finalData"))
    hidden <- data.frame(out[dims], withheld = as.integer(out$sdcStatus %in% c("u", "x")))
  }
}))
write.table(hidden, asked[2], sep = ",", row.names = FALSE, col.names = FALSE, quote = FALSE)
cat(sum(spent[1:2]), "\n", file = asked[2], append = TRUE)
