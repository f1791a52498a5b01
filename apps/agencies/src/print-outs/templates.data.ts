import type { PrintOutTemplate, TemplateBlock } from '@lien-nganh/kernel';

/** The shipped layouts. They were written for this platform; a province replaces them by its own forms. */

/** The day of Circular 05/2006/TT-BLĐTBXH, on which the teams rest. */
const CIRCULAR = '2006-06-22';

const ordinance = 'Căn cứ Pháp lệnh Phòng, chống mại dâm ngày 17 tháng 3 năm 2003';
const decree178 =
  'Căn cứ Nghị định số 178/2004/NĐ-CP ngày 15 tháng 10 năm 2004 của Chính phủ quy định chi tiết thi hành một số điều của Pháp lệnh Phòng, chống mại dâm';
const circular =
  'Căn cứ Thông tư số 05/2006/TT-BLĐTBXH ngày 22 tháng 6 năm 2006 của Bộ Lao động - Thương binh và Xã hội';
const bases = [ordinance, decree178, circular];

const members = (spare: number): TemplateBlock => ({
  is: 'table',
  of: 'members',
  columns: [
    { head: 'Họ và tên', width: 3, text: '' },
    { head: 'Cơ quan', width: 3, text: '{agency}' },
    { head: 'Nhiệm vụ trong Đội', width: 2, text: '{role}' },
    { head: 'Số thẻ kiểm tra', width: 1.6, text: '{card}' },
  ],
  spare,
});

export const submission: readonly PrintOutTemplate[] = [
  {
    validFrom: CIRCULAR,
    ...{ type: 'TỜ TRÌNH', symbol: 'TTr-………', decidedBy: null, bases: [] },
    subject: 'Về việc thành lập Đội kiểm tra liên ngành 178',
    addressees: ['Chủ tịch Ủy ban nhân dân tỉnh'],
    body: [
      {
        is: 'paragraph',
        text: 'Thực hiện Nghị định số 178/2004/NĐ-CP ngày 15 tháng 10 năm 2004 của Chính phủ và Thông tư số 05/2006/TT-BLĐTBXH ngày 22 tháng 6 năm 2006 của Bộ Lao động - Thương binh và Xã hội, {issuer} trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định thành lập Đội kiểm tra liên ngành 178 tỉnh như sau:',
      },
      { is: 'heading', text: '1. Sự cần thiết' },
      { is: 'lines', label: null, count: 5 },
      { is: 'heading', text: '2. Thành phần, cơ cấu của Đội' },
      {
        is: 'paragraph',
        text: 'Đội có một Đội trưởng, Đội phó và các thành viên kiêm nhiệm của các cơ quan, theo danh sách kèm theo.',
      },
      { is: 'lines', label: 'Các cơ quan cử người tham gia:', count: 3 },
      { is: 'heading', text: '3. Kinh phí, điều kiện hoạt động' },
      { is: 'lines', label: null, count: 3 },
      {
        is: 'paragraph',
        text: 'Hồ sơ kèm theo gồm: dự thảo Quyết định thành lập; dự thảo Quy chế tổ chức và hoạt động; danh sách thành viên. {issuer} kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định.',
      },
    ],
    signature: { authority: [], title: 'Thủ trưởng cơ quan' },
    recipients: ['Như trên', 'Lưu: VT'],
  },
];

