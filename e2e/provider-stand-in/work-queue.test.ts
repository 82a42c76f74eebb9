import { type Outcome, WorkQueue } from './work-queue';

const options = { concurrency: 2, firstRetryMs: 100, longestRetryMs: 300 };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function recorded(outcomes: readonly Outcome[]) {
  const turns: number[] = [];
  const queue = new WorkQueue(async () => outcomes[turns.push(Date.now()) - 1] ?? 'done', options);
  const gaps = () => turns.slice(1).map((turn, index) => turn - (turns[index] ?? 0));
  return { queue, gaps };
}

test('a key that fails is tried again after times that double up to the longest', async () => {
  const { queue, gaps } = recorded(['retry', 'retry', 'retry', 'retry']);
  queue.add('a');
  await jest.advanceTimersByTimeAsync(5000);
  expect(gaps()).toEqual([100, 200, 300, 300]);
});

test('a success forgets the failures before it', async () => {
  const { queue, gaps } = recorded(['retry', 'retry', { afterMs: 1000 }, 'retry']);
  queue.add('a');
  await jest.advanceTimersByTimeAsync(5000);
  expect(gaps()).toEqual([100, 200, 1000, 100]);
});

test('no key is worked on twice at the same time, and one that is added meanwhile has another turn', async () => {
  let running = 0;
  let most = 0;
  let turns = 0;
  const work = async (): Promise<Outcome> => {
    turns += 1;
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 50));
    running -= 1;
    return 'done';
  };
  const queue = new WorkQueue(work, options);
  queue.add('a');
  queue.add('a');
  queue.add('a');
  await jest.advanceTimersByTimeAsync(1000);
  expect([turns, most]).toEqual([2, 1]);
});

test('no more keys than allowed are worked on at the same time', async () => {
  let running = 0;
  let most = 0;
  const done: string[] = [];
  const work = async (key: string): Promise<Outcome> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 50));
    running -= 1;
    done.push(key);
    return 'done';
  };
  const queue = new WorkQueue(work, options);
  for (const key of ['a', 'b', 'c', 'd', 'e']) queue.add(key);
  await jest.advanceTimersByTimeAsync(1000);
  expect(most).toBe(2);
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a queue that is stopped starts nothing more', async () => {
  const { queue, gaps } = recorded(['retry', 'retry']);
  queue.add('a');
  await jest.advanceTimersByTimeAsync(10);
  queue.stop();
  await jest.advanceTimersByTimeAsync(1000);
  expect(gaps()).toEqual([]);
});
