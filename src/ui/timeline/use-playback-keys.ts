import { useEffect } from 'react';
import type { Actions } from '#state/create-app-store.ts';
import { useActions, useApp } from '#ui/store-context.tsx';

/** Space, arrows, Home and End, wherever the focus is, unless what has it uses them itself. */
export function usePlaybackKeys(): void {
  const actions = useActions();
  const presenter = useApp((state) => state.preferences.presenterKeys);
  const isProjector = useApp((state) => state.preferences.projector);
  const lesson = useApp((state) => state.lesson.guessFirst);
  const isCovered = useApp((state) => state.panel !== null);
  useEffect(() => {
    // A sheet lies over the run, and a click into it may leave the focus nowhere.
    if (isCovered) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || hasModifier(event)) return;
      if (!(event.target instanceof Element) || belongsToTarget(event.key, event.target)) return;
      const action =
        actionOf(onSlider(event.key, event.target), actions) ??
        (presenter ? presenterAction(event.key, actions, lesson, isProjector) : null);
      if (!action) return;
      event.preventDefault();
      // A space bar held down must not flicker between play and pause.
      if (event.key !== ' ' || !event.repeat) action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions, isCovered, presenter, lesson, isProjector]);
}

/** A clicker sends the pager keys. Letters only where a presenter has asked for them: they could be a slip elsewhere. */
function presenterAction(
  key: string,
  actions: Actions,
  isGuessing: boolean,
  isProjector: boolean,
): (() => void) | null {
  switch (key) {
    case 'PageDown':
      return () => actions.stepBy(1);
    case 'PageUp':
      return () => actions.stepBy(-1);
    case 'r':
      return () => void actions.runLive();
    case 'n':
      return () => void actions.stageNext();
    case 'g':
      return () => actions.setGuessFirst(!isGuessing);
    case 'p':
      return () => actions.setProjector(!isProjector);
    default:
      return null;
  }
}

/** On the slider itself, up and down are right and left, as on every slider. */
function onSlider(key: string, target: Element): string {
  if (target.getAttribute('role') !== 'slider') return key;
  if (key === 'ArrowUp') return 'ArrowRight';
  return key === 'ArrowDown' ? 'ArrowLeft' : key;
}

function actionOf(key: string, actions: Actions): (() => void) | null {
  switch (key) {
    case ' ':
      return actions.togglePlaying;
    case 'ArrowLeft':
      return () => actions.stepBy(-1);
    case 'ArrowRight':
      return () => actions.stepBy(1);
    case 'Home':
      return actions.toStart;
    case 'End':
      return actions.toEnd;
    default:
      return null;
  }
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}

function belongsToTarget(key: string, target: Element): boolean {
  if (target.closest('dialog, input, textarea, select, [contenteditable]')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
