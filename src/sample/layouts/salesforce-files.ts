import { customFields } from '../world/index.ts'
import type { FileSpec } from './layout.ts'

/** Objects with the API names of their fields, in the order of the API. */
export const standardColumn = {
  lifecycle: 'Type',
  city: 'BillingCity',
  state: 'BillingState',
  country: 'BillingCountry',
  industry: 'Industry',
  revenue: 'AnnualRevenue',
  employees: 'NumberOfEmployees',
  owner: 'OwnerId',
  source: 'AccountSource',
  founded: 'YearStarted',
} as const

export const customColumn = (label: string): string => `${label.replaceAll(/[^A-Za-z]+/g, '_')}__c`

export const accounts: FileSpec = {
  name: 'Account.csv',
  header: [
    'Id',
    'IsDeleted',
    'Name',
    'Phone',
    'Website',
    'CreatedDate',
    ...Object.values(standardColumn),
    ...customFields.map((field) => customColumn(field.label)),
  ],
}

export const contacts: FileSpec = {
  name: 'Contact.csv',
  header: [
    'Id',
    'IsDeleted',
    'AccountId',
    'LastName',
    'FirstName',
    'Name',
    'MailingCity',
    'MailingCountry',
    'Phone',
    'Email',
    'Title',
    'Department',
    'OwnerId',
    'CreatedDate',
  ],
}

export const opportunities: FileSpec = {
  name: 'Opportunity.csv',
  header: [
    'Id',
    'IsDeleted',
    'AccountId',
    'Name',
    'StageName',
    'Amount',
    'Probability',
    'ExpectedRevenue',
    'CloseDate',
    'Type',
    'LeadSource',
    'IsClosed',
    'IsWon',
    'ForecastCategory',
    'OwnerId',
    'CreatedDate',
    'LastStageChangeDate',
    'Loss_Reason__c',
  ],
}

export const histories: FileSpec = {
  name: 'OpportunityHistory.csv',
  header: [
    'Id',
    'OpportunityId',
    'StageName',
    'Amount',
    'Probability',
    'CloseDate',
    'CreatedDate',
    'IsDeleted',
  ],
}

export const roles: FileSpec = {
  name: 'OpportunityContactRole.csv',
  header: ['Id', 'OpportunityId', 'ContactId', 'Role', 'IsPrimary', 'IsDeleted'],
}

export const tasks: FileSpec = {
  name: 'Task.csv',
  header: [
    'Id',
    'WhoId',
    'WhatId',
    'AccountId',
    'Subject',
    'Type',
    'ActivityDate',
    'Status',
    'OwnerId',
    'CreatedDate',
    'IsDeleted',
  ],
}
