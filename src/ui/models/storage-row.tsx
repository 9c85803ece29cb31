import './models.css';
import type { LucideIcon } from 'lucide-react';
import type { Device, StorageState } from '#core/models/device.ts';
import type { ModelsStore } from '#state/models/models-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { sizeText } from '#ui/offline/size-text.ts';
import { models as en, type ModelStrings } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { DeviceRow } from './device-row.tsx';
import { useModels } from './use-models.ts';

type Props = {
  readonly store: ModelsStore;
  readonly device: Device;
  readonly icon: LucideIcon;
};

/** How much the page keeps, how much more it may, and how safely. */
export function StorageRow({ store, device, icon }: Props) {
  const strings = useStringsOf({ en, zh });
  const storage = useModels(store, (state) => state.storage);
  const wasRefused = useModels(store, (state) => state.wasRefused);
  if (!storage) return null;
  const { used, quota, persisted } = storage;
  const free = quota === null ? null : Math.max(0, quota - (used ?? 0));
  const isLoose = persisted === false && storage.keeps === 'disk';
  return (
    <DeviceRow
      icon={icon}
      name={strings.storage}
      value={
        free === null
          ? strings.storageUnknown
          : strings.storageOf(sizeText(used ?? 0), sizeText(free))
      }
    >
      {quota !== null && (
        <meter
          aria-label={strings.storage}
          className="storage-meter my-1.5 block h-1.5 w-full"
          value={used ?? 0}
          max={quota}
        />
      )}
      <p>
        {quota !== null && strings.storageAbout} {keepingText(storage, device, strings)}
      </p>
      {isLoose && (
        <div aria-live="polite">
          {wasRefused ? (
            <p className="mt-1">{strings.refused}</p>
          ) : (
            <Button className="mt-2 border border-line" onClick={() => void store.persist()}>
              {strings.askToKeep}
            </Button>
          )}
        </div>
      )}
    </DeviceRow>
  );
}

function keepingText(storage: StorageState, device: Device, { keeps }: ModelStrings): string {
  if (storage.keeps === 'memory') return keeps.memory;
  if (!device.isSecure || storage.persisted === null) return keeps.unasked;
  return storage.persisted ? keeps.kept : keeps.loose;
}
