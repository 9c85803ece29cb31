import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isStage } from '#state/route.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** A run's file dropped anywhere on the stage opens it. Other screens take files in their own way. */
export function DropArea() {
  const { link } = useStrings();
  const { openRunFile } = useActions();
  const isOpen = useApp((state) => isStage(state.route) && state.panel === null);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (!file || event.defaultPrevented) return;
      event.preventDefault();
      void openRunFile(file);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [isOpen, openRunFile]);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-content-center rounded-large border-2 border-mask border-dashed bg-mask-tint/90">
      <p className="flex items-center gap-3 font-semibold text-lg text-mask">
        <FileDown size={22} aria-hidden />
        {link.drop}
      </p>
    </div>
  );
}
