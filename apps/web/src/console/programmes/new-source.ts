/** Short names as the server takes them: a-z, 0-9, - and . */
export function isProgrammeId(text: string): boolean {
  return /^[a-z0-9][a-z0-9.-]{0,62}$/.test(text) && text !== 'new';
}

/** A programme that does next to nothing, to be written on. */
export function scratchOf(id: string): string {
  return `# docs/programmes.md tells the language.
id: ${id}
version: 1
textKey: programme.title
subject: {kind: person}
events:
  order.completed: {event: Order Completed}
stages: [new, active]
entry:
  - {on: order.completed, to: new}
transitions:
  - {kind: move, from: [new], on: order.completed, to: active}
  - {kind: time, from: [active], after: P1Y, at: "10:00", outcome: quiet}
needs:
  - {id: care, textKey: need.care, categories: [detailing], weightPpm: 800000}
contactPoints:
  - {id: welcome, stage: new, track: loyalty, reasonKey: why.welcome, when: {from: stage, offset: P7D, at: "10:00"}, window: P7D, needs: [care]}
texts:
  programme.title: {en: My programme, ru: Моя программа}
  need.care: {en: Care, ru: Уход}
  why.welcome: {en: You ordered for the first time, ru: Вы впервые сделали заказ}
`;
}

/** The same text under another id; comments and layout stay. The first line that begins with `id` is the programme's own. */
export function underId(source: string, id: string): string {
  return source.replace(/^id:.*$/m, `id: ${id}`);
}
