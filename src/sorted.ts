/** Where what is greater than a value begins in an ascending list: its length, when nothing is. */
export const after = <T extends number | string>(ascending: ArrayLike<T>, value: T): number =>
  afterBy(ascending, value, (one) => one);

/** As `after`, in a list that ascends by something of its items. */
export function afterBy<I, T extends number | string>(items: ArrayLike<I>, value: T, of: (item: I) => T): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(items[middle]!) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
