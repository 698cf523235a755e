import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

export interface Mailbox {
  readonly url: string;
  /** Letters to an address, oldest first. */
  to(address: string): Email[];
  /** From now on no letter is taken to the addresses this names: they are answered as a greylist does. */
  refuse(refused: (address: string) => boolean): void;
  /** From now on the server takes this long over each letter. */
  delay(milliseconds: number): void;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is sent. */
export async function openMailbox(): Promise<Mailbox> {
  const letters: { readonly to: readonly string[]; readonly email: Email }[] = [];
  let pause = 0;
  let isRefused = (_address: string): boolean => false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(isRefused(address) ? Object.assign(new Error('Greylisted, come back later'), { responseCode: 451 }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          letters.push({ to: session.envelope.rcptTo.map((recipient) => recipient.address), email });
          setTimeout(done, pause);
        }, done);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    to: (address) => letters.filter((letter) => letter.to.includes(address)).map((letter) => letter.email),
    refuse: (refused) => (isRefused = refused),
    delay: (milliseconds) => (pause = milliseconds),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
