export { nextAttempt, retryAfter, webhookOutcome } from './attempts.ts'
export { deliverWebhook } from './deliver.ts'
export { newWebhookSecret } from './secret.ts'
export { signWebhook, verifyWebhook } from './signature.ts'
