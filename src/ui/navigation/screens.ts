/**
 * The screens of the page. A screen is a component in a lazy chunk of its own (only the stage is part of the first
 * visit); its name is its address, its title and what it is for stand in the strings under `screens`.
 */
import {
  ChartNoAxesColumn,
  Columns3,
  Cpu,
  FlaskConical,
  GraduationCap,
  Library,
  type LucideIcon,
  MessageCircleQuestionMark,
  Route,
  School,
  Settings2,
  SquarePen,
  TextCursorInput,
  WifiOff,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { FillScreen } from '#ui/fill/fill-screen.tsx';
import type { Strings } from '#ui/strings/en.ts';

export type ScreenName = keyof Strings['screens'];

export type ScreenProps = {
  /** What follows the name in the address, with the sign that begins it: "/3", "?n=100", or nothing. */
  readonly rest: string;
};

export type ScreenComponent = ComponentType<ScreenProps>;

export type Screen = {
  readonly name: ScreenName;
  readonly icon: LucideIcon;
  /** Screens of the bar stand in the header of a wide page; all stand in the menu. */
  readonly place: 'bar' | 'menu';
  /** The component, or the way to fetch it. */
  readonly component: ScreenComponent | null;
  readonly load: () => Promise<ScreenComponent>;
};

const lazy = (
  name: ScreenName,
  icon: LucideIcon,
  place: Screen['place'],
  load: Screen['load'],
): Screen => ({ name, icon, place, component: null, load });

/** In the order of the navigation. */
export const screens: readonly Screen[] = [
  {
    name: 'fill',
    icon: TextCursorInput,
    place: 'bar',
    component: FillScreen,
    load: async () => FillScreen,
  },
  lazy(
    'ask',
    MessageCircleQuestionMark,
    'bar',
    async () => (await import('#ui/ask/ask-screen.tsx')).AskScreen,
  ),
  lazy(
    'build',
    SquarePen,
    'bar',
    async () => (await import('#ui/build/build-screen.tsx')).BuildScreen,
  ),
  lazy(
    'compare',
    Columns3,
    'bar',
    async () => (await import('#ui/compare/compare-screen.tsx')).CompareScreen,
  ),
  lazy(
    'classroom',
    School,
    'menu',
    async () => (await import('#ui/classroom/classroom-screen.tsx')).ClassroomScreen,
  ),
  lazy(
    'offline',
    WifiOff,
    'menu',
    async () => (await import('#ui/offline/offline-screen.tsx')).OfflineScreen,
  ),
  lazy(
    'evaluate',
    ChartNoAxesColumn,
    'bar',
    async () => (await import('#ui/evaluate/evaluate-screen.tsx')).EvaluateScreen,
  ),
  lazy('train', Route, 'bar', async () => (await import('#ui/train/train-screen.tsx')).TrainScreen),
  lazy(
    'learn',
    GraduationCap,
    'bar',
    async () => (await import('#ui/learn/learn-screen.tsx')).LearnScreen,
  ),
  lazy('lab', FlaskConical, 'bar', async () => (await import('#ui/lab/lab-screen.tsx')).LabScreen),
  lazy(
    'corpus',
    Library,
    'bar',
    async () => (await import('#ui/corpus/corpus-screen.tsx')).CorpusScreen,
  ),
  lazy(
    'models',
    Cpu,
    'menu',
    async () => (await import('#ui/models/models-screen.tsx')).ModelsScreen,
  ),
  lazy(
    'settings',
    Settings2,
    'menu',
    async () => (await import('#ui/settings/settings-screen.tsx')).SettingsScreen,
  ),
];

/** Null for a name that no screen has. */
export function screenOf(name: string): Screen | null {
  return screens.find((screen) => screen.name === name) ?? null;
}
