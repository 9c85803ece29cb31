import type { ReactNode } from 'react';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { HitCard } from '#ui/hits/hit-card.tsx';
import { QueryField } from '#ui/steps/query-field.tsx';
import { StepSpeed } from '#ui/steps/step-speed.tsx';
import { useActions, useApp, useScene } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Shares } from './shares.tsx';

type Props = { readonly index: number };

/** How one blank was filled: what was asked, what was read, what was written, how sure it was. */
export function StorySheet({ index }: Props) {
  const { story } = useStrings();
  const { closePanel } = useActions();
  const { trajectory } = useScene();
  return (
    <Sheet title={story.title(index + 1)} place="side" onClose={closePanel}>
      <Story index={index} trajectory={trajectory} />
    </Sheet>
  );
}

type StoryProps = Props & { readonly trajectory: Trajectory };

function Story({ index, trajectory }: StoryProps) {
  const { story, passage, hits: hitWords } = useStrings();
  const language = useApp((state) => state.subject?.task.language ?? 'en');
  const blank = trajectory.blanks[index];
  if (!blank || blank.filledAt === null) return <p className="text-ink-soft">{story.notYet}</p>;
  const { evidence, alternatives } = blank;
  const hits = (evidence && trajectory.steps[evidence.step]?.observation?.hits) ?? [];
  const hit = evidence && hits[evidence.hit];
  const gold = trajectory.started?.gold?.[index]?.[0];
  const isOver = trajectory.finished !== null;
  return (
    <div className="space-y-6">
      <Part title={story.asked}>
        {blank.searches.length === 0 && <p className="text-ink-soft text-sm">{story.noSearch}</p>}
        {blank.searches.map((at) => {
          const action = trajectory.steps[at]?.action;
          return action?.type === 'search' ? (
            <QueryField key={at} query={action.query} language={language} isTyping={false} />
          ) : null;
        })}
      </Part>
      <Part title={story.read}>
        {evidence && hit ? (
          <ol className="-my-3">
            <HitCard
              hit={hit}
              rank={evidence.hit + 1}
              share={hit.score / Math.max(...hits.map(({ score }) => score))}
              evidence={[
                {
                  hit: evidence.hit,
                  quote: evidence.quote,
                  blank: index,
                  fill: blank.fill,
                  alternatives: [],
                },
              ]}
              isPassedOver={false}
              language={language}
            />
          </ol>
        ) : (
          <p className="text-ink-soft text-sm">{story.noEvidence}</p>
        )}
      </Part>
      <Part title={story.wrote}>
        <p lang={language} className="font-serif text-2xl text-mask">
          {blank.fill ?? passage.notKnown}
        </p>
        {isOver && gold !== undefined && blank.right === false && (
          <p className="mt-1 text-ink-soft text-sm">
            {story.was}{' '}
            <span lang={language} className="font-serif text-(--right) text-base">
              {gold}
            </span>
          </p>
        )}
      </Part>
      <StepSpeed steps={[trajectory.steps[blank.filledAt] ?? null]} />
      {alternatives.length > 0 && (
        <Part title={story.shares}>
          <Shares alternatives={alternatives} language={language} />
          <p className="mt-3 text-ink-faint text-xs">
            {trajectory.started?.policyId.includes('baseline')
              ? story.sharesNote
              : hitWords.sureNote}
          </p>
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-ink-faint text-sm">{title}</h3>
      {children}
    </section>
  );
}
