export { type Card, type CardTrait, cardPairSchema, cardSchema, cardTraitSchema } from './card.ts'
export {
  type Evidence,
  evidenceSchema,
  intervalSchema,
  type Level,
  levelSchema,
  type When,
  whenSchema,
} from './level.ts'
export { isNumericLevels, levelOf, type TraitValue } from './level-of.ts'
export {
  narrowingSchema,
  type Profile,
  profileSchema,
  specificitySchema,
  type Tier,
  type Tiers,
  tierNames,
  tiersSchema,
} from './profile.ts'
export {
  type Metrics,
  metricsSchema,
  reliabilityPointSchema,
  type Validation,
  type Verdict,
  validationSchema,
  verdictReasonSchema,
  verdictSchema,
} from './validation.ts'
