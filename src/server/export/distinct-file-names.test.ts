import { expect, test } from 'vitest'
import { distinctFileNames } from './distinct-file-names.ts'

test('names that a file system takes for one are kept apart', () => {
  const names = ['Main', 'main', 'A/B', 'A:B', '..', 'Main (2)']
  const expected = ['Main', 'main (2)', 'A_B', 'A_B (2)', '_', 'Main (2) (2)']
  expect(distinctFileNames(names)).toEqual(expected)
})
