import { expect, test } from 'vitest'
import { planOf, summaryOf } from '../../../test/sources/planned.ts'

interface Case {
  readonly system: string
  readonly file: string
  readonly kind: string
  readonly headers: string
  /** Rows, where the values decide. */
  readonly rows?: readonly string[]
  readonly fields: string
}

/** The labels that systems print, and lists that people make by hand. */
const cases: readonly Case[] = [
  {
    system: 'Zoho CRM',
    file: 'Deals_001.csv',
    kind: 'deal',
    headers:
      'Record Id|Deal Owner|Amount|Deal Name|Closing Date|Account Name.id|Account Name|Stage|Probability (%)|Modified Time|Reason For Loss|Sales Cycle Duration',
    fields:
      'id|owner|amount|name|closed|account_id|account_name|stage|probability|*!|lost_reason|*!',
  },
  {
    system: 'Dynamics 365',
    file: 'All Opportunities.csv',
    kind: 'deal',
    headers:
      '(Do Not Modify) Opportunity|(Do Not Modify) Modified On|Topic|Potential Customer|Est. close date|Est. revenue|Status|Actual Revenue|Actual Close Date',
    fields: 'id|*!|name|account_name|*|amount|status|*!|closed',
  },
  {
    system: 'Freshsales',
    file: 'deals.csv',
    kind: 'deal',
    headers:
      'Deal id|Deal name|Deal value|Deal stage|Related account|Expected close date|Closed date|Expected deal value|Deal stage updated at',
    fields: 'id|name|amount|stage|account_name|*|closed|*!|*!',
  },
  {
    system: 'Close, with the days of winning and of losing',
    file: 'Close Opportunities export.csv',
    kind: 'deal',
    headers:
      'id|lead_id|lead_name|status_type|status_label|value|confidence|date_created|date_won|date_lost',
    fields: 'id|account_id|account_name|status|stage|amount|probability|created|closed|closed',
  },
  {
    system: 'Kommo',
    file: 'kommo_export_leads.csv',
    kind: 'deal',
    headers: 'ID|Lead title|Company|Sale, $|Date created|Closed at|Lead stage|Loss reason',
    fields: 'id|name|account_name|amount|created|closed|stage|lost_reason',
  },
  {
    system: 'HubSpot in German',
    file: 'hubspot-crm-exports-alle.csv',
    kind: 'account',
    headers:
      'Datensatz-ID|Unternehmensname|Domainname des Unternehmens|Branche|Anzahl der Mitarbeiter|Jahresumsatz|Land/Region|Erstellungsdatum|Datum der letzten Aktivität|Anzahl zugeordneter Deals',
    fields: 'id|name|domain|industry|employees|revenue|country|created|last_activity|*!',
  },
  {
    system: 'HubSpot in French',
    file: 'hubspot-crm-exports-tous.csv',
    kind: 'deal',
    headers:
      "ID de la fiche d'informations|Nom de la transaction|Phase de la transaction|Montant|Date de fermeture|Raison de la perte|Associated Company IDs (Primary)",
    fields: 'id|name|stage|amount|closed|lost_reason|account_id',
  },
  {
    system: 'HubSpot in Portuguese',
    file: 'negocios.csv',
    kind: 'deal',
    headers:
      'ID do registro|Nome do negócio|Etapa do negócio|Valor|Data de fechamento|Empresa|Setor|Motivo da perda',
    fields: 'id|name|stage|amount|closed|account_name|account.industry|lost_reason',
  },
  {
    system: 'HubSpot with an empty primary company',
    file: 'hubspot-crm-exports-all-deals.csv',
    kind: 'deal',
    headers:
      'Record ID|Deal Name|Deal Stage|Associated Company IDs|Associated Company IDs (Primary)',
    rows: ['1|A|Closed Won|77|', '2|B|Closed Lost|78|'],
    fields: 'id|name|stage|account_id|*',
  },
  {
    system: 'MISA AMIS',
    file: 'co hoi.csv',
    kind: 'deal',
    headers:
      'Mã cơ hội|Khách hàng|Số tiền|Giai đoạn|Tỷ lệ thành công (%)|Doanh số kỳ vọng|Ngày kỳ vọng/kết thúc|Quốc gia (Hóa đơn)|Ngày sửa',
    fields: 'id|account_name|amount|stage|probability|*!|closed|account.country|*!',
  },
  {
    system: 'Fxiaoke',
    file: '商机.csv',
    kind: 'deal',
    headers:
      '商机名称（必填）|商机编号|客户名称（必填）|商机阶段|预计成交金额|预计成交日期|结单日期|最后修改时间',
    fields: 'name|id|account_name|stage|amount|*|closed|*!',
  },
  {
    system: 'Xero',
    file: 'SalesInvoices.csv',
    kind: 'invoice',
    headers: 'ContactName|InvoiceNumber|InvoiceDate|Total|TaxTotal|AccountCode|Currency',
    fields: 'account_name|id|at|amount|*!|*|currency',
  },
  {
    system: 'QuickBooks',
    file: 'Invoice_List_by_Date.csv',
    kind: 'invoice',
    headers: 'Date|Transaction type|Num|Name|Amount|Open balance',
    fields: 'at|*|id|account_name|amount|*!',
  },
  {
    system: 'Zendesk',
    file: 'tickets-export.csv',
    kind: 'ticket',
    headers:
      'Ticket ID|Ticket priority|Subject|Requester organization name|Ticket created - Timestamp|Ticket solved - Timestamp',
    fields: 'id|priority|subject|account_name|opened|closed',
  },
  {
    system: 'Amplitude',
    file: 'event_segmentation.csv',
    kind: 'usage',
    headers: 'gp:organization|event_type|date|uniques|totals',
    fields: 'account_name|feature|at|users|quantity',
  },
  {
    system: 'a survey, with its questions as headers',
    file: 'responses.csv',
    kind: 'answer',
    headers:
      'Company Name|How likely are you to recommend us to a friend?|What is the main reason for your score?|Date Submitted',
    fields: 'account_name|score|text|at',
  },
  {
    system: 'Pipedrive with a label twice, of which the second tells who was won',
    file: 'deals.csv',
    kind: 'deal',
    headers: 'Deal - ID|Deal - Status|Deal - Status|Deal - Title',
    rows: ['1|Hot|Won|A', '2|Cold|Lost|B', '3|Hot|Open|C'],
    fields: 'id|*|status|name',
  },
  {
    system: 'a list of customers that tells how each sale ended',
    file: 'รายชื่อลูกค้า.csv',
    kind: 'deal',
    headers: 'ลำดับ|ชื่อบริษัท|ประเภทธุรกิจ|จำนวนพนักงาน (คน)|มูลค่า (บาท)|วันที่ปิดการขาย|สถานะการขาย',
    rows: [
      '1|บริษัท ก|ค้าปลีก|20|1,000.-|1/2/2567|ปิดการขายได้',
      '2|บริษัท ข|การศึกษา|50|2,000.-|1/3/2567|ปิดการขายไม่ได้',
    ],
    fields: 'skip|account_name|account.industry|account.employees|amount|closed|status',
  },
]

test.each(cases)('$system', ({ file, kind, headers, rows = [], fields }) => {
  const made = planOf(file, headers.split('|'), ...rows.map((row) => row.split('|')))
  expect(`${made.kind}: ${summaryOf(made)}`).toBe(`${kind}: ${fields}`)
})
