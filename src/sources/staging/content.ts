import { createHash } from 'node:crypto'
import type { FilePlan } from '../../domain/index.ts'

/**
 * A file's bytes and how they are read, whatever its name: what another mapping reads in another way is
 * another import.
 */
export function contentOf(hash: string, plan: FilePlan): string {
  const { sheet, encoding, delimiter, skipRows, header, kind } = plan
  const columns = plan.columns.map(({ position, object, field, skip, format, after }) => [
    position,
    object,
    field,
    skip,
    format,
    after,
  ])
  const reading = JSON.stringify({ encoding, delimiter, skipRows, header, kind, columns })
  return `${digest(`${hash} ${sheet ?? ''}`)} ${digest(reading)}`
}

/** Of a content, the part that stands for the bytes. */
export function bytesOf(content: string): string {
  return content.split(' ')[0] ?? ''
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
