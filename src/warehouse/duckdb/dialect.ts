import {
  type Dialect,
  type Fragment,
  integer,
  join,
  name,
  type SqlType,
  sql,
  word,
} from '../../sql/index.ts'

const types: Readonly<Record<SqlType, Fragment>> = {
  text: sql`varchar`,
  number: sql`double`,
  integer: sql`bigint`,
  boolean: sql`boolean`,
  timestamp: sql`timestamp`,
}

export const duckDbDialect: Dialect = {
  name: 'DuckDB',
  quote: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  placeholder: (position) => `$${position}`,
  type: (type) => types[type],
  oneOf: (words) => sql`enum(${join(words.map(word))})`,
  createTable: (table, columns) =>
    sql`create or replace table ${name(table)} (${join(columns.map((column) => sql`${name(column.name)} ${types[column.type]}`))})`,
  createTableAs: (table, select) => sql`create or replace table ${name(table)} as ${select}`,
  tryCast: (expression, type) => sql`try_cast(${expression} as ${types[type]})`,
  quantiles: (expression, fractions) =>
    sql`quantile_cont(${expression}, [${join(fractions.map((fraction) => sql`${fraction}`))}])`,
  argMin: (result, by) => sql`arg_min(${result}, ${by})`,
  daysBetween: (from, to) =>
    sql`cast(floor(date_diff('second', ${from}, ${to}) / 86400) as bigint)`,
  addDays: (timestamp, days) => sql`(${timestamp} + to_days(cast(${days} as integer)))`,
  matches: (text, pattern) => sql`regexp_matches(${text}, ${pattern})`,
  replaceAll: (text, pattern, replacement) =>
    sql`regexp_replace(${text}, ${pattern}, ${replacement}, 'g')`,
  fold: (text) => sql`lower(strip_accents(${text}))`,
  explode: (text, separator) =>
    sql`unnest(list_filter(list_transform(string_split(${text}, ${separator}), lambda piece: trim(piece)), lambda piece: piece <> ''))`,
  digest: (text) => sql`sha256(${text})`,
  hash: (text) => sql`cast('0x' || substr(md5(${text}), 1, ${integer(8)}) as bigint)`,
}
