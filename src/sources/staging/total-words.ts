const words =
  'total|totals|grand total|subtotal|sub total|sum|grand totals|overall|tổng|tổng cộng|tổng số|cộng|รวม|รวมทั้งหมด|รวมทั้งสิ้น|ยอดรวม|总计|總計|合计|合計|小计|小計|总数|جمع|جمع کل|مجموع'

/** A whole cell that starts a row of sums, in RE2. */
export const totalPattern = `(?i)(?:${words})[: ]*`
