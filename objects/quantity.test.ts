import { quantityOf } from './quantity';

describe('a quantity', () => {
  test.each<[string | number, number]>([
    ['250m', 0.25],
    ['2', 2],
    [2, 2],
    [0.5, 0.5],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1500000n', 0.0015],
    ['256Mi', 268435456],
    ['1.5Gi', 1610612736],
    ['1G', 1e9],
    ['1k', 1000],
    ['1Ki', 1024],
    ['2E', 2e18],
    ['2e3', 2000],
    ['2E3', 2000],
    ['5e-1', 0.5],
  ])('of %j is %d', (text, number) => {
    expect(quantityOf(text)).toBeCloseTo(number, 12);
  });

  test.each(['', 'm', '1 Gi', '1gi', '1KiB', '1mi', 'NaN', '1e', '1e3Mi', 'one'])('is never %j', (text) => {
    expect(() => quantityOf(text)).toThrow(/not a quantity \(".*"\) — /);
  });

  test.each([null, true, {}, []])('is never %j', (value) => {
    expect(() => quantityOf(value)).toThrow(/not a quantity/);
  });
});
