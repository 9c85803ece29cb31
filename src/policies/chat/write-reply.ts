/** A step as the JSON that a chat model would have written for it: an adapter without loss of what it decided. */
import type { Step } from '#core/rollout/trajectory.ts';

export function writeReply({ thought, action, text }: Pick<Step, 'thought' | 'action' | 'text'>) {
  if (action.type === 'invalid') return text;
  const words = thought?.type === 'words' ? thought.text : '';
  const evidence = thought?.type === 'evidence' ? { hit: thought.hit, quote: thought.quote } : {};
  const mask = action.type !== 'answer' && action.mask !== null ? { mask: action.mask } : {};
  const own = action.type === 'search' ? action.query : (action.text ?? '');
  return JSON.stringify({ thought: words, ...evidence, action: action.type, ...mask, text: own });
}
