import { type Hypothesis, hypothesisSchema } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { templates } from './templates/index.ts'

/** A kind of business to start from. */
export interface TemplateSummary {
  readonly id: string
  readonly name: string
  /** Whom it is for. */
  readonly about: string
  readonly statements: number
}

/** The templates there are, in the words of a language. */
export function hypothesisTemplates({ t }: Translator): readonly TemplateSummary[] {
  return templates.map(({ id, statements }) => ({
    id,
    name: t(`template.${id}.name`),
    about: t(`template.${id}.for`),
    statements: statements.length,
  }))
}

export function isTemplate(id: string): boolean {
  return templates.some((template) => template.id === id)
}

/** A template as a hypothesis to edit, its reasons, needs, pains and roles in the words of a language. */
export function hypothesisOfTemplate(wanted: string, { t, has }: Translator): Hypothesis {
  const template = templates.find(({ id }) => id === wanted)
  if (template === undefined) throw new Error(`no template ${wanted}`)
  const { id, roles, statements } = template
  const each = (part: string) =>
    [1, 2].flatMap((n) =>
      has(`template.${id}.${part}.${n}`) ? t(`template.${id}.${part}.${n}`) : [],
    )
  return hypothesisSchema.parse({
    name: t(`template.${id}.name`),
    statements: statements.map((statement, index) => ({
      ...statement,
      note: t(`template.${id}.reason.${index + 1}`),
    })),
    needs: each('need'),
    pains: each('pain'),
    roles: roles.map((role) => t(`template_role.${role}`)),
  })
}
