import { Select } from '@mantine/core';

interface FilterSelectProps<Value extends string> {
  label: string;
  all: string;
  value: Value | undefined;
  options: readonly Value[];
  words: Readonly<Record<Value, string>>;
  onChange: (value: Value | undefined) => void;
}

/** One closed set as a filter; nothing chosen means all. */
export function FilterSelect<Value extends string>({ label, all, value, options, words, onChange }: FilterSelectProps<Value>) {
  return (
    <Select
      aria-label={label}
      placeholder={`${label}: ${all.toLowerCase()}`}
      w={190}
      clearable
      value={value ?? null}
      data={options.map((option) => ({ value: option, label: words[option] }))}
      onChange={(chosen) => onChange(options.find((option) => option === chosen))}
    />
  );
}
