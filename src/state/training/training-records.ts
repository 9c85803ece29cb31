/** The records of training that ship with the page (src/runs/training-stage.ts), oldest first. */
import type { StageKind, TrainingStage } from '#runs/training-stage.ts';

export type { Remark, Result, Series, StageKind, TrainingStage } from '#runs/training-stage.ts';

/** Rejects when the list or one of its files can't be read: a gap would tell a wrong story. */
export async function trainingRecords(
  readFile: (path: string) => Promise<string>,
): Promise<readonly TrainingStage[]> {
  // The diagram is drawn before what checks the records has arrived.
  const [list, { decodeTrainingIndex, decodeTrainingStage }] = await Promise.all([
    readFile('training/index.json'),
    import('#runs/training-stage.ts'),
  ]);
  const files = decodeTrainingIndex(list);
  if (!files) throw new Error('The list of training records is damaged.');
  return Promise.all(
    files.map(async (file) => {
      const decoded = decodeTrainingStage(await readFile(`training/${file}`));
      if ('problem' in decoded) throw new Error(`${file}: ${decoded.problem}`);
      return decoded.stage;
    }),
  );
}

export type StageStatus = 'ships' | 'done' | 'running' | 'lost' | 'not-run';

/** How far a kind of stage is, by what was recorded of it and nothing else. */
export function statusOf(records: readonly TrainingStage[], kind: StageKind): StageStatus {
  const own = records.filter(({ stage }) => stage === kind);
  if (own.some(({ ships, outcome }) => ships && outcome === 'done')) return 'ships';
  if (own.some(({ outcome }) => outcome === 'done')) return 'done';
  if (own.some(({ outcome }) => outcome === 'running')) return 'running';
  return own.length > 0 ? 'lost' : 'not-run';
}
