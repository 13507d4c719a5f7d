/** Where what is greater than a value begins in an ascending list: its length, when nothing is. */
export function after<T extends number | string>(ascending: ArrayLike<T>, value: T): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
