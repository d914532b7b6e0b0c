export {
  checkRankings,
  type Ranking,
  type RankingCheck,
  type TopShare,
} from './check-ranking.ts'
export { cosineToSeeds } from './cosine.ts'
export {
  type Likeness,
  type LikenessOptions,
  learnLikeness,
  likenessOf,
  type TraitLikeness,
} from './likeness.ts'
export { type NearSeed, nearestSeeds } from './nearest-seeds.ts'
export { type Standing, standings } from './standings.ts'
export { topRows } from './top-rows.ts'
