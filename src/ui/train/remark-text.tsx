import type { Remark } from '#state/training/training-records.ts';
import { useApp } from '#ui/store-context.tsx';

type Props = { readonly remark: Remark };

/** A remark of a record in the language of the page, or in English where there is no other. */
export function RemarkText({ remark }: Props) {
  const language = useApp((state) => state.preferences.language);
  if (typeof remark === 'string') return <span lang="en">{remark}</span>;
  return <span>{remark[language]}</span>;
}
