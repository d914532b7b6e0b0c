# Additive logistic model with penalties by Fellner and Schall, written out with the centring solved
# exactly (a basis of the null space of the weighted mean) instead of held by a stiff penalty.
# Rscript test/reference/scorecard.R > test/reference/scorecard.json
set.seed(11)
n <- 600
a <- sample(0:3, n, TRUE, c(0.1, 0.5, 0.37, 0.03))
b <- sample(0:6, n, TRUE, c(0.1, rep(0.15, 6)))
truth <- -0.7 + c(0, 0.6, -0.8, 1)[a + 1] + c(0.3, -0.9, -0.6, -0.1, 0.2, 0.5, 0.9)[b + 1]
y <- rbinom(n, 1, plogis(truth))

shape_of <- function(levels, ordered) {
  if (!ordered) return(diag(levels))
  S <- diag(c(0.25, rep(0.05, levels - 1)))
  D <- diff(diag(levels - 1))
  S[-1, -1] <- S[-1, -1] + t(D) %*% D
  C <- solve(S)
  trend <- seq_len(levels - 1) - levels / 2
  trend <- c(0, trend / sqrt(mean(trend^2)))
  solve(C + mean(diag(C)[-1]) * trend %*% t(trend))
}
basis_of <- function(codes, levels) {
  share <- tabulate(codes + 1, levels) / n
  qr.Q(qr(matrix(share)), complete = TRUE)[, -1]
}
traits <- list(list(codes = a, levels = 4, S = shape_of(4, FALSE)), list(codes = b, levels = 7, S = shape_of(7, TRUE)))
traits <- lapply(traits, function(t) {
  t$Z <- basis_of(t$codes, t$levels)
  t$X <- diag(t$levels)[t$codes + 1, ] %*% t$Z
  t$P <- t(t$Z) %*% t$S %*% t$Z
  t
})
X <- cbind(1, traits[[1]]$X, traits[[2]]$X)
at <- list(2:4, 5:10)
beta <- rep(0, ncol(X))
lambda <- c(1, 1)
for (round in 1:500) {
  P <- matrix(0, ncol(X), ncol(X))
  for (k in 1:2) P[at[[k]], at[[k]]] <- lambda[k] * traits[[k]]$P
  for (newton in 1:20) {
    p <- plogis(drop(X %*% beta))
    H <- t(X) %*% (X * p * (1 - p)) + P
    beta <- beta + drop(solve(H, t(X) %*% (y - p) - P %*% beta))
  }
  V <- solve(H)
  for (k in 1:2) {
    own <- beta[at[[k]]]
    freedom <- length(own) - lambda[k] * sum(diag(V[at[[k]], at[[k]]] %*% traits[[k]]$P))
    lambda[k] <- freedom / drop(t(own) %*% traits[[k]]$P %*% own)
  }
}
logOdds <- unlist(lapply(1:2, function(k) drop(traits[[k]]$Z %*% beta[at[[k]]])))
error <- unlist(lapply(1:2, function(k) sqrt(diag(traits[[k]]$Z %*% V[at[[k]], at[[k]]] %*% t(traits[[k]]$Z)))))
row <- function(name, values) sprintf('  "%s": [%s]', name, paste(format(values, digits = 12, trim = TRUE), collapse = ", "))
cat("{\n", paste(c(row("category", a), row("ordered", b), row("good", y), row("penalties", lambda),
  row("intercept", beta[1]), row("logOdds", logOdds), row("error", error)), collapse = ",\n"), "\n}\n", sep = "")
