import { z } from 'zod'
import {
  combineWeights,
  criterionIdSchema,
  type ValueDefinition,
  valueDefinitionSchema,
  withTeamWeights,
} from '../domain/index.ts'
import type { Db } from '../store/index.ts'
import { keepValueDefinition, valueDefinition } from '../workspace/index.ts'
import { workspaceFolder } from './folders.ts'
import type { Services } from './services.ts'

type Kept = Pick<Services, 'records' | 'settings'>

export const teamWeightsSchema = z.partialRecord(
  criterionIdSchema,
  z.number().min(0).max(1_000_000),
)

/** What makes a customer good in a workspace, as stated, as each team weighs it, and as it holds. */
export interface StatedValue {
  /** 0 where nobody has stated anything here. */
  readonly revision: number
  readonly definition: ValueDefinition
  readonly weights: Readonly<Record<string, z.output<typeof teamWeightsSchema>>>
}

export async function statedValue(
  { records, settings }: Kept,
  workspace: string,
  db: Db = records.db,
): Promise<StatedValue> {
  const row = await db
    .selectFrom('valueDefinition')
    .select(['revision', 'definition'])
    .where('workspaceId', '=', workspace)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  const teams = await db
    .selectFrom('teamWeights')
    .select(['team', 'weights'])
    .where('workspaceId', '=', workspace)
    .orderBy('team')
    .execute()
  const weights = teams.map((one) => [one.team, teamWeightsSchema.parse(one.weights)] as const)
  return {
    revision: row?.revision ?? 0,
    definition:
      row === undefined
        ? valueDefinition(workspaceFolder(settings, workspace))
        : valueDefinitionSchema.parse(row.definition),
    weights: Object.fromEntries(weights),
  }
}

/** The definition by which customers are ranked: as stated, with the weights of the teams where there are any. */
export function valueInForce({ definition, weights }: StatedValue): ValueDefinition {
  return withTeamWeights(definition, combineWeights(weights))
}

interface Revision {
  readonly workspace: string
  readonly revision: number
  readonly definition: ValueDefinition
  readonly by: string | null
}

/**
 * Keeps a definition as the next revision, inside a transaction that has the workspace's row; what was worked out
 * before it stays as it is until somebody asks again.
 */
export async function stateValue(
  db: Db,
  { by, definition, revision, workspace }: Revision,
): Promise<void> {
  await db
    .insertInto('valueDefinition')
    .values({
      workspaceId: workspace,
      revision,
      definition: JSON.stringify(definition),
      createdBy: by,
    })
    .execute()
}

/** Puts what the records say where the library, the command line and the jobs read it. The file is a copy. */
export async function keepValueFile(kept: Kept, workspace: string): Promise<void> {
  const stated = await statedValue(kept, workspace)
  keepValueDefinition(workspaceFolder(kept.settings, workspace), valueInForce(stated))
}
