/** Runs as files: saved in several forms, and opened again. */
import { foldRun } from '#core/rollout/trajectory.ts';
import { encodeRun } from '#runs/encode-run.ts';
import type { PageLabels } from '#runs/page/page-labels.ts';
import type { Context } from './context.ts';
import type { SubjectActions } from './subject-actions.ts';

export type FileActions = {
  /** The events, a line each; they can be opened here again. */
  readonly saveRun: () => void;
  /** One page that plays the run without network. */
  readonly saveRunPage: (labels: PageLabels) => Promise<void>;
  /** The run as chat messages with the paper's tags: one line of JSON, as `trajectories make` writes them. */
  readonly saveChat: () => Promise<void>;
  readonly saveText: (name: string, content: string | Blob, type: string) => void;
  /** Plays a run that was saved; a file that is none is told, and what stands on the stage stays. */
  readonly openRunFile: (file: Pick<File, 'name' | 'text' | 'size'>) => Promise<void>;
};

/** Bytes. A run of the longest transcript is far below. */
const maxFileBytes = 20_000_000;

export function fileActions(
  { get, set, ports }: Context,
  { stageEvents }: SubjectActions,
): FileActions {
  const save = (ending: string, content: string, type: string) =>
    ports.saveFile(`${nameOf(get().run.events)}.${ending}`, content, type);
  return {
    saveRun: () => save('jsonl', encodeRun(get().run.events), 'application/jsonl'),
    saveRunPage: async (labels) => {
      const { runPage } = await import('#runs/page/run-page.ts');
      save('html', runPage(get().run.events, labels), 'text/html');
    },
    saveChat: async () => {
      const { trainingLine } = await import('#core/rollout/training-line.ts');
      const line = trainingLine(foldRun(get().run.events));
      if (line) save('chatml.jsonl', `${JSON.stringify(line)}\n`, 'application/jsonl');
    },
    saveText: (name, content, type) => ports.saveFile(name, content, type),
    openRunFile: async (file) => {
      const refuse = (line: number | null) =>
        set({ problem: { type: 'run-file', name: file.name, line } });
      if (file.size > maxFileBytes) {
        const limit = maxFileBytes / 1e6;
        return set({ problem: { type: 'run-file-too-large', name: file.name, limit } });
      }
      const { decodeRunFile } = await import('#runs/run-file.ts');
      const decoded = decodeRunFile(await file.text());
      if ('events' in decoded) {
        return stageEvents(decoded.events, { type: 'file', name: file.name });
      }
      const { problem } = decoded;
      if (problem.type === 'newer-version') {
        return set({ problem: { type: 'run-file-newer', name: file.name } });
      }
      refuse(problem.type === 'not-a-run' || problem.line === 1 ? null : problem.line);
    },
  };
}

function nameOf(events: Parameters<typeof foldRun>[0]): string {
  const { started } = foldRun(events);
  const view = started?.task.view;
  const title = view?.kind === 'ramp' && view.title !== '' ? view.title : (started?.task.id ?? '');
  const plain = `${title} ${started?.policyId ?? ''}`.replace(/[^\p{L}\p{N}]+/gu, '-');
  return `masksearch-${plain.replace(/^-|-$/gu, '').toLowerCase()}`;
}
