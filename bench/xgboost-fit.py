# Fits XGBoost (hist) on coded columns and prints one JSON line: seconds for its matrix and for training, of
# processors in all, log loss on the rows it learned from, peak memory. Arguments: file of bytes (one column of levels after the other, then the
# outcome), rows, kinds of the columns (q number, c category), rounds, threads. Level 0 is unknown.
import json
import resource
import sys
import time

try:
    import numpy as np
    import xgboost as xgb
except ImportError:
    sys.exit(3)

file, rows, kinds, rounds, threads = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
columns = np.fromfile(file, dtype=np.uint8).reshape(len(kinds) + 1, rows)
good = columns[-1]
values = np.empty((rows, len(kinds)), dtype=np.float32)
for place in range(len(kinds)):
    values[:, place] = columns[place]
values[values == 0] = np.nan
start, busy = time.perf_counter(), time.process_time()
matrix = xgb.DMatrix(values, label=good, feature_types=list(kinds), enable_categorical=True, nthread=threads)
built = time.perf_counter()
params = {"objective": "binary:logistic", "tree_method": "hist", "nthread": threads, "seed": 1}
model = xgb.train(params, matrix, num_boost_round=rounds)
done, spent = time.perf_counter(), time.process_time() - busy
chance = model.predict(matrix)
loss = -np.mean(np.where(good == 1, np.log(chance), np.log1p(-chance)))
print(json.dumps({
    "xgboost": xgb.__version__,
    "matrix_seconds": round(built - start, 2),
    "train_seconds": round(done - built, 2),
    "cpu_seconds": round(spent, 2),
    "log_loss_own": round(float(loss), 5),
    "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
