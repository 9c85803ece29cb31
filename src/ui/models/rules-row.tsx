import { models as en } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { UseButton } from './use-button.tsx';

/** The policy that needs nothing. */
export function RulesRow() {
  const strings = useStringsOf({ en, zh });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4">
      <div className="min-w-0 grow basis-64">
        <h3 className="font-medium">{strings.rules}</h3>
        <p className="mt-0.5 text-ink-soft text-sm leading-relaxed">{strings.rulesAbout}</p>
      </div>
      <UseButton id="baseline" title={strings.rules} />
    </li>
  );
}
