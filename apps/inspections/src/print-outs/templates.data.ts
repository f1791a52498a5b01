import type { PrintOutTemplate, TemplateBlock } from '@lien-nganh/kernel';

/** The shipped layouts. They were written for this platform; a province replaces them by its own forms. */

const ordinance = 'Căn cứ Pháp lệnh Phòng, chống mại dâm ngày 17 tháng 3 năm 2003';
const decree178 =
  'Căn cứ Nghị định số 178/2004/NĐ-CP ngày 15 tháng 10 năm 2004 của Chính phủ quy định chi tiết thi hành một số điều của Pháp lệnh Phòng, chống mại dâm';
const law2012 = 'Căn cứ Luật Xử lý vi phạm hành chính ngày 20 tháng 6 năm 2012';
const ordinance2002 = 'Căn cứ Pháp lệnh Xử lý vi phạm hành chính ngày 02 tháng 7 năm 2002';

/** First days: of Decree 178/2004 as it is entered here, and of the Law on handling administrative violations. */
const DECREE = '2004-10-15';
const LAW = '2013-07-01';

const members: TemplateBlock = {
  is: 'table',
  of: 'members',
  columns: [
    { head: 'Họ và tên', width: 3, text: '' },
    { head: 'Cơ quan', width: 3, text: '{agency}' },
    { head: 'Nhiệm vụ', width: 2, text: '{role}' },
    { head: 'Số thẻ kiểm tra', width: 1.6, text: '{card}' },
  ],
  spare: 2,
};

const place: readonly TemplateBlock[] = [
  { is: 'paragraph', unless: 'publicPlace', text: 'Tên cơ sở: {siteName}', align: 'left' },
  { is: 'paragraph', unless: 'publicPlace', text: 'Địa chỉ: {siteAddress}', align: 'left' },
  { is: 'paragraph', unless: 'publicPlace', text: 'Loại hình kinh doanh: {siteKind}', align: 'left' },
  { is: 'lines', when: 'publicPlace', label: 'Địa điểm công cộng:', count: 2 },
  { is: 'paragraph', text: 'Địa bàn: {unit}', align: 'left' },
];

const modes: TemplateBlock = {
  is: 'boxes',
  label: 'Hình thức kiểm tra:',
  place: 'mode',
  choices: [
    { says: 'planned', text: 'theo kế hoạch' },
    { says: 'surprise', text: 'đột xuất' },
    { says: 're-inspection', text: 'kiểm tra lại' },
  ],
};

export const inspectionDecision: readonly PrintOutTemplate[] = [
  {
    validFrom: DECREE,
    ...{ type: 'QUYẾT ĐỊNH', symbol: 'QĐ-………', addressees: [] },
    subject: 'Về việc kiểm tra việc chấp hành pháp luật về phòng, chống mại dâm',
    decidedBy: '{decider}',
    bases: [ordinance, decree178, 'Căn cứ {ground}'],
    body: [
      {
        is: 'paragraph',
        lead: 'Điều 1.',
        text: 'Kiểm tra việc chấp hành pháp luật về phòng, chống mại dâm đối với:',
      },
      ...place,
      { is: 'lines', unless: 'publicPlace', label: 'Chủ cơ sở hoặc người đại diện:', count: 1 },
      modes,
      { is: 'paragraph', lead: 'Điều 2.', text: '{group} tiến hành kiểm tra, gồm các ông, bà có tên sau đây:' },
      members,
      { is: 'paragraph', lead: 'Điều 3.', text: 'Thời gian kiểm tra: {plannedFor}. Nội dung kiểm tra:' },
      { is: 'lines', label: null, count: 3 },
      {
        is: 'paragraph',
        lead: 'Điều 4.',
        text: 'Quyết định này có hiệu lực kể từ ngày ký. {group}, cơ sở được kiểm tra và các cơ quan, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này.',
      },
    ],
    signature: { authority: [], title: '{decider}' },
    recipients: ['Như Điều 4', 'Lưu: VT'],
  },
];

