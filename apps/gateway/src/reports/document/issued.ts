import { consolidation } from '@lien-nganh/contracts/reporting';
import type { ContractData } from '@lien-nganh/kernel';
import { badInput } from '../../graphql/errors.ts';
import type { GatewayContext } from '../../graphql/context.ts';
import type { ReportKey } from '../question/asked.ts';
import { positionIn } from '../known.ts';

export type Edition = ContractData<typeof consolidation>['editions'][number];

/** An edition as it was issued: where its figures are frozen, and where its words were what they are. */
export interface Issued {
  readonly edition: Edition;
  /** The one in whose place it stands; `null`: it is the first. */
  readonly replaces: Edition | null;
  /** 1, 2 …: which of them it is. */
  readonly number: number;
  readonly figuresAt: bigint;
  readonly wordsAt: bigint;
}

/**
 * An edition as it was when it was issued: what is corrected in its record later changes nothing of it. Of one that was withdrawn
 * and issued anew it is the later.
 *
 * @throws GraphQLError BAD_USER_INPUT for an edition that was not issued, or was made outside the platform
 */
export async function issuedEdition(context: GatewayContext, key: ReportKey, number: number): Promise<Issued> {
  const { parts, live, signal } = context;
  const { rows } = await parts.pool.query<Pick<Issued, 'edition' | 'replaces'> & { position: bigint }>(
    `select position, edition, case when $4 > 0 then data -> 'editions' -> ($4::int - 1) end as replaces from (
       select position, data, edition, lag(edition) over (order by position) as before
       from ${live.readModels.schema}.told
       cross join lateral (select case when not (data ->> 'withdrawn')::boolean then data -> 'editions' -> $4::int end as edition) e
       where type = $1 and data ->> 'regime' = $2 and data ->> 'period' = $3) states
     where edition is not null and before is null order by position desc limit 1`,
    [consolidation.type, key.regime, key.period, number - 1],
  );
  const [found] = rows;
  if (found === undefined) throw badInput('Chưa có lần ban hành này.', 'There is no such edition.');
  const { made } = found.edition;
  if (made === null) {
    throw badInput(
      'Lần ban hành này được lập ngoài hệ thống: chỉ lưu số và ngày.',
      'This edition was made outside the platform: only its number and date are kept.',
    );
  }
  const figuresAt = await positionIn(parts, made.position, signal);
  const { edition, replaces, position: wordsAt } = found;
  return { edition, replaces, number, figuresAt, wordsAt };
}
