import { expect, it } from 'vitest'
import { type ColumnBatch, foldText, join, name, sql, word } from '../../src/sql/index.ts'
import { onEveryEngine } from './engines.ts'

const nasty = `a'b"c\`d\\e\n\t; drop table x -- ${'{p1:String}'}`

const definitions = [
  { name: 'company', type: 'text' },
  { name: 'size', type: 'number' },
  { name: 'at', type: 'timestamp' },
  { name: 'n', type: 'integer' },
  { name: nasty, type: 'boolean' },
] as const

async function* oneBatch(): AsyncIterable<ColumnBatch> {
  yield {
    rows: 4,
    columns: [
      { type: 'text', values: ['Café Đà Nẵng', 'ACME', null, 'بهار'] },
      { type: 'number', values: Float64Array.of(1.5, 10, Number.NaN, 40) },
      {
        type: 'text',
        values: ['2024-01-02 03:04:05', '2024-03-01 00:00:00', null, '1999-12-31 23:59:59'],
      },
      { type: 'number', values: Float64Array.of(1, 2, 3, 4) },
      { type: 'number', values: Float64Array.of(1, 0, Number.NaN, 1) },
    ],
  }
}

onEveryEngine('engine contract', (use) => {
  it('loads batches and reads them back as rows and as columns, nulls kept', async () => {
    const engine = use()
    await engine.run(engine.dialect.createTable('t', definitions))
    await engine.load('t', definitions, oneBatch())
    const rows = await engine.rows(sql`select * from ${name('t')} order by ${name('n')}`)
    expect(rows[0]).toEqual({
      company: 'Café Đà Nẵng',
      size: 1.5,
      at: '2024-01-02 03:04:05',
      n: 1,
      [nasty]: true,
    })
    expect(rows[2]).toEqual({ company: null, size: null, at: null, n: 3, [nasty]: null })
    const sizes: number[] = []
    for await (const batch of engine.columns(sql`select size, company from t order by n`)) {
      const [size, company] = batch.columns
      if (size?.type === 'number') sizes.push(...size.values)
      expect(company?.values[1]).toBe('ACME')
    }
    expect(sizes).toEqual([1.5, 10, Number.NaN, 40])
  })

  it('binds any text as a value and quotes any text as a name', async () => {
    const engine = use()
    const [row] = await engine.rows(
      sql`select ${nasty} as ${name(nasty)}, ${true} as yes, ${1.25} as number, ${null} as nothing`,
    )
    expect(row).toEqual({ [nasty]: nasty, yes: true, number: 1.25, nothing: null })
  })

  it('answers every dialect function alike', async () => {
    const engine = use()
    const d = engine.dialect
    const [row] = await engine.rows(sql`select
      ${d.quantiles(sql`size`, [0, 0.25, 0.5])} as quantiles,
      ${d.argMin(sql`company`, name('at'))} as first
    from t`)
    expect(row).toEqual({ quantiles: [1.5, 5.75, 10], first: 'بهار' })
    const cells = await engine.rows(sql`select n,
      ${d.fold(sql`company`)} as folded,
      ${d.daysBetween(name('at'), d.tryCast(sql`'2024-03-02 00:00:00'`, 'timestamp'))} as days,
      ${d.addDays(name('at'), sql`n`)} as later,
      ${d.matches(sql`company`, '^[A-Z]+$')} as capital,
      ${d.replaceAll(sql`company`, '[A-C]', '*')} as starred,
      ${d.hash(sql`company`)} as hash,
      ${d.tryCast(sql`'12x'`, 'number')} as unreadable,
      ${d.tryCast(sql`'12.5'`, 'number')} as readable
    from t order by n limit 2`)
    expect(cells).toEqual([
      {
        n: 1,
        folded: 'cafe đa nang',
        days: 59,
        later: '2024-01-03 03:04:05',
        capital: false,
        starred: '*afé Đà Nẵng',
        hash: 0x6f30ad9a,
        unreadable: null,
        readable: 12.5,
      },
      {
        n: 2,
        folded: 'acme',
        days: 1,
        later: '2024-03-03 00:00:00',
        capital: true,
        starred: '**ME',
        hash: 0x3fbeb6a5,
        unreadable: null,
        readable: 12.5,
      },
    ])
  })

  it('folds text as foldText does', async () => {
    const engine = use()
    const words = ['Công ty Đại Việt', 'บริษัท ผู้จัดการ', 'شرکتِ مدیر', 'ÉCOLE', '有限公司']
    for (const word of words) {
      const [row] = await engine.rows(
        sql`select ${engine.dialect.fold(sql`word`)} as folded from (select ${word} as word) as w`,
      )
      expect(row).toEqual({ folded: foldText(word) })
    }
  })

  it('explodes lists', async () => {
    const engine = use()
    const rows = await engine.rows(
      sql`select piece from (select ${engine.dialect.explode(sql`list`, ';')} as piece from (select ${'b; a;;'} as list)) as x order by piece`,
    )
    expect(rows).toEqual([{ piece: 'a' }, { piece: 'b' }])
  })

  it('keeps one of a few words as a type that compares and reads as text', async () => {
    const engine = use()
    const type = engine.dialect.oneOf(['high', 'low'])
    const level = sql`case when n > 1 then cast(${word('low')} as ${type}) else cast(${word('high')} as ${type}) end`
    await engine.run(
      engine.dialect.createTableAs('levels', sql`select n, ${level} as level from t`),
    )
    const wanted = sql`select level, count(*) as n from levels where level = ${'high'} group by level`
    expect(await engine.rows(wanted)).toEqual([{ level: 'high', n: 1 }])
    const read: unknown[] = []
    for await (const { columns } of engine.columns(sql`select level from levels order by n`)) {
      read.push(...(columns[0]?.values ?? []))
    }
    expect(read.slice(0, 2)).toEqual(['high', 'low'])
    expect(() => word("x' or 1")).toThrow(RangeError)
  })

  it('groups, joins and windows in the shared subset', async () => {
    const engine = use()
    await engine.run(
      engine.dialect.createTableAs(
        'u',
        sql`select n, company, row_number() over (order by n desc) as place from t`,
      ),
    )
    const rows =
      await engine.rows(sql`select u.place as place, v.company as company, count(*) over () as total
      from u left join (select n, company from t where size > ${5}) as v on u.n = v.n order by place`)
    expect(rows).toEqual([
      { place: 1, company: 'بهار', total: 4 },
      { place: 2, company: null, total: 4 },
      { place: 3, company: 'ACME', total: 4 },
      { place: 4, company: null, total: 4 },
    ])
    const [sums] =
      await engine.rows(sql`select sum(case when size > ${5} then 1 else 0 end) as large, avg(size) as mean,
      count(distinct company) as companies, ${join([sql`max(${name('at')})`, sql`min(${name('at')})`], sql` > `)} as ordered from t where n > ${100}`)
    expect(sums).toEqual({ large: null, mean: null, companies: 0, ordered: null })
  })

  it('keeps all of a transaction, or gives the error', async () => {
    const engine = use()
    const work = engine.transaction(async (inside) => {
      await inside.run(inside.dialect.createTableAs('w', sql`select 1 as one`))
      throw new Error('stop')
    })
    await expect(work).rejects.toThrow('stop')
  })
})
