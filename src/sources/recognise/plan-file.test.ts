import { describe, expect, test } from 'vitest'
import { planOf, summaryOf } from '../../../test/sources/planned.ts'
import { readMapping } from '../mapping/index.ts'
import { planFile } from './plan-file.ts'

describe('files without a vendor', () => {
  test('companies with the words of their trade', () => {
    const made = planOf(
      'accounts.csv',
      [
        'account',
        'sector',
        'year_established',
        'revenue',
        'employees',
        'office_location',
        'subsidiary_of',
      ],
      ['Acme Corporation', 'technolgy', '1996', '1100.04', '2822', 'United States', ''],
      ['Bluth Company', 'technolgy', '1993', '1242.32', '3027', 'Kenya', 'Acme Corporation'],
    )
    expect(made.kind).toBe('account')
    expect(summaryOf(made)).toBe('name|industry|founded|revenue|employees|country|parent_name')
  })

  test('a sales pipeline', () => {
    const made = planOf(
      'sales_pipeline.csv',
      [
        'opportunity_id',
        'sales_agent',
        'product',
        'account',
        'deal_stage',
        'engage_date',
        'close_date',
        'close_value',
      ],
      [
        '1C1I7A6R',
        'Moses Frase',
        'GTX Plus Basic',
        'Cancity',
        'Won',
        '2016-10-20',
        '2017-03-01',
        '1054',
      ],
      ['Z063OYW0', 'Moses Frase', 'GTXPro', 'Isdom', 'Lost', '2016-10-25', '2017-03-11', '0'],
    )
    expect(made.kind).toBe('deal')
    expect(summaryOf(made)).toBe('id|owner|product|account_name|stage|created|closed|amount')
  })

  test('orders that also describe the customer', () => {
    const made = planOf(
      'SaaS-Sales.csv',
      [
        '\uFEFFRow ID',
        'Order ID',
        'Order Date',
        'Country',
        'Customer',
        'Customer ID',
        'Industry',
        'Segment',
        'Sales',
        'Quantity',
        'Discount',
        'Profit',
      ],
      [
        '1',
        'EMEA-152156',
        '11/9/2022',
        'Ireland',
        'Chevron',
        '1017',
        'Energy',
        'SMB',
        '261.96',
        '2',
        '0',
        '41.91',
      ],
      [
        '2',
        'EMEA-152156',
        '11/19/2022',
        'Ireland',
        'Chevron',
        '1017',
        'Energy',
        'SMB',
        '731.94',
        '3',
        '0.2',
        '-219.58',
      ],
      [
        '3',
        'AMER-138688',
        '6/13/2022',
        'United States',
        'Phillips 66',
        '1056',
        'Energy',
        'Strategic',
        '14.62',
        '2',
        '0',
        '6.87',
      ],
    )
    expect(made.kind).toBe('invoice')
    expect(summaryOf(made)).toBe(
      'id|*|at|account.country|account_name|account_id|account.industry|account.*|amount|quantity|discount|profit',
    )
    expect(made.columns[2]?.format).toMatchObject({ kind: 'date', order: 'mdy' })
  })

  test('leads with an outcome, of which some columns are state at export', () => {
    const made = planOf(
      'lead_scoring.csv',
      [
        'Prospect ID',
        'Lead Number',
        'Lead Source',
        'Converted',
        'TotalVisits',
        'Last Activity',
        'Country',
        'Tags',
        'Lead Quality',
        'Last Notable Activity',
        '',
      ],
      [
        '7927b2df-8bba',
        '660737',
        'Olark Chat',
        '0',
        '0',
        'Page Visited on Website',
        'India',
        'Ringing',
        'Select',
        'Modified',
        '',
      ],
      [
        '2a272436-5132',
        '660728',
        'Organic Search',
        '1',
        '5',
        'Email Opened',
        'India',
        '',
        'Might be',
        'Email Opened',
        '',
      ],
    )
    expect(made.kind).toBe('account')
    expect(summaryOf(made)).toBe('id|*|source|outcome|*|*!|country|*|*|*!|skip')
    expect(made.columns[3]?.format).toEqual({ kind: 'bool', yes: ['1'], no: ['0'] })
  })

  test('churn is a fact of its own, and no outcome of a sale', () => {
    const made = planOf(
      'telco.csv',
      ['customerID', 'SeniorCitizen', 'Contract', 'MonthlyCharges', 'Churn'],
      ['7590-VHVEG', '0', 'Month-to-month', '29.85', 'No'],
      ['5575-GNVDE', '1', 'One year', '56.95', 'Yes'],
    )
    expect(made.kind).toBe('account')
    expect(summaryOf(made)).toBe('id|*|*|*|churned')
    expect(made.columns[4]?.format).toEqual({ kind: 'bool', yes: ['Yes'], no: ['No'] })
  })

  test.each(['Customer Status', 'Churn Status'])('%s says in words who left', (header) => {
    const made = planOf(
      'customers.csv',
      ['Customer ID', 'Industry', header, 'Churn Date', 'Churn Reason'],
      ['1', 'Retail', 'Churned', '2024-03-31', 'Price'],
      ['2', 'Health', 'Active', '', ''],
    )
    expect(summaryOf(made)).toBe('id|industry|churned|churned_at|*!')
    expect(made.columns[2]?.format).toEqual({ kind: 'bool', yes: ['Churned'], no: ['Active'] })
  })

  test('transactions that name nothing but the customer', () => {
    const made = planOf(
      'transactions.csv',
      ['customer_id', 'date', 'quantity', 'amount'],
      ['00001', '1997-01-01', '1', '11.77'],
      ['00001', '1997-01-12', '1', '12.0'],
      ['00002', '1997-01-12', '5', '77.0'],
    )
    expect(made.kind).toBe('invoice')
    expect(summaryOf(made)).toBe('account_id|at|quantity|amount')
    expect(made.columns[0]?.format).toEqual({ kind: 'text' })
  })

  const others: readonly [
    file: string,
    kind: string,
    headers: string,
    row: string,
    fields: string,
  ][] = [
    [
      'costs.csv',
      'cost',
      'Account domain|Date|Cost type|Amount|Currency',
      'acme.com|2024-03-15|support|12.5|USD',
      'account_domain|at|kind|amount|currency',
    ],
    [
      'tickets.csv',
      'ticket',
      'Ticket ID|Company|Requester email|Created at|Resolved at|Priority|Type|Subject',
      'T-1|Acme|a@acme.com|2024-03-15 10:00|2024-03-16 10:00|High|Bug|Login',
      'id|account_name|contact.email|opened|closed|priority|kind|subject',
    ],
    [
      'usage.csv',
      'usage',
      'Workspace domain|Month|Feature|Active users|Events',
      'acme.com|2024-03-01|Reports|3|120',
      'account_domain|at|feature|users|quantity',
    ],
    [
      'referrals.csv',
      'referral',
      'Date|Referred by|Referrer domain|Referred company|Referred domain',
      '2024-03-15|Acme|acme.com|Bluth|bluth.com',
      'at|account_name|account_domain|referred_name|referred_domain',
    ],
    [
      'technologies.csv',
      'technology',
      'Domain|Technology|Category|First detected',
      'acme.com|Snowflake|Database|2024-03-15',
      'account_domain|technology|category|at',
    ],
    [
      'satisfaction.csv',
      'answer',
      'Response date|Company|Email|Question|Score|Comment',
      '2024-03-15|Acme|a@acme.com|Recommend?|9|Good',
      'at|account_name|contact.email|question|score|text',
    ],
    [
      'notes.csv',
      'note',
      'Note ID|Company|Date|Note',
      'N1|Acme|2024-03-15|Called about prices',
      'id|account_name|at|body',
    ],
  ]
  test.each(others)('%s', (file, kind, headers, row, fields) => {
    const made = planOf(file, headers.split('|'), row.split('|'))
    expect(made.kind).toBe(kind)
    expect(summaryOf(made)).toBe(fields)
  })

  test('a file that says nothing of its rows is not sure of itself', () => {
    const made = planOf(
      'sales_teams.csv',
      ['sales_agent', 'manager', 'regional_office'],
      ['Anna Snelling', 'Dustin Brinkmann', 'Central'],
    )
    expect(made.kindConfidence).toBeLessThan(0.25)
  })
})

