import { defineRefusals } from '@lien-nganh/kernel';
import { paymentRefusals } from './fines/payment-refusals.ts';
import { refusalsBeside } from './refusals-beside.ts';

const circular = 'Thông tư 05/2006/TT-BLĐTBXH';
const law = 'Luật Xử lý vi phạm hành chính số 15/2012/QH13';

export const refusals = defineRefusals({
  // what it is about
  'unit-exists-on-that-day': {
    vi: 'Đơn vị hành chính này không tồn tại vào ngày đó.',
    en: 'There was no such administrative unit on that day.',
  },
  'agency-exists-on-that-day': {
    vi: 'Có cơ quan được nêu không tồn tại vào ngày đó.',
    en: 'An agency that was named did not exist on that day.',
  },
  'establishment-is-known': {
    vi: 'Kiểm tra cơ sở phải nêu một cơ sở đã đăng ký; kiểm tra nơi công cộng thì không nêu cơ sở.',
    en: 'An inspection of an establishment names a registered one; one of a public place names none.',
  },
  'place-lies-in-its-unit': {
    vi: 'Cơ sở không nằm trong đơn vị hành chính này vào ngày đó.',
    en: 'The establishment does not lie in this unit on that day.',
  },
  'open-on-that-day': {
    vi: 'Cơ sở chưa mở hoặc đã ngừng hoạt động vào ngày kiểm tra.',
    en: 'The establishment had not opened, or had ceased, on the day of the visit.',
  },
  'outside-its-days-needs-a-note': {
    vi: 'Kiểm tra cơ sở trước ngày mở hoặc sau ngày ngừng hoạt động thì phải ghi chú lý do.',
    en: 'A visit before a place opened or after it ceased needs a note that says why.',
  },
  'obligation-is-known': {
    vi: 'Có nhiệm vụ được gắn không nằm trong văn bản chỉ đạo nào.',
    en: 'No directive lays down an obligation that was linked.',
  },
  'crew-is-known': {
    vi: 'Có thành viên đoàn kiểm tra không có trong danh sách vào ngày đó.',
    en: 'A member of the crew is not known on that day.',
  },
  'leader-is-in-the-crew': {
    vi: 'Người dẫn đầu phải là thành viên của đoàn kiểm tra.',
    en: 'The leader must be a member of the crew.',
  },
  'earlier-inspection-is-known': {
    vi: 'Kiểm tra lại phải nêu cuộc kiểm tra trước đó.',
    en: 'A re-inspection names the inspection before it.',
  },

  // what the rules of the body ask; those of a text are data, and the refusal names it
  'at-least-three-members': {
    vi: 'Số thành viên tham gia kiểm tra vào ngày đó ít hơn mức tối thiểu theo quy định.',
    en: 'Fewer members take part on that day than the rules ask for.',
  },
  'team-stands-on-that-day': {
    vi: 'Đội kiểm tra liên ngành 178 phải được thành lập và còn hoạt động vào ngày kiểm tra.',
    en: 'The Team 178 must have been set up and not be dissolved on the day of the inspection.',
    source: circular,
  },
  'planned-inspection-follows-a-plan': {
    vi: 'Kiểm tra theo kế hoạch phải nêu kế hoạch do Chủ tịch Ủy ban nhân dân phê duyệt.',
    en: "A planned inspection names the plan that the chairman of the People's Committee approved.",
  },
  'plan-allows-the-inspection': {
    vi: 'Kế hoạch được nêu phải là kế hoạch đã phê duyệt mà người lập được biết, của đúng Đội hoặc cơ quan chủ trì và có kỳ gồm ngày dự kiến kiểm tra.',
    en: 'The plan that is named must be approved, known to who plans, of that team or lead, and its period must hold the planned day.',
  },
  'surprise-has-its-ground-and-report': {
    vi: 'Kiểm tra đột xuất phải có căn cứ (đơn khiếu nại, yêu cầu hoặc dấu hiệu) và báo cáo bằng văn bản.',
    en: 'A surprise inspection needs a ground (a complaint, a request or signs) and a written report.',
  },
  'leader-decides-a-surprise': {
    vi: 'Kiểm tra đột xuất do đội trưởng hoặc người dẫn đầu đoàn quyết định.',
    en: 'A surprise inspection is decided by its leader, of a team by the team’s.',
  },
  'signed-by-the-crew': {
    vi: 'Người ký biên bản phải là thành viên đoàn kiểm tra vào ngày đó.',
    en: 'Who signs the minutes must be of the crew on that day.',
    source: circular,
  },
  'approved-before-it-began': {
    vi: 'Cuộc kiểm tra phải được phê duyệt trước khi tiến hành.',
    en: 'The inspection must be approved before it begins.',
    source: circular,
  },

  // preparing
  'known-only-to-the-team': {
    vi: 'Chỉ người dẫn đầu, thành viên đoàn hoặc người đứng đầu cơ quan chịu trách nhiệm mới được lập hồ sơ kiểm tra chưa công bố.',
    en: 'An undisclosed inspection is written only by its leader, a member of its crew or the head of the body that answers for it.',
  },
  'planned-for-a-coming-day': {
    vi: 'Ngày dự kiến kiểm tra không được trước ngày hôm nay.',
    en: 'The planned day must not lie before today.',
  },
  'inspection-awaits-approval': {
    vi: 'Chỉ phê duyệt khi cuộc kiểm tra đang chờ phê duyệt.',
    en: 'Only an inspection that awaits approval can be approved.',
  },
  'approver-is-not-the-author': {
    vi: 'Người lập hồ sơ hoặc người đi kiểm tra không được tự phê duyệt; hãy nêu người đứng đầu khác của cơ quan hoặc của cấp trên.',
    en: 'Who wrote it or goes on it may not approve it: name another head of the body, or of the one above.',
  },
  'approver-may-approve': {
    vi: 'Người phê duyệt phải là người đứng đầu (hoặc cấp phó có tài khoản như người đứng đầu) của cơ quan lập Đội, cơ quan chủ trì, hoặc cơ quan cấp trên trực tiếp.',
    en: 'Who approves must be a head (or a deputy with such an account) of the body that set up the team or leads, or of one directly above.',
  },
  'inspection-is-approved': {
    vi: 'Chỉ thông báo cho cơ sở khi cuộc kiểm tra đã được phê duyệt.',
    en: 'Notice is given only of an approved inspection.',
  },
  'inspection-is-in-preparation': {
    vi: 'Cuộc kiểm tra không còn ở giai đoạn chuẩn bị.',
    en: 'The inspection is no longer in preparation.',
  },
  'inspection-is-open': {
    vi: 'Cuộc kiểm tra đã kết thúc hoặc đã bị rút.',
    en: 'The inspection has ended or was withdrawn.',
  },

  // what happened
  'happened-by-today': {
    vi: 'Không ghi nhận việc của ngày chưa đến.',
    en: 'What is recorded must have happened by today.',
  },
  'follows-what-it-rests-on': {
    vi: 'Ngày ghi không được trước ngày của việc mà nó dựa vào: biên bản và vi phạm không trước cuộc kiểm tra, quyết định không trước biên bản vi phạm, khiếu nại và thi hành không trước quyết định.',
    en: 'Nothing precedes what it rests on: minutes and violations the visit, a decision its violation records, complaints and execution the decision.',
  },
  'item-is-on-the-checklist': {
    vi: 'Có nội dung kiểm tra không nằm trong danh mục áp dụng vào ngày đó.',
    en: 'An item is not on the checklist that applied on that day.',
  },
  'part-is-of-a-participant': {
    vi: 'Kết quả của mỗi ngành phải do cơ quan tham gia kiểm tra ghi.',
    en: 'Each part belongs to an agency that takes part.',
  },
  'health-says-only-met-or-not': {
    vi: 'Ngành y tế chỉ ghi điều kiện có được đáp ứng hay không, không ghi nội dung chi tiết.',
    en: 'Health says only whether its conditions are met, never an item.',
  },
  'condoms-and-needles-are-no-evidence': {
    vi: 'Bao cao su và bơm kim tiêm không được coi là vi phạm hoặc tang vật.',
    en: 'Condoms and needles can be neither finding nor exhibit.',
    source: 'Luật Phòng, chống HIV/AIDS số 64/2006/QH11',
  },
  'inspection-is-disclosed': {
    vi: 'Cuộc kiểm tra chưa kết thúc hoặc đã bị rút.',
    en: 'The inspection has not ended, or was withdrawn.',
  },

  // parts of the participants, corrections
  'part-is-ones-own': {
    vi: 'Mỗi cơ quan chỉ xác nhận, sửa hoặc phủ nhận phần của mình, hoặc của cơ quan đã kết thúc mà mình kế thừa.',
    en: 'An agency confirms, corrects or denies its own part only, or that of one that has ended and whose place it took.',
  },
  'part-awaits-a-word': {
    vi: 'Phần này đã được xác nhận hoặc phủ nhận.',
    en: 'This part was confirmed or denied already.',
  },
  'participant-is-new': {
    vi: 'Cơ quan này đã có tên trong cuộc kiểm tra.',
    en: 'This agency takes part already.',
  },
  'correction-changes-something': {
    vi: 'Nội dung sửa không khác với bản ghi hiện tại.',
    en: 'The correction changes nothing.',
  },
  'leader-or-approver-withdraws': {
    vi: 'Trước khi công bố, chỉ người dẫn đầu hoặc người phê duyệt được rút cuộc kiểm tra.',
    en: 'Before it is disclosed only the leader or who approves it may withdraw an inspection.',
  },
  'placement-follows-the-lineage': {
    vi: 'Đơn vị trên bản đồ mới phải là đơn vị kế thừa một phần của đơn vị cũ.',
    en: 'The unit on the later map must have taken over a part of the former one.',
  },

  // violations and sanctions
  'violation-is-open': {
    vi: 'Không có vi phạm này, hoặc vi phạm đã được quyết định, chuyển hồ sơ hoặc bỏ.',
    en: 'There is no such violation, or it was decided, transferred or dropped.',
  },
  'one-main-sanction-per-violation': {
    vi: 'Mỗi hành vi vi phạm chỉ bị xử phạt một lần, với đúng một hình thức xử phạt chính.',
    en: 'Each violation is sanctioned once, with exactly one main sanction.',
    source: `${law}, Điều 3 và Điều 21`,
  },
  'legal-basis-applied-on-that-day': {
    vi: 'Căn cứ pháp lý không có hiệu lực vào ngày lập biên bản vi phạm.',
    en: 'The legal basis did not apply on the day of the violation record.',
    source: law,
  },
  'fine-has-an-amount': {
    vi: 'Phạt tiền phải ghi số tiền; hình thức khác thì không ghi số tiền.',
    en: 'A fine has an amount; any other main sanction has none.',
  },
  'sanction-is-of-its-basis': {
    vi: 'Hình thức xử phạt chính không có trong căn cứ pháp lý.',
    en: 'The legal basis does not allow this main sanction.',
    source: law,
  },
  'fine-is-in-the-range': {
    vi: 'Mức phạt nằm ngoài khung phạt của căn cứ pháp lý.',
    en: 'The fine lies outside the range of its legal basis.',
    source: law,
  },
  'signatory-keeps-to-the-ceiling': {
    vi: 'Mức phạt vượt thẩm quyền của người ký.',
    en: "The fine exceeds the signatory's ceiling.",
    source: `${law}, Điều 52`,
  },
  'decided-within-the-term': {
    vi: 'Quyết định xử phạt được ban hành ngoài thời hạn kể từ ngày lập biên bản.',
    en: 'The decision was made outside the term that runs from the violation record.',
    source: `${law}, Điều 66`,
  },
  'outside-the-rules-needs-a-reason': {
    vi: 'Quyết định nằm ngoài khung phạt, thẩm quyền hoặc thời hạn thì phải ghi lý do.',
    en: 'A decision outside range, ceiling or term needs a reason.',
  },
  'decision-is-known': {
    vi: 'Không có quyết định xử phạt này trong cuộc kiểm tra.',
    en: 'This inspection has no such sanction decision.',
  },
  'execution-follows-its-order': {
    vi: 'Bước thi hành này không thể theo sau trạng thái hiện tại của quyết định.',
    en: 'This step cannot follow where the decision stands.',
    source: law,
  },
  'complaint-is-open': {
    vi: 'Không có khiếu nại này, hoặc khiếu nại đã được giải quyết.',
    en: 'There is no such complaint, or it was settled.',
  },
  'entry-stands-alone': {
    vi: 'Không có mục này, hoặc mục khác còn dựa vào nó.',
    en: 'There is no such entry, or another one rests on it.',
  },
  ...paymentRefusals,
  ...refusalsBeside,
});