export const inspectionNotice: readonly PrintOutTemplate[] = [
  {
    validFrom: DECREE,
    ...{ type: 'THÔNG BÁO', symbol: 'TB-………', decidedBy: null, bases: [] },
    subject: 'Về việc kiểm tra việc chấp hành pháp luật về phòng, chống mại dâm',
    addressees: ['{siteName}'],
    body: [
      {
        is: 'paragraph',
        text: 'Thực hiện {ground}, {group} thông báo tiến hành kiểm tra việc chấp hành pháp luật về phòng, chống mại dâm tại cơ sở sau đây:',
      },
      ...place,
      { is: 'paragraph', text: 'Thời gian kiểm tra: …… giờ …… phút, {plannedFor}.' },
      {
        is: 'paragraph',
        text: 'Đề nghị chủ cơ sở hoặc người đại diện theo pháp luật có mặt để làm việc và chuẩn bị các hồ sơ, giấy tờ sau đây:',
      },
      { is: 'lines', label: null, count: 4 },
    ],
    signature: { authority: [], title: '{decider}' },
    recipients: ['Như trên', 'Lưu: VT'],
  },
];

export const minutes: readonly PrintOutTemplate[] = [
  {
    validFrom: DECREE,
    ...{ type: 'BIÊN BẢN', symbol: 'BB-………', addressees: [], decidedBy: null, bases: [] },
    subject: 'Kiểm tra việc chấp hành pháp luật về phòng, chống mại dâm',
    body: [
      { is: 'paragraph', text: 'Hôm nay, hồi …… giờ …… phút, {on}, {group} tiến hành kiểm tra tại:' },
      ...place,
      modes,
      { is: 'heading', text: 'I. Thành phần kiểm tra' },
      members,
      { is: 'heading', text: 'II. Đại diện cơ sở và người chứng kiến' },
      { is: 'lines', label: 'Đại diện cơ sở (họ và tên, chức vụ):', count: 2 },
      { is: 'lines', label: 'Người chứng kiến (nếu có):', count: 1 },
      { is: 'heading', text: 'III. Nội dung và kết quả kiểm tra' },
      {
        is: 'table',
        of: 'items',
        columns: [
          { head: 'Nội dung kiểm tra', width: 5, text: '{item}' },
          { head: 'Cơ quan kiểm tra', width: 2.4, text: '{agency}' },
          { head: 'Đạt', width: 1, text: '{met}' },
          { head: 'Không đạt', width: 1, text: '{notMet}' },
          { head: 'Không áp dụng', width: 1, text: '{notApplicable}' },
        ],
        spare: 2,
      },
      {
        is: 'boxes',
        label: 'Điều kiện do ngành Y tế kiểm tra:',
        place: 'health',
        choices: [
          { says: 'met', text: 'đạt' },
          { says: 'not-met', text: 'không đạt' },
        ],
      },
      { is: 'heading', text: 'IV. Tang vật, phương tiện (nếu có)' },
      {
        is: 'table',
        of: 'exhibits',
        columns: [
          { head: 'Tên, đặc điểm', width: 5, text: '{what}' },
          { head: 'Số lượng', width: 1.4, text: '{quantity}' },
          { head: 'Tình trạng', width: 2.6, text: '' },
        ],
        spare: 2,
      },
      { is: 'heading', text: 'V. Nhận xét, kết luận' },
      { is: 'paragraph', when: 'reminded', text: 'Đã nhắc nhở cơ sở chấp hành quy định của pháp luật.' },
      { is: 'paragraph', when: 'note', text: '{note}' },
      { is: 'lines', label: null, count: 4 },
      { is: 'heading', text: 'VI. Ý kiến của đại diện cơ sở' },
      { is: 'lines', label: null, count: 3 },
      {
        is: 'paragraph',
        text: 'Biên bản kết thúc hồi …… giờ …… phút cùng ngày, được lập thành …… bản có giá trị như nhau, đã đọc lại cho những người có mặt cùng nghe, công nhận là đúng và ký tên dưới đây; cơ sở được kiểm tra giữ một bản.',
      },
      { is: 'signatories', titles: ['ĐẠI DIỆN CƠ SỞ', 'NGƯỜI CHỨNG KIẾN', 'ĐẠI DIỆN BÊN KIỂM TRA'] },
    ],
    ...{ signature: null, recipients: [] },
  },
];

