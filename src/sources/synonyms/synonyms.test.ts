import { expect, test } from 'vitest'
import { planOf, summaryOf } from '../../../test/sources/planned.ts'

interface Case {
  readonly language: string
  readonly file: string
  readonly kind: string
  readonly headers: string
  readonly fields: string
}

const cases: readonly Case[] = [
  {
    language: 'Vietnamese',
    file: 'khach-hang.csv',
    kind: 'account',
    headers:
      'Mã khách hàng|Tên công ty|Ngành nghề|Số nhân viên|Doanh thu năm (triệu)|Thành phố|Liên hệ lần cuối',
    fields: 'id|name|industry|employees|revenue|city|*!',
  },
  {
    language: 'Vietnamese without accents',
    file: 'Giao dịch.csv',
    kind: 'deal',
    headers: 'Ma giao dich|Ten cong ty|Giai doan|Gia tri|Ngay tao|Ngay chot',
    fields: 'id|account_name|stage|amount|created|closed',
  },
  {
    language: 'Thai',
    file: 'ลูกค้า.csv',
    kind: 'account',
    headers: 'รหัสลูกค้า|ชื่อบริษัท|อุตสาหกรรม|จำนวนพนักงาน|จังหวัด|กิจกรรมล่าสุด',
    fields: 'id|name|industry|employees|region|last_activity',
  },
  {
    language: 'Thai invoices',
    file: 'export.csv',
    kind: 'invoice',
    headers: 'เลขที่ใบแจ้งหนี้|ชื่อลูกค้า|วันที่ใบแจ้งหนี้|ยอดขาย|ส่วนลด',
    fields: 'id|account_name|at|amount|discount',
  },
  {
    language: 'simplified Chinese',
    file: '商机.csv',
    kind: 'deal',
    headers: '商机编号|客户名称|阶段|金额|创建日期|成交日期|输单原因',
    fields: 'id|account_name|stage|amount|created|closed|lost_reason',
  },
  {
    language: 'traditional Chinese',
    file: '客戶.csv',
    kind: 'account',
    headers: '客戶編號|公司名稱|產業|員工人數|年營業額|國家|最後活動日期',
    fields: 'id|name|industry|employees|revenue|country|last_activity',
  },
  {
    language: 'Persian',
    file: 'مشتریان.csv',
    kind: 'account',
    headers: 'کد مشتري|نام شرکت|صنعت|تعداد كاركنان|استان|شهر|آخرین خرید',
    fields: 'id|name|industry|employees|region|city|*!',
  },
  {
    language: 'Persian deals',
    file: 'export.csv',
    kind: 'deal',
    headers: 'شناسه معامله|نام شرکت|مرحله|ارزش معامله|تاریخ ایجاد|تاریخ بستن|دلیل باخت',
    fields: 'id|account_name|stage|amount|created|closed|lost_reason',
  },
  {
    language: 'Spanish contacts',
    file: 'hubspot-crm-exports-todos.csv',
    kind: 'contact',
    headers:
      'ID de registro|Nombre|Apellidos|Correo|Cargo|Ciudad|País/región|Número de teléfono|Número de veces contactado|Fecha de creación',
    fields: 'id|name|skip|email|title|account.city|country|phone|*!|created',
  },
  {
    language: 'Spanish companies',
    file: 'export.csv',
    kind: 'account',
    headers:
      'ID de registro|Nombre de la empresa|Nombre de dominio de la empresa|Ciudad|País/región|Sector',
    fields: 'id|name|domain|city|country|industry',
  },
]

test.each(cases)('headers in $language', ({ file, kind, headers, fields }) => {
  const made = planOf(file, headers.split('|'))
  expect(`${made.kind}: ${summaryOf(made)}`).toBe(`${kind}: ${fields}`)
})
