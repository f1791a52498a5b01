import type { Cell, Row, Run, Table } from '../blocks.ts';
import type { FigureValue, NumberKind } from '../values.ts';

/** Tables as offices make them, with synthetic figures. */

export const number = (digits: string, kind: NumberKind = 'integer'): FigureValue => ({ is: 'number', digits, kind });
export const figure = (ref: string, value: FigureValue) => ({ is: 'figure', figure: { ref, value } }) as const;
export const said = (text: string): Run => ({ is: 'text', text });
export const zero = (checks: string | null): FigureValue => ({ is: 'zero', checks, kind: 'integer' });

export const districts = [
  'Thị xã Lai Châu',
  'Huyện Mường Tè',
  'Huyện Phong Thổ',
  'Huyện Sìn Hồ',
  'Huyện Tam Đường',
  'Huyện Tân Uyên',
  'Huyện Than Uyên',
  'Huyện Nậm Nhùn',
];

/** What a table has for a district: every sign is in it. */
function inspectionRow(name: string, index: number): Row {
  const cells: Cell[] = [
    { is: 'text', text: String(index + 1) },
    { is: 'text', text: name },
    figure(`A2:inspections@${index}`, index === 3 ? zero('12') : number(String(7 + index))),
    figure(`A2:visits@${index}`, number(String(1250 + index))),
    figure(`A2:violating@${index}`, index === 5 ? { is: 'withheld' } : zero(index % 2 ? '25' : '3')),
    figure(`A2:fines@${index}`, number(`${index + 1}5000000`, 'money')),
    figure(
      `A2:percent@${index}`,
      index === 7 ? { is: 'missing', because: 'chưa báo cáo' } : number(`8${index}.5`, 'percent'),
    ),
    { is: 'day', day: `2013-06-${10 + index}` },
  ];
  return { is: 'line', level: index === 0 ? 0 : 1, cells };
}

const widths = [0.7, 3.2, 1.2, 1.2, 1.3, 2, 1.3, 1.7];
const kinds = ['text', 'text', 'number', 'number', 'number', 'money', 'percent', 'day'] as const;

export const inspections: Table = {
  is: 'table',
  caption: 'Bảng A2. Kiểm tra, xử lý vi phạm',
  frame: {
    unitOfCount: 'cuộc, lượt cơ sở, cơ sở, đồng',
    period: 'từ ngày 15/12/2012 đến ngày 14/6/2013',
    source: 'Sở Lao động - Thương binh và Xã hội',
    definition: 'inspections-done bản 2',
  },
  columns: widths.map((width, index) => ({ width, kind: kinds[index]! })),
  head: [
    [
      { text: 'TT', down: 2 },
      { text: 'Đơn vị', down: 2 },
      { text: 'Kiểm tra', across: 3 },
      { text: 'Tiền phạt (đồng)', down: 2 },
      { text: 'So kế hoạch', down: 2 },
      { text: 'Ngày nhận báo cáo', down: 2 },
    ],
    [{ text: 'Số cuộc' }, { text: 'Lượt cơ sở' }, { text: 'Cơ sở vi phạm' }],
  ],
  rows: [
    ...districts.map(inspectionRow),
    {
      is: 'total',
      level: 0,
      cells: [
        null,
        { is: 'text', text: 'Tổng cộng' },
        figure('A2:inspections', number('76')),
        figure('A2:visits', number('10028')),
        figure('A2:violating', { is: 'withheld' }),
        figure('A2:fines', number('9007199254740993', 'money')),
        figure('A2:percent', number('84.25', 'percent')),
        null,
      ],
    },
  ],
  notes: [
    [
      said('Dòng của các đơn vị chồng lên nhau: tổng không phải là tổng của các dòng. Đã nhận '),
      figure('received', number('7')),
      said(' trên '),
      figure('due', number('8')),
      said(' báo cáo.'),
    ],
  ],
};

/** A2 with more columns than an upright page holds. */
export const wide: Table = {
  ...inspections,
  caption: 'Bảng A12. So sánh các kỳ',
  columns: [{ kind: 'text', width: 4 }, ...Array.from({ length: 9 }, () => ({ kind: 'number', width: 1.6 }) as const)],
  head: [
    [
      { text: 'Chỉ tiêu', down: 2 },
      { text: 'Kỳ này', across: 3 },
      { text: 'Kỳ trước', across: 3 },
      { text: 'Cùng kỳ năm trước', across: 3 },
    ],
    Array.from({ length: 3 }, () => [{ text: 'Số' }, { text: 'Thay đổi' }, { text: 'Kế hoạch' }]).flat(),
  ],
  rows: Array.from({ length: 60 }, (_, row) => ({
    is: 'line',
    level: (row % 3) as 0 | 1 | 2,
    cells: [
      {
        is: 'text',
        text: `${row % 3 === 0 ? 'Số' : 'Trong đó:'} cơ sở kinh doanh dịch vụ được kiểm tra ${row + 1}`,
      } as const,
      ...Array.from({ length: 9 }, (__, column) =>
        figure(`A12:${row}/${column}`, number(String((row - 30) * (column + 1)))),
      ),
    ],
  })),
  notes: [],
};
