export { chooseLevels, type LeveledTrait } from './choose-levels.ts'
export { levelCase, levelIndex } from './level-index.ts'
