"""Beam search for subgroups as pysubgroup does it, for comparison with bench/segments.ts.

pysubgroup itself could not be installed where this was measured, so this is a stand-in, written from its
documentation: equality selectors for categories (missing is a value) and for numbers with few values, five
equal-frequency intervals for other numbers, quality WRAcc (StandardQF with a = 1), a beam of ten that also is
the result, conjunctions of at most --depth selectors, covers as numpy arrays of booleans.

Reads DIR/model.csv (row_id, y, traits), DIR/folds.csv (row_id, fold) and which columns are categories from
--categorical (comma separated); prints one JSON line: for each fold the subgroups found on the other folds,
their WRAcc on that fold, their mean Jaccard overlap, and the seconds of one search of all rows.
"""
import argparse
import csv
import json
import time

import numpy as np

BINS = 5
BEAM = 10


def read(folder, categorical):
    with open(f"{folder}/model.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(f"{folder}/folds.csv", newline="", encoding="utf-8") as file:
        folds = {row["row_id"]: int(row["fold"]) for row in csv.DictReader(file)}
    good = np.array([row["y"] == "1" for row in rows])
    fold = np.array([folds[row["row_id"]] for row in rows])
    traits = [name for name in rows[0] if name not in ("row_id", "y")]
    columns = {name: [row[name] for row in rows] for name in traits}
    return columns, set(categorical), good, fold


def selectors(columns, categorical):
    """(trait, what, rows) of every selector."""
    found = []
    for name, cells in columns.items():
        missing = np.array([cell == "" for cell in cells])
        if missing.any():
            found.append((name, "missing", missing))
        if name in categorical:
            values = np.array(cells)
            found += [(name, value, values == value) for value in sorted(set(cells) - {""})]
            continue
        numbers = np.array([np.nan if cell == "" else float(cell) for cell in cells])
        known = np.sort(numbers[~missing])
        unique = np.unique(known)
        if len(unique) <= BINS:
            found += [(name, float(value), numbers == value) for value in unique]
            continue
        cuts = sorted({known[len(known) * part // BINS] for part in range(1, BINS)} - {known[0]})
        edges = [-np.inf, *cuts, np.inf]
        for low, high in zip(edges, edges[1:]):
            found.append((name, (low, high), (numbers >= low) & (numbers < high)))
    return found


def search(space, good, depth):
    """The ten best conjunctions as (quality, selectors, rows), best first."""
    rate, rows = good.mean(), len(good)
    beam, seen, grown = [(0.0, (), np.ones(rows, dtype=bool))], {()}, set()
    for _ in range(depth):
        before = list(beam)
        for _, parts, cover in before:
            if parts in grown:
                continue
            grown.add(parts)
            for index, (_, _, own) in enumerate(space):
                if index in parts:
                    continue
                both = tuple(sorted((*parts, index)))
                if both in seen:
                    continue
                seen.add(both)
                narrowed = np.logical_and(cover, own)
                size = np.count_nonzero(narrowed)
                if size == 0:
                    continue
                won = np.count_nonzero(np.logical_and(narrowed, good))
                quality = size / rows * (won / size - rate)
                if len(beam) < BEAM or quality > beam[-1][0]:
                    beam.append((quality, both, narrowed))
                    beam.sort(key=lambda one: -one[0])
                    del beam[BEAM:]
        if beam == before:
            break
    return [one for one in beam if one[1] != ()]


def overlap(covers):
    pairs = [
        np.count_nonzero(a & b) / max(1, np.count_nonzero(a | b))
        for i, a in enumerate(covers)
        for b in covers[i + 1 :]
    ]
    return float(np.mean(pairs)) if pairs else 0.0


def wracc(cover, good):
    return float((good[cover].sum() - cover.sum() * good.mean()) / len(good))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--categorical", default="")
    parser.add_argument("--depth", type=int, default=3)
    options = parser.parse_args()
    columns, categorical, good, fold = read(options.data, options.categorical.split(","))
    space = selectors(columns, categorical)
    started = time.perf_counter()
    top = search(space, good, options.depth)
    seconds = time.perf_counter() - started
    held_out, best, either = [], [], []
    for k in np.unique(fold):
        learn, check = fold != k, fold == k
        known = [(name, what, rows[learn]) for name, what, rows in space]
        found = search(known, good[learn], options.depth)
        covers = [
            np.logical_and.reduce([space[index][2][check] for index in parts]) for _, parts, _ in found
        ]
        qualities = [wracc(cover, good[check]) for cover in covers]
        held_out.append(float(np.mean(qualities)))
        best.append(qualities[0])
        either.append(wracc(np.logical_or.reduce(covers), good[check]))
    print(
        json.dumps(
            {
                "rows": len(good),
                "selectors": len(space),
                "depth": options.depth,
                "seconds": round(seconds, 3),
                "held_out_wracc": round(float(np.mean(held_out)), 5),
                "held_out_wracc_first": round(float(np.mean(best)), 5),
                "held_out_wracc_any": round(float(np.mean(either)), 5),
                "overlap": round(overlap([cover for _, _, cover in top]), 3),
                "top": [
                    [f"{space[index][0]} {space[index][1]}" for index in parts] for _, parts, _ in top
                ],
            }
        )
    )


if __name__ == "__main__":
    main()
