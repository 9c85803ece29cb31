import { ChevronDown, Workflow } from 'lucide-react';
import { policyIds } from '#state/app-state.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
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
      className="right-0 w-88 max-sm:fixed max-sm:inset-x-3 max-sm:top-14 max-sm:w-auto"
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
  const { policy } = useStrings();
  const chosen = useApp((state) => state.policyId);
  const hasWebGpu = useApp((state) => state.hasWebGpu);
  const { setPolicy } = useActions();
  return (
    <fieldset>
      <legend className="font-semibold text-sm">{policy.legend}</legend>
      <div className="mt-2 space-y-1">
        {policyIds.map((id) => (
          <label key={id} className="flex gap-3 rounded-medium p-2 hover:bg-sunk">
            <input
              type="radio"
              name="policy"
              className="mt-1 size-4 shrink-0 accent-mask"
              checked={id === chosen}
              onChange={() => setPolicy(id)}
            />
            <span className="text-sm">
              <span className="block font-medium">{policy.names[id]}</span>
              <span className="block text-ink-soft leading-snug">{policy.about[id]}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="mt-3 border-line border-t pt-3 text-ink-faint text-xs leading-relaxed">
        {hasWebGpu ? policy.withWebGpu : policy.withoutWebGpu}
      </p>
    </fieldset>
  );
}