export const draftDecision: readonly PrintOutTemplate[] = [
  {
    validFrom: CIRCULAR,
    ...{ type: 'QUYẾT ĐỊNH', symbol: 'QĐ-UBND', addressees: [] },
    subject: 'Về việc thành lập Đội kiểm tra liên ngành 178 tỉnh (dự thảo)',
    decidedBy: 'Chủ tịch Ủy ban nhân dân tỉnh',
    bases: [...bases, 'Theo đề nghị của {proposer}'],
    body: [
      {
        is: 'paragraph',
        lead: 'Điều 1.',
        text: 'Thành lập Đội kiểm tra liên ngành 178 tỉnh, gồm các ông, bà có tên trong danh sách sau đây:',
      },
      members(10),
      {
        is: 'paragraph',
        lead: 'Điều 2.',
        text: 'Đội kiểm tra liên ngành 178 hoạt động theo chế độ kiêm nhiệm, theo Quy chế ban hành kèm theo Quyết định này.',
      },
      {
        is: 'paragraph',
        lead: 'Điều 3.',
        text: 'Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Ủy ban nhân dân tỉnh, thủ trưởng các cơ quan có liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.',
      },
    ],
    signature: { authority: [], title: 'Chủ tịch' },
    recipients: ['Như Điều 3', 'Lưu: VT'],
  },
];

export const draftRegulation: readonly PrintOutTemplate[] = [
  {
    validFrom: CIRCULAR,
    ...{ type: 'QUY CHẾ', symbol: 'QC-………', addressees: [], decidedBy: null, bases: [] },
    subject: 'Tổ chức và hoạt động của Đội kiểm tra liên ngành 178 tỉnh (dự thảo)',
    body: [
      {
        is: 'paragraph',
        lead: 'Điều 1. Phạm vi.',
        text: 'Quy chế này quy định tổ chức, nhiệm vụ và chế độ làm việc của Đội kiểm tra liên ngành 178 (sau đây gọi là Đội).',
      },
      {
        is: 'paragraph',
        lead: 'Điều 2. Tổ chức.',
        text: 'Đội có một Đội trưởng, Đội phó và các thành viên làm việc theo chế độ kiêm nhiệm. Thành viên được cấp thẻ kiểm tra.',
      },
      {
        is: 'paragraph',
        lead: 'Điều 3. Kiểm tra.',
        text: 'Kiểm tra theo kế hoạch thực hiện theo kế hoạch đã được Chủ tịch Ủy ban nhân dân phê duyệt. Kiểm tra đột xuất do Đội trưởng quyết định khi có khiếu nại, tố cáo, có yêu cầu hoặc phát hiện dấu hiệu vi phạm, trên cơ sở báo cáo bằng văn bản. Mỗi cuộc kiểm tra có ít nhất ba thành viên tham gia; khi kiểm tra phải xuất trình thẻ và lập biên bản.',
      },
      {
        is: 'paragraph',
        lead: 'Điều 4. Xử lý.',
        text: 'Vụ việc vượt quá thẩm quyền hoặc có dấu hiệu tội phạm thì lập biên bản và chuyển hồ sơ đến cơ quan có thẩm quyền.',
      },
      {
        is: 'paragraph',
        lead: 'Điều 5. Chế độ báo cáo.',
        text: 'Đội báo cáo hằng quý, sáu tháng, hằng năm và đột xuất khi có yêu cầu.',
      },
      { is: 'paragraph', lead: 'Điều 6. Quan hệ phối hợp, kinh phí và tổ chức thực hiện.', text: '' },
      { is: 'lines', label: null, count: 8 },
    ],
    ...{ signature: null, recipients: [] },
  },
];

export const memberList: readonly PrintOutTemplate[] = [
  {
    validFrom: CIRCULAR,
    ...{ type: 'DANH SÁCH', symbol: 'DS-………', addressees: [], decidedBy: null, bases: [] },
    subject: 'Thành viên Đội kiểm tra liên ngành 178',
    body: [{ is: 'paragraph', when: 'decision', text: 'Theo Quyết định số {decision}, {decidedOn}.' }, members(8)],
    signature: { authority: [], title: 'Thủ trưởng cơ quan' },
    recipients: ['Lưu: VT'],
  },
];

