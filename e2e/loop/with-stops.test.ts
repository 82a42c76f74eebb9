import { withStops } from './with-stops';

const failing = (message: string) => () => {
  throw new Error(message);
};

test('what was started last is stopped first, even after a failure', async () => {
  const stopped: string[] = [];
  const work = withStops(async (atEnd) => {
    for (const name of ['first', 'second']) atEnd(() => stopped.push(name));
    throw new Error('work');
  });
  await expect(work).rejects.toThrow(/^work$/);
  expect(stopped).toEqual(['second', 'first']);
});

test('a stop that fails keeps no other from running, and all failures are reported', async () => {
  const stopped: string[] = [];
  const work = withStops(async (atEnd) => {
    atEnd(() => stopped.push('first'));
    atEnd(failing('stop'));
    throw new Error('work');
  });
  await expect(work).rejects.toThrow('Error: work\nError: stop');
  expect(stopped).toEqual(['first']);
});

test('a stop that fails after work that succeeded is reported as it is', async () => {
  await expect(withStops(async (atEnd) => atEnd(failing('stop')))).rejects.toThrow(/^stop$/);
});

test('what starts in parallel with a failure is stopped once it has started', async () => {
  let isThere = () => {};
  const other = new Promise<void>((resolve) => {
    isThere = resolve;
  });
  const stopped: string[] = [];
  const work = withStops((atEnd) =>
    Promise.all([other.then(() => atEnd(() => stopped.push('other'))), Promise.reject(new Error('work'))]),
  );
  await expect(work).rejects.toThrow('work');
  isThere();
  await other;
  await Promise.resolve();
  expect(stopped).toEqual(['other']);
});
