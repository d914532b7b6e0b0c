import { Fault, type Signal } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, sql } from '../../sql/index.ts'
import { flatColumns } from './flat-columns.ts'
import { limits } from './limits.ts'
import { literal } from './literal.ts'

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
    const relation = reader(path, format)
    const columns = await flatColumns(engine, relation)
    await engine.run(
      sql`copy (select ${columns} from ${relation}) to ${literal(target)} (format csv, header true, delimiter ',', quote '"', escape '"')`,
      options,
    )
  } catch (error) {
    signal?.throwIfAborted()
    throw typedFault(error, format, file)
  }
}

function reader(path: string, format: Format): Fragment {
  if (format === 'parquet') return sql`read_parquet(${literal(path)})`
  const layout = format === 'json' ? sql`'array'` : sql`'newline_delimited'`
  return sql`read_json(${literal(path)}, format = ${layout}, records = true, sample_size = 100000, map_inference_threshold = -1, maximum_object_size = ${integer(limits.jsonBytes)}, convert_strings_to_integers = false)`
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
  if (/maximum_object_size/.test(text)) {
    const limit = limits.jsonBytes / 1_048_576
    return new Fault('import.record_too_large', { limit }, { file }, error)
  }
  const place = Number.isFinite(line) ? { file, line } : { file }
  return new Fault('import.damaged', { format: 'json' }, place, error)
}
