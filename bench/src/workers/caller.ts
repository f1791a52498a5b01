import { Agent, request } from 'node:http';
import { work } from './worker.ts';

/** Sends a command over HTTP again and again, in a process of its own: its work is no part of the answer's. */
export interface CallerOptions {
  readonly url: string;
  readonly token: string;
}

export interface Calling {
  /** Connections, each of which waits for its answer before it sends again. */
  readonly callers: number;
  readonly ms: number;
}

export interface Called {
  readonly commands: number;
  readonly ms: number;
}

const body = JSON.stringify({
  place: 'Quán karaoke Ánh Sao, đường 30 Tháng 4',
  note: 'Cơ sở đã được nhắc nhở; hẹn kiểm tra lại trong vòng 30 ngày.',
  participants: ['police', 'health', 'culture'],
});

let sent = 0;

await work<CallerOptions, Calling, Called>(({ url, token }) => {
  const agent = new Agent({ keepAlive: true });
  const send = () =>
    new Promise<void>((answered, failed) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': `bench-${(sent += 1)}`,
      };
      const call = request(url, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        if (response.statusCode === 201) response.once('end', answered);
        else failed(new Error(`${url} answered ${response.statusCode}`));
      });
      call.once('error', failed);
      call.end(body);
    });
  const call = async ({ callers, ms }: Calling): Promise<Called> => {
    const began = performance.now();
    let commands = 0;
    const one = async () => {
      do {
        await send();
        commands += 1;
      } while (performance.now() - began < ms);
    };
    await Promise.all(Array.from({ length: callers }, one));
    return { commands, ms: performance.now() - began };
  };
  return Promise.resolve({
    answer: call,
    close() {
      agent.destroy();
      return Promise.resolve();
    },
  });
});
