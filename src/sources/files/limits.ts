/** What an import takes on, chosen so that every real export fits and every bomb does not. */
export const limits = {
  /** Columns of a table; CRM exports with every property stay below 1,500. */
  columns: 2_000,
  /** Bytes of one record; more is a missing closing quote or not a table. */
  recordBytes: 8 * 1024 * 1024,
  /** Bytes of one object of a JSON list: the engine holds several of them at once. */
  jsonBytes: 16 * 1024 * 1024,
  /** A compressed file may grow this many times; ordinary CSV grows 3 to 15 times, XLSX up to 50. */
  expansion: 200,
  /** Below this size expansion is harmless whatever its ratio. */
  expandedBytes: 64 * 1024 * 1024,
  /** Kept free on the disk while temporary files are written. */
  reservedBytes: 128 * 1024 * 1024,
} as const
