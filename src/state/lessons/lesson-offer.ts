/** Whether a visitor is offered the lesson: until it was opened once, or the offer was turned down. */
import type { Ports } from '../ports.ts';

/** Under this key lies the progress, so a lesson was opened when it is there. */
export const lessonStorageKey = 'masksearch.lessons';
const declinedKey = 'masksearch.lesson-offer';

export function isLessonOffered({ read }: Ports['storage']): boolean {
  return read(lessonStorageKey) === null && read(declinedKey) === null;
}

export function declineLesson({ write }: Ports['storage']): void {
  write(declinedKey, 'declined');
}
