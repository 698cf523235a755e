import type { Page } from 'playwright-core';

/** Presses Tab until the focus stands on what the reader is looking for. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(
      `(() => { const at = document.activeElement; return at ? [at.getAttribute('aria-label'), at.labels?.[0]?.textContent, at.textContent].filter(Boolean).join(' ') : ''; })()`,
    );
    if (name.test(focused)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}
