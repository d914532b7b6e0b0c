import { Document, isMap, isNode } from 'yaml'
import { type FilePlan, fieldsOf, type PlannedColumn } from '../../domain/index.ts'
import { writeFormat } from './mapping-schema.ts'

const introduction = ` How Northfit reads these files. Edit what is wrong and give the file back:
   northfit import --mapping THIS-FILE your-files...
 Lines you delete are recognised again; "*" in a file name stands for any characters.

 as:      OBJECT.FIELD   fills a field (the fields of each object stand below)
          OBJECT         keeps the column as a trait of your own
          skip           leaves the column out
 format:  text, number, { number: "," } for a decimal comma, { number: ".", percent: true },
          { number: ".", unit: 1000000 } where the header says so, { number: ".", bands: true } for 51-200,
          { date: ymd | dmy | mdy | serial | epoch, calendar: gregorian | buddhist | jalali },
          { yes: [...], no: [...] } for yes and no; open: [...] words that say it is not known yet
          presumed: true   nothing in the sample told; all rows decide
 after:   true where the column is the state at export and tells the outcome: never used to predict
`

/** Plans as a mapping file that a person can read, edit and give back, with how sure each line is. */
export function writeMapping(plans: readonly FilePlan[]): string {
  const document = new Document({ files: plans.map(fileContent) })
  document.commentBefore = `${introduction}\n${fieldList(plans)}`
  for (const [at, plan] of plans.entries()) {
    comment(document.getIn(['files', at, 'kind'], true), `${percent(plan.kindConfidence)} sure`)
    for (const [place, column] of plan.columns.entries()) {
      const node = document.getIn(['files', at, 'columns', place], true)
      if (isMap(node)) node.flow = true
      comment(node, reason(column))
    }
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function fileContent(plan: FilePlan) {
  const { file, kind, sheet, encoding, delimiter, skipRows, header, columns } = plan
  const isText = plan.format === 'csv'
  const repeated = repeatedHeaders(columns)
  return {
    file,
    kind,
    ...(sheet === undefined ? {} : { sheet }),
    ...(isText ? { encoding } : {}),
    ...(isText && delimiter !== undefined ? { delimiter } : {}),
    ...(skipRows === 0 ? {} : { skipRows }),
    ...(header === undefined ? {} : { header }),
    columns: columns.map((column) => columnContent(column, repeated.has(column.header))),
  }
}

function repeatedHeaders(columns: readonly PlannedColumn[]): ReadonlySet<string> {
  const first = new Map(columns.toReversed().map(({ header, position }) => [header, position]))
  return new Set(
    columns.filter((c) => first.get(c.header) !== c.position).map(({ header }) => header),
  )
}

function columnContent(column: PlannedColumn, repeats: boolean) {
  const { header, position, object, field, skip, format, after } = column
  const path = field === null ? object : `${object}.${field}`
  return {
    header,
    ...(repeats ? { position } : {}),
    as: skip ? 'skip' : path,
    format: writeFormat(format),
    ...(after ? { after: true } : {}),
  }
}

const reasons: Readonly<Record<PlannedColumn['because'], string>> = {
  user: 'as you said',
  preset: "the vendor's own column",
  header: 'by its header',
  values: 'by its values',
  custom: 'a trait of your own',
}

function reason({ because, confidence, skip }: PlannedColumn): string {
  if (skip) return 'left out'
  return because === 'user' || because === 'custom'
    ? reasons[because]
    : `${percent(confidence)} sure, ${reasons[because]}`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

function fieldList(plans: readonly FilePlan[]): string {
  const kinds = new Set(
    plans.flatMap(({ kind, columns }) => [kind, ...columns.map((c) => c.object)]),
  )
  return [...kinds].map((kind) => ` ${kind}: ${Object.keys(fieldsOf(kind)).join(', ')}`).join('\n')
}

function comment(node: unknown, text: string): void {
  if (isNode(node)) node.comment = ` ${text}`
}
