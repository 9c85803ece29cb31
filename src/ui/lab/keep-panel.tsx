import { BookmarkCheck, Link, Save, TextCursorInput } from 'lucide-react';
import { labPolicyId } from '#lab/shareable-weights.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useLab, useLabActions, useLabStrings } from './lab-context.tsx';

/** The weights as a policy: used on Fill, shared by link, kept in the browser. */
export function KeepPanel() {
  const { keep } = useLabStrings();
  const { save, forget, copyLink, useOnFill: openOnFill } = useLabActions();
  const weights = useLab((state) => state.weights);
  const saved = useLab((state) => state.saved);
  const notice = useLab((state) => state.notice);
  const isResting = useLab((state) => state.status === 'resting');
  const canUse = weights.length > 0 && isResting;
  return (
    <section aria-labelledby="lab-keep" className="rounded-large bg-sunk px-5 py-4">
      <h2 id="lab-keep" className="font-semibold">
        {keep.title}
      </h2>
      <p className="mt-1 max-w-[44rem] text-ink-soft text-sm leading-relaxed">
        {weights.length > 0 ? keep.note : keep.untrained}
      </p>
      {weights.length > 0 && (
        <div className="mt-2 -ml-3 flex flex-wrap">
          <Button
            aria-disabled={!canUse}
            onClick={() => canUse && openOnFill(labPolicyId(Float64Array.from(weights)))}
          >
            <TextCursorInput size={17} aria-hidden />
            {keep.fill}
          </Button>
          <Button onClick={() => void copyLink()}>
            <Link size={17} aria-hidden />
            {notice === 'copied' ? keep.copied : keep.copy}
          </Button>
          <Button onClick={save}>
            <Save size={17} aria-hidden />
            {notice === 'saved' ? keep.saved : keep.save}
          </Button>
        </div>
      )}
      {saved !== null && (
        <div className="mt-2 flex flex-wrap items-center gap-x-2 text-sm">
          <BookmarkCheck size={17} aria-hidden className="text-(--right)" />
          {keep.kept}
          <Button onClick={() => openOnFill(saved)}>{keep.useKept}</Button>
          <Button onClick={forget}>{keep.forget}</Button>
        </div>
      )}
      <p role="status" className={notice === 'not-copied' ? 'text-sm' : 'sr-only'}>
        {notice && { copied: keep.copied, saved: keep.saved, 'not-copied': keep.notCopied }[notice]}
      </p>
    </section>
  );
}
