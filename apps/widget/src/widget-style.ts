/** The font is the page's; the light is the page's own `color-scheme`, else the system's; the colours can be set from outside by custom properties. */
export const WIDGET_STYLE = `
:host {
  --_bg: var(--ringroad-background, light-dark(#fffdf9, #121c32));
  --_line: var(--ringroad-line, light-dark(#d8d0c1, #34446b));
  --_text: var(--ringroad-text, light-dark(#14213a, #ece7dc));
  --_quiet: var(--ringroad-quiet, light-dark(#565d6e, #a3adc1));
  display: block;
  color-scheme: light dark;
  font: inherit;
  line-height: 1.4;
  color: var(--_text);
  min-height: var(--_reserve, 0);
}
:host([hidden]) { display: none; }
:host([data-scheme=light]) { color-scheme: light; }
:host([data-scheme=dark]) { color-scheme: dark; }
section { container-type: inline-size; }
ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 230px), 1fr)); gap: 12px; margin: 0; padding: 0; list-style: none; }
li { display: flex; flex-direction: column; min-height: 224px; box-sizing: border-box; padding: 14px 16px; border: 1px solid var(--_line); border-radius: 10px; background: var(--_bg); overflow-wrap: anywhere; }
p, h3 { margin: 0; }
@container (max-width: 480px) { li { min-height: 200px; } }
.partner { font-size: .8em; color: var(--_quiet); font-weight: 500; }
h3 { font-size: 1.05em; font-weight: 600; line-height: 1.3; }
.text { margin-top: 4px; font-size: .9em; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.reason { margin: 6px 0 10px; font-size: .8em; color: var(--_quiet); }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 4px; margin-top: auto; }
a.take { padding: 6px 16px; margin-right: 4px; border-radius: 6px; background: #f0a30a; color: #14213a; font-weight: 600; font-size: .9em; text-decoration: none; }
a.take:hover { background: #dd9300; }
button { padding: 6px; border: 0; border-radius: 6px; background: none; color: var(--_quiet); font: inherit; font-size: .8em; cursor: pointer; }
button:hover { color: var(--_text); text-decoration: underline; }
button[disabled] { opacity: .5; cursor: default; }
:focus-visible { outline: 2px solid light-dark(#2f5fd0, #8fb0ff); outline-offset: 2px; }
.done { align-items: center; justify-content: center; text-align: center; color: var(--_quiet); }
.ghost { background: color-mix(in srgb, var(--_bg), transparent 40%); border-style: dashed; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
