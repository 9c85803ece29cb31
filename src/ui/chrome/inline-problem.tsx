import { CircleAlert } from 'lucide-react';

type Props = { readonly children: string };

/** A problem beside what caused it. */
export function InlineProblem({ children }: Props) {
  return (
    <p role="alert" className="flex gap-2 text-sm leading-snug">
      <CircleAlert size={17} aria-hidden className="mt-px shrink-0 text-wrong" />
      {children}
    </p>
  );
}
