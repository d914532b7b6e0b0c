import type { Layout, Preset } from './layout.ts'

const associations = {
  id: 'associated company ids (primary)|associated company ids|associated company id',
  name: 'associated company (primary)|associated company names (primary)|associated company',
} as const

const companies: Layout = {
  kind: 'account',
  telling: ['company name', 'company domain name', 'company owner', 'additional domains'],
  fields: {
    'account.id': 'record id|company id|record id - company',
    'account.name': 'company name|name',
    'account.domain': 'company domain name|website url',
    'account.country': 'country/region|country',
    'account.region': 'state/region',
    'account.city': 'city',
    'account.postal_code': 'postal code',
    'account.address': 'street address',
    'account.industry': 'industry',
    'account.employees': 'number of employees',
    'account.revenue': 'annual revenue',
    'account.founded': 'year founded',
    'account.ownership': 'is public',
    'account.technologies': 'web technologies',
    'account.source': 'original traffic source|original source type|original source',
    'account.description': 'description',
    'account.parent_name': 'parent company',
    'account.phone': 'phone number',
    'account.owner': 'company owner',
    'account.created': 'create date',
    'account.type': 'type',
    'account.lifecycle': 'lifecycle stage',
    'account.last_activity': 'last activity date',
  },
  after:
    'lead status|close date|total revenue|recent deal amount|recent deal close date|first deal created date|number of associated deals|number of open deals|number of associated contacts|number of form submissions|number of pageviews|number of sessions|number of times contacted|number of sales activities|last contacted|last modified date|latest traffic source|latest source|ideal customer profile tier|buying role|number of decision makers|days to close|next activity date|last engagement date|became a customer date|hubspot score|contact priority|likelihood to close|associated contact|associated contact ids|associated deal|associated deal ids|number of contacts with a buying role|date of first engagement|first contact create date|first conversion date|recent conversion date',
  skip: 'time zone|linkedin company page|additional domains|associated note|associated email|associated note ids|associated email ids|linkedin bio|twitter handle|facebook company page|logo url',
}

const contacts: Layout = {
  kind: 'contact',
  telling: ['first name', 'last name', 'contact owner', 'marketing contact status'],
  fields: {
    'contact.id': 'record id|contact id|record id - contact',
    'account.id': associations.id,
    'account.name': `${associations.name}|company name`,
    'account.domain': 'website url|email domain',
    'contact.name': 'full name|first name+last name',
    'contact.email': 'email|work email',
    'contact.title': 'job title',
    'contact.department': 'department',
    'contact.role': 'buying role|persona',
    'contact.phone': 'phone number|mobile phone number',
    'contact.country': 'country/region|country',
    'contact.created': 'create date',
    'account.industry': 'industry',
    'account.employees': 'number of employees',
    'account.revenue': 'annual revenue',
  },
  after:
    'lifecycle stage|lead status|last activity date|last contacted|number of times contacted|last modified date|latest traffic source|hubspot score|number of form submissions|number of pageviews|number of sessions|marketing contact status|contact owner|number of associated deals|total revenue|recent deal amount|became a customer date|close date|days to close|likelihood to close|contact priority|last engagement date|next activity date|associated deal|associated deal ids',
  skip: 'associated note|associated email|associated note ids|associated email ids|time zone|linkedin bio',
}

const deals: Layout = {
  kind: 'deal',
  telling: ['deal name', 'deal stage', 'deal owner', 'deal type', 'pipeline'],
  fields: {
    'deal.id': 'record id|deal id|record id - deal',
    'account.id': associations.id,
    'account.name': associations.name,
    'deal.contact_id': 'associated contact ids',
    'deal.name': 'deal name',
    'deal.stage': 'deal stage',
    'deal.pipeline': 'pipeline',
    'deal.amount': 'amount|amount in company currency',
    'deal.currency': 'currency|deal currency code|currency in company currency',
    'deal.closed': 'close date',
    'deal.created': 'create date',
    'deal.owner': 'deal owner',
    'deal.type': 'deal type',
    'deal.source': 'original traffic source|original source type',
    'deal.lost_reason': 'closed lost reason',
    'deal.probability': 'deal probability|forecast probability',
  },
  after:
    'closed won reason|days to close|forecast category|weighted amount|weighted amount in company currency|total contract value|annual contract value|annual recurring revenue|monthly recurring revenue|next step|number of associated contacts|number of sales activities|number of times contacted|last modified date|last activity date|last contacted|is closed won|is closed lost|is deal closed?|next activity date|last engagement date|forecast amount|deal score',
  skip: 'associated contact|associated note|associated email|associated note ids|associated email ids|record source|time zone',
}

const activities: Layout = {
  kind: 'activity',
  telling: ['activity date', 'note body', 'body preview', 'activity type'],
  fields: {
    'activity.id': 'record id',
    'activity.at': 'activity date|create date',
    'activity.kind': 'activity type|type|call direction|email direction',
    'activity.subject': 'subject|title|email subject|call title|meeting name|task title',
    'activity.body': 'note body|body preview|call notes|email body|body',
    'account.id': associations.id,
    'account.name': associations.name,
    'activity.contact_id': 'associated contact ids',
    'activity.deal_id': 'associated deal ids',
  },
  skip: 'associated contact|associated deal|activity assigned to|last modified date',
}

const tickets: Layout = {
  kind: 'ticket',
  telling: ['ticket name', 'ticket status', 'ticket owner', 'ticket id', 'ticket description'],
  fields: {
    'ticket.id': 'record id|ticket id',
    'account.id': associations.id,
    'account.name': associations.name,
    'ticket.opened': 'create date',
    'ticket.closed': 'close date',
    'ticket.priority': 'priority',
    'ticket.kind': 'category',
    'ticket.subject': 'ticket name',
  },
  skip: 'associated contact|associated contact ids|associated deal|associated deal ids|last modified date',
}

const stageColumn = /^(date entered|time in) ["']?(.+?)["']?$/

export const hubspot: Preset = {
  name: 'hubspot',
  fileName: /^hubspot-(crm-)?exports?/i,
  signature:
    /^(record id|associated (company|contact|deal)( ids)?( names)?( \(primary\))?|date entered .+\(.+\).*|company domain name|original (traffic source|source type)|number of times contacted|closed (won|lost) reason)$/,
  layouts: [deals, companies, contacts, tickets, activities],
  pattern: (label) => {
    const found = stageColumn.exec(label)
    if (found?.[2]?.includes('(')) {
      const field = found[1] === 'time in' ? 'seconds' : 'entered'
      return { object: 'stage_change', field, rank: 0 }
    }
    return undefined
  },
}
