import { count, text, type Cell, type Table } from '../../table/table.ts';
import { inBoth, notRankedWords } from '../../figure/words/words.ts';
import type { FigureAnswer } from '../answers/figures.ts';
import { toldIn } from '../table/tables.ts';
import type { RankingAnswer } from './ranking.ts';

const head = [
  ...['Thứ hạng / Rank', 'Dòng / Row', 'Tên / Name', 'Số / Number', 'Trên / Of', 'Phần trăm / Percent'],
  ...['Không xếp hạng vì / Not ranked because', 'Đúng hạn / On time', 'Trễ hạn / Late', 'Chưa nhận / Missing'],
  'Chưa đến hạn / Pending',
];

/** A ranking, one line a row; those without a rank come last and say why. */
export function rankingTable({ ranks }: RankingAnswer): Table {
  const digits = (value: string | null): Cell => (value === null ? null : { digits: value });
  const lines = ranks.map(({ rank, row, name, number, of, percent, because, counts }) => [
    ...[count(rank), text(row), text(name.vi), digits(number), digits(of), count(percent)],
    text(because === null ? '' : inBoth(notRankedWords[because])),
    ...[counts?.onTime, counts?.late, counts?.missing, counts?.pending].map((one) => count(one ?? null)),
  ]);
  return { head, lines };
}

/** All figures of a ranking that the caller may see. */
export function figuresInRanking({ ranks }: RankingAnswer): readonly FigureAnswer[] {
  return toldIn(ranks.flatMap(({ figure, ofFigure }) => [figure, ofFigure]));
}
