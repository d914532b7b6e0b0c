/** What a cell of a made-up file holds; an empty text is an empty cell. */
export type Cell = string | number
