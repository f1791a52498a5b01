import { figureQuery } from '@lien-nganh/contracts/figure';
import { connectionOf, type ConnectionOptions } from './connection.ts';
import { printFigure, toldFigure, type FigureOptions } from './figure.ts';
import { askGateway } from './graphql.ts';
import { CommandFailed, type Io } from './io.ts';

const QUERY = figureQuery({ withEvents: false });

/** Prints how a figure came to be. */
export async function explain(indicator: string, options: FigureOptions & ConnectionOptions, io: Io): Promise<void> {
  const { from, to, unit, agency, obligation, asOf, map } = options;
  const connection = await connectionOf(options, io);
  const asked = { indicator, unit, agency, obligation, from, to, asOf, map };
  const { figure } = await askGateway(connection, QUERY, asked);
  if (figure === null || figure === undefined)
    throw new CommandFailed({ vi: 'Không có số liệu này.', en: 'There is no such figure.' });
  printFigure(toldFigure.parse(figure), io);
}
