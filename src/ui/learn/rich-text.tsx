import { Fragment } from 'react';

type Props = { readonly text: string };

/** The text of a lesson: paragraphs with a blank line between them, `**strong**` words. */
export function RichText({ text }: Props) {
  const paragraphs = text.trim().split(/\n\s*\n/u);
  return (
    <div className="max-w-[42rem] space-y-4 text-[1.0625rem] leading-relaxed">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split('**').map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
            <Fragment key={index}>
              {index % 2 === 1 ? <strong>{part}</strong> : joined(part)}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

/** Lines of a file are joined; between Chinese signs without a space. */
function joined(text: string): string {
  return text
    .replace(/(?<=[\p{Script=Han}\p{Po}，。；：！？、”）])\n(?=[\p{Script=Han}“（])/gu, '')
    .replaceAll('\n', ' ');
}
