import {
  type Dialect,
  type Fragment,
  join,
  name,
  type SqlType,
  sql,
  type Value,
  word,
} from '../../sql/index.ts'

const types: Readonly<Record<SqlType, Fragment>> = {
  text: sql`Nullable(String)`,
  number: sql`Nullable(Float64)`,
  integer: sql`Nullable(Int64)`,
  boolean: sql`Nullable(Bool)`,
  timestamp: sql`Nullable(DateTime64(6, 'UTC'))`,
}

/** Type names for `accurateCastOrNull`, which takes them as text and makes them nullable itself. */
const castNames: Readonly<Record<SqlType, string>> = {
  text: 'String',
  number: 'Float64',
  integer: 'Int64',
  boolean: 'Bool',
  timestamp: "DateTime64(6, 'UTC')",
}

function bindType(value: Value): string {
  if (typeof value === 'number') return 'Float64'
  return typeof value === 'boolean' ? 'Bool' : 'String'
}

export const clickHouseDialect: Dialect = {
  name: 'ClickHouse',
  quote: (identifier) => `\`${identifier.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  placeholder: (position, value) => `{p${position}:${bindType(value)}}`,
  type: (type) => types[type],
  oneOf: (words) => sql`Enum8(${join(words.map(word))})`,
  createTable: (table, columns) =>
    sql`create or replace table ${name(table)} (${join(columns.map((column) => sql`${name(column.name)} ${types[column.type]}`))}) engine = MergeTree order by tuple()`,
  createTableAs: (table, select) =>
    sql`create or replace table ${name(table)} engine = MergeTree order by tuple() as ${select}`,
  tryCast: (expression, type) => sql`accurateCastOrNull(${expression}, ${castNames[type]})`,
  quantiles: (expression, fractions) =>
    sql`quantilesExactInclusive(${join(fractions.map(decimal))})(${expression})`,
  argMin: (result, by) => sql`argMin(${result}, ${by})`,
  daysBetween: (from, to) => sql`toInt64(floor(dateDiff('second', ${from}, ${to}) / 86400))`,
  addDays: (timestamp, days) => sql`addDays(${timestamp}, toInt64(${days}))`,
  matches: (text, pattern) => sql`cast(match(${text}, ${pattern}) as Nullable(Bool))`,
  replaceAll: (text, pattern, replacement) =>
    sql`replaceRegexpAll(${text}, ${pattern}, ${replacement})`,
  fold: (text) => sql`lowerUTF8(replaceRegexpAll(normalizeUTF8NFD(${text}), '\\p{M}', ''))`,
  explode: (text, separator) =>
    sql`arrayJoin(arrayFilter(piece -> piece <> '', arrayMap(piece -> trimBoth(piece), splitByString(${separator}, ifNull(${text}, '')))))`,
  digest: (text) => sql`lower(hex(SHA256(${text})))`,
  hash: (text) => sql`toInt64(reinterpretAsUInt32(reverse(substring(MD5(${text}), 1, 4))))`,
}

/** Parameters of a parametric aggregate must stand in the text; these are our own constants, never users' text. */
function decimal(value: number): Fragment {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`not a fraction: ${value}`)
  return { parts: [{ kind: 'text', text: value.toFixed(6) }] }
}
