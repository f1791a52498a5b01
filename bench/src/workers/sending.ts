import { Agent, request } from 'node:http';

/** Sends commands over HTTP, each with an Idempotency-Key of its own, over as many connections as it takes. */
export class CommandSender {
  readonly #agent = new Agent({ keepAlive: true });
  #sent = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** @returns the id that the answer says. @throws when it is no 201 */
  async send(body: string): Promise<string> {
    const { status, text } = await this.#exchange(body);
    if (status !== 201) throw new Error(`${this.url} answered ${status}: ${text}`);
    return (JSON.parse(text) as { id: string }).id;
  }

  close(): void {
    this.#agent.destroy();
  }

  #exchange(body: string): Promise<{ readonly status: number; readonly text: string }> {
    this.#sent += 1;
    const headers = {
      authorization: `Bearer ${this.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': `bench-${process.pid}-${this.#sent}`,
    };
    return new Promise((resolve, reject) => {
      const call = request(this.url, { method: 'POST', agent: this.#agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => (text += piece));
        answer.once('end', () => resolve({ status: answer.statusCode!, text }));
        answer.once('error', reject);
      });
      call.once('error', reject);
      call.end(body);
    });
  }
}
