import { ChevronDown, Workflow } from 'lucide-react';
import { useEffect } from 'react';
import { isBundled, policyIds } from '#state/app-state.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import type { Strings } from '#ui/strings/en.ts';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';
import { Popover } from './popover.tsx';

/** Who fills the blanks in the next live run. */
export function PolicyMenu() {
  const strings = useStrings();
  const { policy } = strings;
  const policyId = useApp((state) => state.policyId);
  return (
    <Popover
      className="right-0 max-h-[calc(100dvh-6rem)] w-88 overflow-y-auto max-sm:fixed max-sm:inset-x-3 max-sm:top-14 max-sm:w-auto"
      button={(toggle) => (
        <Button aria-label={`${policy.label}: ${policyName(strings, policyId)}`} {...toggle}>
          <Workflow size={17} aria-hidden />
          <span className="hidden lg:inline">{policyName(strings, policyId)}</span>
          <ChevronDown size={14} aria-hidden className="@max-[24rem]:hidden" />
        </Button>
      )}
    >
      {() => <PolicyChoice />}
    </Popover>
  );
}

function PolicyChoice() {
  const strings = useStrings();
  const { policy } = strings;
  const chosen = useApp((state) => state.policyId);
  const offer = useApp((state) => state.bundled.offer);
  const { setPolicy, findBundled, openPrompts } = useActions();
  useEffect(() => void findBundled(), [findBundled]);
  const isThere = offer.status === 'ready' && offer.value !== null;
  const isSought = offer.status === 'idle' || offer.status === 'loading';
  // A link may have brought weights from the Lab; a chat model can also play the whole team.
  const model = /webllm:.+$/u.exec(chosen)?.[0];
  const chats = model === undefined ? [chosen] : [model, `multi-agent:${model}`, chosen];
  const offered = [...new Set<string>([...policyIds, ...chats])];
  const about = new Map<string, string>(Object.entries(policy.about));
  return (
    <fieldset>
      <legend className="font-semibold text-sm">{policy.legend}</legend>
      <div className="mt-2 space-y-1">
        {offered.map((id) => {
          const isClosed = isBundled(id) && !isThere;
          // Of what is not there one entry is enough; until that is known, the others keep their places.
          if (isClosed && !isSought && id !== 'bundled') return null;
          return (
            <label
              key={id}
              className={`flex gap-3 rounded-medium p-2 ${isClosed ? 'opacity-60' : 'hover:bg-sunk'}`}
            >
              <input
                type="radio"
                name="policy"
                className="mt-1 size-4 shrink-0 accent-mask"
                checked={id === chosen}
                disabled={isClosed}
                onChange={() => setPolicy(id)}
              />
              <span className="text-sm">
                <span className="block font-medium">{policyName(strings, id)}</span>
                <span className="block text-ink-soft leading-snug">
                  {about.get(id) ?? aboutOf(id, policy)}
                </span>
              </span>
            </label>
          );
        })}
      </div>
      {model !== undefined && (
        <button
          type="button"
          className="mt-2 block min-h-11 rounded-medium px-2 text-ink-soft text-sm underline hover:text-ink"
          onClick={() => void openPrompts()}
        >
          {policy.prompts}
        </button>
      )}
      <a
        href="#/models"
        className="mt-2 inline-flex min-h-11 items-center rounded-medium px-2 text-sm text-ink-soft underline hover:text-ink"
      >
        {policyIds.some((id) => id === chosen)
          ? policy.moreModels
          : policy.otherModel(policyName(strings, chosen))}
      </a>
      <EngineState />
    </fieldset>
  );
}

/** What there is to know about the trained model: whether it ships, its size, where it runs. */
function EngineState() {
  const { policy, problem } = useStrings();
  const { offer, engine } = useApp((state) => state.bundled);
  const words = policy.engine;
  const lines: string[] = [];
  if (offer.status === 'idle' || offer.status === 'loading') lines.push(words.looking);
  else if (offer.status === 'failed') lines.push(problem(offer.problem));
  else if (offer.value === null) lines.push(words.none);
  else {
    const { parameters, bytes } = offer.value;
    if (engine.status === 'idle')
      lines.push(words.offer((bytes / 1e6).toFixed(0), Math.round(parameters / 1e6)));
    if (engine.status === 'loading') lines.push(words.loading(percentOf(engine)));
    if (engine.status === 'failed') lines.push(problem(engine.problem));
    if (engine.status === 'ready') {
      const { device, threads, fellBack } = engine.value;
      lines.push(device === 'gpu' ? words.onGpu : words.onCpu(threads));
      if (fellBack) lines.push(words.fellBack[fellBack] ?? words.fellBack.other);
    }
  }
  return (
    <p
      className="mt-3 border-line border-t pt-3 text-ink-faint text-xs leading-relaxed"
      aria-live="polite"
    >
      {lines.join(' ')}
    </p>
  );
}

function percentOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total > 0 ? Math.round((100 * done) / total) : 0;
}

function aboutOf(id: string, { aboutLab, aboutTeam }: Strings['policy']): string | null {
  if (id.startsWith('lab:')) return aboutLab;
  return id.startsWith('multi-agent:') ? aboutTeam : null;
}
