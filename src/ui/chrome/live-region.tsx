import { assertNever } from '#core/assert-never.ts';
import type { Scene } from '#state/scene.ts';
import { useScene } from '#ui/store-context.tsx';
import type { Strings } from '#ui/strings/en.ts';
import { useStrings } from '#ui/strings/strings.ts';

/** What happens in the run, for those who hear the page. */
export function LiveRegion() {
  const strings = useStrings();
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {sentence(useScene(), strings)}
    </p>
  );
}

function sentence({ last, reading, trajectory }: Scene, { say, steps, timeline }: Strings): string {
  if (!last || reading) return '';
  switch (last.type) {
    case 'run-started':
      return '';
    case 'observation':
      return timeline.found(last.hits.length);
    case 'action': {
      const { action } = last;
      if (action.type === 'search') {
        return action.mask === null ? steps.searchAll : say.searching(action.mask, action.query);
      }
      if (action.type !== 'fill') return '';
      return action.text === null ? say.unknown(action.mask) : say.filled(action.mask, action.text);
    }
    case 'reward':
    case 'run-finished': {
      const { blanks, started, finished } = trajectory;
      if (finished && finished.reason !== 'answered') return steps.finished[finished.reason];
      const right = blanks.filter((blank) => blank.right).length;
      return started?.gold ? say.finished(right, blanks.length) : steps.finished.answered;
    }
    default:
      return assertNever(last);
  }
}
