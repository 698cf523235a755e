import fc from 'fast-check';
import { GroupCommit } from './group-commit.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A store whose commits end when the test says so, and that refuses batches with a poisonous request. */
function slowStore(options: { readonly poisonous?: (request: number) => boolean; readonly maxBatch?: number } = {}) {
  const batches: (readonly number[])[] = [];
  const stored: number[] = [];
  let finish: (() => void) | undefined;
  const commits = new GroupCommit<number, string>({
    maxBatch: options.maxBatch,
    flush: async (batch) => {
      batches.push(batch);
      await new Promise<void>((resolve) => (finish = resolve));
      const bad = batch.find((request) => options.poisonous?.(request));
      if (bad !== undefined) throw new Error(`${bad} is poisonous`);
      stored.push(...batch);
      return batch.map((request) => `answer to ${request}`);
    },
  });
  /** Ends the commit that runs, and waits until the next one has begun. */
  const commit = async () => {
    finish?.();
    finish = undefined;
    await turn();
    await turn();
  };
  return { commits, batches, stored, commit };
}

describe('a group commit', () => {
  it('answers each request after the commit, with its own answer', async () => {
    const { commits, commit } = slowStore();
    const answered: string[] = [];
    const all = Promise.all([3, 1, 2].map((request) => commits.submit(request).then((answer) => answered.push(answer) && answer)));
    await turn();
    expect(answered).toEqual([]);
    await commit();
    await expect(all).resolves.toEqual(['answer to 3', 'answer to 1', 'answer to 2']);
  });

  it('tells everybody of an outage at once, and tries nobody alone', async () => {
    let tries = 0;
    const commits = new GroupCommit<number, string>({
      flush: () => {
        tries += 1;
        return Promise.reject(Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' }));
      },
    });
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((request) => commits.submit(request)));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(tries).toBe(1);
  });

  it('fills the next batch while one is being written, and writes one at a time', async () => {
    const { commits, batches, commit } = slowStore();
    const first = commits.submit(1);
    await turn();
    const later = [2, 3, 4].map((request) => commits.submit(request));
    await turn();
    expect(batches).toEqual([[1]]);
    await commit();
    await first;
    expect(batches).toEqual([[1], [2, 3, 4]]);
    await commit();
    await expect(Promise.all(later)).resolves.toHaveLength(3);
  });

  it('has as many batches under way as it has writers, and no caller is forgotten between two', async () => {
    let most = 0;
    let open = 0;
    const commits = new GroupCommit<number, number>({
      writers: 2,
      flush: async (batch) => {
        most = Math.max(most, (open += 1));
        for (let i = 0; i < (batch[0] ?? 0) % 4; i += 1) await Promise.resolve();
        if ((batch[0] ?? 0) % 5 === 0) for (let i = 0; i < 4; i += 1) await turn();
        open -= 1;
        return batch;
      },
    });
    // Each comes a few microtasks after the one before, so that some come just as a writer ends.
    const answers: Promise<number>[] = [];
    for (let n = 0; n < 2_000; n += 1) {
      answers.push(commits.submit(n));
      for (let i = 0; i < n % 7; i += 1) await Promise.resolve();
      if (n % 3 === 0) await turn();
    }
    await expect(Promise.all(answers)).resolves.toEqual(Array.from({ length: 2_000 }, (_, n) => n));
    expect(most).toBe(2);
  });

  it('writes no batch larger than allowed, and keeps the order of submission', async () => {
    const { commits, batches, commit } = slowStore({ maxBatch: 2 });
    const all = Promise.all([1, 2, 3, 4, 5].map((request) => commits.submit(request)));
    await turn();
    for (let round = 0; round < 3; round++) await commit();
    await all;
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('gives a request that breaks its batch its own error, and stores all the others once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 30 }), fc.func(fc.boolean()), async (requests, poisonous) => {
        const stored: number[] = [];
        const commits = new GroupCommit<number, number>({
          flush: async (batch) => {
            const bad = batch.find((request) => poisonous(request));
            if (bad !== undefined) throw new Error(`${bad} is poisonous`);
            stored.push(...batch);
            return batch.map((request) => request * 2);
          },
        });
        const outcomes = await Promise.allSettled(requests.map((request) => commits.submit(request)));
        outcomes.forEach((outcome, index) => {
          const request = requests[index] ?? 0;
          if (poisonous(request)) expect(outcome).toMatchObject({ status: 'rejected', reason: { message: `${request} is poisonous` } });
          else expect(outcome).toEqual({ status: 'fulfilled', value: request * 2 });
        });
        expect(stored).toEqual(requests.filter((request) => !poisonous(request)));
      }),
    );
  });

  it('goes on after a failure', async () => {
    const { commits, commit } = slowStore({ poisonous: (request) => request === 1 });
    const bad = commits.submit(1).catch((error: Error) => error.message);
    await turn();
    await commit();
    await expect(bad).resolves.toBe('1 is poisonous');
    const good = commits.submit(2);
    await turn();
    await commit();
    await expect(good).resolves.toBe('answer to 2');
  });

  it('settles when everything submitted is answered, and at once when nothing is', async () => {
    const { commits, stored, commit } = slowStore({ maxBatch: 1 });
    await commits.settle();
    const all = [1, 2].map((request) => commits.submit(request));
    let settled = false;
    const settling = commits.settle().then(() => (settled = true));
    await turn();
    await commit();
    expect(settled).toBe(false);
    await commit();
    await settling;
    expect(stored).toEqual([1, 2]);
    await Promise.all(all);
  });

  it('does not leave callers waiting for an answer its store forgot', async () => {
    const commits = new GroupCommit<number, string>({ flush: async (batch) => batch.slice(1).map(String) });
    await expect(commits.submit(1)).rejects.toThrow('answered 0 of 1');
  });
});
