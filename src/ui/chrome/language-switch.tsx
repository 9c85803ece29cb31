import { Languages } from 'lucide-react';
import { useEffect } from 'react';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';

/** Names the other language in that language, so that a reader who is lost can find it. */
export function LanguageSwitch() {
  const { idea } = useStrings();
  const language = useApp((state) => state.preferences.language);
  const { setLanguage } = useActions();
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `MaskSearch: ${idea}`;
  }, [language, idea]);
  const other = language === 'en' ? 'zh' : 'en';
  return (
    <Button lang={other} onClick={() => setLanguage(other)}>
      <Languages size={17} aria-hidden />
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
