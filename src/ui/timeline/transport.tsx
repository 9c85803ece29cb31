import {
  type LucideIcon,
  Pause,
  Play,
  RotateCcw,
  SkipForward,
  StepBack,
  StepForward,
} from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly isEmpty: boolean };

export function Transport({ isEmpty }: Props) {
  const { timeline } = useStrings();
  const { togglePlaying, replay, stepBy, toEnd } = useActions();
  const isPlaying = useApp((state) => state.playhead.playing);
  return (
    <div className="flex items-center">
      <Control icon={RotateCcw} name={timeline.restart} isOff={isEmpty} onClick={replay} />
      <Control icon={StepBack} name={timeline.back} isOff={isEmpty} onClick={() => stepBy(-1)} />
      <Button
        look="icon"
        className="rounded-full! mx-1 size-10 border border-line-strong text-ink"
        aria-label={isPlaying ? timeline.pause : timeline.play}
        title={isPlaying ? timeline.pause : timeline.play}
        aria-disabled={isEmpty}
        onClick={togglePlaying}
      >
        {isPlaying ? <Pause size={18} aria-hidden /> : <Play size={18} aria-hidden />}
      </Button>
      <Control
        icon={StepForward}
        name={timeline.forward}
        isOff={isEmpty}
        onClick={() => stepBy(1)}
      />
      <Control icon={SkipForward} name={timeline.end} isOff={isEmpty} onClick={toEnd} />
    </div>
  );
}

type ControlProps = {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
};

function Control({ icon: Icon, name, isOff, onClick }: ControlProps) {
  return (
    <Button look="icon" aria-label={name} title={name} aria-disabled={isOff} onClick={onClick}>
      <Icon size={18} aria-hidden />
    </Button>
  );
}
