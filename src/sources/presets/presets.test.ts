import { expect, test } from 'vitest'
import { planOf, summaryOf } from '../../../test/sources/planned.ts'

interface Case {
  readonly preset: string
  readonly kind: string
  readonly headers: string
  readonly fields: string
}

const cases: readonly Case[] = [
  {
    preset: 'salesforce',
    kind: 'contact',
    headers: 'Id|OpportunityId|ContactId|Role|IsPrimary',
    fields: 'skip|*|id|role|skip',
  },
  {
    preset: 'hubspot',
    kind: 'account',
    headers:
      'Record ID|Company name|Company Domain Name|Industry|Number of Employees|Lifecycle Stage|Last Activity Date|Number of Associated Deals|Total Revenue|Recent Deal Amount|Days to Close|Procurement',
    fields: 'id|name|domain|industry|employees|lifecycle|last_activity|*!|*!|*!|*!|*',
  },
  {
    preset: 'hubspot',
    kind: 'deal',
    headers:
      'Record ID|Deal Name|Pipeline|Deal Stage|Amount|Amount in company currency|Close Date|Create Date|Closed Won Reason|Associated Company IDs (Primary)|Associated Company IDs|Date entered "Contract Sent (Sales)"|Time in \'Contract Sent (Sales)\'|Date entered "Closed Won (Sales)"',
    fields:
      'id|name|pipeline|stage|amount|*|closed|created|*!|account_id|*|stage_change.entered|stage_change.seconds|stage_change.entered',
  },
  {
    preset: 'hubspot',
    kind: 'contact',
    headers:
      'Record ID|First Name|Last Name|Email|Job Title|Buying Role|Create Date|Associated Company IDs|Lead Status',
    fields: 'id|name|name|email|title|role|created|account_id|*!',
  },
  {
    preset: 'hubspot',
    kind: 'activity',
    headers:
      'Record ID|Activity date|Note body|Associated Contact IDs|Associated Company IDs|Associated Deal IDs',
    fields: 'id|at|body|contact_id|account_id|deal_id',
  },
  {
    preset: 'salesforce',
    kind: 'account',
    headers:
      'ID|ISDELETED|NAME|TYPE|PARENTID|BILLINGCITY|BILLINGCOUNTRY|WEBSITE|INDUSTRY|ANNUALREVENUE|NUMBEROFEMPLOYEES|OWNERID|SYSTEMMODSTAMP|RATING|Region__c',
    fields:
      'id|skip|name|type|parent_id|city|country|domain|industry|revenue|employees|owner|skip|*!|region',
  },
  {
    preset: 'salesforce',
    kind: 'deal',
    headers: 'Id|AccountId|Name|StageName|Amount|CloseDate|IsWon|IsClosed|CreatedDate|LeadSource',
    fields: 'id|account_id|name|stage|amount|closed|*!|*!|created|source',
  },
  {
    preset: 'salesforce',
    kind: 'account',
    headers:
      'Id|LastName|FirstName|Company|Country|LeadSource|Status|Industry|IsConverted|ConvertedDate|CreatedDate',
    fields:
      'id|contact.name|contact.name|name|country|source|lifecycle|industry|outcome|*!|created',
  },
  {
    preset: 'salesforce',
    kind: 'stage_change',
    headers: 'Id|OpportunityId|StageName|Amount|CreatedDate',
    fields: 'skip|deal_id|stage|*!|entered',
  },
  {
    preset: 'salesforce-report',
    kind: 'deal',
    headers:
      'Opportunity ID|Account Name|Opportunity Name|Stage|Amount|Probability (%)|Close Date|Created Date|Next Step',
    fields: 'id|account_name|name|stage|amount|probability|closed|created|*!',
  },
  {
    preset: 'salesforce-report',
    kind: 'account',
    headers:
      'Account ID|Account Name|Billing State/Province|Billing Country|Employees|Last Activity|Rating',
    fields: 'id|name|region|country|employees|last_activity|*!',
  },
  {
    preset: 'pipedrive',
    kind: 'deal',
    headers:
      'Deal - ID|Deal - Title|Deal - Value|Deal - Organization|Deal - Organization ID|Deal - Stage|Deal - Status|Deal - Won time|Deal - Lost time|Person - Email - Work|Organization - Industry|Deal - Budget holder',
    fields:
      'id|name|amount|account_name|account_id|stage|status|closed|closed|contact.email|account.industry|*',
  },
  {
    preset: 'pipedrive',
    kind: 'account',
    headers:
      'Organization - Name*|Organization - Address - Country of Address|Organization - Label(s)|Organization - Year founded|Organization - Brand colour',
    fields: 'name|country|*!|founded|*',
  },
  {
    preset: 'pipedrive',
    kind: 'contact',
    headers: 'Person - Name*|Person - Email (Work)|Organization',
    fields: 'name|email|account_name',
  },
  {
    preset: 'pipedrive',
    kind: 'activity',
    headers:
      'Activity - Subject*|Activity - Due date|Activity - Type|Activity - Done|Organization - Name*',
    fields: 'subject|at|kind|*!|account_name',
  },
]

test.each(cases)('$preset: $headers', ({ preset, kind, headers, fields }) => {
  const made = planOf('export.csv', headers.split('|'))
  expect(`${made.preset} ${made.kind}: ${summaryOf(made)}`).toBe(`${preset} ${kind}: ${fields}`)
})
