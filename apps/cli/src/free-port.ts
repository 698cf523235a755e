import { createServer } from 'node:net';

/** Opens and closes the port, so that a taken one is told before the database starts. Raises what listen() raises. */
export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(port, host, () => probe.close(() => done()));
  });
}
