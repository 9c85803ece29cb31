/** The policy at each stage on the same passages (src/runs/stage-runs.ts), passage by passage. */
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import type { Task } from '#core/task/task.ts';
import { decodeStageRunIndex, decodeStageRuns, type RunStage } from '#runs/stage-runs.ts';

export type { RunStage } from '#runs/stage-runs.ts';

export type StagePassage = {
  readonly task: Task;
  /** In the order of training; a stage that has no run of this passage is left out. */
  readonly runs: readonly {
    readonly stage: RunStage;
    readonly events: readonly RunEvent[];
    readonly trajectory: Trajectory;
  }[];
};

/** None where no stage left any. Rejects when a listed file can't be read: a gap would tell a wrong story. */
export async function stagePassages(
  readFile: (path: string) => Promise<string>,
): Promise<readonly StagePassage[]> {
  const stages = decodeStageRunIndex(await readFile('training/runs/index.json'));
  if (!stages) throw new Error('The list of the stages’ runs is damaged.');
  const passages = new Map<string, StagePassage>();
  for (const stage of stages) {
    const decoded = decodeStageRuns(await readFile(`training/runs/${stage}.jsonl`));
    if ('problem' in decoded) throw new Error(`${stage}: ${decoded.problem}`);
    for (const events of decoded.runs) {
      const trajectory = foldRun(events);
      const { started } = trajectory;
      if (!started) continue;
      const task: Task = { ...started.task, ...(started.gold && { gold: started.gold }) };
      const { runs } = passages.get(task.id) ?? { runs: [] };
      passages.set(task.id, { task, runs: [...runs, { stage, events, trajectory }] });
    }
  }
  return [...passages.values()];
}
