import path from 'node:path'
import { profileText } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { makeFolder } from './make-folder.ts'
import { reportInput } from './report-input.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { writeWhole } from './whole-file.ts'
import { writeWorkbook } from './write-workbook.ts'

export interface ReportOptions {
  /** Folder for the files; made where it is missing. */
  readonly out: string
  /** A profile file or the id of a stored one; the one in force where nothing is said. */
  readonly profile?: string
}

export interface ReportFiles {
  readonly html: string
  readonly markdown: string
  readonly workbook: string
  readonly profile: string
}

/** Writes the report as one HTML page, Markdown and XLSX, with the profile file beside them. */
export async function writeReport(
  folder: string,
  options: ReportOptions,
  translator: Translator,
  call: CallContext,
): Promise<ReportFiles> {
  const context = stepContext(call)
  const input = await inLearnedWorkspace(
    folder,
    options.profile,
    { ...call, writes: true },
    (workspace, stored) => reportInput(workspace, stored, context),
  )
  // Pictures are slow to load, and no other command draws them.
  const { reportHtml, reportMarkdown, reportWorkbook } = await import('../report/index.ts')
  makeFolder(options.out)
  const at = (name: string) => path.join(options.out, name)
  const files = {
    html: at('report.html'),
    markdown: at('report.md'),
    workbook: at('report.xlsx'),
    profile: at('profile.json'),
  }
  writeWhole(files.html, reportHtml(input, translator))
  writeWhole(files.markdown, reportMarkdown(input, translator))
  await writeWorkbook(files.workbook, reportWorkbook(input, translator))
  writeWhole(files.profile, profileText(input.profile))
  return files
}
