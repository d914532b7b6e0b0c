"""First numbers of xoshiro128** 1.1, written anew from the authors' C text (prng.di.unimi.it).

Run: /usr/bin/python3 test/reference/xoshiro.py. Rows of xoshiro.json: {"state": [...], "next32": [...]}
"""

import json
import pathlib

MASK = 0xFFFFFFFF


def rotate(x, k):
    return ((x << k) | (x >> (32 - k))) & MASK


def stream(state, count):
    s = list(state)
    for _ in range(count):
        yield (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 9) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 11)


STATES = [[1, 2, 3, 4], [0xDEADBEEF, 0xFFFFFFFF, 0, 0x80000000]]
rows = [{"state": s, "next32": list(stream(s, 200))} for s in STATES]
pathlib.Path(__file__).with_name("xoshiro.json").write_text(json.dumps(rows) + "\n")
