export { accountSegments, accountSegmentsText, keptSegmentSides } from './account-segments.ts'
export { actions } from './actions.ts'
export { byImportance, cardTable, readingOrder } from './card-table.ts'
export { checkTable, gainsTable, reliabilityTable } from './check-tables.ts'
export { strongestParts } from './customers.ts'
export type { DataTable } from './data-table.ts'
export { evidenceText } from './evidence-text.ts'
export { keptTable, stayingTraitTable } from './expected-staying.ts'
export {
  amountCheckTable,
  amountTable,
  disagreementTables,
  expectedTable,
} from './expected-tables.ts'
export { expectedHeadline, expectedNotes, expectedText } from './expected-text.ts'
export { type Finding, findingsTable, strongestFindings } from './findings.ts'
export { heldOfCustomers, hypothesisLede, hypothesisTable } from './hypothesis-table.ts'
export { idealStatements } from './ideal.ts'
export { keyFigures } from './key-figures.ts'
export { lifetimeTables } from './lifetime-tables.ts'
export { lifetimeHeadline, lifetimeModelText, lifetimeNotes } from './lifetime-text.ts'
export { leftOutTable, limits } from './limits.ts'
export { listedCheck } from './listed-check.ts'
export {
  apartTable,
  likenessParts,
  lookalikeTable,
  seedCheckTable,
  type TitledTable,
} from './lookalikes-tables.ts'
export {
  calledBy,
  likenessPartText,
  lookalikesAsked,
  lookalikesNotes,
  lookalikesVerdict,
  nearestTexts,
  relationText,
} from './lookalikes-text.ts'
export { accountTable, customerTable, nextText, reasonText, tierTable } from './main-tables.ts'
export { accountName, heldTraitName, partStatement, traitName } from './names.ts'
export { narrowings } from './narrowings.ts'
export { nothingNew } from './nothing-new.ts'
export { pValue, range, signed, times } from './numbers.ts'
export { pairWordings } from './pair-table.ts'
export { missedWins, replayTables } from './replay-tables.ts'
export {
  type CourseContext,
  courseVerdict,
  periodName,
  replayCourses,
  replayNotes,
  replayTitle,
  turnNotes,
} from './replay-text.ts'
export {
  coveredShare,
  segmentFigures,
  segmentName,
  segmentNotes,
  segmentOutcome,
  segmentsTitle,
  segmentsVerdict,
  segmentTable,
} from './segments.ts'
export {
  listSensitivityText,
  traitSensitivityTable,
  traitSensitivityText,
} from './sensitivity.ts'
export { fileTable } from './source-tables.ts'
export { tierCut } from './tier-cut.ts'
export { reportTitle } from './title.ts'
export { criteriaTable, distributionTable } from './value-tables.ts'
export { baseRate, headline, howSure, statementsLine, tierLift, verdictReasons } from './verdict.ts'
