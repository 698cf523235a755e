import { derivedId, newId } from '@ringroad/kernel';
import { SignedLinks } from '@ringroad/platform';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Attacker, EVIL_CURSORS, EVIL_TEXTS, type Headers, withText } from './support/attacker.js';
import { SecurityWorld } from './support/security-world.js';

const LONG = 120_000;
const SIGN_IN = 'mutation ($e: String!, $p: String!) { signIn(email: $e, password: $p) { role } }';
const CLAIM = 'mutation ($id: ID!) { claimOffer(offerId: $id, consentTextVersion: "share-1") { offer { claim { leadId status } } } }';
const VERIFY = 'mutation ($id: ID!, $code: String!) { verifyClaim(leadId: $id, code: $code) { offer { claim { status } } } }';
const RESEND = 'mutation ($id: ID!) { resendCode(leadId: $id) { message } }';
/** What a stack trace, a query or a path of ours would look like. */
const INNARDS = /\bat [\w.]+ \(|\.ts:\d|node_modules|select .+ from |insert into |syntax error at or near|relation "|violates|ECONNREFUSED/i;

describe('an attacker', () => {
  let world: SecurityWorld;
  let attacker: Attacker;

  beforeAll(async () => {
    world = await SecurityWorld.build();
    attacker = new Attacker(world.product);
  }, LONG);
  afterAll(() => world?.product.stop());

  describe('with a page of another site', () => {
    it('makes no browser do anything, whatever the page sends', async () => {
      const cookie = world.sites.A.operatorCookie;
      const body = JSON.stringify({ query: 'mutation { advanceClock(days: 1) { running } }' });
      const attempts: Record<string, string>[] = [
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-type': 'multipart/form-data; boundary=x' },
        { 'content-type': 'text/plain; application/json' },
        { 'content-type': 'application/json', origin: 'https://evil.example' },
        { 'content-type': 'application/json', origin: 'null' },
        { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
        { 'content-type': 'application/json', 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:4000' },
        { 'content-type': 'application/json', origin: 'http://127.0.0.1:4000.evil.example' },
      ];
      for (const headers of attempts) {
        const response = await fetch(`${world.product.url}/graphql`, { method: 'POST', headers: { cookie, ...headers }, body });
        expect([headers, response.status >= 400]).toEqual([headers, true]);
      }
      expect(await world.product.query('select from clock_advance where finished_at is null')).toEqual([]);
    });

    it('signs nobody in, and reads nothing with his cookie', async () => {
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      const signIn = await attacker.ask(SIGN_IN, { e: 'x@example.org', p: 'long enough password' }, foreign);
      expect([signIn.status, signIn.code]).toEqual([403, 'FORBIDDEN']);
      const read = await fetch(`${world.product.url}/graphql?query=${encodeURIComponent('{ me { email } }')}`, { headers: { cookie: world.sites.A.operatorCookie, ...foreign } });
      expect(read.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('with a link or token that was changed', () => {
    it('is nobody: each part of it is signed', async () => {
      const { siteId } = world.sites.A;
      const [anna, boris] = [world.userId('A', 'anna'), world.userId('A', 'boris')];
      const links = world.product.server.app.get(SignedLinks);
      const url = links.url({ purpose: 'unsubscribe', siteId, userId: anna, subject: 'email', expiresAt: new Date(Date.now() + 1e9) });
      const token = url.slice(url.lastIndexOf('/') + 1);
      const expired = links.url({ purpose: 'offer', siteId, userId: anna, subject: newId(), expiresAt: new Date(1e12) }).split('/l/')[1] ?? '';
      const forged = [token.replace('unsubscribe', 'offer'), token.replace('unsubscribe', 'preferences'), token.replace(anna, boris), token.replace(siteId, world.sites.B.siteId), token.replace('.email.', '.inbox.'), `${token}x`, token.slice(0, -3), `${token}.`, expired, 'x', '%00', '..%2f..'];
      for (const each of forged) {
        const answer = await fetch(`${world.product.url}/l/${each}`, { redirect: 'manual' });
        expect([each, answer.status >= 400 && answer.status < 500, answer.headers.get('set-cookie')]).toEqual([each, true, null]);
      }
      const real = world.userToken('A', 'anna');
      for (const each of [real.replace(anna, boris), real.replace(siteId, world.sites.B.siteId), real.slice(0, -2), real.replace('rr_user_', 'rr_site_'), 'rr_user_...', `${real}.`]) {
        expect((await attacker.ask('{ myPreferences { email } }', {}, { authorization: `Bearer ${each}` })).code).toBe('UNAUTHENTICATED');
      }
    });

    it('leads nobody to another site, nor into a frame, nor a cache', async () => {
      const { siteId } = world.sites.A;
      const url = world.product.server.app.get(SignedLinks).url({ purpose: 'unsubscribe', siteId, userId: world.userId('A', 'yuri'), subject: 'email', expiresAt: new Date(Date.now() + 1e12) });
      const page = await fetch(`${world.product.url}${new URL(url).pathname}`);
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(() => world.product.server.app.get(SignedLinks).url({ purpose: 'offer', siteId, userId: newId(), subject: '../../evil.example', expiresAt: new Date() })).toThrow(TypeError);
    });
  });

  it('who plants a session cookie gains nothing: signing in makes another', async () => {
    const planted = 'ringroad=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const answer = await fetch(`${world.product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: planted },
      body: JSON.stringify({ query: SIGN_IN, variables: { e: 'secret-a-operator-email@example.org', p: 'correct horse battery staple' } }),
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^ringroad=\w{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(planted);
    expect((await attacker.ask('{ me { role } }', {}, { cookie: planted })).code).toBe('UNAUTHENTICATED');
  });

  describe('with a claim', () => {
    it('guesses a code five times, however many guesses come at once; then not even the right one opens', async () => {
      const headers = attacker.asUser(world, 'A', 'xenia');
      const { leadId, code } = await world.claim('A', 'xenia', 'two');
      const wrong = code === '111111' ? '222222' : '111111';
      const guesses = await Promise.all(Array.from({ length: 64 }, () => attacker.ask(VERIFY, { id: leadId, code: wrong }, headers)));
      const codes = guesses.map((guess) => guess.code);
      expect([codes.filter((each) => each === 'INVALID_INPUT').length, codes.filter((each) => each === 'RATE_LIMITED').length]).toEqual([5, 59]);
      expect((await attacker.ask(VERIFY, { id: leadId, code }, headers)).code).toBe('RATE_LIMITED');
      const resent = await Promise.all(Array.from({ length: 32 }, () => attacker.ask(RESEND, { id: leadId }, headers)));
      expect(new Set(resent.map((each) => each.code))).toEqual(new Set(['RATE_LIMITED']));
      expect(await world.product.query('select attempts, resends from lead_code where lead_id = $1', [leadId])).toEqual([{ attempts: 5, resends: 0 }]);
    });

    it('takes no other user’s offer, and proves no other user’s lead', async () => {
      const headers = attacker.asUser(world, 'A', 'anna');
      const offer = await world.offerId('A', 'boris', 'one');
      const [lead] = await world.product.query<{ id: string }>('select id from lead where win_id = $1', [offer]);
      const missing = await attacker.ask(CLAIM, { id: newId() }, headers);
      expect(missing.code).toBe('NOT_FOUND');
      expect((await attacker.ask(CLAIM, { id: offer }, headers)).code).toBe('NOT_FOUND');
      expect((await attacker.ask(CLAIM, { id: await world.offerId('B', 'yuri', 'one') }, headers)).code).toBe('NOT_FOUND');
      for (const [query, variables] of [[VERIFY, { id: lead?.id, code: '000000' }], [RESEND, { id: lead?.id }]] as const) {
        expect((await attacker.ask(query, variables, headers)).code).toBe('NOT_FOUND');
      }
      expect(await world.product.query('select attempts from lead_code where lead_id = $1', [lead?.id])).toEqual([{ attempts: 0 }]);
    });

    it('sent again and again, all at once, is one lead, one hold, one post', async () => {
      const headers = attacker.asUser(world, 'B', 'yuri');
      const offer = await world.offerId('B', 'yuri', 'two');
      const claims = await Promise.all(Array.from({ length: 24 }, () => attacker.ask(CLAIM, { id: offer }, headers)));
      expect(claims.map((each) => each.code).filter(Boolean)).toEqual([]);
      const leads = await world.product.query<{ id: string }>('select id from lead where win_id = $1', [offer]);
      expect(leads).toHaveLength(1);
      const leadId = leads[0]?.id ?? '';
      const code = await world.codeOf('B', 'yuri');
      const proofs = await Promise.all(Array.from({ length: 16 }, () => attacker.ask(VERIFY, { id: leadId, code }, headers)));
      expect(proofs.map((each) => each.code).filter(Boolean)).toEqual([]);
      const moved = await world.product.query('select kind, count(*)::int as n from transfer where reference = $1 group by kind order by kind', [leadId]);
      expect(moved).toEqual([{ kind: 'hold', n: 1 }, { kind: 'post', n: 1 }]);
      expect(await world.product.broken()).toEqual([]);
    });
  });

  describe('with a GraphQL document', () => {
    const repeated = (text: string, size: number) => text.repeat(Math.floor(size / text.length));

    it('cannot keep the server busy: repetition, nesting, batches, cycles', async () => {
      const documents: Record<string, unknown> = {
        'one field 30,000 times': { query: `{ me { ${repeated('id ', 95_000)} } }` },
        'one object 8,000 times': { query: `{ ${repeated('me{id} ', 95_000)} }` },
        'one fragment 6,000 times': { query: `query { ${repeated('...f ', 90_000)} } fragment f on Query { me { id } }` },
        'inline fragments 8 deep, doubled': { query: `{ ${repeated('... on Query{me{site{id}}} ', 95_000)} }` },
        'a fragment of itself': { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' },
        'selections 5,000 deep': { query: `{ ${'me{site{'.repeat(5_000)}id${'}}'.repeat(5_000)} }` },
        'a list literal 20,000 deep': { query: `{ users(search: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { totalCount } }` },
        'a batch of operations': Array.from({ length: 100 }, () => ({ query: '{ me { id } }' })),
        'sixteen aliases': { query: `{ ${Array.from({ length: 16 }, (_, at) => `a${at}: me { role }`).join(' ')} }` },
        'directives without end': { query: `{ me { role ${repeated('@skip(if: false) ', 50_000)} } }` },
        'a tree instead of text': { query: '{"kind":"Document","definitions":[null]}' },
        'a tree in a tree': { query: { kind: 'Document', definitions: [] } },
        'no document': { query: '5' },
        'a list of nothing': { query: '[]' },
        'nothing at all': { query: 'null' },
        'introspection in circles': { query: `{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } } } } } } }` },
      };
      for (const [name, body] of Object.entries(documents)) {
        const started = performance.now();
        const response = await fetch(`${world.product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
        const took = performance.now() - started;
        expect([name, response.status, INNARDS.test(await response.text()), took < 1_000 ? 'quick' : Math.round(took)]).toEqual([name, 400, false, 'quick']);
      }
    }, LONG);

    it('finds no text that breaks a field: quotes, wildcards, NUL, halves of characters, markup', async () => {
      const broken: string[] = [];
      const attempt = async (text: string, variables: Record<string, unknown>, headers: Headers, what: string) => {
        const answer = await attacker.ask(text, variables, headers);
        if (answer.code === 'INTERNAL' || INNARDS.test(answer.told)) broken.push(`${what}: ${answer.told}`);
      };
      for (const { headers, operation } of await attacker.allowedOperations(world)) {
        const texts = EVIL_TEXTS.flatMap((evil) =>
          withText(operation.variables(newId()), evil).map((variables) => attempt(operation.text, variables, headers, `${operation.field} ${JSON.stringify(evil).slice(0, 40)}`)),
        );
        const cursors = operation.text.includes('(first:') ? EVIL_CURSORS.map((cursor) => attempt(after(operation.text, cursor), operation.variables(newId()), headers, `${operation.field} after ${JSON.stringify(cursor)}`)) : [];
        await Promise.all([...texts, ...cursors]);
      }
      expect(broken).toEqual([]);
    }, LONG);
  });

  describe('at the intake', () => {
    it('sends bombs, circles and poisoned keys: each is refused, none is a defect, and the good message beside it is kept', async () => {
      const headers = { 'content-type': 'application/json', ...attacker.write(world) };
      const good = (id: string) => ({ type: 'track', event: 'Listing Renewed', messageId: id, userId: 'poisoned', properties: { listingId: 'l', assetId: 'a' } });
      const send = async (body: string | Buffer, more: Record<string, string> = {}) => {
        const response = await fetch(`${world.product.url}/v1/batch`, { method: 'POST', headers: { ...headers, ...more }, body });
        return { status: response.status, text: await response.text() };
      };
      const hostile: [string, string | Buffer, Record<string, string>?][] = [
        ['a bomb', gzipSync(Buffer.alloc(50_000_000, 32)), { 'content-encoding': 'gzip' }],
        ['no gzip', 'hello', { 'content-encoding': 'gzip' }],
        ['another coding', 'hello', { 'content-encoding': 'br' }],
        ['depth', `{"batch":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`],
        ['deep properties', `{"batch":[{"type":"track","event":"Listing Posted","messageId":"d","userId":"u","properties":{"assetId":"a","x":${'['.repeat(15_000)}${']'.repeat(15_000)}}}]}`],
        ['__proto__', '{"batch":[],"__proto__":{"isAdmin":true}}'],
        ['constructor', '{"batch":[{"constructor":{"prototype":{"isAdmin":true}}}]}'],
        ['nothing', 'null'],
        ['a list', '[]'],
        ['many', JSON.stringify({ batch: Array.from({ length: 5_001 }, () => 1) })],
      ];
      for (const [name, body, more] of hostile) {
        const answer = await send(body, more);
        expect([name, answer.status < 500, INNARDS.test(answer.text)]).toEqual([name, true, false]);
      }
      expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
      const halves = ['\ud800', '\udfff x', '\ud800\ud800'].map((text, at) => ({ ...good(`half-${at}`), properties: { listingId: 'l', assetId: 'a', note: text } }));
      const [mixed, alone] = await Promise.all([send(JSON.stringify({ batch: [good('g1'), ...halves, good('g2')] })), send(JSON.stringify({ batch: [good('g3')] }))]);
      expect([mixed.status, alone.status]).toEqual([200, 200]);
      const kept = await world.product.query<{ id: string }>(`select message_id as id from intake_key where message_id like 'g_' order by 1`);
      expect(kept.map((row) => row.id)).toEqual(['g1', 'g2', 'g3']);
      await world.product.settle();
    }, LONG);

    it('smuggles no second address, header or markup into a letter', async () => {
      const addresses = ['a@example.org\r\nBcc: victim@example.org', 'a@example.org,victim@example.org', 'a@example.org;victim@example.org', '"x" <victim@example.org>', 'a@example.org> SIZE=1\r\nRCPT TO:<victim@example.org', 'a\u0000@example.org'];
      for (const [at, email] of addresses.entries()) {
        const body = JSON.stringify({ messageId: `evil-mail-${at}`, userId: `evil-${at}`, traits: { email, locale: 'en', consents: [{ purpose: 'offers', channel: 'email', granted: true, textVersion: 't1' }] } });
        const response = await fetch(`${world.product.url}/v1/identify`, { method: 'POST', headers: { 'content-type': 'application/json', ...attacker.write(world) }, body });
        expect([email, response.status]).toEqual([email, 400]);
      }
      const markup = { name: 'x', title: 'Bonus\r\nBcc: victim@example.org\u2028<img src=x onerror=alert(1)>', terms: '<script>alert(1)</script>{code}' };
      await attacker.rewriteOffer(world, markup);
      await world.product.query(`update partner set name = $2 where id = $1`, [world.sites.B.companies.two.partnerId, '"><svg onload=alert(1)>\r\nX: y']);
      await world.post('B', 'zoya');
      await world.product.settle();
      const [letter] = world.product.mailbox.to(world.email('B', 'zoya'));
      expect(letter?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(letter?.html).not.toMatch(/<(img|script|svg)/i);
      expect(world.product.mailbox.to('victim@example.org')).toEqual([]);
      expect(letter?.headers.map((header) => header.key)).not.toEqual(expect.arrayContaining(['bcc', 'x']));
    }, LONG);
  });

  it('with a long almost-address for a claim costs no more than a short one', async () => {
    const offer = await world.offerId('B', 'zoya', 'one');
    await world.product.query(`delete from contact where user_id = $1 and kind = 'email'`, [world.userId('B', 'zoya')]);
    const headers = attacker.asUser(world, 'B', 'zoya');
    const claim = 'mutation ($id: ID!, $email: String!) { claimOffer(offerId: $id, consentTextVersion: "share-1", email: $email) { message } }';
    const started = performance.now();
    for (const email of [`a@${'.'.repeat(90_000)}@`, `${'a'.repeat(60_000)}@b`, `a@b.c${' '.repeat(90_000)}x`, `${'a@b.c,'.repeat(50)}d@e.f`, 'a@b.c>\r\nDATA', `${'a'.repeat(300)}@b.example`]) {
      expect((await attacker.ask(claim, { id: offer, email }, headers)).code).toBe('INVALID_INPUT');
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('reads no file beside the pages, and no metrics from elsewhere', async () => {
    const { port } = new URL(world.product.url);
    const raw = (path: string, headers: Record<string, string> = {}) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port, path, headers }, (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => (text += chunk.toString()));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        });
        sent.on('error', reject).end();
      });
    for (const up of ['/../../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/assets/..%5c..%5cpackage.json', '/widget/../../package.json', '/widget/%2e%2e/%2e%2e/package.json', '/%2e%2e%2f%2e%2e%2f.ringroad/secret', '//etc/passwd', '/assets/%00', '/assets/%c0%ae%c0%ae/x']) {
      const { status, text } = await raw(up);
      expect([up, status === 200 && /"dependencies"|root:/.test(text)]).toEqual([up, false]);
      expect([up, status < 500, INNARDS.test(text)]).toEqual([up, true, false]);
    }
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) {
      expect([header, (await raw('/metrics', { [header]: '198.51.100.7' })).status]).toEqual([header, 403]);
    }
  });

  it('cannot exhaust the connections with the costliest reads at once', async () => {
    const headers = { authorization: `Bearer ${world.sites.A.companies.one.apiKey}` };
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 96 }, () => attacker.ask('{ myLeads(first: 50) { edges { node { contact { email } car { brand } } } } }', {}, headers)));
    expect(answers.map((each) => each.code).filter(Boolean)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(20_000);
  }, LONG);

  it('who is a partner cannot compute from public facts whose lead it is', async () => {
    const { siteId, companies } = world.sites.A;
    const headers = { authorization: `Bearer ${companies.one.apiKey}` };
    const { told } = await attacker.ask('{ myLeads(first: 50) { edges { node { id car { id } } } } myWalletLines(first: 50) { edges { node { id leadId } } } }', {}, headers);
    const rows = await world.product.query<{ win: string; key: string }>(`select l.win_id as win, a.asset_key as key from lead l join asset a on a.site_id = l.site_id and a.id = l.asset_id where l.site_id = $1 and l.partner_id = $2`, [siteId, companies.one.partnerId]);
    expect(rows.length).toBeGreaterThan(2);
    for (const { win, key } of rows) {
      const lead = derivedId('lead', win);
      for (const guess of [derivedId('asset', siteId, key), lead, derivedId('hold', lead)]) expect(told).not.toContain(guess);
    }
  });
});

/** The operation with this made-up cursor in all its pages. */
function after(text: string, cursor: unknown): string {
  return text.replaceAll('(first:', `(after: ${JSON.stringify(Buffer.from(JSON.stringify(cursor)).toString('base64url'))}, first:`);
}
