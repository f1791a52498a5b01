import { registerOfWork } from '@lien-nganh/work';
import { cultureLicence } from '../culture-licence/culture-licence.ts';
import { licenceColumns } from './licence-columns.data.ts';

/** The book of licences that the culture and tourism sector keeps. */
export const cultureLicencesRegister = registerOfWork(cultureLicence, {
  name: 'culture-licences',
  title: { vi: 'Sổ giấy phép văn hóa, du lịch', en: 'Register of licences of culture and tourism' },
  columns: licenceColumns,
  key: ['lead', 'kind', 'number'],
  content: ({ kind, number, establishment }) => ({
    ...{ kind, number },
    ...(establishment === null ? {} : { establishment }),
  }),
  values: ({ kind, number, establishment }) => ({ kind, number, establishment }) as Record<string, string | null>,
});
