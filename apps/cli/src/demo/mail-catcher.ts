import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { type CaughtMail, LetterFile } from './letter-file.js';

const LARGEST_MAIL = 1_000_000;

/** An SMTP server on loopback that delivers nothing: every letter of the demo lands here, to be looked at. */
export class MailCatcher {
  private readonly server: SMTPServer;
  private readonly listeners = new Set<() => void>();

  private constructor(private readonly file: LetterFile) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      size: LARGEST_MAIL,
      // Every letter that was answered is in the file: whoever is still connected at the end has nothing to lose.
      closeTimeout: 500,
      onData: (stream, session, done) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        readAll(stream)
          .then((raw) => this.keep(raw, recipients))
          .then(() => done(), done);
      },
    });
    // A client that hangs up is its own business.
    this.server.on('error', () => undefined);
  }

  /** Listens on a free port of 127.0.0.1; letters are kept in `folder` and known again after a restart. */
  static async start(folder: string): Promise<MailCatcher> {
    const catcher = new MailCatcher(await LetterFile.open(folder));
    const listening = catcher.server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return catcher;
  }

  /** For SMTP_URL. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The newest first; `search` is a part of the recipient's address. */
  list(search = '', limit = 200): CaughtMail[] {
    const wanted = search.trim().toLowerCase();
    return this.file.letters.filter((mail) => mail.to.toLowerCase().includes(wanted)).slice(-limit).reverse();
  }

  get(id: number): CaughtMail | undefined {
    return this.file.letters.find((mail) => mail.id === id);
  }

  /** Caught after the letter with this id, in order. */
  after(id: number): readonly CaughtMail[] {
    return this.file.letters.filter((mail) => mail.id > id);
  }

  /** 0 when nothing was ever caught. */
  get lastId(): number {
    return this.file.letters.at(-1)?.id ?? 0;
  }

  /** The newest letter that fits, now or as soon as it comes; null when it does not come in time. */
  async waitFor(fits: (mail: CaughtMail) => boolean, milliseconds: number): Promise<CaughtMail | null> {
    const find = () => this.file.letters.findLast(fits);
    const found = find();
    if (found || milliseconds <= 0) return found ?? null;
    return new Promise((resolve) => {
      const finish = (mail: CaughtMail | null) => {
        clearTimeout(timer);
        this.listeners.delete(look);
        resolve(mail);
      };
      const look = () => {
        const mail = find();
        if (mail) finish(mail);
      };
      const timer = setTimeout(() => finish(null), milliseconds);
      this.listeners.add(look);
    });
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.server.close(() => done()));
    await this.file.close();
  }

  /** Answered only when the letter is in the file. */
  private async keep(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const { from, subject, text, html } = await PostalMime.parse(raw);
    const caughtAt = new Date().toISOString();
    for (const to of recipients) {
      await this.file.append({ id: this.lastId + 1, caughtAt, from: from?.address ?? '', to, subject: subject ?? '', text: text ?? '', html: html ?? null });
    }
    for (const look of this.listeners) look();
  }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
