import { Fault } from '../../../domain/index.ts'
import { damagedWorkbook } from './damaged-workbook.ts'
import { type Relation, readRelations } from './relations.ts'
import { parseXml } from './xml-parser.ts'
import type { ZipArchive } from './zip-archive.ts'

/** Which entries of the archive hold what; their names are free. */
export interface WorkbookParts {
  /** Sheets of cells, hidden ones too, in the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly styles?: string
  readonly sharedStrings?: string
  /** Days are counted from 1904, as old Macintosh workbooks do. */
  readonly date1904: boolean
}

export async function workbookParts(archive: ZipArchive, file: string): Promise<WorkbookParts> {
  const main = partOf(await readRelations(archive, '', file), 'officeDocument') ?? 'xl/workbook.xml'
  const kind = main.endsWith('.bin') ? 'xlsb' : 'zip'
  const unsupported = new Fault('import.unsupported', { kind }, { file })
  if (kind === 'xlsb' || !archive.has(main)) throw unsupported
  const book = await readBook(archive, main, file)
  if (!book.isWorkbook) throw unsupported
  const relations = await readRelations(archive, main, file)
  const styles = partOf(relations, 'styles')
  const sharedStrings = partOf(relations, 'sharedStrings')
  return {
    sheets: book.sheets.flatMap(({ name, id }) => {
      const relation = relations.find((known) => known.id === id)
      if (relation === undefined) throw damagedWorkbook(file, new Error(`nowhere is sheet ${name}`))
      return relation.type === 'worksheet' ? [{ name, part: relation.part }] : []
    }),
    ...(styles !== undefined && archive.has(styles) && { styles }),
    ...(sharedStrings !== undefined && archive.has(sharedStrings) && { sharedStrings }),
    date1904: book.date1904,
  }
}

function partOf(relations: readonly Relation[], type: string): string | undefined {
  return relations.find((relation) => relation.type === type)?.part
}

async function readBook(archive: ZipArchive, part: string, file: string) {
  const sheets: { name: string; id: string }[] = []
  let isWorkbook = false
  let date1904 = false
  const open = (element: string, attributes: Readonly<Record<string, string>>) => {
    const { name = '', date1904: from1904 = '0' } = attributes
    if (element === 'workbook') isWorkbook = true
    if (element === 'workbookPr') date1904 = from1904 === '1' || from1904 === 'true'
    if (element === 'sheet') sheets.push({ name, id: relationId(attributes) })
  }
  await parseXml(archive.read(part), { open }, file)
  return { sheets, isWorkbook, date1904 }
}

/** The attribute is of another namespace, under a prefix that is free too. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}
