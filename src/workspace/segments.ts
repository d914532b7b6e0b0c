import path from 'node:path'
import {
  type CatalogueTrait,
  Fault,
  type KeptSegments,
  type Segment,
  type SegmentList,
} from '../domain/index.ts'
import {
  findSegments,
  readTraits,
  type SegmentAccount,
  type SegmentsOptions,
  type SegmentTest,
  segmentAccounts,
  segmentTests,
} from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { keptSegments } from './kept-results.ts'
import { partsOfValue } from './left-out.ts'
import { inWorkspace } from './open-workspace.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storedResult, storeResult } from './stored-result.ts'
import { traitIdOf } from './trait-called.ts'
import { valueDefinition } from './value-definition.ts'

/** As for the step; `keep` and `exclude` by id, header or name. */
export type FindSegmentsOptions = Partial<Omit<SegmentsOptions, 'partsOfValue'>>

export interface SegmentsInWorkspace {
  readonly list: SegmentList
  readonly file: string
}

/** Finds the segments, or with `negative` those of the accounts to keep away from, and keeps them beside the profile. */
export async function segmentsIn(
  folder: string,
  options: FindSegmentsOptions,
  call: CallContext,
): Promise<SegmentsInWorkspace> {
  const context = stepContext(call)
  return await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    const { value } = await ensureDerived(
      workspace,
      within(context, 0, 0.3),
      valueDefinition(folder),
    )
    const traits = await readTraits(engine)
    const list = await findSegments(engine, within(context, 0.3, 1), {
      ...options,
      outcome: options.outcome ?? 'auto',
      partsOfValue: partsOfValue(value),
      keep: (options.keep ?? []).map((asked) => traitIdOf(traits, asked)),
      exclude: (options.exclude ?? []).map((asked) => traitIdOf(traits, asked)),
    })
    const before = await storedResult(folder, engine, keptSegments)
    const kept: KeptSegments = {
      ...before,
      format: 'northfit-segments',
      formatVersion: 1,
      [sideOf(list.negative)]: list,
    }
    await storeResult(folder, engine, keptSegments, kept)
    return { list, file: path.join(folder, keptSegments.file) }
  })
}

export interface OpenedSegment {
  readonly list: SegmentList
  readonly segment: Segment
  /** Its place in the list, from 1. */
  readonly place: number
  readonly accounts: readonly SegmentAccount[]
}

/** The accounts of one of the segments that were found last. */
export async function openSegment(
  folder: string,
  options: { readonly place: number; readonly negative: boolean; readonly limit: number },
  call: CallContext,
): Promise<OpenedSegment> {
  const { limit, negative, place } = options
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const kept = await storedResult(folder, engine, keptSegments)
    const list = kept?.[sideOf(negative)]
    if (list === undefined) throw new Fault('segments.none', { negative: String(negative) })
    const segment = list.segments[place - 1]
    if (segment === undefined)
      throw new Fault('segments.no_place', { place, segments: list.segments.length })
    const traits = await readTraits(engine)
    return {
      list,
      segment,
      place,
      accounts: await segmentAccounts(engine, traits, list, segment, limit),
    }
  })
}

/** The segments of both lists that were found last, those that the data can tell, with the test for each. */
export async function keptSegmentTests(
  folder: string,
  engine: Engine,
  traits: readonly CatalogueTrait[],
): Promise<readonly SegmentTest[]> {
  const kept = await storedResult(folder, engine, keptSegments)
  const lists = [kept?.ideal, kept?.negative].filter((list) => list !== undefined)
  return segmentTests(lists, traits)
}

const sideOf = (negative: boolean) => (negative ? 'negative' : 'ideal')
