import { useEffect } from 'react';
import { useActions, useApp, useScene } from '#ui/store-context.tsx';
import { ask as en } from '#ui/strings/en/ask.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { ask as zh } from '#ui/strings/zh/ask.ts';

type Hop = { readonly question: string; readonly answer: string; readonly document: string | null };

/** When a run is over: the way a person would have gone, step by step, with the page of each step. */
export function Hops() {
  const strings = useStringsOf({ en, zh });
  const { trajectory } = useScene();
  const { loadQuestions, showDocument } = useActions();
  const subject = useApp((state) => state.subject);
  const language = subject?.task.language ?? 'en';
  const known = useApp((state) => state.questions[language]);
  const id = subject?.origin.type === 'question' ? subject.origin.id : null;
  useEffect(() => {
    if (id !== null) void loadQuestions(language);
  }, [id, language, loadQuestions]);
  const question = known.status === 'ready' ? known.value.find((item) => item.id === id) : null;
  const hops = (question?.decomposition ?? []).flatMap(hopOf);
  if (trajectory.finished === null || hops.length === 0) return null;
  return (
    <section className="appear mt-8 border-line border-t pt-5">
      <h2 className="font-semibold text-ink-faint text-sm">{strings.hops}</h2>
      <ol lang={language} className="mt-3 space-y-3">
        {hops.map((hop, index) => (
          <li key={hop.question} className="grid grid-cols-[1.5rem_1fr] gap-x-2">
            <span className="font-medium text-ink-faint text-sm leading-7">{index + 1}</span>
            <span className="font-serif text-[1.0625rem] leading-7">
              {hop.question} <span className="text-(--right)">{hop.answer}</span>
              {hop.document !== null && (
                <button
                  type="button"
                  className="ml-2 min-h-6 rounded-small font-sans text-ink-soft text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink"
                  onClick={() => void showDocument(language, hop.document ?? '')}
                >
                  {strings.read}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A step of a question's decomposition; files of others may hold something else there. */
function hopOf(part: unknown): Hop[] {
  if (typeof part !== 'object' || part === null) return [];
  const fields = new Map<string, unknown>(Object.entries(part));
  const [question, answer, document] = ['question', 'answer', 'document'].map((key) =>
    fields.get(key),
  );
  if (typeof question !== 'string' || typeof answer !== 'string') return [];
  return [{ question, answer, document: typeof document === 'string' ? document : null }];
}
