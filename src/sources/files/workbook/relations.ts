import { posix } from 'node:path'
import { parseXml } from './xml-parser.ts'
import type { ZipArchive } from './zip-archive.ts'

/** What one part of a workbook says another part is to it. */
export interface Relation {
  readonly id: string
  /** The last word of the type, which the two editions of the standard spell alike. */
  readonly type: string
  /** Name in the archive. */
  readonly part: string
}

/** Relations of a part, or of the whole package where the part is ''; none where nothing is said. */
export async function readRelations(
  archive: ZipArchive,
  part: string,
  file: string,
): Promise<readonly Relation[]> {
  const folder = posix.dirname(`/${part}`)
  const said = posix.join(folder, '_rels', `${posix.basename(part)}.rels`).slice(1)
  if (!archive.has(said)) return []
  const relations: Relation[] = []
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes
    if (name !== 'Relationship' || mode === 'External') return
    relations.push({
      id,
      type: type.slice(type.lastIndexOf('/') + 1),
      part: posix.resolve(folder, target).slice(1),
    })
  }
  await parseXml(archive.read(said), { open }, file)
  return relations
}
