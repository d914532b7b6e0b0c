export { actions } from './actions.ts'
export { criterionName, strongestParts } from './customers.ts'
export { evidenceText, idealStatements, type IdealStatement, joinedLevels } from './ideal.ts'
export { leftOutReason, limits } from './limits.ts'
export {
  accountName,
  cardTraitName,
  isolated,
  partStatement,
  statement,
  traitName,
} from './names.ts'
export { decimals, pValue, range, shareWithin, signed, times } from './numbers.ts'
export { baseRate, headline, howSure, tierLift, verdictReasons } from './verdict.ts'