test('a few labels of a vendor do not make its file', () => {
  const headers = ['Invoice No', 'Opportunity ID', 'Account Name', 'Invoice Date', 'Amount', 'Tax']
  const made = planOf('invoices.csv', headers)
  expect(made.preset).toBeUndefined()
  expect(made.kind).toBe('invoice')
})

test('the kind a person names is the kind the columns are read for', () => {
  const [mapping] = readMapping('files: [{ file: a.csv, kind: cost }]', 'm.yaml')
  const headers = ['Customer', 'Date', 'Amount']
  const table = { file: 'a.csv', format: 'csv', encoding: 'utf-8', skipRows: 0, headers } as const
  const made = planFile({ ...table, samples: [], sampledRows: 0 }, mapping)
  expect(summaryOf(made)).toBe('account_name|at|amount')
  expect(made.kindConfidence).toBe(1)
})

describe('values', () => {
  test('addresses and countries are known without a header', () => {
    const made = planOf(
      'customers.csv',
      ['Customer', 'F1', 'F2', 'F3'],
      ['Acme', 'acme.com', 'a@acme.com', 'Việt Nam'],
      ['Bluth', 'bluth.co.th', 'b@bluth.co.th', 'ประเทศไทย'],
      ['Hooli', 'https://hooli.io', 'c@hooli.io', '中国'],
    )
    expect(summaryOf(made)).toBe('name|domain|contact.email|country')
  })

  test('a field claimed twice goes to the surer column, and both are kept', () => {
    const made = planOf(
      'companies.csv',
      ['Name', 'Company', 'Industry', 'industry'],
      ['A1', 'Acme', 'Mining', 'Gold'],
    )
    expect(summaryOf(made)).toBe('name|*|industry|*')
    expect(made.columns.map(({ position }) => position)).toEqual([0, 1, 2, 3])
  })

  test('sizes given as ranges are numbers too', () => {
    const made = planOf(
      'companies.csv',
      ['Company', 'Employees'],
      ['Acme', '11-50'],
      ['Bluth', '51-200 employees'],
    )
    expect(made.columns[1]).toMatchObject({
      field: 'employees',
      format: { kind: 'number', bands: true },
    })
  })

  test('formats of columns nobody named', () => {
    const made = planOf(
      'companies.csv',
      ['Company', 'Signed', 'Fee', 'Code', 'VIP', 'Share'],
      ['Acme', '15 มี.ค. 2567', '1.250.000 ₫', '007', 'Có', '12,5 %'],
      ['Bluth', '1 เม.ย. 2567', '900.000 ₫', '012', 'Không', '7 %'],
    )
    expect(made.columns.slice(1).map(({ format }) => format)).toEqual([
      { kind: 'date', order: 'dmy', calendar: 'buddhist' },
      { kind: 'number', decimal: ',' },
      { kind: 'text' },
      { kind: 'bool', yes: ['Có'], no: ['Không'] },
      { kind: 'number', decimal: ',', percent: true },
    ])
  })

  test('numbers are dates where the column is known to hold dates', () => {
    const made = planOf(
      'invoices.xlsx',
      ['Customer', 'Invoice date', 'Amount'],
      ['Acme', '45366', '12'],
      ['Acme', '45367', '13'],
    )
    expect(made.columns[1]?.format).toEqual({
      kind: 'date',
      order: 'serial',
      calendar: 'gregorian',
    })
  })

  test('a column of codes under a name header is an id', () => {
    const made = planOf(
      'orders.csv',
      ['customer', 'order date', 'total'],
      ['C-1001', '2024-03-01', '5'],
      ['C-1002', '2024-03-02', '6'],
    )
    expect(summaryOf(made)).toBe('account_id|at|amount')
  })
})
