import { foldRun } from '#core/rollout/trajectory.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { share as en } from '#ui/strings/en/share.ts';
import { policyName, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { share as zh } from '#ui/strings/zh/share.ts';
import { canvasMeasure, picturePng, pictureSvg } from './picture-draw.ts';
import { layOut } from './picture-layout.ts';

type Export = {
  readonly savePage: () => void;
  readonly savePicture: (kind: 'png' | 'svg') => void;
};

/** What is saved in words: in the language of the page. */
export function useRunExport(): Export {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const { saveRunPage, saveText } = useActions();
  const language = useApp((state) => state.preferences.language);
  const events = useApp((state) => state.run.events);
  const trajectory = foldRun(events);
  const policy = policyName(all, trajectory.started?.policyId ?? '');
  const { player } = strings;
  const savePage = () =>
    void saveRunPage({
      language,
      recorded: all.passage.origin.recorded,
      policy,
      search: (n) => (n === null ? all.steps.searchAll : all.steps.searchFor(n)),
      hits: all.timeline.found,
      fill: all.steps.fill,
      unknown: all.passage.notKnown,
      reward: all.reward.label,
      right: all.reward.total,
      was: all.story.was,
      sources: player.sources,
      controls: { back: player.back, play: player.play, forward: player.forward },
      made: player.made,
    });
  const savePicture = (kind: 'png' | 'svg') => {
    const { blanks, reward } = trajectory;
    const right = reward
      ? all.reward.total(blanks.filter((blank) => blank.right).length, blanks.length)
      : '';
    const picture = layOut(trajectory, strings.caption(policy, right), canvasMeasure());
    const name = `masksearch-passage.${kind}`;
    if (kind === 'svg') return saveText(name, pictureSvg(picture), 'image/svg+xml');
    void picturePng(picture).then((blob) => saveText(name, blob, 'image/png'));
  };
  return { savePage, savePicture };
}
