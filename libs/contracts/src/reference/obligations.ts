import { lookUp, referenceData, rowsFrom, type ContractData, type Day, type LookUp } from '@lien-nganh/kernel';
import { directive } from '../agencies.ts';

type DirectiveData = ContractData<typeof directive>;

/** One obligation with what a service must know of its directive. */
export type ObligationRecord = DirectiveData['obligations'][number] &
  Pick<DirectiveData, 'directive' | 'issuer' | 'issuedOn'>;

/** Every obligation of every directive, by `<directive>/<code>`. An obligation that ended keeps its row. */
export const obligations = referenceData({
  table: 'obligations',
  version: 1,
  from: [
    rowsFrom(directive, ({ data }) =>
      data.obligations.map((obligation) => ({
        key: obligationKeyOf(data.directive, obligation.code),
        row: recordOf(data, obligation),
      })),
    ),
  ],
});

function recordOf(
  { directive: id, issuer, issuedOn }: DirectiveData,
  obligation: DirectiveData['obligations'][number],
): ObligationRecord {
  return { ...obligation, directive: id, issuer, issuedOn };
}

export function obligationKeyOf(id: string, code: string): string {
  return `${id}/${code}`;
}

/** Those of the keys, `<directive>/<code>`, that name an obligation. What is missing is unknown here, or not yet here. */
export function obligationsKnown(keys: readonly string[]): LookUp<ReadonlyMap<string, ObligationRecord>> {
  return lookUp(['obligations'], async (rows) => {
    const found = await Promise.all(
      keys.map(async (key) => [key, await rows.get<ObligationRecord>('obligations', key)] as const),
    );
    return new Map(found.filter((pair): pair is readonly [string, ObligationRecord] => pair[1] !== null));
  });
}

/** All obligations of a directive, in order of code. */
export function obligationsOf(id: string): LookUp<readonly ObligationRecord[]> {
  return lookUp(['obligations'], (rows) => rows.list<ObligationRecord>('obligations', obligationKeyOf(id, '')));
}

/** Whether an obligation binds on a day: from its directive's date until an amendment ended it. */
export function binds(obligation: Pick<ObligationRecord, 'issuedOn' | 'endsOn'>, on: Day): boolean {
  return obligation.issuedOn <= on && (obligation.endsOn === null || on <= obligation.endsOn);
}
