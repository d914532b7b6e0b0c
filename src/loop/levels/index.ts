export { chooseLevels, type LeveledTrait } from './choose-levels.ts'
export { inDataSpelling } from './data-spelling.ts'
export { levelCase, levelIndex } from './level-index.ts'
export { type StatedTrait, statedLevels } from './stated-levels.ts'
