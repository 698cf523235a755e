import { ShortMemory } from './short-memory.js';

function memoryAt() {
  let now = 0;
  const asked: string[] = [];
  const memory = new ShortMemory<string>({ milliseconds: 100, entries: 2, now: () => now });
  const get = (key: string) =>
    memory.get(key, () => {
      asked.push(key);
      return key === 'bad' ? Promise.reject(new Error('away')) : Promise.resolve(key);
    });
  return { memory, asked, get, wait: (milliseconds: number) => (now += milliseconds) };
}

describe('what the database answered', () => {
  it('is asked once by all who ask together, and again when its time is over', async () => {
    const { asked, get, wait } = memoryAt();
    await Promise.all([get('a'), get('a'), get('a')]);
    expect(asked).toEqual(['a']);
    wait(100);
    await get('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('is not remembered when it failed, or was told to be forgotten', async () => {
    const { memory, asked, get } = memoryAt();
    await expect(get('bad')).rejects.toThrow('away');
    await expect(get('bad')).rejects.toThrow('away');
    await get('a');
    memory.forget('a');
    await get('a');
    expect(asked).toEqual(['bad', 'bad', 'a', 'a']);
  });

  it('does not fill the memory: the oldest goes', async () => {
    const { asked, get } = memoryAt();
    for (const key of ['a', 'b', 'c', 'b', 'a']) await get(key);
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
