import { readLimits, typedLimits } from './limits-draft.js';

const none = { dailyBudget: '', monthlyBudget: '', dailyLeads: '', monthlyLeads: '' };

it('takes an empty field for no limit, and money in minor units', () => {
  expect(readLimits({ ...none, dailyBudget: '25,50', monthlyLeads: '1 200' }, 2)).toEqual({ kind: 'valid', input: { dailyBudgetMinor: '2550', monthlyBudgetMinor: null, dailyLeads: null, monthlyLeads: 1200 } });
});

it('names what cannot be read, and a day above its month', () => {
  expect(readLimits({ dailyBudget: '30', monthlyBudget: '20', dailyLeads: 'ten', monthlyLeads: '0' }, 2)).toEqual({ kind: 'wrong', wrong: { dailyBudget: 'aboveMonth', dailyLeads: 'figure', monthlyLeads: 'figure' } });
});

it('shows what was saved as it is typed', () => {
  expect(typedLimits({ dailyBudget: { minor: '2550', currency: 'USD' }, monthlyBudget: null, dailyLeads: 5, monthlyLeads: null }, 2)).toEqual({ ...none, dailyBudget: '25.50', dailyLeads: '5' });
});
