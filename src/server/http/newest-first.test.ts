import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { onEveryStore } from '../../../test/store/stores.ts'
import { newestFirst, newestPage, olderThan } from './newest-first.ts'

onEveryStore((open) => {
  test('pages follow one another without a gap or a repetition, also where rows came at once', async () => {
    const { db, close } = await open()
    await sql`insert into organization (id, name, slug, "createdAt") values ('o', 'O', 'o', now())`.execute(
      db,
    )
    const moments = Array.from({ length: 23 }, (_, at) => new Date(1_700_000_000_000 + (at >> 2)))
    await db
      .insertInto('workspace')
      .values(
        moments.map((createdAt, at) => ({
          organizationId: 'o',
          name: `W${at}`,
          createdBy: null,
          createdAt,
        })),
      )
      .execute()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const rows = await db
        .selectFrom('workspace')
        .selectAll()
        .where(olderThan('workspace', cursor))
        .orderBy(newestFirst('workspace'))
        .limit(6)
        .execute()
      const { items, next } = newestPage(rows, 5, ({ name }) => name)
      seen.push(...items)
      cursor = next
    } while (cursor !== undefined)
    await close()
    expect(seen).toHaveLength(23)
    expect(new Set(seen).size).toBe(23)
    expect(seen[0]).toMatch(/^W2/)
  })
})
