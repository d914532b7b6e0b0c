export { readTraits } from './read-traits.ts'
