/** The column types an engine stores; times are UTC timestamps without zone. */
export type SqlType = 'text' | 'number' | 'integer' | 'boolean' | 'timestamp'
