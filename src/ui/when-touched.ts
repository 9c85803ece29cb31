import { whenIdle } from './when-idle.ts';

const signs = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin'] as const;

/**
 * Acts in an idle moment after the visitor first does anything: what only a press can ask for costs nothing to those who
 * watch. Gives the way to call it off.
 */
export function whenTouched(act: () => void): () => void {
  let stop = () => {};
  const forget = () => {
    for (const sign of signs) removeEventListener(sign, touched);
  };
  const touched = () => {
    forget();
    stop = whenIdle(act);
  };
  for (const sign of signs) addEventListener(sign, touched, { passive: true });
  return () => {
    forget();
    stop();
  };
}
