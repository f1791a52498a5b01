import type { Provenance } from '@lien-nganh/documents';
import { placeName, type Filled } from '@lien-nganh/documents/form';
import { fullNameOf } from '@lien-nganh/vocabulary';
import { periodWords } from '../document/words.ts';
import { nameOn } from '../lines/rows.ts';
import { provinceOf } from '../question/units-below.ts';
import type { TextOf } from './asked-of-form.ts';
import type { ComposedForm } from './composed-form.ts';

type Content = Filled['content'];

interface Stated {
  readonly provenance: Provenance;
  readonly figures: readonly Filled[];
}

/** Words and days that stand in a form beside figures. */
export function textContent(what: TextOf, composed: ComposedForm, stated: Stated): Content {
  return contents[what](composed, stated);
}

const contents: { readonly [What in TextOf]: (composed: ComposedForm, stated: Stated) => Content } = {
  period: ({ known }) => text(periodWords(known.period).period),
  reporter: ({ known }) => text(nameOn(known, known.key.reporter ?? known.period.through, known.period.to).vi),
  province: ({ by }) => text(provinceName(by.units)),
  'first-day': ({ known }) => ({ is: 'day', day: known.period.from }),
  'last-day': ({ known }) => ({ is: 'day', day: known.period.to }),
  'day-of-figures': ({ by }) => ({ is: 'day', day: by.circumstances.today }),
  provenance: (_, { provenance }) => text(provenanceWords(provenance)),
  notes: (composed, { figures }) => text(['Ghi chú:', ...notesOf(composed, figures)].join(' ')),
};

function text(words: string): Content {
  return { is: 'text', text: words };
}

function provinceName(units: ComposedForm['by']['units']): string {
  const province = provinceOf(units);
  return province === undefined ? '' : fullNameOf(province);
}

function provenanceWords({ log, position, hash }: Provenance): string {
  return `Số liệu theo nhật ký ${log}, vị trí ${position}, mã băm ${hash}`;
}

/** What the signs in the form mean, and where; none where every place is a number. */
function notesOf({ late, places }: ComposedForm, figures: readonly Filled[]): readonly string[] {
  const sheets = new Set(places.map(({ place }) => (place.is === 'cell' ? place.sheet : '')));
  const marked = figures.flatMap(({ place, content }) =>
    content.is === 'figure' ? [{ at: nameIn(place, sheets.size > 1), value: content.figure.value }] : [],
  );
  const zeros = marked.flatMap(({ at, value }) =>
    value.is === 'zero' && value.checks !== null ? [`${at} (${value.checks} lượt kiểm tra)`] : [],
  );
  const withheld = marked.filter(({ value }) => value.is === 'withheld').map(({ at }) => at);
  const others = marked.flatMap(({ at, value }) =>
    value.is === 'missing' || value.is === 'cannot-be-carried' ? [`${at}: ${value.because}`] : [],
  );
  const left = late.late.filter(({ isIn }) => !isIn).length;
  return [
    ...(zeros.length > 0 ? [`Số 0 là đã kiểm tra mà không phát hiện: ${zeros.join('; ')}.`] : []),
    ...(withheld.length > 0 ? [`“Không hiển thị”: có số liệu nhưng không được nêu: ${withheld.join('; ')}.`] : []),
    ...(others.length > 0 ? [`Chưa có số liệu, khác với số 0: ${others.join('; ')}.`] : []),
    ...(left > 0 ? [`${left} việc nhập sau khi báo cáo đã khóa chưa được tính.`] : []),
  ];
}

/** `D7`; with its sheet where figures stand on several. */
function nameIn(place: Filled['place'], several: boolean): string {
  return place.is === 'cell' && !several ? place.cell : placeInWords(place);
}

/** A place as whoever reads the form finds it. */
export function placeInWords(place: Filled['place']): string {
  switch (place.is) {
    case 'cell':
      return placeName(place);
    case 'control':
      return `trường nội dung “${place.tag}”`;
    case 'bookmark':
      return `dấu trang “${place.name}”`;
    case 'table-cell':
      return `bảng ${place.table}, dòng ${place.row}, cột ${place.column}`;
  }
}
