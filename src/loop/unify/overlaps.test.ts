import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { stageFiles, type TestFile } from '../../../test/engines/staged.ts'
import type { StepContext } from '../../domain/index.ts'
import { name, sql } from '../../sql/index.ts'
import { unify } from './index.ts'

const context: StepContext = {
  now: new Date('2025-01-01T00:00:00Z'),
  seed: 1,
  progress: () => {},
}
const [may, june, july] = ['2024-05-01', '2024-06-01', '2024-07-01'].map((day) => `${day} 00:00:00`)

const usage = (rows: TestFile['rows']): TestFile => ({
  kind: 'usage',
  columns: ['account_domain', 'at', 'feature', 'quantity'],
  rows,
})

onEveryEngine('exports that overlap', (use) => {
  const counted = async (files: readonly TestFile[], kind: string) => {
    await stageFiles(use(), files)
    const { objects, overlaps } = await unify(use(), context)
    const rows = await use().rows(sql`select count(*) as n from ${name(kind)}`)
    expect(Object.entries(objects)).toContainEqual([kind, Number(rows[0]?.['n'])])
    return { rows: Number(rows[0]?.['n']), overlaps }
  }

  it('count a row in two files once, and rows alike in one file as often as it has them', async () => {
    const spring = usage([
      ['a.com', may ?? '', 'Boards', 3],
      ['a.com', june ?? '', 'Boards', 5],
      ['a.com', june ?? '', 'Boards', 5],
      ['b.com', june ?? '', 'Boards', 5],
      ['a.com', null, 'Boards', 9],
    ])
    const summer = usage([
      ['https://a.com/', june ?? '', 'Boards', 5],
      ['b.com', june ?? '', 'Boards', 6],
      ['a.com', july ?? '', 'Boards', 5],
      ['a.com', null, 'Boards', 9],
    ])
    expect(await counted([spring, summer], 'usage')).toEqual({
      rows: 8,
      overlaps: [{ kind: 'usage', rows: 1 }],
    })
    expect(await counted([summer, spring], 'usage')).toMatchObject({ rows: 8 })
  })

  it('keep a technology of a company once, and events with ids apart by them', async () => {
    const technology: TestFile = {
      kind: 'technology',
      columns: ['account_domain', 'technology'],
      rows: [['a.com', 'SAP']],
    }
    const ticket = (id: string | null): TestFile => ({
      kind: 'ticket',
      columns: ['id', 'account_domain', 'opened'],
      rows: [[id, 'a.com', may ?? '']],
    })
    expect(await counted([technology, technology], 'technology')).toMatchObject({ rows: 1 })
    expect(await counted([ticket('1'), ticket('2')], 'ticket')).toEqual({ rows: 2, overlaps: [] })
    expect(await counted([ticket(null), ticket(null)], 'ticket')).toMatchObject({ rows: 1 })
  })
})
