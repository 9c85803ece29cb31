import { Check, Link } from 'lucide-react';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';

export function CopyLink() {
  const { link } = useStrings();
  const { copyLink } = useActions();
  const copied = useApp((state) => state.linkCopied);
  const canCopy = useApp((state) => state.subject !== null);
  return (
    <Button disabled={!canCopy} title={link.copy} onClick={() => void copyLink()}>
      {copied ? (
        <Check size={17} aria-hidden className="text-(--right)" />
      ) : (
        <Link size={17} aria-hidden />
      )}
      <span className="max-lg:sr-only">{copied ? link.copied : link.copy}</span>
      <span role="status" className="sr-only">
        {copied ? link.copied : ''}
      </span>
    </Button>
  );
}
