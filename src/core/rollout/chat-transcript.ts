/**
 * A run as chat messages with the paper's tags (ChatML): what the policy wrote is the assistant's, tasks and
 * information are the user's. Lossless: the assistant's texts are exactly what was written.
 */
import type { ChatMessage } from '../chat/chat-model.ts';
import { neutralise } from '../text/neutralise.ts';
import type { Trajectory } from './trajectory.ts';
import { renderTranscript } from './transcript.ts';

export function chatMessages(trajectory: Trajectory): ChatMessage[] {
  if (!trajectory.started) return [];
  const task = renderTranscript({ ...trajectory, steps: [] })
    .replace(/^<bos><task>/u, '')
    .trim();
  const messages: ChatMessage[] = [{ role: 'user', content: task }];
  let written = '';
  for (const step of trajectory.steps) {
    written += step.text;
    if (!step.observation) continue;
    const hits = step.observation.hits.map(
      ({ title, text }, index) => `<hit${index + 1}> ${neutralise(title)} : ${neutralise(text)}`,
    );
    messages.push({ role: 'assistant', content: written });
    messages.push({ role: 'user', content: `<information>${hits.join(' ')}</information>` });
    written = '';
  }
  return written === '' ? messages : [...messages, { role: 'assistant', content: written }];
}
