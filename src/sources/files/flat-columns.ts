import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { literal } from './literal.ts'

/** Names that services put around a record's values, and that say nothing of them. */
const wrappers: ReadonlySet<string> = new Set(['properties', 'attributes', 'fields', 'node'])
/** What a service says of its own record, and of no company. */
const metadata = 'type,url'
const deepest = 2

interface Leaf {
  readonly path: readonly string[]
  readonly type: string
  readonly value: Fragment
}

/**
 * The columns of a relation with objects taken apart, two levels deep: `owner.name`, but `name` alone for
 * what stands under "properties" and the like. A list becomes one text; what lies deeper stays JSON.
 */
export async function flatColumns(engine: Engine, relation: Fragment): Promise<Fragment> {
  const described = await engine.rows(sql`describe select * from ${relation}`)
  const leaves = described.flatMap((row) => {
    const column = String(row['column_name'])
    return leavesOf({ path: [column], type: String(row['column_type']), value: name(column) })
  })
  const taken = new Set<string>()
  const columns = leaves.map((leaf) => {
    const short = leaf.path.filter((key) => !wrappers.has(key.toLowerCase())).join('.')
    const title = short === '' || taken.has(short.toLowerCase()) ? leaf.path.join('.') : short
    taken.add(title.toLowerCase())
    return sql`${textOf(leaf)} as ${name(title)}`
  })
  return join(columns)
}

function leavesOf(leaf: Leaf): readonly Leaf[] {
  const { path, type, value } = leaf
  const fields = path.length > deepest ? undefined : fieldsIn(type)
  if (fields === undefined) return [leaf]
  const keys = fields.map(([key]) => key)
  if (path.at(-1) === 'attributes' && keys.toSorted().join() === metadata) return []
  return fields.flatMap(([key, inner]) =>
    leavesOf({
      // "owner: { value: 7, name: ... }" is the value of owner, with more about it.
      path: key === 'value' ? path : [...path, key],
      type: inner,
      value: sql`struct_extract(${value}, ${literal(key)})`,
    }),
  )
}

function textOf({ type, value }: Leaf): Fragment {
  const inner = type.endsWith('[]') ? type.slice(0, -2) : type
  if (/^(STRUCT|MAP)\(|\]$/.test(inner)) return sql`to_json(${value})`
  return inner === type ? value : sql`array_to_string(${value}, '; ')`
}

/** The fields of a type as the engine prints it, `STRUCT("name" VARCHAR, size BIGINT)`; undefined for other types. */
function fieldsIn(type: string): readonly (readonly [key: string, type: string])[] | undefined {
  if (!type.startsWith('STRUCT(') || !type.endsWith(')')) return undefined
  const parts: string[] = []
  let [from, depth, quoted] = [0, 0, false]
  const inside = type.slice('STRUCT('.length, -1)
  for (const [at, sign] of [...inside.matchAll(/["(),]/g)].map(
    (found) => [found.index, found[0]] as const,
  )) {
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (depth === 0) {
      parts.push(inside.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, inside.slice(from)].map((part) => {
    const [, inQuotes, bare = '', rest = ''] =
      /^ *(?:"((?:[^"]|"")*)"|([^ ]+)) (.*)$/s.exec(part) ?? []
    return [inQuotes === undefined ? bare : inQuotes.replaceAll('""', '"'), rest]
  })
}
