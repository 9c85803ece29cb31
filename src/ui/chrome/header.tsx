import { isStage } from '#state/route.ts';
import { Navigation } from '#ui/navigation/navigation.tsx';
import { ShareMenu } from '#ui/share/share-menu.tsx';
import { useApp } from '#ui/store-context.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { PolicyMenu } from './policy-menu.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** The name, the way to every screen, and on the stage what belongs to the run. */
export function Header() {
  const hasStage = useApp((state) => isStage(state.route));
  const isPlain = useApp((state) => state.lesson.plain && isStage(state.route));
  return (
    <header className="@container relative z-30 border-line border-b px-3 sm:px-6">
      <div className="flex flex-wrap items-center gap-1 py-1.5">
        <a
          href="#/fill"
          className="flex items-center gap-2.5 rounded-small font-semibold text-base tracking-tight"
        >
          <Logo />
          <span className="max-sm:sr-only">MaskSearch</span>
        </a>
        {!isPlain && <Navigation />}
        <div className="ml-auto flex items-center">
          {hasStage && !isPlain && (
            <>
              <PolicyMenu />
              <ShareMenu />
            </>
          )}
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}
