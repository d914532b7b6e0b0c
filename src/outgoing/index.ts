export { type HttpOut, openHttpOut } from './http/index.ts'
export { openMailer } from './mail/index.ts'
export { masterKeyIn, openSecrets, type Secrets } from './secrets/index.ts'
export {
  deliverWebhook,
  newWebhookSecret,
  nextAttempt,
  signWebhook,
  verifyWebhook,
} from './webhook/index.ts'
