import { Languages } from 'lucide-react';
import { useSetLanguage, useShownLanguage } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';

/** Names the other language in that language, so that a reader who is lost can find it. */
export function LanguageSwitch() {
  const language = useShownLanguage();
  const setLanguage = useSetLanguage();
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <Button lang={other} onClick={() => setLanguage(other)}>
      <Languages size={17} aria-hidden className="@max-[24rem]:hidden" />
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
