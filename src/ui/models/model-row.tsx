import type { Obstacle } from '#core/models/offered-model.ts';
import type { ModelEntry, ModelsStore } from '#state/models/models-store.ts';
import { sizeText } from '#ui/offline/size-text.ts';
import { models as en, type ModelStrings } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { HoldingControls } from './holding-controls.tsx';
import { HoldingState } from './holding-state.tsx';
import { useModels } from './use-models.ts';

type Props = { readonly store: ModelsStore; readonly entry: ModelEntry };

/** One model: what it is, whether it can run here and why not, and what is here of it. */
export function ModelRow({ store, entry }: Props) {
  const strings = useStringsOf({ en, zh });
  const speed = useModels(store, (state) => state.speeds[entry.model.id]);
  const keeps = useModels(store, (state) => state.storage?.keeps ?? 'disk');
  const { model } = entry;
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 grow basis-64">
          <h3 className="font-medium">{model.title}</h3>
          <p className="mt-0.5 text-ink-soft text-sm leading-relaxed">
            {facts(entry, speed, strings).join(' · ')}
          </p>
          <VerdictText entry={entry} strings={strings} />
        </div>
        <HoldingControls store={store} entry={entry} />
      </div>
      <HoldingState entry={entry} keeps={keeps} />
    </li>
  );
}

function facts(
  { model }: ModelEntry,
  speed: number | undefined,
  strings: ModelStrings,
): readonly string[] {
  const { downloadBytes, isSizeEstimated, parameters, licence, reads, thinks, needs } = model;
  return [
    strings.size(sizeText(downloadBytes), isSizeEstimated),
    ...(parameters === null ? [] : [strings.parameters(countText(parameters))]),
    ...(needs.gpuBytes === null ? [] : [strings.gpuMemory(sizeText(needs.gpuBytes))]),
    strings.licence(licence),
    strings.reads[reads],
    ...(thinks ? [strings.thinks] : []),
    ...(speed === undefined ? [] : [strings.measured(speed.toFixed(speed < 10 ? 1 : 0))]),
  ];
}

/** What stands against it here; a host that stands against all of them is told above the list. */
function VerdictText({
  entry,
  strings,
}: {
  readonly entry: ModelEntry;
  readonly strings: ModelStrings;
}) {
  const { verdict } = entry;
  if (verdict.runs) {
    const tight = verdict.isTight ? ` ${strings.tight}` : '';
    return (
      <p className="mt-0.5 text-sm leading-relaxed">
        {strings.runs[verdict.on]}
        {tight}
      </p>
    );
  }
  const reasons = verdict.obstacles.filter(({ type }) => type !== 'host');
  const all = reasons.length > 0 ? reasons : verdict.obstacles.slice(0, 1);
  return (
    <p className="mt-0.5 text-ink-soft text-sm leading-relaxed">
      <span className="font-medium text-ink">{strings.cant}</span>{' '}
      {all.map((obstacle) => strings.obstacle(obstacle, freeOf(obstacle))).join(' ')}
    </p>
  );
}

function freeOf(obstacle: Obstacle): string {
  return obstacle.type === 'no-room' ? sizeText(obstacle.free) : '';
}

/** 362M, 1.2B. */
function countText(count: number): string {
  return count < 1e9 ? `${Math.round(count / 1e6)}M` : `${(count / 1e9).toFixed(1)}B`;
}
