import { existsSync } from 'node:fs'
import path from 'node:path'
import {
  beliefsOf,
  Fault,
  type Hypothesis,
  type HypothesisCheck,
  type Profile,
  type StepContext,
} from '../../domain/index.ts'
import {
  assumedProfile,
  checkHypothesis,
  chooseOutcome,
  readTraits,
  snapshotSummary,
  type WantedOutcome,
} from '../../loop/index.ts'
import type { Translator } from '../../messages/index.ts'
import { listImports } from '../../sources/index.ts'
import type { Engine } from '../../sql/index.ts'
import { ensureDerived, requireImports } from '../derive.ts'
import { givenText } from '../given-file.ts'
import { makeFolder } from '../make-folder.ts'
import { hasStore, inWorkspace } from '../open-workspace.ts'
import {
  hasProfile,
  keepVersion,
  loadProfile,
  type StoredProfile,
  storeProfile,
} from '../profile-store.ts'
import { type CallContext, stepContext } from '../step-context.ts'
import { storeScores } from '../stored-scores.ts'
import { traitCalled } from '../trait-called.ts'
import { valueDefinition } from '../value-definition.ts'
import { writeWhole } from '../whole-file.ts'
import { hypothesisText, readHypothesis } from './hypothesis-file.ts'
import { hypothesisOfTemplate, isTemplate } from './template-hypothesis.ts'

/** A hypothesis as it is, from a template by its name, or from a file. */
export function hypothesisFrom(source: string | Hypothesis, translator: Translator): Hypothesis {
  if (typeof source !== 'string') return source
  if (isTemplate(source)) return hypothesisOfTemplate(source, translator)
  const text = givenText(source)
  if (text === undefined) throw new Fault('hypothesis.not_found', { source })
  return readHypothesis(text, source)
}

export interface UseOptions {
  /** File for the hypothesis of a template, to be edited; `hypothesis.yaml` in the workspace unless given. */
  readonly out?: string
  /** `false` only keeps the version, for whoever decides later what is in force. */
  readonly inForce?: boolean
}

export interface UsedHypothesis extends StoredProfile {
  /** The file that was written, where the hypothesis came from a template. */
  readonly written?: string
}

/**
 * Puts the profile of a hypothesis in force, by which accounts can be scored before there is any data; one
 * that proved reliable stays. Measures it on the decided accounts, where the workspace has some.
 *
 * @param source name of a template, a file, or the hypothesis itself
 * @throws Fault `hypothesis.file_exists` where a template would overwrite a file
 */
export async function useHypothesis(
  folder: string,
  source: string | Hypothesis,
  { inForce = true, out }: UseOptions,
  translator: Translator,
  call: CallContext,
): Promise<UsedHypothesis> {
  const hypothesis = hypothesisFrom(source, translator)
  const written =
    typeof source === 'string' && isTemplate(source)
      ? (out ?? path.join(folder, 'hypothesis.yaml'))
      : out
  if (written !== undefined) writeNew(written, hypothesisText(hypothesis, translator))
  const profile = await profileOf(folder, hypothesis, call)
  const stored = inForce ? storeProfile(folder, profile) : keepVersion(folder, profile)
  return { ...stored, ...(written === undefined ? {} : { written }) }
}

/** Whoever edited the file would lose it. */
function writeNew(file: string, text: string): void {
  const before = givenText(file)
  if (before !== undefined && before !== text) throw new Fault('hypothesis.file_exists', { file })
  makeFolder(path.dirname(path.resolve(file)))
  writeWhole(file, text)
}

async function profileOf(
  folder: string,
  hypothesis: Hypothesis,
  call: CallContext,
): Promise<Profile> {
  const context = stepContext(call)
  if (!hasStore(folder)) return await assumedProfile(hypothesis, beliefsOf(hypothesis), context)
  return await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    if ((await listImports(engine)).length === 0)
      return await assumedProfile(hypothesis, beliefsOf(hypothesis), context)
    await ensureDerived(workspace, context, valueDefinition(folder))
    return await assumedProfileIn(engine, context, hypothesis)
  })
}

/** The same for a workspace whose snapshot is up to date; scores all its accounts. */
export async function assumedProfileIn(
  engine: Engine,
  context: StepContext,
  hypothesis: Hypothesis,
): Promise<Profile> {
  const traits = await readTraits(engine)
  const outcome = await chooseOutcome(engine, 'auto')
  const { accounts } = await snapshotSummary(engine)
  const beliefs = beliefsOf(hypothesis, (name) => traitCalled(traits, name))
  const profile = await assumedProfile(hypothesis, beliefs, context, {
    ...{ engine, traits, outcome, accounts },
  })
  await storeScores(engine, profile, traits)
  return profile
}

/**
 * A hypothesis beside the data, statement by statement; the one of the profile in force where none is named.
 *
 * @throws Fault `hypothesis.none` where nothing is named and no hypothesis is in force
 */
export async function checkHypothesisIn(
  folder: string,
  source: string | Hypothesis | undefined,
  translator: Translator,
  call: CallContext,
): Promise<HypothesisCheck> {
  const context = stepContext(call)
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    await requireImports(engine)
    const hypothesis = source === undefined ? heldIn(folder) : hypothesisFrom(source, translator)
    await ensureDerived(workspace, context, valueDefinition(folder))
    return await checkedIn(engine, context, hypothesis)
  })
}

/** The same for a workspace whose snapshot is up to date. */
export async function checkedIn(
  engine: Engine,
  context: StepContext,
  hypothesis: Hypothesis,
  wanted: WantedOutcome = 'auto',
): Promise<HypothesisCheck> {
  const traits = await readTraits(engine)
  const beliefs = beliefsOf(hypothesis, (name) => traitCalled(traits, name))
  const outcome = await chooseOutcome(engine, wanted)
  return await checkHypothesis(engine, context, beliefs, traits, outcome)
}

function heldIn(folder: string): Hypothesis {
  const own = path.join(folder, 'hypothesis.yaml')
  const held = hasProfile(folder) ? loadProfile(folder).profile.hypothesis : undefined
  if (held !== undefined) return held
  if (!existsSync(own)) throw new Fault('hypothesis.none')
  return readHypothesis(givenText(own) ?? '', own)
}
