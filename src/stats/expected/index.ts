export {
  foretellAmounts,
  LEAST_WINS,
  type LearnedAmounts,
  learnAmounts,
} from './learn-amounts.ts'
export { levelEffects, levelsExplain } from './level-effects.ts'
