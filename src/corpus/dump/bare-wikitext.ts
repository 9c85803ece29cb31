/**
 * What has to go before the parser sees a page: constructs whose content is no prose and which the parser would
 * leave traces of (formulas as LaTeX, cells of nested tables, markup quoted by <nowiki>).
 */
import { decodeHTML } from 'entities';

/** Elements that vanish with all they hold. An unclosed one ends at the next blank line. */
const dropped =
  'ref|math|chem|ce|gallery|syntaxhighlight|source|pre|timeline|score|hiero|imagemap|templatedata|mapframe|graph|includeonly|noinclude';
const selfClosed = new RegExp(`<(?:${dropped}|references|section)\\b[^<>]*/>`, 'giu');
const paired = new RegExp(
  `<(${dropped}|references)\\b[^<>]*>[\\s\\S]*?(?:</\\1\\s*>|\\n\\s*\\n)`,
  'giu',
);
const comment = /<!--[\s\S]*?(?:-->|$)/gu;
const nowiki = /<nowiki>([\s\S]*?)<\/nowiki>/giu;
const switches = /__[A-Z]{3,}__/gu;

/** Elements that go while their content stays, templates of coordinates, and links to the same page in other languages. */
const unwrapped = /<\/?(?:code|kbd|samp|var|tt|small|big|span|abbr|time)\b[^<>]*>/giu;
const coordinates = /\{\{\s*coord\b[^{}]*\}\}/giu;
const otherLanguage = /\[\[[a-z]{2,3}(?:-[a-z-]+)?:[^[\]]*\]\]/gu;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d*);/giu;

export function bareWikitext(wikitext: string): string {
  const quoted = wikitext
    .replace(/\r\n?/gu, '\n')
    .replace(comment, '')
    .replace(/'{6,}/gu, "'''''")
    .replaceAll('。', hiddenStop)
    .replace(nowiki, (_, text: string) => hideMarkup(text));
  const prose = [selfClosed, paired, switches, unwrapped, coordinates, otherLanguage].reduce(
    (text, pattern) => text.replace(pattern, ''),
    quoted,
  );
  const decoded = prose.replace(entity, (name) => hideMarkup(decodeHTML(name)));
  return withoutTables(withoutUnclosed(chineseVariant(decoded)));
}

/**
 * Characters of the longest line that is parsed. A paragraph has a tenth of it; the parser's patterns take the square
 * of a line's length when somebody has filled one with brackets.
 */
const longestLine = 10_000;

/** Marks of markup that stand for themselves, as private-use characters until the parser is done. */
const quotable = "[]{}|'*#=<>";
const firstHidden = 0xe100;
/** The parser would make it a full stop and a space. */
const hiddenStop = '\uE110';

function hideMarkup(text: string): string {
  return text.replace(/[[\]{}|'*#=<>]/gu, (mark) =>
    String.fromCharCode(firstHidden + quotable.indexOf(mark)),
  );
}

export function showMarkup(text: string): string {
  return text
    .replaceAll(hiddenStop, '。')
    .replace(/[\uE100-\uE10A]/gu, (mark) => quotable[mark.charCodeAt(0) - firstHidden] ?? '');
}

/** `-{zh-hans:计算机;zh-hant:電腦}-` gives its simplified form; a rule without text gives nothing. */
function chineseVariant(text: string): string {
  return text.replace(/-\{([^{}]*)\}-/gu, (_, rule: string) => {
    const body = rule.replace(/^\s*[A-Za-z\-;]*\s*\|/u, '');
    if (/^\s*[HT-]\s*\|/u.test(rule)) return '';
    const forms = body.split(';').map((form) => form.split(':'));
    const wanted = ['zh-cn', 'zh-hans', 'zh'];
    for (const code of wanted) {
      const form = forms.find(([name]) => name?.trim() === code);
      if (form) return form.slice(1).join(':').trim();
    }
    const [first = []] = forms;
    return first.length > 1 ? first.slice(1).join(':').trim() : body;
  });
}

/** A template without an end goes to the end of its line. */
function withoutUnclosed(text: string): string {
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/\{\{|\}\}/gu)) {
    if (mark === '{{') open.push(index);
    else open.pop();
  }
  let out = '';
  let from = 0;
  for (const at of open) {
    if (at < from) continue;
    const end = text.indexOf('\n', at);
    out += text.slice(from, at);
    from = end < 0 ? text.length : end;
  }
  return out + text.slice(from);
}

/** Tables, nested ones too; one without an end reaches to the next heading. */
function withoutTables(text: string): string {
  let depth = 0;
  return text
    .split('\n')
    .map((line) => {
      // What is taken out leaves an empty line, which parts the paragraphs around it.
      if (line.length > longestLine) return '';
      if (/^[\s:*]*\{\|/u.test(line)) depth += 1;
      if (depth > 0 && /^={2,}[^=]/u.test(line)) depth = 0;
      if (depth === 0) return line;
      if (/^\s*\|\}/u.test(line)) depth -= 1;
      return '';
    })
    .join('\n');
}
