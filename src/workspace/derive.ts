import { createHash } from 'node:crypto'
import { Fault, type StepContext, type ValueDefinition } from '../domain/index.ts'
import {
  chooseOutcome,
  deriveTraits,
  markLeaks,
  prepareLookalikes,
  rankCustomers,
  unify,
} from '../loop/index.ts'
import { listImports } from '../sources/index.ts'
import type { Engine } from '../sql/index.ts'
import { leavingOutErased } from './erased/index.ts'
import type { Workspace } from './open-workspace.ts'
import { type Derived, readDerived, writeDerived } from './state.ts'
import { within } from './step-context.ts'

/**
 * Which derivation this is. Raised whenever it gives other tables or another state: workspaces of an
 * earlier release are then derived anew.
 */
const derivation = '5'

/**
 * Brings the objects, the snapshot and the customers' values up to date with the imports and with today;
 * does nothing where they are. All of it is one transaction: a kill leaves what was there before. To be called
 * before anything else of the workspace is read.
 *
 * @throws Fault `workspace.empty` where nothing was imported
 */
export async function ensureDerived(
  { alone, engine }: Workspace,
  context: StepContext,
  definition: ValueDefinition,
): Promise<Derived> {
  const asItIs = () => upToDate(engine, context, definition)
  const { derived } = await asItIs()
  if (derived !== undefined) return derived
  return await alone(async () => {
    // Whoever was alone before may have brought all up to date, or taken imports back.
    const { derived } = await asItIs()
    return derived ?? (await derive(engine, context, definition))
  })
}

/** The derivation wanted now, and what is remembered of it where it is the last one. */
async function upToDate(engine: Engine, { now }: StepContext, definition: ValueDefinition) {
  const imports = await requireImports(engine)
  const day = now.toISOString().slice(0, 10)
  const parts = [
    ...[derivation, day, JSON.stringify(definition)],
    ...imports.map(({ content }) => content),
  ]
  const wanted = fingerprint(parts)
  const before = await readDerived(engine)
  return { wanted, derived: before?.fingerprint === wanted ? before : undefined }
}

async function derive(
  engine: Engine,
  context: StepContext,
  definition: ValueDefinition,
): Promise<Derived> {
  return await engine.transaction(async (inside) => {
    const unified = await unify(inside, within(context, 0, 0.5), leavingOutErased())
    await deriveTraits(inside, within(context, 0.5, 0.8))
    await prepareLookalikes(inside, within(context, 0.8, 0.85))
    const value = await rankCustomers(inside, within(context, 0.85, 0.95), definition)
    await markLeaks(inside, within(context, 0.95, 1), await chooseOutcome(inside, 'auto'), [])
    // Known only now: what was erased before and came in again is gone from the imports.
    const { wanted } = await upToDate(inside, context, definition)
    const derived = { fingerprint: wanted, unified, value }
    await writeDerived(inside, derived)
    return derived
  })
}

/** @throws Fault `workspace.empty` where nothing was imported, or all of it was undone */
export async function requireImports(engine: Engine): ReturnType<typeof listImports> {
  const imports = await listImports(engine)
  if (imports.length === 0) throw new Fault('workspace.empty')
  return imports
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
