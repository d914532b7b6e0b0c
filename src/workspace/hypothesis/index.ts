export {
  assumedProfileIn,
  checkedIn,
  checkHypothesisIn,
  hypothesisFrom,
  type UsedHypothesis,
  type UseOptions,
  useHypothesis,
} from './hypotheses.ts'
export { hypothesisTemplates, type TemplateSummary } from './template-hypothesis.ts'
