/** Asking: a question of one's own, and how a question hangs together. */
export const ask = {
  label: 'Your question',
  placeholder: 'Ask something that an encyclopedia knows',
  ask: 'Ask',
  note: 'Answered from the small encyclopedia that ships with this page: about a thousand pages.',
  empty:
    'There is no question yet: write one, such as “Into which sea does the river of Warsaw flow?”',
  hops: 'How it hangs together',
  read: 'Read',
};
