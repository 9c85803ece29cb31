import { CircleCheck, CircleMinus, Cpu, HardDrive, MemoryStick, Monitor } from 'lucide-react';
import { type Device, hasF16 } from '#core/models/device.ts';
import type { ModelsStore } from '#state/models/models-store.ts';
import { sizeText } from '#ui/offline/size-text.ts';
import { models as en, type ModelStrings } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { DeviceRow } from './device-row.tsx';
import { StorageRow } from './storage-row.tsx';

type Props = { readonly store: ModelsStore; readonly device: Device };

/** What the browser told of the device, each with what it means here. */
export function DevicePanel({ store, device }: Props) {
  const strings = useStringsOf({ en, zh });
  return (
    <dl className="divide-y divide-line rounded-large border border-line bg-raised">
      <GpuRow device={device} strings={strings} />
      <DeviceRow icon={Cpu} name={strings.processor} value={strings.threads(device.processors)}>
        {processorText(device, strings)}
      </DeviceRow>
      <DeviceRow
        icon={MemoryStick}
        name={strings.memory}
        value={
          device.memoryGb === null ? strings.memoryUnknown : strings.memoryText(device.memoryGb)
        }
      >
        {strings.memoryAbout}
      </DeviceRow>
      <StorageRow store={store} device={device} icon={HardDrive} />
    </dl>
  );
}

function GpuRow({ device, strings }: { readonly device: Device; readonly strings: ModelStrings }) {
  const { gpu } = device;
  if (gpu.status !== 'ready') {
    return (
      <DeviceRow icon={Monitor} name={strings.gpu} value={strings.gpuValues[gpu.status]}>
        {strings.gpuStates[gpu.status]}
      </DeviceRow>
    );
  }
  const f16 = hasF16(device);
  const Mark = f16 ? CircleCheck : CircleMinus;
  return (
    <DeviceRow icon={Monitor} name={strings.gpu} value={gpu.name || strings.unnamed}>
      <p>
        {gpu.isSoftware ? strings.gpuStates.software : strings.gpuStates.ready}{' '}
        {strings.buffer(sizeText(gpu.maxBindingBytes))}
      </p>
      <p className="mt-1.5 flex gap-2">
        <Mark size={16} aria-hidden className={`mt-0.5 shrink-0 ${f16 ? 'text-right' : ''}`} />
        <span>
          {strings.f16}: {f16 ? strings.f16Yes : strings.f16No}
        </span>
      </p>
      <details className="mt-1.5">
        <summary className="min-h-6 text-ink-faint">{strings.features}</summary>
        <ul className="mt-1 flex flex-wrap gap-1.5">
          {gpu.features.map((feature) => (
            <li key={feature} className="rounded-small bg-sunk px-1.5 py-0.5 font-mono text-xs">
              {feature}
            </li>
          ))}
        </ul>
      </details>
    </DeviceRow>
  );
}

function processorText({ hasSimd, isIsolated }: Device, { threadsUsed }: ModelStrings): string {
  if (!hasSimd) return threadsUsed.noSimd;
  return isIsolated ? threadsUsed.many : threadsUsed.one;
}
