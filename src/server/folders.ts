import path from 'node:path'
import type { ServerSettings } from './settings.ts'

type Home = Pick<ServerSettings, 'home'>

/** Where a workspace's customer data is. */
export function workspaceFolder({ home }: Home, workspace: string): string {
  return path.join(home, 'workspaces', workspace)
}

/** Where the files of a report are. */
export function reportFolder(home: Home, workspace: string, report: string): string {
  return path.join(workspaceFolder(home, workspace), 'reports', report)
}

/** Where the files that a job wrote are. */
export function jobFolder(home: Home, workspace: string, job: string): string {
  return path.join(workspaceFolder(home, workspace), 'files', job)
}

/** Where files wait between upload and import, a folder a workspace. */
export function uploadsRoot({ home }: Home): string {
  return path.join(home, 'uploads')
}

export function uploadFolder(home: Home, workspace: string, upload: string): string {
  return path.join(uploadsRoot(home), workspace, upload)
}

/** Where the application's records are, when no database server has them. */
export function recordsFolder({ home }: Home): string {
  return path.join(home, 'records')
}

/** Where a backup grows that is on its way out. */
export function backupsFolder({ home }: Home): string {
  return path.join(home, 'backups')
}

/** Where archives are of all that an organisation has, until they are taken along. */
export function exportsFolder({ home }: Home): string {
  return path.join(home, 'exports')
}

/** Where letters go when no mail server takes them. */
export function mailFolder({ home }: Home): string {
  return path.join(home, 'mail')
}
