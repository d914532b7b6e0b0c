export { AnalysisEnded } from './analysis-process.ts'
export {
  type Analysis,
  startAnalysis,
} from './start-analysis.ts'
