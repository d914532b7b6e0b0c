import { expect, test } from 'vitest'
import { RowCounter } from './row-counter.ts'

test('records are counted, wherever the pieces of a file end', () => {
  const csv = 'name,words\n"a ""b""\nc",1\n"\n\n","""\n"\nplain,2\n'
  for (let length = 1; length <= csv.length; length += 1) {
    const counter = new RowCounter()
    for (let at = 0; at < csv.length; at += length)
      counter.read(Buffer.from(csv.slice(at, at + length)))
    expect(counter.lines, String(length)).toBe(4)
  }
})
