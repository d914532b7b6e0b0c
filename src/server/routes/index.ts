import { version } from '../../workspace/index.ts'
import { openApiDocument, type Route } from '../http/index.ts'
import { pageRoutes, referencePage } from '../pages/index.ts'
import { accountRoutes } from './accounts.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { auditRoutes } from './audit.ts'
import { commentRoutes } from './comments.ts'
import { customerRoutes } from './customers.ts'
import { driftRoutes } from './drift.ts'
import { erasureRoutes } from './erasures.ts'
import { exportRoutes } from './exports.ts'
import { feedbackRoutes } from './feedback.ts'
import { healthRoutes } from './health.ts'
import { hypothesisRoutes } from './hypotheses.ts'
import { importRoutes } from './imports.ts'
import { invitationRoutes } from './invitations.ts'
import { jobRoutes } from './jobs.ts'
import { listRoutes } from './lists.ts'
import { metricsRoutes } from './metrics.ts'
import { newOrganizationRoutes } from './new-organization.ts'
import { openApiRoute } from './openapi.ts'
import { operatorRoutes } from './operator.ts'
import { organizationRoutes } from './organizations.ts'
import { policyRoutes } from './policy.ts'
import { profileRoutes } from './profiles.ts'
import { reportRoutes } from './reports.ts'
import { retentionRoutes } from './retention.ts'
import { scheduleRoutes } from './schedules.ts'
import { scoreHistoryRoutes } from './score-history.ts'
import { scoreRoutes } from './scores.ts'
import { setupRoutes } from './setup.ts'
import { signInRoutes } from './sign-in.ts'
import { signUpRoutes } from './sign-up.ts'
import { statementRoutes } from './statements.ts'
import { statusRoutes } from './status.ts'
import { studyRoutes } from './studies.ts'
import { targetListRoutes } from './target-lists.ts'
import { traitRoutes } from './traits.ts'
import { valueRoutes } from './value.ts'
import { webhookRoutes } from './webhooks.ts'
import { whatIfRoutes } from './what-if.ts'
import { workspaceRoutes } from './workspaces.ts'

const described: readonly Route[] = [
  ...pageRoutes,
  ...healthRoutes,
  ...setupRoutes,
  ...signInRoutes,
  ...signUpRoutes,
  ...newOrganizationRoutes,
  ...organizationRoutes,
  ...policyRoutes,
  ...invitationRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...workspaceRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...scheduleRoutes,
  ...profileRoutes,
  ...statementRoutes,
  ...commentRoutes,
  ...feedbackRoutes,
  ...scoreRoutes,
  ...webhookRoutes,
  ...accountRoutes,
  ...erasureRoutes,
  ...scoreHistoryRoutes,
  ...targetListRoutes,
  ...statusRoutes,
  ...customerRoutes,
  ...valueRoutes,
  ...traitRoutes,
  ...reportRoutes,
  ...whatIfRoutes,
  ...studyRoutes,
  ...driftRoutes,
  ...hypothesisRoutes,
  ...listRoutes,
  ...retentionRoutes,
  ...exportRoutes,
  ...operatorRoutes,
  ...metricsRoutes,
]

/** Every route there is, each with who may use it. */
export const routes: readonly Route[] = [
  ...described,
  referencePage(document),
  openApiRoute(document),
]

let made: object | undefined

function document(): object {
  made ??= openApiDocument(routes, version())
  return made
}
