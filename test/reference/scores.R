# Numbers by R for src/stats/discrimination and src/stats/calibration.
# Run: Rscript test/reference/scores.R (Debian packages r-base-core, r-cran-proc; R 4.2, pROC 1.18).
# Writes scores.json: two scores with ties and an outcome, and what R says of them.

suppressMessages(library(pROC))
set.seed(20)
n <- 200
first <- round(rnorm(n), 1)
second <- round(0.6 * first + rnorm(n), 1)
outcome <- rbinom(n, 1, plogis(0.9 * first - 0.8))

one <- roc(outcome, first, direction = "<", levels = c(0, 1), quiet = TRUE)
two <- roc(outcome, second, direction = "<", levels = c(0, 1), quiet = TRUE)
interval <- ci.auc(one, method = "delong")
pair <- roc.test(one, two, method = "delong", paired = TRUE)
gap <- as.numeric(auc(one) - auc(two))
halfGap <- qnorm(0.975) * gap / unname(pair$statistic)

fit <- glm(outcome ~ first, family = binomial, control = list(epsilon = 1e-14, maxit = 100))
penalised <- function(b) {
  -sum(dbinom(outcome, 1, plogis(b[1] + b[2] * first), log = TRUE)) + 5 * (b[1]^2 + (b[2] - 1)^2)
}
slopeOf <- function(b) {
  miss <- outcome - plogis(b[1] + b[2] * first)
  c(-sum(miss) + 10 * b[1], -sum(miss * first) + 10 * (b[2] - 1))
}
ridge <- optim(c(0, 1), penalised, slopeOf, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000))

steps <- c(1, 3, 2, 2, 5, 4, 4.5, 9, 0, 10)

list1 <- function(x) paste0("[", paste(formatC(x, digits = 17, format = "g", width = 1), collapse = ", "), "]")
entry <- function(name, x) paste0('"', name, '": ', list1(x))
writeLines(c("{", paste(c(
  entry("first", first), entry("second", second), entry("outcome", outcome),
  entry("auc", c(interval[2], interval[1], interval[3], sqrt(var(one, method = "delong")))),
  entry("compare", c(gap, gap - halfGap, gap + halfGap, pair$statistic, pair$p.value)),
  entry("logistic", coef(fit)), entry("ridge", ridge$par),
  entry("isotonicIn", steps), entry("isotonicOut", isoreg(steps)$yf)
), collapse = ",\n"), "}"), "test/reference/scores.json")
