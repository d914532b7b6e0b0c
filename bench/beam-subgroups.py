"""Beam search for subgroups as pysubgroup does it, for comparison with bench/segments.ts.

pysubgroup itself could not be installed where this was measured, so this is a stand-in, written after its
documentation and published code: equality selectors for categories (missing is a value) and for numbers with few values, five
equal-frequency intervals for other numbers, quality WRAcc (StandardQF with a = 1), a beam of ten that also is
the result, conjunctions of at most --depth selectors, covers as numpy arrays of booleans.

Reads DIR/model.csv (row_id, y, traits), DIR/folds.csv (row_id, fold) and which columns are categories from
--categorical (comma separated); prints one JSON line: for each fold the subgroups found on the other folds,
their WRAcc on that fold, their mean Jaccard overlap, and the processor seconds of one search of all rows, twice:
`seconds` with the cover of every selector at hand, `seconds_as_published` with every selector of every candidate
compared with its column anew, which is what pysubgroup's beam search does. With --time-only nothing but those.
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


def compared(columns, categorical, space):
    """For each selector a function that compares its column with it."""
    words = {name: np.array(cells, dtype=object) for name, cells in columns.items()}
    numbers = {
        name: np.array([np.nan if cell == "" else float(cell) for cell in cells])
        for name, cells in columns.items()
        if name not in categorical
    }

    def of(name, what):
        if what == "missing":
            return lambda: words[name] == ""
        if name in categorical:
            return lambda: words[name] == what
        if isinstance(what, tuple):
            return lambda: np.logical_and(numbers[name] >= what[0], numbers[name] < what[1])
        return lambda: numbers[name] == what

    return [of(name, what) for name, what, _ in space]


def search(space, good, depth, compare=None):
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
                if compare is None:
                    narrowed = np.logical_and(cover, own)
                else:
                    narrowed = np.all([compare[part]() for part in both], axis=0)
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
    parser.add_argument("--time-only", action="store_true")
    options = parser.parse_args()
    columns, categorical, good, fold = read(options.data, options.categorical.split(","))
    space = selectors(columns, categorical)
    started = time.process_time()
    top = search(space, good, options.depth)
    seconds = time.process_time() - started
    started = time.process_time()
    search(space, good, options.depth, compared(columns, categorical, space))
    as_published = time.process_time() - started
    times = {
        "rows": len(good),
        "selectors": len(space),
        "depth": options.depth,
        "seconds": round(seconds, 3),
        "seconds_as_published": round(as_published, 3),
    }
    if options.time_only:
        print(json.dumps(times))
        return
    held_out, best, either, lengths = [], [], [], {}
    for k in np.unique(fold):
        learn, check = fold != k, fold == k
        known = [(name, what, rows[learn]) for name, what, rows in space]
        found = search(known, good[learn], options.depth)
        covers = [
            np.logical_and.reduce([space[index][2][check] for index in parts]) for _, parts, _ in found
        ]
        qualities = [wracc(cover, good[check]) for cover in covers]
        held_out.append(float(np.mean(qualities)))
        for length in (2, 3, 6):
            lengths.setdefault(length, []).append(float(np.mean(qualities[:length])))
        best.append(qualities[0])
        either.append(wracc(np.logical_or.reduce(covers), good[check]))
    print(
        json.dumps(
            {
                **times,
                "held_out_wracc": round(float(np.mean(held_out)), 5),
                **{
                    f"held_out_wracc_top_{length}": round(float(np.mean(means)), 5)
                    for length, means in lengths.items()
                },
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
