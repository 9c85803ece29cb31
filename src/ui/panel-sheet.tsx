/** The sheet of each kind of panel. Loaded when the page has nothing better to do: see open-panel.tsx. */
import { assertNever } from '#core/assert-never.ts';
import type { Panel } from '#state/app-state.ts';
import { BranchSheet } from './branch/branch-sheet.tsx';
import { BuilderSheet } from './builder/builder-sheet.tsx';
import { DocumentSheet } from './document/document-sheet.tsx';
import { PickerSheet } from './picker/picker-sheet.tsx';
import { QuestionSheet } from './picker/question-sheet.tsx';
import { StorySheet } from './story/story-sheet.tsx';
import { PromptsSheet } from './team/prompts-sheet.tsx';

type Props = { readonly panel: Panel };

export function PanelSheet({ panel }: Props) {
  switch (panel.type) {
    case 'builder':
      return <BuilderSheet of={panel.of} />;
    case 'picker':
      return <PickerSheet />;
    case 'branch':
      return <BranchSheet at={panel.at} />;
    case 'prompts':
      return <PromptsSheet />;
    case 'questions':
      return <QuestionSheet />;
    case 'story':
      return <StorySheet index={panel.blank} />;
    case 'document':
      return <DocumentSheet panel={panel} />;
    default:
      return assertNever(panel);
  }
}
