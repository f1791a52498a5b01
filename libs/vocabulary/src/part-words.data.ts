import type { Sentences } from './text/sentences.ts';

/** Vietnamese and English of one value of a dimension. */
type Words = readonly [vi: string, en: string];

const levels = {
  province: ['cấp tỉnh', 'province'],
  district: ['cấp huyện', 'district'],
  commune: ['cấp xã', 'commune'],
} as const;

const kindsOfEstablishment = {
  hotel: ['khách sạn', 'hotel'],
  'guest-house': ['nhà khách', 'guest house'],
  motel: ['nhà nghỉ', 'motel'],
  restaurant: ['nhà hàng', 'restaurant'],
  'boarding-house': ['nhà trọ', 'boarding house'],
  'tourist-villa': ['biệt thự du lịch', 'tourist villa'],
  'tourist-apartment': ['căn hộ du lịch', 'tourist apartment'],
  'rented-apartment': ['căn hộ cho thuê', 'rented apartment'],
  'dance-hall': ['vũ trường', 'dance hall'],
  karaoke: ['karaoke', 'karaoke'],
  massage: ['xoa bóp', 'massage'],
  'steam-bath': ['tắm hơi', 'steam bath'],
  'hot-and-cold-bath': ['tắm nóng lạnh', 'hot and cold bath'],
  'air-conditioned-barber': ['cắt tóc máy lạnh', 'air-conditioned barber'],
  'dim-lit-cafe': ['cà phê đèn mờ', 'dim-lit café'],
  lodging: ['cơ sở lưu trú', 'lodging'],
  cafe: ['cà phê', 'café'],
  barber: ['cắt tóc', 'barber'],
  other: ['loại khác', 'other'],
} as const;

const yesAndNo = { yes: ['có', 'yes'], no: ['không', 'no'] } as const;
const sexes = { female: ['nữ', 'female'], male: ['nam', 'male'], 'not-told': ['không ghi', 'not told'] } as const;

const acts = {
  buying: ['mua dâm', 'buying sex'],
  selling: ['bán dâm', 'selling sex'],
  harbouring: ['chứa mại dâm', 'harbouring'],
  brokering: ['môi giới mại dâm', 'brokering'],
  organising: ['tổ chức mại dâm', 'organising'],
  tolerating: ['bao che, dung túng', 'tolerating'],
  other: ['hành vi khác', 'other acts'],
} as const;

const violations = {
  buying: ['mua dâm', 'buying sex'],
  selling: ['bán dâm', 'selling sex'],
  'abuse-of-business': ['lợi dụng kinh doanh dịch vụ để hoạt động mại dâm', 'abuse of a business for prostitution'],
  'lack-of-responsibility': ['thiếu trách nhiệm để xảy ra mại dâm tại cơ sở', 'letting prostitution happen'],
  'residence-registration': ['vi phạm quy định về thông báo lưu trú, tạm trú', 'breach of residence registration'],
  'security-conditions': ['vi phạm điều kiện về an ninh, trật tự', 'breach of security and order conditions'],
  'karaoke-conditions': ['vi phạm điều kiện kinh doanh karaoke, vũ trường', 'breach of karaoke conditions'],
  signboard: ['vi phạm quy định về biển hiệu, quảng cáo', 'breach of the rules on signboards'],
  'no-health-check': ['không tổ chức khám sức khỏe định kỳ', 'no periodic health check'],
  'no-labour-contract': ['không ký hợp đồng lao động bằng văn bản', 'no written labour contract'],
} as const;

const organisations = {
  'fatherland-front': ['Ủy ban Mặt trận Tổ quốc', 'Fatherland Front'],
  women: ['Hội Liên hiệp Phụ nữ', 'Women’s Union'],
  youth: ['Đoàn Thanh niên', 'Youth Union'],
  farmers: ['Hội Nông dân', 'Farmers’ Union'],
  veterans: ['Hội Cựu chiến binh', 'Veterans’ Association'],
  'trade-union': ['Công đoàn', 'Trade Union'],
  elderly: ['Hội Người cao tuổi', 'Association of the Elderly'],
  other: ['tổ chức khác', 'other organisations'],
} as const;

