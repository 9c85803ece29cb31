import { useEffect } from 'react';
import type { Actions } from '#state/create-app-store.ts';
import { useActions } from '#ui/store-context.tsx';

/** Space, arrows, Home and End, wherever the focus is, unless what has it uses them itself. */
export function usePlaybackKeys(): void {
  const actions = useActions();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(event.target instanceof Element) || belongsToTarget(event.key, event.target)) return;
      const action = actionOf(event.key, actions);
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [actions]);
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

function belongsToTarget(key: string, target: Element): boolean {
  if (target.closest('dialog, input, textarea, select, [contenteditable]')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
