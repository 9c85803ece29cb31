import { Search } from 'lucide-react';
import type { Language } from '#core/text/language.ts';
import { typedCharacters } from '#state/pace.ts';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useReducedMotion } from './use-reduced-motion.ts';

type Props = {
  readonly query: string;
  readonly language: Language;
  /** The query is being typed; as much of it stands here as time has passed. */
  readonly isTyping: boolean;
};

export function QueryField({ query, language, isTyping }: Props) {
  const { steps } = useStrings();
  const isStill = useReducedMotion();
  const typed = useApp(({ playhead }) => typedCharacters(query, playhead.elapsed));
  const shown = isTyping && !isStill ? typed : query.length;
  return (
    <div className="mt-3 flex gap-2.5 rounded-medium border border-query bg-query-tint px-3 py-2.5 text-query">
      <Search size={17} aria-hidden className="mt-0.5 shrink-0" />
      <p lang={language} className="font-medium text-sm leading-normal">
        <span className="sr-only">{`${steps.query}: ${query}`}</span>
        <span aria-hidden>
          {query.slice(0, shown)}
          <span className="invisible">{query.slice(shown)}</span>
        </span>
      </p>
    </div>
  );
}
