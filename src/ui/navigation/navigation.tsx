import { ChevronDown, Menu } from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { Popover } from '#ui/chrome/popover.tsx';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { type Screen, screenOf, screens } from './screens.ts';

/**
 * The way to every screen: a bar in a wide header with the rest under "More", one menu in a narrow one. What is wide
 * is measured in the reader's own letters (chrome/header.tsx is the container), so large type gets the menu.
 */
export function Navigation() {
  const { navigation } = useStrings();
  return (
    <nav aria-label={navigation.label} className="flex items-center @min-[72rem]:ml-4">
      <Bar />
      <MenuOfAll />
    </nav>
  );
}

const bar = screens.filter(({ place }) => place === 'bar');
const others = screens.filter(({ place }) => place === 'menu');

function Bar() {
  const { navigation, screens: titles } = useStrings();
  const current = useApp((state) => state.route.screen);
  const other = others.find(({ name }) => name === current);
  return (
    <div className="hidden items-center @min-[72rem]:flex">
      <ul className="flex items-center">
        {bar.map((screen) => (
          <li key={screen.name}>
            <BarLink screen={screen} isCurrent={screen.name === current} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Popover
          className="left-0 w-80 p-2!"
          button={(toggle) => (
            <button
              type="button"
              data-current={other !== undefined}
              className={`${barItem} gap-1`}
              {...toggle}
            >
              {other ? titles[other.name][0] : navigation.more}
              <ChevronDown size={14} aria-hidden />
            </button>
          )}
        >
          {(close) => <ScreenList list={others} onFollow={close} />}
        </Popover>
      )}
    </div>
  );
}

const barItem =
  'nav-item inline-flex min-h-11 items-center px-2.5 text-sm leading-none text-ink-soft hover:bg-sunk hover:text-ink';

type LinkProps = { readonly screen: Screen; readonly isCurrent: boolean };

function BarLink({ screen, isCurrent }: LinkProps) {
  const { screens: titles } = useStrings();
  const [title, about] = titles[screen.name];
  return (
    <a
      href={`#/${screen.name}`}
      title={about}
      aria-current={isCurrent ? 'page' : undefined}
      className={barItem}
      onPointerEnter={() => prefetch(screen)}
      onFocus={() => prefetch(screen)}
    >
      {title}
    </a>
  );
}

function MenuOfAll() {
  const { navigation, screens: titles } = useStrings();
  const current = screenOf(useApp((state) => state.route.screen));
  return (
    <div className="@min-[72rem]:hidden">
      <Popover
        className="left-0 w-80 p-2! max-sm:fixed max-sm:inset-x-3 max-sm:top-14 max-sm:w-auto max-h-[calc(100dvh-5rem)] overflow-y-auto"
        button={(toggle) => (
          <Button className="max-sm:px-2" {...toggle}>
            <Menu size={18} aria-hidden />
            <span className="sr-only">{navigation.menu}: </span>
            {current ? titles[current.name][0] : navigation.menu}
            <ChevronDown size={14} aria-hidden className="@max-[24rem]:hidden" />
          </Button>
        )}
      >
        {(close) => <ScreenList list={screens} onFollow={close} />}
      </Popover>
    </div>
  );
}

type ListProps = { readonly list: readonly Screen[]; readonly onFollow: () => void };

function ScreenList({ list, onFollow }: ListProps) {
  const { screens: titles } = useStrings();
  const current = useApp((state) => state.route.screen);
  return (
    <ul>
      {list.map((screen) => {
        const [title, about] = titles[screen.name];
        const Icon = screen.icon;
        return (
          <li key={screen.name}>
            <a
              href={`#/${screen.name}`}
              aria-current={screen.name === current ? 'page' : undefined}
              className="menu-item flex min-h-11 gap-3 rounded-medium px-2.5 py-2 hover:bg-sunk"
              onPointerEnter={() => prefetch(screen)}
              onFocus={() => prefetch(screen)}
              onClick={onFollow}
            >
              <Icon size={18} aria-hidden className="mt-0.5 shrink-0 text-ink-faint" />
              <span>
                <span className="block font-medium text-sm">{title}</span>
                <span className="block text-ink-soft text-xs leading-snug">{about}</span>
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** Its code, while the pointer is still on its way. A failure is told when the screen is opened. */
function prefetch({ load }: Screen): void {
  load().catch(() => {});
}
