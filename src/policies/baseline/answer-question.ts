/**
 * Questions by rule. Two options are looked up and compared (compare-options.ts). Otherwise: search with the
 * question's words, follow the name in the best sentence once, and answer with the candidate of the wanted
 * type whose sentence holds most of the question.
 */
import { patternSpans } from '#core/ramp/patterns.ts';
import type { Hit } from '#core/rollout/environment.ts';
import type { Situation } from '#core/rollout/policy.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import type { SpanType } from '#core/task/instance.ts';
import type { QuestionView } from '#core/task/task.ts';
import { sentences } from '#core/text/sentences.ts';
import { foldWord } from '#core/text/words.ts';
import { comparisonIn, winner } from './compare-options.ts';
import { contentWords, latestHits } from './context.ts';
import { type RuleDecision, shares } from './rule-decision.ts';

const hops = 2;

export function answerQuestion(situation: Situation, { question }: QuestionView): RuleDecision {
  const { steps, searchesLeft, language } = situation;
  const comparison = comparisonIn(question);
  const asked = contentWords(question);
  const searches = steps.filter((step) => step.action.type === 'search');
  if (searchesLeft > 0 && searches.length < hops) {
    const bridge = searches.length === 0 ? [] : bridgeWords(asked, latestHits(steps));
    const query =
      comparison?.options[searches.length] ?? [...bridge, ...asked].slice(0, 14).join(' ');
    const repeated = searches.some(
      ({ action }) => action.type === 'search' && action.query === query,
    );
    const next = `Next: ${comparison ? query : bridge.join(' ')}`;
    if (query !== '' && !repeated) {
      return {
        thought: searches.length === 0 ? null : { type: 'words', text: next },
        action: { type: 'search', mask: null, query },
      };
    }
  }
  const hits = steps.flatMap((step) => step.observation?.hits ?? []);
  const compared = comparison && winner(question, comparison, hits, language);
  if (compared) return answer(compared.option, compared.quote, steps);
  const candidates = rankAnswers(question, asked, hits, situation);
  const best = candidates[0];
  if (!best) return { thought: { type: 'no-evidence' }, action: { type: 'answer', text: '' } };
  return { ...answer(best.text, best.quote, steps), alternatives: shares(candidates) };
}

function answer(text: string, quote: string, steps: readonly Step[]): RuleDecision {
  const hit = latestHits(steps).findIndex((shown) => shown.text.includes(quote));
  const thought =
    hit < 0
      ? ({ type: 'words', text: quote } as const)
      : ({ type: 'evidence', hit: hit + 1, quote } as const);
  return { thought, action: { type: 'answer', text } };
}

type Answer = { readonly text: string; readonly score: number; readonly quote: string };

function rankAnswers(
  question: string,
  asked: readonly string[],
  hits: readonly Hit[],
  { language }: Situation,
): Answer[] {
  const wanted = wantedTypes(question);
  const known = new Set(asked.map(foldWord));
  const best = new Map<string, Answer>();
  for (const { text, title } of hits) {
    const titleWords = contentWords(title).map(foldWord);
    for (const { start, end } of sentences(text)) {
      const quote = text.slice(start, end);
      const held = new Set([...contentWords(quote).map(foldWord), ...titleWords]);
      const overlap = [...known].filter((word) => held.has(word)).length / Math.max(1, known.size);
      const named = patternSpans(quote, language).map((span) => ({
        type: span.type,
        answer: quote.slice(span.start, span.end),
      }));
      // A document's own title can be the answer: its sentences talk about it without naming it.
      const own = { type: 'name' as const, answer: title.replace(/\s*\([^)]*\)$/u, '') };
      for (const { type, answer } of [...named, own]) {
        if (contentWords(answer).every((word) => known.has(foldWord(word)))) continue;
        const fit = wanted === null || wanted.includes(type) ? 1 : -1;
        const score = 3 * overlap + fit;
        const key = answer.toLowerCase();
        if (score > (best.get(key)?.score ?? 0)) best.set(key, { text: answer, score, quote });
      }
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function wantedTypes(question: string): readonly SpanType[] | null {
  if (/\bhow (?:many|much|long|high|tall|deep|far)\b|多少|几/iu.test(question)) return ['number'];
  if (/\b(?:when|what year|which year|what century)\b|哪一?年|何时/iu.test(question))
    return ['date'];
  if (/\b(?:who|whose|whom|where|which|what)\b|谁|哪|什么/iu.test(question)) {
    return ['name', 'person', 'place', 'organisation', 'work'];
  }
  return null;
}

/** New names in the best hit's sentence that holds most of the question: what a second hop asks about. */
function bridgeWords(asked: readonly string[], hits: readonly Hit[]): string[] {
  const known = new Set(asked.map(foldWord));
  const best = hits[0];
  if (!best) return [];
  const isNew = (word: string) =>
    /^\p{Lu}|\p{Script=Han}/u.test(word) && !known.has(foldWord(word));
  const told = sentences(best.text)
    .map(({ start, end }) => contentWords(best.text.slice(start, end)))
    .map((own) => ({
      names: own.filter(isNew),
      overlap: own.filter((word) => known.has(foldWord(word))).length,
    }))
    .filter(({ names }) => names.length > 0)
    .sort((a, b) => b.overlap - a.overlap);
  const names = [...contentWords(best.title).filter(isNew), ...(told[0]?.names ?? [])];
  return [...new Set(names)].slice(0, 5);
}
