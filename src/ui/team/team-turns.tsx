import type { ReactNode } from 'react';
import type { AgentTurn } from '#core/rollout/agent-turn.ts';
import type { Language } from '#core/text/language.ts';
import { team as en } from '#ui/strings/en/team.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { team as zh } from '#ui/strings/zh/team.ts';
import { looks } from './agent-looks.tsx';
import { turnName } from './turn-name.ts';

type Props = { readonly turns: readonly AgentTurn[]; readonly language: Language };

/** What agents said before a step, one after the other, in their own words. */
export function TeamTurns({ turns, language }: Props) {
  const strings = useStringsOf({ en, zh });
  return (
    <ol className="mt-3 space-y-3">
      {turns.map((turn, index) => {
        const { icon: Icon, ink } = looks[turn.agent];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what has been said does not change.
          <li key={index} className="appear grid grid-cols-[1.25rem_1fr] gap-x-2">
            <Icon size={16} aria-hidden className={`mt-0.5 ${ink}`} />
            <div className="min-w-0">
              <p className="text-sm">
                <span className="font-semibold">{strings.agents[turn.agent]}</span>{' '}
                <span className="text-ink-soft">{turnName(turn, strings)}</span>
                {turn.tokens > 0 && (
                  <span className="text-ink-faint text-xs"> · {strings.tokens(turn.tokens)}</span>
                )}
              </p>
              <Words turn={turn} language={language} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Words({ turn, language }: { readonly turn: AgentTurn; readonly language: Language }) {
  const strings = useStringsOf({ en, zh });
  switch (turn.agent) {
    case 'planner':
      return <Line language={language}>{turn.need}</Line>;
    case 'rewriter':
      return (
        <ul lang={language} className="mt-1.5 space-y-1">
          {turn.queries.map((query) => (
            <li
              key={query}
              className="rounded-medium border border-query bg-query-tint px-2.5 py-1.5 font-medium text-query text-sm leading-snug"
            >
              {query}
            </li>
          ))}
        </ul>
      );
    case 'observer': {
      // What tells is marked in its hit, with the fill beneath.
      if (turn.kind === 'enough') return null;
      if (turn.kind === 'supplement')
        return turn.text === '' ? (
          <p className="mt-0.5 text-ink-soft text-sm">{strings.noGuess}</p>
        ) : (
          <Line language={language}>{strings.guess(turn.text)}</Line>
        );
      return <Line language={language}>{turn.need}</Line>;
    }
  }
}

function Line({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  return children === '' ? null : (
    <p lang={language} className="mt-0.5 font-serif text-ink-soft leading-snug">
      {children}
    </p>
  );
}
