# What usual models reach on the folders that bench/quality.ts reads: model.csv (row_id, y, traits), folds.csv
# (columns row_id, fold, oot) and optional meta.json (categorical columns). Prints one JSON line for each data set and model: means over the test folds.
# How long boosting goes on is chosen on 15 % of the training rows; nothing else is tuned. Arguments: the folder, and
# optionally names of data sets, with commas between them.
import json
import os
import sys
import time
import warnings

try:
    import numpy as np
    import pandas as pd
    import xgboost as xgb
    from sklearn.compose import make_column_transformer
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler
except ImportError:
    sys.exit(3)
warnings.filterwarnings("ignore")


def calibration_error(chance, good):
    """Mean distance of forecast and truth over ten groups of equal size."""
    groups = np.array_split(np.argsort(chance, kind="stable"), 10)
    off = [abs(chance[rows].mean() - good[rows].mean()) * len(rows) for rows in groups if len(rows)]
    return sum(off) / len(chance)


def logistic(table, texts, good, train, test):
    numbers = [name for name in table if name not in texts]
    columns = make_column_transformer(
        (OneHotEncoder(handle_unknown="ignore", min_frequency=5), texts),
        (make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), numbers),
    )
    model = make_pipeline(columns, LogisticRegression(max_iter=1000)).fit(table.iloc[train], good[train])
    return model.predict_proba(table.iloc[test])[:, 1]


def hist_gradient_boosting(table, texts, good, train, test):
    coded = table.copy()
    for name in texts:
        coded[name] = table[name].astype("category").cat.codes
    few = [name in texts and table[name].nunique() <= 250 for name in coded]
    model = HistGradientBoostingClassifier(
        categorical_features=few, early_stopping=True, learning_rate=0.05, max_iter=300, random_state=1
    ).fit(coded.iloc[train], good[train])
    return model.predict_proba(coded.iloc[test])[:, 1]


def xgboost_of_depth(depth):
    def fitted(table, texts, good, train, test):
        wide = pd.get_dummies(table, columns=texts).values.astype(float)
        matrix = lambda rows: xgb.DMatrix(wide[rows], good[rows])
        settings = {
            "objective": "binary:logistic",
            "tree_method": "hist",
            "eta": 0.05,
            "max_depth": depth,
            "min_child_weight": 5,
            "subsample": 0.8,
            "eval_metric": "logloss",
            "seed": 1,
        }
        aside = np.random.RandomState(0).rand(len(train)) < 0.15
        stopped = xgb.train(
            settings,
            matrix(train[~aside]),
            1500,
            evals=[(matrix(train[aside]), "aside")],
            early_stopping_rounds=40,
            verbose_eval=False,
        )
        rounds = max(20, int((stopped.best_iteration + 1) * 1.1))
        return xgb.train(settings, matrix(train), rounds).predict(matrix(test))

    return fitted


PEERS = {
    "logistic": logistic,
    "hist_gradient_boosting": hist_gradient_boosting,
    "xgboost_3": xgboost_of_depth(3),
    "xgboost_6": xgboost_of_depth(6),
}


def text_columns(root, dataset, table):
    for file in (os.path.join(root, dataset, "meta.json"), os.path.join(root, "meta.json")):
        if os.path.exists(file):
            meta = json.load(open(file))
            named = meta.get("categorical", meta.get(dataset, {}).get("categorical"))
            if named is not None:
                return [name for name in named if name in table]
    return [name for name in table if table[name].dtype == object]


root = sys.argv[1]
only = sys.argv[2].split(",") if len(sys.argv) > 2 else None
for dataset in sorted(os.listdir(root)):
    file = os.path.join(root, dataset, "model.csv")
    if not os.path.exists(file) or (only is not None and dataset not in only):
        continue
    rows = pd.read_csv(file, keep_default_na=False, na_values=[""], dtype={"row_id": str})
    folds = pd.read_csv(os.path.join(root, dataset, "folds.csv"), dtype={"row_id": str})
    fold = rows.merge(folds, on="row_id", how="left")["fold"].values
    good, table = rows["y"].values, rows.drop(columns=["row_id", "y"])
    texts = text_columns(root, dataset, table)
    for name in texts:
        table[name] = table[name].astype(object).where(table[name].notna(), "unknown").astype(str)
    for peer, fitted in PEERS.items():
        start, figures = time.perf_counter(), []
        for k in sorted(set(fold)):
            train, test = np.where(fold != k)[0], np.where(fold == k)[0]
            chance = np.clip(fitted(table, texts, good, train, test), 1e-9, 1 - 1e-9)
            own = good[test]
            figures.append((
                roc_auc_score(own, chance),
                log_loss(own, chance),
                brier_score_loss(own, chance),
                calibration_error(chance, own),
            ))
        auc, loss, brier, error = np.mean(figures, axis=0).round(4)
        print(json.dumps({
            "dataset": dataset,
            "split": "cv",
            "model": peer,
            "auc": auc,
            "log_loss": loss,
            "brier": brier,
            "ece": error,
            "fit_seconds": round(time.perf_counter() - start, 2),
        }), flush=True)
