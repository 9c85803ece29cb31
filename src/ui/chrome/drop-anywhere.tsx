import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';

type Props = {
  /** What a drop does, shown over the page; null while no files are taken. */
  readonly label: string | null;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Takes files that are dropped anywhere on the page: the browser would leave it and show them. */
export function DropAnywhere({ label, onFiles }: Props) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      if (label !== null) onFiles(files);
    };
    document.addEventListener('dragover', onOver);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onOver);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [label, onFiles]);
  if (!isOver || label === null) return null;
  return (
    <div className="pointer-events-none fixed inset-3 z-40 grid place-content-center rounded-large border-2 border-mask border-dashed bg-mask-tint/90">
      <p className="flex items-center gap-3 font-semibold text-lg text-mask">
        <FileDown size={22} aria-hidden />
        {label}
      </p>
    </div>
  );
}
