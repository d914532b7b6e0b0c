# Numbers by R for src/stats/intervals and src/stats/tests.
# Run: Rscript test/reference/counts.R (Debian package r-base-core; R 4.2 made the numbers).
# Writes counts.json: {name: [[arguments..., results...], ...]}

row <- function(...) {
  paste0("[", paste(formatC(c(...), digits = 17, format = "g", width = 1), collapse = ", "), "]")
}
rows <- function(name, lines) paste0('"', name, '": [\n  ', paste(lines, collapse = ",\n  "), "\n]")

shares <- list(c(0, 1), c(0, 10), c(1, 10), c(5, 10), c(9, 10), c(10, 10), c(3, 1000), c(412, 1000),
  c(54321, 1000000))
wilson <- sapply(shares, function(s) {
  ci <- prop.test(s[1], s[2], correct = FALSE)$conf.int
  row(s, ci[1], ci[2])
})
clopper <- sapply(shares, function(s) {
  ci <- binom.test(s[1], s[2])$conf.int
  row(s, ci[1], ci[2])
})
jeffreys <- sapply(shares, function(s) {
  low <- if (s[1] == 0) 0 else qbeta(0.025, s[1] + 0.5, s[2] - s[1] + 0.5)
  high <- if (s[1] == s[2]) 1 else qbeta(0.975, s[1] + 0.5, s[2] - s[1] + 0.5)
  row(s, low, high)
})

squares <- list(c(3, 1, 1, 3), c(12, 5, 7, 9), c(0, 10, 8, 2), c(1, 9, 11, 3), c(0, 4, 0, 9),
  c(50, 150, 80, 120), c(1200, 8800, 5000, 45000), c(2, 0, 3, 1000))
matrixOf <- function(s) matrix(s, 2, byrow = TRUE)
chi <- sapply(squares[c(1:4, 6:8)], function(s) {
  test <- suppressWarnings(chisq.test(matrixOf(s), correct = FALSE))
  row(s, test$statistic, test$p.value)
})
fisher <- sapply(squares, function(s) row(s, fisher.test(matrixOf(s))$p.value))
wide <- rbind(c(10, 20, 30), c(15, 5, 40), c(0, 12, 9))
wideTest <- suppressWarnings(chisq.test(wide))
expected <- wideTest$expected
g <- 2 * sum(ifelse(wide > 0, wide * log(wide / expected), 0))
three <- row(wideTest$statistic, wideTest$parameter, wideTest$p.value, g, pchisq(g, 4, lower.tail = FALSE))

p <- c(0.01, 0.02, 0.03, 0.04, 0.05, 0.9, 1, 0.0001, 0.04, 0)
adjusted <- rbind(p, p.adjust(p, "BH"), p.adjust(p, "BY"))

trend <- sapply(list(
  list(wins = c(5, 10, 20), totals = c(50, 50, 50)),
  list(wins = c(83, 90, 129, 70), totals = c(86, 93, 136, 82)),
  list(wins = c(0, 1, 0), totals = c(5, 5, 5))
), function(g) {
  test <- suppressWarnings(prop.trend.test(g$wins, g$totals))
  row(length(g$wins), g$wins, g$totals, test$statistic, test$p.value)
})

a <- c(1.1, 2.2, 2.2, 3, 5, 8, 13)
b <- c(0.5, 1.1, 2.2, 2.5, 2.9)
ranks <- wilcox.test(a, b, exact = FALSE, correct = TRUE)
welch <- t.test(a, b)
student <- t.test(a)
means <- c(
  row(length(a), mean(a), var(a), length(b), mean(b), var(b), welch$conf.int, welch$statistic,
    welch$parameter, welch$p.value),
  row(length(a), mean(a), var(a), student$conf.int)
)

writeLines(c("{", paste(c(
  rows("wilson", wilson), rows("clopperPearson", clopper), rows("jeffreys", jeffreys),
  rows("chiSquare", chi), rows("fisher", fisher), rows("threeByThree", three),
  rows("adjusted", apply(adjusted, 1, row)), rows("trend", trend),
  rows("mannWhitney", row(ranks$statistic, ranks$p.value)), rows("means", means)
), collapse = ",\n"), "}"), "test/reference/counts.json")
