export {
  type Candidate,
  isAccountTrait,
  isAfterHeader,
  isBadOutcome,
  isRowNumber,
  kindsInFileName,
  lookUp,
} from './look-up.ts'
