import { useState } from 'react';
import { foldRun } from '#core/rollout/trajectory.ts';
import type { Language } from '#core/text/language.ts';
import type { Lane } from '#state/app-state.ts';
import { type BlankDiff, diffRuns, type Side, type Sided } from '#state/run-diff.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { compare as en } from '#ui/strings/en/compare.ts';
import { policyName, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { compare as zh } from '#ui/strings/zh/compare.ts';

type Props = { readonly lanes: readonly Lane[]; readonly language: Language };

/** Two of the runs in detail: which words they asked with and which pages they saw, by blank. */
export function RunDiff({ lanes, language }: Props) {
  const strings = useStringsOf({ en, zh });
  const pairs = lanes.slice(1).map((_, index) => [0, index + 1] as const);
  const [chosen, setChosen] = useState(0);
  const [a, b] = pairs[chosen] ?? pairs[0] ?? [0, 0];
  const diff = diffRuns(foldRun(lanes[a]?.events ?? []), foldRun(lanes[b]?.events ?? []));
  const names = useLaneNames(lanes);
  const isNone = diff.every(
    ({ isSame, searches }) =>
      isSame && searches.every((search) => [...search.words, ...search.hits].every(isInBoth)),
  );
  return (
    <section className="mt-10">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 className="font-semibold text-lg">{strings.diff}</h2>
        {pairs.length > 1 ? (
          <select
            aria-label={strings.diff}
            className="min-h-9 rounded-medium border border-line bg-transparent px-2 text-sm"
            value={chosen}
            onChange={({ target }) => setChosen(Number(target.value))}
          >
            {pairs.map(([first, second], index) => (
              <option key={second} value={index} className="bg-raised text-ink">
                {strings.diffOf(names[first] ?? '', names[second] ?? '')}
              </option>
            ))}
          </select>
        ) : (
          <p className="text-ink-soft text-sm">{strings.diffOf(names[a] ?? '', names[b] ?? '')}</p>
        )}
      </div>
      <Legend />
      {isNone ? (
        <p className="mt-3 text-ink-soft">{strings.noDifference}</p>
      ) : (
        <ol className="mt-3 divide-y divide-line border-line border-y">
          {diff.map((blank, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their place.
            <li key={index} className="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[12rem_1fr]">
              <Fills n={index + 1} blank={blank} language={language} />
              <div className="space-y-2">
                {blank.searches.map(({ words, hits }, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: searches are paired by place.
                  <dl key={nth} className="grid grid-cols-[4rem_1fr] gap-x-3 gap-y-0.5 text-sm">
                    <Line name={strings.query} items={words} language={language} glue=" " />
                    <Line name={strings.hits} items={hits} language={language} glue=" · " />
                  </dl>
                ))}
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function useLaneNames(lanes: readonly Lane[]): readonly string[] {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const isBranch = lanes.some(({ change }) => change !== null);
  return lanes.map(({ policyId }, index) => {
    if (!isBranch) return policyName(all, policyId);
    return index === 0 ? strings.original : strings.changed;
  });
}

const isInBoth = ({ side }: Sided) => side === 'both';

const looks: Record<Side, string> = {
  both: 'text-ink-soft',
  a: 'rounded-small bg-mask-tint px-1 text-mask',
  b: 'rounded-small bg-evidence-tint px-1 underline decoration-evidence underline-offset-2',
};

function Legend() {
  const strings = useStringsOf({ en, zh });
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {(['both', 'a', 'b'] as const).map((side) => (
        <span key={side} className={looks[side]}>
          {strings.sides[side]}
        </span>
      ))}
    </p>
  );
}

type LineProps = {
  readonly name: string;
  readonly items: readonly Sided[];
  readonly language: Language;
  readonly glue: string;
};

function Line({ name, items, language, glue }: LineProps) {
  const strings = useStringsOf({ en, zh });
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd lang={language} className="leading-relaxed">
        {items.map(({ text, side }, index) => (
          <span key={text}>
            {index > 0 && glue}
            <span className={looks[side]}>
              {side !== 'both' && <span className="sr-only">{strings.sides[side]}: </span>}
              {text}
            </span>
          </span>
        ))}
      </dd>
    </>
  );
}

type FillsProps = { readonly n: number; readonly blank: BlankDiff; readonly language: Language };

function Fills({ n, blank: { fills, isSame }, language }: FillsProps) {
  const strings = useStringsOf({ en, zh });
  const shown = fills.map((fill) => fill ?? strings.unknown);
  return (
    <div className="flex items-baseline gap-2">
      <span className="self-start pt-0.5">
        <NumberBadge n={n} />
      </span>
      <p className="text-sm">
        <span lang={language} className="font-serif text-base">
          <span className={isSame ? '' : looks.a}>{shown[0]}</span>
          {!isSame && (
            <>
              {' / '}
              <span className={looks.b}>{shown[1]}</span>
            </>
          )}
        </span>
        <span className="block text-ink-faint text-xs">
          {isSame ? strings.same : strings.other}
        </span>
      </p>
    </div>
  );
}
