import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ExcelJs from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { makeZip, type ZipOptions } from '../../../../test/sources/make-zip.ts'
import { Fault } from '../../../domain/index.ts'
import { xlsxToCsv } from './xlsx-to-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'northfit-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0

async function read(path: string): Promise<Readonly<Record<string, string>>> {
  const sheets = await xlsxToCsv(path, join(folder, `out-${++count}`), 'book.xlsx')
  return Object.fromEntries(
    sheets.map(({ sheet, path: csv }) => [sheet, readFileSync(csv, 'utf8')]),
  )
}

async function readBytes(bytes: Buffer): Promise<Readonly<Record<string, string>>> {
  const path = join(folder, `book-${++count}.xlsx`)
  writeFileSync(path, bytes)
  return await read(path)
}

async function faultOf(bytes: Buffer): Promise<string> {
  const error: unknown = await readBytes(bytes).catch((reason) => reason)
  return error instanceof Fault
    ? `${error.code} ${error.facts['kind'] ?? ''}`.trim()
    : String(error)
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

function relations(targets: Readonly<Record<string, readonly [type: string, target: string]>>) {
  const said = Object.entries(targets).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships>${said.join('')}</Relationships>`
}

const package_ = relations({ r1: ['officeDocument', '/xl/workbook.xml'] })
const workbook = `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>`

/** A workbook of one sheet with these rows, and whatever else is given. */
function book(rows: string, more: Readonly<Record<string, string | Buffer>> = {}) {
  return {
    '_rels/.rels': package_,
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations({
      r1: ['worksheet', 'worksheets/sheet1.xml'],
      r2: ['sharedStrings', 'sharedStrings.xml'],
      r3: ['styles', 'styles.xml'],
    }),
    'xl/sharedStrings.xml': '<sst><si><t>first</t></si></sst>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  }
}

const one = async (
  rows: string,
  more?: Readonly<Record<string, string | Buffer>>,
  options?: ZipOptions,
) => (await readBytes(makeZip(book(rows, more), options)))['One']

const acme =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Acmé</t></is></c><c r="B1"><v>7</v></c></row>'

describe('workbooks of other programs', () => {
  const cells =
    'Name,Founded,Seen,At,Took,Share,Active,Note\nAcme GmbH & Co,2024-02-29,2024-02-29 13:45:30.250,12:00:00,1.5,0.3,true,"line one\nline ""two"""\nmerged,,,#N/A,,,,a link\n'
  test.each(['openpyxl.xlsx', 'xlsxwriter.xlsx', 'xlsxwriter-1904-inline.xlsx'])(
    '%s',
    async (name) => {
      const path = fileURLToPath(
        new URL(`../../../../test/sources/workbooks/${name}`, import.meta.url),
      )
      expect(await read(path)).toEqual({ 'Kunden & Söhne': cells, Hidden: 'alone\n' })
    },
  )

  test('exceljs', async () => {
    const made = new ExcelJs.Workbook()
    const date = new Date('2024-02-29T13:45:30.250Z')
    made
      .addWorksheet('Zweites')
      .addRow([
        { richText: [{ text: 'Acme ' }, { font: { bold: true }, text: 'GmbH' }] },
        date,
        { formula: 'B1', result: date },
        { formula: 'A1&""', result: 'text' },
        { text: 'a link', hyperlink: 'https://example.com' },
        { error: '#REF!' },
        false,
      ])
    made.addWorksheet('Erstes').addRows([[], [' padded '], [], [1]])
    expect(await readBytes(Buffer.from(await made.xlsx.writeBuffer()))).toEqual({
      Zweites:
        'Acme GmbH,2024-02-29 13:45:30.250,2024-02-29 13:45:30.250,text,a link,#REF!,false\n',
      Erstes: '" padded "\n1\n',
    })
  })
})

test('the same workbook, read many times at once, always says the same', async () => {
  const made = new ExcelJs.Workbook()
  for (const name of ['Companies', 'Deals', 'Notes']) {
    const rows = Array.from({ length: 30 }, (_, row) => [`${name} ${row}`, row, `kind ${row % 3}`])
    made.addWorksheet(name).addRows(rows)
  }
  const path = join(folder, 'same.xlsx')
  await made.xlsx.writeFile(path)
  const once = await read(path)
  expect(Object.keys(once)).toEqual(['Companies', 'Deals', 'Notes'])
  const again = await Promise.all(Array.from({ length: 200 }, () => read(path)))
  expect(again.filter((said) => JSON.stringify(said) !== JSON.stringify(once))).toEqual([])
})

describe('shapes that the standard allows, and programs write', () => {
  test('rows and cells without a place, gaps, and empty cells', async () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c><c s="0"/></row><row><c/></row>' +
      '<row r="9"><c r="B9" t="b"><v>1</v></c></row><row><c><f>1+1</f></c><c><v>5</v></c></row>'
    const path = join(folder, 'gaps.xlsx')
    writeFileSync(path, makeZip(book(rows)))
    const [sheet] = await xlsxToCsv(path, join(folder, 'gaps'), 'gaps.xlsx')
    expect(readFileSync(sheet?.path ?? '', 'utf8')).toBe('1,,,2,3\n,true\n,5\n')
    expect([0, 1, 2].map((record) => sheet?.lines.lineOf(record))).toEqual([1, 9, 10])
  })

  test('texts: runs, pronunciation, CDATA, spaces, escapes', async () => {
    const shared =
      '<sst><si><r><t xml:space="preserve">Tō </t></r><r><rPr><b/></rPr><t>kyo</t></r><rPh sb="0" eb="1"><t>ト</t></rPh><phoneticPr/></si>' +
      '<si><t><![CDATA[a < b]]> &amp; &#99;</t></si><si><t/></si></sst>'
    const refer = [0, 1, 2].map((index) => `<c t="s"><v>${index}</v></c>`).join('')
    const rows = `<row>${refer}<c t="inlineStr"><is><r><t>x_x000D_</t></r><rPh><t>no</t></rPh></is></c></row>`
    expect(await one(rows, { 'xl/sharedStrings.xml': shared })).toBe('Tō kyo,a < b & c,,"x\r"\n')
  })

  test('dates by style, and styles by the right list', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/><numFmt numFmtId="165" formatCode="d.m.yy"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>' +
      '<dxfs><dxf><numFmt numFmtId="165" formatCode="0"/></dxf></dxfs></styleSheet>'
    const rows = `<row>${[0, 1, 2, 3, 9].map((style) => `<c s="${style}"><v>2.5</v></c>`).join('')}</row>`
    const text = '2.5,1900-01-02 12:00:00,2.5,1900-01-02 12:00:00,2.5\n'
    expect(await one(rows, { 'xl/styles.xml': styles })).toBe(text)
  })

  test('prefixes, the strict edition, other places and letter cases', async () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const type = (name: string) => `Type="${strict}/${name}"`
    const bytes = makeZip({
      '_rels/.rels': `<p:Relationships xmlns:p="p"><p:Relationship Id="a" ${type('officeDocument')} Target="book/Main.xml"/></p:Relationships>`,
      'book/main.xml':
        '<x:workbook xmlns:x="s" xmlns:q="r"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="Second" sheetId="7" state="hidden" q:id="b"/><x:sheet name="Chart" sheetId="1" q:id="c"/><x:sheet name="First" sheetId="2" q:id="a"/></x:sheets></x:workbook>',
      'book/_rels/main.xml.rels': `<Relationships><Relationship Id="a" ${type('worksheet')} Target="/data/some.xml"/><Relationship Id="b" ${type('worksheet')} Target="../data/other.xml"/><Relationship Id="c" ${type('chartsheet')} Target="chart.xml"/><Relationship Id="d" ${type('sharedStrings')} Target="./texts.xml"/></Relationships>`,
      'book/texts.xml': '<x:sst xmlns:x="s"><x:si><x:t>shared</x:t></x:si></x:sst>',
      'data/some.xml':
        '<?xml version="1.0"?><x:worksheet xmlns:x="s" xmlns:y="y"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v><y:v>9</y:v></x:c></x:row></x:sheetData></x:worksheet>',
      'data/other.xml':
        '<worksheet><sheetData><row><c t="d"><v>2024-02-29T00:00:00</v></c></row></sheetData></worksheet>',
    })
    const said = await readBytes(bytes)
    expect(Object.entries(said)).toEqual([
      ['Second', '2024-02-29\n'],
      ['First', 'shared\n'],
    ])
  })

  test('Zip64', async () => expect(await one(acme, {}, { zip64: true })).toBe('Acmé,7\n'))

  test.each([
    ['UTF-16 with a mark', 'utf16le', '\ufeff<?xml version="1.0" encoding="UTF-16"?>'],
    ['UTF-16 without', 'utf16le', ''],
    ['UTF-8 with a mark', 'utf8', '\ufeff<?xml version="1.0" encoding="utf-8"?>'],
    ['UTF-8 that says UTF-16', 'utf8', '<?xml version="1.0" encoding="utf-16"?>'],
    ['Latin', 'latin1', '<?xml version="1.0" encoding="ISO-8859-1"?>'],
  ] as const)('%s', async (_, encoding, declaration) => {
    const text = `${declaration}<worksheet><sheetData>${acme}</sheetData></worksheet>`
    const more = { 'xl/worksheets/sheet1.xml': Buffer.from(text, encoding) }
    expect(await one('', more)).toBe('Acmé,7\n')
  })
})

describe('refused', () => {
  const { 'xl/worksheets/sheet1.xml': _, ...noSheet } = book('')
  const { 'xl/sharedStrings.xml': __, ...noTexts } = book('<row><c t="s"><v>0</v></c></row>')
  const sheet = (xml: string) => makeZip(book('', { 'xl/worksheets/sheet1.xml': xml }))
  const word = { '_rels/.rels': package_, 'xl/workbook.xml': '<document/>' }
  const binary = relations({ r1: ['officeDocument', 'xl/workbook.bin'] })
  const bomb = '<entity xmlns="a">&bomb;</entity>'
  test.each([
    ['no workbook', makeZip({ 'a.csv': 'a,b' }), 'import.unsupported zip'],
    ['a document', makeZip(word), 'import.unsupported zip'],
    ['a binary workbook', makeZip({ '_rels/.rels': binary }), 'import.unsupported xlsb'],
    ['nothing in it', makeZip(book('')), 'import.empty'],
    ['a sheet missing', makeZip(noSheet), 'import.damaged'],
    ['texts missing', makeZip(noTexts), 'import.damaged'],
    ['a text missing', makeZip(book('<row><c t="s"><v>1</v></c></row>')), 'import.damaged'],
    ['XML cut off', sheet('<worksheet><sheetData><row><c><v>1</v></c></row>'), 'import.damaged'],
    ['XML broken', sheet('<worksheet><row></c></worksheet>'), 'import.damaged'],
    ['own entities', sheet(`<!DOCTYPE a [<!ENTITY bomb "b">]>${bomb}`), 'import.damaged'],
    ['an odd encoding', sheet('<?xml version="1.0" encoding="klingon"?><a/>'), 'import.damaged'],
    ['a cell beyond all', makeZip(book('<row><c r="ZZZZ1"/></row>')), 'import.damaged'],
    ['a wrong checksum', makeZip(book(acme), { checksum: 1 }), 'import.damaged'],
    ['a lie about sizes', makeZip(book(acme), { unpacked: 5 }), 'import.damaged'],
    ['cut in the middle', makeZip(book(acme)).subarray(0, 900), 'import.truncated'],
    ['cut at the end', makeZip(book(acme)).subarray(0, -3), 'import.truncated'],
  ])('%s', async (_name, bytes, fault) => expect(await faultOf(bytes)).toBe(fault))

  test('few bytes that unpack to many, or to many cells', async () => {
    const zeros = { 'xl/media/zeros.bin': Buffer.alloc(80 * 1024 * 1024) }
    expect(await faultOf(makeZip(book(acme, zeros)))).toBe('import.bomb')
    const far = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(6_000)
    expect(await faultOf(makeZip(book(far)))).toBe('import.bomb')
  })
})

test('is stopped while it reads', async () => {
  const stop = new AbortController()
  const path = join(folder, 'long.xlsx')
  writeFileSync(path, makeZip(book(acme.repeat(20_000))))
  const reading = xlsxToCsv(path, join(folder, 'long'), 'long.xlsx', stop.signal)
  stop.abort(new Error('enough'))
  await expect(reading).rejects.toThrow('enough')
})
