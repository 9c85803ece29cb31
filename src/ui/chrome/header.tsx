import { useStrings } from '#ui/strings/strings.ts';
import { CopyLink } from './copy-link.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { PolicyMenu } from './policy-menu.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export function Header() {
  const strings = useStrings();
  return (
    <header className="flex items-center gap-1 border-line border-b px-3 py-1.5 sm:px-6">
      <h1 className="flex items-center gap-2.5 font-semibold text-base tracking-tight">
        <Logo />
        <span className="max-[26rem]:sr-only">MaskSearch</span>
      </h1>
      <p className="ml-3 hidden truncate text-ink-faint text-sm md:block">{strings.idea}</p>
      <div className="ml-auto flex items-center">
        <PolicyMenu />
        <CopyLink />
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
    </header>
  );
}