export const meetingMinutes: readonly PrintOutTemplate[] = [
  {
    validFrom: CIRCULAR,
    ...{ type: 'BIÊN BẢN', symbol: 'BB-………', addressees: [], decidedBy: null, bases: [] },
    subject: 'Họp {subject}',
    body: [
      { is: 'paragraph', text: 'Thời gian: hồi …… giờ …… phút, {on}.', align: 'left' },
      { is: 'lines', label: 'Địa điểm:', count: 1 },
      { is: 'heading', text: 'I. Thành phần dự họp' },
      { is: 'paragraph', text: 'Cơ quan chủ trì: {issuer}.' },
      {
        is: 'table',
        of: 'agencies',
        columns: [
          { head: 'Cơ quan', width: 4, text: '{agency}' },
          { head: 'Họ và tên, chức vụ người dự', width: 5, text: '' },
        ],
        spare: 2,
      },
      { is: 'lines', label: 'Chủ trì (họ và tên, chức vụ):', count: 1 },
      { is: 'lines', label: 'Thư ký (họ và tên, chức vụ):', count: 1 },
      { is: 'heading', text: 'II. Nội dung' },
      { is: 'lines', label: null, count: 10 },
      { is: 'heading', text: 'III. Kết luận' },
      {
        is: 'table',
        of: 'tasks',
        columns: [
          { head: 'Việc phải làm', width: 5, text: '{task}' },
          { head: 'Cơ quan thực hiện', width: 3, text: '{agency}' },
          { head: 'Thời hạn', width: 1.6, text: '{dueOn}' },
        ],
        spare: 5,
      },
      { is: 'paragraph', text: 'Cuộc họp kết thúc hồi …… giờ …… phút cùng ngày.' },
      { is: 'signatories', titles: ['THƯ KÝ', 'CHỦ TRÌ'] },
    ],
    ...{ signature: null, recipients: [] },
  },
];

export const urgingLetter: readonly PrintOutTemplate[] = [
  {
    validFrom: CIRCULAR,
    ...{ type: null, symbol: '………', decidedBy: null, bases: [], addressees: ['{addressee}'] },
    subject: 'đôn đốc thực hiện Văn bản số {document}',
    body: [
      {
        is: 'paragraph',
        text: 'Theo Văn bản số {document} ban hành {issuedOn}, {addressee} được giao nhiệm vụ sau đây:',
      },
      { is: 'paragraph', text: '“{words}”' },
      { is: 'paragraph', when: 'dueOn', text: 'Thời hạn hoàn thành: {dueOn}.' },
      { is: 'paragraph', unless: 'progressOn', text: 'Đến nay, {issuer} chưa nhận được thông tin về việc thực hiện.' },
      { is: 'paragraph', when: 'progressOn', text: 'Thông tin gần nhất về việc thực hiện: {progressOn}.' },
      {
        is: 'paragraph',
        text: 'Đề nghị {addressee} khẩn trương thực hiện và báo cáo kết quả trước …… giờ, ngày …… tháng …… năm ………; nếu có khó khăn, vướng mắc, nêu rõ nguyên nhân và kiến nghị.',
      },
    ],
    signature: { authority: [], title: 'Thủ trưởng cơ quan' },
    recipients: ['Như trên', 'Lưu: VT'],
  },
];

const invitationShell = {
  ...{ type: 'GIẤY MỜI', symbol: 'GM-………', decidedBy: null, bases: [], addressees: [] },
  signature: { authority: [], title: 'Thủ trưởng cơ quan' },
  recipients: ['Như trên', 'Lưu: VT'],
} as const;

