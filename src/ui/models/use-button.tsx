import { Check } from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { models as en } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';

type Props = { readonly id: string; readonly title: string };

/** Makes the policy the one that fills, and goes where it does. */
export function UseButton({ id, title }: Props) {
  const strings = useStringsOf({ en, zh });
  const chosen = useApp((state) => state.policyId);
  const { setPolicy, goTo } = useActions();
  if (chosen === id) {
    return (
      <span className="inline-flex min-h-11 items-center gap-2 px-3 text-sm">
        <Check size={16} aria-hidden className="text-right" />
        {strings.inUse}
      </span>
    );
  }
  return (
    <Button
      className="border border-line"
      aria-label={`${strings.use}: ${title}`}
      onClick={() => {
        setPolicy(id);
        goTo('fill');
      }}
    >
      {strings.use}
    </Button>
  );
}
