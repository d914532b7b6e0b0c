import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { backupPath, makeBackup } from '../backup/index.ts'
import { backupsFolder } from '../folders.ts'
import { bare, route } from '../http/index.ts'

export const operatorRoutes = [
  route({
    ...bare,
    method: 'get',
    path: backupPath,
    name: 'backUp',
    tag: 'Operator',
    summary: 'Everything the server keeps in one archive, as `northfit backup` asks for it',
    access: { at: 'secret', secret: 'operator' },
    query: z.object({ key: z.enum(['true', 'false']).default('false') }),
    status: 200,
    type: 'application/x-tar',
    handle: async ({ services, query, now, id, request }) => {
      const { settings, records, analysis, secrets, jobs, log } = services
      await mkdir(backupsFolder(settings), { recursive: true, mode: 0o700 })
      const file = path.join(backupsFolder(settings), `${id}.tar`)
      const options = { withKey: query.key === 'true', now, signal: request.signal }
      try {
        const source = { settings, pool: records.pool, analysis, secrets }
        await jobs.between(request.signal, () => makeBackup(source, file, options))
        log.info({ request: id, key: options.withKey }, 'backed up')
        return await sentOnce(file)
      } catch (error) {
        await rm(file, { force: true })
        throw error
      }
    },
  }),
]

/** A file that is gone when it was sent. */
async function sentOnce(file: string): Promise<Response> {
  const { size } = await stat(file)
  const stream = createReadStream(file)
  finished(stream)
    .catch(() => undefined)
    .then(() => rm(file, { force: true }))
    .catch(() => undefined)
  return new Response(Readable.toWeb(stream), {
    headers: { 'content-type': 'application/x-tar', 'content-length': String(size) },
  })
}
