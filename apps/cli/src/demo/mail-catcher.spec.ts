import Fastify from 'fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { MailCatcher } from './mail-catcher.js';
import { registerMailPages } from './mail-pages.js';

let folder: string;
let catcher: MailCatcher;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'letters-'));
  catcher = await MailCatcher.start(folder);
});
afterEach(async () => {
  await catcher.close();
  await rm(folder, { recursive: true, force: true });
});

async function send(to: string, subject: string, html = '<p>Hello</p>'): Promise<void> {
  const transport = createTransport({ url: catcher.url });
  await transport.sendMail({ from: 'Ringroad <offers@ringroad.localhost>', to, subject, text: 'Hello', html });
  transport.close();
}

describe('the mail catcher', () => {
  it('keeps what is sent, over a restart, with ids that go on', async () => {
    await send('anna@mail.demo.test', 'Код 123456');
    await send('boris@mail.demo.test', 'Bonus');
    await catcher.close();
    catcher = await MailCatcher.start(folder);
    await send('anna@mail.demo.test', 'Later');
    expect(catcher.list().map(({ id, to, subject }) => [id, to, subject])).toEqual([
      [3, 'anna@mail.demo.test', 'Later'],
      [2, 'boris@mail.demo.test', 'Bonus'],
      [1, 'anna@mail.demo.test', 'Код 123456'],
    ]);
    expect(catcher.list('ANNA@')).toHaveLength(2);
    expect(catcher.after(2).map(({ id }) => id)).toEqual([3]);
  });

  it('gives a letter to whoever waits for it, and null to whoever waits in vain', async () => {
    const waiting = catcher.waitFor((mail) => mail.to === 'anna@mail.demo.test', 5_000);
    await send('anna@mail.demo.test', 'Here');
    expect((await waiting)?.subject).toBe('Here');
    expect(await catcher.waitFor((mail) => mail.to === 'nobody@mail.demo.test', 10)).toBeNull();
  });

  it('shows letters on pages that run nothing a letter brings', async () => {
    await send('anna@mail.demo.test', '<script>alert(1)</script>', '<p onclick="alert(2)">"Hi"</p><script>alert(3)</script>');
    const server = Fastify();
    registerMailPages(server, catcher);
    const at = await server.listen({ host: '127.0.0.1', port: 0 });
    const list = await (await fetch(`${at}/demo/mail?to=anna`)).text();
    expect(list).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(list).not.toContain('<script');
    const answer = await fetch(`${at}/demo/mail/1`);
    const letter = await answer.text();
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(letter).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(letter).not.toMatch(/<script|<p onclick/);
    expect(await (await fetch(`${at}/demo/mail.json?to=anna`)).json()).toHaveLength(1);
    expect((await fetch(`${at}/demo/mail/99`)).ok).toBe(false);
    await server.close();
  });
});
