import { checkProperties } from './event-schemas.js';

describe('what is wrong with the properties of an event is told in words', () => {
  it('either id will do, and both are named where there is none', () => {
    expect(checkProperties('Listing Sold', { listingId: '777' })).toBeNull();
    expect(checkProperties('Listing Sold', { soldPrice: 9000 })).toEqual({ path: '', reason: 'assetId or listingId is required' });
  });

  it('an id that is there and is no text is the fault, not the other one that is not needed', () => {
    expect(checkProperties('Listing Sold', { listingId: 777 })).toEqual({ path: 'listingId', reason: 'must be a text' });
  });

  it('a property of another type is told what it must be; that it may be left out as null goes without saying', () => {
    expect(checkProperties('Listing Sold', { listingId: '777', soldPrice: 'lots' })).toEqual({ path: 'soldPrice', reason: 'must be a number' });
    expect(checkProperties('Listing Posted', { listingId: '777', year: 'old' })).toEqual({ path: 'year', reason: 'must be a whole number' });
  });
});
