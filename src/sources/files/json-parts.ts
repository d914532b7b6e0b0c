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
 * The lists of records in a JSON text: itself where it is an array of them or JSON Lines; else each list of
 * objects in the answer of a service, or in its pages, cut out of it.
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
  const inArray = isArray(head.toString())
  const format = inArray ? 'json' : 'jsonl'
  const whole = { lists: [{ path, format } as const], leftOut: [] }
  if (!mayWrap(head, inArray)) return whole
  const outline = await outlineOf(path, inArray, signal)
  if (outline.open) throw new Fault('import.truncated', { format: 'json' }, { file: source.file })
  const found = wrapped(outline, inArray)
  if (found.length === 0) return whole
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

/** What a record says of itself and a page of records does not. */
const ownKey = /^_?(id|uuid|name|title|email|domain)$/i

/** Records show themselves by an array, or by a second object near the first; else only pages of answers are more. */
function mayWrap(head: Buffer, inArray: boolean): boolean {
  const scan = new JsonScan(inArray)
  scan.see(head)
  const { values, lists } = scan.outline()
  return (!inArray && values <= 1) || lists.some((list) => pageList.test(list.path))
}

function wrapped({ values, keys, lists }: JsonOutline, inArray: boolean): readonly JsonList[] {
  if (!inArray && values === 1) return lists
  if (keys.some((key) => ownKey.test(key))) return []
  return lists.filter(({ path, ranges }) => pageList.test(path) && ranges.length * 2 >= values)
}
