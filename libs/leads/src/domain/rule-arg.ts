/** What an operator may tune about a contract rule: enough for a console to draw the field and refuse a wrong value. */
export interface ArgSpec {
  readonly type: 'integer';
  readonly unit: 'hours' | 'days';
  readonly description: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export type ArgSpecs = Readonly<Record<string, ArgSpec>>;

export type ArgValues = Readonly<Record<string, number>>;
