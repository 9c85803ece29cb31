/** Pages that the wiki of the rehearsal has: one for every title but Nobody's, long enough to be cut into passages. */
export function madeUpPage(title: string): string | null {
  if (title === 'Nobody') return null;
  if (/\p{Script=Han}/u.test(title)) {
    const sentence = `${title}的桥建于1411年，长九百米，是安·马尔设计的。`;
    return `${title}是本次演练中的一页。\n\n\n== 历史 ==\n${sentence.repeat(12)}`;
  }
  const history = Array.from(
    { length: 9 },
    (_, at) =>
      `In ${1402 + 31 * at} the people who care for ${title} built a bridge of ${at + 3} arches over the river Marl.`,
  );
  return `${title} is a page of a rehearsal.\n\n\n== History ==\n${history.join(' ')}\n\n\n== References ==\nA book.`;
}
