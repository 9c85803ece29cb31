import { Plus, RotateCw, Square, X } from 'lucide-react';
import { isBundled } from '#state/app-state.ts';
import { maxLanes } from '#state/comparison-actions.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useModelMegabytes } from '#ui/chrome/use-model-megabytes.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { compare as en } from '#ui/strings/en/compare.ts';
import { policyName, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { compare as zh } from '#ui/strings/zh/compare.ts';
import { offered, preparedFor } from './prepared.ts';
import { useHasModel } from './use-has-model.ts';
import { useRecordedPolicies } from './use-recorded-policies.ts';

type Props = {
  readonly chosen: readonly string[];
  readonly isBranch: boolean;
  readonly onChoose: (policies: readonly string[]) => void;
};

/** Who takes part: a prepared comparison by one press, or any policies by hand. */
export function LaneChoice({ chosen, isBranch, onChoose }: Props) {
  const strings = useStringsOf({ en, zh });
  const policyId = useApp((state) => state.policyId);
  const hasModel = useHasModel();
  const recorded = useRecordedPolicies();
  return (
    <div className="mb-6 space-y-3">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons, not fields of a form. */}
      <div role="group" aria-label={strings.prepared} className="flex flex-wrap gap-2">
        {preparedFor(policyId, hasModel, recorded).map(({ key, policies }) => (
          <button
            key={key}
            type="button"
            aria-pressed={!isBranch && String(policies) === String(chosen)}
            className="choice min-h-10 rounded-medium border border-line px-3 text-ink-soft text-sm hover:bg-sunk aria-pressed:border-line-strong aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
            onClick={() => onChoose(policies)}
          >
            {strings.pairs[key]}
          </button>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {chosen.map((id, index) => (
          <Lane
            // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place; two may hold one policy.
            key={index}
            n={index + 1}
            id={id}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
        {chosen.length < maxLanes && (
          <Button onClick={() => onChoose([...chosen, offered(chosen, hasModel)[0] ?? 'baseline'])}>
            <Plus size={16} aria-hidden />
            {strings.add}
          </Button>
        )}
        <RunButton chosen={chosen} />
        <SizeNote chosen={chosen} />
      </div>
    </div>
  );
}

type LaneProps = {
  readonly n: number;
  readonly id: string;
  readonly chosen: readonly string[];
  readonly onChoose: (policies: readonly string[]) => void;
};

function Lane({ n, id, chosen, onChoose }: LaneProps) {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const name = policyName(all, id);
  const hasModel = useHasModel();
  return (
    <span className="flex items-center rounded-medium border border-line-strong bg-raised">
      <select
        aria-label={strings.lane(n)}
        className="min-h-10 max-w-56 rounded-medium bg-transparent px-3 text-sm"
        value={id}
        onChange={({ target }) =>
          onChoose(chosen.map((other, index) => (index === n - 1 ? target.value : other)))
        }
      >
        {offered(chosen, hasModel).map((offer) => (
          <option key={offer} value={offer} className="bg-raised text-ink">
            {policyName(all, offer)}
          </option>
        ))}
      </select>
      {chosen.length > 1 && (
        <Button
          look="icon"
          className="size-10!"
          aria-label={strings.remove(name)}
          title={strings.remove(name)}
          onClick={() => onChoose(chosen.filter((_, index) => index !== n - 1))}
        >
          <X size={15} aria-hidden />
        </Button>
      )}
    </span>
  );
}

function RunButton({ chosen }: { readonly chosen: readonly string[] }) {
  const strings = useStringsOf({ en, zh });
  const { comparePolicies, stopComparing } = useActions();
  const status = useApp((state) => state.comparison?.status ?? null);
  const isRecorded = useApp(
    ({ comparison }) => comparison?.lanes.some(({ made }) => made === 'recorded') ?? false,
  );
  const isBusy = status === 'opening' || status === 'running';
  if (isBusy) {
    return (
      <Button className="border border-line-strong" onClick={stopComparing}>
        <Square size={14} aria-hidden />
        {strings.stop}
      </Button>
    );
  }
  return (
    <Button look="primary" onClick={() => void comparePolicies(chosen)}>
      <RotateCw size={16} aria-hidden />
      {isRecorded && strings.live}
      {!isRecorded && (status === null ? strings.run : strings.again)}
    </Button>
  );
}

/** What a live run of these policies would fetch first. */
function SizeNote({ chosen }: { readonly chosen: readonly string[] }) {
  const strings = useStringsOf({ en, zh });
  const megabytes = useModelMegabytes();
  if (megabytes === null || !chosen.some(isBundled)) return null;
  return <span className="text-ink-faint text-xs">{strings.size(megabytes)}</span>;
}
