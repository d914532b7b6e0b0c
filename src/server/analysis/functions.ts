import type { Hypothesis } from '../../domain/index.ts'
import { type Language, translator } from '../../messages/index.ts'
import {
  accountHistoryIn,
  bestCustomers,
  type CallContext,
  calledTargets,
  checkHypothesisIn,
  closeWorkspaces,
  compareTraits,
  customersIn,
  driftIn,
  eraseAccountIn,
  erasuresIn,
  expectedValuesIn,
  explainAccountIn,
  explainTraitIn,
  exportWorkspace,
  foretellLifetimes,
  forgetErasureIn,
  holdWorkspace,
  importedFiles,
  importInto,
  keptResultIn,
  type LookalikesOptions,
  lastingAccountIn,
  learnProfile,
  lookalikesIn,
  lookToErase,
  openSegment,
  planImport,
  type ReportOptions,
  rankedIn,
  replayWorkspace,
  type ScoreWorkspaceOptions,
  scoreFiles,
  scoreWorkspace,
  scoringsIn,
  segmentsIn,
  targetsIn,
  tierChangesIn,
  type UseOptions,
  undoImportIn,
  useHypothesis,
  whatIf,
  workspaceStatus,
  writeReport,
  writeSample,
  writeTargets,
} from '../../workspace/index.ts'

/** What every function gets last: a translator cannot be sent over, the name of its language can. */
export interface ServedCall extends CallContext {
  readonly language: Language
}

/** What can be asked for: the functions of the workspace, each with its context last. */
export const functions = {
  targetsIn,
  writeTargets,
  accountHistoryIn,
  bestCustomers,
  calledTargets,
  compareTraits,
  customersIn,
  driftIn,
  eraseAccountIn,
  erasuresIn,
  expectedValuesIn,
  explainAccountIn,
  explainTraitIn,
  exportWorkspace,
  foretellLifetimes,
  forgetErasureIn,
  holdWorkspace,
  importInto,
  keptResultIn,
  lastingAccountIn,
  learnProfile,
  lookToErase,
  openSegment,
  planImport,
  rankedIn,
  replayWorkspace,
  scoringsIn,
  segmentsIn,
  whatIf,
  workspaceStatus,
  tierChangesIn: (folder: string, call: ServedCall) => tierChangesIn(folder, call),
  checkHypothesisIn: (folder: string, source: Hypothesis, call: ServedCall) =>
    checkHypothesisIn(folder, source, translator(call.language), call),
  /** Before the folder is deleted: no store of it stays open. */
  closeWorkspace: (folder: string, _call: ServedCall) => closeWorkspaces(folder),
  importedFiles: (folder: string, call: ServedCall) => importedFiles(folder, call),
  lookalikesIn: (folder: string, options: LookalikesOptions, call: ServedCall) =>
    lookalikesIn(folder, options, worded(call)),
  scoreFiles: (
    folder: string,
    files: readonly string[],
    options: ScoreWorkspaceOptions,
    call: ServedCall,
  ) => scoreFiles(folder, files, options, worded(call)),
  scoreWorkspace: (folder: string, options: ScoreWorkspaceOptions, call: ServedCall) =>
    scoreWorkspace(folder, options, worded(call)),
  undoImportIn: (folder: string, id: string, call: ServedCall) => undoImportIn(folder, id, call),
  useHypothesis: (folder: string, source: Hypothesis, options: UseOptions, call: ServedCall) =>
    useHypothesis(folder, source, options, translator(call.language), call),
  writeReport: (folder: string, options: ReportOptions, call: ServedCall) =>
    writeReport(folder, options, translator(call.language), call),
  writeSample: (folder: string, options: Parameters<typeof writeSample>[1], call: ServedCall) =>
    writeSample(folder, options, {
      progress: (share) => call.progress?.('sample', share),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    }),
}

const worded = (call: ServedCall) => ({ ...call, translator: translator(call.language) })

type Functions = typeof functions

export type FunctionName = keyof Functions

/** What a function takes before its context. */
export type Arguments = {
  readonly [Name in FunctionName]: Functions[Name] extends (
    ...all: [...infer Args, never]
  ) => unknown
    ? Args
    : never
}

/** What a function gives in the end. */
export type Results = { readonly [Name in FunctionName]: Awaited<ReturnType<Functions[Name]>> }

type Runners = {
  readonly [Name in FunctionName]: (
    ...all: [...Arguments[Name], ServedCall]
  ) => Promise<Results[Name]>
}

const runners: Runners = functions

/** Runs one of the functions. */
export async function runFunction<Name extends FunctionName>(
  name: Name,
  args: Arguments[Name],
  call: ServedCall,
): Promise<Results[Name]> {
  return await runners[name](...args, call)
}
