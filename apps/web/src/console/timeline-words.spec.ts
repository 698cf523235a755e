import { codes } from '../i18n/en/codes.js';
import { siteWords } from '../ui/site-words.js';
import { tell } from './timeline-words.js';

const words = { ...codes.timeline, ad: codes.ad, channel: codes.channel, loss: codes.loss, leadStatus: codes.leadStatus, billing: codes.billing, site: siteWords(codes, 'en') };
const line = { detail: null, reason: null, stage: null };

describe('a line of the timeline', () => {
  it('names a planned moment by its place in the car’s life', () => {
    expect(tell({ ...line, kind: 'contact_point', title: 'owning.month-6', detail: 'tyres, service-centre', reason: 'planned' }, words)).toEqual({
      title: 'Half a year with the car',
      detail: 'tyres, Service centre',
      reason: null,
    });
  });

  it('says why a letter was not sent', () => {
    expect(tell({ ...line, kind: 'delivery', title: 'email.suppressed', reason: 'cap-week' }, words)).toEqual({
      title: 'Offer not sent',
      detail: 'e-mail',
      reason: 'enough contacts this week',
    });
  });

  it('says when an auction was held for a page that was looked at', () => {
    expect(tell({ ...line, kind: 'decision', title: 'won.page', detail: 'Blesk' }, words)).toEqual({ title: tell({ ...line, kind: 'decision', title: 'won' }, words).title, detail: 'for a page view · Blesk', reason: null });
    expect(tell({ ...line, kind: 'decision', title: 'won' }, words).detail).toBeNull();
  });

  it('tells money and leads apart', () => {
    expect(tell({ ...line, kind: 'money', title: 'billing.held' }, words).title).toBe('On hold');
    expect(tell({ ...line, kind: 'lead', title: 'status.qualified' }, words).title).toBe('Qualified');
  });

  it('names the car, or the ad that stands for it', () => {
    expect(tell({ ...line, kind: 'event', title: 'Listing Renewed', detail: 'BMW X5 2020' }, words).detail).toBe('BMW X5 2020');
    expect(tell({ ...line, kind: 'event', title: 'Listing Renewed', detail: 'listing:777' }, words).detail).toBe('Ad 777');
  });

  it('tells of a journey that is about no car by its programme', () => {
    expect(tell({ ...line, kind: 'stage', title: 'stage.afloat', stage: 'boats/afloat', detail: 'programme:boats' }, words)).toEqual({ title: 'boats: afloat', detail: null, reason: null });
    expect(tell({ ...line, kind: 'stage', title: 'outcome.sold', detail: 'programme:boats' }, words)).toEqual({ title: 'outcome sold', detail: 'boats', reason: null });
    expect(tell({ ...line, kind: 'contact_point', title: 'bought.now', stage: 'boats/afloat', detail: 'berth, cover' }, words)).toEqual({ title: 'A moment to write (boats: afloat)', detail: 'berth, cover', reason: null });
  });

  it('shows a key nobody has translated yet as words, never as nothing', () => {
    expect(tell({ ...line, kind: 'event', title: 'Tyres Changed' }, words).title).toBe('tyres changed');
  });
});
