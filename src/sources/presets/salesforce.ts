import type { Layout, Preset } from './layout.ts'

const system =
  'isdeleted|masterrecordid|createdbyid|lastmodifiedbyid|systemmodstamp|lastvieweddate|lastreferenceddate|photourl|jigsaw|jigsawcompanyid|jigsawcontactid|cleanstatus|dandbcompanyid|operatinghoursid|recordtypeid|billinglatitude|billinglongitude|billinggeocodeaccuracy|billingaddress|shippinglatitude|shippinglongitude|shippinggeocodeaccuracy|shippingaddress|mailinglatitude|mailinglongitude|mailinggeocodeaccuracy|mailingaddress|latitude|longitude|geocodeaccuracy|pricebook2id|dunsnumber|fax|reportstoid|birthdate|assistantname|assistantphone|salutation|middlename|suffix|homephone|otherphone|isunreadbyowner|companydunsnumber|tickersymbol'

const account: Layout = {
  kind: 'account',
  telling: [
    'billingcountry',
    'billingcity',
    'accountsource',
    'yearstarted',
    'numberofemployees',
    'parentid',
  ],
  fields: {
    'account.id': 'id',
    'account.name': 'name',
    'account.domain': 'website',
    'account.country': 'billingcountry|billingcountrycode|shippingcountry|shippingcountrycode',
    'account.region': 'billingstate|billingstatecode|shippingstate',
    'account.city': 'billingcity|shippingcity',
    'account.postal_code': 'billingpostalcode|shippingpostalcode',
    'account.address': 'billingstreet|shippingstreet',
    'account.industry': 'industry|naicsdesc|sicdesc',
    'account.employees': 'numberofemployees',
    'account.revenue': 'annualrevenue',
    'account.founded': 'yearstarted',
    'account.ownership': 'ownership',
    'account.source': 'accountsource',
    'account.description': 'description',
    'account.parent_id': 'parentid',
    'account.phone': 'phone',
    'account.owner': 'ownerid',
    'account.created': 'createddate',
    'account.type': 'type',
    'account.last_activity': 'lastactivitydate',
  },
  after:
    'rating|lastmodifieddate|iscustomerportal|ispartner|customerpriority__c|active__c|sla__c|slaexpirationdate__c|upsellopportunity__c',
  skip: `${system}|accountnumber|site`,
}

const opportunity: Layout = {
  kind: 'deal',
  telling: ['stagename', 'forecastcategory', 'forecastcategoryname', 'iswon', 'expectedrevenue'],
  fields: {
    'deal.id': 'id',
    'account.id': 'accountid',
    'deal.name': 'name',
    'deal.stage': 'stagename',
    'deal.amount': 'amount',
    'deal.currency': 'currencyisocode',
    'deal.type': 'type',
    'deal.source': 'leadsource',
    'deal.owner': 'ownerid',
    'deal.probability': 'probability',
    'deal.created': 'createddate',
    'deal.closed': 'closedate',
    'deal.lost_reason':
      'loss_reason__c|lost_reason__c|closed_lost_reason__c|reason_lost__c|lossreason__c',
    'deal.contact_id': 'contactid',
  },
  after:
    'isclosed|iswon|forecastcategory|forecastcategoryname|expectedrevenue|nextstep|lastactivitydate|lastmodifieddate|laststagechangedate|laststagechangeindays|ageindays|pushcount|hasopenactivity|hasoverduetask|hasopportunitylineitem|totalopportunityquantity|fiscalquarter|fiscalyear|fiscal|lastamountchangedhistoryid|lastclosedatechangedhistoryid',
  skip: `${system}|isprivate|campaignid`,
}

