import { expect } from '@jest/globals';
import type { Person } from './people.ts';
import type { TestPlatform } from './platform.ts';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

let keys = 0;

/** Speaks to the test platform as a person would. */
export function clientOf(platform: () => TestPlatform) {
  const answered = async (response: Response): Promise<Answered> => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
  });
  const get = async (person: Person, service: string, path: string): Promise<Answered> =>
    answered(
      await fetch(`${platform().url(service)}/${path}`, {
        headers: { authorization: `Bearer ${await platform().token(person)}` },
      }),
    );
  const post = async (person: Person, address: string, body: unknown): Promise<Answered> => {
    const [service, ...path] = address.split('/');
    return answered(
      await fetch(`${platform().url(service!)}/${path.join('/')}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await platform().token(person)}`,
          'content-type': 'application/json',
          'idempotency-key': `key-${keys++}`,
        },
        body: JSON.stringify(body),
      }),
    );
  };
  /** Sends a command that must be accepted; gives the id of the record. */
  const done = async (person: Person, address: string, body: unknown): Promise<string> => {
    const { status, body: told } = await post(person, address, body);
    expect([status, told]).toEqual([expect.any(Number), expect.objectContaining({ id: expect.any(String) })]);
    return told['id'] as string;
  };
  return { get, post, done };
}

export const anAssignment = {
  decision: '123/QĐ-KTNN',
  subject: 'Kết quả kiểm tra liên ngành năm 2013',
  agency: 'state-audit',
  auditors: ['auditor'],
  agencies: [] as string[],
  period: { from: '2013-01-01', to: '2013-12-31' },
  startsOn: '2014-01-01',
  endsOn: '2014-12-31',
  looksShownFrom: '2014-06-01',
};
