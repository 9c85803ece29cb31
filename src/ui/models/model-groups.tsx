import { type ReactNode, useId } from 'react';
import type { ModelEntry, ModelsStore } from '#state/models/models-store.ts';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { models as en, type ModelStrings } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { ModelRow } from './model-row.tsx';
import { RulesRow } from './rules-row.tsx';
import { useModels } from './use-models.ts';

type Props = { readonly store: ModelsStore };

/** The models by where they come from. */
export function ModelGroups({ store }: Props) {
  const strings = useStringsOf({ en, zh });
  const entries = useModels(store, (state) => state.entries);
  const ownProblem = useModels(store, (state) => state.ownProblem);
  const isKnown = useModels(store, (state) => state.device !== null);
  const from = (place: ModelEntry['model']['from']) =>
    entries.filter(({ model }) => model.from === place);
  const rows = (list: readonly ModelEntry[]) =>
    list.map((entry) => <ModelRow key={entry.model.id} store={store} entry={entry} />);
  const own = from('own');
  const blocked = blockedHosts(from('host'));
  return (
    <div className="space-y-9">
      <Group words={strings.groups.always}>
        <RulesRow />
      </Group>
      <Group words={strings.groups.bundled}>
        {rows(from('site'))}
        {isKnown && entries.length > 0 && from('site').length === 0 && (
          <li className="px-4 py-4 text-ink-soft text-sm">{strings.noBundled}</li>
        )}
      </Group>
      {(own.length > 0 || ownProblem !== null) && (
        <Group words={strings.groups.own}>
          {ownProblem !== null && (
            <li className="px-4 py-4">
              <InlineProblem>{ownProblem}</InlineProblem>
            </li>
          )}
          {rows(own)}
        </Group>
      )}
      <Group words={strings.groups.host} note={blocked === '' ? null : strings.blocked(blocked)}>
        {rows(from('host'))}
      </Group>
    </div>
  );
}

type GroupProps = {
  readonly words: ModelStrings['groups']['always'];
  readonly note?: string | null;
  readonly children: ReactNode;
};

function Group({ words: [title, about], note = null, children }: GroupProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      <p className="mt-0.5 mb-3 text-ink-soft text-sm leading-relaxed">{about}</p>
      {note !== null && (
        <p className="mb-3 border-line-strong border-l-2 pl-3 text-ink-soft text-sm leading-relaxed">
          {note}
        </p>
      )}
      <ul className="divide-y divide-line rounded-large border border-line bg-raised empty:hidden">
        {children}
      </ul>
    </section>
  );
}

/** Hosts that stand in the way of every model of the group: told once above instead of in each row. */
function blockedHosts(entries: readonly ModelEntry[]): string {
  const hosts = entries.flatMap(({ verdict }) =>
    verdict.runs
      ? []
      : verdict.obstacles.flatMap((obstacle) => (obstacle.type === 'host' ? [obstacle.host] : [])),
  );
  return [...new Set(hosts)].map((host) => host.replace(/^https:\/\//u, '')).join(', ');
}
