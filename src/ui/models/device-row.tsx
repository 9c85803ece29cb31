import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly value: string;
  readonly children?: ReactNode;
};

/** One thing that the device has, and what it means here. */
export function DeviceRow({ icon: Icon, name, value, children }: Props) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-4 py-3.5">
      <Icon size={18} aria-hidden className="mt-0.5 text-ink-faint" />
      <dt className="text-ink-soft text-sm">{name}</dt>
      <dd className="col-start-2">
        <span className="block font-medium">{value}</span>
        {children && <div className="mt-0.5 text-ink-soft text-sm leading-relaxed">{children}</div>}
      </dd>
    </div>
  );
}