export const violationRecord: readonly PrintOutTemplate[] = [
  {
    validFrom: DECREE,
    ...{ type: 'BIÊN BẢN', symbol: 'BB-VPHC', addressees: [], decidedBy: null, bases: [] },
    subject: 'Vi phạm hành chính',
    body: [
      { is: 'paragraph', text: 'Hôm nay, hồi …… giờ …… phút, {on}, tại:' },
      ...place,
      { is: 'paragraph', text: 'Căn cứ Biên bản kiểm tra số {minutes} lập {minutesOn}.' },
      { is: 'lines', label: 'Người lập biên bản (họ và tên, chức vụ, cơ quan):', count: 2 },
      { is: 'lines', label: 'Người chứng kiến (họ và tên, địa chỉ):', count: 2 },
      { is: 'heading', text: '1. Cá nhân, tổ chức vi phạm' },
      {
        is: 'boxes',
        label: null,
        place: 'offender',
        choices: [
          { says: 'individual', text: 'cá nhân' },
          { says: 'organisation', text: 'tổ chức' },
        ],
      },
      { is: 'lines', label: 'Họ và tên cá nhân hoặc tên tổ chức:', count: 1 },
      { is: 'lines', label: 'Ngày sinh, nghề nghiệp hoặc lĩnh vực hoạt động:', count: 1 },
      { is: 'lines', label: 'Địa chỉ:', count: 1 },
      { is: 'lines', label: 'Số giấy tờ tùy thân hoặc giấy đăng ký; ngày cấp, nơi cấp:', count: 1 },
      { is: 'heading', text: '2. Hành vi vi phạm hành chính' },
      { is: 'paragraph', when: 'act', text: '{act}.' },
      { is: 'lines', label: 'Mô tả hành vi; quy định bị vi phạm:', count: 4 },
      { is: 'heading', text: '3. Ý kiến trình bày' },
      { is: 'lines', label: 'Của cá nhân vi phạm hoặc đại diện tổ chức vi phạm:', count: 2 },
      { is: 'lines', label: 'Của người chứng kiến, người bị thiệt hại (nếu có):', count: 2 },
      { is: 'heading', text: '4. Biện pháp ngăn chặn; tang vật, phương tiện bị tạm giữ (nếu có)' },
      { is: 'lines', label: null, count: 2 },
      {
        is: 'paragraph',
        text: 'Biên bản lập xong hồi …… giờ …… phút cùng ngày, được lập thành …… bản có nội dung và giá trị như nhau, đã đọc lại cho những người có mặt cùng nghe, công nhận là đúng và ký tên dưới đây; giao cho cá nhân, tổ chức vi phạm một bản.',
      },
      { is: 'lines', label: 'Lý do không ký biên bản (nếu có):', count: 1 },
      { is: 'signatories', titles: ['NGƯỜI VI PHẠM HOẶC ĐẠI DIỆN TỔ CHỨC', 'NGƯỜI CHỨNG KIẾN', 'NGƯỜI LẬP BIÊN BẢN'] },
    ],
    ...{ signature: null, recipients: [] },
  },
];

