/** The style of a run's page: the colours of the app, light and dark, in a few lines. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#2b2620, #ece7dd); --soft: light-dark(#5f574c, #b9b2a6);
  --line: light-dark(#e2dccf, #33404a); --raised: light-dark(#fffdf8, #19242b); --mask: light-dark(#2f4a9e, #a9b8f2);
  --mask-tint: light-dark(#e2e8fb, #2a3557); --query: light-dark(#00666b, #7ccfd2); --query-tint: light-dark(#e2f4f5, #173739);
  --evidence: light-dark(#f8e7a1, #524619); --right: light-dark(#1f6b3a, #7fd39a); --right-tint: light-dark(#e3f5e8, #1c3a28);
  --wrong: light-dark(#a3271f, #f0a199); --wrong-tint: light-dark(#fbe7e4, #45211e); --reward: light-dark(#7d2f6e, #e3a8d8); }
body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: auto 1fr auto; background: light-dark(#faf7f0, #10181d);
  color: var(--ink); font: 1rem/1.6 system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans", sans-serif; }
header, footer { padding: .75rem 1.5rem; border: 0 solid var(--line); border-bottom-width: 1px; }
footer { border-width: 1px 0 0; background: var(--raised); } footer p, header span, .note { margin: .4rem 0 0; color: var(--soft); font-size: .8rem; }
main { padding: 1rem 1.5rem 3rem; max-width: 80rem; } h1 { font: 2rem/1.2 Georgia, "Noto Serif", "Songti SC", serif; margin: .5rem 0; }
h2 { font-size: 1rem; margin: 0; } .frame:not([hidden]) { display: grid; gap: 1rem 3rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
.passage { font: 1.35rem/2 Georgia, "Noto Serif", "Songti SC", "Noto Serif CJK SC", serif; margin: 0; }
.slot { color: var(--mask); background: var(--mask-tint); border-bottom: 2px solid; border-radius: 4px 4px 0 0; padding: 0 .3em; }
.slot i { padding: 0 1em; font: 600 .7em system-ui, sans-serif; } .slot.waiting { background: none; border-bottom-width: 1px; }
.slot.right { color: var(--right); background: var(--right-tint); } .slot.wrong { color: var(--wrong); background: var(--wrong-tint); text-decoration: line-through; }
ins { color: var(--right); text-decoration: none; } .query { color: var(--query); background: var(--query-tint); border: 1px solid; border-radius: 8px; padding: .5rem .75rem; margin: .5rem 0; }
ol { padding-left: 1.25rem; } li { margin: .75rem 0; font-size: .95rem; } mark { background: var(--evidence); color: inherit; }
.fill { color: var(--mask); font: 1.2rem/1.4 Georgia, "Noto Serif", "Songti SC", serif; margin: .4rem 0; } .reward { color: var(--reward); }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 8px; min-height: 2.75rem; padding: 0 1rem; cursor: pointer; }
button[aria-pressed="true"] { background: var(--ink); color: var(--raised); } output { margin-left: .75rem; color: var(--soft); }
`;