const harmReduction = {
  condoms: ['bao cao su', 'condoms'],
  'needles-syringes': ['bơm kim tiêm', 'needles and syringes'],
  substitution: ['điều trị thay thế', 'substitution treatment'],
  outreach: ['tiếp cận cộng đồng', 'outreach'],
  testing: ['tư vấn, xét nghiệm', 'testing'],
  'sti-care': ['khám, điều trị bệnh lây truyền qua đường tình dục', 'STI care'],
  referral: ['chuyển gửi', 'referral'],
} as const;

const documents = {
  dispatch: ['công văn', 'dispatch'],
  directive: ['chỉ thị', 'directive'],
  decision: ['quyết định', 'decision'],
  'joint-plan': ['kế hoạch liên tịch', 'joint plan'],
  'joint-resolution': ['nghị quyết liên tịch', 'joint resolution'],
  notice: ['thông báo', 'notice'],
  submission: ['tờ trình', 'submission'],
  'draft-decision': ['dự thảo quyết định', 'draft decision'],
  'draft-regulation': ['dự thảo quy chế', 'draft regulation'],
  'member-list': ['danh sách thành viên', 'list of members'],
  other: ['văn bản khác', 'other documents'],
} as const;

const supports = {
  medical: ['y tế', 'medical'],
  counselling: ['tư vấn', 'counselling'],
  'legal-aid': ['trợ giúp pháp lý', 'legal aid'],
  reception: ['tiếp nhận', 'reception'],
  education: ['học văn hóa', 'education'],
  'vocational-training': ['học nghề', 'vocational training'],
  other: ['hỗ trợ khác', 'other support'],
} as const;

