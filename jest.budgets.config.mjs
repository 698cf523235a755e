import base from './jest.config.mjs';

const [, database] = base.projects;
const minutes = Number(process.env.BUDGET_MINUTES ?? 10);

/** A long storm on the budgets: `npm run test:budgets`, ten minutes unless BUDGET_MINUTES says otherwise; BUDGET_SEED repeats one. */
export default {
  ...base,
  maxWorkers: 1,
  projects: [
    {
      ...database,
      displayName: 'budgets',
      testMatch: ['<rootDir>/libs/market/src/budget-storm.db-spec.ts'],
      globals: { stormSeconds: minutes * 60, stormSeed: Number(process.env.BUDGET_SEED ?? Date.now() % 1_000_000_000) },
    },
  ],
};
