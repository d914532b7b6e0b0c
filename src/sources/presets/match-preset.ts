import { type ObjectKind, objectKinds } from '../../domain/index.ts'
import { labelKey } from '../header-key.ts'
import { hubspot } from './hubspot.ts'
import type { Layout, Preset, PresetTarget } from './layout.ts'
import { pipedrive } from './pipedrive.ts'
import { salesforce } from './salesforce.ts'
import { salesforceReport } from './salesforce-report.ts'

export interface PresetMatch {
  readonly preset: Preset['name']
  readonly kind: ObjectKind
  /** Share of the labels that the vendor is known to print, in (0, 1]. */
  readonly known: number
  /** By position in the file; undefined where the preset does not know the header. */
  readonly targets: readonly (PresetTarget | undefined)[]
}

const presets: readonly Preset[] = [pipedrive, hubspot, salesforce, salesforceReport]

/** The vendor's layout that a file is written in, or undefined where its head is not a vendor's. */
export function matchPreset(file: string, headers: readonly string[]): PresetMatch | undefined {
  const labels = headers.map(labelKey)
  const matches = presets
    .filter((preset) => isSigned(preset, file, labels))
    .flatMap((preset) =>
      preset.layouts.flatMap((layout) => matchLayout(preset, layout, labels) ?? []),
    )
  return matches.toSorted((one, other) => other.weight - one.weight)[0]
}

/** Two labels that only the vendor prints, or one in a file that bears the vendor's name. */
function isSigned(preset: Preset, file: string, labels: readonly string[]): boolean {
  const signs = labels.filter((label) => preset.signature.test(label)).length
  return signs >= 2 || (signs === 1 && (preset.fileName?.test(file) ?? false))
}

function matchLayout(
  preset: Preset,
  layout: Layout,
  labels: readonly string[],
): (PresetMatch & { readonly weight: number }) | undefined {
  const telling = labels.filter((label) => layout.telling.includes(label)).length
  if (telling === 0) return undefined
  const index = targetsOf(layout)
  const targets = labels.map((label) => index.get(label) ?? preset.pattern?.(label))
  const found = labels.filter((label) => index.has(label)).length
  if (found < 2) return undefined
  return {
    preset: preset.name,
    kind: layout.kind,
    known:
      labels.filter((label, at) => targets[at] ?? preset.signature.test(label)).length /
      labels.length,
    targets,
    weight: found + 2 * telling,
  }
}

const indexes = new WeakMap<Layout, ReadonlyMap<string, PresetTarget>>()

function targetsOf(layout: Layout): ReadonlyMap<string, PresetTarget> {
  const known = indexes.get(layout)
  if (known !== undefined) return known
  const made = new Map(flagged(layout, layout.skip, { skip: true }))
  for (const [label, target] of flagged(layout, layout.after, { after: true })) {
    made.set(label, target)
  }
  // A label may be in both lists: a close date that another label fills better is state at export.
  for (const [label, target] of fields(layout)) {
    made.set(label, made.get(label)?.after ? { ...target, after: true } : target)
  }
  indexes.set(layout, made)
  return made
}

function flagged(
  layout: Layout,
  labels: string | undefined,
  flag: { readonly skip: true } | { readonly after: true },
): (readonly [string, PresetTarget])[] {
  return (labels?.split('|') ?? []).map((label) => [
    label,
    { object: entityOf(label) ?? layout.kind, field: null, ...flag, rank: 0 },
  ])
}

/** Pipedrive says in the label whose property it is. */
function entityOf(label: string): ObjectKind | undefined {
  return pipedrive.pattern?.(label)?.object
}

function fields(layout: Layout): (readonly [string, PresetTarget])[] {
  return Object.entries(layout.fields).flatMap(([path, labels]) => {
    const [object, field] = path.split('.')
    const kind = objectKinds.find((known) => known === object)
    if (kind === undefined || field === undefined) return []
    return labels.split('|').flatMap((together, rank) => {
      const joined = together.split('+')
      const joint = joined.length > 1 ? ({ joint: true } as const) : {}
      return joined.map((label): readonly [string, PresetTarget] => [
        label,
        { object: kind, field, rank, ...joint },
      ])
    })
  })
}
