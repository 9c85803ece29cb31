/** The next token from a row of logits, among those that the grammar permits. */
import type { Random } from '#core/random.ts';
import type { Permitted } from './action-grammar.ts';
import { tags } from './vocabulary.ts';

/** How tokens are drawn; temperature 0 is greedy. */
export type Sampling = { readonly temperature: number; readonly random: Random };

export const greedy: Sampling = { temperature: 0, random: () => 0 };

export function chooseToken(
  row: Float32Array,
  permitted: Permitted,
  { temperature, random }: Sampling,
): number {
  const best = argmax(row, permitted);
  if (temperature === 0) return best;
  const top = row[best] ?? 0;
  let total = 0;
  eachPermitted(row, permitted, (_, logit) => {
    total += Math.exp((logit - top) / temperature);
  });
  let ticket = random() * total;
  let chosen = best;
  eachPermitted(row, permitted, (id, logit) => {
    if (ticket >= 0) chosen = id;
    ticket -= Math.exp((logit - top) / temperature);
  });
  return chosen;
}

/** Of equal logits the first token, as in PyTorch. */
export function argmax(row: Float32Array, permitted: Permitted): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  eachPermitted(row, permitted, (id, logit) => {
    if (logit > highest || best < 0) {
      highest = logit;
      best = id;
    }
  });
  return best;
}

/** Natural logarithm of the token's probability among the permitted ones. */
export function logProbability(row: Float32Array, permitted: Permitted, token: number): number {
  const top = row[argmax(row, permitted)] ?? 0;
  let total = 0;
  eachPermitted(row, permitted, (_, logit) => {
    total += Math.exp(logit - top);
  });
  return (row[token] ?? 0) - top - Math.log(total);
}

function eachPermitted(
  row: Float32Array,
  permitted: Permitted,
  see: (id: number, logit: number) => void,
): void {
  const { text, except } = permitted;
  for (const id of permitted.tags) see(id, row[id] ?? 0);
  for (let id = tags.length; text && id < row.length; id += 1)
    if (!except?.(id)) see(id, row[id] ?? 0);
}
