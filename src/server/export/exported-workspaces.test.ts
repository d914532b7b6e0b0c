import { expect, test } from 'vitest'
import { foldersOf } from './exported-workspaces.ts'

test('workspaces whose names a file system takes for one get folders of their own', () => {
  const names = ['Main', 'main', 'A/B', 'A:B', '..', 'Main (2)']
  const folders = foldersOf(names.map((name) => ({ id: name, name }))).map(({ folder }) => folder)
  expect(folders).toEqual([
    'workspaces/Main',
    'workspaces/main (2)',
    'workspaces/A_B',
    'workspaces/A_B (2)',
    'workspaces/_',
    'workspaces/Main (2) (2)',
  ])
})
