export { coinedName, coinedNames } from './coined.ts'
export { nativeName, type Script } from './native.ts'
export { type PersonName, personName } from './people.ts'
