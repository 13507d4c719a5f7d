/** A linear-chain CRF over string features: AdaGrad on the log-likelihood, seeded, so that the same data give the same weights. */

import { chance } from '../../dist/bench/chance.js';

const logSum = (values) => {
  const top = Math.max(...values);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
};

/**
 * @param sentences [{features: string[][], labels: number[]}]
 * @param count of labels; @param options rate, l2, epochs, least (occurrences of a feature), seed
 * @returns {index: Map feature → row, weights: Float64Array rows × count, moves: Float64Array (count + 1) × count, the last row: from the start}
 */
export function train(
  sentences,
  count,
  { rate = 0.1, l2 = 1e-6, epochs = 6, least = 3, seed = 1, log = () => {} } = {},
) {
  const seen = new Map();
  for (const { features } of sentences)
    for (const list of features) for (const f of list) seen.set(f, (seen.get(f) ?? 0) + 1);
  const index = new Map();
  for (const [f, times] of seen) if (times >= least) index.set(f, index.size);
  const data = sentences.map(({ features, labels }) => ({
    rows: features.map((list) => Int32Array.from(list.map((f) => index.get(f)).filter((row) => row !== undefined))),
    labels,
  }));
  const weights = new Float64Array(index.size * count);
  const grads = new Float64Array(index.size * count).fill(1e-2);
  const moves = new Float64Array((count + 1) * count);
  const moveGrads = new Float64Array((count + 1) * count).fill(1e-2);
  const next = chance(seed);
  const order = data.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    let loss = 0;
    for (const at of order) {
      const { rows, labels } = data[at];
      const n = rows.length;
      if (n === 0) continue;
      const scores = rows.map((row) => {
        const out = new Float64Array(count);
        for (const r of row) for (let y = 0; y < count; y++) out[y] += weights[r * count + y];
        return out;
      });
      const forward = [scores[0].map((s, y) => s + moves[count * count + y])];
      for (let i = 1; i < n; i++) {
        const out = new Float64Array(count);
        for (let y = 0; y < count; y++) {
          const from = new Array(count);
          for (let x = 0; x < count; x++) from[x] = forward[i - 1][x] + moves[x * count + y];
          out[y] = logSum(from) + scores[i][y];
        }
        forward.push(out);
      }
      const backward = new Array(n);
      backward[n - 1] = new Float64Array(count);
      for (let i = n - 2; i >= 0; i--) {
        const out = new Float64Array(count);
        for (let x = 0; x < count; x++) {
          const to = new Array(count);
          for (let y = 0; y < count; y++) to[y] = moves[x * count + y] + scores[i + 1][y] + backward[i + 1][y];
          out[x] = logSum(to);
        }
        backward[i] = out;
      }
      const total = logSum([...forward[n - 1]]);
      let gold = 0;
      const step = (store, squares, at, gradient) => {
        const g = gradient + l2 * store[at];
        squares[at] += g * g;
        store[at] -= (rate * g) / Math.sqrt(squares[at]);
      };
      const moveGradient = new Float64Array((count + 1) * count);
      for (let i = 0; i < n; i++) {
        gold += scores[i][labels[i]] + moves[(i === 0 ? count : labels[i - 1]) * count + labels[i]];
        moveGradient[(i === 0 ? count : labels[i - 1]) * count + labels[i]] -= 1;
        if (i === 0)
          for (let y = 0; y < count; y++)
            moveGradient[count * count + y] += Math.exp(forward[0][y] + backward[0][y] - total);
        else
          for (let x = 0; x < count; x++)
            for (let y = 0; y < count; y++)
              moveGradient[x * count + y] += Math.exp(
                forward[i - 1][x] + moves[x * count + y] + scores[i][y] + backward[i][y] - total,
              );
      }
      loss += total - gold;
      for (let i = 0; i < n; i++) {
        for (let y = 0; y < count; y++) {
          const g = Math.exp(forward[i][y] + backward[i][y] - total) - (labels[i] === y ? 1 : 0);
          if (Math.abs(g) < 1e-4) continue;
          for (const r of rows[i]) step(weights, grads, r * count + y, g);
        }
      }
      for (let k = 0; k < moves.length; k++)
        if (Math.abs(moveGradient[k]) > 1e-5) step(moves, moveGrads, k, moveGradient[k]);
    }
    log(`epoch ${epoch + 1}: loss ${(loss / order.length).toFixed(3)} a sentence, ${index.size} features`);
  }
  return { index, weights, moves };
}
