import {
  AppWindow,
  FileJson2,
  FolderOpen,
  Image,
  Link,
  type LucideIcon,
  MessagesSquare,
  Repeat,
} from 'lucide-react';
import { useRef } from 'react';
import { chatFormatProblems } from '#core/rollout/chat-format.ts';
import { chatMessages } from '#core/rollout/chat-transcript.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { share as en } from '#ui/strings/en/share.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { share as zh } from '#ui/strings/zh/share.ts';
import { useRunExport } from './use-run-export.ts';

type Props = { readonly close: () => void };

/** Links, files and pictures of what stands on the stage. */
export function ShareChoices({ close }: Props) {
  const strings = useStringsOf({ en, zh });
  const actions = useActions();
  const events = useApp((state) => state.run.events);
  const hasRun = events.length > 1;
  const isOver = useApp((state) => state.run.status === 'ended');
  const canSave = hasRun && isOver;
  const [title = '', about = ''] = strings.chat;
  const faults = canSave ? faultsOf(events) : 0;
  const { savePage, savePicture } = useRunExport();
  const input = useRef<HTMLInputElement>(null);
  const then = (action: () => unknown) => () => {
    action();
    close();
  };
  return (
    <ul>
      <Choice icon={Link} words={strings.link} onClick={then(actions.copyLink)} />
      <Choice
        icon={Repeat}
        words={strings.runLink}
        isOff={!canSave}
        onClick={then(actions.copyRunLink)}
      />
      <Choice icon={AppWindow} words={strings.page} isOff={!canSave} onClick={then(savePage)} />
      <Choice
        icon={FileJson2}
        words={strings.file}
        isOff={!canSave}
        onClick={then(actions.saveRun)}
      />
      <li className="flex items-center gap-3 px-2.5 py-2">
        <Image size={18} aria-hidden className="shrink-0 text-ink-faint" />
        <Words words={strings.picture} />
        <span className="ml-auto flex">
          {(['png', 'svg'] as const).map((kind) => (
            <Button
              key={kind}
              className="min-h-9! border border-line px-2! not-first:ml-1"
              aria-label={`${strings.picture[0]}, ${strings[kind]}`}
              disabled={!canSave}
              onClick={then(() => savePicture(kind))}
            >
              {strings[kind]}
            </Button>
          ))}
        </span>
      </li>
      <Choice
        icon={MessagesSquare}
        words={canSave ? [title, `${about} ${strings.checked(faults)}`] : strings.chat}
        isOff={!canSave}
        onClick={then(actions.saveChat)}
      />
      <li className="mt-1 border-line border-t pt-1">
        <input
          ref={input}
          type="file"
          accept=".jsonl,.json,.html,.htm"
          className="hidden"
          aria-label={strings.open[0]}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void actions.openRunFile(file);
            close();
          }}
        />
        <Row icon={FolderOpen} words={strings.open} onClick={() => input.current?.click()} />
      </li>
      {!canSave && <li className="px-2.5 py-1 text-ink-faint text-xs">{strings.noRun}</li>}
    </ul>
  );
}

/** What training would stumble over: only a run that is well formed is a line of training data. */
function faultsOf(events: readonly RunEvent[]): number {
  const trajectory = foldRun(events);
  const isPassage = trajectory.started?.task.view.kind === 'ramp';
  const masks = isPassage ? trajectory.blanks.length : 0;
  return chatFormatProblems(chatMessages(trajectory), masks).length;
}

type ChoiceProps = {
  readonly icon: LucideIcon;
  readonly words: readonly string[];
  readonly isOff?: boolean;
  readonly onClick: () => void;
};

function Choice(props: ChoiceProps) {
  return (
    <li>
      <Row {...props} />
    </li>
  );
}

function Row({ icon: Icon, words, isOff = false, onClick }: ChoiceProps) {
  return (
    <button
      type="button"
      disabled={isOff}
      className="flex min-h-11 w-full items-center gap-3 rounded-medium px-2.5 py-2 text-left hover:bg-sunk disabled:opacity-60 disabled:hover:bg-transparent"
      onClick={onClick}
    >
      <Icon size={18} aria-hidden className="shrink-0 text-ink-faint" />
      <Words words={words} />
    </button>
  );
}

function Words({ words: [title, about] }: { readonly words: readonly string[] }) {
  return (
    <span>
      <span className="block font-medium text-sm">{title}</span>
      <span className="block text-ink-soft text-xs leading-snug">{about}</span>
    </span>
  );
}
