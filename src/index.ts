/**
 * Northfit as a library: the main job over a workspace folder, and the pure parts (profile files, scoring
 * one account) that need no folder at all.
 */
export {
  Fault,
  type Profile,
  profileSchema,
  readProfile,
  type Score,
  scoreAccount,
} from './domain/index.ts'
export { type Language, languages, type Translator, translator } from './messages/index.ts'
export {
  bestCustomers,
  compareProfiles,
  compareTraits,
  explainAccountIn,
  explainTraitIn,
  importedFiles,
  importInto,
  learnProfile,
  planImport,
  scoreFiles,
  scoreWorkspace,
  storedProfile,
  undoImportIn,
  workspaceStatus,
  writeReport,
  writeSample,
} from './workspace/index.ts'
