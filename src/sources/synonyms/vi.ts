import type { Vocabulary } from './vocabulary.ts'

export const vi: Vocabulary = {
  shared: {
    id: 'mã|mã số|mã bản ghi|định danh',
    name: 'tên|họ tên|họ và tên|tên gọi|tiêu đề',
    account_id:
      'mã khách hàng|mã kh|mã công ty|mã doanh nghiệp|mã tài khoản|id khách hàng|id công ty|mã số khách hàng|mã đối tác|số khách hàng',
    account_name:
      'khách hàng|tên khách hàng|tên kh|công ty|tên công ty|doanh nghiệp|tên doanh nghiệp|tên tổ chức|tổ chức|công ty khách hàng|tên đơn vị|đơn vị|đối tác|tên đối tác',
    account_domain:
      'tên miền|trang web|website công ty|địa chỉ web|trang chủ|tên miền công ty|trang web công ty',
    contact_id: 'mã liên hệ|mã người liên hệ|id liên hệ',
    deal_id: 'mã giao dịch|mã cơ hội|mã thương vụ|id giao dịch|id cơ hội',
    owner:
      'người phụ trách|phụ trách|nhân viên phụ trách|nhân viên kinh doanh|nhân viên bán hàng|người sở hữu|chủ sở hữu|nvkd|sale phụ trách|người quản lý|nhân viên kd|nv kinh doanh|nhân viên sale',
    created: 'ngày tạo|thời gian tạo|tạo lúc|ngày thêm|ngày đăng ký|ngày khởi tạo|tạo ngày',
    country: 'quốc gia|nước|đất nước',
    phone: 'điện thoại|số điện thoại|sđt|số đt|di động|điện thoại di động|hotline',
    currency: 'tiền tệ|loại tiền|đơn vị tiền tệ|loại tiền tệ|mã tiền tệ',
    amount: 'số tiền|tổng tiền|thành tiền|tổng cộng',
    product: 'sản phẩm|tên sản phẩm|mặt hàng|gói|gói dịch vụ|dịch vụ|tên hàng|mã hàng|hàng hóa',
    quantity: 'số lượng|sl',
    kind: 'loại|kiểu|phân loại|hình thức',
    type: 'loại',
    source:
      'nguồn|nguồn khách hàng|nguồn khách|kênh|nguồn lead|kênh tiếp cận|nguồn gốc|kênh tiếp thị',
    at: 'ngày|thời gian|ngày giờ|thời điểm|tháng|kỳ|ngày tháng',
    subject: 'chủ đề|tiêu đề|tóm tắt',
    body: 'nội dung|ghi chú|chi tiết|bình luận|mô tả chi tiết',
    priority: 'mức ưu tiên|độ ưu tiên|ưu tiên|mức độ ưu tiên',
    closed: 'ngày đóng|ngày kết thúc|thời gian đóng|ngày hoàn thành',
  },
  account: {
    id: 'mã số thuế|mst',
    region: 'vùng|khu vực|miền|tỉnh|bang|tỉnh thành|vùng miền|tỉnh thành phố|địa bàn',
    city: 'thành phố|quận|huyện|quận huyện',
    postal_code: 'mã bưu điện|mã bưu chính|mã zip',
    industry:
      'ngành|ngành nghề|lĩnh vực|ngành nghề kinh doanh|lĩnh vực hoạt động|lĩnh vực kinh doanh|ngành kinh doanh|ngành hàng|ngành công nghiệp',
    employees:
      'số nhân viên|nhân viên|số lượng nhân viên|quy mô nhân sự|quy mô|số nhân sự|nhân sự|quy mô công ty|số lao động|số người lao động',
    revenue: 'doanh thu|doanh thu năm|doanh thu hàng năm|doanh thu hằng năm|doanh số năm',
    founded: 'năm thành lập|thành lập|ngày thành lập',
    ownership: 'loại hình doanh nghiệp|hình thức sở hữu|loại hình|sở hữu|loại hình công ty',
    business_model: 'mô hình kinh doanh|mô hình hoạt động',
    technologies: 'công nghệ|công nghệ sử dụng|phần mềm sử dụng|nền tảng công nghệ|công cụ sử dụng',
    description: 'mô tả|giới thiệu công ty|mô tả công ty',
    parent_id: 'mã công ty mẹ',
    parent_name: 'công ty mẹ|tập đoàn|trực thuộc|công ty con của',
    address: 'địa chỉ|địa chỉ công ty|địa chỉ thanh toán|đường',
    type: 'loại khách hàng|loại công ty|loại tài khoản',
    lifecycle:
      'giai đoạn vòng đời|vòng đời|trạng thái|tình trạng|trạng thái khách hàng|tình trạng khách hàng',
    last_activity:
      'hoạt động gần nhất|hoạt động cuối|ngày hoạt động gần nhất|ngày hoạt động cuối|tương tác gần nhất',
    outcome: 'kết quả|chuyển đổi|đã chuyển đổi|đã mua|là khách hàng|đã mua hàng',
    churned:
      'rời bỏ|đã rời bỏ|khách rời bỏ|khách hàng rời bỏ|khách hàng đã rời bỏ|rời đi|đã rời đi|hủy|đã hủy|hủy dịch vụ|đã hủy dịch vụ|ngừng sử dụng|đã ngừng sử dụng|ngừng dịch vụ|churn',
    churned_at:
      'ngày rời bỏ|ngày rời đi|ngày hủy|ngày hủy dịch vụ|ngày ngừng sử dụng|ngày ngừng dịch vụ|hủy lúc|thời điểm hủy',
  },
  contact: {
    name: 'người liên hệ|tên liên hệ|tên người liên hệ|liên hệ',
    email: 'thư điện tử|địa chỉ email|email công việc|email liên hệ|hộp thư',
    title: 'chức danh|chức vụ|vị trí|vị trí công việc|nghề nghiệp',
    department: 'phòng ban|phòng|bộ phận|khối',
    role: 'vai trò|vai trò mua hàng|vai trò quyết định',
  },
  deal: {
    name: 'tên giao dịch|giao dịch|cơ hội|tên cơ hội|thương vụ|tên thương vụ|cơ hội bán hàng',
    stage: 'giai đoạn|giai đoạn giao dịch|giai đoạn bán hàng|giai đoạn cơ hội|bước bán hàng',
    status:
      'trạng thái|tình trạng|trạng thái giao dịch|thắng thua|kết quả giao dịch|tình trạng giao dịch|kết quả|trạng thái bán hàng|tình trạng bán hàng|kết quả bán hàng',
    amount:
      'giá trị|giá trị giao dịch|giá trị hợp đồng|giá trị cơ hội|giá trị thương vụ|giá trị hợp đồng dự kiến|giá trị dự kiến|giá trị báo giá|số tiền dự kiến|doanh số dự kiến',
    pipeline: 'quy trình bán hàng|quy trình|phễu|phễu bán hàng',
    type: 'loại giao dịch|loại cơ hội|loại hợp đồng',
    lost_reason: 'lý do thua|lý do thất bại|lý do mất|lý do|lý do không mua|lý do thua cuộc',
    probability:
      'xác suất|xác suất thắng|khả năng thắng|tỷ lệ thắng|tỷ lệ thành công|xác suất thành công|khả năng thành công|tỉ lệ thành công',
    created:
      'ngày mở|ngày bắt đầu|ngày tiếp cận|ngày mở giao dịch|ngày liên hệ đầu tiên|ngày báo giá|ngày gửi báo giá|ngày liên hệ|ngày tiếp cận đầu tiên',
    closed:
      'ngày chốt|ngày đóng giao dịch|ngày ký|ngày ký hợp đồng|ngày chốt dự kiến|ngày dự kiến đóng|ngày kỳ vọng kết thúc|ngày kỳ vọng|ngày dự kiến chốt|ngày thắng thua|ngày thực tế đóng',
  },
  stage_change: {
    stage: 'giai đoạn mới',
    entered: 'ngày vào giai đoạn|ngày chuyển giai đoạn|thời điểm chuyển',
  },
  activity: {
    kind: 'loại hoạt động|hoạt động|loại tương tác|kiểu hoạt động',
    at: 'ngày hoạt động|thời gian hoạt động|ngày gọi|ngày gặp|ngày tương tác',
    subject: 'chủ đề hoạt động',
    body: 'nội dung hoạt động|nội dung cuộc gọi',
  },
  invoice: {
    id: 'mã hóa đơn|số hóa đơn|mã đơn hàng|số đơn hàng|mã đơn|hóa đơn|đơn hàng|mã thanh toán',
    at: 'ngày hóa đơn|ngày xuất hóa đơn|ngày đặt hàng|ngày mua|ngày thanh toán|ngày bán|ngày lập',
    amount:
      'doanh số|số tiền thanh toán|tổng thanh toán|giá trị đơn hàng|tổng hóa đơn|tiền hàng|giá trị hóa đơn',
    profit: 'lợi nhuận|lãi|lãi gộp|lợi nhuận gộp|biên lợi nhuận',
    discount: 'chiết khấu|giảm giá|khuyến mãi|tỷ lệ chiết khấu',
  },
  cost: {
    at: 'ngày chi|ngày chi phí|ngày phát sinh',
    amount: 'chi phí|số tiền chi|tổng chi phí|chi phí phục vụ',
    kind: 'loại chi phí|khoản mục chi phí|hạng mục chi',
  },
  ticket: {
    id: 'mã yêu cầu|mã phiếu|số phiếu|mã ticket|mã sự cố',
    opened: 'ngày mở yêu cầu|ngày tiếp nhận|ngày yêu cầu|mở lúc',
    closed: 'ngày giải quyết|ngày xử lý xong|ngày xử lý',
    kind: 'loại yêu cầu|loại sự cố|loại phiếu',
    subject: 'vấn đề|tiêu đề yêu cầu|yêu cầu|sự cố',
  },
  usage: {
    at: 'ngày sử dụng|tuần|tháng sử dụng',
    feature: 'tính năng|chức năng|tên tính năng|mô đun|phân hệ',
    quantity: 'số lần|số lần sử dụng|lượt sử dụng|lượt dùng|số lượt|số phiên|số lần đăng nhập',
    users: 'số người dùng|người dùng|người dùng hoạt động',
  },
  referral: {
    account_id: 'mã người giới thiệu|mã khách giới thiệu',
    account_name: 'người giới thiệu|khách hàng giới thiệu|được giới thiệu bởi|bên giới thiệu',
    referred_id: 'mã khách được giới thiệu',
    referred_name:
      'khách được giới thiệu|được giới thiệu|khách hàng được giới thiệu|khách hàng mới|công ty được giới thiệu',
    referred_domain: 'tên miền được giới thiệu',
    at: 'ngày giới thiệu',
  },
  technology: {
    technology: 'tên công nghệ|phần mềm|công cụ|tên phần mềm',
    at: 'ngày phát hiện|phát hiện',
  },
  note: { id: 'mã ghi chú', at: 'ngày ghi chú', body: 'nội dung ghi chú' },
  answer: {
    at: 'ngày khảo sát|ngày trả lời|ngày đánh giá|ngày phản hồi',
    question: 'câu hỏi|khảo sát|tên khảo sát|loại khảo sát',
    score: 'điểm|điểm số|điểm hài lòng|mức hài lòng|đánh giá|điểm đánh giá',
    text: 'câu trả lời|trả lời|phản hồi|góp ý|ý kiến',
  },
  accountTraits: 'phân khúc|phân khúc khách hàng|nhóm khách hàng|hạng khách hàng|phân hạng',
  after:
    /(gần nhất|gần đây|lần cuối|cuối cùng|mới nhất)$|^(số|tổng số) (giao dịch|cơ hội|đơn hàng)|^tổng doanh thu|^vòng đời|rời bỏ|^lý do (thắng|thua)|^ngày (chốt|gia hạn)|giá trị trọn đời|^(ngày|thời gian|người) (sửa|cập nhật|chỉnh sửa)|^là khách hàng từ|^số ngày (không|chưa)|^giá trị đơn hàng$|kỳ vọng$|^doanh số thực tế/,
  planned: /dự kiến|kỳ vọng/,
  asks: {
    score: /(khả năng|sẵn sàng|sẵn lòng).*giới thiệu|mức độ hài lòng/,
    text: /(lý do|vì sao|tại sao).*(điểm|đánh giá)|góp ý|cải thiện/,
  },
  rowNumber: 'stt|số thứ tự|tt',
  nameParts: 'tên riêng|tên đệm và tên|họ',
  noise: 'của|chính|thông tin|vnđ|đồng|triệu|tỷ|theo',
  files: {
    account: 'khách hàng|công ty|doanh nghiệp|khách hàng tiềm năng',
    contact: 'liên hệ|người liên hệ|danh bạ',
    deal: 'giao dịch|cơ hội|thương vụ',
    activity: 'hoạt động|cuộc gọi',
    invoice: 'hóa đơn|đơn hàng|thanh toán|bán hàng',
    cost: 'chi phí',
    ticket: 'yêu cầu hỗ trợ|hỗ trợ|phiếu',
    usage: 'sử dụng|mức sử dụng',
    referral: 'giới thiệu',
    technology: 'công nghệ',
    note: 'ghi chú',
    answer: 'khảo sát|hài lòng|đánh giá',
  },
}
