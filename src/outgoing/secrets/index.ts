export { masterKeyIn } from './key-file.ts'
export { openSecrets, type Secrets } from './secrets.ts'
