export { readTraits } from './read-traits.ts'
export { writeTraits } from './write-traits.ts'
