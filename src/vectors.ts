/** Vectors of length 1, and what is made of them. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * (b[i] ?? 0);
  return sum;
}

/** As long as its numbers make it; @returns the vector at length 1, a zero vector as it is */
export function unit(vector: ArrayLike<number>): Float32Array {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += vector[i]! * vector[i]!;
  const length = Math.sqrt(sum) || 1;
  return Float32Array.from(vector, (x) => x / length);
}
