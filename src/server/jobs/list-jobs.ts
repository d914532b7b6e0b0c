import { workspaceFolder } from '../folders.ts'
import { uploadedFile } from '../uploads.ts'
import { keepVersionFile } from '../version-files.ts'
import { withFile } from './job-files.ts'
import { type JobKind, jobKind } from './kinds.ts'
import { listInputs } from './study-inputs.ts'

/** Lists of accounts as files: of the workspace, and of records that were never imported. */
export const listJobs: readonly JobKind[] = [
  jobKind('list', listInputs.accounts, async ({ format, ...filter }, context) => {
    const { asked: now, language, progress, services, signal, workspace } = context
    const version = await keepVersionFile(services, workspace)
    const folder = workspaceFolder(services.settings, workspace)
    const { files, found } = await withFile(context, 'accounts', { format }, (written) =>
      services.analysis.call(
        'scoreWorkspace',
        [folder, { ...filter, ...written, profile: version, limit: 0 }],
        { now, signal, progress, language },
      ),
    )
    const { accounts, tiers, unmatched } = found
    return { result: { version, accounts, tiers, unmatched, files } }
  }),
  jobKind('score-files', listInputs.files, async ({ format, uploads, ...asked }, context) => {
    const { asked: now, language, progress, services, signal, workspace } = context
    const { settings } = services
    const version = await keepVersionFile(services, workspace, asked.version)
    const given = await Promise.all(uploads.map((id) => uploadedFile(settings, workspace, id)))
    const filter = asked.tier === undefined ? {} : { tier: asked.tier }
    const { files, found } = await withFile(context, 'scored', { format }, (written) =>
      services.analysis.call(
        'scoreFiles',
        [
          workspaceFolder(settings, workspace),
          given,
          { ...filter, ...written, profile: version, limit: 0 },
        ],
        { now, signal, progress, language },
      ),
    )
    const { accounts, tiers, unmatched } = found
    return { result: { version, accounts, tiers, unmatched, files } }
  }),
]
