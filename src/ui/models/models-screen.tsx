import { RotateCcw } from 'lucide-react';
import type { ModelsStore } from '#state/models/models-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { models as en } from '#ui/strings/en/models.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { DevicePanel } from './device-panel.tsx';
import { ModelGroups } from './model-groups.tsx';
import { useModels, useModelsStore } from './use-models.ts';

/** What this device can run, what is stored of it, and how to get more. */
export function ModelsScreen() {
  const { screens, navigation } = useStrings();
  const strings = useStringsOf({ en, zh });
  const store = useModelsStore();
  const [title] = screens.models;
  return (
    <ScreenFrame title={title} intro={strings.intro}>
      {store === 'failed' && <InlineProblem>{navigation.failed(title)}</InlineProblem>}
      {store === null && (
        <p role="status" className="late text-ink-faint text-sm">
          {strings.asking}
        </p>
      )}
      {store !== null && store !== 'failed' && <Loaded store={store} />}
    </ScreenFrame>
  );
}

function Loaded({ store }: { readonly store: ModelsStore }) {
  const strings = useStringsOf({ en, zh });
  const device = useModels(store, (state) => state.device);
  return (
    <div className="grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)]">
      <section aria-labelledby="this-device">
        <div className="-mt-2 mb-1.5 flex items-center justify-between gap-4">
          <h2 id="this-device" className="font-semibold text-lg">
            {strings.device}
          </h2>
          <Button look="icon" aria-label={strings.again} onClick={() => void store.look()}>
            <RotateCcw size={17} aria-hidden />
          </Button>
        </div>
        {device ? (
          <DevicePanel store={store} device={device} />
        ) : (
          <p role="status" className="late min-h-[34rem] lg:min-h-40 text-ink-faint text-sm">
            {strings.asking}
          </p>
        )}
      </section>
      <ModelGroups store={store} />
    </div>
  );
}
