import { keepVersion } from '../workspace/index.ts'
import { workspaceFolder } from './folders.ts'
import { versionInForce, versionOf } from './profiles.ts'
import type { Services } from './services.ts'

/**
 * Puts a version, the one in force unless another is named, beside the customer data, where the analysis reads
 * it, and gives its id. The records have the version; the file is a copy.
 */
export async function keepVersionFile(
  { records, settings }: Pick<Services, 'records' | 'settings'>,
  workspace: string,
  named?: string,
): Promise<string> {
  const version = named ?? (await versionInForce(records.db, workspace))
  keepVersion(workspaceFolder(settings, workspace), await versionOf(records.db, workspace, version))
  return version
}
