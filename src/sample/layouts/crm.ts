import type { SampleOptions } from '../options.ts'
import { hubspotLayout } from './hubspot.ts'
import type { CrmLayout } from './layout.ts'
import { pipedriveLayout } from './pipedrive.ts'
import { salesforceLayout } from './salesforce.ts'
import type { Values } from './values.ts'

/** The CRM a sample is exported from. */
export function crmLayout(options: SampleOptions, values: Values): CrmLayout {
  switch (options.layout) {
    case 'hubspot':
      return hubspotLayout(options.asOf, values)
    case 'salesforce':
      return salesforceLayout(values)
    case 'pipedrive':
      return pipedriveLayout(values)
  }
}
