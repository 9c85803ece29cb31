import { StageLayout } from '#ui/fill/fill-screen.tsx';
import { Stage } from '#ui/passage/stage.tsx';
import { AskBox } from './ask-box.tsx';
import { Hops } from './hops.tsx';

/** Questions on the same stage as passages: their one blank is the answer. */
export function AskScreen() {
  return <StageLayout stage={<Stage screen="ask" above={<AskBox />} below={<Hops />} />} />;
}
