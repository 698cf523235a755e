import type { AddressInfo } from 'node:net';
import { parseConfig } from '@ringroad/platform';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Mailer, type MailOutcome } from './mailer.js';

/** A mail server that answers one command with this reply. */
async function sendTo(command: 'onMailFrom' | 'onRcptTo' | 'onData', replyCode: number, text: string): Promise<MailOutcome> {
  const refusal = Object.assign(new Error(text), { responseCode: replyCode });
  const answers: SMTPServerOptions = {
    onMailFrom: (_address, _session, done) => done(command === 'onMailFrom' ? refusal : null),
    onRcptTo: (_address, _session, done) => done(command === 'onRcptTo' ? refusal : null),
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(command === 'onData' ? refusal : null));
    },
  };
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], hideENHANCEDSTATUSCODES: true, ...answers });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const mailer = new Mailer({ ...parseConfig({}), databaseUrl: '', secret: '', smtpUrl });
  try {
    return await mailer.send({ id: 'letter-1', to: 'boris@example.org', subject: 's', text: 't', html: 'h' });
  } finally {
    mailer.onApplicationShutdown();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

describe('a letter that the mail server does not take', () => {
  test('was refused by its recipient when the mailbox does not exist', async () => {
    await expect(sendTo('onRcptTo', 550, '5.1.1 User unknown')).resolves.toEqual({ kind: 'refused', reason: 'smtp-550' });
    await expect(sendTo('onRcptTo', 550, 'No such user')).resolves.toEqual({ kind: 'refused', reason: 'smtp-550' });
  });

  test.each([
    [550, '5.7.1 sender domain not allowed'],
    [530, '5.7.0 Authentication required'],
    [554, '5.7.1 quota exceeded'],
    [550, 'no such user'],
  ])('is tried again when our own relay refuses the sender with %i %s: the recipient has said nothing', async (replyCode, text) => {
    await expect(sendTo('onMailFrom', replyCode, text)).rejects.toMatchObject({ name: 'MailProblem', message: expect.stringContaining(`MAIL FROM was answered with ${replyCode}`) });
  });

  test('is tried again when a policy, a greylist or its content kept it out', async () => {
    await expect(sendTo('onRcptTo', 550, '5.7.1 client host blocked')).rejects.toMatchObject({ message: 'RCPT TO was answered with 550 5.7.1' });
    await expect(sendTo('onRcptTo', 451, '4.7.1 greylisted')).rejects.toMatchObject({ message: 'RCPT TO was answered with 451 4.7.1' });
    await expect(sendTo('onData', 554, '5.6.0 not wanted')).rejects.toMatchObject({ message: 'DATA was answered with 554 5.6.0' });
  });

  test('is told of without naming anybody', async () => {
    const problem = sendTo('onRcptTo', 450, '<boris@example.org> is busy');
    await expect(problem).rejects.toMatchObject({ message: expect.not.stringContaining('boris') });
  });
});