const sanctionBody: readonly TemplateBlock[] = [
  { is: 'paragraph', lead: 'Điều 1.', text: 'Xử phạt vi phạm hành chính đối với:' },
  {
    is: 'boxes',
    label: null,
    place: 'offender',
    choices: [
      { says: 'individual', text: 'cá nhân' },
      { says: 'organisation', text: 'tổ chức' },
    ],
  },
  { is: 'lines', label: 'Họ và tên cá nhân hoặc tên tổ chức:', count: 1 },
  { is: 'lines', label: 'Địa chỉ:', count: 1 },
  { is: 'lines', label: 'Số giấy tờ tùy thân hoặc giấy đăng ký; ngày cấp, nơi cấp:', count: 1 },
  { is: 'paragraph', text: 'Đã thực hiện hành vi vi phạm hành chính và bị áp dụng các hình thức, biện pháp sau đây:' },
  {
    is: 'table',
    of: 'lines',
    columns: [
      { head: 'Hành vi vi phạm', width: 3, text: '{act}' },
      { head: 'Quy định áp dụng', width: 2.4, text: '{basis}' },
      { head: 'Hình thức xử phạt chính', width: 2, text: '{main}' },
      { head: 'Mức phạt tiền', width: 1.8, text: '{amount}' },
      { head: 'Hình thức bổ sung, biện pháp khắc phục hậu quả', width: 3, text: '{beside}' },
    ],
    spare: 0,
  },
  { is: 'paragraph', when: 'total', lead: 'Tổng mức phạt tiền:', text: '{total}.' },
  { is: 'lines', when: 'total', label: 'Bằng chữ:', count: 1 },
  { is: 'paragraph', lead: 'Điều 2.', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
  {
    is: 'paragraph',
    lead: 'Điều 3.',
    text: 'Quyết định này được giao cho cá nhân, tổ chức có tên tại Điều 1 để chấp hành trong thời hạn 10 ngày, kể từ ngày nhận được Quyết định; quá thời hạn này mà không tự nguyện chấp hành thì bị cưỡng chế thi hành. Cá nhân, tổ chức bị xử phạt có quyền khiếu nại hoặc khởi kiện hành chính đối với Quyết định này theo quy định của pháp luật.',
  },
  { is: 'lines', when: 'total', label: 'Nơi nộp tiền phạt:', count: 1 },
];

const sanctionShell = {
  ...{ type: 'QUYẾT ĐỊNH', symbol: 'QĐ-XPVPHC', addressees: [], subject: 'Xử phạt vi phạm hành chính' },
  decidedBy: '{decider}',
  body: sanctionBody,
  signature: { authority: [], title: 'Người ra quyết định' },
  recipients: ['Như Điều 3', 'Lưu: Hồ sơ'],
} as const;

export const sanctionDecision: readonly PrintOutTemplate[] = [
  { ...sanctionShell, validFrom: DECREE, bases: [ordinance2002, 'Căn cứ Biên bản vi phạm hành chính số {records}'] },
  { ...sanctionShell, validFrom: LAW, bases: [law2012, 'Căn cứ Biên bản vi phạm hành chính số {records}'] },
];

const transferBody = (rest: string): readonly TemplateBlock[] => [
  {
    is: 'paragraph',
    text: `${rest}, {issuer} chuyển đến quý cơ quan hồ sơ vụ việc được phát hiện qua kiểm tra {on} tại {unit}, có dấu hiệu tội phạm, để xem xét, giải quyết theo thẩm quyền.`,
  },
  { is: 'lines', label: 'Cá nhân, tổ chức có liên quan:', count: 2 },
  { is: 'paragraph', text: 'Hồ sơ kèm theo gồm:' },
  { is: 'list', of: 'papers', text: '{paper}' },
  { is: 'lines', label: 'Giấy tờ, tang vật khác:', count: 3 },
  { is: 'paragraph', text: 'Đề nghị quý cơ quan thông báo kết quả giải quyết cho {issuer} biết.' },
];

const transferShell = {
  ...{ type: null, symbol: '………', subject: 'chuyển hồ sơ vụ việc có dấu hiệu tội phạm', decidedBy: null, bases: [] },
  addressees: ['{to}'],
  signature: { authority: [], title: 'Thủ trưởng cơ quan' },
  recipients: ['Như trên', 'Lưu: VT, Hồ sơ'],
} as const;

export const transferLetter: readonly PrintOutTemplate[] = [
  { ...transferShell, validFrom: DECREE, body: transferBody('Thực hiện Pháp lệnh Xử lý vi phạm hành chính') },
  { ...transferShell, validFrom: LAW, body: transferBody('Thực hiện Điều 62 Luật Xử lý vi phạm hành chính') },
];

export const plan: readonly PrintOutTemplate[] = [
  {
    validFrom: DECREE,
    ...{ type: 'KẾ HOẠCH', symbol: 'KH-………', addressees: [], decidedBy: null, bases: [] },
    subject: 'Kiểm tra việc chấp hành pháp luật về phòng, chống mại dâm',
    body: [
      { is: 'heading', text: 'I. Mục đích, yêu cầu' },
      { is: 'lines', label: null, count: 4 },
      { is: 'heading', text: 'II. Thời gian và đối tượng kiểm tra' },
      { is: 'paragraph', text: 'Thời gian: từ {from} đến {until}.' },
      {
        is: 'table',
        of: 'sites',
        columns: [
          { head: 'Tên cơ sở', width: 3, text: '{siteName}' },
          { head: 'Địa chỉ', width: 3, text: '{siteAddress}' },
          { head: 'Loại hình', width: 1.8, text: '{siteKind}' },
          { head: 'Địa bàn', width: 1.8, text: '{unit}' },
          { head: 'Kiểm tra trước ngày', width: 1.5, text: '{by}' },
        ],
        spare: 0,
      },
      { is: 'heading', text: 'III. Nội dung kiểm tra' },
      { is: 'lines', label: null, count: 4 },
      { is: 'heading', text: 'IV. Tổ chức thực hiện' },
      { is: 'lines', label: null, count: 4 },
    ],
    signature: { authority: [], title: 'Thủ trưởng cơ quan' },
    recipients: ['Chủ tịch Ủy ban nhân dân (để phê duyệt)', 'Lưu: VT'],
  },
];
