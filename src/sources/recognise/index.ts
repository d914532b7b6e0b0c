export { type ColumnEvidence, evidenceWanted, type WantedEvidence } from './column-evidence.ts'
export { decideFormats, type ImportNote } from './decide-formats.ts'
export { foldFrom, foldText, foldTo } from './fold-text.ts'
