import { Check, Copy, Download, Play } from 'lucide-react';
import { useState } from 'react';
import type { Instance } from '#core/task/instance.ts';
import type { Draft, MaskedDraft } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { build as en } from '#ui/strings/en/build.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { build as zh } from '#ui/strings/zh/build.ts';

/** What can be done with the instance: run it, or keep it as a line of data. */
export function InstanceActions() {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const { stageDraft, goTo, saveText } = useActions();
  const preview = useApp((state) => state.preview);
  const draft = useApp((state) => state.draft);
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const isTyped = preview.status === 'typed';
  const masked = preview.status === 'masked' && preview.masked.spans.length > 0 && preview.masked;
  if (!isTyped && !masked) return null;
  const line = masked ? `${JSON.stringify(instanceOf(draft, masked))}\n` : '';
  const copy = () =>
    void navigator.clipboard.writeText(line).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <div className="mt-5 flex flex-wrap items-center gap-1 md:pl-8">
      <Button
        look="primary"
        className="mr-2"
        onClick={() => {
          stageDraft();
          goTo('fill');
        }}
      >
        <Play size={16} aria-hidden />
        {strings.use}
      </Button>
      {masked && (
        <>
          <Button title={strings.jsonlNote} onClick={copy}>
            {copied === 'yes' ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            {copied === 'yes' ? strings.copied : strings.copy}
          </Button>
          <Button
            title={strings.jsonlNote}
            onClick={() => saveText('instance.jsonl', line, 'application/jsonl')}
          >
            <Download size={16} aria-hidden />
            {strings.save}
          </Button>
        </>
      )}
      <p role="status" className="text-ink-soft text-sm">
        {copied === 'refused' && all.problem({ type: 'copy-refused' })}
      </p>
    </div>
  );
}

function instanceOf({ title, seed }: Draft, { text, spans, salient }: MaskedDraft): Instance {
  const kinds = new Map(salient.map((span) => [span.start, span.type]));
  return {
    id: `own-${seed}`,
    kind: 'ramp',
    title: title.trim(),
    text,
    spans: spans.map(({ start, end }) => {
      const type = kinds.get(start);
      return { start, end, ...(type && { type }) };
    }),
    seed,
  };
}
