import { Fault, type Signal } from '../../domain/index.ts'
import { type Engine, type Fragment, sql } from '../../sql/index.ts'

type Format = 'parquet' | 'json' | 'jsonl'

/** Writes a typed file as CSV text, which all files then go through: one place that converts and checks. */
export async function typedToCsv(
  engine: Engine,
  path: string,
  format: Format,
  target: string,
  file: string,
  signal?: Signal,
): Promise<void> {
  const options = signal === undefined ? {} : { signal }
  try {
    await engine.run(
      sql`copy (select * from ${reader(path, format)}) to ${literal(target)} (format csv, header true, delimiter ',', quote '"', escape '"')`,
      options,
    )
  } catch (error) {
    signal?.throwIfAborted()
    throw typedFault(error, format, file)
  }
}

function reader(path: string, format: Format): Fragment {
  if (format === 'parquet') return sql`read_parquet(${path})`
  const layout = format === 'json' ? sql`'array'` : sql`'newline_delimited'`
  return sql`read_json(${path}, format = ${layout}, records = true, sample_size = 100000, maximum_object_size = 16777216, convert_strings_to_integers = false)`
}

/** A text literal for the few statements that take no bound value. */
export function literal(text: string): Fragment {
  return { parts: [{ kind: 'text', text: `'${text.replaceAll("'", "''")}'` }] }
}

function typedFault(error: unknown, format: Format, file: string): unknown {
  const text = error instanceof Error ? error.message : String(error)
  const line = Number(
    /at byte \d+ in line (\d+)|in line (\d+)|line (\d+)/i.exec(text)?.slice(1).find(Boolean),
  )
  if (/No space left/i.test(text)) {
    return new Fault('import.disk_full', { needed: 0, free: 0 }, { file }, error)
  }
  if (format === 'parquet') return new Fault('import.truncated', { format }, { file }, error)
  const place = Number.isFinite(line) ? { file, line } : { file }
  return new Fault('import.damaged', { format: 'json' }, place, error)
}
