import { LoginLinks, parseConfig, type ReadyConfig } from '@ringroad/platform';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { type RunningServer, startServer } from './bootstrap.js';

let template: TestDatabase;
const configOn = (port: number): ReadyConfig => ({
  ...parseConfig({ LOG_LEVEL: 'silent', PORT: String(port) }),
  databaseUrl: template.url,
  secret: 'a secret of at least thirty-two characters',
});

beforeAll(async () => {
  template = await createTestDatabase();
});

afterAll(() => template?.drop());

describe('the program', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer(configOn(0), { withWorker: true });
  });

  it('starts whole, says where it listens and that it is ready', async () => {
    const answer = await fetch(`${server.url}/health/ready`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok', checks: { database: 'ok', migrations: 'ok', queue: 'ok', market: 'ok' } }]);
    await expect(server.app.get(LoginLinks).issueForFirst('operator')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stops cleanly, even with a browser’s connection kept open', async () => {
    await fetch(`${server.url}/health/live`);
    await server.close();
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
  });
});

describe('a port that is taken', () => {
  it('is told in one line, with what to do', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(startServer(configOn(port), { withWorker: false })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `Port ${port} is in use. Stop the other program or choose another: PORT=${port + 1} npm start`,
    });
    other.close();
  });
});
