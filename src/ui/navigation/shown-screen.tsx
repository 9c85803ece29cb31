import { startTransition, useEffect, useState } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { type Screen, type ScreenComponent, screenOf } from './screens.ts';
import { useScreenChange } from './use-screen-change.ts';

/** The screen that the address names. */
export function ShownScreen() {
  const name = useApp((state) => state.route.screen);
  const screen = screenOf(name);
  return screen ? <Fetched key={screen.name} screen={screen} /> : <UnknownScreen name={name} />;
}

type FetchedProps = { readonly screen: Screen };

function Fetched({ screen }: FetchedProps) {
  const strings = useStrings();
  const rest = useApp((state) => state.route.rest);
  const [Loaded, setLoaded] = useState<ScreenComponent | null>(() => screen.component);
  const [hasFailed, setHasFailed] = useState(false);
  const [title] = strings.screens[screen.name];
  useScreenChange(screen.name, screen.name === 'fill' ? null : title, Loaded !== null || hasFailed);
  const isWanted = Loaded === null && !hasFailed;
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    screen.load().then(
      (component) => {
        // As a transition it is drawn in pieces, between which the page answers.
        if (!isGone) startTransition(() => setLoaded(() => component));
      },
      () => {
        if (!isGone) setHasFailed(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [screen, isWanted]);
  if (Loaded) return <Loaded rest={rest} />;
  return (
    <ScreenFrame title={title}>
      {hasFailed ? (
        <Failure title={title} onAgain={() => setHasFailed(false)} />
      ) : (
        <Loading title={title} />
      )}
    </ScreenFrame>
  );
}

function Loading({ title }: { readonly title: string }) {
  const { navigation } = useStrings();
  return (
    // A screen that is there at once must not flash: this sets in after a moment.
    <div className="late space-y-5" aria-busy="true">
      <p role="status" className="text-ink-faint text-sm">
        {navigation.loading(title)}
      </p>
      {['w-11/12', 'w-full', 'w-10/12', 'w-7/12'].map((width) => (
        <div key={width} className={`h-5 rounded-small bg-sunk ${width}`} />
      ))}
    </div>
  );
}

type FailureProps = { readonly title: string; readonly onAgain: () => void };

function Failure({ title, onAgain }: FailureProps) {
  const { navigation, tryAgain } = useStrings();
  return (
    <div className="space-y-4">
      <InlineProblem>{navigation.failed(title)}</InlineProblem>
      <Button look="primary" onClick={onAgain}>
        {tryAgain}
      </Button>
    </div>
  );
}

function UnknownScreen({ name }: { readonly name: string }) {
  const { navigation, screens } = useStrings();
  const { goTo } = useActions();
  useScreenChange(name, navigation.label, true);
  return (
    <ScreenFrame title={navigation.label}>
      <div className="space-y-4">
        <InlineProblem>{navigation.unknown(name)}</InlineProblem>
        <Button look="primary" onClick={() => goTo('fill')}>
          {screens.fill[0]}
        </Button>
      </div>
    </ScreenFrame>
  );
}
