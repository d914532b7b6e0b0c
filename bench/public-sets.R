# Writes public data sets of R packages as folders that bench/quality.ts reads (model.csv, folds.csv, meta.json):
# sets that the learner was not tuned on. Debian, Ubuntu: apt-get install r-cran-modeldata r-cran-kernlab
# r-cran-mlbench r-cran-aer. Run: Rscript bench/public-sets.R FOLDER
suppressMessages({
  library(modeldata)
  library(kernlab)
  library(mlbench)
  library(AER)
})
out <- commandArgs(TRUE)[1]

put <- function(name, data, outcome, good) {
  data <- as.data.frame(data)
  data <- data[!is.na(data[[outcome]]), ]
  y <- as.integer(as.character(data[[outcome]]) == good)
  traits <- data[, setdiff(names(data), outcome), drop = FALSE]
  texts <- names(traits)[sapply(traits, function(v) is.factor(v) || is.character(v) || is.logical(v))]
  for (column in names(traits)) {
    if (inherits(traits[[column]], "Date")) traits[[column]] <- as.numeric(traits[[column]])
    if (column %in% texts) traits[[column]] <- as.character(traits[[column]])
  }
  folder <- file.path(out, name)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  id <- seq_along(y) - 1
  write.csv(cbind(row_id = id, y = y, traits), file.path(folder, "model.csv"), row.names = FALSE, na = "")
  set.seed(1)
  drawn <- order(y, runif(length(y)))
  fold <- integer(length(y))
  fold[drawn] <- ave(seq_along(y), y[drawn], FUN = function(place) (seq_along(place) - 1) %% 5)
  write.csv(data.frame(row_id = id, fold = fold, oot = ""), file.path(folder, "folds.csv"), row.names = FALSE, quote = FALSE)
  quoted <- if (length(texts) == 0) "" else paste0('"', texts, '"', collapse = ", ")
  writeLines(paste0('{"categorical": [', quoted, "]}"), file.path(folder, "meta.json"))
}

told <- function(condition) ifelse(condition, "yes", "no")

data(mlc_churn, attrition, credit_data, lending_club, stackoverflow, grants)
put("mlc_churn", mlc_churn, "churn", "yes")
put("attrition", attrition, "Attrition", "Yes")
put("credit", credit_data, "Status", "bad")
put("lending", lending_club, "Class", "bad")
put("stackoverflow", stackoverflow, "Remote", "Remote")
grants <- rbind(as.data.frame(grants_other), as.data.frame(grants_test))
told_apart <- sapply(grants, function(v) {
  counts <- sort(table(v), decreasing = TRUE)
  !is.numeric(v) || sum(counts[-1]) > 0.01 * length(v)
})
put("grants", grants[, told_apart], "class", "successful")

data(income, spam, package = "kernlab")
income$INCOME <- told(as.integer(income$INCOME) >= 8)
put("income", income, "INCOME", "yes")
put("spam", spam, "type", "spam")

data(HMDA, HealthInsurance, DoctorVisits, SmokeBan, Fertility, GSS7402, NMES1988, Affairs)
put("hmda", HMDA, "deny", "yes")
put("healthins", HealthInsurance, "insurance", "yes")
DoctorVisits$visits <- told(DoctorVisits$visits > 0)
put("doctor", DoctorVisits, "visits", "yes")
put("smoke", SmokeBan, "smoker", "yes")
set.seed(1)
put("fertility", Fertility[sample(nrow(Fertility), 40000), ], "morekids", "yes")
GSS7402$siblings <- told(GSS7402$siblings >= 4)
put("gss", GSS7402, "siblings", "yes")
NMES1988$hospital <- told(NMES1988$hospital > 0)
put("nmes", NMES1988[, 6:19], "hospital", "yes")
Affairs$affairs <- told(Affairs$affairs > 0)
put("affairs", Affairs, "affairs", "yes")

data(PimaIndiansDiabetes2, package = "mlbench")
put("pima", PimaIndiansDiabetes2, "diabetes", "pos")
