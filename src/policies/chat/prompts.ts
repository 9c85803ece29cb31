/** What a chat model is told, in the language of the task. */
import type { Language } from '#core/text/language.ts';

export type ChatPrompt = {
  readonly fillRules: string;
  readonly questionRules: string;
  readonly passage: (title: string, passage: string) => string;
  readonly question: (question: string) => string;
  readonly open: (masks: readonly number[]) => string;
  readonly searchFirst: string;
  readonly searchesLeft: (count: number) => string;
  readonly noHits: string;
  readonly unusable: string;
};

export function promptOf(language: Language): ChatPrompt {
  return language === 'zh' ? chinese : english;
}

const english: ChatPrompt = {
  fillRules: `Words are missing from a passage, at [mask 1], [mask 2] and so on. Find them with a search tool over a small encyclopedia. Rely on what it returns, not on memory.
Each turn, reply with one JSON object and nothing else. Either search for one mask:
{"thought": "what to look for", "action": "search", "mask": 1, "text": "a few telling words"}
or, when a hit tells, fill one mask:
{"thought": "", "hit": 2, "quote": "the sentence of that hit that tells, word for word", "action": "fill", "mask": 1, "text": "the missing words"}
The text of a fill is only the missing words, as short as they would stand in the passage. If the hits do not tell, search again in other words; if no search is left, fill with the empty text "" and hit 0.`,
  questionRules: `Answer a question with a search tool over a small encyclopedia. Rely on what it returns, not on memory. The question may need several searches: find one fact, then search for the next.
Each turn, reply with one JSON object and nothing else. Either search:
{"thought": "what to look for", "action": "search", "text": "a few telling words"}
or, when the hits tell, answer:
{"thought": "", "hit": 2, "quote": "the sentence of that hit that tells, word for word", "action": "answer", "text": "the answer"}
The text of an answer is only the answer, in as few words as possible.`,
  passage: (title, passage) => `${title === '' ? '' : `Title: ${title}\n`}Passage: ${passage}`,
  question: (question) => `Question: ${question}`,
  open: (masks) => `Still to fill: ${masks.map((mask) => `[mask ${mask}]`).join(', ')}.`,
  searchFirst: 'Begin with a search.',
  searchesLeft: (count) => (count === 0 ? 'No search is left.' : `Searches left: ${count}.`),
  noHits: 'Nothing was found.',
  unusable: 'This could not be used: reply with one JSON object as described.',
};

const chinese: ChatPrompt = {
  fillRules: `一段文字中缺了几处词语，位置标为 [mask 1]、[mask 2] 等。请用一个小型百科全书的搜索工具把它们找出来，以搜索结果为准，不要凭记忆。
每次只回复一个 JSON 对象，不要写别的。要么为某一处搜索：
{"thought": "要找什么", "action": "search", "mask": 1, "text": "几个关键词"}
要么在某条结果说明了答案时填写：
{"thought": "", "hit": 2, "quote": "该结果中说明答案的原句", "action": "fill", "mask": 1, "text": "所缺的词语"}
填写的 text 只写所缺的词语，与原文中应有的一样简短。结果没有说明时换个说法再搜；不能再搜索时，text 写空字符串 ""，hit 写 0。`,
  questionRules: `请用一个小型百科全书的搜索工具回答问题，以搜索结果为准，不要凭记忆。问题可能需要多次搜索：先查一个事实，再查下一个。
每次只回复一个 JSON 对象，不要写别的。要么搜索：
{"thought": "要找什么", "action": "search", "text": "几个关键词"}
要么在结果说明了答案时回答：
{"thought": "", "hit": 2, "quote": "该结果中说明答案的原句", "action": "answer", "text": "答案"}
回答的 text 只写答案，尽量简短。`,
  passage: (title, passage) => `${title === '' ? '' : `标题：${title}\n`}文字：${passage}`,
  question: (question) => `问题：${question}`,
  open: (masks) => `尚待填写：${masks.map((mask) => `[mask ${mask}]`).join('、')}。`,
  searchFirst: '请先搜索。',
  searchesLeft: (count) => (count === 0 ? '不能再搜索了。' : `还可以搜索 ${count} 次。`),
  noHits: '没有找到结果。',
  unusable: '无法使用这个回复：请按说明只回复一个 JSON 对象。',
};