const contact: Layout = {
  kind: 'contact',
  telling: ['mailingcountry', 'mailingcity', 'hasoptedoutofemail', 'reportstoid', 'donotcall'],
  fields: {
    'contact.id': 'id',
    'account.id': 'accountid',
    'contact.name': 'name|firstname+lastname',
    'contact.email': 'email',
    'contact.title': 'title',
    'contact.department': 'department',
    'contact.phone': 'phone|mobilephone',
    'contact.country': 'mailingcountry|mailingcountrycode|othercountry',
    'contact.created': 'createddate',
  },
  after:
    'lastactivitydate|lastmodifieddate|isemailbounced|emailbouncedreason|emailbounceddate|lastcurequestdate|lastcuupdatedate',
  skip: `${system}|ownerid|description`,
}

const lead: Layout = {
  kind: 'account',
  telling: ['isconverted', 'converteddate', 'convertedaccountid', 'convertedopportunityid'],
  fields: {
    'account.id': 'id',
    'account.name': 'company',
    'account.domain': 'website',
    'account.country': 'country|countrycode',
    'account.region': 'state|statecode',
    'account.city': 'city',
    'account.postal_code': 'postalcode',
    'account.address': 'street',
    'account.industry': 'industry',
    'account.employees': 'numberofemployees',
    'account.revenue': 'annualrevenue',
    'account.source': 'leadsource',
    'account.description': 'description',
    'account.phone': 'phone|mobilephone',
    'account.owner': 'ownerid',
    'account.created': 'createddate',
    'account.lifecycle': 'status',
    'account.last_activity': 'lastactivitydate',
    'account.outcome': 'isconverted',
    'contact.email': 'email',
    'contact.name': 'name|firstname+lastname',
    'contact.title': 'title',
  },
  after:
    'rating|lastmodifieddate|converteddate|convertedaccountid|convertedcontactid|convertedopportunityid|emailbouncedreason|emailbounceddate',
  skip: system,
}

const opportunityHistory: Layout = {
  kind: 'stage_change',
  telling: ['fromstagename', 'opportunityid'],
  fields: {
    'stage_change.deal_id': 'opportunityid',
    'stage_change.stage': 'stagename',
    'stage_change.entered': 'createddate|systemmodstamp',
  },
  after: 'amount|expectedrevenue|closedate|probability|forecastcategory|prevamount|prevclosedate',
  skip: 'id|createdbyid|isdeleted',
}

const contactRole: Layout = {
  kind: 'contact',
  telling: ['role', 'isprimary'],
  fields: { 'contact.id': 'contactid', 'contact.role': 'role' },
  skip: 'id|isprimary|isdeleted|createddate|createdbyid|lastmodifieddate|systemmodstamp',
}

const task: Layout = {
  kind: 'activity',
  telling: ['whoid', 'whatid', 'activitydate', 'tasksubtype', 'activitydatetime'],
  fields: {
    'activity.id': 'id',
    'account.id': 'accountid',
    'activity.contact_id': 'whoid',
    'activity.deal_id': 'whatid',
    'activity.kind': 'type|tasksubtype|calltype|eventsubtype',
    'activity.at': 'activitydate|activitydatetime|createddate',
    'activity.subject': 'subject',
    'activity.body': 'description',
  },
  skip: `${system}|ownerid|lastmodifieddate`,
}

const supportCase: Layout = {
  kind: 'ticket',
  telling: ['casenumber', 'isescalated', 'closeddate'],
  fields: {
    'ticket.id': 'id|casenumber',
    'account.id': 'accountid',
    'ticket.opened': 'createddate',
    'ticket.closed': 'closeddate',
    'ticket.priority': 'priority',
    'ticket.kind': 'type|reason',
    'ticket.subject': 'subject',
  },
  skip: `${system}|ownerid|lastmodifieddate`,
}

export const salesforce: Preset = {
  name: 'salesforce',
  signature:
    /^(isdeleted|ownerid|createddate|lastmodifieddate|systemmodstamp|stagename|accountid|billingcountry|billingcity|billingstate|numberofemployees|annualrevenue|leadsource|accountsource|closedate|opportunityid|mailingcountry|isconverted|whoid|whatid|contactid|isprimary|casenumber|\w+__c)$/,
  layouts: [
    opportunityHistory,
    contactRole,
    opportunity,
    lead,
    supportCase,
    task,
    contact,
    account,
  ],
}
