export { emit, order, webhookEvents } from './emit.ts'
export { openSecretsOf, sealSecrets, Webhooks } from './webhooks.ts'
