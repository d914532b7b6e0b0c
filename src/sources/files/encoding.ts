import { isUtf8 } from 'node:buffer'
import { Fault } from '../../domain/index.ts'

export interface Encoding {
  /** Label as TextDecoder knows it. */
  readonly label: string
  /** Bytes of the byte order mark. */
  readonly mark: number
}

const utf8: Encoding = { label: 'utf-8', mark: 0 }

/** Legacy encodings in the order in which they are preferred where two read equally well. */
const legacy = ['windows-1252', 'gb18030', 'big5', 'windows-874', 'windows-1256', 'windows-1258']

/** Encoding of a text by its mark, its zero bytes, validity as UTF-8, and else by what reads best. */
export function encodingOf(sample: Buffer, file: string): Encoding {
  const marked = byMark(sample)
  if (marked !== undefined) return marked
  const wide = byZeroBytes(sample)
  if (wide !== undefined) return { label: wide, mark: 0 }
  if (controlShare(sample) > 0.02) throw new Fault('import.binary', {}, { file })
  if (isUtf8(wholeCharacters(sample))) return utf8
  return { label: bestLegacy(sample), mark: 0 }
}

function byMark(sample: Buffer): Encoding | undefined {
  const [a, b, c] = sample
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', mark: 3 }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', mark: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', mark: 2 }
  return undefined
}

/** In UTF-16 the delimiters and line ends alone make every second byte zero often, and on one side only. */
function byZeroBytes(sample: Buffer): string | undefined {
  const zeros: [number, number] = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++
  const [even, odd] = zeros
  if (Math.max(even, odd) < sample.length / 20 || Math.min(even, odd) * 50 > even + odd) {
    return undefined
  }
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** The sample without a character cut in two at its end. */
function wholeCharacters(sample: Buffer): Buffer {
  for (let cut = 0; cut < 4 && cut < sample.length; cut++) {
    const byte = sample[sample.length - 1 - cut] ?? 0
    if (byte < 0x80) return sample.subarray(0, sample.length - cut)
    if (byte >= 0xc0) return sample.subarray(0, sample.length - 1 - cut)
  }
  return sample
}

function controlShare(sample: Buffer): number {
  let controls = 0
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls++
  return controls / Math.max(1, sample.length)
}

function bestLegacy(sample: Buffer): string {
  const around = nearForeignBytes(sample)
  const scored = legacy.map((label) => ({ label, score: plausibility(around, label) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).label
}

/** The non-ASCII bytes with some letters on each side: only they tell encodings apart. */
function nearForeignBytes(sample: Buffer): Buffer {
  const parts: Buffer[] = []
  let size = 0
  for (let at = 0; at < sample.length && size < 65_536; at++) {
    if ((sample[at] ?? 0) < 0x80) continue
    const from = Math.max(0, at - 8)
    let to = at + 1
    while (to < sample.length && to - at < 4_096 && (sample[to] ?? 0) >= 0x80) to++
    while (to < sample.length && (sample[to] ?? 0) > 0x3f && (sample[to] ?? 0) < 0x80) to++
    parts.push(sample.subarray(from, to), Buffer.from('\n'))
    size += to - from
    at = to
  }
  return Buffer.concat(parts)
}

/**
 * How much a decoding looks like writing, per foreign character, about -3 to 1: letters of the script
 * the encoding is for count for it, unassigned characters and letters of a script in a neighbourhood
 * where it does not occur against it.
 */
function plausibility(bytes: Buffer, label: string): number {
  const text = new TextDecoder(label).decode(bytes)
  const foreign = [...text].filter((sign) => sign > '\u007f')
  if (foreign.length === 0) return 0
  let score = 0
  for (const sign of foreign) score += weightOf(sign, label)
  for (const pattern of oddities[label] ?? []) score -= 2 * (text.match(pattern)?.length ?? 0)
  for (const [pattern, bonus] of habits[label] ?? [])
    score += bonus * (text.match(pattern)?.length ?? 0)
  return score / foreign.length
}

const scripts: Readonly<Record<string, RegExp>> = {
  'windows-1252': /[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒ]/u,
  gb18030: /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/u,
  big5: /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/u,
  'windows-874': /[\u0e01-\u0e3a\u0e3f-\u0e5b]/u,
  'windows-1256': /[\u0600-\u06ff]/u,
  'windows-1258': /[ĂăĐđƠơƯưÂâÊêÔôÀÁÈÉÙÚàáèéíùúóÓ₫]|\u0300|\u0301|\u0303|\u0309|\u0323/u,
}

/** Sequences that the script does not have: they show that bytes of another encoding were read. */
const oddities: Readonly<Record<string, readonly RegExp[]>> = {
  'windows-1252': [/[a-z][ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜ]/gu, /[à-ÿÀ-Ý]{3,}/gu],
  'windows-874': [/(^|[\n\w,])[\u0e30-\u0e3a\u0e47-\u0e4e]/gu, /[\u0e34-\u0e3a]{2,}/gu],
  'windows-1256': [/[a-z][\u0600-\u06ff]|[\u0600-\u06ff][a-z]/gu, /[\u064b-\u0652]{2,}/gu],
  'windows-1258': [/[^a-zA-ZăâêôơưĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]/gu],
}

/** What the script does have, and the others seldom. */
const habits: Readonly<Record<string, readonly (readonly [RegExp, number])[]>> = {
  gb18030: [[/[的一是不在人有我他这中大来上国公司限技科海北京深圳广州市有]/gu, 1]],
  big5: [[/[的一是不在人有我他這中大來上國公司限技科海北京臺灣市份股]/gu, 1]],
  'windows-1258': [[/[aeiouyăâêôơư][\u0300\u0301\u0303\u0309\u0323]|[ưƯ]?ơ|[đĐ]/giu, 1]],
  'windows-874': [[/[\u0e01-\u0e2e][\u0e31-\u0e3a\u0e47-\u0e4e]|[เแโใไ][\u0e01-\u0e2e]/gu, 0.5]],
  'windows-1256': [[/ال|[\u0600-\u06ff]{3,}|ی|شرکت/gu, 0.5]],
}

function weightOf(sign: string, label: string): number {
  if (scripts[label]?.test(sign)) return 1
  if (sign === '\ufffd' || /[\u0080-\u009f\ue000-\uf8ff]/u.test(sign)) return -3
  return /[\p{P}\p{S}\p{Zs}]/u.test(sign) ? 0 : -1
}
