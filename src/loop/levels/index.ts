export { chooseLevels, type LeveledTrait, type LevelOptions } from './choose-levels.ts'
export { levelCase, levelIndex } from './level-index.ts'
