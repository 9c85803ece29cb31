import { type ReactNode, useId } from 'react';
import { motions, speeds, textSizes, themes } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { settings as en } from '#ui/strings/en/settings.ts';
import { useSetLanguage, useShownLanguage, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { settings as zh } from '#ui/strings/zh/settings.ts';
import { Sample } from './sample.tsx';

/** How the page looks and speaks. Every choice takes effect at once and is kept in this browser. */
export function SettingsScreen() {
  const { screens } = useStrings();
  const strings = useStringsOf({ en, zh });
  const actions = useActions();
  const setLanguage = useSetLanguage();
  const shown = useShownLanguage();
  const chosen = useApp((state) => state.preferences);
  return (
    <ScreenFrame title={screens.settings[0]} intro={strings.intro}>
      <div className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <div className="divide-y divide-line border-line border-y">
          <Setting title={strings.language} note={strings.languageNote}>
            <Choice
              label={strings.language}
              value={shown}
              options={[
                ['en', 'English'],
                ['zh', '中文'],
              ]}
              onChange={setLanguage}
            />
          </Setting>
          <Setting title={strings.theme}>
            <Choice
              label={strings.theme}
              value={chosen.theme}
              options={themes.map((theme) => [theme, strings.themes[theme]])}
              onChange={actions.setTheme}
            />
          </Setting>
          <Setting title={strings.textSize} note={strings.textSizeNote}>
            <Choice
              label={strings.textSize}
              value={chosen.textSize}
              options={textSizes.map((size) => [size, strings.textSizes[size]])}
              onChange={actions.setTextSize}
            />
          </Setting>
          <Setting title={strings.projector} note={strings.projectorNote}>
            <Choice
              label={strings.projector}
              value={chosen.projector ? 'on' : 'off'}
              options={[
                ['off', strings.projectors.off],
                ['on', strings.projectors.on],
              ]}
              onChange={(value) => actions.setProjector(value === 'on')}
            />
          </Setting>
          <Setting title={strings.presenter} note={strings.presenterNote}>
            <Choice
              label={strings.presenter}
              value={chosen.presenterKeys ? 'on' : 'off'}
              options={[
                ['off', strings.presenterChoices.off],
                ['on', strings.presenterChoices.on],
              ]}
              onChange={(value) => actions.setPresenterKeys(value === 'on')}
            />
          </Setting>
          <Setting title={strings.motion} note={strings.motionNote}>
            <Choice
              label={strings.motion}
              value={chosen.motion}
              options={motions.map((motion) => [motion, strings.motions[motion]])}
              onChange={actions.setMotion}
            />
          </Setting>
          <Setting title={strings.speed} note={strings.speedNote}>
            <Choice
              label={strings.speed}
              value={chosen.speed}
              options={speeds.map((speed) => [speed, `${speed}×`])}
              onChange={actions.setSpeed}
            />
          </Setting>
        </div>
        <div>
          <Sample title={strings.sample} parts={strings.sampleText} />
          <Button className="mt-4 -ml-3" onClick={actions.resetLooks}>
            {strings.reset}
          </Button>
        </div>
      </div>
    </ScreenFrame>
  );
}

type SettingProps = {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
};

function Setting({ title, note, children }: SettingProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3"
    >
      <div className="min-w-48 max-w-80 grow basis-0">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        {note && <p className="text-ink-faint text-sm leading-snug">{note}</p>}
      </div>
      {children}
    </section>
  );
}
