import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { importFiles } from '../src/sources/index.ts'
import { openStore } from '../src/workspace/shared-store.ts'

/**
 * Import with mapping, checking and receipt against DuckDB's plain read_csv of the same file into the same
 * kind of store: `node bench/import.ts [rows] [rounds]`. Wanted: at most 1.6 times, and under 4 GB for
 * 10,000,000 rows: the peak of this process, which runs the engine too, with the memory a workspace gives it.
 */
const rows = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 3)
const folder = mkdtempSync(join(tmpdir(), 'northfit-bench-'))
const file = join(folder, 'companies.csv')

interface Cost {
  readonly seconds: number
  readonly processor: number
}

async function cost(work: () => Promise<unknown>): Promise<Cost> {
  const from = performance.now()
  const used = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - from) / 1000, processor: (user + system) / 1e6 }
}

/** Thirty columns as a CRM exports them, with gaps; one number in 100,000 cannot be read. */
async function writeFile(): Promise<void> {
  const pick = (seed: number, count: number) => `(hash(i * 31 + ${seed}) % ${count})`
  const list = (seed: number, values: readonly string[]) =>
    `(['${values.join("', '")}'])[1 + ${pick(seed, values.length)}::integer]`
  const date = (seed: number, format: string) =>
    `strftime(timestamp '2018-01-01' + to_seconds(${pick(seed, 200_000_000)}::bigint), '${format}')`
  const columns = [
    '100000 + i as "Record ID"',
    `'Company ' || i || ' Ltd' as "Company name"`,
    `'company' || i || '.example.com' as "Company Domain Name"`,
    `${list(1, ['United States', 'Germany', 'Viet Nam', 'Thailand', 'Iran'])} as "Country/Region"`,
    `'City ' || ${pick(2, 400)} as "City"`,
    `case when ${pick(3, 9)} = 0 then '' else 'Industry ' || ${pick(4, 20)} end as "Industry"`,
    `case when i % 100000 = 7 then 'about ten' else (1 + ${pick(5, 5000)})::text end as "Number of Employees"`,
    `case when ${pick(11, 4)} > 0 then round(1 + ${pick(6, 100_000_000)} / 7.0, 2) end as "Annual Revenue"`,
    `${date(7, '%Y-%m-%d %H:%M')} as "Create Date"`,
    `case when ${pick(12, 5)} > 0 then ${date(8, '%Y-%m-%d')} end as "Last Activity Date"`,
    `${list(9, ['Lead', 'Customer', 'Opportunity'])} as "Lifecycle Stage"`,
    `${list(10, ['true', 'false'])} as "Target Account"`,
    ...Array.from({ length: 8 }, (_, at) => `'Value ' || ${pick(20 + at, 12)} as "Custom ${at}"`),
    ...Array.from(
      { length: 6 },
      (_, at) => `round(${pick(40 + at, 1_000_000)} / 100.0, 2) as "Score ${at}"`,
    ),
    `${date(60, '%m/%d/%Y')} as "Contract Date"`,
    `${pick(61, 100)} as "Number of Deals"`,
    `'Some longer text on the company of the number ' || i || ', with a comma' as "Description"`,
    `'+1 555 ' || ${pick(62, 10_000_000)} as "Phone Number"`,
  ]
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `copy (select ${columns.join(', ')} from range(${rows}) t(i)) to '${file}' (header)`,
  )
  connection.closeSync()
  instance.closeSync()
}

async function peer(store: string): Promise<Cost> {
  const instance = await DuckDBInstance.create(store)
  const connection = await instance.connect()
  const taken = await cost(() =>
    connection.run(`create table plain as select * from read_csv('${file}')`),
  )
  connection.closeSync()
  instance.closeSync()
  return taken
}

async function ours(store: string): Promise<Cost> {
  const engine = await openStore(store)
  const options = {
    tempDir: join(folder, 'tmp'),
    rejectsDir: join(folder, 'rejects'),
    now: new Date(0),
  }
  const taken = await cost(() => importFiles(engine, [file], options))
  await engine.close()
  return taken
}

const say = (text: string) => process.stdout.write(`${text}\n`)
const show = ({ seconds, processor }: Cost) =>
  `${seconds.toFixed(2)} s (${processor.toFixed(2)} s of processor)`
const least = (costs: readonly Cost[], key: keyof Cost) => Math.min(...costs.map((one) => one[key]))

try {
  await writeFile()
  say(`${rows} rows x 30 columns, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
  const imports: Cost[] = []
  const plain: Cost[] = []
  let peak = 0
  for (let round = 0; round < rounds; round++) {
    const inner = join(folder, `round-${round}`)
    mkdirSync(inner)
    imports.push(await ours(join(inner, 'ours.duckdb')))
    // Of the first import alone: the peer runs in this process too, with no limit.
    if (round === 0) peak = process.resourceUsage().maxRSS / 1024
    plain.push(await peer(join(inner, 'plain.duckdb')))
    rmSync(inner, { recursive: true })
    const [one, other] = [imports.at(-1), plain.at(-1)]
    if (one && other) say(`import ${show(one)}, plain read_csv ${show(other)}`)
  }
  const ratio = least(imports, 'seconds') / least(plain, 'seconds')
  const work = least(imports, 'processor') / least(plain, 'processor')
  say(`ratio ${ratio.toFixed(2)} by the clock (wanted: 1.60), ${work.toFixed(2)} by processor time`)
  say(`peak memory ${peak.toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
