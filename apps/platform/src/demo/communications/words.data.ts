/** Languages of each district in which people are spoken to; Vietnamese everywhere. */
export const languages: Readonly<Record<string, readonly string[]>> = {
  '105': ['vietnamese', 'vietnamese', 'thai', 'giay'],
  '106': ['vietnamese', 'hmong', 'dao', 'thai', 'lu'],
  '107': ['vietnamese', 'ha-nhi', 'la-hu', 'thai'],
  '108': ['vietnamese', 'hmong', 'dao', 'thai', 'lu'],
  '109': ['vietnamese', 'dao', 'hmong', 'thai', 'ha-nhi'],
  '110': ['vietnamese', 'thai', 'hmong'],
  '111': ['vietnamese', 'thai', 'hmong', 'kho-mu'],
  '112': ['vietnamese', 'thai', 'hmong', 'la-hu'],
};

export const forms = ['session', 'session', 'talk', 'mobile', 'contest'] as const;
export const topics = ['law', 'law', 'trafficking', 'health', 'cultural-life'] as const;
export const audiences = [
  'general',
  'ethnic-minorities',
  'ethnic-minorities',
  'women',
  'youth',
  'establishment-owners-and-staff',
] as const;
/** Work that a session may be part of. */
export const partOf = ['law-dissemination', 'drug-prevention', 'healthy-commune', 'cultural-event', 'meeting'] as const;
export const organisations = ['women', 'youth', 'farmers', 'veterans', 'elderly'] as const;

export const campaigns = [
  'Tháng hành động phòng, chống tệ nạn mại dâm',
  'Đợt cao điểm tuyên truyền phòng, chống mua bán người',
  'Chiến dịch tuyên truyền nếp sống văn minh',
] as const;
