export { bootstrapRows, randomInteger, randomNormal, shuffle } from './draws.ts'
export { stratifiedFolds } from './folds.ts'
export { type Random, seededRandom } from './generator.ts'
