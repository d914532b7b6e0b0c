import { z } from 'zod'
import type { Route } from '../http/index.ts'
import { accountPage } from './account-page.ts'
import { assetRoutes } from './assets.ts'
import { invitationPage } from './invitation-page.ts'
import { page } from './page.ts'
import { resetPasswordPage } from './reset-password-page.ts'
import { setupPage } from './setup-page.ts'
import { signInPage, signUpPage } from './sign-in-page.ts'

const frontDoor = page({
  path: '/',
  name: 'frontDoor',
  summary: 'Leads on: to the account, or to signing in',
  query: z.object({}),
  make: ({ principal }) => (principal.kind === 'user' ? '/account' : '/sign-in'),
})

export { tellOnPage } from './page.ts'
export { referencePage } from './reference/reference-page.ts'

/** The pages that people reach by a link, and what these load. */
export const pageRoutes: readonly Route[] = [
  frontDoor,
  setupPage,
  signInPage,
  signUpPage,
  resetPasswordPage,
  invitationPage,
  accountPage,
  ...assetRoutes,
]
