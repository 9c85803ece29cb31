import { useCallback } from 'react';
import { isStage } from '#state/route.ts';
import { DropAnywhere } from '#ui/chrome/drop-anywhere.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** A run's file dropped anywhere on the stage opens it. Other screens take files in their own way. */
export function DropArea() {
  const { link } = useStrings();
  const { openRunFile } = useActions();
  const isOpen = useApp((state) => isStage(state.route) && state.panel === null);
  const open = useCallback(
    ([file]: readonly File[]) => {
      if (file) void openRunFile(file);
    },
    [openRunFile],
  );
  return isOpen ? <DropAnywhere label={link.drop} onFiles={open} /> : null;
}