export const invitation: readonly PrintOutTemplate[] = [
  {
    ...invitationShell,
    validFrom: CIRCULAR,
    subject: '{subject}',
    body: [
      { is: 'paragraph', when: 'meeting', text: '{issuer} trân trọng kính mời đại diện các cơ quan sau đây dự họp:' },
      {
        is: 'paragraph',
        when: 'training',
        text: '{issuer} trân trọng kính mời đại diện các cơ quan sau đây dự lớp tập huấn:',
      },
      { is: 'list', of: 'invited', text: '{agency}' },
      { is: 'lines', label: 'Thành phần khác:', count: 2 },
      { is: 'paragraph', lead: 'Nội dung:', text: '{subject}.', align: 'left' },
      { is: 'paragraph', lead: 'Thời gian:', text: '{at}, {on}.', align: 'left' },
      { is: 'paragraph', lead: 'Địa điểm:', text: '{place}.', align: 'left' },
      { is: 'paragraph', when: 'asks', lead: 'Đề nghị chuẩn bị:', text: '{asks}.', align: 'left' },
      { is: 'paragraph', text: 'Đề nghị các đại biểu đến dự đúng thời gian, thành phần.' },
    ],
  },
];

const planShell = {
  ...{ symbol: 'KH-………', addressees: [], decidedBy: null, bases: [] },
  signature: { authority: [], title: 'Thủ trưởng cơ quan' },
  recipients: ['Các cơ quan có liên quan', 'Lưu: VT'],
} as const;

export const plan: readonly PrintOutTemplate[] = [
  {
    ...{ ...planShell, validFrom: CIRCULAR, type: 'KẾ HOẠCH' },
    subject: 'Phòng, chống mại dâm tại {unit}',
    body: [
      { is: 'paragraph', text: 'Thời gian thực hiện: {from} đến {until}.' },
      { is: 'paragraph', when: 'continued', text: 'Kế hoạch này tiếp tục kế hoạch của kỳ trước.' },
      { is: 'paragraph', when: 'revisedFrom', text: 'Nội dung đã được điều chỉnh từ {revisedFrom}.' },
      { is: 'heading', text: 'I. Mục đích, yêu cầu' },
      { is: 'lines', label: null, count: 4 },
      { is: 'heading', text: 'II. Chỉ tiêu' },
      {
        is: 'table',
        of: 'targets',
        columns: [
          { head: 'Chỉ tiêu', width: 5, text: '{indicator}' },
          { head: 'Địa bàn', width: 3, text: '{unit}' },
          { head: 'Kế hoạch', width: 1.6, text: '{target}' },
        ],
        spare: 0,
      },
      { is: 'heading', text: 'III. Nội dung, giải pháp' },
      { is: 'lines', label: null, count: 6 },
      { is: 'heading', text: 'IV. Kinh phí' },
      {
        is: 'table',
        of: 'budget',
        columns: [
          { head: 'Mục chi', width: 5, text: '{purpose}' },
          { head: 'Nguồn', width: 2.6, text: '{source}' },
          { head: 'Đề nghị', width: 2.2, text: '{asked}' },
        ],
        spare: 1,
      },
      { is: 'heading', text: 'V. Tổ chức thực hiện' },
      { is: 'lines', label: null, count: 4 },
    ],
  },
];

export const planRevision: readonly PrintOutTemplate[] = [
  {
    ...{ ...planShell, validFrom: CIRCULAR, type: 'BIỂU SO SÁNH', symbol: 'BSS-………' },
    subject: 'Chỉ tiêu kế hoạch điều chỉnh từ {revisedFrom} tại {unit}',
    body: [
      { is: 'paragraph', text: 'Kế hoạch số {plan}, so với Kế hoạch số {before} trước khi điều chỉnh:' },
      {
        is: 'table',
        of: 'changes',
        columns: [
          { head: 'Chỉ tiêu', width: 3.6, text: '{indicator}' },
          { head: 'Địa bàn', width: 2.2, text: '{unit}' },
          { head: 'Trước điều chỉnh', width: 1.6, text: '{before}' },
          { head: 'Sau điều chỉnh', width: 1.6, text: '{after}' },
          { head: 'Tăng, giảm', width: 1.6, text: '{change}' },
        ],
        spare: 0,
      },
      { is: 'lines', label: 'Lý do điều chỉnh:', count: 3 },
    ],
  },
];
