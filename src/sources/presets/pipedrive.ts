import type { ObjectKind } from '../../domain/index.ts'
import type { Layout, Preset } from './layout.ts'

/** The organization's columns, in files of their own and beside deals and persons. */
const organization = {
  'account.country':
    'organization - country of address|organization - address - country of address|organization - country',
  'account.region':
    'organization - state/county of address|organization - address - state/county of address|organization - region of address|organization - address - region of address',
  'account.city':
    'organization - city/town/village/locality of address|organization - address - city/town/village/locality of address|organization - address - city/town of address',
  'account.postal_code':
    'organization - zip/postal code of address|organization - address - zip/postal code of address',
  'account.address':
    'organization - address|organization - full/combined address of address|organization - address - full/combined address of address',
  'account.industry': 'organization - industry',
  'account.employees':
    'organization - number of employees|organization - employee count|organization - employees',
  'account.revenue': 'organization - annual revenue',
  'account.owner': 'organization - owner',
  'account.created': 'organization - organization created|organization - creation date',
} as const

const person = {
  'contact.name': 'person - name|person - first name+person - last name',
  'contact.email':
    'person - email - work|person - email (work)|person - email|person - email - home|person - email - other',
  'contact.title': 'person - job title|person - title',
  'contact.phone':
    'person - phone - work|person - phone (work)|person - phone|person - phone - mobile|person - phone - home|person - phone - other',
} as const

const after =
  'deal - weighted value|deal - currency of weighted value|deal - update time|deal - last activity date|deal - next activity date|deal - total activities|deal - done activities|deal - activities to do|deal - last stage change|deal - stage change|deal - archive time|deal - expected close date|deal - email messages count|deal - last email received|deal - last email sent|organization - label|organization - labels|organization - label(s)|organization - open deals|organization - won deals|organization - lost deals|organization - closed deals|organization - people|organization - activities to do|organization - done activities|organization - total activities|organization - next activity date|organization - last activity date|organization - update time|person - label|person - labels|person - label(s)|person - open deals|person - won deals|person - lost deals|person - closed deals|person - total activities|person - next activity date|person - last activity date|person - update time|person - marketing status|deal - participants'
const skip =
  'deal - creator|deal - visible to|organization - visible to|person - visible to|person - instant messenger|deal - participants count|organization - profile picture|person - profile picture|deal - pipedrive system id|person - id of the deal|product - id'

const deals: Layout = {
  kind: 'deal',
  telling: [
    'deal - title',
    'deal - stage',
    'deal - status',
    'deal - value',
    'deal - id',
    'deal - stage (pipeline)',
  ],
  fields: {
    'deal.id': 'deal - id|deal - pipedrive system id',
    'deal.name': 'deal - title',
    'account.id': 'deal - organization id|organization - id',
    'account.name': 'deal - organization|organization - name|organization',
    'account.domain': 'organization - website|organization - domain',
    'deal.contact_id': 'deal - contact person id|person - id',
    'deal.stage': 'deal - stage|deal - stage (pipeline)',
    'deal.status': 'deal - status',
    'deal.amount': 'deal - value',
    'deal.currency': 'deal - currency of value|deal - currency',
    'deal.pipeline': 'deal - pipeline',
    'deal.source': 'deal - source channel|deal - source origin|deal - source',
    'deal.owner': 'deal - owner',
    'deal.product': 'deal - product name|product - name',
    'deal.lost_reason': 'deal - lost reason',
    'deal.probability': 'deal - probability',
    'deal.created': 'deal - deal created|deal - creation date|deal - deal created on',
    'deal.closed':
      'deal - deal closed on|deal - closed on|deal - close date|deal - won time+deal - lost time',
    ...organization,
    ...person,
    'contact.name': 'person - name|deal - contact person|contact person',
  },
  after: `${after}|deal - mrr|deal - arr|deal - acv|deal - product quantity|deal - product amount|deal - won time|deal - lost time`,
  skip,
}

const organizations: Layout = {
  kind: 'account',
  telling: ['organization - name'],
  fields: {
    'account.id': 'organization - id|organization - pipedrive system id',
    'account.name': 'organization - name',
    'account.domain': 'organization - website|organization - domain',
    ...organization,
  },
  after,
  skip,
}

const people: Layout = {
  kind: 'contact',
  telling: ['person - name', 'person - first name', 'person - last name', 'person - email - work'],
  fields: {
    'contact.id': 'person - id|person - pipedrive system id',
    'account.id': 'person - organization id|organization - id',
    'account.name': 'person - organization|organization - name|organization',
    'account.domain': 'organization - website|organization - domain',
    'contact.created': 'person - person created|person - creation date',
    'contact.country': 'person - country of postal address',
    ...person,
    ...organization,
  },
  after,
  skip: `${skip}|person - owner|person - notes|person - postal address`,
}

const activities: Layout = {
  kind: 'activity',
  telling: ['activity - subject', 'activity - due date', 'activity - type'],
  fields: {
    'activity.id': 'activity - id',
    'account.id': 'activity - organization id|organization - id',
    'account.name': 'activity - organization|organization - name|organization',
    'activity.contact_id': 'activity - contact person id|person - id',
    'activity.deal_id': 'activity - deal id|deal - id',
    'activity.kind': 'activity - type',
    'activity.at': 'activity - marked as done time|activity - due date|activity - add time',
    'activity.subject': 'activity - subject',
    'activity.body': 'activity - note|activity - public description',
  },
  after: 'activity - done|activity - update time',
  skip,
}

const notes: Layout = {
  kind: 'note',
  telling: ['note - content'],
  fields: {
    'note.id': 'note - id',
    'account.id': 'note - organization id|organization - id',
    'account.name': 'note - organization|organization - name|organization',
    'note.contact_id': 'note - person id|person - id',
    'note.deal_id': 'note - deal id|deal - id',
    'note.at': 'note - add time|note - creation date',
    'note.body': 'note - content',
  },
  skip,
}

const entities: Readonly<Record<string, ObjectKind>> = {
  deal: 'deal',
  organization: 'account',
  person: 'contact',
  activity: 'activity',
  note: 'note',
}

export const pipedrive: Preset = {
  name: 'pipedrive',
  signature: /^(deal|organization|person|activity|note) - ./,
  layouts: [notes, activities, deals, people, organizations],
  pattern: (label) => {
    const [entity = '', ...own] = label.split(' - ')
    const object = own.length === 0 ? undefined : entities[entity]
    return object && { object, field: null, label: own.join(' - '), rank: 0 }
  },
}
