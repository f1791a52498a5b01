import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { printError, SEND_WITHIN_MS, type Channel, type Outcome, type Sending } from './channel.ts';

export interface MailOptions {
  /** `smtp://` (TLS where the server offers it, and always where a password is sent) or `smtps://`, with user and password where it wants them. */
  readonly url: URL;
  /** Address of the sender. */
  readonly from: string;
  readonly withinMs?: number;
}

/** Mail over SMTP, one recipient each. */
export function mail(options: MailOptions): Channel {
  return {
    async send(sending, signal) {
      const content = await composed(sending, options.from);
      return new Promise<Outcome>((resolve) =>
        new Conversation(options, { sending, content, signal, resolve }).begin(),
      );
    },
  };
}

function composed({ to, id, message, link }: Sending, from: string): Promise<Buffer> {
  return new MailComposer({
    ...{ from, to, subject: message.subject, messageId: `<${id}@${from.split('@').at(-1)!}>` },
    text: [...message.text, link].join('\n\n'),
    // a program answers: nobody's absence is to be told back
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
    .compile()
    .build();
}

interface Letter {
  readonly sending: Sending;
  readonly content: Buffer;
  readonly signal: AbortSignal;
  readonly resolve: (outcome: Outcome) => void;
}

/** One connection to the server. Until the letter itself begins to be read, it has nothing, whatever goes wrong. */
class Conversation {
  private readonly connection: SMTPConnection;
  private begun = false;

  constructor(
    private readonly options: MailOptions,
    private readonly letter: Letter,
  ) {
    const { url, withinMs = SEND_WITHIN_MS } = options;
    const secure = url.protocol === 'smtps:';
    this.connection = new SMTPConnection({
      host: url.hostname,
      port: Number(url.port || (secure ? 465 : 587)),
      secure,
      requireTLS: url.username !== '',
      connectionTimeout: withinMs,
      greetingTimeout: withinMs,
      socketTimeout: withinMs,
      dnsTimeout: withinMs,
    });
  }

  private readonly aborted = (): void => this.fails(this.letter.signal.reason);

  begin(): void {
    this.letter.signal.addEventListener('abort', this.aborted, { once: true });
    this.connection.on('error', (error) => this.fails(error));
    this.connection.on('end', () => this.fails(new Error('the server hung up')));
    this.connection.connect(() => this.logIn());
  }

  private logIn(): void {
    const { username, password } = this.options.url;
    if (username === '') return this.hand();
    const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
    this.connection.login({ credentials }, (error) => (error ? this.fails(error) : this.hand()));
  }

  private hand(): void {
    const { sending, content } = this.letter;
    const pieces = function* (this: Conversation) {
      this.begun = true;
      yield content;
    }.bind(this);
    this.connection.send({ from: this.options.from, to: [sending.to] }, Readable.from(pieces()), (error, info) => {
      if (error) this.fails(error);
      else this.ends({ outcome: 'made', why: String(info.response) });
    });
  }

  /**
   * A server that said no has said so: of the recipient or the letter for good where it says that, of ourselves until its
   * operator has mended it. A connection that broke said nothing of a letter that was on its way.
   */
  private fails(error: unknown): void {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    const why = printError(error);
    if (responseCode === undefined) return this.ends({ outcome: this.begun ? 'unknown' : 'refused', why });
    const isOfTheLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
    this.ends({ outcome: responseCode >= 500 && isOfTheLetter ? 'refused-for-good' : 'refused', why });
  }

  private ends(outcome: Outcome): void {
    this.letter.signal.removeEventListener('abort', this.aborted);
    this.letter.resolve(outcome);
    if (outcome.outcome === 'made') this.connection.quit();
    else this.connection.close();
  }
}
