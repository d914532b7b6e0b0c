import type { FilePlan, FileReceipt } from '../../domain/index.ts'
import type { CsvDialect } from './csv-dialect.ts'
import type { LineIndex } from './line-index.ts'
import type { LineMap } from './line-map.ts'

/** Any file as a delimited text in UTF-8 that can be streamed: the file itself, or a temporary one made from it. */
export interface TextTable
  extends Pick<
    FilePlan,
    'file' | 'format' | 'encoding' | 'gzip' | 'delimiter' | 'sheet' | 'skipRows' | 'header'
  > {
  /** The delimited text. */
  readonly path: string
  /** Where temporary files for it begin. */
  readonly temporary: string
  readonly dialect: CsvDialect
  /** Lines of the text before the header, or before the first record where there is no header. */
  readonly skipLines: number
  /** Does the text name its columns? */
  readonly hasHeader: boolean
  readonly headers: readonly string[]
  /** SHA-256 of the user's file. */
  readonly hash: string
  readonly bytes: number
  readonly lines: LineIndex
  /** Records may be shorter than the header, or line ends are mixed: mend before an engine reads it. */
  readonly irregular: boolean
  /** Lines of the user's file by record of the text (from 0, header and titles included), where they are not the text's own. */
  readonly lineMap?: LineMap
  readonly notes: readonly FileNote[]
}

interface FileNote {
  readonly code: string
  readonly facts: FileReceipt['notes'][number]['facts']
}

/** What the user says about opening the file. */
export type ReadingHints = Partial<
  Pick<FilePlan, 'encoding' | 'delimiter' | 'sheet' | 'skipRows' | 'header'>
>
