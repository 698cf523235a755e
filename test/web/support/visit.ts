import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DESK, launchChromium, PHONE } from './chromium.js';
import { startFakeServer, type FakeServer } from './fake-server.js';

export interface Visit {
  role?: 'operator' | 'partner' | 'user' | 'guest';
  path: string;
  state?: 'empty' | 'error' | 'slow' | 'loading-world' | 'production';
  scheme?: 'light' | 'dark';
  phone?: boolean;
  language?: 'en' | 'ru';
}

export interface Visited {
  readonly page: Page;
  /** Console errors, warnings and uncaught exceptions so far: there should be none. */
  readonly complaints: string[];
  /** Chooses the weather of the next answers. */
  weather(state: Visit['state'] | ''): Promise<void>;
  close(): Promise<void>;
}

export interface Visitors {
  readonly origin: string;
  visit(wish: Visit): Promise<Visited>;
  close(): Promise<void>;
}

/** One server and one Chromium for a spec file; each visit is a browser of its own. */
export async function openVisitors(): Promise<Visitors> {
  const server: FakeServer = await startFakeServer(process.cwd());
  const browser: Browser = await launchChromium();
  let visits = 0;
  return {
    origin: server.origin,
    visit: async (wish) => {
      visits += 1;
      const context = await browser.newContext({
        viewport: wish.phone ? PHONE : DESK,
        colorScheme: wish.scheme ?? 'light',
        locale: wish.language === 'ru' ? 'ru-RU' : 'en-GB',
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      const cookie = (name: string, value: string) => ({ name, value, url: server.origin });
      await context.addCookies([cookie('visitor', `visitor-${visits}`), cookie('role', wish.role ?? ''), cookie('state', wish.state ?? ''), cookie('language', wish.language ?? 'en')]);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(server.origin + wish.path);
      return { page, complaints, weather: async (state) => context.addCookies([cookie('state', state ?? '')]), close: () => context.close() };
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Texts of the page that stay too faint to read, by WCAG 2.2 AA: colours on their way to another state are not what anybody reads. */
export async function faintTexts(page: Page): Promise<string[]> {
  const measure = await readFile(join(process.cwd(), 'test/web/support/contrast.js'), 'utf8');
  let faint = await page.evaluate<string[]>(measure);
  for (let looks = 0; faint.length > 0 && looks < 30; looks += 1) {
    await page.waitForTimeout(100);
    faint = await page.evaluate<string[]>(measure);
  }
  return faint;
}

const BEYOND = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** How many pixels of the page lie beyond its right edge. Charts follow a new width a moment later. */
export async function overflow(page: Page): Promise<number> {
  await page.waitForFunction(`${BEYOND} <= 0`, undefined, { timeout: 3_000 }).catch(() => undefined);
  return page.evaluate<number>(BEYOND);
}
