/**
 * A small wiki about things that never were, with every construct that spoils imported text. Each page says what
 * must come out of it.
 */
type NastyPage = {
  readonly title: string;
  readonly namespace?: number;
  readonly redirect?: string;
  readonly wikitext: string;
  /** The text of the document; null when the page is no document. */
  readonly text: string | null;
  readonly links?: readonly string[];
};

export const nastyPages: readonly NastyPage[] = [
  {
    title: 'Ada Vell',
    wikitext: `{{Short description|An invented mathematician}}
{{Infobox scientist
| name = Ada Vell
| awards = {{plainlist|
* [[Gold Compass]]
* {{nowrap|Silver {{abbr|Cmp.|Compass}}}}
}}
}}
[[File:Ada.jpg|thumb|upright=1.2|Ada [[portrait|painted]] in 1840]]
'''Ada Vell''' ({{IPAc-en|v|e|l}}; 10 December 1815&nbsp;– 27 November 1852) was an ''[[Glen (valley)|upland]]'' mathematician.<ref name="a">{{cite book|title=Lives|page=3}}</ref> She taught at [[Tarn College]].<ref name="a" />

== See also ==
* [[Somebody else]]`,
    text: 'Ada Vell (10 December 1815 – 27 November 1852) was an upland mathematician. She taught at Tarn College.',
    links: ['Gold Compass', 'Glen (valley)', 'Tarn College'],
  },
  {
    title: 'Tarn College',
    wikitext: `'''Tarn College''' is a school in [[Tarn]].<!-- not for readers --> It opened in 1790 and moved to the hill in 1844.
{| class="wikitable"
! Year !! Head
|-
| 1790 || Ann Marl
{| class="inner"
| nested || cell
|}
|-
| 1844 || Ada Vell
|}
Its library holds 12,000 books.`,
    text: 'Tarn College is a school in Tarn. It opened in 1790 and moved to the hill in 1844.\nIts library holds 12,000 books.',
    links: ['Tarn'],
  },
  {
    title: 'Water of Tarn',
    wikitext: `The '''Water of Tarn''' is H<sub>2</sub>O with a little salt. Its depth follows <math>d = \\int_0^x v(t)\\,dt</math>, as Vell found in 1841.<ref>A note.</ref><ref group="n">Another
note over two lines.</ref> It is {{convert|12|km|mi}} long.`,
    text: 'The Water of Tarn is H2O with a little salt. Its depth follows, as Vell found in 1841. It is 12 km long.',
  },
  {
    title: 'Unclosed',
    wikitext: `'''Unclosed''' was a town that forgot to close its gates. {{Infobox town
| name = Unclosed
It stood on the river Marl until 1702.`,
    text: 'Unclosed was a town that forgot to close its gates. It stood on the river Marl until 1702.',
  },
  {
    title: 'Open table',
    wikitext: `The '''open table''' was set for nine guests in 1650.
{|
| a cell
| a cell that never ends

== Guests ==
Nobody knows who the ninth guest was.`,
    text: 'The open table was set for nine guests in 1650.\nNobody knows who the ninth guest was.',
  },
  {
    title: 'Quoted markup',
    wikitext:
      'In the old notation, <nowiki>[[two brackets]] and {{two braces}}</nowiki> meant a secret door. The sign a < b was cut in stone in 1533.',
    text: 'In the old notation, [[two brackets]] and {{two braces}} meant a secret door. The sign a < b was cut in stone in 1533.',
  },
  {
    title: 'Entities',
    wikitext:
      'The firm Marl &amp; Sons made caf&eacute; chairs&nbsp;&mdash; &quot;the best&quot;&nbsp;&mdash; from 1901 to 1939.',
    text: 'The firm Marl & Sons made café chairs — "the best" — from 1901 to 1939.',
  },
  {
    title: 'Lists inside',
    wikitext: `The '''Nine Keys''' open the gate of Tarn. They are kept apart:
* The first key lies in the [[Tower of Salt]] since 1411.
* Gold
# The second key was lost in 1502 at sea.
; Third
: The third key is a copy of the second one.`,
    text: 'The Nine Keys open the gate of Tarn. They are kept apart:\nThe first key lies in the Tower of Salt since 1411.\nThe second key was lost in 1502 at sea.\nThe third key is a copy of the second one.',
    links: ['Tower of Salt'],
  },
  {
    title: 'Links of all kinds',
    wikitext:
      'A [https://example.org/a page] and a bare https://example.org/b one name the [[harbour]]s of [[Tarn#History|old Tarn]], [[Tarn (district)|]] and [[:Category:Harbours]]. [[Category:Harbours]][[fr:Port]] It was built in 1620.',
    text: 'A page and a bare one name the harbours of old Tarn, Tarn (district) and Category:Harbours. It was built in 1620.',
    links: ['Harbour', 'Tarn', 'Tarn (district)'],
  },
  {
    title: 'Quotes and galleries',
    wikitext: `The poet wrote of the sea in 1733.
<blockquote>The sea is a door that no key has ever opened.</blockquote>
<gallery>
File:Sea.jpg|The sea
File:Door.jpg|A ''door''
</gallery>
__NOTOC__ Her verses were printed in 1740.`,
    text: 'The poet wrote of the sea in 1733. "The sea is a door that no key has ever opened."\nHer verses were printed in 1740.',
  },
  {
    title: 'Scars',
    wikitext:
      'The Marl ({{lang-xx|}}; {{IPA|}}, also ) is a river ( {{coord|1|2|N|3|4|E}} ) , which rises , at Salt .{{citation needed|date=May 2020}} It ends ({{unknown template}}) in the sea in 1999..',
    text: 'The Marl (also) is a river, which rises, at Salt. It ends in the sea in 1999.',
  },
  {
    title: '计算机史',
    wikitext:
      "'''-{zh-hans:计算机;zh-hant:電腦}-'''（{{lang-en|Computer}}）是一种[[机器]]。<ref>书</ref>第一台在1946年造于[[塔恩]]。\n\n== 参考文献 ==\n{{reflist}}\n一本书。",
    text: '计算机（Computer）是一种机器。第一台在1946年造于塔恩。',
    links: ['机器', '塔恩'],
  },
  {
    title: 'Codes',
    wikitext: `The language Marlog was made in 1971 by Ann Tarn.
<syntaxhighlight lang="c">
int main() { return [[0]]; }
</syntaxhighlight>
It has {{#if:x|nine|ten}} keywords and <code>goto</code>.`,
    text: 'The language Marlog was made in 1971 by Ann Tarn.\nIt has keywords and goto.',
  },
  {
    title: 'Only a table',
    wikitext: '{|\n| a || b\n|}\n[[Category:Tables]]',
    text: null,
  },
  { title: 'Vell', redirect: 'Ada Vell', wikitext: '#REDIRECT [[Ada Vell]]', text: null },
  { title: 'Countess Vell', wikitext: '#redirect [[vell]] {{R from move}}', text: null },
  {
    title: 'Marl',
    wikitext: "'''Marl''' may refer to:\n* [[Marl (river)]]\n* [[Ann Marl]]\n{{disambiguation}}",
    text: null,
  },
  {
    title: 'Salt (disambiguation)',
    wikitext: "'''Salt''' may be the town of [[Salt]] or the thing on the table.",
    text: null,
  },
  { title: 'List of keys', wikitext: '* The first key lies in the tower since 1411.', text: null },
  {
    title: 'Talk:Ada Vell',
    namespace: 1,
    wikitext: 'Was she born in 1815? I think so, and so does everybody else here.',
    text: null,
  },
];

/** The pages as an export of the wiki's software. */
export function nastyDump(pages: readonly NastyPage[] = nastyPages): string {
  return `${dumpHead}${pages.map(pageXml).join('')}</mediawiki>\n`;
}

export const dumpHead = `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Tarnpedia</sitename>
    <base>https://tarn.example.org/wiki/Main_Page</base>
    <namespaces><namespace key="0" case="first-letter" /></namespaces>
  </siteinfo>
`;

export function pageXml(page: NastyPage, index: number): string {
  const { title, namespace = 0, redirect, wikitext } = page;
  return `  <page>
    <title>${escaped(title)}</title>
    <ns>${namespace}</ns>
    <id>${index + 101}</id>
${redirect ? `    <redirect title="${escaped(redirect)}" />\n` : ''}    <revision>
      <id>${index + 9001}</id>
      <parentid>1</parentid>
      <timestamp>2024-01-01T00:00:00Z</timestamp>
      <contributor><username>Nobody</username><id>7</id></contributor>
      <text bytes="${wikitext.length}" xml:space="preserve">${escaped(wikitext)}</text>
    </revision>
  </page>
`;
}

function escaped(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}
