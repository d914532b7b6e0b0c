import { Fault, type Signal } from '../../domain/index.ts'
import { headBytes } from './csv-layout.ts'
import { copyList, type JsonList, type JsonOutline, JsonScan, outlineOf } from './json-lists.ts'
import { readBytes } from './read-head.ts'
import type { ReadingHints } from './text-table.ts'
import { wantedParts } from './wanted-parts.ts'

interface JsonText {
  readonly path: string
  readonly format: 'json' | 'jsonl'
  /** Which of several lists it is. */
  readonly sheet?: string
}

/** Is a text JSON that may hold records: an array of objects, or objects? */
export function isJson(start: string): boolean {
  return isArray(start) || /^\{\s*("|\}\s*$)/.test(bare(start))
}

const bare = (start: string): string => start.replace(/^\ufeff/, '').trimStart()
const isArray = (start: string): boolean => /^\[\s*(\{|\]\s*$)/.test(bare(start))

/**
 * The lists of records in a JSON text: itself where it is an array or JSON Lines; else each list of objects
 * in the answer of a service, cut out of it.
 */
export async function jsonParts(
  path: string,
  source: {
    readonly file: string
    readonly target: string
    readonly hints: readonly ReadingHints[]
  },
  signal?: Signal,
): Promise<{ readonly lists: readonly JsonText[]; readonly leftOut: readonly string[] }> {
  const head = await readBytes(path, 0, headBytes)
  if (isArray(head.toString())) return { lists: [{ path, format: 'json' }], leftOut: [] }
  const lines = { lists: [{ path, format: 'jsonl' } as const], leftOut: [] }
  if (!mayWrap(head)) return lines
  const outline = await outlineOf(path, signal)
  if (outline.open) throw new Fault('import.truncated', { format: 'json' }, { file: source.file })
  const found = wrapped(outline)
  if (found.length === 0) return lines
  const names = found.map((list) => list.path)
  const { wanted, leftOut } = wantedParts(names, source.hints, source.file)
  const lists: JsonText[] = []
  for (const [at, list] of found.entries()) {
    if (!wanted.has(list.path)) continue
    const target = `${source.target}.${at}.json`
    await copyList(path, list, target, signal)
    lists.push({ path: target, format: 'json', ...(found.length > 1 ? { sheet: list.path } : {}) })
  }
  return { lists, leftOut }
}

/** Under what services put the records of a page, where pages are written one after the other. */
const pageList =
  /(^|\.)(results|data|records|items|value|values|objects|entries|rows|nodes|edges)$/i

/** JSON Lines show themselves by a second object near the first; then only pages of answers are more. */
function mayWrap(head: Buffer): boolean {
  const scan = new JsonScan()
  scan.see(head)
  const { values, lists } = scan.outline()
  return values <= 1 || lists.some((list) => pageList.test(list.path))
}

function wrapped({ values, lists }: JsonOutline): readonly JsonList[] {
  if (values === 1) return lists
  return lists.filter(({ path, ranges }) => pageList.test(path) && ranges.length * 2 >= values)
}
