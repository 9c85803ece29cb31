/** A run in the terminal: as JSON lines, or as text that a person reads while it happens. */
import { styleText } from 'node:util';
import type { Delta, RunEvent } from '#core/rollout/event.ts';
import { applyEvent, emptyTrajectory, type Trajectory } from '#core/rollout/trajectory.ts';
import { joinParts } from '#core/task/instance.ts';
import { CommandError } from './command-error.ts';

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export async function printRun(
  events: AsyncIterable<RunEvent | Delta>,
  { json }: { readonly json: boolean },
): Promise<void> {
  let trajectory = emptyTrajectory;
  for await (const event of events) {
    if (event.type === 'delta') continue;
    trajectory = applyEvent(trajectory, event);
    if (json) print(JSON.stringify(event));
    else describe(event, trajectory);
  }
  const finished = trajectory.finished;
  if (finished?.reason === 'failed') throw new CommandError(`The run failed: ${finished.message}`);
}

function describe(event: Exclude<RunEvent, Delta>, trajectory: Trajectory): void {
  switch (event.type) {
    case 'run-started':
      return print(styleText('bold', passage(trajectory)));
    case 'action':
      return describeAction(event);
    case 'observation':
      for (const [index, hit] of event.hits.entries()) {
        print(
          `  ${index + 1}. ${styleText('cyan', hit.title)}  ${styleText('dim', hit.score.toFixed(1))}  ${hit.text}`,
        );
      }
      if (event.hits.length === 0) print('  Nothing found.');
      return;
    case 'reward': {
      const { format, exactMatch, tokenRecall, answer } = event.parts;
      return print(
        `\nReward ${event.total.toFixed(2)}  (format ${format}, exact match ${exactMatch.toFixed(2)}, token recall ${tokenRecall.toFixed(2)}, with length penalty ${answer.toFixed(2)})`,
      );
    }
    case 'run-finished':
      print(`\n${styleText('bold', passage(trajectory))}`);
      if (event.reason !== 'answered') print(`The run ended: ${event.reason}.`);
  }
}

function describeAction({ action, thought }: Extract<RunEvent, { type: 'action' }>): void {
  if (thought?.type === 'evidence')
    print(`  “${thought.quote}” ${styleText('dim', `[${thought.hit}]`)}`);
  if (thought?.type === 'words') print(`  ${thought.text}`);
  switch (action.type) {
    case 'search':
      return print(
        `\n${styleText('yellow', `search${action.mask ? ` for ${action.mask}` : ''}`)}  ${action.query}`,
      );
    case 'fill':
      return print(
        `${styleText('green', `fill ${action.mask}`)}  ${action.text ?? '(does not know)'}`,
      );
    case 'answer':
      return action.text === ''
        ? undefined
        : print(`${styleText('green', 'answer')}  ${action.text}`);
    case 'invalid':
      return print(`${styleText('red', 'unusable')}  ${action.reason}`);
  }
}

function passage({ started, blanks }: Trajectory): string {
  const view = started?.task.view;
  if (view?.kind === 'question') {
    const answer = blanks[0]?.fill;
    return answer ? `${view.question}\n${answer}` : view.question;
  }
  const parts = view?.kind === 'ramp' ? view.parts : [];
  return joinParts(
    parts,
    blanks.map(({ fill }, index) => `[${index + 1}${fill === null ? '' : `: ${fill}`}]`),
  );
}
