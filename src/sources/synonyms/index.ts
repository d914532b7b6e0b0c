export {
  type Candidate,
  isAccountTrait,
  isAfterHeader,
  isBadOutcome,
  kindsInFileName,
  lookUp,
} from './look-up.ts'
