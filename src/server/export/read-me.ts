import type { Translator } from '../../messages/index.ts'

/** What an archive is made of, and by whom. */
export interface Made {
  readonly organization: { readonly id: string; readonly name: string }
  readonly made: string
  readonly by: { readonly id: string; readonly name: string; readonly email: string } | null
  /** Version of the program. */
  readonly northfit: string
}

/** What the archive holds, in the order in which one looks through it; each with its message. */
const contents = [
  ['manifest.json', 'manifest'],
  ['records/*.csv', 'records'],
  ['records/member.csv', 'member'],
  ['workspaces/*/imports/*.csv', 'imports'],
  ['workspaces/*/imports/receipts.json', 'receipts'],
  ['workspaces/*/rejects/', 'rejects'],
  ['workspaces/*/accounts.csv', 'accounts'],
  ['workspaces/*/scores.csv', 'scores'],
  ['workspaces/*/target-lists/*.csv', 'lists'],
  ['workspaces/*/score-history.csv, scorings.csv', 'history'],
  ['workspaces/*/value.yaml', 'value'],
  ['workspaces/*/profile.json, profiles/', 'profiles'],
  ['workspaces/*/reports/', 'reports'],
] as const

/** What is in an archive, in words. */
export function readMe({ organization, made, by, northfit }: Made, { t }: Translator): string {
  const lines = [
    t('export.title', { organization: organization.name }),
    t('export.made', {
      at: made,
      by: by === null ? '-' : `${by.name} <${by.email}>`,
      version: northfit,
    }),
    '',
    ...contents.flatMap(([files, what]) => [files, `    ${t(`export.${what}`)}`]),
    '',
    t('export.csv'),
    t('export.left_out'),
    t('export.keep'),
  ]
  return `${lines.join('\n')}\n`
}
