import { type ReactNode, useEffect, useState } from 'react';
import type { AppStore } from '#state/create-app-store.ts';
import { secondStage } from '#state/second-stage.ts';
import { Notice } from '#ui/chrome/notice.tsx';
import { OpenPanel } from '#ui/open-panel.tsx';
import { StoreContext } from '#ui/store-context.tsx';
import { usePage } from '../use-lessons.ts';

type Props = {
  /** Puts something on the stage when it opens. */
  readonly prepare: (store: AppStore) => void;
  readonly children: ReactNode;
};

/** A stage of the piece's own, so that the parts of the Fill screen work in it and leave that screen alone. */
export function PieceStage({ prepare, children }: Props) {
  const page = usePage();
  const [stage] = useState(() => {
    const made = secondStage(page);
    prepare(made.store);
    return made;
  });
  useEffect(() => stage.follow(), [stage]);
  return (
    <StoreContext value={stage.store}>
      <Notice />
      {children}
      <OpenPanel />
    </StoreContext>
  );
}