/** What the values of dimensions are called, by dimension and value. One that is not here is told by its code. */
const words: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  level: levels,
  'level-of-trainees': levels,
  kind: {
    ...kindsOfEstablishment,
    street: ['tuyến phố', 'street'],
    'lodging-cluster': ['cụm lưu trú', 'lodging cluster'],
    'service-cluster': ['cụm dịch vụ', 'service cluster'],
    'station-or-market': ['bến xe, chợ', 'station or market'],
    'border-gate': ['cửa khẩu', 'border gate'],
    'public-place': ['nơi công cộng', 'public place'],
    establishment: ['cơ sở kinh doanh', 'establishment'],
    'lodging-class': ['xếp hạng lưu trú', 'lodging class'],
    'tour-operator': ['lữ hành', 'tour operator'],
    performance: ['biểu diễn', 'performance'],
    advertising: ['quảng cáo', 'advertising'],
    staff: ['nhân viên', 'staff'],
    both: ['cả hai', 'both'],
  },
  'kind-of-establishment': kindsOfEstablishment,
  'kind-of-place': {
    'key-area': ['địa bàn trọng điểm', 'key area'],
    hotspot: ['tụ điểm', 'hotspot'],
    lodging: ['cơ sở lưu trú', 'lodging'],
    'rented-rooms': ['nhà cho thuê', 'rented rooms'],
    household: ['hộ gia đình', 'household'],
    'public-place': ['nơi công cộng', 'public place'],
    other: ['nơi khác', 'other places'],
  },
  'plan-type': { period: ['kế hoạch giai đoạn', 'of a period'], year: ['kế hoạch năm', 'of a year'] },
  continuation: { new: ['mới', 'new'], continued: ['tiếp tục', 'continued'] },
  'document-type': documents,
  'submission-state': {
    drafted: ['đã soạn', 'drafted'],
    submitted: ['đã trình', 'submitted'],
    decided: ['đã quyết định', 'decided'],
    returned: ['bị trả lại', 'returned'],
  },
  joint: { joint: ['phối hợp', 'joint'], alone: ['riêng', 'alone'] },
  'guidance-topic': {
    plan: ['lập kế hoạch', 'plans'],
    'harm-reduction': ['can thiệp giảm tác hại', 'harm reduction'],
    'healthy-commune': ['xã, phường, thị trấn lành mạnh', 'healthy communes'],
    other: ['nội dung khác', 'other'],
  },
  'training-topic': {
    plan: ['lập kế hoạch', 'plans'],
    law: ['pháp luật', 'law'],
    'team-178': ['nghiệp vụ Đội 178', 'Team 178'],
    'harm-reduction': ['can thiệp giảm tác hại', 'harm reduction'],
    'healthy-commune': ['xã, phường, thị trấn lành mạnh', 'healthy communes'],
    trafficking: ['phòng, chống mua bán người', 'trafficking'],
    other: ['nội dung khác', 'other'],
  },
  'training-audience': {
    officials: ['cán bộ, công chức', 'officials'],
    'team-members': ['thành viên Đội 178', 'team members'],
    owners: ['chủ cơ sở', 'owners'],
    communicators: ['tuyên truyền viên', 'communicators'],
    members: ['hội viên, đoàn viên', 'members'],
    other: ['đối tượng khác', 'others'],
  },
  'task-state': {
    assigned: ['đã giao', 'assigned'],
    'in-progress': ['đang thực hiện', 'in progress'],
    done: ['đã hoàn thành', 'done'],
    overdue: ['quá hạn', 'overdue'],
  },
  state: {
    assigned: ['đã giao', 'assigned'],
    requested: ['đã đề nghị', 'requested'],
    'in-progress': ['đang thực hiện', 'in progress'],
    completed: ['báo đã xong', 'reported as done'],
    confirmed: ['đã xác nhận', 'confirmed'],
    returned: ['trả lại', 'returned'],
    'nothing-arisen': ['không phát sinh', 'nothing arisen'],
    'kept-outside': ['lưu ngoài hệ thống', 'kept outside'],
    'not-applicable': ['không áp dụng', 'not applicable'],
    decided: ['đã quyết định', 'decided'],
    served: ['đã giao quyết định', 'served'],
    complied: ['đã chấp hành', 'complied'],
    enforced: ['cưỡng chế', 'enforced'],
    suspended: ['hoãn', 'suspended'],
    annulled: ['đã hủy', 'annulled'],
  },
  'budget-source': {
    central: ['ngân sách trung ương', 'central budget'],
    local: ['ngân sách địa phương', 'local budget'],
    other: ['nguồn khác', 'other sources'],
  },
  'budget-stage': { asked: ['đề nghị', 'asked'], allocated: ['được cấp', 'allocated'], spent: ['đã chi', 'spent'] },
  role: {
    leader: ['đội trưởng', 'leader'],
    deputy: ['đội phó', 'deputy'],
    member: ['thành viên', 'member'],
    ...acts,
    other: ['vai trò khác', 'other roles'],
  },
  risk: {
    low: ['thấp', 'low'],
    medium: ['trung bình', 'medium'],
    high: ['cao', 'high'],
    unknown: ['chưa đánh giá', 'not assessed'],
  },
  licensed: yesAndNo,
  conditional: yesAndNo,
  prone: yesAndNo,
  funded: yesAndNo,
  sex: sexes,
  'labour-contract': {
    written: ['hợp đồng bằng văn bản', 'written'],
    probation: ['thử việc', 'probation'],
    none: ['không có hợp đồng', 'none'],
  },
  mode: {
    planned: ['theo kế hoạch', 'planned'],
    surprise: ['đột xuất', 'surprise'],
    're-inspection': ['kiểm tra lại', 're-inspection'],
  },
  place: { establishment: ['cơ sở kinh doanh', 'establishment'], 'public-place': ['nơi công cộng', 'public place'] },
  body: {
    'team-178': ['Đội 178', 'Team 178'],
    police: ['công an', 'police'],
    culture: ['văn hóa', 'culture'],
    health: ['y tế', 'health'],
    labour: ['lao động', 'labour'],
    market: ['quản lý thị trường', 'market control'],
    other: ['lực lượng khác', 'other bodies'],
  },
  violation: violations,
  main: {
    warning: ['cảnh cáo', 'warning'],
    fine: ['phạt tiền', 'fine'],
    'licence-suspension': ['tước giấy phép có thời hạn', 'licence suspension'],
    'operation-suspension': ['đình chỉ hoạt động', 'operation suspension'],
    confiscation: ['tịch thu', 'confiscation'],
    expulsion: ['trục xuất', 'expulsion'],
  },
  suspension: {
    'licence-suspension': ['tước giấy phép có thời hạn', 'licence suspension'],
    'licence-withdrawal': ['thu hồi giấy phép', 'licence withdrawal'],
    'operation-suspension': ['đình chỉ hoạt động', 'operation suspension'],
  },
  field: {
    security: ['an ninh, trật tự', 'security'],
    culture: ['văn hóa', 'culture'],
    health: ['y tế', 'health'],
    advertising: ['quảng cáo', 'advertising'],
    labour: ['lao động', 'labour'],
  },
  act: acts,
  offence: {
    'prostitution-related': ['tội phạm liên quan đến mại dâm', 'prostitution-related'],
    trafficking: ['mua bán người', 'trafficking'],
  },
  outcome: {
    open: ['đang xác minh', 'open'],
    founded: ['có cơ sở', 'founded'],
    unfounded: ['không có cơ sở', 'unfounded'],
    transferred: ['đã chuyển', 'transferred'],
    'carried-out': ['đã kiểm tra', 'carried out'],
    'broken-off': ['dừng giữa chừng', 'broken off'],
    closed: ['cơ sở đóng cửa', 'closed'],
    refused: ['bị từ chối', 'refused'],
    ceased: ['đã ngừng kinh doanh', 'ceased'],
    'not-found': ['không tìm thấy', 'not found'],
  },
  channel: {
    outreach: ['qua tiếp cận cộng đồng', 'by outreach'],
    'fixed-point': ['tại điểm cố định', 'at fixed points'],
    sale: ['qua kênh bán', 'by sale'],
    'in-person': ['trực tiếp', 'in person'],
    letter: ['đơn thư', 'letter'],
    hotline: ['đường dây nóng', 'hotline'],
    online: ['trực tuyến', 'online'],
    'other-agency': ['cơ quan khác chuyển đến', 'other agency'],
  },
  'report-stage': {
    received: ['tiếp nhận', 'received'],
    verified: ['xác minh', 'verified'],
    settled: ['giải quyết', 'settled'],
  },
  'group-served': {
    'sell-sex': ['người bán dâm', 'people who sell sex'],
    'inject-drugs': ['người tiêm chích ma túy', 'people who inject drugs'],
    'men-with-men': ['nam quan hệ tình dục đồng giới', 'men who have sex with men'],
    partners: ['vợ, chồng, bạn tình', 'partners'],
    clients: ['khách mua dâm', 'clients'],
    other: ['nhóm khác', 'other groups'],
  },
  'item-direction': { 'given-out': ['cấp phát', 'given out'], collected: ['thu gom', 'collected'] },
  measure: harmReduction,
  'sti-service': { examined: ['được khám', 'examined'], treated: ['được điều trị', 'treated'] },
  'kind-of-treatment': {
    substitution: ['điều trị thay thế', 'substitution treatment'],
    antiretroviral: ['điều trị kháng vi rút', 'antiretroviral treatment'],
    sti: ['điều trị bệnh lây truyền qua đường tình dục', 'STI treatment'],
    tuberculosis: ['điều trị lao', 'tuberculosis treatment'],
    other: ['điều trị khác', 'other treatment'],
  },
  'communication-form': {
    session: ['buổi tuyên truyền tập trung', 'session'],
    talk: ['nói chuyện chuyên đề', 'talk'],
    mobile: ['tuyên truyền lưu động', 'mobile'],
    contest: ['hội thi', 'contest'],
    broadcast: ['phát thanh', 'broadcast'],
    panel: ['pa nô, băng rôn', 'panel'],
    printed: ['tài liệu in', 'printed matter'],
    printing: ['tài liệu in', 'printed matter'],
    press: ['báo chí', 'press'],
  },
  'communication-topic': {
    law: ['pháp luật', 'law'],
    trafficking: ['phòng, chống mua bán người', 'trafficking'],
    health: ['sức khỏe', 'health'],
    'cultural-life': ['nếp sống văn hóa', 'cultural life'],
    other: ['nội dung khác', 'other'],
  },
  integration: { 'stand-alone': ['riêng', 'stand-alone'], integrated: ['lồng ghép', 'integrated'] },
  audience: {
    general: ['nhân dân', 'general public'],
    'ethnic-minorities': ['đồng bào dân tộc thiểu số', 'ethnic minorities'],
    women: ['phụ nữ', 'women'],
    youth: ['thanh niên', 'youth'],
    'pupils-and-students': ['học sinh, sinh viên', 'pupils and students'],
    workers: ['người lao động', 'workers'],
    'establishment-owners-and-staff': ['chủ và nhân viên cơ sở kinh doanh', 'owners and staff'],
    officials: ['cán bộ, công chức, viên chức', 'officials'],
    'border-communes': ['nhân dân xã biên giới', 'border communes'],
  },
  language: {
    vietnamese: ['tiếng Việt', 'Vietnamese'],
    thai: ['tiếng Thái', 'Thai'],
    hmong: ['tiếng Mông', 'Hmong'],
    dao: ['tiếng Dao', 'Dao'],
    'ha-nhi': ['tiếng Hà Nhì', 'Hà Nhì'],
    'la-hu': ['tiếng La Hủ', 'La Hủ'],
    giay: ['tiếng Giáy', 'Giáy'],
    'kho-mu': ['tiếng Khơ Mú', 'Khơ Mú'],
    lu: ['tiếng Lự', 'Lự'],
    other: ['tiếng khác', 'other languages'],
  },
  medium: {
    newspaper: ['báo in', 'newspaper'],
    radio: ['phát thanh', 'radio'],
    television: ['truyền hình', 'television'],
    online: ['báo, trang thông tin điện tử', 'online'],
    bulletin: ['bản tin', 'bulletin'],
  },
  genre: { news: ['tin', 'news'], article: ['bài', 'article'], reportage: ['phóng sự', 'reportage'] },
  minutes: {
    'up-to-5': ['đến 5 phút', 'up to 5 minutes'],
    '6-to-15': ['6 đến 15 phút', '6 to 15 minutes'],
    'over-15': ['trên 15 phút', 'over 15 minutes'],
    'not-told': ['không ghi', 'not told'],
  },
  entry: { single: ['bản ghi lẻ', 'single record'], tally: ['số tổng hợp', 'tally'] },
  'panel-kind': { panel: ['pa nô', 'panel'], banner: ['băng rôn', 'banner'], slogan: ['khẩu hiệu', 'slogan'] },
  'material-kind': {
    leaflet: ['tờ rơi', 'leaflet'],
    handbook: ['sổ tay', 'handbook'],
    poster: ['áp phích', 'poster'],
    document: ['tài liệu', 'document'],
    disc: ['băng, đĩa', 'disc'],
  },
  organisation: organisations,
  'agency-kind': {
    agency: ['cơ quan', 'agency'],
    unit: ['đơn vị', 'unit'],
    enterprise: ['doanh nghiệp', 'enterprise'],
    school: ['trường học', 'school'],
  },
  settlement: { urban: ['thành thị', 'urban'], rural: ['nông thôn', 'rural'] },
  'free-of': {
    prostitution: ['không có mại dâm', 'free of prostitution'],
    drugs: ['không có ma túy', 'free of drugs'],
    both: ['không có mại dâm và ma túy', 'free of both'],
  },
  'commune-class': {
    strong: ['mạnh', 'strong'],
    fair: ['khá', 'fair'],
    average: ['trung bình', 'average'],
    weak: ['yếu', 'weak'],
  },
  'visit-subject': {
    'healthy-communes': ['xã, phường, thị trấn lành mạnh', 'healthy communes'],
    directive: ['thực hiện văn bản chỉ đạo', 'the directive'],
    plan: ['thực hiện kế hoạch', 'a plan'],
    'team-178': ['hoạt động Đội 178', 'Team 178'],
    'social-programmes': ['chương trình xã hội', 'social programmes'],
    reports: ['chế độ báo cáo', 'reports'],
    other: ['nội dung khác', 'other'],
  },
  'model-kind': {
    club: ['câu lạc bộ', 'club'],
    'self-governing-group': ['tổ tự quản', 'self-governing group'],
    'volunteer-team': ['đội tình nguyện', 'volunteer team'],
    hotline: ['đường dây nóng', 'hotline'],
    reintegration: ['hỗ trợ hòa nhập cộng đồng', 'reintegration'],
    other: ['mô hình khác', 'other models'],
  },
  programme: {
    'poverty-reduction': ['giảm nghèo', 'poverty reduction'],
    'vocational-training': ['dạy nghề', 'vocational training'],
    jobs: ['việc làm', 'jobs'],
    loans: ['vay vốn', 'loans'],
    'drug-prevention': ['phòng, chống ma túy', 'drug prevention'],
    'hiv-prevention': ['phòng, chống HIV/AIDS', 'HIV prevention'],
    'anti-trafficking': ['phòng, chống mua bán người', 'anti-trafficking'],
    education: ['giáo dục', 'education'],
    other: ['chương trình khác', 'other programmes'],
  },
  trade: {
    weaving: ['dệt', 'weaving'],
    sewing: ['may', 'sewing'],
    crops: ['trồng trọt', 'crops'],
    livestock: ['chăn nuôi', 'livestock'],
    forestry: ['lâm nghiệp', 'forestry'],
    repairs: ['sửa chữa', 'repairs'],
    services: ['dịch vụ', 'services'],
    other: ['nghề khác', 'other trades'],
  },
  lender: {
    'social-policy-bank': ['Ngân hàng Chính sách xã hội', 'Bank for Social Policies'],
    'other-bank': ['ngân hàng khác', 'other banks'],
    fund: ['quỹ', 'funds'],
    organisation: ['tổ chức', 'organisations'],
    other: ['nguồn khác', 'other lenders'],
  },
  'kind-of-support': supports,
  'form-of-discipline': {
    'self-criticism': ['kiểm điểm', 'self-criticism'],
    reprimand: ['khiển trách', 'reprimand'],
    warning: ['cảnh cáo', 'warning'],
    'salary-reduction': ['hạ bậc lương', 'salary reduction'],
    demotion: ['giáng chức', 'demotion'],
    'removal-from-office': ['cách chức', 'removal from office'],
    dismissal: ['buộc thôi việc', 'dismissal'],
    expulsion: ['khai trừ', 'expulsion'],
    dissolution: ['giải tán', 'dissolution'],
  },
  'discipline-side': { party: ['về Đảng', 'party'], state: ['về chính quyền', 'state'] },
  'addressee-group': {
    member: ['thành viên Ban Chỉ đạo', 'members'],
    'all-members': ['thành viên Ban Chỉ đạo', 'all members'],
    district: ['Ủy ban nhân dân cấp huyện', 'districts'],
    commune: ['Ủy ban nhân dân cấp xã', 'communes'],
    front: ['Mặt trận Tổ quốc', 'Fatherland Front'],
  },
  manner: { obliged: ['phải báo cáo', 'obliged'], asked: ['được đề nghị', 'asked'] },
  'period-kind': {
    yearly: ['năm', 'yearly'],
    'six-monthly': ['sáu tháng', 'six-monthly'],
    quarterly: ['quý', 'quarterly'],
    monthly: ['tháng', 'monthly'],
    'ad-hoc': ['đột xuất', 'ad hoc'],
  },
  timeliness: { 'on-time': ['đúng hạn', 'on time'], late: ['quá hạn', 'late'] },
  'report-content': {
    figures: ['có số liệu', 'figures'],
    'nothing-to-report': ['không phát sinh', 'nothing to report'],
  },
  edition: { first: ['lần đầu', 'first'], restated: ['thay thế', 'restated'] },
};

/** Dimensions whose values name something themselves: agencies, units, teams, years, models. */
const namesThemselves: readonly string[] = [
  'agency',
  'team',
  'to',
  'year',
  'criteria-version',
  'model',
  'guiding-agency',
];

/** Whether a dimension has words for any value. */
export function hasPartWords(dimension: string): boolean {
  return Object.hasOwn(words, dimension);
}

/** Whether values of a dimension are names of what there is, and no codes of a list. */
export function valuesAreNames(dimension: string): boolean {
  return namesThemselves.includes(dimension);
}

/**
 * What a value of a dimension is called; values that were told together (`hmong+vietnamese`) each by its words. `null`: it has none,
 * and is told by its code.
 */
export function partWords(dimension: string, value: string): Sentences | null {
  const known = words[dimension] ?? {};
  const found = value.split('+').map((one) => (Object.hasOwn(known, one) ? known[one]! : null));
  const all = found.filter((one) => one !== null);
  if (all.length < found.length) return null;
  return { vi: all.map(([vi]) => vi).join(', '), en: all.map(([, en]) => en).join(', ') };
}
