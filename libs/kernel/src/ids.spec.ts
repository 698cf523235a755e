import fc from 'fast-check';
import { v5 } from 'uuid';
import { derivedId, isUuid } from './ids.js';

describe('a derived id', () => {
  it('is the version 5 uuid of its business key, whatever the key is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme', size: 'large' })), (kind, parts) => {
        const id = derivedId(kind, ...parts);
        expect(id).toBe(v5([kind, ...parts].join('\u001f'), 'b0f6d6b4-3c5e-5d0a-9a57-6d2b7a1f7c11'));
        expect(isUuid(id)).toBe(true);
      }),
    );
  });
});
